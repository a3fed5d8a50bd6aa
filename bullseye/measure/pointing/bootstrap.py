"""How sure the numbers of a pointing test are: 95 % intervals from resampled trials.

The field's custom is a t interval over the sequences' means. It stays with resampling because players do few: one
sequence has no t interval at all, two have one 5 times as wide (8.4 bits/s against 1.7), three twice as wide (2.7
against 1.35), six 1.3 times (1.18 against 0.91), for players of 5.0 bits/s with 13 trials a sequence.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum, log, log1p, sqrt
from random import Random
from typing import NamedTuple

from bullseye.measure.pointing.throughput import ENOUGH_TRIALS, WE_FACTOR, Run, spread, spread_both

KEYS = ("ae", "we", "ide", "mt_ms", "throughput", "throughput_bivariate")
RESAMPLES = 2000
_MOST_DRAWS = 500_000
_LARGE = 1000  # trials of a run from which on its logarithm is as good as normal
_Z = 1.959963984540054
_MOST_REACH = 1.5  # resampled numbers are biased, intervals make up for it: an honest end may lie somewhat beyond
_MOST_FACTOR = 3.0  # an end farther from the number than this says that its errors cannot be trusted
_LN2 = log(2)


class _Columns(NamedTuple):
    """One run's trials column by column: *aes* are their parts of Ae; *dys* is empty where only the axis is known."""

    aes: list[float]
    dxs: list[float]
    dys: list[float]
    mts: list[float]


Sure = tuple[float, float]
"""A number and the standard error of its logarithm."""


