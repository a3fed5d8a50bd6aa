"""The end of a period from its days, and the day on which so much will have come: totals and levels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from bullseye.coach.forecast.ahead import ANYTHING, ENOUGH, MEAN, NEXT, SUM, Forecast, Span, TooLittle, forecast

LEAST_DAYS = 28
"""Four weeks: with fewer a rhythm of the week cannot be told from chance."""
MOST_DAYS = 366


@lru_cache(maxsize=256)  # asked again at every look, while the values of past days stay the same
def _known(values: tuple[float, ...], steps: int, what: str, limits: Span, daily: bool) -> Forecast | TooLittle:
    return forecast(values, steps, what, limits, daily)


def total_at_end(history: Sequence[float], value: float, today: float, days: int) -> Forecast | TooLittle:
    """A total at the end of its period: *value* so far, *today* of it today, and *days* to come, today among them.

    *history* is what came on each whole day before today, the newest last. A total of what is never below 0 does not
    end below what is done.
    """
    if len(history) < LEAST_DAYS:
        return TooLittle(len(history), LEAST_DAYS)
    least = 0.0 if min(history) >= 0 else -inf
    ahead = _known(tuple(history), days, SUM, (least, inf), True)
    if isinstance(ahead, TooLittle):
        return ahead
    return moved(ahead, value - today, 1.0, value if least == 0 else -inf)


def level_at_end(history: Sequence[float], value: float, seen: int, steps: int, newest: bool) -> Forecast | TooLittle:
    """A level at the end: the mean of the *seen* values of the period, which is *value*, and of *steps* to come.

    *history* are all values so far, also from before. With *newest* the level is its newest value alone.
    """
    ahead = _known(tuple(history), steps, NEXT if newest else MEAN, ANYTHING, False)
    if newest or isinstance(ahead, TooLittle):
        return ahead
    share = steps / (steps + seen)
    return moved(ahead, (1 - share) * value, share, -inf)


def better_only(found: Forecast | TooLittle) -> Forecast | None:
    """The forecast if its method beat the plain mean in the backtest, and its interval is known."""
    return found if isinstance(found, Forecast) and found.better and found.ci80 is not None else None


def moved(ahead: Forecast, start: float, share: float, least: float) -> Forecast:
    """The forecast of what is to come as one of the whole: *start* is there already, and *share* of it is to come."""

    def whole(value: float) -> float:
        return max(least, start + share * value)

    def span(ends: Span | None) -> Span | None:
        return None if ends is None else (whole(ends[0]), whole(ends[1]))

    return ahead._replace(
        value=whole(ahead.value), plain=whole(ahead.plain), ci80=span(ahead.ci80), ci95=span(ahead.ci95),
        error=share * ahead.error, plain_error=share * ahead.plain_error,
    )  # fmt: skip


class Reached(NamedTuple):
    """In how many *days* (today is 1) so much will have come; None: not within a year at this rate.

    With 80 in 100 not before *earliest* and not after *latest* (None where the past does not tell); *method* as of a
    `Forecast`, *plain* by the plain mean of the *given* days.
    """

    days: int | None
    earliest: int | None
    latest: int | None
    method: str
    plain: int | None
    given: int


def day_reached(history: Sequence[float], to_go: float) -> Reached | TooLittle:
    """When *to_go* more will have come, at what comes by day: *history* as of `total_at_end`, none below 0.

    A total only grows, so the first day whose forecast is enough is the day, and those of the ends of the interval of
    80 % are the earliest and the latest.
    """
    if len(history) < LEAST_DAYS:
        return TooLittle(len(history), LEAST_DAYS)
    if to_go <= 0:
        return Reached(0, 0, 0, "mean", 0, len(history))
    days: dict[str, int | None] = dict.fromkeys(("value", "high", "low", "plain"))
    method = "mean"
    for step in range(1, min(MOST_DAYS, len(history) - ENOUGH) + 1):
        ahead = _known(tuple(history), step, SUM, (0.0, inf), True)
        if isinstance(ahead, TooLittle):
            break
        ends = ahead.ci80 or (-inf, -inf)
        sums = {"value": ahead.value, "plain": ahead.plain, "high": ends[1], "low": ends[0]}
        for name, total in sums.items():
            if days[name] is None and total >= to_go:
                days[name] = step
                method = ahead.method if name == "value" else method
        if None not in days.values() or (days["value"] is not None and ahead.ci80 is None):
            break
    return Reached(days["value"], days["high"], days["low"], method, days["plain"], len(history))
