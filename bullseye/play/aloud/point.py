"""The point that keys move over the range, in mm: in two steps, and away from the target after each shot."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

LARGE, SMALL = 20, 100
"""How many steps a face's radius has: a large one is half a ring of ten."""
KICK = (0.5, 0.9)
"""How far from the target's centre the point is after a shot, in radii."""
DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}


class Point:
    """Where a shot would go, from the range's centre, y up. The same *seed* makes the same jumps.

    After a shot it jumps away, as a rifle does: else the second shot would be the first again, by the same key.
    """

    def __init__(self, radius_mm: float, range_mm: tuple[float, float], seed: int) -> None:
        self.x_mm = self.y_mm = 0.0
        self._radius_mm, self._edges = radius_mm, (range_mm[0] / 2, range_mm[1] / 2)
        self._chance = Random(f"point {seed}")

    def move(self, direction: str, small: bool = False) -> bool:
        """One step to `left`, `right`, `up` or `down`; False at the edge of the range, where it stays."""
        step = self._radius_mm / (SMALL if small else LARGE)
        across, up = DIRECTIONS[direction]
        x, y = self.x_mm + step * across, self.y_mm + step * up
        if abs(x) > self._edges[0] or abs(y) > self._edges[1]:
            return False
        self.x_mm, self.y_mm = x, y
        return True

    def jump(self, target_mm: tuple[float, float]) -> None:
        """Away from the target, in any direction that is within the range."""
        for _ in range(100):
            away = self._radius_mm * self._chance.uniform(*KICK)
            angle = self._chance.uniform(0, 2 * pi)
            x, y = target_mm[0] + away * cos(angle), target_mm[1] + away * sin(angle)
            if abs(x) <= self._edges[0] and abs(y) <= self._edges[1]:
                break
        else:  # a range with no room for it
            x, y = 0.0, 0.0
        self.x_mm, self.y_mm = x, y
