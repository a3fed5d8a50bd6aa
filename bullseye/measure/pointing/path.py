"""How straight the hand went: the seven accuracy measures of a pointing path.

Source: I. S. MacKenzie, T. Kauppinen and M. Silfverberg, Accuracy measures for evaluating computer pointing devices,
CHI 2001. They leave open how samples are smoothed, so that is fixed here: the path is resampled at 100 Hz, and a
crossing or a turn counts only when it is larger than the two thresholds below, a turn on both its sides. So they have
names of their own: GoFitts, whose numbers `gofitts_path` beside it gives, weighs samples instead of time and
takes standing still for moving forwards. The same 693 movements gave 0.76 turns each across the axis here and 1.30
there, 0.21 and 0.84 along it, and a mean distance of 9.67 px here and 11.02 px there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from math import fsum, hypot, sqrt
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.words import tr

RATE_HZ = 100.0
BAND = 5.0
TURN = 10.0


class PathMeasures(NamedTuple):
    """Counts per movement, and three lengths in the unit of the path.

    re_entries: how often the target was entered again; axis_crossings: of the task axis; turns_across it and
    turns_along it; variability: standard deviation across it; distance: mean distance from it; offset: mean signed
    distance, more than 0 to the right of travel. None where a path is too short to tell, *re_entries* also where no
    width is known.
    """

    re_entries: int | None
    axis_crossings: int | None
    turns_across: int | None
    turns_along: int | None
    variability: float | None
    distance: float | None
    offset: float | None


NO_PATH = PathMeasures(None, None, None, None, None, None, None)
Sample = tuple[float, float, float]
"""Time in ms, x, y: screen directions, y down."""


def measure_path(
    samples: Sequence[Sample],
    start: tuple[float, float],
    target: tuple[float, float],
    width: float | None,
    *,
    band: float = BAND,
    turn: float = TURN,
) -> PathMeasures:
    """Measure one movement from the centre *start* to the centre *target*; all lengths in one unit, y down.

    *band* is how far beyond the axis a crossing must go, *turn* how long a way back must be to count as one (both
    meant for pixels). Raises BadInputError when the centres are one or the times go back.
    """
    path = resample(samples)
    if len(path) < 2:
        return NO_PATH
    along, across = _turned(path, start, target)
    length = hypot(target[0] - start[0], target[1] - start[1])
    entries = None
    if width is not None:
        inside = [hypot(x - length, y) <= width / 2 for x, y in zip(along, across, strict=True)]
        entries = max(0, _entries(inside) - 1)
    n = len(across)
    mean = fsum(across) / n
    return PathMeasures(
        re_entries=entries,
        axis_crossings=_crossings(across, band),
        turns_across=_turns(across, turn),
        turns_along=_turns(along, turn),
        variability=sqrt(fsum((y - mean) ** 2 for y in across) / (n - 1)),
        distance=fsum(map(abs, across)) / n,
        offset=mean,
    )


def resample(samples: Sequence[Sample], rate_hz: float = RATE_HZ) -> list[tuple[float, float]]:
    """The path at equal steps of time, by straight lines between the samples; its first and last point are kept.

    Raises BadInputError when the times go back.
    """
    for before, after in pairwise(samples):
        if not after[0] >= before[0]:
            raise BadInputError(
                tr(
                    "a path's time goes back from {before:g} to {after:g} ms; give it in order",
                    before=before[0],
                    after=after[0],
                )
            )
    if len(samples) < 2:
        return [(x, y) for _, x, y in samples]
    first, last, step = samples[0][0], samples[-1][0], 1000 / rate_hz
    path, at = [], 0
    count = int((last - first) / step + 1e-6)  # whole steps; a rounding of the times makes none less
    for n in range(count + 1):
        t = first + n * step
        while at + 2 < len(samples) and samples[at + 1][0] <= t:
            at += 1
        (t0, x0, y0), (t1, x1, y1) = samples[at], samples[at + 1]
        part = min(1.0, (t - t0) / (t1 - t0)) if t1 > t0 else 1.0
        path.append((x0 + part * (x1 - x0), y0 + part * (y1 - y0)))
    end = (samples[-1][1], samples[-1][2])
    return [*path, end] if last - first > (count + 1e-6) * step else [*path[:-1], end]


def _turned(
    path: Sequence[tuple[float, float]], start: tuple[float, float], target: tuple[float, float]
) -> tuple[list[float], list[float]]:
    """The path along the task axis from *start*, and across it, to the right of travel."""
    ux, uy = target[0] - start[0], target[1] - start[1]
    length = hypot(ux, uy)
    if not length:
        raise BadInputError(tr("a movement from {start} to the same place has no axis; give two centres", start=start))
    ux, uy = ux / length, uy / length
    offsets = [(x - start[0], y - start[1]) for x, y in path]
    return [x * ux + y * uy for x, y in offsets], [y * ux - x * uy for x, y in offsets]


def _entries(inside: Sequence[bool]) -> int:
    """How often the path came from outside to inside; a path that starts inside has entered."""
    return sum(1 for state, _ in groupby(inside) if state)


def _crossings(across: Sequence[float], band: float) -> int:
    """Changes of side, where a side counts once the path is more than *band* off the axis."""
    sides = [y > 0 for y in across if abs(y) > band]
    return max(0, sum(1 for _ in groupby(sides)) - 1)


def _turns(values: Sequence[float], least: float) -> int:
    """Reversals of direction with more than *least* travelled both before and after each."""
    turns, direction = 0, 0
    low = high = values[0]
    for value in values:
        if direction >= 0:
            high = max(high, value)
            if high - value > least:
                turns += direction > 0
                direction, low = -1, value
                continue
        if direction <= 0:
            low = min(low, value)
            if value - low > least:
                turns += direction < 0
                direction, high = 1, value
    return turns
