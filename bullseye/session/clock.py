"""Where "now" comes from: handed to everything that needs the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """A monotonic clock for rounds and a calendar for dates."""

    def now(self) -> float:
        """Seconds from an arbitrary start; never goes backwards."""

    def utc(self) -> datetime:
        """The date and time, in UTC."""


class SystemClock:
    """The machine's own clocks. Only app.py builds one."""

    def now(self) -> float:
        """Seconds of `perf_counter`."""
        return time.perf_counter()

    def utc(self) -> datetime:
        """The calendar's time now."""
        return datetime.now(UTC)


class StepClock:
    """A clock that stands still until it is moved: simulated rounds play as fast as they can."""

    def __init__(self, start_s: float = 0.0, utc: datetime | None = None) -> None:
        self._now = start_s
        self._utc = utc or datetime(2000, 1, 1, tzinfo=UTC)

    def now(self) -> float:
        """The seconds it was moved to."""
        return self._now

    def utc(self) -> datetime:
        """A fixed date."""
        return self._utc

    def advance(self, seconds: float) -> None:
        """Move on by *seconds*; raises ValueError when that would go back."""
        if seconds < 0:
            raise ValueError(f"a clock cannot go back by {-seconds} s")
        self._now += seconds


def iso(moment: datetime) -> str:
    """A UTC date as records write it: 2026-11-22T19:40:01Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
