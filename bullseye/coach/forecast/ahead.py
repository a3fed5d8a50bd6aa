"""What the next values will be, chosen and measured by a backtest over the values that were: rounds, days, samples.

Nothing here knows where the values come from. `forecast` gives a `Forecast` or says how many values are missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from bullseye.coach.forecast.backtest import FIRST, Backtest
from bullseye.coach.forecast.methods import METHODS, PLAIN

NEXT, MEAN, SUM = "next", "mean", "sum"
WHATS = (NEXT, MEAN, SUM)
LOOK_BACK = 90
ENOUGH = 12
ANYTHING = (-inf, inf)
Span = tuple[float, float]


class Held(NamedTuple):
    """Of the last *of* forecasts, made in the same way from what was known then, *inside* held what came."""

    inside: int
    of: int


class Forecast(NamedTuple):
    """What is likely *steps* values ahead, in the unit of the values.

    *what* is `next` (the value so many steps ahead), `mean` or `sum` (of all that come until then). *value* is by
    *method*, a key of METHODS, *plain* by the plain mean of the *given* values; *error* and *plain_error* are their
    mean absolute errors in *tries* past forecasts. *ci80* and *ci95* hold what comes 80 and 95 times in 100 (measured:
    docs/statistics.md), None where too few past forecasts tell; *held80* and *held95* are how the last of them did.
    """

    what: str
    steps: int
    value: float
    ci80: Span | None
    ci95: Span | None
    method: str
    plain: float
    error: float
    plain_error: float
    tries: int
    held80: Held
    held95: Held
    given: int

    @property
    def better(self) -> bool:
        """True when another method than the plain mean was better in the backtest, and is used."""
        return self.method != PLAIN


class TooLittle(NamedTuple):
    """No forecast: there are *have* values, and it takes *need*."""

    have: int
    need: int


def predictions(values: Sequence[float], steps: int) -> list[float]:
    """What each method says of the value *steps* ahead; `forecast` takes one of these for what is `next`."""
    some = list(values[-LOOK_BACK:])
    paths = [each.path(some, steps) for each in METHODS if not each.daily and len(some) >= max(FIRST, each.needs)]
    return [path[-1] for path in paths if path is not None]


def forecast(
    values: Sequence[float], steps: int = 1, what: str = NEXT, limits: Span = ANYTHING, daily: bool = False
) -> Forecast | TooLittle:
    """What *values*, oldest first, lead to *steps* ahead; only the last 90 are looked at.

    *limits* are the least and the most that one value can be; nothing beyond is ever said. *daily* says that each value
    is a day, without gaps, so that a rhythm of the week may be used. The interval is made of the errors that the
    same way of forecasting made before, so it is as wide as the choice of a method makes it.
    """
    some = list(values[-LOOK_BACK:])
    need = ENOUGH + steps - 1
    if len(some) < need:
        return TooLittle(len(some), need)
    test = Backtest(some, steps, what != NEXT, METHODS if daily else [each for each in METHODS if not each.daily])
    times = steps if what == SUM else 1
    key, value = test.choice(len(some))
    plain = test.predicted(PLAIN, len(some))
    assert plain is not None
    reach = test.reach(len(some))
    held = test.held()

    def cut(number: float) -> float:
        return times * min(limits[1], max(limits[0], number))

    def around(half: float | None) -> Span | None:
        return None if half is None else (cut(value - half), cut(value + half))

    return Forecast(
        what, steps, cut(value), around(reach.half80), around(reach.half95), key, cut(plain),
        times * test.error(key), times * test.error(PLAIN), test.tries(key), Held(*held[0]), Held(*held[1]), len(some),
    )  # fmt: skip
