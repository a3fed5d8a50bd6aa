"""What better aim would gain: the same shots scored again without their bias, and with half their spread."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, hypot, pi
from typing import NamedTuple

from bullseye.measure.shots.group import measure_group
from bullseye.target.scoring import Scorer
from bullseye.words import listed, number, tr, trn
from bullseye.words import number as written

Point = tuple[float, float]
_SIDES = (
    tr("right"),
    tr("high right"),
    tr("high"),
    tr("high left"),
    tr("left"),
    tr("low left"),
    tr("low"),
    tr("low right"),
)


class WhatIf(NamedTuple):
    """Points of the same shots four times over; *x_mm, y_mm* is the bias, the mean point of impact.

    Totals are in points, or in tenths with `tenths`. *bias_cost* and *spread_cost* are two steps of one way: first
    the group is moved onto the centre, then it is drawn together to half its size there, so they add up.
    """

    n: int
    x_mm: float
    y_mm: float
    as_shot: int
    centred: int
    halved: int
    centred_and_halved: int
    tenths: bool

    @property
    def bias_cost(self) -> int:
        """What moving the group onto the centre would have brought; less than 0 when luck lay in the bias."""
        return self.centred - self.as_shot

    @property
    def spread_cost(self) -> int:
        """What half the spread would have brought on top."""
        return self.centred_and_halved - self.centred


def what_if(scorer: Scorer, shots_mm: Sequence[Point], tenths: bool = True) -> WhatIf | None:
    """Score *shots_mm* (from the target's centre, y up) as shot, without bias, with half the spread, with both.

    In tenths where *scorer* gives them and *tenths* are wanted, else in points: the unit of the round's own score is
    the one to ask for. None for fewer than two shots: one has no spread.
    """
    tenths = tenths and scorer.decimals
    group = measure_group(shots_mm)
    if group.n < 2 or group.mpi_x is None or group.mpi_y is None:
        return None
    x, y = group.mpi_x, group.mpi_y

    def total(share: float, to_x: float, to_y: float) -> int:
        return sum(_worth(scorer, to_x + share * (a - x), to_y + share * (b - y), tenths) for a, b in shots_mm)

    return WhatIf(
        n=group.n,
        x_mm=x,
        y_mm=y,
        as_shot=sum(_worth(scorer, a, b, tenths) for a, b in shots_mm),
        centred=total(1.0, 0.0, 0.0),
        halved=total(0.5, x, y),
        centred_and_halved=total(0.5, 0.0, 0.0),
        tenths=tenths,
    )


def _worth(scorer: Scorer, x_mm: float, y_mm: float, tenths: bool) -> int:
    hit = scorer.score(x_mm, y_mm)
    return hit.tenths if tenths and hit.tenths is not None else hit.points


def side_of(x_mm: float, y_mm: float) -> str:
    """Which side of the centre, in a shooter's words: right, high right, high ...; each covers 45 degrees."""
    return _SIDES[round(atan2(y_mm, x_mm) / (pi / 4)) % 8]


def what_if_text(found: WhatIf) -> str:
    """One sentence: `6.0 mm left costs 11 points; half the spread would bring 4 points more.`"""
    spread = _gain(found.spread_cost, found.tenths)
    if hypot(found.x_mm, found.y_mm) < 0.05:
        return tr("The group is centred; {gain}.", gain=spread)
    bias = _cost(found.bias_cost, found.tenths)
    return tr("{where} {bias}; {gain}.", where=where_text(found.x_mm, found.y_mm), bias=bias, gain=spread)


def where_text(x_mm: float, y_mm: float) -> str:
    """How far off the centre, each way by itself: `38.6 mm left and 9.6 mm high`; a way of no weight is left out."""
    most = max(abs(x_mm), abs(y_mm))
    across, up = (f"{number(abs(way), '.1f' if abs(way) < 9.95 else '.0f')} mm" for way in (x_mm, y_mm))
    return listed((
        "" if abs(x_mm) < 0.1 * most else tr("{mm} right", mm=across) if x_mm > 0 else tr("{mm} left", mm=across),
        "" if abs(y_mm) < 0.1 * most else tr("{mm} high", mm=up) if y_mm > 0 else tr("{mm} low", mm=up),
    ))  # fmt: skip


def _cost(points: int, tenths: bool) -> str:
    if not points:
        return tr("costs nothing")
    size = written(abs(points) / 10, ".1f") if tenths else str(abs(points))
    number = 2 if tenths else abs(points)
    if points > 0:
        return trn("costs {size} point", "costs {size} points", number, size=size)
    return trn("brought {size} point", "brought {size} points", number, size=size)


def _gain(points: int, tenths: bool) -> str:
    """What half the spread would do to the sum, once the group lies on the centre."""
    if not points:
        return tr("half the spread would bring nothing")
    size = written(abs(points) / 10, ".1f") if tenths else str(abs(points))
    number = 2 if tenths else abs(points)
    if points > 0:
        return trn(
            "half the spread would bring {size} point more",
            "half the spread would bring {size} points more",
            number,
            size=size,
        )
    return trn("half the spread would take {size} point", "half the spread would take {size} points", number, size=size)
