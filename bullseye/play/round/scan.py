"""One switch: a line sweeps down the range, the switch stops it, then a point runs along it, and the switch shoots.

Where line and point are is a function of when the switch was pressed, so that a shot is as exact as its time.
"""

from __future__ import annotations

from typing import NamedTuple

LINE, POINT, WAITS = "line", "point", "waits"


class Spot(NamedTuple):
    """What is to be seen: the *stage*, how far down the line is and how far right the point, each 0 to 1."""

    stage: str
    down: float
    right: float


class Scan:
    """Each pass takes *pace_s*; a stage begins with *wait_s* of rest, in which a press does nothing.

    After *passes* without a press a point gives way to a new line, and a line waits for a press that starts it again.
    """

    def __init__(self, pace_s: float, wait_s: float, passes: int) -> None:
        self._pace_s, self._wait_s, self._passes = pace_s, wait_s, passes
        self._stage = WAITS
        self._since = 0.0
        self._down = 0.0

    def begin(self, now: float) -> None:
        """A line begins: the round does, or goes on after a pause."""
        self._stage, self._since = LINE, now

    def at(self, now: float) -> Spot:
        """What is to be seen at *now*."""
        stage, since = self._stage_at(now)
        if stage == WAITS:
            return Spot(WAITS, 0.0, 0.0)
        way = max(0.0, now - since - self._wait_s) / self._pace_s % 1.0
        return Spot(LINE, way, 0.0) if stage == LINE else Spot(POINT, self._down, way)

    def press(self, now: float) -> Spot | None:
        """The switch was pressed at *now*: where the shot goes, or None where the press was for something else."""
        spot, (stage, since) = self.at(now), self._stage_at(now)
        if stage == WAITS:
            self.begin(now)
        elif now - since < self._wait_s:
            pass
        elif stage == LINE:
            self._stage, self._since, self._down = POINT, now, spot.down
        else:
            self.begin(now)
            return spot
        return None

    def _stage_at(self, now: float) -> tuple[str, float]:
        """The stage at *now* and when it began, whatever gave way since the last press."""
        stage, since = self._stage, self._since
        whole_s = self._wait_s + self._passes * self._pace_s
        if stage == POINT and now >= since + whole_s:
            stage, since = LINE, since + whole_s
        if stage == LINE and now >= since + whole_s:
            stage, since = WAITS, since + whole_s
        return stage, since

    @staticmethod
    def to_mm(spot: Spot, width_mm: float, height_mm: float) -> tuple[float, float]:
        """The place of *spot* on a range of that size: mm from its centre, y up."""
        return (spot.right - 0.5) * width_mm, (0.5 - spot.down) * height_mm
