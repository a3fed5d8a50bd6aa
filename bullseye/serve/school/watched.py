"""What many look at, such as a table: read once a second while anybody looks, whichever process was told of news.

Nothing of it matters: a process that starts reads it again, and every page gets it whole.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.responses import Response, StreamingResponse

from bullseye.errors import BullseyeError
from bullseye.serve.hub import PING_S, Hub

EVERY_S = 1.0


class Watched:
    """Events of one *kind*, by key; *load* gives what is to be seen of a key, in a thread. Raises what it likes."""

    def __init__(self, kind: str, load: Callable[[str], bytes], epoch: Callable[[], str]) -> None:
        self._kind = kind
        self._load = load
        self._epoch = epoch
        self._hubs: dict[str, Hub] = {}
        self._idle: set[str] = set()

    @property
    def keys(self) -> list[str]:
        """What somebody looks at now."""
        return list(self._hubs)

    async def look(self) -> None:
        """Read what is looked at, and tell what has changed."""
        for key, hub in list(self._hubs.items()):
            if hub.listening:
                self._idle.discard(key)
                await self._read(key, hub)
            elif key in self._idle:
                self._idle.discard(key)
                del self._hubs[key]
            else:  # a stream may be about to begin: it goes the next time
                self._idle.add(key)

    async def _read(self, key: str, hub: Hub) -> None:
        try:
            data = await asyncio.to_thread(self._load, key)
        except BullseyeError:  # a database that is away comes back; pages keep what they have
            return
        if hub.put(self._kind, data):
            hub.wake()

    async def run(self) -> None:
        """Look again and again, with signs of life between; every stream ends with it."""
        since_s = 0.0
        try:
            while True:
                await asyncio.sleep(EVERY_S)
                await self.look()
                since_s += EVERY_S
                if since_s >= PING_S:
                    since_s = 0.0
                    for hub in self._hubs.values():
                        hub.ping(b"{}")
        finally:
            for hub in self._hubs.values():
                hub.close()

    async def answer(self, key: str, after: str) -> Response:
        """The stream of *key*; raises what *load* raises for one that nobody may see."""
        data = await asyncio.to_thread(self._load, key)
        hub = self._hubs.setdefault(key, Hub(self._epoch()))
        self._idle.discard(key)
        hub.put(self._kind, data)
        parts = hub.stream((self._kind,), after[:60], lambda: None, lambda: False)
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(parts, media_type="text/event-stream", headers=headers)
