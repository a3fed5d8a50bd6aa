"""A regularised linear model of one number by a few others, with the error it makes on rows that it has not seen.

Ridge regression: A. E. Hoerl and R. W. Kennard, Technometrics 12 (1970). Inputs are standardised, so that the penalty
treats them alike; how strong it is is chosen by leaving out one row after the other (PRESS: D. M. Allen, Technometrics
16 (1974)), and the error of all that, the choice too, by leaving out parts once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, inf, sqrt
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.measure.maths.special import t_quantile, t_tail
from bullseye.words import tr, trn

PENALTIES = (0.0, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
MOST_INPUTS, MOST_ROWS, PARTS = 8, 400, 12
ROWS_PER_INPUT, LEAST_ROWS = 3, 10
CHANCE = 0.2
"""A model is used when chance alone would make it beat the mean so well this seldom."""
Rows = Sequence[Sequence[float]]


class Model(NamedTuple):
    """y = *mean* + sum of *slopes* (x - *centres*); *inverse* and *scales* tell how far a point lies from the rows.

    *error* and *plain_error* are the root mean squared errors on unseen rows, of the model and of the mean alone;
    *noise* is the standard deviation of one row about the model. Slopes are in units of y per unit of each input.
    """

    rows: int
    mean: float
    centres: tuple[float, ...]
    slopes: tuple[float, ...]
    scales: tuple[float, ...]
    inverse: tuple[tuple[float, ...], ...]
    penalty: float
    noise: float
    error: float
    plain_error: float

    def at(self, inputs: Sequence[float]) -> float:
        """The answer for *inputs*."""
        return self.mean + fsum(
            slope * (x - centre) for slope, x, centre in zip(self.slopes, inputs, self.centres, strict=True)
        )

    def spread_at(self, inputs: Sequence[float]) -> float:
        """The standard deviation of one further row at *inputs*: larger the further they lie from the rows."""
        zs = [(x - c) / s for x, c, s in zip(inputs, self.centres, self.scales, strict=True)]
        far = fsum(
            a * each * b for a, row in zip(zs, self.inverse, strict=True) for each, b in zip(row, zs, strict=True)
        )
        return self.noise * sqrt(1 + 1 / self.rows + max(0.0, far))

    def half_at(self, inputs: Sequence[float], sure: float) -> float:
        """Half the interval that holds one further row at *inputs* with the probability *sure*."""
        return t_quantile((1 + sure) / 2, self.freedom) * self.spread_at(inputs)

    @property
    def freedom(self) -> int:
        """Degrees of freedom of the noise."""
        return self.rows - len(self.slopes) - 1


class Refused(NamedTuple):
    """No model: *reason* says why; the two errors where they were measured."""

    reason: str
    error: float | None = None
    plain_error: float | None = None


def check_rows(xs: Rows, ys: Sequence[float]) -> None:
    """Raises BadInputError for more inputs or rows than are read, or rows of different lengths."""
    inputs = len(xs[0]) if xs else 0
    if len(xs) != len(ys) or any(len(row) != inputs for row in xs):
        raise BadInputError(tr("every row needs one value for each input, and one for what they lead to"))
    if not 0 < inputs <= MOST_INPUTS or len(ys) > MOST_ROWS:
        raise BadInputError(
            tr(
                "{inputs} inputs in {rows} rows do not work; give 1 to {most} inputs, and {most_rows} rows at most",
                inputs=inputs, rows=len(ys), most=MOST_INPUTS, most_rows=MOST_ROWS,
            )
        )  # fmt: skip


def fit(xs: Rows, ys: Sequence[float]) -> Model | Refused:
    """The model of *ys* by the rows *xs*, or why there is none: too few rows, nothing that varies, no better than the
    mean. Raises BadInputError as `check_rows` does.
    """
    check_rows(xs, ys)
    n, inputs = len(ys), len(xs[0])
    need = max(LEAST_ROWS, ROWS_PER_INPUT * inputs + 4)
    if n < need:
        return Refused(
            trn("too little data: {n} row, and {need} are needed", "too little data: {n} rows, and {need} are needed",
                n, need=need)
        )  # fmt: skip
    if any(max(column) == min(column) for column in zip(*xs, strict=True)) or max(ys) == min(ys):
        return Refused(tr("a column is the same in all rows, so nothing follows from it"))
    missed, plain = _unseen(xs, ys)
    error, plain_error = _rms(missed), _rms(plain)
    if error >= plain_error or _by_chance(missed, plain) > CHANCE:
        return Refused(tr("the inputs do not tell more than the mean does"), error, plain_error)
    penalty = _chosen(xs, ys)
    one = _Fit(xs, ys, penalty)
    left = [y - one.mean - one.slope_at(x) for x, y in zip(xs, ys, strict=True)]
    noise = sqrt(fsum(each * each for each in left) / (n - inputs - 1))
    slopes = tuple(slope / scale for slope, scale in zip(one.slopes, one.scales, strict=True))
    inverse = tuple(tuple(row) for row in one.inverse)
    return Model(
        n, one.mean, tuple(one.centres), slopes, tuple(one.scales), inverse, penalty,
        noise, error, plain_error,
    )  # fmt: skip


class _Fit:
    """One ridge regression; *inverse* is that of Z'Z + penalty, Z the standardised inputs."""

    def __init__(self, xs: Rows, ys: Sequence[float], penalty: float) -> None:
        n = len(ys)
        columns = list(zip(*xs, strict=True))
        self.centres = [fsum(column) / n for column in columns]
        self.scales = [
            sqrt(fsum((x - c) ** 2 for x in column) / n) or 1.0 for column, c in zip(columns, self.centres, strict=True)
        ]
        self.mean = fsum(ys) / n
        self.zs = [self._standard(row) for row in xs]
        inputs = len(columns)
        square = [[fsum(z[i] * z[j] for z in self.zs) for j in range(inputs)] for i in range(inputs)]
        for i in range(inputs):
            square[i][i] += max(penalty, 1e-9 * n)
        self.inverse = _inverse(square)
        with_y = [fsum(z[i] * (y - self.mean) for z, y in zip(self.zs, ys, strict=True)) for i in range(inputs)]
        self.slopes = [fsum(a * b for a, b in zip(row, with_y, strict=True)) for row in self.inverse]

    def _standard(self, row: Sequence[float]) -> list[float]:
        return [(x - c) / s for x, c, s in zip(row, self.centres, self.scales, strict=True)]

    def slope_at(self, row: Sequence[float]) -> float:
        """What the inputs add to the mean."""
        return fsum(a * b for a, b in zip(self.slopes, self._standard(row), strict=True))

    def press(self, ys: Sequence[float]) -> float:
        """The sum of squared errors with each row left out, without fitting anew."""
        total = []
        for z, y in zip(self.zs, ys, strict=True):
            weight = 1 / len(ys) + fsum(
                a * fsum(b * c for b, c in zip(row, z, strict=True)) for a, row in zip(z, self.inverse, strict=True)
            )
            left = y - self.mean - fsum(a * b for a, b in zip(self.slopes, z, strict=True))
            total.append((left / max(1e-9, 1 - weight)) ** 2)
        return fsum(total)


