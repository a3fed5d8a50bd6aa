"""Serves shared targets: from a command until it is stopped, or from a thread of the window."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from typing import NamedTuple

from bullseye.serve.here import SWITCH_S
from bullseye.serve.network import addresses
from bullseye.serve.server import BY_FLAG, InThread, bind, serve_here
from bullseye.serve.shared_app import SharedApplication
from bullseye.serve.shared_room import SharedRoom
from bullseye.serve.start import new_token
from bullseye.watch.targets.sharing import Sharing

EVERYBODY = "0.0.0.0"


class Door(NamedTuple):
    """Where it listens: on *address*, on *port* (None: the first free one of 8711 to 8720); *names* of this machine."""

    address: str = "127.0.0.1"
    port: int | None = None
    names: tuple[str, ...] = ()
    mend: str = BY_FLAG


def bases(address: str, port: int, look: Callable[[], list[str]] = addresses) -> list[str]:
    """The addresses that lead there, the likeliest first."""
    found = look() if address == EVERYBODY else [address]
    return [f"http://{one}:{port}" for one in found or ["127.0.0.1"]]


def link(base: str, token: str) -> str:
    """The whole link of a target."""
    return f"{base}/t/{token}"


def _application(sharing: Sharing, door: Door, seconds: Callable[[], float]) -> SharedApplication:
    return SharedApplication(SharedRoom(sharing, seconds, new_token()[:6]), lambda: secrets.token_hex(4), door.names)


def serve(
    sharing: Sharing, door: Door, seconds: Callable[[], float], said: Callable[[list[str]], object],
    stop: Callable[[Callable[[], None]], None] | None = None,
) -> None:  # fmt: skip
    """Serve until a signal, or until *stop* says so; *said* is told the addresses. Raises BadInputError."""
    at = bind(door.address, door.port, door.mend)
    with at:
        app = _application(sharing, door, seconds)
        app.room.port = at.getsockname()[1]
        said(bases(at.getsockname()[0], app.room.port))
        serve_here(app.asgi, app.room, at, stop)


class SharedServer:
    """Serves at once when it is made, in a thread, until `stop`. Raises BadInputError where no port is free."""

    def __init__(self, sharing: Sharing, door: Door, seconds: Callable[[], float]) -> None:
        at = bind(door.address, door.port, door.mend)
        app = _application(sharing, door, seconds)
        self.room = app.room
        self._server = InThread(app.asgi, app.room, at)
        self.bases = bases(at.getsockname()[0], self.room.port)
        self._switch_s = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_S)
        self._server.start()

    def rest(self, rests: bool) -> None:
        """Look for nothing by itself while a round is played in this process, or again."""
        self.room.rests = rests

    def stop(self, timeout_s: float = 10.0) -> bool:
        """Tell every page the end and listen no more; True when it ended in time."""
        sys.setswitchinterval(self._switch_s)
        return self._server.stop(timeout_s)


__all__ = ["Door", "SharedServer", "bases", "link", "new_token", "serve"]
