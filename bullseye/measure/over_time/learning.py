"""The learning curve: a fall or rise that levels off, fitted only where there is enough to fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, repeat
from math import exp, expm1, factorial, fsum, inf, log, sqrt
from operator import mul
from typing import NamedTuple

from bullseye.measure.maths.regression import fit_line
from bullseye.measure.maths.special import f2_tail, t_quantile

ENOUGH_SESSIONS = 6
AHEAD = 5
_RATES = 80
_MANY = 200
MANY_SESSIONS = 2000
_BLOCK, _TERMS = 64, 6
_GONE = 40  # exp(-40) is nothing beside 1
_LIKELY = 0.05
_DUST = 1e-12


class Curve(NamedTuple):
    """y = *level* + *gain* exp(-*rate* n), n = 0 for the first session, or just *level* when nothing was learned.

    *plateau* is where it leads (None while the curve is still as good as straight), *half_life* the sessions in
    which half of what is left is gained, *ahead* what five more sessions should bring, *noise* the standard deviation
    of the sessions about the curve. Both have an interval, of all curves that the sessions allow (95 %). *at_plateau*
    when not even the ends of that of *ahead* bring more than the noise.
    """

    sessions: int
    level: float
    gain: float
    rate: float
    learned: bool
    plateau: float | None
    plateau_ci95: tuple[float, float] | None
    half_life: float | None
    ahead: float
    ahead_ci95: tuple[float, float]
    noise: float
    at_plateau: bool

    def at(self, session: float) -> float:
        """The curve's height at session *session*, counted from 0."""
        return self.level + self.gain * exp(-self.rate * session)


def learning_curve(values: Sequence[float], limits: tuple[float, float] = (-inf, inf)) -> Curve | None:
    """Fit one value for each session, oldest first; None for fewer than six. No plateau lies beyond the *limits*.

    An exponential, not a power law: it fits single learners better (A. Heathcote, S. Brown and D. J. K. Mewhort,
    Psychonomic Bulletin & Review 7, 2000). For each rate the rest is a straight line, so only the rate is searched:
    half-lives from 0.3 sessions to 5 times as many as there were. Learned means that the curve leaves significantly
    less over than the mean does (F test, 5 %). The intervals are by profile (D. M. Bates and D. G. Watts, Nonlinear
    Regression Analysis, 1988, 6.1): what the curves that leave no more than 1 + t(0.975; n - 3)^2 / (n - 3) times the
    least over lead to, whatever their rate.
    """
    n = len(values)
    if n < ENOUGH_SESSIONS:
        return None
    mean = fsum(values) / n
    about_mean = fsum((v - mean) ** 2 for v in values)
    if about_mean <= n * (_DUST * max(map(abs, values))) ** 2:  # the same each time, but for the last bits
        return Curve(n, mean, 0.0, 0.0, False, mean, (mean, mean), None, 0.0, (0.0, 0.0), 0.0, True)
    slowest, fastest = log(2) / (5 * n), log(2) / 0.3
    centred = [v - mean for v in values]
    fitted = _fit_of(mean, centred)
    grid = [fitted(rate) for rate in _grid(slowest, fastest)]
    left_over = _left_over(values) if n <= MANY_SESSIONS else (lambda rate: fitted(rate).left)
    rate = _best_rate(left_over, slowest, fastest, min(grid, key=lambda sums: sums.left).rate)
    level, gain, left = _at_rate(values, rate)
    f = (about_mean - left) / 2 / (left / (n - 3)) if left > 1e-12 * about_mean else 1e12
    learned = f2_tail(max(0.0, f), n - 3) <= _LIKELY
    noise = sqrt(left / (n - 3) if learned else about_mean / (n - 1))
    plateau_ci95, ahead_ci95 = _profiles(n, [*grid, fitted(rate)], left)
    flat = max(map(abs, ahead_ci95)) < noise
    if not learned:
        between = mean_interval(mean, about_mean, n)
        ahead_ci95 = (min(0.0, ahead_ci95[0]), max(0.0, ahead_ci95[1]))  # no change at all was not ruled out
        plateaus = (mean, between) if flat else (None, None)
        return Curve(n, mean, 0.0, 0.0, False, plateaus[0], plateaus[1], None, 0.0, ahead_ci95, noise, flat)
    bends = rate > slowest * 1.01
    low, high = (min(max(end, limits[0]), limits[1]) for end in plateau_ci95)
    return Curve(
        n, level, gain, rate, True,
        plateau=min(max(level, limits[0]), limits[1]) if bends else None,
        plateau_ci95=(low, high) if bends else None,
        half_life=log(2) / rate if bends else None,
        ahead=gain * _left_of(rate, n),
        ahead_ci95=ahead_ci95,
        noise=noise,
        at_plateau=bends and flat,
    )  # fmt: skip


