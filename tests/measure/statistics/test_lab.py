"""The lines on the two tests stand in the one table, in their order."""

from __future__ import annotations

import pytest

from bullseye.measure.statistics.every import HEADS, STATISTICS
from bullseye.measure.statistics.lab import TOPICS


@pytest.mark.parametrize("topic", TOPICS)
def test_every_line_of_the_tests_is_a_line_of_the_table(topic: str) -> None:
    assert topic in HEADS
    assert [line.key for line in STATISTICS if line.topic == topic] == [line.key for line in TOPICS[topic]]
