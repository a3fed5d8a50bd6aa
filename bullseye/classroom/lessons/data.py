"""What the lessons measure: the shots of a class on one face, and its movements from target to target."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple

from bullseye.classroom.log.taken import Taken
from bullseye.drill.field import SHOOT
from bullseye.errors import BullseyeError
from bullseye.measure.pointing.tapping import trials_of_record
from bullseye.measure.pointing.throughput import Trial, index_of_difficulty, runs_of
from bullseye.session.record import COUNTED, Record
from bullseye.session.shot import Shot
from bullseye.target.face import Face

STANDS, MOVES, CLICKLESS, CHOOSES, ANSWERS = "stands", "moves", "clickless", "chooses", "answers"
"""Why a drill has no distances: its target never moves, moves by itself, takes no clicks, comes in several, or what
counts is the answer to a signal."""


class Pile(NamedTuple):
    """All shots at the face of the latest round, in the order shot, mm from the target's centre, y up.

    *shooters* is how many people shot them, *elsewhere* how many shots went at other faces, *gauge_mm* the shot's
    diameter. *face* is None while no round has been played.
    """

    face: Face | None
    gauge_mm: float
    shots: list[tuple[float, float]]
    shooters: int
    elsewhere: int


class Movement(NamedTuple):
    """One way to a target: its index of difficulty in bits, and the time it took in ms."""

    id: float
    mt_ms: float


class Movements(NamedTuple):
    """All movements that count. *outliers* were left out by the stated rule; *why* says of the latest round without
    distances what its drill lacks (one of the words above), and is empty when every round had them."""

    list: list[Movement]
    outliers: int
    why: str


def _rings(record: Record) -> tuple[object, ...]:
    rings = tuple((ring.points, ring.diameter_mm) for ring in record.rings)
    return (record.face, rings, record.gauge_mm, record.blank_mm)


def is_test(record: Record) -> bool:
    """True for the tests of pointing and reaction."""
    return record.test != "" or record.parameters.is_reaction


def aimed_of(record: Record, voided: frozenset[int] = frozenset()) -> list[tuple[float, float]]:
    """The shots at targets, hits and misses, each on its target's own scale; those struck off are left out.

    None of the tests of pointing and reaction: their discs are no faces.
    """
    found: list[tuple[float, float]] = []
    if is_test(record):
        return found
    for number, shot in enumerate(record.shots, 1):
        if number not in voided and shot.kind == SHOOT:
            found.append((shot.x_mm / shot.size, shot.y_mm / shot.size))
    return found


def pile_of(taken: Sequence[Taken], looks: Face | None = None) -> Pile:
    """The shots at the face that was shot at last; *looks* lends it the colours of today."""
    shot = [(one, aimed_of(one.record, one.voided)) for one in taken]
    last = next((one for one, shots in reversed(shot) if shots), taken[-1] if taken else None)
    if last is None:
        return Pile(None, 0.0, [], 0, 0)
    wanted = _rings(last.record)
    here = [(one, shots) for one, shots in shot if shots and _rings(one.record) == wanted]
    together = [point for _, shots in here for point in shots]
    everything = sum(len(shots) for _, shots in shot)
    shooters = len({one.student for one, _ in here})
    face = last.record.face_as_shot(looks)
    return Pile(face, last.record.gauge_mm, together, shooters, everything - len(together))


def at_latest_face(taken: Sequence[Taken]) -> list[Taken]:
    """The rounds with shots at the face that was shot at last, in order."""
    shot = [one for one in taken if aimed_of(one.record, one.voided)]
    return [one for one in shot if _rings(one.record) == _rings(shot[-1].record)]


def why_no_distances(record: Record) -> str:
    """Empty when the round's drill sends one still target to a new place after each hit, or is a pointing test."""
    if record.tapping is not None:
        return ""
    rules = record.parameters
    if rules.is_reaction:
        return ANSWERS
    if record.tracks or rules.score == "on-target":
        return CLICKLESS
    if any(kind != "still" for kind in rules.motions) or (rules.adaptive or {}).get("changes") == "speed":
        return MOVES
    if rules.place != "on-hit":
        return STANDS if rules.place == "centre" else CHOOSES
    # With a pause or a choice before it, a movement's time is not the movement's alone.
    return CHOOSES if rules.targets_up > 1 or rules.comes_and_goes else ""


