"""The seven accuracy measures exactly as GoFitts has them, for the columns of its own files and for nothing else.

Restated from the documentation and the behaviour of its class AccuracyMeasures (I. S. MacKenzie): of 693 movements of a
public data set this gives all 4,851 numbers of their .sd1 lines. The better rule is in `path`: this one
weighs samples, not time, takes standing still for moving forwards, and so counts other turns when the same path is
mirrored (along the axis in 394 of the 693, across it in 255; that rule in none).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from math import atan, copysign, cos, fsum, hypot, pi, sin, sqrt
from typing import NamedTuple

BAND_PX = 5.0
TURN_PX = 10.0


class GoFittsPath(NamedTuple):
    """The columns TRE, TAC, MDC, ODC (counts) and MV, ME, MO (pixels) of an .sd1; None where there is no path."""

    tre: int | None
    tac: int | None
    mdc: int | None
    odc: int | None
    mv: float | None
    me: float | None
    mo: float | None


NO_PATH = GoFittsPath(None, None, None, None, None, None, None)


def gofitts_path(
    points_px: Sequence[tuple[float, float]],
    start_px: tuple[float, float],
    target_px: tuple[float, float],
    width_px: float,
    *,
    straight: bool = False,
) -> GoFittsPath:
    """Measure one path of screen pixels (y down) from the centre *start_px* to the centre *target_px*.

    In a *straight* task only x tells whether the target holds the pointer. NO_PATH for fewer than two points, or for
    centres that are one.
    """
    if len(points_px) < 2 or start_px == target_px:
        return NO_PATH
    inside = [
        (abs(x - target_px[0]) if straight else hypot(x - target_px[0], y - target_px[1])) < width_px / 2
        for x, y in points_px
    ]
    backwards, across = _turned(points_px, start_px, target_px)
    entries = sum(not before and after for before, after in pairwise(_smoothed(inside)))
    n = len(across)
    mean = fsum(across) / n
    return GoFittsPath(
        tre=max(0, entries - 1),
        tac=_crossings(across),
        mdc=_turns(across),
        odc=_turns(backwards),
        mv=sqrt(fsum((y - mean) ** 2 for y in across) / (n - 1)),
        me=fsum(map(abs, across)) / n,
        mo=mean,
    )


def _turned(
    points: Sequence[tuple[float, float]], start: tuple[float, float], target: tuple[float, float]
) -> tuple[list[float], list[float]]:
    """The path along the axis (leftwards on the screen) and across it (downwards), cut to whole pixels."""
    dx, dy = target[0] - start[0], target[1] - start[1]
    # A full turn less: on an upright axis the last bit of a sine decides what stands still, so it is taken as there.
    back = 2 * pi - (atan(dy / dx) if dx else copysign(pi / 2, dy))
    cut = [(int(x - start[0]), int(y - start[1])) for x, y in points]
    return (
        [-(x * cos(back) - y * sin(back)) for x, y in cut],
        [x * sin(back) + y * cos(back) for x, y in cut],
    )


def _smoothed(flags: Sequence[bool]) -> list[bool]:
    """Without runs of one, then of two, between runs of the other kind; the last places are left alone."""
    some = list(flags)
    for width in (1, 2):
        for at in range(len(some) - width - 2):
            first, *middle, last = some[at : at + width + 2]
            if first == last and all(flag != first for flag in middle):
                some[at + 1 : at + 1 + width] = [first] * width
    return some


def _crossings(across: Sequence[float]) -> int:
    sides = [y > 0 for y in across if abs(y) > BAND_PX]
    return max(0, sum(1 for _ in groupby(sides)) - 1)


def _turns(values: Sequence[float]) -> int:
    """Ends of runs of one direction that moved more than 10 px, whatever follows; the last run ends in no turn."""
    rising = _smoothed([after - before >= 0 for before, after in pairwise(values)])
    starts = [0, *(n for n in range(1, len(rising)) if rising[n] is not rising[n - 1])]
    return sum(
        after < len(rising) - 1 and abs(values[before] - values[after]) > TURN_PX for before, after in pairwise(starts)
    )
