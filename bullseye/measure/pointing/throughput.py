"""Pointing measured in bits per second: the multi-directional tapping task, as GoFitts computes it.

Follows the tapping tasks of ISO 9241-411. Lengths are in any one unit (pixels, mm), times in milliseconds. Sources:
R. W. Soukoreff and I. S. MacKenzie, Int. J. Human-Computer Studies 61 (2004); the documentation of GoFitts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, degrees, e, fsum, hypot, log2, pi, sqrt
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.measure.maths.regression import Line, fit_line
from bullseye.measure.pointing.outliers import Move, flag
from bullseye.words import tr

WE_FACTOR = sqrt(2 * pi * e)
"""The effective width is this many standard deviations: the width whose entropy is that of the normal."""
ENOUGH_TRIALS = 8
_STILL = 1e-9


class Trial(NamedTuple):
    """One movement as it was made: from a centre to a centre, and where the button was pressed.

    *mt_ms* is the movement's time on the clock that counts, *pt_ms* the time until the button went down where both
    are known. *amplitude* is the nominal one; None takes the distance of the centres.
    """

    x_from: float
    y_from: float
    x_to: float
    y_to: float
    x_select: float
    y_select: float
    mt_ms: float
    sequence: str = ""
    width: float | None = None
    amplitude: float | None = None
    pt_ms: float | None = None


class Run(NamedTuple):
    """The movements of one sequence, in order; *serial* when each began where the one before was to end."""

    sequence: str
    serial: bool
    moves: list[Move]


class Result(NamedTuple):
    """The numbers of one sequence. None means "not measurable"; each is defined in `bullseye.measure.statistics`."""

    sequence: str
    n: int
    serial: bool
    a: float
    width: float | None
    id: float | None
    ae: float
    dx_mean: float
    dx_sd: float | None
    dx_skewness: float | None
    dx_kurtosis: float | None
    we: float | None
    ide: float | None
    mt_ms: float
    throughput: float | None
    we_bivariate: float | None
    ide_bivariate: float | None
    throughput_bivariate: float | None
    throughput_down: float | None
    errors: int | None
    error_rate: float | None
    outliers: int
    throughput_clean: float | None


class Overall(NamedTuple):
    """Means over the sequences (never over all trials together); errors and outliers are counted over all trials."""

    n: int
    ae: float | None
    we: float | None
    ide: float | None
    mt_ms: float | None
    throughput: float | None
    throughput_bivariate: float | None
    throughput_down: float | None
    throughput_clean: float | None
    errors: int | None
    error_rate: float | None
    outliers: int


def runs_of(trials: Iterable[Trial]) -> list[Run]:
    """Lay trials along their axes, one run for each name of a *sequence*, errors and outliers marked.

    Raises BadInputError when a trial goes nowhere, takes no time, or has a width that is none.
    """
    named: dict[str, list[Trial]] = {}
    for trial in trials:
        named.setdefault(trial.sequence, []).append(trial)
    return [_run(name, some) for name, some in named.items()]


def _run(name: str, trials: Sequence[Trial]) -> Run:
    for trial in trials:
        if trial.x_from == trial.x_to and trial.y_from == trial.y_to:
            place = f"({trial.x_from:g}, {trial.y_from:g})"
            raise BadInputError(
                tr("a movement from {place} to the same place has no direction; give two places", place=place)
            )
        if not trial.mt_ms > 0:
            raise BadInputError(
                tr("a movement of {mt_ms!r} ms cannot be measured; give more than 0", mt_ms=trial.mt_ms)
            )
        if trial.width is not None and not trial.width > 0:
            raise BadInputError(tr("a target {width!r} wide cannot be hit; give more than 0", width=trial.width))
    serial = all(_follows(before, after) for before, after in pairwise(trials))
    straight = _on_one_line(trials)
    moves: list[Move] = []
    for trial in trials:
        before = moves[-1].dx if moves and serial else 0.0
        moves.append(_lay(trial, before, straight))
    return Run(name, serial, flag(moves, straight))


def _follows(before: Trial, after: Trial) -> bool:
    slack = _STILL * max(1.0, abs(before.x_to), abs(before.y_to))
    return hypot(after.x_from - before.x_to, after.y_from - before.y_to) <= slack


def _on_one_line(trials: Sequence[Trial]) -> bool:
    """True when all movements run along one direction, to and fro: a task of one dimension."""
    steps = [(t.x_to - t.x_from, t.y_to - t.y_from) for t in trials]
    x, y = steps[0]
    return all(abs(x * v - y * u) <= _STILL * hypot(x, y) * hypot(u, v) for u, v in steps)


def _lay(trial: Trial, dx_before: float, straight: bool) -> Move:
    along_x, along_y = trial.x_to - trial.x_from, trial.y_to - trial.y_from
    a = hypot(along_x, along_y)
    off_x, off_y = trial.x_select - trial.x_to, trial.y_select - trial.y_to
    dx = (off_x * along_x + off_y * along_y) / a
    dy = (off_y * along_x - off_x * along_y) / a
    error = None
    if trial.width is not None:
        # Along one line only the distance along it counts: the targets are bars.
        error = (abs(dx) if straight else hypot(off_x, off_y)) > trial.width / 2
    return Move(
        a, dx, dy, a + dx + dx_before, trial.mt_ms, trial.pt_ms, trial.width,
        a if trial.amplitude is None else trial.amplitude, error, degrees(atan2(along_y, along_x)),
    )  # fmt: skip


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def spread(values: Sequence[float], scale: float) -> float | None:
    """Standard deviation with n - 1; None for fewer than two, 0 when only rounding (against *scale*) is left."""
    if len(values) < 2:
        return None
    mean = _mean(values)
    sd = sqrt(fsum((v - mean) ** 2 for v in values) / (len(values) - 1))
    return sd if sd > 1e-12 * scale else 0.0


def spread_both(moves: Sequence[Move]) -> float | None:
    """sqrt of the summed squares of both deviations over n - 1: the bivariate standard deviation."""
    dys = [move.dy for move in moves if move.dy is not None]
    if len(dys) < len(moves):
        return None
    along, across = spread([move.dx for move in moves], moves[0].a), spread(dys, moves[0].a)
    return None if along is None or across is None else hypot(along, across)


def index_of_difficulty(distance: float, width: float | None) -> float | None:
    """log2(distance / width + 1), the Shannon form; None where there is no width or no distance."""
    return log2(distance / width + 1) if width and distance > 0 else None


def throughput_of(ide: float | None, mt_ms: float) -> float | None:
    """Bits per second."""
    return None if ide is None else ide / (mt_ms / 1000)


def _shape(values: Sequence[float], sd: float | None) -> tuple[float | None, float | None]:
    """Skewness (from three values on) and excess kurtosis (from four), both corrected for the sample's size."""
    n = len(values)
    if not sd or n < 3:
        return None, None
    mean = _mean(values)
    z = [(v - mean) / sd for v in values]
    skewness = n / ((n - 1) * (n - 2)) * fsum(v**3 for v in z)
    if n < 4:
        return skewness, None
    factor = n * (n + 1) / ((n - 1) * (n - 2) * (n - 3))
    return skewness, factor * fsum(v**4 for v in z) - 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))


