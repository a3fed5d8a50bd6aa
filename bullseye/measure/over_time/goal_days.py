"""What each day added to the total of a goal, also before its period: what a forecast is made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from bullseye.measure.over_time.goals import Goal, counts_for, tenths_of
from bullseye.records.summary import Round


def by_day(
    goal: Goal, rounds: Iterable[Round], first: date, last: date, now: datetime, zone: tzinfo
) -> dict[date, float]:  # fmt: skip
    """What the rounds up to *now* added to a goal of a total on each day from *first* to *last*, in days of *zone*."""
    tenths = {first + timedelta(days=n): 0 for n in range((last - first).days + 1)}
    soonest = date.fromordinal(max(1, first.toordinal() - 2)).isoformat()
    for row in rounds:
        if row.date > soonest and counts_for(goal, row):
            when = datetime.fromisoformat(row.date)
            day = when.astimezone(zone).date()
            if when <= now and day in tenths:
                tenths[day] += tenths_of(goal, row)
    return {day: added / 10 for day, added in tenths.items()}
