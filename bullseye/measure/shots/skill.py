"""One skill number across faces: expected points for a spread, and the spread behind a mean score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import asin, cos, erf, exp, lgamma, sin, sqrt, tau
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.target.face import SLACK_MM
from bullseye.target.scoring import Scorer, inner_reach, ring_reaches
from bullseye.words import tr

_NEAR = 1e-12
_STEPS = 2000
_MOST_SIGMA_MM = 1e7


class Skill(NamedTuple):
    """What a shooter of Rayleigh sigma *sigma_mm* (per axis), off centre by *offset_mm*, does on one face.

    All per shot; *p_x* is None where the face tells no inner ten, *expected_decimal* where it has no decimals.
    """

    sigma_mm: float
    offset_mm: float
    expected_points: float
    p_x: float | None
    p_miss: float
    expected_decimal: float | None


def p_within(radius_mm: float, sigma_mm: float, offset_mm: float = 0.0) -> float:
    """Chance that a circular normal shot lands within *radius_mm* of the face's centre.

    Without an offset `1 - exp(-r^2 / (2 sigma^2))` (Rayleigh); with one the Rice distribution, which is the
    non-central chi-squared with 2 degrees of freedom at r^2/sigma^2 and non-centrality offset^2/sigma^2, summed
    here as the Poisson mixture of central chi-squared distributions. *sigma_mm* 0 is a shooter who never strays.
    """
    if radius_mm < 0:
        return 0.0
    if sigma_mm == 0:
        return 1.0 if offset_mm <= radius_mm else 0.0
    x = radius_mm * radius_mm / (2 * sigma_mm * sigma_mm)
    if offset_mm == 0:
        return 1.0 - exp(-x)
    return _rice(x, offset_mm * offset_mm / (2 * sigma_mm * sigma_mm))


def _rice(x: float, lam: float) -> float:
    """Sum over j of Poisson(j; lam) * P(Gamma(j + 1) <= x), started at the largest weight.

    P(Gamma(j + 1) <= x) is 1 - sum of Poisson(i; x) for i = 0..j, so both factors go by Poisson terms.
    """
    if lam > 700 or x > 700:
        return _rice_far(x, lam)
    weight, term = exp(-lam), exp(-x)
    below = term  # sum of Poisson(i; x) for i = 0..j
    total, seen, j = 0.0, 0.0, 0
    while seen < 1 - _NEAR and j < 5000:
        total += weight * (1.0 - below)
        seen += weight
        j += 1
        weight *= lam / j
        term *= x / j
        below += term
    return min(1.0, max(0.0, total))


def _rice_far(x: float, lam: float) -> float:
    """The same integral by Simpson's rule where the series would underflow.

    Across the offset's axis the shot is normal: for each place u = r sin(theta) along it, the circle spans
    r cos(theta) to both sides. Ten sigma about the offset hold everything a float can tell.
    """
    r, d = sqrt(2 * x), sqrt(2 * lam)  # in units of sigma
    low, high = max(-r, d - 10), min(r, d + 10)
    if low >= high:
        return 0.0
    first, last = asin(low / r), asin(high / r)
    h = (last - first) / _STEPS

    def density(theta: float) -> float:
        across = r * cos(theta)
        return exp(-((r * sin(theta) - d) ** 2) / 2) * erf(across / sqrt(2)) * across

    total = density(first) + density(last)
    for n in range(1, _STEPS):
        total += density(first + n * h) * (4 if n % 2 else 2)
    return min(1.0, total * h / 3 / sqrt(tau))


def _expected(edges: Sequence[float], values: Sequence[float], sigma_mm: float, offset_mm: float) -> float:
    """Sum of (value_i - value_i+1) * P(r <= edge_i): each ring adds what it is worth more than the next."""
    total = 0.0
    for n, edge in enumerate(edges):
        step = values[n] - (values[n + 1] if n + 1 < len(values) else 0.0)
        if step:
            total += step * p_within(edge, sigma_mm, offset_mm)
    return total


def _points_table(scorer: Scorer) -> tuple[list[float], list[float]]:
    """Edges in mm with the points inside each, the style's inner ten among them."""
    edges = [max(-1.0, edge) for edge in ring_reaches(scorer.face, scorer.gauge_mm)]
    values = [float(p) for p in scorer.style.points] or [0.0]
    x_edge = inner_reach(scorer.face, scorer.gauge_mm)
    if scorer.style.inner is not None and x_edge is not None:
        edges, values = [x_edge, *edges], [float(scorer.style.inner), *values]
    return edges, values


