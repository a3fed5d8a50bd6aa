"""Dwell click, for pointers that follow a head or an eye: a pointer that rests for a while shoots."""

from __future__ import annotations

from math import hypot
from typing import NamedTuple


class DwellShot(NamedTuple):
    """Where the pointer was when its rest was over, mm, and when that was, s."""

    x_mm: float
    y_mm: float
    t_s: float


class Dwell:
    """A pointer that stays within *within_mm* of where it came to rest, for *time_s*, shoots where it is then.

    After a shot, and at the beginning, it must leave that place before it can shoot again.
    """

    def __init__(self, within_mm: float, time_s: float) -> None:
        self._within_mm, self._time_s = within_mm, time_s
        self._rest: tuple[float, float] | None = None
        self._at = (0.0, 0.0)
        self._since: float | None = None  # None: it must leave first

    def begin(self, x_mm: float, y_mm: float) -> None:
        """The pointer lies there, and must leave before it can shoot."""
        self._rest = self._at = x_mm, y_mm
        self._since = None

    def moved(self, x_mm: float, y_mm: float, now: float) -> None:
        """The pointer is there. Ask `due` first: the rest may have been over before."""
        self._at = x_mm, y_mm
        if self._rest is None:
            self.begin(x_mm, y_mm)
        elif hypot(x_mm - self._rest[0], y_mm - self._rest[1]) > self._within_mm:
            self._rest, self._since = self._at, now

    def due(self, now: float) -> DwellShot | None:
        """The shot that a rest brought which was over by *now*; each is given once."""
        if self._since is None or now < self._since + self._time_s:
            return None
        shot = DwellShot(*self._at, self._since + self._time_s)
        self.begin(*self._at)
        return shot

    def share(self, now: float) -> float:
        """How much of the rest is over, 0 to 1; 0 while the pointer must leave first."""
        return 0.0 if self._since is None else min(1.0, max(0.0, (now - self._since) / self._time_s))

    @property
    def waits(self) -> bool:
        """True while a rest counts down."""
        return self._since is not None
