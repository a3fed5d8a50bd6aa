"""One measure of one series of rounds, and what is measured of it: a function for each line of docs/statistics.md.

A new one is its function here and its line in `statistics/series.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from bullseye.measure.over_time.learning import Curve, learning_curve
from bullseye.measure.over_time.trend import (
    ANYTHING,
    ENOUGH_ROUNDS,
    DayPart,
    Fatigue,
    Point,
    Times,
    Usual,
    mean_ci95,
    means_by_part,
    slope_within,
    usual,
)


class Series(NamedTuple):
    """The *points* of one measure, oldest first and never empty; *better* is `higher` or `lower`.

    *sessions* are the means of the sittings, *times* the moments of the points in the player's own zone, *limits* are
    the least and the most that a value can be.
    """

    points: tuple[Point, ...]
    sessions: tuple[Point, ...]
    better: str
    times: Times
    limits: tuple[float, float] = ANYTHING

    @property
    def values(self) -> list[float]:
        """The value of each round."""
        return [point.value for point in self.points]


def series_of(
    points: Sequence[Point],
    better: str,
    zone: tzinfo,
    limits: tuple[float, float] = ANYTHING,
    times: Times | None = None,
) -> Series:
    """The series of *points*, which are oldest first and not empty; *times* are theirs, where the caller has them."""
    if times is None or len(times.whens) != len(points):
        times = Times([point.when for point in points], zone)
    means = tuple(_mean_of(points[first:last]) for first, last in pairwise(times.starts))
    return Series(tuple(points), means, better, times, limits)


def _mean_of(part: Sequence[Point]) -> Point:
    """The mean of a sitting, at its end."""
    last = part[-1]
    return last if len(part) == 1 else Point(last.when, fsum(p.value for p in part) / len(part), last.device)


def rounds(one: Series) -> int:
    """How many rounds have a value."""
    return len(one.points)


def mean(one: Series) -> float:
    """The mean of all rounds."""
    return mean_ci95(one.values)[0]


def mean_interval(one: Series) -> tuple[float, float] | None:
    """The 95 % interval of the mean; None for fewer than five rounds, where it may be wider than any score can be."""
    return mean_ci95(one.values)[1] if len(one.points) >= ENOUGH_ROUNDS else None


def best(one: Series) -> Point:
    """The best round, the first of equals."""
    return (min if one.better == "lower" else max)(one.points, key=lambda point: point.value)


def latest(one: Series) -> float:
    """The value of the newest round."""
    return one.points[-1].value


def usual_range(one: Series) -> Usual | None:
    """Where one more round would fall; None for fewer than five rounds."""
    return usual(one.values, limits=one.limits)


def sessions(one: Series) -> int:
    """How many sittings there are."""
    return len(one.sessions)


def learning(one: Series) -> Curve | None:
    """The learning curve through the means of the sittings; None for fewer than six."""
    return learning_curve([point.value for point in one.sessions], one.limits)


def within_sitting(one: Series) -> Fatigue | None:
    """The change from round to round within a sitting; None where no sitting is long enough."""
    return slope_within(one.values, one.times.starts)


def by_time_of_day(one: Series) -> list[DayPart]:
    """The means of the parts of the day."""
    return means_by_part(one.values, one.times.day_parts)


def all_points(one: Series) -> list[Point]:
    """Each round, oldest first."""
    return list(one.points)
