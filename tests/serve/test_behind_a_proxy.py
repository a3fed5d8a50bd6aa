"""nginx and Caddy with the files that are shipped: what they pass on, what they keep back, and who is believed."""

from __future__ import annotations

import asyncio
import http.client
import json
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bullseye.serve.guard import Guard
from bullseye.serve.hub import Hub
from bullseye.serve.metrics import Metrics
from bullseye.serve.server import InThread, bind
from tests.loopback import closed_port
from tests.serve.proxies import SITE, Proxy, caddy, nginx

pytestmark = pytest.mark.long


class Machine:
    """A server as a proxy meets it; it says how it was asked."""

    def __init__(self, name: str) -> None:
        self.name, self.hub, self.port = name, Hub(""), 0
        self.let_go: list[str] = []
        routes = [
            Route("/livez", self.how), Route("/metrics", self.how), Route("/how", self.how),
            Route("/take", self.how, methods=["POST"]), Route("/events", self.events), Route("/let-go", self.go_on),
        ]  # fmt: skip
        guard = Middleware(Guard, metrics=Metrics(), new_request=lambda: "0a1b2c3d", names=[SITE])
        app = Starlette(routes=routes, middleware=[guard])
        self.server = InThread(app, self, bind("127.0.0.1", 0), proxies=["127.0.0.1"])

    async def how(self, request: Request) -> Response:
        client = request.client.host if request.client else ""
        size = len(await request.body())
        host, scheme = request.headers["host"], request.url.scheme
        more = sorted(name for name in request.headers if "forwarded" in name)
        return JSONResponse(
            {"by": self.name, "client": client, "scheme": scheme, "host": host, "size": size, "more": more}
        )

    async def events(self, request: Request) -> Response:
        async def follow() -> AsyncIterator[bytes]:
            yield b"data: first\n\n"
            while not self.let_go:
                await asyncio.sleep(0.01)
            yield b"data: second\n\n"

        return StreamingResponse(follow(), media_type="text/event-stream", headers={"x-accel-buffering": "no"})

    async def go_on(self, request: Request) -> Response:
        self.let_go.append("now")
        return Response()


class Behind(NamedTuple):
    """A proxy, and the machines behind it; one more that it knows of is dead."""

    proxy: Proxy
    machines: list[Machine]


@contextmanager
def _behind(which: Any, folder: Path) -> Iterator[Behind]:
    machines = [Machine("one"), Machine("two")]
    for machine in machines:
        machine.server.start()
    try:
        ports = [closed_port(), *(machine.port for machine in machines)]
        with which(folder / "proxy", ports) as proxy:
            yield Behind(proxy, machines)
    finally:
        for machine in machines:
            assert machine.server.stop(60)


@pytest.fixture(scope="module", params=[nginx, caddy], ids=["nginx", "caddy"])
def behind(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    with _behind(request.param, tmp_path_factory.mktemp("behind")) as made:
        yield made


def ask(
    proxy: Proxy, path: str, method: str = "GET", body: bytes | None = None, source: str = "127.0.0.1", **headers: str
) -> tuple[int, Any, http.client.HTTPResponse]:
    connection = proxy.secured(source=source)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        data = answer.read()
        is_json = answer.getheader("content-type", "").startswith("application/json")
        return answer.status, json.loads(data) if is_json else data, answer
    finally:
        connection.close()


def test_the_server_is_told_who_asks_and_that_it_was_https_and_nothing_forged_is_believed(behind: Behind) -> None:
    forged = {
        "X_Forwarded_For": "203.0.113.9", "X_Forwarded_Proto": "http", "Forwarded": "for=203.0.113.9",
        "X_Forwarded_Host": "evil.example",
    }  # fmt: skip
    for headers in ({}, forged):
        status, told, answer = ask(behind.proxy, "/how", source="127.0.0.2", **headers)
        assert status == 200 and (told["client"], told["scheme"]) == ("127.0.0.2", "https")
        assert told["host"] == f"{SITE}:{behind.proxy.secure}"
        assert told["more"] == ["x-forwarded-for", "x-forwarded-proto"]
        assert answer.getheader("strict-transport-security") == "max-age=31536000"


def test_every_request_is_answered_while_one_machine_of_three_is_dead(behind: Behind) -> None:
    told = [ask(behind.proxy, "/how") for _ in range(30)]
    assert {status for status, _, _ in told} == {200} and {one["by"] for _, one, _ in told} == {"one", "two"}
    origin = f"https://{SITE}:{behind.proxy.secure}"
    for _ in range(10):
        status, one, _ = ask(behind.proxy, "/take", "POST", b"[1]", Content_Type="application/json", Origin=origin)
        assert status == 200 and one["size"] == 3


def test_an_event_reaches_the_page_before_the_next_one_is_made(behind: Behind) -> None:
    connection = behind.proxy.secured()
    try:
        connection.request("GET", "/events")
        answer = connection.getresponse()
        assert answer.readline() == b"data: first\n" and answer.readline() == b"\n"
        for machine in behind.machines:
            assert not machine.let_go
            machine.let_go.append("now")
        assert answer.readline() == b"data: second\n"
    finally:
        connection.close()
        for machine in behind.machines:
            machine.let_go.clear()


def test_who_has_no_certificate_or_asks_for_another_name_gets_nothing(behind: Behind) -> None:
    with pytest.raises(ssl.SSLError):
        behind.proxy.secured("evil.example")
    _, told, _ = ask(behind.proxy, "/how", Host="evil.example")
    assert b"one" not in told and b"two" not in told


def test_plain_http_is_sent_to_https_under_the_school_s_own_name(behind: Behind) -> None:
    for host in (SITE, "evil.example"):
        connection = http.client.HTTPConnection("127.0.0.1", behind.proxy.plain, timeout=60)
        connection.request("GET", "/teach?a=1", headers={"Host": host})
        answer = connection.getresponse()
        answer.read()
        place = answer.getheader("location") or ""
        assert "evil" not in place
        if host == SITE:
            assert answer.status in (301, 308) and place.startswith(f"https://{SITE}") and place.endswith("/teach?a=1")
        connection.close()


def test_numbers_are_not_for_outside_and_a_flood_ends_at_the_door(behind: Behind) -> None:
    status, _, _ = ask(behind.proxy, "/metrics")
    assert status == 404
    connection = behind.proxy.secured()
    try:
        connection.request("POST", "/take", b" " * 2_200_000, {"content-type": "application/json"})
        assert connection.getresponse().status in (413, 502)  # 502: cut off by the server while Caddy sent it on
    except (ConnectionError, ssl.SSLError):  # cut off while it was sent
        pass
    finally:
        connection.close()
