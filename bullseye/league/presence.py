"""Whose page is heard: a seat without a stream for a while is away, and keeps everything."""

from __future__ import annotations

from collections.abc import Callable

AWAY_S = 12.0


class Presence:
    """Follows the streams of each seat. *now* gives seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._began_s = now()  # after a restart everybody has their time to come back
        self._streams: dict[int, int] = {}
        self._heard_s: dict[int, float] = {}

    def arrived(self, seat: int) -> None:
        """A page of *seat* listens."""
        self._streams[seat] = self._streams.get(seat, 0) + 1

    def went(self, seat: int) -> None:
        """One page of *seat* listens no more."""
        self._streams[seat] = max(0, self._streams.get(seat, 0) - 1)
        self.heard(seat)

    def heard(self, seat: int) -> None:
        """Something came from the page of *seat*."""
        self._heard_s[seat] = self._now()

    def was_here(self, seat: int) -> bool:
        """True for a seat whose page was ever heard since the start."""
        return seat in self._heard_s or seat in self._streams

    def is_away(self, seat: int) -> bool:
        """True when nothing was heard of the page of *seat* for AWAY_S."""
        if self._streams.get(seat):
            return False
        return self._now() - self._heard_s.get(seat, self._began_s) > AWAY_S
