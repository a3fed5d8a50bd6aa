"""How often light may change at most, however fast somebody shoots: three flashes a second can bring on a fit."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

LEAST_S = 0.4
"""Between the beginnings of two flashes: 2.5 in a second. WCAG 2.2's criterion 2.3.1 allows three, and no more."""


class FlashLimit:
    """Asked before each flash; the shot that comes too soon after one has its mark and its points, and no flash."""

    def __init__(self, now: Callable[[], float] = perf_counter) -> None:
        self._now = now
        self._last_s = float("-inf")

    def may(self) -> bool:
        """Whether one may begin now; it is taken as begun then."""
        now_s = self._now()
        if now_s - self._last_s < LEAST_S:
            return False
        self._last_s = now_s
        return True
