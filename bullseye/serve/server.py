"""The server itself: a bound port, uvicorn on it, in this thread or in one of its own; streams are told its end."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
import threading
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Protocol

import uvicorn
from starlette.types import ASGIApp

from bullseye.errors import BadInputError
from bullseye.serve.connection import Connection
from bullseye.serve.hub import Hub
from bullseye.words import tr

FIRST_PORT, LAST_PORT = 8711, 8720
GRACEFUL_S = 2
KEEP_ALIVE_S = 75
CONNECTIONS = 4000


BY_FLAG = "name another with --port, or 0 for a free one"


def bind(host: str, port: int | None, mend: str = BY_FLAG) -> socket.socket:
    """A socket on *host*: on *port*, on a free one for 0, and for None on the first free one from 8711 to 8720.

    Raises BadInputError when there is none; *mend* says what to do then.
    """
    tried = range(FIRST_PORT, LAST_PORT + 1) if port is None else (port,)
    reason = ""
    for one in tried:
        # asyncio sends at once only on sockets that say they are TCP; else each answer may wait 40 ms for the next.
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1) if _POSIX else None
            found.bind((host, one))
            found.listen(2048)
        except OSError as error:
            found.close()
            reason = error.strerror or str(error)
            if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                words = tr(
                    "{host!r} cannot be used, it is no address of this computer ({reason})", host=host, reason=reason
                )
                raise BadInputError(
                    tr("{words}; name one with --host, such as 127.0.0.1 or 0.0.0.0", words=words)
                ) from None
        else:
            return found
    which = (
        tr("port {port}", port=str(port))
        if port is not None
        else tr("a port from {first} to {last}", first=str(FIRST_PORT), last=str(LAST_PORT))
    )
    raise BadInputError(
        tr("{which} of {host} cannot be used: {reason}; {mend}", which=which, host=host, reason=reason, mend=mend)
    )


class Room(Protocol):
    """What a server holds while it runs."""

    hub: Hub
    port: int


class Server(uvicorn.Server):
    """uvicorn, which calls *closing* before it waits for connections: it tells every stream the end.

    What a request says of who sent it on is believed of *proxies* alone: addresses, or networks as 10.0.0.0/8.
    """

    def __init__(self, app: ASGIApp, closing: Callable[[], None], proxies: Sequence[str] = ()) -> None:
        super().__init__(
            uvicorn.Config(
                app, loop="asyncio", http=Connection, ws="none", lifespan="on", log_config=None, access_log=False,
                server_header=False, proxy_headers=bool(proxies), forwarded_allow_ips=list(proxies),
                timeout_keep_alive=KEEP_ALIVE_S, timeout_graceful_shutdown=GRACEFUL_S, limit_concurrency=CONNECTIONS,
                backlog=2048,
            )
        )  # fmt: skip
        self._closing = closing

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """The end, told to all first."""
        self._closing()
        await super().shutdown(sockets)


class InThread:
    """A server in a thread of its own: for tests, and where no child process can be started."""

    def __init__(self, app: ASGIApp, room: Room, at: socket.socket, proxies: Sequence[str] = ()) -> None:
        self._server = Server(app, room.hub.close, proxies)
        self._at = at
        room.port = at.getsockname()[1]
        self.url = f"http://{at.getsockname()[0]}:{room.port}"
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bullseye-serve", daemon=True)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        waiting = asyncio.create_task(self._tell())
        await self._server.serve(sockets=[self._at])
        waiting.cancel()
        self._at.close()

    async def _tell(self) -> None:
        while not self._server.started:
            await asyncio.sleep(0.005)
        self._started.set()

    def start(self, timeout_s: float = 10.0) -> None:
        """Return once it answers. Raises TimeoutError."""
        self._thread.start()
        if not self._started.wait(timeout_s):
            raise TimeoutError(f"the server did not start within {timeout_s:g} s")

    def stop(self, timeout_s: float = 10.0) -> bool:
        """Stop it; True when it is over within that time."""
        self._server.should_exit = True
        self._thread.join(timeout_s)
        return not self._thread.is_alive()


def serve_here(app: ASGIApp, room: Room, at: socket.socket, stop: Any = None) -> None:
    """Serve in this thread until a signal, or until *stop* (a callable that is given the server) says so."""
    more_files()
    server = Server(app, room.hub.close)
    if stop is not None:
        stop(lambda: setattr(server, "should_exit", True))
    with at:
        asyncio.run(server.serve(sockets=[at]))


def more_files() -> None:
    """Each page holds two connections: let a class of hundreds have them, where the system lets us say so."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * CONNECTIONS if hard == resource.RLIM_INFINITY else min(hard, 2 * CONNECTIONS)
    if soft < wanted:
        with contextlib.suppress(ValueError, OSError):  # some systems lie about the hard one
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's where it is installed, else None for Python's own."""
    try:
        uvloop: Any = import_module("uvloop")
    except ImportError:  # Windows, or without the extra
        return None
    made: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return made


_POSIX = hasattr(socket, "AF_UNIX")
