"""A secret goes to the one service that it is for, and nowhere else: a canary through every path."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bullseye import log
from bullseye.dirs import user_dirs
from bullseye.watch.edge import BROKEN, MISSED, Edge
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from tests.commands.keeping import Program, program
from tests.loopback import closed_port, in_thread
from tests.systems import needs_cryptography
from tests.watch.alerts import shop
from tests.watch.edges import NOON

__all__ = ["program"]

CANARY = "canary-5f1c"
AUTHS = {
    "bearer": "", "api-key": 'header = "X-Key"\n', "basic": 'user = "ann"\n',
    "oauth2": 'client_id = "b"\ntoken_url = "{base}/token"\n', "jwt": 'algorithm = "ES256"\n',
}  # fmt: skip
WATCH = """
[source]
kind = "{kind}"
url = "{url}"
retries = 0
auth = "{auth}"
secret = "key"
{more}
[[metric]]
id = "it"
path = "it"
better = "lower"
target = 1.0
ring = 1.0
[[notify]]
to = "{to}"
"""


class Mirror:
    """A service that says back all that it was sent, with a bad status, and keeps what it saw."""

    def __init__(self) -> None:
        self.seen = ""
        self.status = 401
        path = "/{path:path}"
        self.app = Starlette(
            routes=[Route("/token", self.token, methods=["POST"]), Route(path, self.say, methods=["GET", "POST"])]
        )

    async def token(self, request: Request) -> Response:
        self.seen += str(request.headers)
        return JSONResponse({"access_token": f"token-{CANARY}", "expires_in": 300})

    async def say(self, request: Request) -> Response:
        body = await request.body()
        self.seen += f"{request.url} {request.headers} {body!r}"
        return JSONResponse({"it": f"{request.url.path} {dict(request.headers)}"}, self.status)


@pytest.fixture
def config(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(sys.modules, "keyring", None)
    return user_dirs().config


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Path]:
    """Everything that anybody logs, in all detail, and what our own log makes of it."""
    everything = logging.FileHandler(tmp_path / "everything.log")
    root = logging.getLogger()
    level = root.level
    root.addHandler(everything)
    root.setLevel(logging.DEBUG)
    ours = log.start(tmp_path / "ours.log", "debug")
    yield tmp_path
    log.stop(ours)
    root.removeHandler(everything)
    root.setLevel(level)
    everything.close()


def leaks(program: Program, said: str, logs: Path) -> list[str]:
    """Where the canary is: what was said, the logs, the file of values, the list of processes."""
    places = {"output": said, "processes": ""}
    if sys.platform == "linux":
        places["processes"] = str([path.read_bytes() for path in Path("/proc/self/task").glob("*/cmdline")])
    for path in [*logs.glob("*.log"), *program.data.glob("values.sqlite3*")]:
        places[path.name] = path.read_bytes().decode("latin-1")
    return [place for place, text in places.items() if CANARY in text]


@pytest.mark.parametrize("auth", AUTHS)
@pytest.mark.parametrize("status", [200, 401, 500])
def test_a_sources_secret_reaches_its_service_alone(
    program: Program, config: Path, logged: Path, monkeypatch: pytest.MonkeyPatch, auth: str, status: int
) -> None:
    mirror = Mirror()
    mirror.status = status
    monkeypatch.setenv("BULLSEYE_SECRET_KEY", key_for(auth))
    with in_thread(mirror.app) as base:
        for kind in ("http", "prometheus"):
            more = AUTHS[auth].replace("{base}", base)
            text = WATCH.format(kind=kind, url=f"{base}/x", auth=auth, more=more, to="nobody")
            shop.write(config / "watches", kind, text)
        said = program("doctor") + program.err + json.dumps(program.json("doctor"))
        said += program("secrets") + program("alerts", "list", "--json")
    assert CANARY in mirror.seen or auth in ("basic", "jwt"), "the secret did not even reach its service"
    assert said.count("watch http") >= 1
    # What the mirror says back is data of the service: at a path that gives a text, its first letters are quoted.
    assert leaks(program, said, logged) == []


@pytest.mark.parametrize("port", ["open", "closed"])
def test_a_channels_secret_reaches_its_service_alone(
    program: Program, config: Path, logged: Path, monkeypatch: pytest.MonkeyPatch, port: str
) -> None:
    mirror = Mirror()
    with in_thread(mirror.app) as base:
        host = base if port == "open" else f"http://127.0.0.1:{closed_port()}"
        secrets = {
            "CHAT": f"{host}/services/{CANARY}", "SIGN": CANARY, "PHONE": CANARY, "MAIL": CANARY,
            "SMS": host.replace("http://", f"json://ann:{CANARY}@"),
        }  # fmt: skip
        for name, value in secrets.items():
            monkeypatch.setenv(f"BULLSEYE_SECRET_{name}", value)
        channels = {
            "slack": 'kind = "slack"\nsecret = "chat"', "teams": 'kind = "teams"\nsecret = "chat"',
            "hook": f'kind = "webhook"\nurl = "{host}/in"\nsign_with = "sign"\nauth = "bearer"\nsecret = "phone"',
            "phone": f'kind = "ntfy"\nurl = "{host}"\ntopic = "x"\nsecret = "phone"',
            "sms": 'kind = "apprise"\nsecret = "sms"\ntimeout_s = 20.0', "lines": 'kind = "log"',
            "run": f'kind = "command"\ncommand = ["{sys.executable}", "-c", "import os; print(os.environ)"]',
            "mail": f'kind = "email"\nhost = "127.0.0.1"\nport = {closed_port()}\nfrom = "a@b.example"\n'
            'to = ["c@d.example"]\nuser = "ann"\nsecret = "mail"',
        }  # fmt: skip
        for name, text in channels.items():
            shop.write(config / "channels", name, text)
        watch = WATCH.format(kind="http", url=f"{host}/x", auth="none", more="", to="slack")
        notify = "".join(f'[[notify]]\nto = "{name}"\n' for name in channels if name != "slack")
        shop.write(config / "watches", "shop", watch.replace('secret = "key"', "") + notify)
        with Database(program.data / "values.sqlite3") as database:
            for n, kind in enumerate((MISSED, BROKEN), 1):
                Looks(database).add_edge(Edge(f"shop/it/{n}", kind, "shop/it", NOON, NOON, NOON, 2.0, 9.0, "words"))
        said = program("alerts", "test") + program.err + program("alerts", "send") + program.err
        said += program("alerts", "list") + program("alerts", "list", "--json") + program("doctor") + program.err
    assert (CANARY in mirror.seen) is (port == "open")
    assert leaks(program, said, logged) == []


def key_for(auth: str) -> str:
    if auth != "jwt":
        return CANARY
    needs_cryptography()
    from joserfc.jwk import ECKey

    made: Any = ECKey.generate_key("P-256")
    return str(made.as_pem(private=True).decode())


def test_a_key_that_cannot_sign_is_not_in_the_traceback_either(
    program: Program, config: Path, logged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_cryptography()
    monkeypatch.setenv("BULLSEYE_SECRET_KEY", CANARY)
    shop.write(config / "watches", "shop", WATCH.format(
        kind="http", url="http://127.0.0.1:9/x", auth="jwt", more='algorithm = "RS256"', to="nobody"))  # fmt: skip
    said = program("doctor") + program.err
    assert "cannot sign with RS256" in said and leaks(program, said, logged) == []
