"""Opens a class for everyone's own devices: the server is started, it takes the class, the window shows the wall."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.store import ClassLog
from bullseye.desk.kit.cards.working import run
from bullseye.desk.school.connected_mode import Cards, ConnectedMode
from bullseye.desk.school.devices_keys import DevicesOverlay
from bullseye.desk.school.people_card import PeopleCard
from bullseye.errors import BullseyeError, StorageError
from bullseye.serve.remote_class import RemoteClass
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.desk.school.screens import Monitor
    from bullseye.serve.link import Server, Told

EVERYBODY = "0.0.0.0"


class Where(NamedTuple):
    """Where the server listens: on *address*, on *port* (None: the first free one of 8711 to 8720).

    *in_thread* serves from a thread of this process, as it is also done where no process can be started.
    """

    address: str = EVERYBODY
    port: int | None = None
    in_thread: bool = False


def was_on_devices(folder: Path) -> bool:
    """True for a class that students joined with devices of their own. Raises StorageError."""
    return bool(ClassState(ClassLog(folder).read()).connected.pin)


def open_on_devices(
    window: Shell,
    prepare: Callable[[], Path],
    pace: str,
    full: bool,
    monitor: Monitor | None,
    where: Where,
) -> ConnectedMode:
    """Start a server and let it have the class whose folder *prepare* gives; an empty *pace* leaves that as it was.

    The server comes first: where none can be started, no class is begun. Raises BullseyeError in a sentence.
    """
    from bullseye.serve.link import Link

    services, password = window.services, secrets.token_urlsafe(18)
    modes: list[ConnectedMode] = []

    def told(news: Told) -> None:
        def tell() -> None:
            for mode in modes:
                mode.told(news)

        window.post(tell)

    link = Link(_starter(window, password, where), password, told)

    def task(_: Callable[[float], None]) -> Path:
        client = link.open(where.port)
        folder = prepare()
        client.do("resume", folder=folder.name)
        if pace:
            client.do("pace", pace=pace)
        return folder

    try:
        folder = run(window, tr("Opening the class for devices\u2026"), task)
        room = RemoteClass(folder, lambda: link.client, services.clock.utc)
    except BullseyeError:
        link.close()
        raise
    link.folder = folder.name
    mode = ConnectedMode(window, room, link, Cards(DevicesOverlay, PeopleCard), full, monitor)
    modes.append(mode)
    with suppress(StorageError):  # the stream brings it as well
        mode.take_view(link.client.view())
    window.post.open()
    link.listen()
    return mode


def _starter(window: Shell, password: str, where: Where) -> Callable[[str, int | None], Server]:
    from bullseye.serve.child import Child
    from bullseye.serve.here import Here

    services = window.services
    data = services.dirs.data

    def start(folder: str, port: int | None) -> Server:
        if not where.in_thread:
            words = ["--host", where.address, "--log-level", "error"]
            words += [] if port is None else ["--port", str(port)]
            words += ["--resume", folder] if folder else ["--no-class"]
            with suppress(OSError):  # no process can be started here
                return Child(data, password, words)
        return Here(
            data, services.faces, services.drills, services.clock, services.new_id, password, where.address, port,
            folder,
        )  # fmt: skip

    return start