def intervals(runs: Sequence[Run], seed: int, resamples: int = RESAMPLES) -> dict[str, tuple[float, float] | None]:
    """95 % intervals of the overall numbers of *runs*, by key; None where a run has too few trials for one.

    They say where the mean of very many such sequences, as long as these, would lie. That is what is compared between
    people and papers. A dozen trials make We a little small and IDe a little large (2.5 % at 13), always by the same:
    an interval for endless sequences would lie beside the number itself, and the more so the more there are.
    The studentised bootstrap (B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993, 12.5) on the
    logarithm about the resamples' own mean, standard errors by the influence of each trial: plain percentiles would
    hold the truth 85 times in 100 where these hold it 93 to 96 times (`make bench ARGS=coverage`).
    One trial of another kind upsets that: a resample without it looks far surer than it is. Where an end comes out
    more than 1.5 times as far from the number, by logarithms, as the farthest resampled number, or more than a factor
    of 3, both ends are the 2.5 and 97.5 % points of the resampled numbers instead. The number always lies within.
    Each run is resampled within itself. The same *seed* gives the same intervals. Where each run has 1000 trials or
    more, the normal distribution takes the place of resampling: there they agree, and it takes no time.
    """
    columns = [_columns(run) for run in runs]
    wanted = [key for key in KEYS if key != "throughput_bivariate" or all(c.dys for c in columns)]
    nothing: dict[str, tuple[float, float] | None] = dict.fromkeys(KEYS)
    if not runs or min(len(run.moves) for run in runs) < ENOUGH_TRIALS or not all(map(_measurable, runs)):
        return nothing
    trials = sum(len(run.moves) for run in runs)
    found = _overall(columns, wanted)
    if found is None:
        return nothing
    if min(len(run.moves) for run in runs) >= _LARGE:
        normal = {key: (value * exp(-_Z * error), value * exp(_Z * error)) for key, (value, error) in found.items()}
        return {**nothing, **normal}
    rounds = min(resamples, max(200, _MOST_DRAWS // trials))
    rng = Random(f"bootstrap {seed}")
    errors: dict[str, list[float]] = {key: [] for key in wanted}
    values: dict[str, list[float]] = {key: [] for key in wanted}
    for _ in range(rounds):
        again = _overall([_resampled(c, rng) for c in columns], wanted)
        if again is None:
            continue
        for key in wanted:
            value, error = again[key]
            values[key].append(value)
            errors[key].append(error)
    answer = dict(nothing)
    for key in wanted:
        answer[key] = _interval(found[key], values[key], errors[key], rounds)
    return answer


def _measurable(run: Run) -> bool:
    """Some spread along the axis, and across where it is known."""
    along = spread([move.dx for move in run.moves], run.moves[0].a)
    return bool(along) and spread_both(run.moves) != 0


def _columns(run: Run) -> _Columns:
    dys = [move.dy for move in run.moves if move.dy is not None]
    return _Columns(
        _parts_of_ae(run),
        [move.dx for move in run.moves],
        dys if len(dys) == len(run.moves) else [],
        [move.mt_ms for move in run.moves],
    )


def _parts_of_ae(run: Run) -> list[float]:
    """What each trial adds to the mean effective amplitude; their mean is that mean.

    In a serial run a trial's end counts twice, in its own amplitude and in the next one's (the last has no next):
    neighbouring amplitudes are not independent, these parts are.
    """
    if not run.serial:
        return [move.ae for move in run.moves]
    *others, last = run.moves
    return [*(move.a + 2 * move.dx for move in others), last.a + last.dx]


def _resampled(columns: _Columns, rng: Random) -> _Columns:
    at = rng.choices(range(len(columns.aes)), k=len(columns.aes))
    aes, dxs, dys, mts = columns
    return _Columns(
        [aes[n] for n in at], [dxs[n] for n in at], [dys[n] for n in at] if dys else [], [mts[n] for n in at]
    )


def _overall(all_columns: Sequence[_Columns], wanted: Sequence[str]) -> dict[str, Sure] | None:
    """Means over the runs, with the standard errors of their logarithms; None when a run is not measurable."""
    each = [_numbers(columns) for columns in all_columns]
    some = [numbers for numbers in each if numbers is not None]
    if len(some) < len(each):
        return None
    answer = {}
    for key in wanted:
        total = sum(numbers[key][0] for numbers in some)
        error = sqrt(sum((numbers[key][0] * numbers[key][1]) ** 2 for numbers in some)) / total
        answer[key] = (total / len(some), error)
    return answer


def _numbers(columns: _Columns) -> dict[str, Sure] | None:
    """Each number of one run. A trial's influence on a logarithm is its share of the mean or of the variance."""
    aes, dxs, dys, mts = columns
    n = len(aes)
    ae, mt, middle = sum(aes) / n, sum(mts) / n, sum(dxs) / n
    squares = [(dx - middle) ** 2 for dx in dxs]
    variance = sum(squares) / (n - 1)
    if ae <= 0 or variance <= 0:
        return None
    on_ae, on_mt = [v / ae - 1 for v in aes], [v / mt - 1 for v in mts]
    on_we = [(square / variance - 1) / 2 for square in squares]
    ide, gain = _difficulty(ae, variance)
    on_ide = [gain * (a - w) for a, w in zip(on_ae, on_we, strict=True)]
    answer = {
        "ae": (ae, _error(on_ae)),
        "we": (WE_FACTOR * sqrt(variance), _error(on_we)),
        "ide": (ide, _error(on_ide)),
        "mt_ms": (mt, _error(on_mt)),
        "throughput": (ide / mt * 1000, _error([i - t for i, t in zip(on_ide, on_mt, strict=True)])),
    }
    if dys:
        across = sum(dys) / n
        squares = [s + (dy - across) ** 2 for s, dy in zip(squares, dys, strict=True)]
        both = sum(squares) / (n - 1)
        ide, gain = _difficulty(ae, both)
        influence = [
            gain * (a - (square / both - 1) / 2) - t for a, square, t in zip(on_ae, squares, on_mt, strict=True)
        ]
        answer["throughput_bivariate"] = (ide / mt * 1000, _error(influence))
    return answer


def _difficulty(ae: float, variance: float) -> tuple[float, float]:
    """IDe, and how much its logarithm gains when Ae / We grows by its own size."""
    ratio = ae / (WE_FACTOR * sqrt(variance))
    nats = log1p(ratio)
    return nats / _LN2, ratio / ((ratio + 1) * nats)


def _error(influence: Sequence[float]) -> float:
    n = len(influence)
    return sqrt(fsum(v * v for v in influence) / (n * (n - 1)))


def _interval(found: Sure, values: list[float], errors: list[float], rounds: int) -> tuple[float, float] | None:
    value, error = found
    if error <= 0:
        return value, value  # every trial the same: there is nothing to resample
    logs = [log(v) for v in values]
    middle = fsum(logs) / max(1, len(logs))
    pivots = [(at - middle) / wide for at, wide in zip(logs, errors, strict=True) if wide > 0]
    if len(pivots) < rounds / 2:
        return None
    pivots.sort()
    values.sort()
    up, down = -_quantile(pivots, 0.025) * error, -_quantile(pivots, 0.975) * error
    # Logarithms are compared: the exponent of an absurd end may be more than a float holds.
    most = min(_MOST_REACH * max(log(values[-1] / value), log(value / values[0])), log(_MOST_FACTOR))
    if -most <= down <= 0 <= up <= most:
        return value * exp(down), value * exp(up)
    return min(value, _quantile(values, 0.025)), max(value, _quantile(values, 0.975))


def _quantile(ordered: Sequence[float], share: float) -> float:
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])
