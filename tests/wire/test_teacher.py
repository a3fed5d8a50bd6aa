"""The messages of a teacher's page."""

from __future__ import annotations

import random

import pytest

from bullseye.errors import BadInputError
from bullseye.session.clock import StepClock
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from bullseye.wire import teacher
from bullseye.wire.codec import plain, read
from tests.rounds import ids, plan_of


def test_every_verb_is_described() -> None:
    words = {
        word.strip(",;") for line in teacher.__doc__.splitlines() if line.startswith("    ") for word in line.split()
    }
    assert set(teacher.VERBS) <= words


def test_a_round_of_this_computer_is_a_record_on_both_sides_with_the_keys_that_nobody_knows() -> None:
    record = play(plan_of("ten-shots", "classic"), Shooter(3.0, random.Random(1)), StepClock(), ids())
    assert record is not None
    sent = plain(teacher.Do("take", record=record))["record"]
    assert read(teacher.Do, {"do": "take", "record": sent}).record == record
    told = plain(read(teacher.Do, {"do": "take", "record": {**sent, "colour": "red"}}))
    assert told["record"] == {**sent, "colour": "red"}


def test_what_is_no_record_is_refused_when_it_is_read() -> None:
    with pytest.raises(BadInputError, match="record of Do: schema is None"):
        read(teacher.Do, {"do": "take", "record": {}})
    with pytest.raises(BadInputError, match="must be an object"):
        read(teacher.Do, {"do": "take", "record": 7})
