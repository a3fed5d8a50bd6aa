"""A round that a member played at home and sends: what it must be, and what of it counts.

It is played again from its shots, by the school's own drill and face. Only the score of that is believed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from bullseye.drill.catalog import Drills
from bullseye.errors import BadInputError, BullseyeError
from bullseye.play.sending.sendable import why_not
from bullseye.records.record import as_json
from bullseye.school.handicap import Aim, aim_of
from bullseye.session.aids import NONE
from bullseye.session.clock import StepClock
from bullseye.session.events import Event, Finished
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.round import Round
from bullseye.session.scorecard import score_record
from bullseye.session.shot import Shot
from bullseye.target.catalog import Catalogue
from bullseye.target.face import Face
from bullseye.target.ties import tie_key
from bullseye.words import tr

AHEAD = timedelta(minutes=10)
"""How far a clock at home may be ahead of the school's."""
NOBODY = "member"
"""The player of a kept round: whose it is stands beside it, and nowhere else."""
_FACE = (
    "rings", "inner_ten_mm", "inner_ten", "gauging", "decimals", "blank_mm", "face_gauge_mm", "style_points",
    "style_inner", "style_inner_ten", "gauge_mm",
)  # fmt: skip
"""What of a face decides a score."""


class RefusedRoundError(BadInputError):
    """A round that counts for nothing here, whoever sends it, however often."""


class SentRound(NamedTuple):
    """A round that counts. *record* has the school's own score and no name; *tenths* is the score in tenths of points.

    *tenths* is None where the score counts no points. *tie* ranks equal scores, the larger first. *print* is the same
    for the same shots, whatever the round is called.
    """

    record: Record
    finished: datetime
    tenths: int | None
    tie: tuple[float, ...]
    aim: Aim
    print: str
    claimed: int | None


def check_sent(record: Record, faces: Catalogue, drills: Drills, now: datetime) -> SentRound:
    """*record* as the school believes it. Raises RefusedRoundError with what is wrong with it."""
    if why := why_not(record):
        raise RefusedRoundError(why)
    finished = datetime.fromisoformat(record.finished).astimezone(UTC)
    if finished > now + AHEAD:
        raise RefusedRoundError(
            tr("the round ended at {when}, which is still to come; set the clock right", when=record.finished)
        )
    try:
        drill, face = drills.get(record.drill), faces.get(record.face)
    except BullseyeError as bad:
        raise RefusedRoundError(tr("this school cannot score the round: {bad}", bad=bad)) from bad
    again = _played_again(record, RoundPlan(
        face, drill, record.seed or 0, NOBODY, record.style, device=record.device or "mouse",
        aids=record.aids or NONE, px_per_mm=record.px_per_mm or 1.0,
    ))  # fmt: skip
    _check_same(record, again)
    kept = replace(
        record, player=NOBODY, score=again.score, accuracy=again.accuracy, best_combo=again.best_combo,
        hits=None if record.hits is None else again.hits, app="", extra={},
    )  # fmt: skip
    hits = score_record(kept).hits
    unit = kept.score_unit
    tenths = None if kept.score is None or unit == "ms" else kept.score * (1 if unit == "tenths" else 10)
    return SentRound(
        kept, finished, tenths, tie_key(kept.parameters.ties, hits), _aim(kept, face), _print(kept), record.score
    )


def _aim(record: Record, face: Face) -> Aim:
    return aim_of(record, face.diameter_mm)


def _print(record: Record) -> str:
    shots = [[shot.t, shot.x_mm, shot.y_mm, shot.target_x_mm, shot.target_y_mm] for shot in record.shots]
    said = json.dumps([record.drill, record.face, record.style, record.seed, shots], separators=(",", ":"))
    return sha256(said.encode()).hexdigest()


# -- played again ------------------------------------------------------------------------------------------


def _played_again(record: Record, plan: RoundPlan) -> Record:
    """The record of the same shots at the same times in a round of *plan*. Raises RefusedRoundError."""
    done: list[Record] = []

    def hear(event: Event) -> None:
        if isinstance(event, Finished):
            done.append(event.record)

    clock = StepClock()
    try:
        game = Round(plan, clock, lambda: record.id, countdown_s=0)
        game.listen(hear)
        game.start()
        for t_s, x_mm, y_mm, shot in _told(record):
            clock.advance(max(0.0, t_s - clock.now()))
            if shot is None:
                game.point(x_mm, y_mm, t_s)
            elif game.shoot(x_mm, y_mm, t_s, shot.t_drawn) is None:
                raise RefusedRoundError(tr("shot {n} came when no shot could count", n=len(game.shots) + 1))
            elif shot.t_up is not None:
                game.release(shot.t_up)
        game.tick(record.duration_s + 1e-6)
    except RefusedRoundError:
        raise
    except BullseyeError as bad:
        raise RefusedRoundError(tr("this school cannot score the round: {bad}", bad=bad)) from bad
    if not done:
        raise RefusedRoundError(tr("the round ends before its drill does; only whole rounds count"))
    return done[0]


def _told(record: Record) -> Iterator[tuple[float, float, float, Shot | None]]:
    """Shots and pointer samples in the order of time, in mm from the range's centre."""
    found: list[tuple[float, float, float, Shot | None]] = [(t, x, y, None) for t, x, y in record.pointer]
    for shot in record.shots:
        found.append((shot.t, shot.target_x_mm + shot.x_mm, shot.target_y_mm + shot.y_mm, shot))
    found.sort(key=lambda one: (one[0], one[3] is not None))
    yield from found


def _check_same(record: Record, again: Record) -> None:
    """Raise RefusedRoundError where face, drill or targets are not the school's own."""
    sent, own = as_json(record), as_json(again)
    for key in _FACE:
        if sent.get(key) != own.get(key):
            raise RefusedRoundError(
                tr("the face {face} is another one here ({key} differs); both need the same", face=record.face, key=key)
            )
    if json.dumps(sent["parameters"], sort_keys=True) != json.dumps(own["parameters"], sort_keys=True):
        raise RefusedRoundError(
            tr("the drill {drill} is another one here; both need the same version of it", drill=record.drill)
        )
    for number, (one, other) in enumerate(zip(record.shots, again.shots, strict=True), 1):
        if (one.target_x_mm, one.target_y_mm, one.size, one.kind) != (
            other.target_x_mm, other.target_y_mm, other.size, other.kind,
        ):  # fmt: skip
            raise RefusedRoundError(tr("shot {n} is at a target that did not stand there", n=number))
