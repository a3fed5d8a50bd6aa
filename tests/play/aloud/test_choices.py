"""What can be played by ear is what keeps still and has no clock; the rest says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.drill.catalog import Drills
from bullseye.play.aloud.choices import by_ear, why_not

DRILLS = Drills(Path("none"))


def test_the_list_begins_with_ten_shots_and_grouping() -> None:
    assert [drill.id for drill in by_ear(DRILLS)] == ["ten-shots", "grouping", "practice"]


@pytest.mark.parametrize("name", DRILLS.names())
def test_every_drill_is_in_the_list_or_says_in_one_sentence_why_not(name: str) -> None:
    drill = DRILLS.get(name)
    reason = why_not(drill)
    assert (drill in by_ear(DRILLS)) == (reason == "")
    assert not reason or (drill.name in reason and reason.endswith("."))


@pytest.mark.parametrize(
    ("name", "word"), [("timed-30", "clock"), ("race-30", "clock"), ("sine", "move"), ("pointing-test", "test")]
)
def test_the_reason_is_the_drills_own(name: str, word: str) -> None:
    assert word in why_not(DRILLS.get(name))
