"""Everybody who listens: what is new is made once and goes to each stream whole, with a sign of life between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

PING_S = 5.0
END = b"event: end\ndata: {}\n\n"
"""The server stops: pages may come again at once."""


class Hub:
    """Events by kind, each with a number that only grows within one *epoch*."""

    def __init__(self, epoch: str) -> None:
        self.epoch = epoch
        self.closing = False
        self.listening = 0
        self.sent = 0
        self._number = 0
        self._latest: dict[str, tuple[int, bytes, bytes]] = {}
        self._pings = 0
        self._ping = b""
        self._wake: set[asyncio.Event] = set()

    def put(self, kind: str, data: bytes, same_as: bytes | None = None) -> bool:
        """The newest of *kind*; False when it is as it was (by *same_as* where that is given)."""
        same = data if same_as is None else same_as
        before = self._latest.get(kind)
        if before is not None and before[2] == same:
            return False
        self._number += 1
        head = f"id: {self.epoch}-{self._number}\nevent: {kind}\ndata: ".encode()
        self._latest[kind] = (self._number, head + data + b"\n\n", same)
        return True

    def drop(self, kind: str) -> None:
        """There is nothing of that kind any more."""
        self._latest.pop(kind, None)

    def restart(self, epoch: str) -> None:
        """Another class: whoever listens gets everything."""
        self.epoch = epoch
        self._latest = {}

    def wake(self) -> None:
        """Let every stream look for what is new."""
        for event in self._wake:
            event.set()

    def ping(self, data: bytes) -> None:
        """A sign of life for every stream."""
        self._pings += 1
        self._ping = b"event: ping\ndata: " + data + b"\n\n"
        self.wake()

    def close(self) -> None:
        """Tell every stream the end."""
        self.closing = True
        self.wake()

    def after(self, last_id: str) -> int:
        """The number in an id that a page names; 0 for one of another epoch, so that it gets everything."""
        epoch, _, number = last_id.rpartition("-")
        return int(number) if epoch == self.epoch and number.isascii() and number.isdecimal() else 0

    async def stream(
        self,
        kinds: tuple[str, ...],
        last_id: str,
        own: Callable[[], tuple[str, bytes] | None],
        over: Callable[[], bool],
    ) -> AsyncIterator[bytes]:
        """What is new of *kinds* since *last_id*, and what concerns this listener alone (*own*: kind and data).

        It ends when the hub closes, or when *over* says that nobody is meant any more; what is new by then comes first.
        """
        event = asyncio.Event()
        self._wake.add(event)
        self.listening += 1
        seen, epoch, pings, mine = self.after(last_id), self.epoch, self._pings, b""
        try:
            yield b"retry: 1000\n\n"
            while True:
                ends = self.closing or over()
                if epoch != self.epoch:
                    seen, epoch = 0, self.epoch
                news = [self._latest[kind][:2] for kind in kinds if kind in self._latest]
                parts = [data for number, data in news if number > seen]
                seen = max([seen, *(number for number, _ in news)])
                told = None if ends else own()
                if told is not None and told[1] != mine:
                    mine = told[1]
                    parts.append(f"event: {told[0]}\ndata: ".encode() + mine + b"\n\n")
                if pings != self._pings:
                    pings = self._pings
                    parts.append(self._ping)
                if parts:
                    self.sent += 1
                    yield b"".join(parts)
                if ends:
                    break
                await event.wait()
                event.clear()
            yield END
        finally:
            self._wake.discard(event)
            self.listening -= 1
