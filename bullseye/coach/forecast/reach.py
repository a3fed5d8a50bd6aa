"""How far from a forecast the truth may lie, by how far it lay from the forecasts before: 80 and 95 times in 100."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, fsum, sqrt
from typing import NamedTuple

from bullseye.measure.maths.special import t_quantile

FEW = 7
"""With fewer past errors nothing is said."""


class Reach(NamedTuple):
    """Half the width of the interval on each side; None where too few errors tell."""

    half80: float | None
    half95: float | None


def reach_of(errors: Sequence[float], overlap: int = 1) -> Reach:
    """By the *errors* of past forecasts, of which each *overlap* share values and so tell only as much as one.

    Each value by itself: the share of them that lay within, with one more error counted as farther than all (the
    conformal interval: V. Vovk, A. Gammerman and G. Shafer, Algorithmic Learning in a Random World, 2005), so that 95 %
    needs 19 of them. Where values are shared: t times their root mean square, by as many as they are worth.
    """
    sizes = sorted(map(abs, errors))
    count = len(sizes) / (1 + 2 * fsum([(1 - each / overlap) ** 2 for each in range(1, overlap)]))
    if count < FEW:
        return Reach(None, None)
    if overlap == 1:
        return Reach(_within(sizes, 0.80), _within(sizes, 0.95))
    spread = sqrt(fsum([each * each for each in sizes]) / len(sizes))
    return Reach(t_quantile(0.90, count) * spread, t_quantile(0.975, count) * spread)


def _within(sizes: Sequence[float], share: float) -> float | None:
    place = share * (len(sizes) + 1) - 1
    if place > len(sizes) - 1 + 1e-9:
        return None
    low = min(floor(place), len(sizes) - 1)
    high = min(low + 1, len(sizes) - 1)
    return sizes[low] + (place - low) * (sizes[high] - sizes[low])
