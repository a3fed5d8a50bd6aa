"""A value as a shot: on target is the ten, and each tolerance band a ring of a real face."""

from __future__ import annotations

from functools import cache
from math import cos, sin
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.target.face import Face, Ring, Style
from bullseye.target.scoring import Hit, Scorer
from bullseye.watch.samples import LARGEST
from bullseye.words import tr

LOWER, HIGHER, NEAR = "lower", "higher", "near"
BETTERS = (LOWER, HIGHER, NEAR)
RING_MM = 10.0
"""How wide a ring of the target's face is."""
EDGE_MM = 105.0
"""Where what has no place on the face is marked: half a ring past the last."""
_FILLS = ("#56b4e9",) * 3 + ("#f0e442",) * 3 + ("#d55e00",) * 4
_INK = "#1c1c1c"


class Band(NamedTuple):
    """What is wanted of a value: *target* and better, or near it; each *ring* (in the value's unit) further is a ring.

    *better* is lower, higher or near, which counts both sides.
    """

    target: float
    ring: float
    better: str = NEAR

    def off(self, value: float) -> float:
        """How far *value* is on the wrong side, in its unit; 0 on target."""
        if self.better == LOWER:
            return max(0.0, value - self.target)
        if self.better == HIGHER:
            return max(0.0, self.target - value)
        return abs(value - self.target)

    def distance_mm(self, value: float) -> float:
        """How far from the centre of the face the value's shot lies, in mm."""
        return self.off(value) / self.ring * RING_MM

    def score(self, value: float) -> Hit:
        """The value as a hit on the face: points 10 to 0, tenths 109 (on target) to 0 (a miss)."""
        return _scorer().at_distance(self.distance_mm(value))

    def points(self, value: float) -> float:
        """The decimal score, 10.9 on target, 0.0 for a miss."""
        return (self.score(value).tenths or 0) / 10

    def place(self, value: float, angle: float) -> tuple[float, float]:
        """Where its shot lies in mm from the centre, x right, y up; *angle* in radians, clockwise from the top.

        A value far outside is put at the edge, where it can still be seen.
        """
        distance = min(self.distance_mm(value), EDGE_MM)
        return distance * sin(angle), distance * cos(angle)


def check_band(band: Band) -> Band:
    """The same band; raises BadInputError for one that cannot be."""
    if band.better not in BETTERS:
        raise BadInputError(
            tr("better cannot be {better!r}; choose one of: {known}", better=band.better, known=", ".join(BETTERS))
        )
    if not -LARGEST <= band.target <= LARGEST:
        raise BadInputError(
            tr(
                "a target of {target!r} does not work; give a number within {largest:g} of 0",
                target=band.target,
                largest=LARGEST,
            )
        )
    if not 0 < band.ring <= LARGEST:
        raise BadInputError(
            tr("a ring of {ring!r} does not work; give how much worse one ring is, more than 0", ring=band.ring)
        )
    return band


@cache
def face() -> Face:
    """The face of every target: ten rings of 10 mm, scored with decimals, shot by points of no size."""
    rings = tuple(Ring(2 * RING_MM * (n + 1), 10 - n, _FILLS[n], _INK, _INK) for n in range(10))
    style = Style("10-9-8", tuple(ring.points for ring in rings))
    return Face("target", "Target", rings, 0.0, decimals=True, line_mm=0.4, styles=(style,))


@cache
def _scorer() -> Scorer:
    return Scorer(face())


def bands(band: Band) -> list[tuple[float, float]]:
    """From where to where each ring reaches, in the value's unit, the ten first and each within the next."""
    return [
        (
            -LARGEST if band.better == LOWER else band.target - (n + 1) * band.ring,
            LARGEST if band.better == HIGHER else band.target + (n + 1) * band.ring,
        )
        for n in range(10)
    ]
