"""Puts the server together from what was asked for, and says where it is."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bullseye.classroom.people.connected import OWN, TOGETHER, Connected
from bullseye.league.host import Host
from bullseye.league.own import Own
from bullseye.serve.app import Application
from bullseye.serve.network import addresses
from bullseye.serve.own_routes import OwnRoutes
from bullseye.serve.page_files import ADDRESSES, OWN_ADDRESSES
from bullseye.serve.password import Password
from bullseye.serve.room import ServerRoom
from bullseye.serve.server import BY_FLAG, bind, serve_here
from bullseye.serve.value_routes import ValueRoutes
from bullseye.words import tr

TURNS = 100
"""Rounds of each student where nobody said how many: at one's own pace as many as one likes."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What `bullseye serve` was asked for. *resume* None begins a class, "" goes on with the latest.

    *mend* is what to do where no port is free.
    """

    address: str = "127.0.0.1"
    port: int | None = None
    names: tuple[str, ...] = ()
    title: str = "Class"
    drill: str = "timed-30"
    face: str = "classic"
    together: bool = False
    resume: str | None = None
    no_class: bool = False
    mend: str = BY_FLAG


IN_WINDOW = tr("close what uses them (another class, another `bullseye serve`), then open the class again")
"""What to do where no port is free and a window asked."""


def new_password() -> str:
    """Three groups of letters that can be read aloud."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(3))


def run(
    wish: Wish,
    host: Host,
    password: str,
    own: Callable[[Host], Own] | None,
    said: Callable[[list[str]], None],
    stop: Callable[[Callable[[], None]], None] | None,
    values: ValueRoutes | None = None,
) -> None:
    """Serve until the end. *said* takes the lines for standard output. Raises BadInputError, StorageError."""
    told = password or new_password()
    at = bind(wish.address, wish.port, wish.mend)
    try:
        bound = at.getsockname()[0]  # a name that was given is an address by now
        room = ServerRoom(host, Password(told, secrets.token_bytes(16)), bound, addresses)
        room.port = at.getsockname()[1]
        more = OwnRoutes(room, own(host)).routes() if own is not None else []
        more += values.routes() if values is not None else []
        if own is None and not wish.no_class:
            _open_class(wish, host)
        pages = ADDRESSES if own is None else OWN_ADDRESSES
        app = Application(room, lambda: secrets.token_hex(4), wish.names, more, pages)
        said(_lines(room, wish, "" if password or own is not None else told))
        serve_here(app.asgi, room, at, stop)
    finally:
        at.close()
        host.close()


def _open_class(wish: Wish, host: Host) -> None:
    if wish.resume is not None:
        host.resume(Path(wish.resume).name)
        return
    choices = {"title": wish.title, "drill": wish.drill, "face": wish.face, "turns": TURNS}
    news = host.new(choices, Connected(pace=TOGETHER if wish.together else OWN))
    if not wish.together:
        news.league.heats.open([])


def _lines(room: ServerRoom, wish: Wish, password: str) -> list[str]:
    """The address first, by itself; then how to join, and the password where it was made up."""
    found = addresses() if wish.address == "0.0.0.0" else [wish.address]
    here = f"http://{found[0] if found else '127.0.0.1'}:{room.port}"
    lines = [here]
    if room.host.news is not None:
        pin = room.host.league.state.connected.pin
        lines.append(f"PIN {pin}: {here}/j/{pin}")
    if password:
        lines.append(f"Teacher: {here}/teach, password {password}")
    return lines


def chance() -> Random:
    """What names and PINs are drawn from: nobody can foretell it."""
    return secrets.SystemRandom()


def new_token() -> str:
    """What nobody can guess, 192 bits."""
    return secrets.token_urlsafe(24)
