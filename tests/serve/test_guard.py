"""What each request passes, apart from any class."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bullseye.serve.guard import Guard
from bullseye.serve.metrics import Metrics
from tests.serve.live import live


def test_a_line_tells_the_route_and_never_the_path(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "bullseye"), live(None) as server:
        client = server.client()
        client.get("/j/4711")
        client.join("Ann")
        client.get("/api/rounds/r12345")
        client.get("/nothing/Ann")
        client.get("/api/now")
    told = [(record.__dict__["route"], record.__dict__["status"]) for record in caplog.records]
    assert told == [("/j/{pin}", 200), ("/api/join", 200), ("/api/rounds/{id}", 404), ("/unknown", 404)]
    assert caplog.records[1].__dict__["seat"] == 1


def test_what_is_no_request_is_passed_on() -> None:
    import asyncio

    seen: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope["type"])

    asyncio.run(Guard(app, Metrics(), lambda: "0a1b2c3d")({"type": "lifespan"}, None, None))  # type: ignore[arg-type]
    assert seen == ["lifespan"]


def test_the_window_on_this_computer_may_hand_in_a_long_round_and_nobody_else_much() -> None:
    with live(None) as server:
        long = {"do": "take", "record": {"pointer": [[0.008 * n, 1.5, 2.5] for n in range(9000)]}}
        assert server.teacher().post("/api/teach/do", long).json["code"] == "bad"
        assert server.client().post("/api/join", long).status == 413
