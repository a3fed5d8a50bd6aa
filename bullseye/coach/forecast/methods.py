"""The simple forecasters that a backtest chooses from: each makes a path of the next values from those that were.

All are plain Python and take microseconds. None knows what it forecasts: rounds, days or samples, the oldest first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum
from statistics import median
from typing import NamedTuple

from bullseye.measure.maths.special import f_tail

WEEK = 7
ENOUGH_WEEKS = 3
LINE_OVER = 20
HOLT_OVER = 40
"""What lies further back weighs next to nothing."""
MEDIAN_OVER = 15
PLAIN = "mean"
RHYTHM = 0.01
"""A week has a rhythm when chance alone would make its days differ so much this often or less."""

Path = Callable[[Sequence[float], int], list[float] | None]
"""The next so many values after those given; None where the data do not show what the method lives on."""


class Method(NamedTuple):
    """A forecaster: its *key*, how many values it *needs*, and its *path*. *daily*: only where each value is a day."""

    key: str
    needs: int
    path: Path
    daily: bool = False


def _mean(past: Sequence[float], ahead: int) -> list[float]:
    return [fsum(past) / len(past)] * ahead


def _last(n: int) -> Path:
    return lambda past, ahead: [fsum(past[-n:]) / n] * ahead


def _median(past: Sequence[float], ahead: int) -> list[float]:
    return [median(past[-MEDIAN_OVER:])] * ahead


def _theil_sen(past: Sequence[float], ahead: int) -> list[float]:
    """The median of all slopes between two values, through the median of what it leaves.

    H. Theil, Proc. Kon. Ned. Akad. Wetensch. A 53 (1950); P. K. Sen, J. American Statistical Association 63 (1968).
    """
    some = past[-LINE_OVER:]
    n = len(some)
    slope = median([(some[j] - some[i]) / (j - i) for i in range(n) for j in range(i + 1, n)])
    start = median([value - slope * at for at, value in enumerate(some)])
    return [start + slope * (n - 1 + step) for step in range(1, ahead + 1)]


def _holt(level_share: float, trend_share: float, damping: float) -> Path:
    """Exponential smoothing of level and trend, the trend fading out.

    E. S. Gardner and E. McKenzie, Management Science 31 (1985).
    """

    def path(past: Sequence[float], ahead: int) -> list[float]:
        past = past[-HOLT_OVER:]
        start = past[:5]
        level, trend = fsum(start) / len(start), 0.0
        for value in past:
            before = level
            level = level_share * value + (1 - level_share) * (level + damping * trend)
            trend = trend_share * (level - before) + (1 - trend_share) * damping * trend
        found, reach = [], 0.0
        for step in range(1, ahead + 1):
            reach += damping**step
            found.append(level + reach * trend)
        return found

    return path


def has_rhythm(past: Sequence[float]) -> bool:
    """Whether the days of the week differ more than by chance: analysis of variance, F test."""
    n = len(past)
    if n < ENOUGH_WEEKS * WEEK:
        return False
    groups = [past[day::WEEK] for day in range(WEEK)]
    middle = fsum(past) / n
    whole = fsum([(value - middle) ** 2 for value in past])
    within = fsum([(value - fsum(group) / len(group)) ** 2 for group in groups for value in group])
    if whole <= 1e-24 * n * max(map(abs, past)) ** 2:  # the dust of adding floats
        return False
    if within <= 1e-12 * whole:
        return True
    return f_tail((whole - within) / (WEEK - 1) / (within / (n - WEEK)), WEEK - 1, n - WEEK) < RHYTHM


def _weekday(past: Sequence[float], ahead: int) -> list[float] | None:
    """Each day as the same days of the weeks before were on average; only where the week has a rhythm."""
    if not has_rhythm(past):
        return None
    means = []
    for day in range(min(WEEK, ahead)):
        same = past[len(past) - WEEK + day :: -WEEK]
        means.append(fsum(same) / len(same))
    return [means[step % WEEK] for step in range(ahead)]


METHODS: tuple[Method, ...] = (
    Method(PLAIN, 3, _mean),
    Method("last", 3, _last(1)),
    Method("last-5", 5, _last(5)),
    Method("last-10", 10, _last(10)),
    Method("median", 5, _median),
    Method("line", 8, _theil_sen),
    Method("damped", 5, _holt(0.3, 0.1, 0.95)),
    Method("damped-slow", 5, _holt(0.1, 0.1, 0.95)),
    Method("damped-quick", 5, _holt(0.6, 0.2, 0.9)),
    Method("weekday", ENOUGH_WEEKS * WEEK, _weekday, daily=True),
)
"""The plain mean first: it is what the others must beat. A further one is its function and its line here."""
