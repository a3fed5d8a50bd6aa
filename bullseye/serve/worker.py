"""A process that serves on a bound socket: alone, or as one of several that says it lives and ends when asked."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
import threading
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, BinaryIO

from starlette.types import ASGIApp

from bullseye.serve.server import Server, loop_factory, more_files

BEAT_S = 1.0


def inherited(fd: int) -> socket.socket:
    """The listening socket that the supervisor bound."""
    return socket.socket(fileno=fd)


def serve_as_worker(
    app: ASGIApp,
    closing: Callable[[], None],
    at: socket.socket,
    proxies: Sequence[str] = (),
    asked: BinaryIO = sys.stdin.buffer,
    said: int = 1,
) -> None:
    """Serve until *asked* closes or a signal; `ready`, then a line a second, go to the file number *said*."""
    more_files()
    server = Server(app, closing, proxies)

    def listen() -> None:
        while asked.readline():
            pass
        server.should_exit = True

    threading.Thread(target=listen, name="supervisor", daemon=True).start()
    _run(server, at, lambda: _beat(server, said))


def serve_alone(
    app: ASGIApp,
    closing: Callable[[], None],
    at: socket.socket,
    proxies: Sequence[str] = (),
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve in this process until a signal; *ready* is called once it answers."""
    more_files()
    server = Server(app, closing, proxies)

    async def tell() -> None:
        await _started(server)
        ready()

    _run(server, at, tell)


def _run(server: Server, at: socket.socket, beside: Callable[[], Coroutine[Any, Any, None]]) -> None:
    async def serve() -> None:
        task = asyncio.create_task(beside())
        try:
            await server.serve(sockets=[at])
        finally:
            task.cancel()

    with at, asyncio.Runner(loop_factory=loop_factory()) as runner:
        runner.run(serve())


async def _started(server: Server) -> None:
    while not server.started:
        await asyncio.sleep(0.01)


async def _beat(server: Server, said: int) -> None:
    """Written by the loop that answers requests: when it hangs, nothing is said."""
    os.set_blocking(said, False)
    await _started(server)
    word = b"ready\n"
    while True:
        with contextlib.suppress(BlockingIOError):  # a supervisor that was stopped for hours
            try:
                os.write(said, word)
            except BrokenPipeError:  # no supervisor any more
                server.should_exit = True
                return
        word = b".\n"
        await asyncio.sleep(BEAT_S)
