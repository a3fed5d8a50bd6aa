"""One clock for all processes of a school, wherever they run: that of the database's machine.

A shot that one machine takes is judged against a round that another one began, to the tenth of a second.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bullseye.session.clock import Clock
from bullseye.store_sql.database import Database

LOOKS = 5
"""The shortest way there and back of so many is believed (Cristian, Probabilistic clock synchronization, 1989)."""


def ahead_s(database: Database, clock: Clock) -> float:
    """How far the database's clock is ahead of *clock*, 0 where it is this machine's. Raises StorageError."""
    found: list[tuple[float, float]] = []
    for _ in range(LOOKS):
        with database.reading() as to:
            before = clock.utc().timestamp()
            there = database.dialect.moment_s(to)
            after = clock.utc().timestamp()
        if there is None:
            return 0.0
        found.append((after - before, there - (before + after) / 2))
    return min(found)[1]


class DatabaseClock:
    """The seconds of *clock*, and its date moved *ahead_s* on."""

    def __init__(self, clock: Clock, ahead_s: float) -> None:
        self._clock = clock
        self._ahead = timedelta(seconds=ahead_s)

    def now(self) -> float:
        """Seconds from an arbitrary start; never goes backwards."""
        return self._clock.now()

    def utc(self) -> datetime:
        """The date and time, in UTC."""
        return self._clock.utc() + self._ahead
