"""A simulated shooter of known spread: where it hits, how long it takes, when it is mistaken."""

from __future__ import annotations

from math import cos, log, log2, sin, sqrt, tau
from random import Random

ENDLESS_SHOTS = 30
"""Where the shooter ends a drill that has no end of its own."""
MOST_SHOTS = 5000
"""Where the shooter gives a drill up that its spread will never finish."""

REACTION_S = 0.20
SECONDS_PER_BIT = 0.12
PRESS_S = 0.08


class Shooter:
    """Aims at the centre and misses it by a circular normal error of *sigma_mm* on each axis.

    *wrong* is the share of targets that must not be shot which it takes for others. Its pace follows Fitts' law,
    MT = a + b log2(D/W + 1), so that far and small targets take longer.
    Only `Random.random()` is drawn (Box-Muller for the normal), so that every machine agrees.
    """

    def __init__(self, sigma_mm: float, random: Random, wrong: float = 0.05) -> None:
        self.sigma_mm = sigma_mm
        self.wrong = wrong
        self._random = random

    def chance(self) -> float:
        """A number from 0 up to 1."""
        return self._random.random()

    def is_wrong(self) -> bool:
        """One look at a target that may be one to leave alone: True when it is taken for the other kind."""
        return self._random.random() < self.wrong

    def aim(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """A point shot at when the centre is (x, y)."""
        # 1 - random() is never 0, so the logarithm is always there.
        radius = self.sigma_mm * sqrt(-2 * log(1 - self._random.random()))
        angle = tau * self._random.random()
        return (x_mm + radius * cos(angle), y_mm + radius * sin(angle))

    def pace_s(self, distance_mm: float, width_mm: float) -> float:
        """Seconds until the next shot, from how far the target is and how wide."""
        spread = 0.75 + 0.5 * self._random.random()
        return spread * (REACTION_S + SECONDS_PER_BIT * log2(distance_mm / width_mm + 1))
