"""A connection that cuts who sends a request drop by drop: uvicorn itself waits for ever for the rest of a head."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S = 10.0
"""How long a request's line and headers may take. Bodies have a time of their own, see `Guard`."""


class Connection(H11Protocol):
    """uvicorn's own, with a time for what comes before the body."""

    head_s = HEAD_S
    _cut: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Somebody is there: the first request has its time."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Something came: a part of a request's head begins its time, the whole of it ends it."""
        super().data_received(data)
        between = self.conn.their_state is h11.IDLE and self.conn.our_state is h11.IDLE
        if not between:
            self._stop_waiting()
        elif self._cut is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._cut = self.loop.call_later(self.head_s, self._close)

    def _stop_waiting(self) -> None:
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None

    def _close(self) -> None:
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self.transport.close()
