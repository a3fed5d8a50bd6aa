"""Shades in even steps for a heat map, and the smoothed density that they show."""

from __future__ import annotations

from math import exp, fsum, sqrt
from typing import TYPE_CHECKING, NamedTuple

from bullseye.picture.contrast import lab, linear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bullseye.picture.look import Look

STEPS = 256
CELLS = 96
_DEEP, _PALE = "#0b2c5f", "#d6ecff"
_REACH = 3.0  # standard deviations after which a kernel is left out


def shades(look: Look) -> list[tuple[int, int, int]]:
    """STEPS colours from the ground to a deep blue (on a dark ground: a pale one), on a straight line in CIE L*a*b*.

    Equal steps there look equal, so that twice the density is twice the change.
    """
    start, end = lab(linear(look.ground)), lab(linear(_PALE if look.dark else _DEEP))
    found = []
    for n in range(STEPS):
        share = n / (STEPS - 1)
        light, a, b = (one + (two - one) * share for one, two in zip(start, end, strict=True))
        found.append(_screen(light, a, b))
    return found


def _screen(light: float, a: float, b: float) -> tuple[int, int, int]:
    """sRGB of CIE L*a*b* (D65), cut to what a screen can show; undoes `contrast.lab`."""
    fy = (light + 16) / 116
    x, y, z = (
        white * (f**3 if f**3 > 216 / 24389 else (116 * f - 16) * 27 / 24389)
        for white, f in zip((0.95047, 1.0, 1.08883), (fy + a / 500, fy, fy - b / 200), strict=True)
    )
    rows = ((3.2404542, -1.5371385, -0.4985314), (-0.9692660, 1.8760108, 0.0415560), (0.0556434, -0.2040259, 1.0572252))
    red, green, blue = (_encoded(p * x + q * y + r * z) for p, q, r in rows)
    return red, green, blue


def _encoded(share: float) -> int:
    share = min(1.0, max(0.0, share))
    return round(255 * (12.92 * share if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055))


class Density(NamedTuple):
    """Shots per cm² on a square of CELLS x CELLS, *side_mm* wide about the centre; the first row is the top one."""

    rows: list[list[float]]
    side_mm: float
    kernel_mm: float

    @property
    def peak(self) -> float:
        """The highest."""
        return max(map(max, self.rows))


def density(shots_mm: Sequence[tuple[float, float]], side_mm: float, least_kernel_mm: float) -> Density:
    """Smooth the shots by a round normal kernel, whose sigma is the group's times n^(-1/6) (D. W. Scott, 1992).

    It is at least *least_kernel_mm* and a cell wide. Shots outside the square are left out of it. Each shot is shared
    out to the four nearest cells, and rows and columns are smoothed one after the other.
    """
    cell = side_mm / CELLS
    n = len(shots_mm)
    kernel = 0.0
    if n > 1:
        x_mean, y_mean = fsum(x for x, _ in shots_mm) / n, fsum(y for _, y in shots_mm) / n
        squares = fsum((x - x_mean) ** 2 + (y - y_mean) ** 2 for x, y in shots_mm)
        kernel = sqrt(squares / (2 * (n - 1))) * n ** (-1 / 6)
    kernel = min(max(kernel, least_kernel_mm, cell), side_mm / 8)
    grid = [[0.0] * CELLS for _ in range(CELLS)]
    for x, y in shots_mm:
        column, row = (x + side_mm / 2) / cell - 0.5, (side_mm / 2 - y) / cell - 0.5
        if not (-0.5 <= column <= CELLS - 0.5 and -0.5 <= row <= CELLS - 0.5):
            continue
        left, top = int(column + 1) - 1, int(row + 1) - 1
        right_share, low_share = column - left, row - top
        for dx, dy, share in (
            (0, 0, (1 - right_share) * (1 - low_share)),
            (1, 0, right_share * (1 - low_share)),
            (0, 1, (1 - right_share) * low_share),
            (1, 1, right_share * low_share),
        ):
            grid[min(CELLS - 1, max(0, top + dy))][min(CELLS - 1, max(0, left + dx))] += share
    weights = _weights(kernel / cell)
    smooth = _smoothed([list(column) for column in zip(*_smoothed(grid, weights), strict=True)], weights)
    per_cm2 = 100 / (cell * cell)
    return Density([[v * per_cm2 for v in row] for row in zip(*smooth, strict=True)], side_mm, kernel)


def _weights(sigma: float) -> list[float]:
    reach = max(1, round(_REACH * sigma))
    raw = [exp(-((n / sigma) ** 2) / 2) for n in range(-reach, reach + 1)]
    whole = fsum(raw)
    return [weight / whole for weight in raw]


def _smoothed(rows: Sequence[Sequence[float]], weights: Sequence[float]) -> list[list[float]]:
    """Each row spread out by the weights; what would leave it is lost, as it is on the paper."""
    reach = len(weights) // 2
    found = []
    for row in rows:
        wide = [0.0] * (len(row) + 2 * reach)
        for n, value in enumerate(row):
            if value:
                for k, weight in enumerate(weights, n):
                    wide[k] += value * weight
        found.append(wide[reach : reach + len(row)])
    return found
