"""How far from a forecast the truth may lie, by how far it lay from the forecasts before: 80 and 95 times in 100."""

from __future__ import annotations

from collections.abc import Sequence
from math import erf, exp, floor, fsum, pi, sqrt
from statistics import median
from typing import NamedTuple

from bullseye.measure.maths.special import t_quantile

FEW = 7
"""With fewer past errors nothing is said."""
FORGETS = 0.2
"""So much less an error weighs for each one that came later, divided by how many values a window has."""
OWN = 1.6
"""The scale is measured by the errors as well, and corrected by them: so many tell only as much as one."""
CLIP, FAR = 3.0, 5.0
"""In medians of the sizes: one error further off weighs no more in the middle 80 %, and in the correction."""
LEAST, MOST = 0.5, 1.6
FIRST_SCALE = 8
ALIKE = 0.3


class Reach(NamedTuple):
    """Half the width of the interval on each side; None where too few errors tell."""

    half80: float | None
    half95: float | None


def reach_of(errors: Sequence[float], overlap: int = 1, rhythm: bool = False) -> Reach:
    """By the *errors* of past forecasts, of which each *overlap* share values and so tell only as much as one.

    Each value by itself: the share of them that lay within, with one more error counted as farther than all (the
    conformal interval: V. Vovk, A. Gammerman and G. Shafer, Algorithmic Learning in a Random World, 2005), so that 95 %
    needs 19 of them. Where values are shared it is t times their scale, see `_windows`; with a *rhythm* of the week all
    of them count alike, since the errors of one day tell little of those of the next.
    """
    if len(errors) / _shared(overlap) < FEW:
        return Reach(None, None)
    if overlap > 1:
        return _rhythmic(errors, overlap) if rhythm else _windows(errors, overlap)
    sizes = sorted(map(abs, errors))
    return Reach(_within(sizes, 0.80), _within(sizes, 0.95))


def _rhythmic(errors: Sequence[float], overlap: int) -> Reach:
    count, scale = len(errors) / _shared(overlap), _scale(errors, [1.0] * len(errors))
    return Reach(t_quantile(0.90, count) * scale, t_quantile(0.975, count) * scale)


def _windows(errors: Sequence[float], overlap: int) -> Reach:
    """t times the scale of the errors, by as many as they are worth; newer ones weigh more.

    The scale is corrected by how the same scale, known at each earlier moment, did for what came then: whoever learns
    is foretold better and better (as I. Gibbs and E. Candes correct the level: Advances in Neural Information
    Processing Systems 34, 2021). For 80 % far ones are clipped, since they lie outside anyway.
    """
    keep, n = 1 - FORGETS / overlap, len(errors)
    weights = [keep ** (n - 1 - place) for place in range(n)]
    sizes = [abs(each) for each in errors]
    middle = median(sizes) or max(sizes)
    worth = OWN * max(_shared(overlap), _alike(errors))
    count = fsum(weights) ** 2 / fsum([each * each for each in weights]) / worth
    right = _corrected([min(each, FAR * middle) for each in sizes], overlap, keep)
    usual = right * _scale([min(each, CLIP * middle) for each in sizes], weights) / _CLIPPED
    return Reach(t_quantile(0.90, count) * usual, t_quantile(0.975, count) * right * _scale(sizes, weights))


def _scale(sizes: Sequence[float], weights: Sequence[float]) -> float:
    squares = [weight * size * size for weight, size in zip(weights, sizes, strict=True)]
    return sqrt(fsum(squares) / fsum(weights))


def _clipped_scale(clip: float) -> float:
    """The scale of normal errors of scale 1, none larger than *clip* medians of their sizes."""
    most = 0.6745 * clip
    outside = 1 - erf(most / sqrt(2))
    return sqrt(1 - outside - most * sqrt(2 / pi) * exp(-most * most / 2) + most * most * outside)


_CLIPPED = _clipped_scale(CLIP)


def _corrected(sizes: Sequence[float], overlap: int, keep: float) -> float:
    """By how much the scale known at each moment was too small (over 1) or too large for what came."""
    known = weight = came = said = 0.0
    for place, size in enumerate(sizes):
        if place >= overlap:
            known, weight = known * keep + sizes[place - overlap] ** 2, weight * keep + 1
        if place >= overlap + FIRST_SCALE - 1:
            came, said = came * keep + size * size, said * keep + known / weight
    return min(MOST, max(LEAST, sqrt(came / said))) if said > 0 else 1.0


def _shared(overlap: int) -> float:
    """How many errors tell as much as one, by the values that they share."""
    return 1 + 2 * fsum([(1 - each / overlap) ** 2 for each in range(1, overlap)])


def _alike(errors: Sequence[float]) -> float:
    """The same by how alike neighbours are in fact, up to the first distance at which they are not."""
    whole, found, n = fsum([each * each for each in errors]), 1.0, len(errors)
    for lag in range(1, n // 2):
        like = fsum([errors[at] * errors[at + lag] for at in range(n - lag)])
        if like <= ALIKE * whole:
            break
        found += 2 * (like / whole) ** 2
    return found


def _within(sizes: Sequence[float], share: float) -> float | None:
    place = share * (len(sizes) + 1) - 1
    if place > len(sizes) - 1 + 1e-9:
        return None
    low = min(floor(place), len(sizes) - 1)
    high = min(low + 1, len(sizes) - 1)
    return sizes[low] + (place - low) * (sizes[high] - sizes[low])
