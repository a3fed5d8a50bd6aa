"""Unix time that never goes back, also through a restart and when somebody sets the machine's clock."""

from __future__ import annotations

from datetime import UTC, datetime

from bullseye.session.clock import Clock


class SteadyClock:
    """Takes the date once, from *clock*, and then follows its seconds. It begins no earlier than *at_least_s*."""

    def __init__(self, clock: Clock, at_least_s: float = 0.0) -> None:
        self._clock = clock
        self._start_s = max(clock.utc().timestamp(), at_least_s) - clock.now()

    def __call__(self) -> float:
        """Seconds since 1970."""
        return self._start_s + self._clock.now()

    def utc(self) -> datetime:
        """The same as a date."""
        return datetime.fromtimestamp(self(), UTC)
