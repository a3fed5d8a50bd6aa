"""A connection that says nothing, or drip by drip, is cut; one that rests between requests is not."""

from __future__ import annotations

import pytest

from bullseye.serve.connection import Connection
from tests.serve.live import live
from tests.serve.test_app import raw


def test_a_head_that_never_ends_is_cut_and_a_connection_at_rest_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Connection, "head_s", 0.3)
    with live(None) as server:
        client = server.client()
        client.get("/api/now")
        assert raw(server.port, b"GET /api/now HTTP/1.1\r\n", *[b"x: y\r\n"] * 5, wait_s=0.02) == b""
        assert client._connection.sock is not None
        sock = client._connection.sock
        assert client.get("/api/now").status == 200 and client._connection.sock is sock
