"""Which movements are outliers, by a rule that is stated, and counted rather than dropped in silence."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, hypot, log
from statistics import median
from typing import NamedTuple

from bullseye.words import tr

ANTICIPATION_MS = 100.0
SLOW = 3.5
ENOUGH_TIMES = 8
_MAD_TO_SD = 1.4826
_LEAST_FACTOR = 1.1
FAR_SLOWER = tr("far slower than the rest")
RULE = tr(
    "a trial is an outlier when it missed and went less than half the way or ended more than twice the width off, "
    "when it took less than 100 ms, or when, in a sequence of 8 or more, the logarithm of its time lay more than 3.5 "
    "robust standard deviations (1.4826 times the median deviation) above the median's, and it took a tenth longer"
)
"""The rule in words. Its first part is that of FittsStudy (J. O. Wobbrock). Its last is the modified z-score of B.
Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers (1993), on the logarithm since times are skewed. Median
and median deviation hardly feel slow trials: one among ten is seen, and two do not hide each other, while "3 standard
deviations above the mean" is out of reach of any one of ten. Of usual trials, 13 a sequence, it marks 0.7 %."""


class Move(NamedTuple):
    """One movement laid along its axis: *dx* beyond (+) or short of (-) the target, *dy* to the right of travel.

    *ae* is how far the hand really went along the axis; *angle_deg* is the direction of travel. *outlier* says why
    the trial is one, and is empty when it is not.
    """

    a: float
    dx: float
    dy: float | None
    ae: float
    mt_ms: float
    pt_ms: float | None
    width: float | None
    amplitude: float
    error: bool | None
    angle_deg: float | None
    outlier: str = ""


def flag(moves: Sequence[Move], straight: bool) -> list[Move]:
    """The same movements, each outlier marked with its reason; in a *straight* task only the axis counts."""
    limit = _slow(moves)
    return [move._replace(outlier=_reason(move, limit, straight)) for move in moves]


def _slow(moves: Sequence[Move]) -> float | None:
    """The longest time that is not slow for these movements; None for fewer than eight."""
    if len(moves) < ENOUGH_TIMES:
        return None
    times = [log(move.mt_ms) for move in moves]
    middle = median(times)
    spread = _MAD_TO_SD * median(abs(time - middle) for time in times)
    return max(exp(middle + SLOW * spread), exp(middle) * _LEAST_FACTOR)  # where most are the same, none is far off


def _reason(move: Move, slow_ms: float | None, straight: bool) -> str:
    if move.error:
        across = 0.0 if straight or move.dy is None else move.dy
        if hypot(move.a + move.dx, across) < move.a / 2:
            return "less than half the way"
        if move.width is not None and hypot(move.dx, across) > 2 * move.width:
            return "more than twice the width off"
    if move.mt_ms < ANTICIPATION_MS:
        return "under 100 ms"
    if slow_ms is not None and move.mt_ms > slow_ms:
        return FAR_SLOWER
    return ""