def skill(scorer: Scorer, sigma_mm: float, offset_mm: float = 0.0) -> Skill:
    """Expected results per shot of a shooter on the scorer's face, style and gauge.

    E = sum (p_i - p_i+1) P(r <= reach_i), reference: the circular normal model of shot dispersion.
    Raises BadInputError when a number is negative.
    """
    if not (sigma_mm >= 0 and offset_mm >= 0):
        raise BadInputError(
            tr(
                "sigma {sigma_mm!r} and offset {offset_mm!r} must be millimetres of 0 or more",
                sigma_mm=sigma_mm,
                offset_mm=offset_mm,
            )
        )
    edges, values = _points_table(scorer)
    reaches = ring_reaches(scorer.face, scorer.gauge_mm)
    x_edge = inner_reach(scorer.face, scorer.gauge_mm) if scorer.style.inner_ten else None
    decimal = None
    if scorer.decimals:
        step = reaches[0] - SLACK_MM
        bands = [step * n / 10 + SLACK_MM for n in range(1, 101)]
        decimal = _expected(bands, [(110 - n) / 10 for n in range(1, 101)], sigma_mm, offset_mm)
    return Skill(
        sigma_mm=sigma_mm,
        offset_mm=offset_mm,
        expected_points=_expected(edges, values, sigma_mm, offset_mm),
        p_x=None if x_edge is None else p_within(x_edge, sigma_mm, offset_mm),
        p_miss=1.0 - p_within(reaches[-1], sigma_mm, offset_mm),
        expected_decimal=decimal,
    )


def sigma_from_points(scorer: Scorer, mean_points: float) -> float:
    """The spread (mm) whose expected points are *mean_points*, centred: falls strictly, so it is found by halving.

    Raises BadInputError outside what a centred shooter can reach: full marks say only "small", none only "large".
    """
    best = skill(scorer, 0.0).expected_points
    if not 0 < mean_points < best:
        raise BadInputError(
            tr(
                "a mean of {mean_points:g} points does not give a spread on {id}; give more than 0 and "
                "less than {best:g}",
                mean_points=mean_points,
                id=scorer.face.id,
                best=best,
            )
        )
    return _halve(lambda sigma: skill(scorer, sigma).expected_points - mean_points)


def _halve(falling: Callable[[float], float]) -> float:
    low, high = 0.0, 1.0
    while falling(high) > 0 and high < _MOST_SIGMA_MM:
        low, high = high, high * 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return (low + high) / 2


def sigma_from_shots(shots_mm: Sequence[tuple[float, float]]) -> float | None:
    """Rayleigh sigma (mm) of the shots about the point they were aimed at: bias and spread together.

    `cG(2n + 1) sqrt(sum(x^2 + y^2) / (2n))` with the Gaussian correction cG(m) = 1 / c4(m). Known coordinates
    tell more than points, which saturate at full marks. None for no shots.
    """
    n = len(shots_mm)
    if not n:
        return None
    squares = sum(x * x + y * y for x, y in shots_mm)
    return gaussian_correction(2 * n + 1) * sqrt(squares / (2 * n))


def gaussian_correction(m: int) -> float:
    """cG(m) = 1 / c4(m), c4(m) = sqrt(2 / (m - 1)) Gamma(m / 2) / Gamma((m - 1) / 2): takes the bias out of a root."""
    if m < 2:
        raise BadInputError(tr("the correction for {n} values does not exist; give 2 or more", n=m))
    return 1 / (sqrt(2 / (m - 1)) * exp(lgamma(m / 2) - lgamma((m - 1) / 2)))


def equivalent_sigma(sigma_mm: float, from_diameter_mm: float, to_diameter_mm: float) -> float:
    """The spread on another face that looks the same on the screen: faces are drawn to one size, so it scales."""
    if min(from_diameter_mm, to_diameter_mm) <= 0:
        raise BadInputError(tr("a face without a size has no equivalent spread; give faces with a diameter"))
    return sigma_mm * to_diameter_mm / from_diameter_mm
