"""Measures of a period are those of its samples, by the person's days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.watch.measures import MEASURES, by_day, check_measure, measure
from bullseye.watch.samples import Sample

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 4, 12, tzinfo=UTC)
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
VALUES = [4.0, 1.0, 7.0]
SAMPLES = [Sample(NOON - timedelta(days=2 - n), value) for n, value in enumerate(VALUES)]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("sum", 12.0), ("mean", 4.0), ("last", 7.0), ("min", 1.0), ("max", 7.0), ("count", 3.0), ("rate", 3.0)],
)
def test_each_measure_is_that_of_the_samples_of_the_days_so_far(name: str, wanted: float) -> None:
    assert measure(name, reversed(SAMPLES), BERLIN, FIRST, LAST, NOON) == wanted


@pytest.mark.parametrize("name", MEASURES)
def test_without_samples_there_is_no_level_and_a_total_of_0(name: str) -> None:
    found = measure(name, [], BERLIN, FIRST, LAST, NOON)
    assert found == (0.0 if name in ("sum", "count", "rate") else None)


def test_what_lies_ahead_or_in_another_month_of_that_zone_does_not_count() -> None:
    before = Sample(datetime(2026, 10, 31, 22, 59, tzinfo=UTC), 100.0)  # 23:59 in Berlin
    first = Sample(datetime(2026, 10, 31, 23, 1, tzinfo=UTC), 10.0)  # the first of November there
    ahead = Sample(NOON + timedelta(seconds=1), 1000.0)
    assert measure("sum", [before, first, ahead], BERLIN, FIRST, LAST, NOON) == 10.0


@given(st.lists(st.floats(-1e6, 1e6), max_size=40), st.integers(0, 60))
def test_the_days_hold_every_sample_once(values: list[float], step_h: int) -> None:
    start = datetime(2026, 10, 20, tzinfo=UTC)
    samples = [Sample(start + timedelta(hours=n * step_h), value) for n, value in enumerate(values)]
    days = by_day(samples, BERLIN, date(2026, 10, 1), date(2027, 10, 1), start + timedelta(days=300))
    assert sorted(value for day in days.values() for value in day) == sorted(values)


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(BadInputError, match="'median'; choose one of: sum, mean"):
        check_measure("median")
