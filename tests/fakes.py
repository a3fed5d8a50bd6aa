"""Stand-ins for what the outside world hands in."""

from __future__ import annotations


class ManualClock:
    """A clock that moves only when a test says so. Times are seconds."""

    def __init__(self, start_s: float = 0.0) -> None:
        self._now_s = start_s

    def now(self) -> float:
        """Return the time in seconds."""
        return self._now_s

    def advance(self, seconds: float) -> None:
        """Let *seconds* pass; a clock never goes backwards."""
        if seconds < 0:
            raise ValueError(f"a clock cannot go back, so it cannot advance by {seconds!r} s")
        self._now_s += seconds
