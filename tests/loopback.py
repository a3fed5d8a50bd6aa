"""Real servers on loopback for tests of calls: an ASGI application under uvicorn, and one that writes raw bytes."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import uvicorn

from tests.systems import needs_cryptography

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def serving(app: Any, **settings: Any) -> AsyncIterator[str]:
    """The application on a free port; gives its base address, http or https by the *settings*."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(
            app, log_config=None, lifespan="off", access_log=False, timeout_graceful_shutdown=1, **settings
        )
        server = uvicorn.Server(config)
        task = asyncio.create_task(server._serve([listener]))
        while not server.started:
            await asyncio.sleep(0.001)
        scheme = "https" if "ssl_certfile" in settings else "http"
        try:
            yield f"{scheme}://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task


@asynccontextmanager
async def raw(handler: Handler) -> AsyncIterator[str]:
    """A server that does to each connection what *handler* does, once it has read the head of a request."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            await handler(reader, writer)
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
        ended.set()

    ended = asyncio.Event()
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await ended.wait()  # one connection at least: else a test has called nobody


def closed_port() -> int:
    """A port on loopback on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Certificates:
    """Somebody whom nobody trusts by itself, with a server's and a client's certificate, as files in *folder*."""

    def __init__(self, folder: Path) -> None:
        needs_cryptography()
        import trustme

        authority = trustme.CA()
        server, client = authority.issue_cert("127.0.0.1"), authority.issue_cert("watcher@bullseye.example")
        self.ca = self._keep(folder / "ca.pem", authority.cert_pem)
        self.server_key = self._keep(folder / "server.key", server.private_key_pem)
        self.server = self._keep(folder / "server.pem", *server.cert_chain_pems)
        self.client_key = self._keep(folder / "client.key", client.private_key_pem)
        self.client = self._keep(folder / "client.pem", *client.cert_chain_pems)

    def _keep(self, path: Path, *parts: Any) -> str:
        path.write_bytes(b"".join(part.bytes() for part in parts))
        return str(path)

    def settings(self, *, asks_who: bool = False) -> dict[str, Any]:
        """What uvicorn is told to serve with them, and to ask its clients for theirs."""
        asked = {"ssl_ca_certs": self.ca, "ssl_cert_reqs": ssl.CERT_REQUIRED} if asks_who else {}
        return {"ssl_certfile": self.server, "ssl_keyfile": self.server_key, **asked}


@contextlib.contextmanager
def in_thread(app: Any) -> Iterator[str]:
    """The application in a thread of its own, for what runs an event loop itself; gives its base address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(
            uvicorn.Config(app, log_config=None, lifespan="off", access_log=False, timeout_graceful_shutdown=1)
        )
        thread = Thread(target=lambda: asyncio.run(server._serve([listener])))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"  # who connects early waits in the listener's queue
        finally:
            server.should_exit = True
            thread.join()
