"""Classes for the tests: made in one line, played by simulated shooters, so that scores follow from shots."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from bullseye.classroom.log.audit import audit_of
from bullseye.classroom.log.class_state import ClassState, Taken
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.plan import plan_of
from bullseye.classroom.people.options import Choices
from bullseye.records.disk.files import Files
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.records.helpers import NOON
from tests.rounds import DRILLS, FACES, changed

_numbers = count(1)


def ticking() -> Callable[[], datetime]:
    """A calendar that moves on by a second at every look."""
    seconds = count()
    return lambda: NOON + timedelta(seconds=next(seconds))


def room_of(*names: str, data: Path | None = None, files: Files | None = None, **choices: Any) -> OpenClass:
    """A class of ten-shot rounds with these students, in memory unless *data* is a folder."""
    room = OpenClass.new(data, Choices(**{"drill": "ten-shots", "title": "7b Maths", **choices}), ticking(), files)
    for name in names:
        room.join(name)
    return room


@cache
def _played(drill: str, seed: int, sigma_mm: float, luck: int, streak: bool, style: str) -> Record:
    from bullseye.classroom.log.plan import without_streak

    found = DRILLS.get(drill)
    plan = RoundPlan(FACES.get("classic"), found if streak else without_streak(found), seed, "somebody", style)
    record = play(plan, Shooter(sigma_mm, Random(luck)), StepClock(utc=NOON), lambda: "id")
    assert record is not None
    return record


def record_for(room: OpenClass, sigma_mm: float = 25.0, luck: int | None = None) -> Record:
    """A round of the next student as the window would hand it in, with an id of its own."""
    plan = plan_of(room.class_state, room.next(), FACES, DRILLS)
    number = next(_numbers)
    streak = plan.drill == DRILLS.get(plan.drill.id)
    record = _played(plan.drill.id, plan.seed, sigma_mm, number % 20 if luck is None else luck, streak, plan.style)
    return changed(record, id=f"r{os.getpid()}-{number:06}", player=plan.player)


def take(room: OpenClass, sigma_mm: float = 25.0, luck: int | None = None) -> Taken:
    """The next student plays a round."""
    record = record_for(room, sigma_mm, luck)
    room.begin()
    return room.take(record)


def state(class_state: ClassState) -> dict[str, Any]:
    """Everything a class shows, to compare two."""
    return {
        "choices": class_state.choices,
        "students": class_state.students,
        "removed": class_state.removed,
        "queue": class_state.queue(),
        "running": class_state.running,
        "rounds": class_state.all_rounds(),
        "board": class_state.board_rounds(),
        "part": class_state.part,
        "frozen": class_state.frozen,
        "ended": class_state.ended,
        "exports": class_state.exports,
        "audit": audit_of(class_state),
    }


def outline(class_state: ClassState) -> dict[str, Any]:
    """What a class comes to in few words, to be compared with what an older program made of the same log."""
    running = class_state.running
    return {
        "running": None if running is None else [running[0], running[1].seat],
        "queue": [[w.student.seat, w.turn, w.round] for w in class_state.queue()],
        "rounds": [[t.seat, t.go, t.turn, t.round, t.part, t.counts, t.score] for t in class_state.all_rounds()],
        "board": [[t.seat, t.score, sorted(t.voided)] for t in class_state.board_rounds()],
        "names": class_state.names,
        "audit": [line.text for line in audit_of(class_state)],
        "ended": class_state.ended,
    }
