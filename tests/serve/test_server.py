"""A port, a thread, and an end that comes soon whoever listens."""

from __future__ import annotations

import socket
import threading

import pytest

from bullseye.errors import BadInputError
from bullseye.serve.server import FIRST_PORT, bind
from tests.serve.live import live, until


def test_a_free_port_the_usual_ones_or_the_one_that_was_named() -> None:
    with bind("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
        assert port > 0 and free.proto == socket.IPPROTO_TCP
        with pytest.raises(BadInputError, match=f"port {port} of 127.0.0.1 cannot be used"):
            bind("127.0.0.1", port)
    with bind("127.0.0.1", None) as first, bind("127.0.0.1", None) as second:
        assert FIRST_PORT <= first.getsockname()[1] < second.getsockname()[1]


def test_it_stops_at_once_with_a_hundred_listeners() -> None:
    with live(None) as server:
        ends: list[str] = []

        def listen() -> None:
            ends.extend(kind for kind, _, _ in server.client().events() if kind == "end")

        readers = [threading.Thread(target=listen) for _ in range(100)]
        for reader in readers:
            reader.start()
        until(lambda: server.room.hub.listening == 100)
        assert server.server.stop(60)
        for reader in readers:
            reader.join(60)
        assert len(ends) == 100
