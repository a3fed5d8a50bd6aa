"""What many samples come to in a period: their sum, mean, last, least, most, how many there were, and a day's rate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, tzinfo
from math import fsum

from bullseye.errors import BadInputError
from bullseye.watch.period import days_of, local_day
from bullseye.watch.samples import Sample
from bullseye.words import tr

TOTALS = ("sum", "count")
"""Measures that grow from sample to sample, so that each day has its share."""


def _mean(values: Sequence[float], days: int) -> float | None:
    return fsum(values) / len(values) if values else None


MEASURES: dict[str, Callable[[Sequence[float], int], float | None]] = {
    "sum": lambda values, days: fsum(values),
    "mean": _mean,
    "last": lambda values, days: values[-1] if values else None,
    "min": lambda values, days: min(values, default=None),
    "max": lambda values, days: max(values, default=None),
    "count": lambda values, days: float(len(values)),
    "rate": lambda values, days: fsum(values) / days if days > 0 else None,
}
"""By name: of the values from the oldest on, and of how many days they are. None where there is nothing to say."""


def check_measure(name: str) -> str:
    """The same name; raises BadInputError for a measure that there is not."""
    if name not in MEASURES:
        raise BadInputError(
            tr("a target cannot be measured by {name!r}; choose one of: {known}", name=name, known=", ".join(MEASURES))
        )
    return name


def by_day(samples: Iterable[Sample], zone: tzinfo, first: date, last: date, now: datetime) -> dict[date, list[float]]:
    """The values of each day from *first* to *last* up to *now*, oldest first; a day without any has an empty list.

    Moments are compared in UTC and their local days taken afterwards: when clocks are put back, an hour comes twice.
    """
    until = now.astimezone(UTC)
    found: dict[date, list[float]] = {day: [] for day in days_of(first, min(last, local_day(now, zone)))}
    for each in sorted(samples, key=lambda each: each.at):
        day = local_day(each.at, zone)
        if each.at <= until and day in found:
            found[day].append(each.value)
    return found


def measure(
    name: str, samples: Iterable[Sample], zone: tzinfo, first: date, last: date, now: datetime
) -> float | None:  # fmt: skip
    """*name* over the samples of the days *first* to *last* in *zone*, up to *now*; None where there are too few."""
    days = by_day(samples, zone, first, last, now)
    return MEASURES[check_measure(name)]([value for values in days.values() for value in values], len(days))
