"""The distributions that intervals need, written small: Student's t, chi-squared of even degrees, F with 2 above."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import exp, expm1, inf, lgamma, log, log1p, sqrt

from bullseye.errors import BadInputError
from bullseye.words import tr

_TINY = 1e-300
_PRECISION = 1e-15
_MOST_TERMS = 100_000


def normal_quantile(p: float) -> float:
    """z with P(Z <= z) = *p* for a standard normal Z."""
    from statistics import NormalDist

    return NormalDist().inv_cdf(_share(p))


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), for a, b > 0 and x of 0 to 1.

    Source: NIST Digital Library of Mathematical Functions, 8.17.22 (continued fraction), summed by Lentz's method.
    """
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast only on its own side
        return 1.0 - incomplete_beta(b, a, 1 - x)
    front = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    c, d = 1.0, 1 / _off_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for part in (even, odd):
            d = 1 / _off_zero(1 + part * d)
            c = _off_zero(1 + part / c)
            value *= c * d
        if abs(c * d - 1) < _PRECISION:
            break
    return front * value


def _off_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def t_tail(t: float, df: float) -> float:
    """P(T > *t*) for Student's t with *df* degrees of freedom: half of I at df / (df + t^2), for t >= 0."""
    half = incomplete_beta(df / 2, 0.5, df / (df + t * t)) / 2
    return half if t >= 0 else 1 - half


@lru_cache(maxsize=1000)
def t_quantile(p: float, df: float) -> float:
    """t with P(T <= t) = *p* for Student's t with *df* degrees of freedom."""
    tail = 1 - _share(p)
    if tail > 0.5:
        return -t_quantile(tail, df)
    return _rising_root(lambda t: tail - t_tail(t, df), 1.0) if tail < 0.5 else 0.0


def _poisson(k: int, mean: float) -> float:
    return exp(k * log(mean) - mean - lgamma(k + 1))


def chi2_cdf_even(x: float, df: int) -> float:
    """P(chi-squared <= *x*) for an even *df*: 1 - exp(-x/2) sum of (x/2)^k / k! for k < df/2.

    Either end of that Poisson sum is started at its largest term, so a million degrees of freedom are no trouble.
    """
    if x <= 0:
        return 0.0
    mean, m = x / 2, _half(df)
    if mean < m:  # the terms from m on fall
        term = total = _poisson(m, mean)
        k = m
        while term > total * _PRECISION:
            k += 1
            term *= mean / k
            total += term
        return total
    term = total = _poisson(m - 1, mean)
    for k in range(m - 1, 0, -1):
        term *= k / mean
        total += term
        if term <= total * _PRECISION:
            break
    return 1.0 - total


@lru_cache(maxsize=1000)
def chi2_quantile_even(p: float, df: int) -> float:
    """x with P(chi-squared <= x) = *p* for an even *df*."""
    share = _share(p)
    if _half(df) == 1:
        return -2 * log1p(-share)
    return _rising_root(lambda x: chi2_cdf_even(x, df) - share, float(df))


def f2_quantile(p: float, df: float) -> float:
    """f with P(F <= f) = *p* for F with 2 and *df* degrees of freedom: ((1 - p)^(-2 / df) - 1) df / 2."""
    return expm1(-2 / df * log1p(-_share(p))) * df / 2


def f2_tail(f: float, df: float) -> float:
    """P(F > *f*) for F with 2 and *df* degrees of freedom: (1 + 2 f / df)^(-df / 2)."""
    return exp(-df / 2 * log1p(2 * f / df))


def f_tail(f: float, df1: float, df2: float) -> float:
    """P(F > *f*) for F with *df1* and *df2* degrees of freedom: I at df2 / (df2 + df1 f) of df2 / 2 and df1 / 2."""
    return incomplete_beta(df2 / 2, df1 / 2, df2 / (df2 + df1 * f))


def _rising_root(rising: Callable[[float], float], guess: float) -> float:
    """Where *rising* crosses 0, above 0: bracketed by doubling, then by the Illinois form of false position."""
    low, high = 0.0, guess
    at_low, at_high = rising(low), rising(high)
    while at_high < 0 and high < inf:
        low, at_low = high, at_high
        high *= 2
        at_high = rising(high)
    for _ in range(200):
        x = high - at_high * (high - low) / (at_high - at_low) if at_high != at_low else (low + high) / 2
        if not low < x < high:
            x = (low + high) / 2
        if high - low <= 4e-16 * high or x in (low, high):
            return x
        at_x = rising(x)
        if at_x == 0:
            return x
        if at_x < 0:
            low, at_low = x, at_x
            at_high /= 2
        else:
            high, at_high = x, at_x
            at_low /= 2
    return (low + high) / 2


def _half(df: int) -> int:
    if df < 2 or df % 2:
        raise BadInputError(tr("{df} degrees of freedom do not work here; give an even number from 2", df=df))
    return df // 2


def _share(p: float) -> float:
    if not 0 < p < 1:
        raise BadInputError(tr("a probability of {p!r} does not work; give more than 0 and less than 1", p=p))
    return p


def wilson(count: int, of: int, confidence: float = 0.95) -> tuple[float, float]:
    """Interval for a share of *count* in *of*, within 0 to 1. Source: E. B. Wilson, JASA 22 (1927)."""
    if not 0 <= count <= of or not of:
        raise BadInputError(
            tr("{count} of {of} is not a share; give a count from 0 to a number above 0", count=count, of=of)
        )
    z = normal_quantile(0.5 + confidence / 2)
    middle = (count + z * z / 2) / (of + z * z)
    half = z / (of + z * z) * sqrt(count * (of - count) / of + z * z / 4)
    return max(0.0, middle - half) if count else 0.0, min(1.0, middle + half) if count < of else 1.0