def _throughput(moves: Sequence[Move], clock: Sequence[float]) -> float | None:
    if len(moves) < 2:
        return None
    sd = spread([move.dx for move in moves], moves[0].a)
    ide = index_of_difficulty(_mean([move.ae for move in moves]), sd and WE_FACTOR * sd)
    return throughput_of(ide, _mean(clock))


def analyse(run: Run) -> Result:
    """The numbers of one sequence, all its trials in them; only *throughput_clean* leaves the outliers out."""
    moves = run.moves
    dxs, mts = [move.dx for move in moves], [move.mt_ms for move in moves]
    ae, mt_ms, a = _mean([move.ae for move in moves]), _mean(mts), _mean([move.a for move in moves])
    sd, sd_both = spread(dxs, moves[0].a), spread_both(moves)
    skewness, kurtosis = _shape(dxs, sd)
    we = None if sd is None else WE_FACTOR * sd
    we_both = None if sd_both is None else WE_FACTOR * sd_both
    ide, ide_both = index_of_difficulty(ae, we), index_of_difficulty(ae, we_both)
    downs = [move.pt_ms for move in moves if move.pt_ms]
    errors = _errors(moves)
    clean = [move for move in moves if not move.outlier]
    width = moves[0].width if len({move.width for move in moves}) == 1 else None
    return Result(
        sequence=run.sequence,
        n=len(moves),
        serial=run.serial,
        a=a,
        width=width,
        id=index_of_difficulty(_mean([move.amplitude for move in moves]), width),
        ae=ae,
        dx_mean=_mean(dxs),
        dx_sd=sd,
        dx_skewness=skewness,
        dx_kurtosis=kurtosis,
        we=we,
        ide=ide,
        mt_ms=mt_ms,
        throughput=throughput_of(ide, mt_ms),
        we_bivariate=we_both,
        ide_bivariate=ide_both,
        throughput_bivariate=throughput_of(ide_both, mt_ms),
        throughput_down=_throughput(moves, downs) if len(downs) == len(moves) else None,
        errors=errors,
        error_rate=None if errors is None else errors / len(moves),
        outliers=len(moves) - len(clean),
        throughput_clean=_throughput(clean, [move.mt_ms for move in clean]),
    )


def _errors(moves: Sequence[Move]) -> int | None:
    known = [move.error for move in moves if move.error is not None]
    return sum(known) if len(known) == len(moves) else None


def combine(results: Sequence[Result]) -> Overall:
    """Mean of means: each sequence counts once. A number that one of them has not is the mean over those that have."""
    n = sum(result.n for result in results)
    errors = [result.errors for result in results if result.errors is not None]
    total = sum(errors) if errors and len(errors) == len(results) else None

    def mean(key: str) -> float | None:
        values = [getattr(result, key) for result in results if getattr(result, key) is not None]
        return _mean(values) if values else None

    return Overall(
        n=n,
        ae=mean("ae"),
        we=mean("we"),
        ide=mean("ide"),
        mt_ms=mean("mt_ms"),
        throughput=mean("throughput"),
        throughput_bivariate=mean("throughput_bivariate"),
        throughput_down=mean("throughput_down"),
        throughput_clean=mean("throughput_clean"),
        errors=total,
        error_rate=None if total is None else total / n,
        outliers=sum(result.outliers for result in results),
    )


def regression(results: Sequence[Result], on: str = "ide") -> Line | None:
    """MT = intercept + slope ID, one point for each sequence; *on* is "ide" (effective) or "id" (nominal).

    The intercept is in ms, the slope in ms per bit. None for fewer than two different indices. 1 / slope is no
    throughput: it does not compare with a mean of means.
    """
    some = [(getattr(result, on), result.mt_ms) for result in results if getattr(result, on) is not None]
    return fit_line([x for x, _ in some], [y for _, y in some])
