"""Quiet hours and pauses are told in a person's zone, over midnight and over changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.watch.hours import covered, free_at, parse_hours

BERLIN = ZoneInfo("Europe/Berlin")


def here(text: str) -> datetime:
    """A local time of Berlin as the moment that it is."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def test_a_night_ends_on_the_next_morning() -> None:
    night = [parse_hours("22:00-06:00")]
    assert free_at(night, here("2026-11-03 23:30"), BERLIN) == here("2026-11-04 06:00")
    assert free_at(night, here("2026-11-04 05:59"), BERLIN) == here("2026-11-04 06:00")
    assert free_at(night, here("2026-11-04 06:00"), BERLIN) == here("2026-11-04 06:00")
    assert free_at(night, here("2026-11-04 21:59"), BERLIN) == here("2026-11-04 21:59")


def test_a_night_that_began_on_a_sunday_is_sundays_on_monday_too() -> None:
    pause = [parse_hours("23:00-02:00", ["sun"])]
    assert covered(pause, here("2026-11-01 23:30"), BERLIN)
    assert covered(pause, here("2026-11-02 01:30"), BERLIN)
    assert not covered(pause, here("2026-11-02 23:30"), BERLIN)
    assert not covered(pause, here("2026-11-01 01:30"), BERLIN)


def test_the_morning_comes_by_the_clock_on_the_wall_when_clocks_change() -> None:
    night = [parse_hours("22:00-06:00")]
    waited = free_at(night, here("2026-10-24 22:00"), BERLIN) - here("2026-10-24 22:00")
    assert waited == timedelta(hours=9)


def test_hours_that_follow_each_other_end_together_and_endless_ones_after_a_week() -> None:
    shifts = [parse_hours("08:00-12:00"), parse_hours("12:00-14:00")]
    assert free_at(shifts, here("2026-11-04 09:00"), BERLIN) == here("2026-11-04 14:00")
    always = [parse_hours("00:00-12:00"), parse_hours("12:00-00:00")]
    assert free_at(always, here("2026-11-04 09:00"), BERLIN) == here("2026-11-11 09:00")


@given(at=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))
def test_what_is_free_at_last_is_covered_by_none_and_not_before_now(at: datetime) -> None:
    hours = [parse_hours("22:00-06:00", ["fri", "sat"]), parse_hours("02:30-03:30")]
    free = free_at(hours, at, BERLIN)
    assert free >= at and not covered(hours, free, BERLIN)
    assert (free == at) == (not covered(hours, at, BERLIN))


@pytest.mark.parametrize("text", ["22-6", "24:00-06:00", "06:00-06:00", "22:00"])
def test_hours_that_cannot_be_read_are_quoted(text: str) -> None:
    with pytest.raises(BadInputError, match=text):
        parse_hours(text)
    with pytest.raises(BadInputError, match="'sunday'"):
        parse_hours("22:00-06:00", ["sunday"])
