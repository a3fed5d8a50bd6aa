"""How long the pointer was on a target, on a grid of time, so that neither mouse nor screen sets the pace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

from bullseye.drill.field import SHOOT, Field
from bullseye.drill.rules import micros

GRID_S = 0.01
_GRID_US = 10_000
LAG_S = 0.05
"""Live, the grid is followed this far behind: by then every sample that bears on it has come in."""


class Tracker:
    """Follows the pointer over the targets of *field*; *diameter_mm* is the face's. Ask in order of time."""

    def __init__(self, field: Field, diameter_mm: float) -> None:
        self._field = field
        self._radius_mm = diameter_mm / 2
        self._next = 0
        self._spans: list[list[int]] = []  # first grid point on the target, first one off it again

    def spans(self, t_s: float) -> list[list[float]]:
        """From when to when, in s, the pointer was on a target up to *t_s*: each grid point stands for 10 ms."""
        end = micros(t_s) // _GRID_US
        while self._next < end:
            if self._is_on(self._next * _GRID_US / 1e6):
                if self._spans and self._spans[-1][1] == self._next:
                    self._spans[-1][1] += 1
                else:
                    self._spans.append([self._next, self._next + 1])
            self._next += 1
        return [[first * _GRID_US / 1e6, last * _GRID_US / 1e6] for first, last in self._spans]

    def _is_on(self, t_s: float) -> bool:
        at = self._field.pointer.at(t_s)
        if at is None:
            return False
        return any(
            target.kind == SHOOT and hypot(at[0] - target.x_mm, at[1] - target.y_mm) <= self._radius_mm * target.size
            for target in self._field.at(t_s)
        )


def total_ms(spans: Iterable[Sequence[float]]) -> int:
    """The length of all *spans* together, in whole ms."""
    return sum(micros(last) - micros(first) for first, last in spans) // 1000
