"""`POST /api/values/NAME` on a real server: taken once from who knows the secret, refused in words from others."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.serve.value_routes import WRONG_A_MINUTE, ValueRoutes
from bullseye.watch.alerts.pushing import PushNames
from bullseye.watch.signing import signature
from bullseye.watch.store.database import Database
from bullseye.watch.store.pushed import Pushed
from tests.fakes import ManualClock
from tests.loopback import in_thread

KEY = "canary-key"
WATCH = """
[source]
push = "shop"
secret = "shop-push"
[[metric]]
id = "p95"
better = "lower"
target = 200.0
ring = 50.0
"""


class Door:
    """A server that takes values, and a client of it."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.clock = ManualClock()
        self.pushed = Pushed(database)
        self.secrets = {"shop-push": KEY}
        dirs = Dirs(folder / "data", folder / "config")
        dirs.watches.mkdir(parents=True)
        (dirs.watches / "shop.toml").write_text(WATCH)
        names = PushNames(dirs, self.clock.now)
        self.routes = ValueRoutes(self.pushed, names, self.secret, self.clock.utc).routes()
        self.base = ""

    def secret(self, name: str) -> str:
        if name not in self.secrets:
            raise BadInputError(f"no {name}")
        return self.secrets[name]

    def push(self, value: Any = 42.5, name: str = "shop/p95", body: bytes = b"", **headers: str) -> tuple[int, Any]:
        connection = http.client.HTTPConnection(self.base.removeprefix("http://"), timeout=60)
        sent = {key.replace("_", "-"): each for key, each in headers.items()}
        connection.request("POST", f"/api/values/{name}", body or json.dumps({"value": value}), sent)
        response = connection.getresponse()
        answer = response.status, json.loads(response.read())
        connection.close()
        return answer

    @property
    def values(self) -> list[float]:
        return [each.value for each in self.pushed.of("shop/p95")[0]]


@contextmanager
def door_in(folder: Path) -> Iterator[Door]:
    with Database(folder / "values.sqlite3") as database:
        door = Door(folder, database)
        with in_thread(Starlette(routes=door.routes)) as door.base:
            yield door


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with door_in(tmp_path) as door:
        yield door


def signed(door: Door, body: bytes, sending: str = "msg-1") -> dict[str, str]:
    at = str(int(door.clock.utc().timestamp()))
    return {"webhook_id": sending, "webhook_timestamp": at, "webhook_signature": signature(KEY, sending, at, body)}


def test_who_knows_the_token_is_taken_and_it_is_on_the_disk(door: Door) -> None:
    assert door.push(authorization=f"Bearer {KEY}") == (200, {"taken": True, "at": "2026-11-22T19:40:01Z"})
    assert door.values == [42.5]


def test_a_signed_sending_is_taken_once(door: Door) -> None:
    body = b'{"value": 7}'
    assert door.push(body=body, **signed(door, body))[0] == 200
    assert door.push(body=body, **signed(door, body)) == (
        409, {"error": "this sending was taken before", "code": "replay"},
    )  # fmt: skip
    door.clock.advance(301)
    assert door.push(body=body, **(signed(door, body, "msg-2") | {"webhook_timestamp": "1"}))[0] == 401
    assert door.values == [7.0]


def test_of_the_same_sending_at_once_one_is_taken(door: Door) -> None:
    body = b'{"value": 7}'
    headers = signed(door, body)
    statuses: list[int] = []
    threads = [threading.Thread(target=lambda: statuses.append(door.push(body=body, **headers)[0])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] + [409] * 7 and door.values == [7.0]


def test_others_are_refused_and_wait_after_some_guesses(door: Door) -> None:
    for _ in range(WRONG_A_MINUTE):
        status, said = door.push(authorization="Bearer guess")
        assert (status, said["code"]) == (401, "token") and KEY not in said["error"]
    assert door.push(authorization=f"Bearer {KEY}")[0] == 429
    door.clock.advance(61)
    assert door.push(authorization=f"Bearer {KEY}")[0] == 200


def test_a_name_that_nobody_defined_and_a_body_without_a_number_are_said(door: Door) -> None:
    assert door.push(name="shop/other", authorization=f"Bearer {KEY}")[1]["code"] == "unknown"
    status, said = door.push("42", authorization=f"Bearer {KEY}")
    assert status == 400 and "without quotes" in said["error"] and door.values == []


def test_a_secret_that_is_not_stored_is_the_servers_fault(door: Door) -> None:
    door.secrets.clear()
    assert door.push(authorization=f"Bearer {KEY}")[0] == 503


def test_what_was_taken_is_there_after_a_restart(tmp_path: Path) -> None:
    with door_in(tmp_path) as door:
        door.push(authorization=f"Bearer {KEY}")
    with Database(tmp_path / "values.sqlite3") as database:
        assert [each.value for each in Pushed(database).of("shop/p95")[0]] == [42.5]
