"""Lengths on a target in the units people measure them in, and how each becomes millimetres."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.typed import typed_number
from bullseye.words import tr

MM, CM, INCH, MOA, MRAD = "mm", "cm", "in", "moa", "mrad"
WORDS = {MM: "mm", CM: "cm", INCH: "inches", MOA: "MOA", MRAD: "mrad"}
"""Every unit, in the order in which one of several columns is chosen, and how it is called in a sentence."""
ANGLES = {MOA: math.radians(1 / 60), MRAD: 0.001}
"""Radians in one of them. A mil of a rifle scope is a milliradian, not the 1/6400 of a turn of the artillery."""
LENGTHS = {MM: 1.0, CM: 10.0, INCH: 25.4}
_DISTANCE = re.compile(r"([0-9]+(?:[.,][0-9]*)?|[.,][0-9]+) ?(mm|cm|m|yds?|yards?|y|ft|feet)", re.IGNORECASE)
_DISTANCE_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "y": 914.4, "f": 304.8}


class Unit(NamedTuple):
    """A unit and, where it is an angle, the distance in mm at which it was measured."""

    name: str
    distance_mm: float | None = None

    @property
    def words(self) -> str:
        """How it is called: "inches", "MOA at 100 m"."""
        if self.distance_mm is None or self.name not in ANGLES:
            return WORDS[self.name]
        return tr("{unit} at {m:g} m", unit=WORDS[self.name], m=self.distance_mm / 1000)

    def to_mm(self) -> Callable[[float], float]:
        """The function from a value in this unit to mm: an angle from the middle is tan(angle) times the distance.

        Raises BadInputError for an angle without a distance.
        """
        if self.name in LENGTHS:
            factor = LENGTHS[self.name]
            return lambda value: value * factor
        if self.distance_mm is None:
            raise BadInputError(
                tr(
                    "{words} are angles: say how far away the target was, such as --distance 100m or 100yd",
                    words=WORDS[self.name],
                )
            )
        angle, away_mm = ANGLES[self.name], self.distance_mm
        return lambda value: math.tan(value * angle) * away_mm


def read_distance(text: str) -> float:
    """The millimetres of a distance such as 100m, 100yd or 50 ft; raises ValueError for any other text."""
    found = _DISTANCE.fullmatch(text.strip())
    value = typed_number(found[1]) if found else None
    if not found or value is None or not 0 < value <= 1e6:
        raise ValueError(text)
    word = found[2].lower()
    return value * _DISTANCE_MM[word if word in _DISTANCE_MM else word[0]]
