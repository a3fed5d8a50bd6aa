"""Ticks: round figures with equal steps that cover the range, and dates where people look for them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.picture.ticks import apart, date_ticks, nice_step, number_text, number_ticks, short_number

NUMBERS = st.floats(-1e12, 1e12, allow_nan=False)


@given(low=NUMBERS, span=st.floats(1e-3, 1e12), most=st.integers(1, 12))
def test_ticks_cover_the_range_with_equal_round_steps_and_labels_of_their_own(
    low: float, span: float, most: int
) -> None:
    high = low + span
    ticks = number_ticks(low, high, most)
    step = ticks[1].value - ticks[0].value
    slack = 1e-6 * max(abs(low), abs(high), step)
    assert 2 <= len(ticks) <= most + 2
    assert ticks[0].value <= low + slack
    assert ticks[-1].value >= high - slack
    assert all(b.value - a.value == pytest.approx(step, rel=1e-3) for a, b in zip(ticks, ticks[1:], strict=False))
    assert f"{nice_step(span, most):e}"[0] in "125"
    assert len({tick.label for tick in ticks}) == len(ticks)


@pytest.mark.parametrize("value", [0.0, 5.0, -3.2, 1e15, -1e15, 1e-9])
def test_a_range_of_one_value_is_widened_about_it(value: float) -> None:
    ticks = number_ticks(value, value, 5)
    assert ticks[0].value < value < ticks[-1].value
    assert len({tick.label for tick in ticks}) == len(ticks)


def test_a_range_that_is_none_is_refused() -> None:
    for low, high in ((float("nan"), 1.0), (0.0, float("inf")), (2.0, 1.0)):
        with pytest.raises(ValueError, match="axis"):
            number_ticks(low, high, 5)


def test_figures_are_written_as_people_read_them() -> None:
    assert [tick.label for tick in number_ticks(0, 1, 5)] == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]
    assert number_text(-1500, 500) == "\u22121\u202f500"
    assert number_text(0.1 + 0.2 - 0.3, 0.1) == "0"
    assert number_text(2.5e9, 5e8) == "2.5e9"
    assert [short_number(value) for value in (0, 4.1327, 41.327, 413.27, 41327.0, -0.5)] == [
        "0", "4.13", "41.3", "413", "41\u202f327", "\u22120.500",
    ]  # fmt: skip


START = datetime(2026, 9, 3, 18, 20, tzinfo=UTC)


@given(span_s=st.floats(60, 30 * 366 * 86400))
def test_date_ticks_lie_in_the_range_and_grow_fewer(span_s: float) -> None:
    counts = []
    for ticks in date_ticks(START, START + timedelta(seconds=span_s)):
        counts.append(len(ticks))
        assert all(0 <= tick.value <= span_s for tick in ticks)
        assert [tick.value for tick in ticks] == sorted({tick.value for tick in ticks})
    assert counts
    assert counts[0] <= 61
    assert counts[-1] <= 3


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    choices = list(date_ticks(START, START + timedelta(days=100)))
    labels = [[tick.label for tick in ticks] for ticks in choices]
    assert ["7 Sep", "14 Sep", "21 Sep"] in [some[:3] for some in labels]
    assert ["Oct 2026", "Nov 2026", "Dec 2026"] in labels
    hours = next(iter(date_ticks(START, START + timedelta(hours=1))))
    assert hours[0].label == "18:20"


def test_labels_are_apart_when_the_gap_between_them_is_kept() -> None:
    assert apart([(10, 10), (30, 10)], 10)
    assert not apart([(10, 10), (30, 10)], 11)


@pytest.mark.parametrize("day", ["0001-01-01T00:00:00", "0001-01-03T00:00:00", "9999-12-31T23:59:59"])
def test_the_ends_of_the_calendar_have_ticks_too(day: str) -> None:
    first = datetime.fromisoformat(day).replace(tzinfo=UTC)
    for last in (first, min(first, datetime(9999, 1, 1, tzinfo=UTC)) + timedelta(days=40)):
        for ticks in date_ticks(min(first, last), max(first, last)):
            assert [tick.value for tick in ticks] == sorted(tick.value for tick in ticks)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Australia/Lord_Howe", "America/Havana", "Asia/Beirut"])
@pytest.mark.parametrize("change", ["2026-03-29T01:00", "2026-10-25T01:00", "2026-04-04T15:00", "2026-11-01T05:00"])
def test_ticks_stand_where_the_clock_shows_them_when_clocks_change(zone: str, change: str) -> None:
    middle = datetime.fromisoformat(change).replace(tzinfo=UTC)
    first, last = ((middle + timedelta(hours=hours)).astimezone(ZoneInfo(zone)) for hours in (-5, 5))
    for ticks in date_ticks(first, last):
        values = [tick.value for tick in ticks]
        assert values == sorted(set(values))
        for tick in ticks:
            shown = (first.astimezone(UTC) + timedelta(seconds=tick.value)).astimezone(ZoneInfo(zone))
            assert tick.label in (f"{shown:%H:%M}", f"{shown:%b %Y}", f"{shown:%Y}", f"{shown.day} {shown:%b}")
