"""The learning curve: a fall or rise that levels off, fitted only where there is enough to fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, repeat
from math import exp, fsum, log, sqrt
from operator import mul
from typing import NamedTuple

from bullseye.measure.regression import fit_line
from bullseye.measure.special import f2_tail

ENOUGH_SESSIONS = 6
AHEAD = 5
_RATES = 80
_MANY = 200
_LIKELY = 0.05


class Curve(NamedTuple):
    """y = *level* + *gain* exp(-*rate* n), n = 0 for the first session, or just *level* when nothing was learned.

    *plateau* is where it leads (None while the curve is still as good as straight), *half_life* the sessions in
    which half of what is left is gained, *ahead* what five more sessions should bring, *noise* the standard deviation
    of the sessions about the curve. *at_plateau* when that gain is less than five sessions can tell; where nothing was
    learned surely, only when a straight line shows that no more than the noise can come of five sessions.
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
        noise = sqrt(about_mean / (n - 1))
        flat = not about_mean or _flat(values, noise)
        return Curve(n, mean, 0.0, 0.0, False, mean if flat else None, None, 0.0, noise, flat)
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


def _flat(values: Sequence[float], noise: float) -> bool:
    """True when even the steepest slope that the sessions allow (95 %) brings less than the noise in five more.

    Not to have seen learning is no plateau yet: few and noisy sessions hide a good deal of it.
    """
    line = fit_line([float(n) for n in range(len(values))], values)
    if line is None or line.slope_ci95 is None:
        return False
    return AHEAD * max(abs(line.slope_ci95[0]), abs(line.slope_ci95[1])) < noise


def _at_rate(values: Sequence[float], rate: float) -> tuple[float, float, float]:
    """Level, gain and the sum of squares left over, for one rate."""
    xs = [exp(-rate * n) for n in range(len(values))]
    line = fit_line(xs, values)
    assert line is not None  # the rates searched keep the x apart
    left = fsum((y - line.at(x)) ** 2 for x, y in zip(xs, values, strict=True))
    return line.intercept, line.slope, left


def _left_over(values: Sequence[float]) -> Callable[[float], float]:
    """The sum of squares left over at a rate; for many sessions by sums alone, which is quick and near enough."""
    n = len(values)
    if n <= _MANY:
        return lambda rate: _at_rate(values, rate)[2]
    mean = fsum(values) / n
    centred = [v - mean for v in values]
    squares = fsum(v * v for v in centred)

    def left(rate: float) -> float:
        xs = list(accumulate(repeat(exp(-rate), n - 1), mul, initial=1.0))
        whole = sum(xs)
        across: float = sum(map(mul, xs, centred))
        spread: float = sum(map(mul, xs, xs)) - whole * whole / n
        return squares - across * across / spread

    return left


def _best_rate(values: Sequence[float], slowest: float, fastest: float) -> float:
    """The rate that leaves least over: a grid by equal factors, then golden sections about its best."""
    left = _left_over(values)
    factor = exp(log(fastest / slowest) / _RATES)
    grid = [slowest * factor**n for n in range(_RATES + 1)]
    best = min(grid, key=left)
    low, high = max(slowest, best / factor), min(fastest, best * factor)
    part = (sqrt(5) - 1) / 2
    one, two = high - part * (high - low), low + part * (high - low)
    left_one, left_two = left(one), left(two)
    for _ in range(60):
        if left_one < left_two:
            high, two, left_two = two, one, left_one
            one = high - part * (high - low)
            left_one = left(one)
        else:
            low, one, left_one = one, two, left_two
            two = low + part * (high - low)
            left_two = left(two)
    return (low + high) / 2
