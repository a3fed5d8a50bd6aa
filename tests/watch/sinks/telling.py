"""How the tests of sinks open one from its TOML, and a service that keeps what it was sent."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bullseye.errors import BadInputError
from bullseye.net.client import Net
from bullseye.watch.alerts.channel import open_channel, parse_channel
from bullseye.watch.edge import Delivery, Edge, Sink
from bullseye.watch.source import Surroundings
from tests.fakes import ManualClock
from tests.loopback import serving
from tests.watch.edges import edge

TEXT = "Shop is off target: 640 ms <b> & {x}"


class Service:
    """Takes what is posted, with the status that a test chooses."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.heads: list[Mapping[str, str]] = []
        self.paths: list[str] = []
        self.bodies: list[bytes] = []
        self.app = Starlette(routes=[Route("/{path:path}", self.take, methods=["POST"])])

    async def take(self, request: Request) -> Response:
        self.heads.append(request.headers)
        self.paths.append(request.url.path)
        self.bodies.append(await request.body())
        return PlainTextResponse("canary of the service", self.status)

    @property
    def json(self) -> Any:
        """The only body, read."""
        (body,) = self.bodies
        return json.loads(body)


def opened(text: str, secrets: Mapping[str, str], folder: str | Path = ".") -> tuple[Sink, Net]:
    """The channel `ops` of this TOML, and the client to close."""
    net = Net(ManualClock())

    def secret(name: str) -> str:
        if name not in secrets:
            raise BadInputError(f"the secret {name!r} is not stored; type: bullseye secrets set {name}")
        return secrets[name]

    channel = parse_channel(text.encode(), "ops", "ops.toml")
    return open_channel(channel, Surroundings(str(folder), secret, net)), net


def tell(
    text: str, secrets: Mapping[str, str] | None = None, folder: str | Path = ".", what: Edge | None = None
) -> Delivery:
    """Tell one edge once by a channel that needs no server of ours."""

    async def test() -> Delivery:
        sink, net = opened(text, secrets or {}, folder)
        try:
            return await sink.tell(what or edge(), TEXT)
        finally:
            await net.close()

    return asyncio.run(asyncio.wait_for(test(), 60))


def tell_service(
    service: Service, text: Callable[[str], str], secrets: Callable[[str], Mapping[str, str]] = lambda base: {}
) -> Delivery:
    """Tell one edge once to a service; *text* and *secrets* are made of its address."""

    async def test() -> Delivery:
        async with serving(service.app) as base:
            sink, net = opened(text(base), secrets(base))
            try:
                return await sink.tell(edge(), TEXT)
            finally:
                await net.close()

    return asyncio.run(asyncio.wait_for(test(), 60))
