"""A suggestion is a number that so many of the past periods reached."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bullseye.watch.period import Period
from bullseye.watch.samples import Sample
from bullseye.watch.targets.suggest import past_values, suggest

NOW = datetime(2026, 11, 11, 12, tzinfo=UTC)
WEEK = Period("week")


def weekly(values: list[float]) -> list[Sample]:
    """A value each Monday of the whole weeks before this one."""
    monday = datetime(2026, 11, 9, 12, tzinfo=UTC)
    return [Sample(monday - timedelta(weeks=n), value) for n, value in enumerate(values, start=1)]


def test_of_ten_weeks_half_four_fifths_and_nearly_all_reached_these() -> None:
    found = suggest("sum", WEEK, weekly([float(n) for n in range(1, 11)]), NOW, UTC)
    assert [(each.share, each.value, each.periods, each.of) for each in found] == [
        (0.5, 6.0, 5, 10), (0.8, 3.0, 8, 10), (0.95, 1.0, 10, 10),
    ]  # fmt: skip
    lower = suggest("sum", WEEK, weekly([float(n) for n in range(1, 11)]), NOW, UTC, at_least=False)
    assert [each.value for each in lower] == [5.0, 8.0, 10.0]


@given(values=st.lists(st.floats(0, 1e6), min_size=4, max_size=60), at_least=st.booleans())
def test_so_many_periods_reached_it_indeed(values: list[float], at_least: bool) -> None:
    for each in suggest("sum", WEEK, weekly(values), NOW, UTC, at_least):
        reached = sum(value >= each.value if at_least else value <= each.value for value in values)
        assert reached >= each.share * len(values) and each.value in values


def test_too_few_periods_suggest_nothing_and_neither_the_first_part_nor_this_one_counts() -> None:
    assert suggest("sum", WEEK, weekly([1.0, 2.0, 3.0]), NOW, UTC) == []
    thursday = [Sample(datetime(2026, 10, 22, tzinfo=UTC), 5.0), Sample(NOW, 9.0)]
    assert past_values("sum", WEEK, thursday, NOW, UTC) == [(date(2026, 11, 2), 0.0), (date(2026, 10, 26), 0.0)]
    assert past_values("sum", WEEK, [], NOW, UTC) == []


def test_rolling_days_follow_each_other_without_a_gap() -> None:
    days = [Sample(NOW - timedelta(days=n), 1.0) for n in range(40)]
    found = past_values("sum", Period("rolling", days=10), days, NOW, UTC)
    assert found == [(date(2026, 10, 23), 10.0), (date(2026, 10, 13), 10.0), (date(2026, 10, 3), 10.0)]
