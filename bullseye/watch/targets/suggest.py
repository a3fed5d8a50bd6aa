"""A realistic target from the past: what was reached in half, in four fifths and in nearly all of the periods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from math import ceil
from typing import NamedTuple

from bullseye.watch.measures import measure
from bullseye.watch.period import Period, local_day
from bullseye.watch.samples import Sample

SHARES = (0.5, 0.8, 0.95)
LEAST = 4
"""Fewer whole periods tell nothing of what is usual."""
MOST = 400


class Suggestion(NamedTuple):
    """The number that was reached in *share* of the past periods, and how many *periods* that is of how many."""

    share: float
    value: float
    periods: int
    of: int


def past_values(
    name: str, period: Period, samples: Sequence[Sample], now: datetime, zone: tzinfo
) -> list[tuple[date, float]]:  # fmt: skip
    """What the measure came to in each whole period since the first value: its first day and the number, newest first.

    The period in which the values begin counts only when they begin on its first day; the present one is not over.
    """
    if not samples:
        return []
    begin = min(local_day(each.at, zone) for each in samples)
    found: list[tuple[date, float]] = []
    span = period.before(local_day(now, zone))
    while span is not None and span[0] >= begin and len(found) < MOST:
        value = measure(name, samples, zone, span[0], span[1], now)
        if value is not None:
            found.append((span[0], value))
        span = period.span(span[0] - timedelta(days=1))
    return found


def suggest(
    name: str, period: Period, samples: Sequence[Sample], now: datetime, zone: tzinfo, at_least: bool = True
) -> list[Suggestion]:  # fmt: skip
    """What at least (or at most) was reached in 50, 80 and 95 % of past periods; nothing with fewer than LEAST.

    A number is one that was: the most ambitious of the past that so many periods reached.
    """
    values = sorted((value for _, value in past_values(name, period, samples, now, zone)), reverse=at_least)
    if len(values) < LEAST:
        return []
    return [Suggestion(share, values[ceil(share * len(values)) - 1], ceil(share * len(values)), len(values))
            for share in SHARES]  # fmt: skip
