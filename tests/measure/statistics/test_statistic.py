"""A line of the statistics has words for people and a note for readers of the JSON, and they do not mix."""

from __future__ import annotations

import pytest

from bullseye.measure.statistics.every import STATISTICS, is_statistic
from bullseye.measure.statistics.statistic import Statistic


def test_the_words_are_a_sentence_and_the_note_is_for_the_json_alone() -> None:
    line = Statistic("group", "width", "width", "from left to right", json_note="null without shots")
    assert (line.title, line.sentence) == ("Width", "From left to right.")
    assert line.full == "from left to right; null without shots"


@pytest.mark.parametrize("line", STATISTICS, ids=lambda line: f"{line.topic}.{line.key}")
def test_no_definition_speaks_of_the_json(line: Statistic) -> None:
    assert "`" not in line.definition and "null" not in line.definition


def test_a_key_belongs_to_its_topic() -> None:
    assert is_statistic("group", "sigma") and not is_statistic("group", "throughput")
