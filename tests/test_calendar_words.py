"""Days and months as people say them."""

from __future__ import annotations

from datetime import date

from bullseye.calendar_words import WEEKDAYS, day_words, short_day, short_month


def test_a_day_has_its_weekday_and_its_year_where_that_is_another() -> None:
    day = date(2026, 11, 30)
    assert day_words(day) == day_words(day, date(2026, 12, 24)) == "Monday 30 November"
    assert day_words(day, date(2027, 1, 1)) == "Monday 30 November 2026"
    assert WEEKDAYS[date(2026, 11, 29).weekday()] == "Sunday"


def test_an_axis_has_short_months() -> None:
    assert (short_day(date(2026, 5, 3)), short_month(2026, 11)) == ("3 May", "Nov 2026")
