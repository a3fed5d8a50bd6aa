"""Where a target stands: a function of the seed and of how often it was placed, the same on every machine."""

from __future__ import annotations

from math import copysign, hypot
from random import Random

PLACES = ("centre", "on-hit", "grid")
_TRIES = 12


class Placement:
    """Successive places of one target's centre inside a range, in mm from the range's centre, y up.

    *range_mm* is the width and height that the whole target of *diameter_mm* stays within. Only
    `Random.random()` is drawn, and places are rounded to 1e-6 mm, so that every machine agrees. Each place
    is at least a quarter of the free way from the one before, so that a hit always moves the target.
    """

    def __init__(self, place: str, seed: int | Random, range_mm: tuple[float, float], diameter_mm: float) -> None:
        self._anew = place == "on-hit"
        self._random = seed if isinstance(seed, Random) else Random(seed)
        self._free = tuple(max(0.0, side - diameter_mm) for side in range_mm)
        self._places: list[tuple[float, float]] = []

    def position(self, number: int) -> tuple[float, float]:
        """The place number *number* (from 0)."""
        if not self._anew:
            return (0.0, 0.0)
        while len(self._places) <= number:
            self._places.append(self._next())
        return self._places[number]

    def _next(self) -> tuple[float, float]:
        width, height = self._free
        least = hypot(width, height) / 4
        before = self._places[-1] if self._places else (0.0, 0.0)
        for _ in range(_TRIES):
            # + 0.0 turns the -0.0 of a range without room into a plain zero.
            spot = (
                round((self._random.random() - 0.5) * width, 6) + 0.0,
                round((self._random.random() - 0.5) * height, 6) + 0.0,
            )
            if hypot(spot[0] - before[0], spot[1] - before[1]) >= least:
                return spot
        # The farthest corner is always far enough.
        return (round(copysign(width / 2, -before[0]), 6) + 0.0, round(copysign(height / 2, -before[1]), 6) + 0.0)
