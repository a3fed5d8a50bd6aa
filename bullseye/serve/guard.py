"""What every request passes: a known host, the same origin, a body of a size and a time; and what every answer has.

Whatever goes wrong inside becomes one sentence and a code; a trace goes to nobody.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bullseye.log import NAME
from bullseye.serve.metrics import Metrics
from bullseye.serve.network import is_ours, is_trusted_host
from bullseye.serve.page_files import POLICY
from bullseye.words import tr

MOST_BYTES = 64 * 1024
BODY_S = 10.0
OWN_BYTES = 2_000_000
OWN_PATH = "/api/teach/do"
"""The window on this very computer hands its own rounds in whole, and a pointer's way of a minute is long."""
SENT_PATH = "/api/sent"
"""Where whole rounds come from members' homes."""
_HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
_QUIET = (
    "/api/now", "/healthz", "/metrics", "/events", "/api/rounds/{id}/shots", "/api/rounds/{id}/way", "/page/{name}",
)  # fmt: skip
"""Routes that are asked so often that a line for each says nothing: they are logged when they fail."""


class Stop(Exception):  # noqa: N818 - it is an answer, no error
    """Answer with *status* and this sentence."""

    def __init__(self, status: int, words: str, code: str) -> None:
        super().__init__(words)
        self.status = status
        self.code = code


class Guard:
    """Stands before *app*. *names* are further names of this machine; *route_of* gives the route of a path."""

    def __init__(
        self,
        app: ASGIApp,
        metrics: Metrics,
        new_request: Callable[[], str],
        names: Iterable[str] = (),
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._new_request = new_request
        self._names = frozenset(name.lower() for name in names)
        self._log = logging.getLogger(NAME)

    body_s = BODY_S

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began_s = time.perf_counter()
        answered: dict[str, Any] = {"status": 0}

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered["status"] = message["status"]
                there = {key for key, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(one for one in _HEADERS if one[0] not in there)]
                if b"cache-control" not in there:
                    message["headers"].append((b"cache-control", b"no-store"))
            await send(message)

        error = ""
        try:
            headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
            self._check(scope, headers)
            whole = await self._body(scope, headers, receive)
            await self._app(scope, whole, with_headers)
        except Stop as stop:
            error = stop.code
            await self._say(with_headers, stop.status, str(stop), stop.code)
        except Exception as bad:
            error = type(bad).__name__
            self._log.error("broken", exc_info=bad, extra={"route": _route(scope)})
            if not answered["status"]:
                words = tr("something went wrong on the server; try again, and tell the teacher if it stays")
                await self._say(with_headers, 500, words, "broken")
        finally:
            self._told(scope, answered["status"], time.perf_counter() - began_s, error)

    # -- before ------------------------------------------------------------------------------------

    def _check(self, scope: Scope, headers: Mapping[str, str]) -> None:
        host = headers.get("host", "")
        if not is_trusted_host(host, self._names):
            raise Stop(
                400, tr("{host} is no name of this server; open it by its address", host=f"{host!r:.60}"), "host"
            )
        if scope["method"] in ("GET", "HEAD"):
            return
        if scope["method"] != "POST":
            raise Stop(
                405, tr("{method} is not done here; use GET or POST", method=f"{scope['method']!r:.20}"), "method"
            )
        origin = headers.get("origin")
        site = headers.get("sec-fetch-site", "same-origin")
        if (origin is not None and origin.partition("://")[2] != host) or site not in ("same-origin", "none"):
            raise Stop(403, tr("this came from a page of another address; open the class's own page"), "origin")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise Stop(415, tr("send JSON, with the content type application/json"), "json")

    async def _body(self, scope: Scope, headers: Mapping[str, str], receive: Receive) -> Receive:
        """Read the body to its end, within its size and time; hand it on in one piece."""
        if scope["method"] != "POST":
            return receive
        rounds = scope["path"] == SENT_PATH or (scope["path"] == OWN_PATH and _is_here(scope))
        most = OWN_BYTES if rounds else MOST_BYTES
        too_much = Stop(413, tr("that is too much at once; at most {kb} kB", kb=most // 1024), "size")
        size = headers.get("content-length", "0")
        if not size.isascii() or not size.isdecimal() or len(size) > 12 or int(size) > most:
            raise too_much
        parts: list[bytes] = []
        try:
            async with asyncio.timeout(self.body_s):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise Stop(400, tr("the request was cut off"), "cut")
                    parts.append(message.get("body", b""))
                    if sum(map(len, parts)) > most:
                        raise too_much
                    if not message.get("more_body", False):
                        break
        except TimeoutError:
            raise Stop(
                408, tr("the request took longer than {s:g} s to arrive; send it again", s=self.body_s), "slow"
            ) from None
        body = b"".join(parts)
        given = False

        async def again() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        return again

    # -- after -------------------------------------------------------------------------------------

    @staticmethod
    async def _say(send: Send, status: int, words: str, code: str) -> None:
        body = json.dumps({"error": words, "code": code}).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        if status in (408, 413):
            headers.append((b"connection", b"close"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _told(self, scope: Scope, status: int, seconds: float, error: str) -> None:
        route = _route(scope)
        self._metrics.request(route, status, seconds)
        level = logging.DEBUG if route in _QUIET and status < 400 else logging.INFO
        if self._log.isEnabledFor(level):
            more = {
                "request": self._new_request(), "method": scope["method"], "route": route, "status": status,
                "ms": round(seconds * 1000, 2), **scope.get("bullseye.log", {}),
            }  # fmt: skip
            if error:
                more["code"] = error.lower()
            self._log.log(level, "request", extra=more)


def _is_here(scope: Scope) -> bool:
    client = scope.get("client")
    return client is not None and is_ours(client[0], ())


def _route(scope: Scope) -> str:
    """The route's own pattern, never the path: an address may hold a PIN."""
    if "endpoint" not in scope:
        return "/unknown"
    path = str(scope["path"])
    for name, value in scope.get("path_params", {}).items():
        path = path.replace(f"/{value}", f"/{{{name}}}", 1)
    return path
