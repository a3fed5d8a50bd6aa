"""A circuit breaker: who failed several times in a row is left alone for a while, then tried once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

CLOSED, OPEN, HALF_OPEN = "closed", "open", "half-open"
LONGEST_S = 3600.0
"""However long a service asks to be left alone, and whatever the clock does: after an hour it is tried."""


class Limits(NamedTuple):
    """It opens after so many *failures* in a row, and lets one call through every *pause_s* seconds."""

    failures: int = 5
    pause_s: float = 60.0


class Breaker(NamedTuple):
    """What is kept of one source: failures in a row, until when it is left alone (UTC), and what was wrong last."""

    failures: int = 0
    until: datetime | None = None
    words: str = ""

    def state(self, now: datetime) -> str:
        """closed: it is called; open: it is not; half-open: the next call is a trial."""
        if self.until is None:
            return CLOSED
        ahead_s = (self.until - now).total_seconds()
        return OPEN if 0 < ahead_s <= LONGEST_S else HALF_OPEN

    def failed(self, now: datetime, words: str, limits: Limits, wait_s: float = 0.0) -> Breaker:
        """After one more failure; *wait_s* is how long the service asked to be left alone, 0 when it did not."""
        failures = self.failures + 1
        pause_s = limits.pause_s if failures >= limits.failures else 0.0
        rest_s = min(max(pause_s, wait_s), LONGEST_S)
        return Breaker(failures, now + timedelta(seconds=rest_s) if rest_s > 0 else None, words)


class Breakers(Protocol):
    """Where breakers are kept, so that a restart does not run against a closed door again."""

    def get(self, name: str) -> Breaker:
        """The breaker of a source; a fresh one for a name that is not known."""

    def put(self, name: str, breaker: Breaker) -> None:
        """Keep it."""


class InMemory:
    """Breakers for as long as the program runs."""

    def __init__(self) -> None:
        self.kept: dict[str, Breaker] = {}

    def get(self, name: str) -> Breaker:
        """The breaker of a source; a fresh one for a name that is not known."""
        return self.kept.get(name, Breaker())

    def put(self, name: str, breaker: Breaker) -> None:
        """Keep it."""
        self.kept[name] = breaker
