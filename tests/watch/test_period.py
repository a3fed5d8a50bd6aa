"""Periods follow each other without a gap, in the person's days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.watch.period import AGAIN, Period, begins, check, days_of, local_day


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("day", date(2026, 11, 29), date(2026, 11, 29)),
        ("week", date(2026, 11, 23), date(2026, 11, 29)),
        ("month", date(2026, 11, 1), date(2026, 11, 30)),
        ("quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_that_comes_again_holds_the_day(kind: str, first: date, last: date) -> None:
    assert Period(kind).span(date(2026, 11, 29)) == (first, last)


@given(kind=st.sampled_from(AGAIN), day=st.dates())
def test_each_period_ends_the_day_before_the_next_begins(kind: str, day: date) -> None:
    first, last = Period(kind).span(day)
    assert first <= day <= last
    before = Period(kind).before(day)
    assert before is None or before[1] == first - timedelta(days=1)


def test_rolling_days_end_with_the_day_and_until_is_one_period() -> None:
    assert Period("rolling", days=30).span(date(2026, 3, 1)) == (date(2026, 1, 31), date(2026, 3, 1))
    once = Period("until", date(2026, 1, 5), date(2026, 12, 24))
    assert once.span(date(2026, 7, 1)) == (date(2026, 1, 5), date(2026, 12, 24))
    assert once.before(date(2026, 7, 1)) is None


@pytest.mark.parametrize(
    ("period", "word"),
    [
        (Period("fortnight"), "fortnight"),
        (Period("rolling"), "last 0 days"),
        (Period("until"), "needs its first and its last day"),
        (Period("until", date(2026, 2, 1), date(2026, 1, 1)), "after the first"),
    ],
)
def test_a_period_that_cannot_be_is_refused_in_a_sentence(period: Period, word: str) -> None:
    with pytest.raises(BadInputError, match=word):
        check(period)
    assert check(Period("rolling", days=7)).days == 7


def test_days_are_the_persons_own_and_may_be_of_25_hours() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert local_day(datetime(2026, 10, 24, 22, 30, tzinfo=UTC), berlin) == date(2026, 10, 25)
    length = begins(date(2026, 10, 26), berlin) - begins(date(2026, 10, 25), berlin)
    assert length == timedelta(hours=25)
    assert len(list(days_of(date(2026, 2, 27), date(2026, 3, 1)))) == 3