def _chosen(xs: Rows, ys: Sequence[float]) -> float:
    return min(PENALTIES, key=lambda penalty: _Fit(xs, ys, penalty).press(ys))


def _unseen(xs: Rows, ys: Sequence[float]) -> tuple[list[float], list[float]]:
    """The errors on parts that were left out, by the model with its own choice of a penalty, and by the mean."""
    parts = min(PARTS, len(ys))
    missed, plain = [], []
    for part in range(parts):
        known = [n for n in range(len(ys)) if n % parts != part]
        some_xs, some_ys = [xs[n] for n in known], [ys[n] for n in known]
        one = _Fit(some_xs, some_ys, _chosen(some_xs, some_ys))
        for n in range(part, len(ys), parts):
            missed.append(ys[n] - one.mean - one.slope_at(xs[n]))
            plain.append(ys[n] - one.mean)
    return missed, plain


def _rms(errors: Sequence[float]) -> float:
    return sqrt(fsum(each * each for each in errors) / len(errors))


def _by_chance(missed: Sequence[float], plain: Sequence[float]) -> float:
    """How often chance alone would make the squared errors so much smaller: t test of the differences."""
    gains = [p * p - m * m for m, p in zip(missed, plain, strict=True)]
    n = len(gains)
    mean = fsum(gains) / n
    noise = sqrt(fsum((each - mean) ** 2 for each in gains) / (n - 1) / n)
    return t_tail(mean / noise if noise > 0 else inf, n - 1) if mean > 0 else 1.0


def _inverse(square: Sequence[Sequence[float]]) -> list[list[float]]:
    """Of a positive definite matrix, by Gauss and Jordan with the largest pivot."""
    n = len(square)
    rows = [[*row, *(float(i == j) for j in range(n))] for i, row in enumerate(square)]
    for at in range(n):
        best = max(range(at, n), key=lambda i: abs(rows[i][at]))
        rows[at], rows[best] = rows[best], rows[at]
        pivot = rows[at][at]
        rows[at] = [each / pivot for each in rows[at]]
        for i in range(n):
            if i != at and rows[i][at]:
                factor = rows[i][at]
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[at], strict=True)]
    return [row[n:] for row in rows]
