"""What the coach is asked of a number: whether a miss is likely now, and whether its newest value is odd.

The next one is a function and its line in FORESIGHTS; where it is asked for, its edge is kept and told like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bullseye.watch.condition import Condition
from bullseye.watch.edge import LIKELY_MISS, NOT_LIKELY, ODD
from bullseye.words import number as written
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.coach.odd.found import Odd

LOOKED_BACK = 120
"""As many values as are handed over at most."""
CALM = 3


class Case(NamedTuple):
    """A number as the coach sees it: its last *values*, oldest first, a day's each when *daily*, and what is *wanted*.

    *ends* is where it will lie 95 times in 100 when it is judged, None where that is not known.
    """

    values: Sequence[float]
    wanted: Condition
    unit: str = ""
    daily: bool = False
    ends: tuple[float, float] | None = None


Foresight = Callable[[Case], str]
"""A sentence of why, "" where there is nothing to tell."""


def likely_miss(case: Case) -> str:
    """Why a miss is likely: the whole interval lies on the wrong side."""
    if case.ends is None or _fits(case.wanted, *case.ends):
        return ""
    return _ends_text(case.ends, case.unit)


def not_likely(case: Case) -> str:
    """Why a miss is no longer likely: the middle of the interval lies on the right side, so that it does not swing."""
    if case.ends is None:
        return ""
    middle = sum(case.ends) / 2
    return _ends_text(case.ends, case.unit) if _fits(case.wanted, middle, middle) else ""


def _fits(wanted: Condition, low: float, high: float) -> bool:
    """Whether some of what lies between *low* and *high* is wanted."""
    return (wanted.low is None or high >= wanted.low) and (wanted.high is None or low <= wanted.high)


def _ends_text(ends: tuple[float, float], unit: str) -> str:
    return tr("It will end between {low} and {high} {unit}, 95 times in 100.", low=written(ends[0], ".6g"),
              high=written(ends[1], ".6g"), unit=unit).replace(" ,", ",")  # fmt: skip


def odd(case: Case) -> str:
    """What is odd about the newest value; not once more before three values were calm, so that it does not swing."""
    found = _odd_values(tuple(case.values))
    last = [each.at + each.run for each in found]
    if not found or last[-1] != len(case.values) or any(len(case.values) - end <= CALM for end in last[:-1]):
        return ""
    return tr("Usual is {usual} {unit}, give or take {spread}.", usual=written(found[-1].usual, ".6g"), unit=case.unit,
              spread=written(found[-1].spread, ".3g")).replace(" ,", ",")  # fmt: skip


@lru_cache(maxsize=256)  # a target is looked at twice a minute, and its values are mostly those of the last look
def _odd_values(values: tuple[float, ...]) -> list[Odd]:
    from bullseye.coach.odd.look import odd_values

    return odd_values(values)


def may_miss(values: Sequence[float], steps: int, wanted: Condition) -> bool:
    """Whether `likely_miss` can have something to say of `ends_of`: cheap, and never wrong with a no."""
    from bullseye.coach.forecast.ahead import predictions

    return any(not wanted.met(each) for each in predictions(values, steps))


def ends_of(values: Sequence[float], steps: int) -> tuple[float, float] | None:
    """Where the value *steps* looks ahead will lie 95 times in 100; None where too little is known."""
    from bullseye.coach.forecast.ahead import TooLittle, forecast

    found = forecast(values, steps)
    return None if isinstance(found, TooLittle) else found.ci95


FORESIGHTS: dict[str, Foresight] = {LIKELY_MISS: likely_miss, ODD: odd}
"""By the kind of its edge."""
OVER: dict[str, tuple[str, Foresight]] = {LIKELY_MISS: (NOT_LIKELY, not_likely)}
"""By the kind of an edge that of its opposite, which is said once, and only after it."""


def asked_of(kinds: Collection[str]) -> list[str]:
    """What the coach must be asked for edges of *kinds*: each by itself, or for its opposite."""
    return [kind for kind in FORESIGHTS if kind in kinds or (kind in OVER and OVER[kind][0] in kinds)]