def mean_interval(mean: float, squares: float, n: int) -> tuple[float, float]:
    """The 95 % interval of the mean of *n* values whose squares about it add up to *squares*."""
    half = t_quantile(0.975, n - 1) * sqrt(squares / (n - 1) / n)
    return mean - half, mean + half


def _left_of(rate: float, n: int) -> float:
    """The share of the gain that the next five of *n* sessions change."""
    return exp(-rate * (n - 1 + AHEAD)) - exp(-rate * (n - 1))


def _profiles(n: int, tried: Sequence[_Sums], least: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """The intervals of the plateau and of what five sessions bring; the best curve is the last and leaves *least*."""
    most = least * (1 + t_quantile(0.975, n - 3) ** 2 / (n - 3))
    plateaus: list[float] = []
    aheads: list[float] = []
    for sums in tried:
        room = most - sums.left
        if room < 0 and sums is not tried[-1]:
            continue
        slack = sqrt(max(0.0, room) / sums.spread)
        slack_level = sqrt(max(0.0, room) * (1 / n + sums.x_mean**2 / sums.spread))
        change = _left_of(sums.rate, n)
        plateaus += [sums.level - slack_level, sums.level + slack_level]
        aheads += [change * (sums.gain - slack), change * (sums.gain + slack)]
    return (min(plateaus), max(plateaus)), (min(aheads), max(aheads))


class _Sums(NamedTuple):
    """A straight line through the values over x = exp(-rate n): *left* is what it leaves over."""

    rate: float
    x_mean: float
    spread: float
    level: float
    gain: float
    left: float


def _sums(mean: float, centred: Sequence[float], rate: float) -> _Sums:
    """By sums alone, which is quick for many sessions and near enough for a grid and for an interval.

    *centred* are the values less their *mean*.
    """
    n = len(centred)
    xs = list(accumulate(repeat(exp(-rate), n - 1), mul, initial=1.0))
    x_mean = sum(xs) / n
    spread: float = sum(map(mul, xs, xs)) - n * x_mean * x_mean
    across: float = sum(map(mul, xs, centred))
    gain = across / spread
    whole: float = sum(map(mul, centred, centred))
    return _Sums(rate, x_mean, spread, mean - gain * x_mean, gain, whole - gain * across)


def _fit_of(mean: float, centred: Sequence[float]) -> Callable[[float], _Sums]:
    """`_sums` for any rate; past `MANY_SESSIONS` without going through all of them each time.

    The sums of x and x^2 are geometric. That of x y needs the values: where x falls fast it is over after the sessions
    that count at all, and where it falls slowly, x = exp(-rate n) is a Taylor series about the middle of each block of
    sessions, whose moments are summed once. With half a block times the rate at most 1/8 six terms leave 6e-9 of it.
    """
    n = len(centred)
    if n <= MANY_SESSIONS:
        return lambda rate: _sums(mean, centred, rate)
    whole: float = sum(map(mul, centred, centred))
    middle = (_BLOCK - 1) / 2
    powers = [[(d - middle) ** k for d in range(_BLOCK)] for k in range(_TERMS)]
    blocks = [centred[at : at + _BLOCK] for at in range(0, n, _BLOCK)]
    moments = [[sum(map(mul, power, block)) for block in blocks] for power in powers]

    def across(rate: float) -> float:
        found: float = 0.0
        if rate * _BLOCK > 0.25:
            last = min(n, int(_GONE / rate) + 1)
            found = sum(map(mul, accumulate(repeat(exp(-rate), last - 1), mul, initial=1.0), centred[:last]))
            return found
        xs = [exp(-rate * (_BLOCK * number + middle)) for number in range(len(blocks))]
        for k, moment in enumerate(moments):
            found += (-rate) ** k / factorial(k) * sum(map(mul, xs, moment))
        return found

    def fit(rate: float) -> _Sums:
        x_mean = expm1(-rate * n) / expm1(-rate) / n
        spread = expm1(-2 * rate * n) / expm1(-2 * rate) - n * x_mean * x_mean
        found = across(rate)
        gain = found / spread
        return _Sums(rate, x_mean, spread, mean - gain * x_mean, gain, whole - gain * found)

    return fit


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


def _grid(slowest: float, fastest: float) -> list[float]:
    """Rates from one end to the other by equal factors."""
    factor = exp(log(fastest / slowest) / _RATES)
    return [slowest * factor**n for n in range(_RATES + 1)]


def _best_rate(left: Callable[[float], float], slowest: float, fastest: float, best: float) -> float:
    """The rate at which *left* is least: golden sections about the *best* of the grid."""
    factor = exp(log(fastest / slowest) / _RATES)
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
