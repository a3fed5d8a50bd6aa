"""The days that a target is for: a day to a year again and again, until a date, or the last n days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.words import tr

AGAIN = ("day", "week", "month", "quarter", "year")
"""Periods that come again and again; weeks begin on Monday."""
UNTIL, ROLLING = "until", "rolling"
KINDS = (*AGAIN, UNTIL, ROLLING)
LONGEST_DAYS = 36_525
MOST_ROLLING = 3660


class Period(NamedTuple):
    """A kind of period. *start* and *until* are the first and last day of "until"; *days* is the n of "rolling"."""

    kind: str
    start: date | None = None
    until: date | None = None
    days: int = 0

    def span(self, day: date) -> tuple[date, date]:
        """First and last day of the period that *day* lies in; for "rolling" the n days that end with it."""
        if self.kind == UNTIL:
            assert self.start is not None and self.until is not None
            return self.start, self.until
        if self.kind == ROLLING:
            return day - timedelta(days=self.days - 1), day
        if self.kind == "day":
            return day, day
        if self.kind == "week":
            first = day - timedelta(days=day.weekday())
            return first, first + timedelta(days=6)
        months = {"month": 1, "quarter": 3, "year": 12}[self.kind]
        first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
        end = first.year * 12 + first.month - 1 + months
        if end // 12 > date.max.year:
            return first, date.max
        return first, date(end // 12, end % 12 + 1, 1) - timedelta(days=1)

    def before(self, day: date) -> tuple[date, date] | None:
        """The period before the one that *day* lies in; None for "until", which comes once."""
        first, _ = self.span(day)
        return None if self.kind == UNTIL or first == date.min else self.span(first - timedelta(days=1))


def check(period: Period) -> Period:
    """The same period; raises BadInputError for one that cannot be."""
    if period.kind not in KINDS:
        raise BadInputError(
            tr("a period cannot be {kind!r}; choose one of: {known}", kind=period.kind, known=", ".join(KINDS))
        )
    if period.kind == UNTIL:
        if period.start is None or period.until is None:
            raise BadInputError(tr("a target until a date needs its first and its last day"))
        length = (period.until - period.start).days
        if not 0 <= length <= LONGEST_DAYS:
            raise BadInputError(
                tr(
                    "the target would go from {start} to {until}; give a last day after the first, within 100 years",
                    start=period.start,
                    until=period.until,
                )
            )
    if period.kind == ROLLING and not 1 <= period.days <= MOST_ROLLING:
        raise BadInputError(
            tr(
                "the last {days} days cannot be a period; give from 1 to {most_rolling}",
                days=period.days,
                most_rolling=MOST_ROLLING,
            )
        )
    return period


def days_of(first: date, last: date) -> Iterator[date]:
    """Every day from *first* to *last*, both of them too."""
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)


def local_day(at: datetime, zone: tzinfo) -> date:
    """The day in *zone* of a moment; moments are compared in UTC and become days only afterwards."""
    return at.astimezone(zone).date()


def begins(day: date, zone: tzinfo) -> datetime:
    """The moment (UTC) at which *day* begins in *zone*: 23 to 25 hours before the next where clocks change."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
