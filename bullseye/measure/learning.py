"""The learning curve: a fall or rise that levels off, fitted only where there is enough to fit."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum, log, sqrt
from typing import NamedTuple

from bullseye.measure.regression import fit_line
from bullseye.measure.special import f2_tail

ENOUGH_SESSIONS = 6
AHEAD = 5
_RATES = 80
_LIKELY = 0.05


class Curve(NamedTuple):
    """y = *level* + *gain* exp(-*rate* n), n = 0 for the first session, or just *level* when nothing was learned.

    *plateau* is where it leads (None while the curve is still as good as straight), *half_life* the sessions in
    which half of what is left is gained, *ahead* what five more sessions should bring, *noise* the standard deviation
    of the sessions about the curve. *at_plateau* when that gain is less than five sessions can tell.
    """

    sessions: int
    level: float
    gain: float
    rate: float
    learned: bool
    plateau: float | None
    half_life: float | None
    ahead: float
    noise: float
    at_plateau: bool

    def at(self, session: float) -> float:
        """The curve's height at session *session*, counted from 0."""
        return self.level + self.gain * exp(-self.rate * session)


def learning_curve(values: Sequence[float]) -> Curve | None:
    """Fit one value for each session, oldest first; None for fewer than six.

    An exponential, not a power law: it fits single learners better (A. Heathcote, S. Brown and D. J. K. Mewhort,
    Psychonomic Bulletin & Review 7, 2000). For each rate the rest is a straight line, so only the rate is searched.
    Learned means that the curve leaves significantly less over than the mean does (F test, 5 %).
    """
    n = len(values)
    if n < ENOUGH_SESSIONS:
        return None
    mean = fsum(values) / n
    about_mean = fsum((v - mean) ** 2 for v in values)
    slowest, fastest = log(2) / (5 * n), log(2) / 0.3
    rate = _best_rate(values, slowest, fastest)
    level, gain, left = _at_rate(values, rate)
    f = (about_mean - left) / 2 / (left / (n - 3)) if left > 1e-12 * about_mean else 1e12
    if not about_mean or f2_tail(max(0.0, f), n - 3) > _LIKELY:
        return Curve(n, mean, 0.0, 0.0, False, mean, None, 0.0, sqrt(about_mean / (n - 1)), True)
    noise = sqrt(left / (n - 3))
    ahead = gain * (exp(-rate * (n - 1 + AHEAD)) - exp(-rate * (n - 1)))
    bends = rate > slowest * 1.01
    return Curve(
        n, level, gain, rate, True,
        plateau=level if bends else None,
        half_life=log(2) / rate if bends else None,
        ahead=ahead,
        noise=noise,
        at_plateau=bends and abs(ahead) < noise / sqrt(AHEAD),
    )  # fmt: skip


def _at_rate(values: Sequence[float], rate: float) -> tuple[float, float, float]:
    """Level, gain and the sum of squares left over, for one rate."""
    xs = [exp(-rate * n) for n in range(len(values))]
    line = fit_line(xs, values)
    assert line is not None  # the rates searched keep the x apart
    left = fsum((y - line.at(x)) ** 2 for x, y in zip(xs, values, strict=True))
    return line.intercept, line.slope, left


def _best_rate(values: Sequence[float], slowest: float, fastest: float) -> float:
    """The rate that leaves least over: a grid by equal factors, then golden sections about its best."""
    factor = exp(log(fastest / slowest) / _RATES)
    grid = [slowest * factor**n for n in range(_RATES + 1)]
    best = min(grid, key=lambda rate: _at_rate(values, rate)[2])
    low, high = max(slowest, best / factor), min(fastest, best * factor)
    part = (sqrt(5) - 1) / 2
    one, two = high - part * (high - low), low + part * (high - low)
    left_one, left_two = _at_rate(values, one)[2], _at_rate(values, two)[2]
    for _ in range(60):
        if left_one < left_two:
            high, two, left_two = two, one, left_one
            one = high - part * (high - low)
            left_one = _at_rate(values, one)[2]
        else:
            low, one, left_one = one, two, left_two
            two = low + part * (high - low)
            left_two = _at_rate(values, two)[2]
    return (low + high) / 2
