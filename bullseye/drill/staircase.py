"""Adaptive difficulty: a weighted up-down that settles where a wanted share of shots hit."""

from __future__ import annotations

from collections.abc import Mapping
from math import log2
from typing import Any


class Staircase:
    """Goes one step harder on a hit and `p / (1 - p)` steps easier on a miss, so that hits settle at the rate p.

    (Kaernbach, Perception & Psychophysics 49, 1991.) The level is in octaves: *changes* "size" halves the size for
    each one harder, "speed" doubles the speed. *values* are the keys of a drill's [adaptive] table.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.changes = str(values["changes"])
        self.hit_rate = float(values["hit_rate"])
        self._sign = -1.0 if self.changes == "size" else 1.0
        self._step = float(values["step_octaves"])
        low, high = sorted(self._sign * log2(values[end]) for end in ("least", "most"))
        self._low, self._high = low, high
        self._level = max(low, min(high, self._sign * log2(values["start"])))
        self._last: bool | None = None
        self.reversals: list[float] = []

    def add(self, hit: bool) -> float:
        """Count one shot; the factor that holds from now on."""
        if self._last is not None and hit is not self._last:
            self.reversals.append(self._level)
        self._last = hit
        step = self._step if hit else -self._step * self.hit_rate / (1 - self.hit_rate)
        # Rounded: no machine's last bit can shift a later target.
        self._level = round(max(self._low, min(self._high, self._level + step)), 9)
        return self.factor

    @property
    def factor(self) -> float:
        """The size or speed now, in times the drill's own."""
        return self._factor(self._level)

    def _factor(self, level: float) -> float:
        return round(float(2.0 ** (self._sign * level)), 6)
