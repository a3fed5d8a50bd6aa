"""A real server on loopback for the tests, and a client that says what it is answered."""

from __future__ import annotations

import gc
import http.client
import json
import secrets
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from bullseye.classroom.people.connected import Connected
from bullseye.league.host import Host
from bullseye.serve.app import Application
from bullseye.serve.password import Password
from bullseye.serve.room import ServerRoom
from bullseye.serve.server import InThread, bind
from bullseye.serve.steady_clock import SteadyClock
from bullseye.session.clock import SystemClock
from tests.rounds import DRILLS, FACES

PIN = "4711"
PASSWORD = "correct horse"


class Answered(NamedTuple):
    """A status, the JSON of the body (or its bytes), and the headers."""

    status: int
    json: Any
    headers: dict[str, str]


class Client:
    """Keeps its connection and its cookies, as a browser does."""

    def __init__(self, port: int, **headers: str) -> None:
        self.port = port
        self.headers = headers
        self.cookies: dict[str, str] = {}
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def close(self) -> None:
        self._connection.close()

    def get(self, path: str, **headers: str) -> Answered:
        return self.ask("GET", path, None, headers)

    def post(self, path: str, value: Any = None, **headers: str) -> Answered:
        data = value if isinstance(value, bytes) else json.dumps({} if value is None else value).encode()
        return self.ask("POST", path, data, {"content-type": "application/json", **headers})

    def ask(self, method: str, path: str, data: bytes | None, headers: dict[str, str]) -> Answered:
        sent = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            self._connection.request(method, path, data, sent)
            response = self._connection.getresponse()
        except (http.client.HTTPException, OSError):
            self._connection.close()
            self._connection.request(method, path, data, sent)
            response = self._connection.getresponse()
        body = response.read()
        for name, value in response.getheaders():
            if name == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        is_json = response.getheader("content-type", "").startswith("application/json")
        return Answered(response.status, json.loads(body) if is_json else body, dict(response.getheaders()))

    def join(self, name: str = "", pin: str = PIN) -> Answered:
        return self.post("/api/join", {"pin": pin, "name": name})

    def do(self, verb: str, **values: Any) -> Answered:
        return self.post("/api/teach/do", {"do": verb, **values})

    def events(self, path: str = "/events") -> Iterator[tuple[str, Any, str]]:
        """Kind, JSON and id of each event, until the stream ends."""
        stream = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        stream.request("GET", path, headers={"cookie": cookies} if cookies else {})
        response = stream.getresponse()
        assert response.status == 200, response.read()
        kind = data = number = ""
        try:
            for raw in response:
                key, _, value = raw.decode().rstrip("\n").partition(": ")
                if key == "event":
                    kind = value
                elif key == "data":
                    data = value
                elif key == "id":
                    number = value
                elif not key and data:
                    yield kind, json.loads(data), number
                    kind = data = number = ""
        finally:
            response.close()
            stream.close()


class Live:
    """A class on a real port."""

    def __init__(self, data: Path | None, pace: str = "own", begin: bool = True, **choices: Any) -> None:
        clock = SteadyClock(SystemClock())
        self.host = Host(
            data, FACES, DRILLS, clock, clock.utc, lambda: str(uuid.uuid4()), lambda: secrets.token_urlsafe(18),
            Random(5),
        )  # fmt: skip
        self.room = ServerRoom(self.host, Password(PASSWORD, b"salt" * 4), "127.0.0.1", lambda: ["10.20.4.7"])
        if begin:
            self.host.new({"drill": "ten-shots", "turns": 50, **choices}, Connected(pin=PIN, pace=pace))
            if pace == "own":
                self.host.league.heats.open([])
        app = Application(self.room, lambda: secrets.token_hex(4))
        self.server = InThread(app.asgi, self.room, bind("127.0.0.1", 0))
        self.port = self.room.port
        self.clients: list[Client] = []

    def client(self, **headers: str) -> Client:
        made = Client(self.port, **headers)
        self.clients.append(made)
        return made

    def teacher(self) -> Client:
        client = self.client()
        assert client.post("/api/teach/login", {"password": PASSWORD}).status == 200
        return client


@contextmanager
def live(data: Path | None = None, **wanted: Any) -> Iterator[Live]:
    """A server for a `with` block; its end is part of the test."""
    gc.collect()  # what is left of a window of another test must not be met by the server's thread
    made = Live(data, **wanted)
    made.server.start()
    try:
        yield made
    finally:
        for client in made.clients:
            client.close()
        assert made.server.stop(60), "the server did not stop"


def until(what: Any, timeout_s: float = 60.0) -> Any:
    """What *what* gives once that is something."""
    end_s = time.monotonic() + timeout_s
    while time.monotonic() < end_s:
        found = what()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("it did not come in time")
