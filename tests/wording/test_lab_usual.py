"""What is usual in a test is said with its source."""

from __future__ import annotations

from random import Random

import pytest

from bullseye.drill.catalog import Drills
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from bullseye.target.catalog import Catalogue
from bullseye.wording.lab_usual import usual_words


@pytest.mark.parametrize(
    ("drill", "source"),
    [("pointing-test", "MacKenzie"), ("reaction-time", "Woods"), ("reaction-choice", "Hyman"), ("ten-shots", "")],
)
def test_each_test_names_where_its_numbers_come_from(drill: str, source: str) -> None:
    plan = RoundPlan(Catalogue().get("classic"), Drills().get(drill), 5, "Anna")
    record = play(plan, Shooter(3.0, Random(5)), StepClock(), lambda: "one")
    assert record is not None
    words = usual_words(record)
    assert source in words and bool(words) is bool(source)
