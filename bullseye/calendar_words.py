"""Days and months in the user's language, in its order. Days in digits are ISO 8601 in every language: 2026-11-29."""

from __future__ import annotations

from datetime import date

from bullseye.words import tr

WEEKDAYS = (
    tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"), tr("Saturday"), tr("Sunday"),
)  # fmt: skip
_MONTHS = (
    tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"), tr("July"), tr("August"),
    tr("September"), tr("October"), tr("November"), tr("December"),
)  # fmt: skip
_SHORT = (
    tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun"), tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"),
    tr("Nov"), tr("Dec"),
)  # fmt: skip


def day_words(day: date, newest: date | None = None) -> str:
    """`Monday 30 November`, as people say it; with its year where that is not the one of the *newest* day told of."""
    weekday, month = WEEKDAYS[day.weekday()], _MONTHS[day.month - 1]
    if newest is None or newest.year == day.year:
        return tr("{weekday} {day} {month}", weekday=weekday, day=day.day, month=month)
    return tr("{weekday} {day} {month} {year}", weekday=weekday, day=day.day, month=month, year=day.year)


def short_day(day: date) -> str:
    """`30 Nov`, on an axis."""
    return tr("{day} {month}", day=day.day, month=_SHORT[day.month - 1])


def short_month(year: int, month: int) -> str:
    """`Nov 2026`, on an axis; *month* from 1."""
    return tr("{month} {year}", month=_SHORT[month - 1], year=year)
