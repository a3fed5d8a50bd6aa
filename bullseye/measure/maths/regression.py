"""A straight line through points by least squares, with the interval of its slope and of what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, inf, sqrt
from typing import NamedTuple

from bullseye.measure.maths.special import t_quantile


class Line(NamedTuple):
    """y = *intercept* + *slope* x. *slope_ci95* and *noise* need three points, *r* some change in y."""

    points: int
    intercept: float
    slope: float
    slope_ci95: tuple[float, float] | None
    r: float | None
    noise: float | None
    """Standard deviation of the points about the line, with n - 2."""
    x_mean: float
    x_squares: float

    def at(self, x: float) -> float:
        """The line's height at *x*."""
        return self.intercept + self.slope * x

    def next_ci95(self, x: float) -> tuple[float, float] | None:
        """Where one more point at *x* would fall, 95 times in 100."""
        if self.noise is None:
            return None
        spread = self.noise * sqrt(1 + 1 / self.points + (x - self.x_mean) ** 2 / self.x_squares)
        half = t_quantile(0.975, self.points - 2) * spread
        return self.at(x) - half, self.at(x) + half


def fit_line(xs: Sequence[float], ys: Sequence[float]) -> Line | None:
    """Ordinary least squares; None for fewer than two points or when all x are the same."""
    n = len(xs)
    if n < 2:
        return None
    x_mean, y_mean = fsum(xs) / n, fsum(ys) / n
    dx, dy = [x - x_mean for x in xs], [y - y_mean for y in ys]
    xx, yy = fsum(x * x for x in dx), fsum(y * y for y in dy)
    if xx <= 1e-24 * max(map(abs, xs), default=inf) ** 2 * n:
        return None
    xy = fsum(x * y for x, y in zip(dx, dy, strict=True))
    slope = xy / xx
    r = max(-1.0, min(1.0, xy / sqrt(xx * yy))) if yy > 0 else None
    noise = interval = None
    if n > 2:
        left = fsum((y - slope * x) ** 2 for x, y in zip(dx, dy, strict=True))
        noise = sqrt(left / (n - 2))
        half = t_quantile(0.975, n - 2) * noise / sqrt(xx)
        interval = (slope - half, slope + half)
    return Line(n, y_mean - slope * x_mean, slope, interval, r, noise, x_mean, xx)
