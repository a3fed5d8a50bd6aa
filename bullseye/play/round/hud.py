"""The numbers of a running round as they are printed beside it: from the round, without a pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.play.round.view import Hud
from bullseye.session.record import on_target_share
from bullseye.session.round import Round, State
from bullseye.wording.facts import CHANGES
from bullseye.wording.numbers import DASH, percent, score_text
from bullseye.words import number as written
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.play.round.ghost import Ghost

MISS = "miss"
HIT = "hit"
WRONG = "wrong"
WAIT = tr("Wait")


def make_hud(game: Round, last: str, ghost: Ghost | None = None) -> Hud:
    """The numbers of *game* as it stands; *last* says what the last shot brought, *ghost* is who plays along."""
    totals, drill = game.totals(), game.plan.drill
    combo = game.combo()
    bonus = min(drill.rules.combo_cap_points, drill.rules.combo_step_points * combo)
    label, left = _left(game)
    accuracy = totals.accuracy
    if drill.tracks:
        accuracy = on_target_share([(0.0, totals.score / 1000)], game.elapsed_s())
    return Hud(
        score=_score(game, totals.score),
        shots=DASH if drill.tracks else str(totals.shots),
        accuracy=percent(accuracy),
        combo=combo,
        bonus=tr("next hit +{bonus}", bonus=bonus) if combo and bonus else "",
        left_label=label,
        left=left,
        last=last,
        ranked=drill.ranked and not game.pauses and game.state is not State.PAUSED,
        notes=((ghost.note(totals, game.elapsed_s()),) if ghost is not None else ()) + _notes(game),
        lacks=("shots", "last", "combo") if drill.tracks else () if drill.rules.combo_cap_points else ("combo",),
    )


def _score(game: Round, score: int) -> str:
    rules = game.plan.drill.rules
    if rules.score == "none":
        return DASH
    if game.plan.drill.score_unit != "ms":
        return score_text(score, "points")
    ms = round(game.elapsed_s() * 1000) if rules.score == "time" else score
    return f"{written(ms / 1000, '.1f')} s"


def _left(game: Round) -> tuple[str, str]:
    seconds_left = game.left_s()
    if seconds_left is not None:
        return tr("Time left"), f"{written(seconds_left, '.1f')} s"
    if game.series(0.0) is not None:
        return tr("Time left"), WAIT
    left = game.left_targets()
    if left is None:
        return tr("Time"), f"{game.elapsed_s():.0f} s"
    return (
        tr("Left"),
        trn("{n} shot", "{n} shots", left)
        if game.plan.drill.ends == "shots"
        else trn("{n} target", "{n} targets", left),
    )


def _notes(game: Round) -> tuple[tuple[str, str], ...]:
    """What only some drills tell."""
    notes: list[tuple[str, str]] = []
    drill, now_s = game.plan.drill, game.elapsed_s()
    series = game.series(now_s)
    if series is not None:
        notes.append((series.name, tr("series {number} of {of}", number=series.number + 1, of=series.of)))
        notes.append((tr("Left in it"), trn("{n} shot", "{n} shots", series.shots_left)))
        notes.append((tr("Subtotal, {name}", name=series.name), str(_subtotal(game, series.stage))))
    if drill.dont_share:
        notes.append((tr("Wrong hits"), str(game.totals().wrong)))
    if drill.stay_s is not None and drill.ends != "miss":
        notes.append((tr("Missed targets"), str(game.missed)))
    stairs = game.field.stairs
    if stairs is not None and drill.ends != "miss":
        notes.append((CHANGES[stairs.changes], percent(stairs.factor)))
    return tuple(notes)


def _subtotal(game: Round, stage: int) -> int:
    """Ring points of a stage of a course of fire so far."""
    stages = game.plan.drill.stages
    first = sum(before["series"] for before in stages[:stage])
    end = first + stages[stage]["series"]
    return sum(
        award.points
        for shot, award in zip(game.shots, game.awards, strict=True)
        if shot.series is not None and first <= shot.series < end
    )
