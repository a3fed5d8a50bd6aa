"""Names that are not found for long hold up nobody."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bullseye.net.call import Call, CallError, Waits
from bullseye.net.client import Net
from bullseye.net.lookups import MOST, allow_many_lookups
from tests.fakes import ManualClock
from tests.loopback import serving


def test_fifty_slow_names_do_not_delay_a_source_that_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    slow, gate, real = threading.Semaphore(0), threading.Event(), socket.getaddrinfo

    def looked_up(host: Any, *more: Any, **named: Any) -> Any:
        if "slow.invalid" in str(host):
            slow.release()
            gate.wait(50)
            raise socket.gaierror("not found")
        return real(host, *more, **named)

    async def number(request: Request) -> Response:
        return PlainTextResponse("42")

    async def test() -> None:
        allow_many_lookups()
        net = Net(ManualClock())
        many = [
            asyncio.create_task(net.call(Call(f"http://{n}.slow.invalid/", f"slow-{n}", timeout_s=55, waits=Waits(1))))
            for n in range(MOST - 14)
        ]
        while slow._value < len(many):
            await asyncio.sleep(0.001)
        async with serving(Starlette(routes=[Route("/x", number)])) as base:
            quick = Call(base.replace("127.0.0.1", "localhost") + "/x", "quick", waits=Waits(1))
            assert (await net.call(quick)).body == b"42"
        assert not any(task.done() for task in many)
        gate.set()
        done = await asyncio.gather(*many, return_exceptions=True)
        await net.close()
        assert all(isinstance(each, CallError) and "cannot be reached" in str(each) for each in done)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    asyncio.run(asyncio.wait_for(test(), 60))
