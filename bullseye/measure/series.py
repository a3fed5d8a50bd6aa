"""One measure of one series of rounds, and what is measured of it: a function for each line of docs/statistics.md.

A new one is its function here and its line in `statistics_series.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from math import fsum
from typing import NamedTuple

from bullseye.measure.learning import Curve, learning_curve
from bullseye.measure.trend import (
    ANYTHING,
    DayPart,
    Fatigue,
    Point,
    Usual,
    fatigue,
    mean_ci95,
    sittings,
    time_of_day,
    usual,
)


class Series(NamedTuple):
    """The *points* of one measure, oldest first and never empty; *better* is `higher` or `lower`.

    *sessions* are the means of the sittings, *zone* is the player's own, *limits* are the least and the most that a
    value can be.
    """

    points: tuple[Point, ...]
    sessions: tuple[Point, ...]
    better: str
    zone: tzinfo
    limits: tuple[float, float] = ANYTHING

    @property
    def values(self) -> list[float]:
        """The value of each round."""
        return [point.value for point in self.points]


def series_of(points: Sequence[Point], better: str, zone: tzinfo, limits: tuple[float, float] = ANYTHING) -> Series:
    """The series of *points*, which are oldest first and not empty."""
    parts = sittings(points)
    means = tuple(Point(part[-1].when, fsum(p.value for p in part) / len(part), part[-1].device) for part in parts)
    return Series(tuple(points), means, better, zone, limits)


def rounds(one: Series) -> int:
    """How many rounds have a value."""
    return len(one.points)


def mean(one: Series) -> float:
    """The mean of all rounds."""
    return mean_ci95(one.values)[0]


def mean_interval(one: Series) -> tuple[float, float] | None:
    """The 95 % interval of the mean; None for one round."""
    return mean_ci95(one.values)[1]


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
    return fatigue(one.points)


def by_time_of_day(one: Series) -> list[DayPart]:
    """The means of the parts of the day."""
    return time_of_day(one.points, one.zone)


def all_points(one: Series) -> list[Point]:
    """Each round, oldest first."""
    return list(one.points)
