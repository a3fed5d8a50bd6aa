"""Hours of the week in a person's zone: quiet ones, whose alerts wait for their end, and pauses for maintenance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.words import tr

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WRITTEN = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])-([01]?[0-9]|2[0-3]):([0-5][0-9])")


class Hours(NamedTuple):
    """From *begin* until before *end* on each of *days* (0 is Monday); an end before the begin is on the next day."""

    begin: time
    end: time
    days: frozenset[int] = frozenset(range(7))

    def end_of(self, at: datetime, zone: tzinfo) -> datetime | None:
        """When the hours that cover the moment *at* end, in UTC; None when none do."""
        here = at.astimezone(zone)
        today, now = here.date(), here.time().replace(fold=0)
        if self.begin < self.end:
            inside = self.begin <= now < self.end and today.weekday() in self.days
            return _moment(today, self.end, zone) if inside else None
        yesterday = today - timedelta(days=1)
        if now < self.end and yesterday.weekday() in self.days:
            return _moment(today, self.end, zone)
        if now >= self.begin and today.weekday() in self.days:
            return _moment(today + timedelta(days=1), self.end, zone)
        return None


def _moment(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def parse_hours(text: str, days: Iterable[str] = DAYS) -> Hours:
    """`22:00-06:00` on each of *days*, written as in DAYS; raises BadInputError."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise BadInputError(tr("the hours {text!r} cannot be read; write them as 22:00-06:00", text=text))
    begin, end = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    if begin == end:
        raise BadInputError(tr("the hours {text!r} begin when they end; for all day write 00:00-23:59", text=text))
    named = list(days)
    wrong = next((day for day in named if day not in DAYS), None)
    if wrong is not None or not named:
        raise BadInputError(
            tr("the day {wrong!r} is not known; choose from: {known}", wrong=wrong or "", known=", ".join(DAYS))
        )
    return Hours(begin, end, frozenset(DAYS.index(day) for day in named))


def covered(hours: Iterable[Hours], at: datetime, zone: tzinfo) -> bool:
    """True when some of the *hours* cover the moment."""
    return any(each.end_of(at, zone) is not None for each in hours)


def free_at(hours: Iterable[Hours], at: datetime, zone: tzinfo) -> datetime:
    """The first moment from *at* on (UTC) that none of the *hours* cover; a week later when they never end."""
    known = tuple(hours)
    found = at.astimezone(UTC)
    latest = found + timedelta(days=7)
    while found < latest:
        ends = [end for each in known if (end := each.end_of(found, zone)) is not None and end > found]
        if not ends:
            return found
        found = max(ends)
    return latest
