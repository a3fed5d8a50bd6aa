"""The lines that are read: where the point is, what a shot was, how the round ended. Each is whole, and calm."""

from __future__ import annotations

from math import atan2, hypot, pi
from typing import TYPE_CHECKING

from bullseye.play.round.shot_marks import last_text
from bullseye.wording.numbers import CI95, DASH, score_text
from bullseye.words import number, tr, trn

if TYPE_CHECKING:
    from bullseye.play.round.outcome import Outcome
    from bullseye.session.events import ShotScored
    from bullseye.session.plan import RoundPlan
    from bullseye.session.round import Round

KEYS = tr(
    "Arrows move you, with Shift in small steps; F changes to small steps and back. Space shoots. "
    "Question mark says where you are, S the score. P pauses, Q ends, H says this again."
)
SOUND = tr(
    "The sound comes from the centre: heard on the left, go left. Higher than the steady tone: go up; lower: go down. "
    "The quicker it pulses, the nearer you are. Each click is a ring. On the centre a second, high tone joins."
)
NO_SOUND = tr(
    "Nothing here plays sound, so question mark tells the way in words. To hear it, on a computer with a sound card: "
    "pip install miniaudio."
)
WORDS = tr(
    "Type one or more of these words and Enter: left, right, up, down, each with a number of steps if you like; "
    "small left and so on for small steps; shoot, where, score, pause, help, quit."
)
MORE = tr("H says the keys.")
NO_KEY = tr("This key does nothing here; H says the keys.")
ENDS = tr("Enter ends the drill and keeps the round.")
BEGIN, BEGIN_BY_WORD = tr("Space begins."), tr("Type shoot to begin.")
GO = tr("Go.")
PAUSED = tr("Paused. P goes on; this round no longer counts for the board.")
GOES_ON = tr("The round goes on.")
EDGE = tr("This is the edge.")
SMALL_STEPS, LARGE_STEPS = tr("Small steps."), tr("Large steps.")
LEAVE = tr("The round is not over. Q once more leaves it, and nothing of it is kept.")
LEFT = tr("You left the round; nothing of it was kept.")
NO_SHOT = tr("No shot was fired, so nothing was recorded.")
AFTER = tr("Enter plays again. L lists the drills. R reads the result again. Q ends.")
AFTER_BY_WORD = tr("Type enter to play again, list for the drills, again for the result, quit to end.")
UNSAVED = tr("Enter tries to save it again. Q ends, and the round is lost.")


def on_the_face(x_mm: float, y_mm: float) -> tuple[float, int]:
    """How far a place is from the centre, in mm, and in which direction, as the hour on a clock's face."""
    hour = round(atan2(x_mm, y_mm) / (pi / 6)) % 12
    return hypot(x_mm, y_mm), hour or 12


def length(value_mm: float) -> str:
    """A length that is read in the user's language: tenths below 10 mm only."""
    return number(abs(value_mm), ".1f" if abs(value_mm) < 10 else ".0f")


def where_line(game: Round, across_mm: float, up_mm: float, on_centre: bool) -> str:
    """Where the centre is, *across_mm* to the right and *up_mm* above, and what a shot here would be."""
    if on_centre:
        return tr("You are on the centre.")
    x, y = length(across_mm), length(up_mm)
    if across_mm < 0:
        way = tr("The centre is {x} mm left and {y} mm up.", x=x, y=y) if up_mm >= 0 else tr(
            "The centre is {x} mm left and {y} mm down.", x=x, y=y
        )  # fmt: skip
    else:
        way = tr("The centre is {x} mm right and {y} mm up.", x=x, y=y) if up_mm >= 0 else tr(
            "The centre is {x} mm right and {y} mm down.", x=x, y=y
        )  # fmt: skip
    hit = game.plan.scorer().score(-across_mm, -up_mm)
    if not hit.hit:
        return f"{way} {tr('A shot here misses.')}"
    if game.plan.drill.rules.score == "none":
        return f"{way} {tr('A shot here hits.')}"
    return f"{way} {trn('A shot here brings {n} point.', 'A shot here brings {n} points.', hit.points)}"


def shot_line(plan: RoundPlan, event: ShotScored) -> str:
    """What a shot brought and where it is, as a shooter's assistant calls it."""
    away_mm, hour = on_the_face(event.shot.x_mm, event.shot.y_mm)
    if not event.hit.hit:
        said = tr("A miss, at {hour} o'clock.", hour=hour)
    elif plan.drill.rules.score == "none":
        said = tr("{distance} mm from the centre, at {hour} o'clock.", distance=length(away_mm), hour=hour)
    else:
        said = tr("{points}, at {hour} o'clock.", points=last_text(plan, event), hour=hour)
    if plan.drill.shots is None:
        return f"{said} {tr('Shot {n}.', n=event.number)}"
    return f"{said} {tr('Shot {n} of {shots}.', n=event.number, shots=plan.drill.shots)}"


def score_line(game: Round) -> str:
    """How it stands."""
    sums = game.totals()
    if game.plan.drill.rules.score == "none":
        return trn("{n} shot so far; this drill gives no points.", "{n} shots so far; this drill gives no points.",
                   sums.shots)  # fmt: skip
    score = score_text(sums.score, game.plan.drill.score_unit)
    return trn("{score} points after {n} shot.", "{score} points after {n} shots.", sums.shots, score=score)


def head_line(plan: RoundPlan) -> str:
    """What is about to be played, and by whom."""
    return tr("{drill} on {face}, {player}.", drill=plan.drill.name, face=plan.face.name, player=plan.player)


def result_lines(outcome: Outcome, drill: str) -> list[str]:
    """A finished round, line by line: its score and standing, then its numbers and those of its group."""
    from bullseye.progress.group_facts import group_numbers, group_sheet

    value, unit = outcome.number
    card = outcome.card
    lines = [
        tr("{drill} on {face}: {value} {unit}", drill=drill, face=card.face.name, value=value, unit=unit).rstrip(),
        outcome.headline(), outcome.place_text() if outcome.record.ranked else "", outcome.verdict, *outcome.notices,
        outcome.trouble,
    ]  # fmt: skip
    numbers = [*outcome.lines(), *outcome.facts()]
    known = {each.key for each in numbers}
    numbers += [each for each in group_numbers(group_sheet(card)) if each.key not in known]
    of = ""
    for each in numbers:
        if each.value != DASH:
            label = each.label
            if label == CI95:  # on a page it is under the number that it is of
                label = tr("{number}, {interval}", number=of, interval=CI95)
            lines.append(tr("{label}: {value}", label=label, value=each.text))
        of = each.label
    if not outcome.trouble:
        ranked = tr("The round is kept; bullseye history and bullseye scores show it.")
        lines.append(ranked if outcome.record.ranked else tr("The round is kept; bullseye history shows it."))
    return list(dict.fromkeys(filter(None, lines)))