def movements_of(taken: Sequence[Taken]) -> Movements:
    """Every way to a new target, over all rounds whose drill has distances.

    A movement runs from where the last shot struck to the new target's centre; its time is that between the two
    shots, and a second try at the same target is none. In a pointing test it runs from centre to centre. What
    `bullseye.measure.pointing.outliers` marks in a round is counted and left out.
    """
    found: list[Movement] = []
    outliers, why = 0, ""
    for number, one in enumerate(taken):
        lacks = why_no_distances(one.record)
        if lacks:
            why = lacks
            continue
        if one.record.tapping is not None:
            trials = _tapped(one)
        else:
            trials = [trial for _, trial in _jumps(one.record, one.voided)]
        for run in runs_of(trial._replace(sequence=f"{number} {trial.sequence}") for trial in trials):
            for move in run.moves:
                difficulty = index_of_difficulty(move.a, move.width)
                if move.outlier:
                    outliers += 1
                elif difficulty is not None:
                    found.append(Movement(difficulty, move.mt_ms))
    return Movements(found, outliers, why)


class LessonMove(NamedTuple):
    """A movement of one round: it ended *t_s* into the round, led *way_mm* far to a target *wide_mm* wide."""

    t_s: float
    way_mm: float
    wide_mm: float
    movement: Movement


def ways_of(record: Record) -> list[LessonMove]:
    """Every movement of a round whose target jumps, in order."""
    found = []
    for t_s, trial in _jumps(record, frozenset()):
        way_mm = hypot(trial.x_to - trial.x_from, trial.y_to - trial.y_from)
        difficulty = index_of_difficulty(way_mm, trial.width)
        if difficulty is not None and trial.width is not None:
            found.append(LessonMove(t_s, way_mm, trial.width, Movement(difficulty, trial.mt_ms)))
    return found


def _jumps(record: Record, voided: frozenset[int]) -> list[tuple[float, Trial]]:
    """The movements of a round whose target jumps, from the last shot to the first one at the next place, each with
    the second at which it ended."""
    width = _diameter_mm(record)
    pauses = [at for at, _ in record.pauses]
    trials: list[tuple[float, Trial]] = []
    before: Shot | None = None
    for number, shot in enumerate(record.shots, 1):
        start, before = before, shot
        if start is None or number in voided or number - 1 in voided or shot.kind != SHOOT:
            continue
        to_x, to_y = shot.target_x_mm, shot.target_y_mm
        if (start.target_x_mm, start.target_y_mm) == (to_x, to_y):
            continue  # a second try, not a way to a new target
        from_x, from_y = start.target_x_mm + start.x_mm, start.target_y_mm + start.y_mm
        took_s = shot.t - start.t
        if took_s <= 0 or hypot(to_x - from_x, to_y - from_y) <= 0:
            continue
        if any(start.t <= at <= shot.t for at in pauses):
            continue
        size = width * shot.size
        ends = (to_x + shot.x_mm, to_y + shot.y_mm)
        trials.append((shot.t, Trial(from_x, from_y, to_x, to_y, *ends, 1000 * took_s, "", size)))
    return trials


def _diameter_mm(record: Record) -> float:
    """How wide the target is: the outermost ring, or the whole of a face without rings."""
    return max((float(ring.diameter_mm) for ring in record.rings), default=float(record.blank_mm or 0.0))


def _tapped(one: Taken) -> list[Trial]:
    """The trials of a pointing test, but for those struck off; none of a record that is not whole."""
    try:
        trials = trials_of_record(one.record)
    except BullseyeError:  # the result page and `bullseye verify` say what is wrong with it
        return []
    sequences = one.record.tapping.sequences if one.record.tapping is not None else ()
    counted = [(kept.first, kept.trials) for kept in sequences if kept.state == COUNTED]
    numbers = [(first or 0) + n for first, trials_ in counted for n in range(1, (trials_ or 0) + 1)]
    pairs = zip(numbers, trials, strict=True)
    return [trial for number, trial in pairs if number not in one.voided and trial.mt_ms > 0]
