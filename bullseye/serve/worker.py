"""One of several processes at a port: takes the socket and the first line, says that it lives, ends when asked."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from typing import BinaryIO

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
    with at, asyncio.Runner(loop_factory=loop_factory()) as runner:
        runner.run(_serve(server, at, said))


async def _serve(server: Server, at: socket.socket, said: int) -> None:
    beating = asyncio.create_task(_beat(server, said))
    try:
        await server.serve(sockets=[at])
    finally:
        beating.cancel()


async def _beat(server: Server, said: int) -> None:
    """Written by the loop that answers requests: when it hangs, nothing is said."""
    os.set_blocking(said, False)
    while not server.started:
        await asyncio.sleep(0.01)
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
