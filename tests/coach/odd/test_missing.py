"""A day is missed only where its weekday always had a value, and each gap once."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.odd.found import MISSING
from bullseye.coach.odd.missing import as_odd, missing_days

FIRST = date(2026, 1, 5)  # a Monday


def days(n: int, but: tuple[int, ...] = ()) -> list[date]:
    """So many days in a row, but for some of them."""
    return [FIRST + timedelta(days=at) for at in range(n) if at not in but]


def test_the_first_day_missing_of_an_unbroken_row_is_told_once() -> None:
    kept = days(80, but=(60, 61, 62))
    assert missing_days(kept, FIRST + timedelta(days=79)) == [FIRST + timedelta(days=60)]


def test_who_never_comes_on_weekends_is_not_missed_then() -> None:
    workdays = [day for day in days(120) if day.weekday() < 5]
    assert missing_days(workdays, FIRST + timedelta(days=119)) == []
    gap = FIRST + timedelta(days=100)
    assert gap.weekday() < 5
    assert missing_days([day for day in workdays if day != gap], FIRST + timedelta(days=119)) == [gap]


def test_too_few_weeks_tell_nothing() -> None:
    assert missing_days(days(30, but=(20,)), FIRST + timedelta(days=29)) == []
    assert missing_days([], FIRST) == []


def test_a_missing_day_has_its_place_and_no_value() -> None:
    found = as_odd(days(80, but=(60,)), FIRST + timedelta(days=60))
    assert (found.kind, found.at, found.run, found.value, found.over) == (MISSING, 60, 0, None, 60)


@given(st.sets(st.integers(0, 120)), st.integers(0, 130))
def test_no_day_that_has_a_value_and_none_after_the_last_is_missed(at: set[int], until: int) -> None:
    kept = [FIRST + timedelta(days=n) for n in at]
    last = FIRST + timedelta(days=until)
    found = missing_days(kept, last)
    assert not set(found) & set(kept) and all(day <= last for day in found)
