"""A round of the class as the play page meets it: plan, ghost, banner, and a result that is kept or waits."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import cast

from bullseye.classroom.log.hot_seat import HotSeat
from bullseye.classroom.log.open_class import OpenClass
from bullseye.records.disk.files import Files, RealFiles
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.classroom.classes import room_of
from tests.classroom.log.test_store import _use
from tests.records.helpers import Meddler
from tests.rounds import DRILLS, FACES, changed, ids


def shoot(plan: RoundPlan, number: int = 0) -> Record:
    from random import Random

    record = play(plan, Shooter(25.0, Random(number)), StepClock(), ids())
    assert record is not None
    return changed(record, id=f"round-{number}")


def seat_in(room: OpenClass, with_ghost: bool = True) -> HotSeat:
    return HotSeat(room, FACES, DRILLS, with_ghost=with_ghost)


def test_students_take_the_hot_seat_one_after_the_other_and_say_who_is_next() -> None:
    room = room_of("Ann", "Bob", turns=1)
    seat = seat_in(room)
    assert seat.banner() == "" and seat.ghost() is None and seat.next_line() == "Next: Ann"
    for number, name in enumerate(("Ann", "Bob")):
        plan = seat.plan()
        assert plan.player == name and seat.banner() == f"{name}, turn 1 of 1"
        outcome = seat.finish(shoot(plan, number))
        assert outcome.trouble == "" and outcome.card.totals.score == room.class_state.taken[-1].score
    assert seat.next_line() == "Every turn is taken"


def test_the_ghost_of_the_class_plays_along_once_somebody_met_the_same_targets() -> None:
    room = room_of("Ann", "Bob", turns=2)
    seat = seat_in(room)
    plan = seat.plan()
    assert seat.ghost() is None
    seat.finish(shoot(plan))
    seat.plan()
    ghost = seat.ghost()
    assert ghost is not None and ghost.player == "Class median" and ghost.score == room.class_state.taken[0].score
    seat.finish(shoot(seat.plan(), 1))
    seat.plan()
    assert seat.ghost() is None  # nobody has met the targets of the second turn
    silent = seat_in(room, with_ghost=False)
    silent.plan()
    assert silent.ghost() is None


def test_a_hidden_name_is_not_in_the_banner_nor_in_the_line_of_who_is_next() -> None:
    room = room_of("Ann", names_hidden=True)
    seat = seat_in(room)
    assert seat.next_line() == "Next: Seat 1"
    assert seat.plan().player == "Seat 1"
    assert seat.banner() == "Seat 1, turn 1 of 3"


def test_a_round_that_is_left_is_offered_to_the_same_student_again() -> None:
    room = room_of("Ann", "Bob")
    seat = seat_in(room)
    seat.plan()
    seat.left()
    assert room.class_state.running is None and seat.plan().player == "Ann"


def test_a_round_that_cannot_be_saved_waits_and_is_kept_when_the_disk_is_free(tmp_path: Path) -> None:
    room = room_of("Ann", data=tmp_path)
    assert room.log is not None
    seat = seat_in(room)
    assert seat.save_again() is None
    record = shoot(seat.plan())
    _use(room.log, cast(Files, Meddler(RealFiles(), 1, error=errno.ENOSPC, ever_after=True)))
    assert "disk is full" in seat.finish(record).trouble
    again = seat.save_again()
    assert again is not None and "disk is full" in again.trouble and room.class_state.taken == []
    _use(room.log, RealFiles())
    saved = seat.save_again()
    assert saved is not None and saved.trouble == "" and seat.unsaved is None
    assert [t.record.id for t in room.class_state.taken] == ["round-0"]
    room.close()
