"""How long a class takes, said before it and while it plays."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bullseye.classroom.log.lasting import about, class_s, left_s, measured_s, round_s
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.people.options import Choices
from tests.classroom.classes import take
from tests.records.helpers import NOON
from tests.rounds import DRILLS


class Watch:
    """A time of day that is moved by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def test_a_round_takes_its_clock_or_its_shots_and_a_little_around_them() -> None:
    assert round_s(DRILLS.get("timed-30")) == 35.0
    assert round_s(DRILLS.get("ten-shots")) == 20.0
    assert round_s(DRILLS.get("course-of-fire")) > 120.0
    assert round_s(DRILLS.get("practice")) == 65.0


def test_a_class_takes_its_students_times_its_turns_and_on_devices_only_its_heats() -> None:
    drill = DRILLS.get("ten-shots")
    assert class_s(drill, 25, 3, 1) == 25 * 3 * (20 + 20)
    assert class_s(drill, 25, 3, 2) == 25 * 3 * (2 * 20 + 20)
    assert class_s(drill, 0, 3, 1, "together") == 3 * (20 + 60)
    assert class_s(drill, 25, 3, 1, "own") < class_s(drill, 25, 3, 1, "together")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "about 0 minutes"), (1, "about 1 minute"), (60, "about 1 minute"), (61, "about 2 minutes"),
        (599, "about 10 minutes"), (2340, "about 40 minutes"), (3000, "about 50 minutes"), (6300, "about 1 h 45 min"),
        (7200, "about 2 h 00 min"),
    ],
)  # fmt: skip
def test_time_is_said_to_the_minute_when_short_and_to_five_when_long(seconds: float, words: str) -> None:
    assert about(seconds) == words


def test_what_is_left_goes_by_the_turns_that_were_played_and_a_break_counts_for_nothing() -> None:
    watch, drill = Watch(), DRILLS.get("ten-shots")
    room = OpenClass.new(None, Choices(drill="ten-shots", turns=3), watch)
    for name in ("Ann", "Ben", "Cem"):
        room.join(name)
    assert measured_s(room.class_state) is None and left_s(room.class_state, drill, 9) == 9 * 40
    for pause_s in (90, 90, 86400, 90):
        take(room)
        watch.advance(pause_s)
    take(room)
    assert measured_s(room.class_state) == 90.0 and left_s(room.class_state, drill, 4) == 360.0
    room.choose(drill="timed-30")
    assert left_s(room.class_state, DRILLS.get("timed-30"), 2) == 2 * 55, "another drill has another length"
