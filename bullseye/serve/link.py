"""Keeps a class server running for a window, listens to it, and tells the window: one thread for all three."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from bullseye.errors import BullseyeError, StorageError
from bullseye.serve.child import Started
from bullseye.serve.client import NoAnswerError, TeacherClient, read_view
from bullseye.wire.teacher import TeacherView
from bullseye.words import tr

MOST_STARTS = 4
"""So often in a row a server is started that ends or does not answer; after that somebody must look."""
SAME_PORT_STARTS = 2
"""Pages come back to the port they know; after that any port is better than none."""
STEADY_S = 10.0
PAUSE_S = 0.25
ENDING_S = 1.0
LOOK_S = 0.5
"""How often a resting link looks whether the server still runs."""


class Server(Protocol):
    """A server that was started: in a child process or in a thread."""

    def wait(self) -> Started:
        """Where it answers, once it does. Raises StorageError when it does not start."""

    def ended(self, timeout_s: float) -> bool:
        """Wait so long for its end; True when it has ended."""

    def stop(self, timeout_s: float = ...) -> bool:
        """End it."""


@dataclass(frozen=True, slots=True)
class Up:
    """The server answers at *url*; *again* after it had ended by itself."""

    url: str
    again: bool


@dataclass(frozen=True, slots=True)
class Down:
    """It does not answer; it is being started again."""


@dataclass(frozen=True, slots=True)
class Gone:
    """It cannot be started: why, in a sentence."""

    words: str


@dataclass(frozen=True, slots=True)
class News:
    """The class as the teacher sees it; *qr* is the address as a PNG when it is another one than before."""

    view: TeacherView
    qr: bytes | None = None


Told = Up | Down | Gone | News
Start = Callable[[str, int | None], Server]
"""Starts a server that goes on with that class ("": with none) on that port (None: a free one of ours)."""


class Link:
    """`open` first. *told* is called on the link's own thread, and so is *read*, before news are told."""

    def __init__(self, start: Start, password: str, told: Callable[[Told], None]) -> None:
        self.folder = ""
        """The class to go on with after a new start."""
        self.read: Callable[[], None] = lambda: None
        self.port: int | None = None
        self._start = start
        self._password = password
        self._told = told
        self._server: Server | None = None
        self._client: TeacherClient | None = None
        self._stopping = threading.Event()
        self._calm = False
        self._woken = threading.Event()
        self._thread: threading.Thread | None = None
        self._url_shown = ""

    # -- from the window's thread --------------------------------------------------------------------

    def open(self, port: int | None = None) -> TeacherClient:
        """Start the server; the client that answers. Waits for it. Raises StorageError in a sentence."""
        self._server = self._start(self.folder, port)
        return self._sign_in(self._server)

    def open_again(self) -> TeacherClient:
        """After it was gone: end what is left of it and start it, on its port. Raises StorageError in a sentence."""
        self.close()
        return self.open(self.port)

    def listen(self) -> None:
        """From now on tell what is new, and start the server again whenever it ends."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="class-link", daemon=True)
        self._thread.start()

    @property
    def client(self) -> TeacherClient:
        """Whom to ask. Raises NoAnswerError while the server is being started."""
        if self._client is None:
            raise NoAnswerError(tr("the class server is being started again; nothing is lost, try again in a moment"))
        return self._client

    @property
    def calm(self) -> bool:
        """True from `rest` to `wake`."""
        return self._calm

    def rest(self) -> None:
        """Somebody plays at this computer: ask for no news, so that no frame waits for them; see only that it runs."""
        self._woken.clear()
        self._calm = True
        if self._client is not None:
            self._client.hang_up()

    def wake(self) -> None:
        """Listen again."""
        self._calm = False
        self._woken.set()

    def close(self) -> bool:
        """End the server and the thread; True when both ended in time."""
        self._stopping.set()
        self.wake()
        client, server, thread = self._client, self._server, self._thread
        if client is not None:
            client.hang_up()
        ended = server is None or server.stop()
        if thread is not None:
            thread.join(5.0)
            ended = ended and not thread.is_alive()
        self._thread = None
        return ended

    # -- the thread ----------------------------------------------------------------------------------

    def _sign_in(self, server: Server) -> TeacherClient:
        try:
            # Asked on loopback, whatever address it tells others: that one may go with the Wi-Fi.
            url = f"http://127.0.0.1:{server.wait().url.rpartition(':')[2]}"
            client = TeacherClient(url, self._password)
            client.login()
        except BullseyeError:
            server.stop()
            raise
        self.port = int(url.rpartition(":")[2])
        self._client = client
        return client

    def _run(self) -> None:
        failed = 0
        while not self._stopping.is_set():
            was_calm = self._calm
            heard = self._rest() if was_calm else self._listen()
            if self._stopping.is_set():
                return
            if (was_calm or self._calm) and self._server is not None and not self._server.ended(0.0):
                continue
            failed = 1 if heard else failed + 1
            self._client = None
            self._told(Down())
            try:
                self._again(failed)
            except BullseyeError as error:
                if failed >= MOST_STARTS:
                    self._told(Gone(str(error)))
                    return
                self._stopping.wait(PAUSE_S)

    def _again(self, failed: int) -> None:
        """A server that ended is started again; one that only broke the line off is asked again, and ended if silent.

        Raises BullseyeError.
        """
        server = self._server
        assert server is not None
        if not server.ended(ENDING_S if failed == 1 else 0.0) and failed == 1:
            with suppress(BullseyeError):
                self._sign_in(server)
                self._told(Up(self.client.url, again=False))
                return
        if self._stopping.is_set():
            return
        server.stop(ENDING_S)
        self._server = self._start(self.folder, self.port if failed <= SAME_PORT_STARTS else None)
        if self._stopping.is_set():  # `close` may have met the old one
            self._server.stop()
            return
        self._told(Up(self._sign_in(self._server).url, again=True))

    def _rest(self) -> bool:
        """Until `wake`, or the server's end."""
        while self._calm and not self._stopping.is_set():
            if self._server is None or self._server.ended(0.0):
                break
            self._woken.wait(LOOK_S)
        return True

    def _listen(self) -> bool:
        """Tell what the stream says until it breaks off; True when it said anything."""
        client, heard = self._client, False
        if client is None:
            return False
        try:
            for kind, data in client.events():
                heard = True
                if self._calm:
                    break
                if kind == "teach":
                    self._tell(client, data)
        except StorageError:
            pass
        except BullseyeError:  # another server has the port, or speaks in other words
            return False
        return heard

    def _tell(self, client: TeacherClient, data: bytes) -> None:
        view = read_view(data)
        with suppress(StorageError):  # the next news reads again
            self.read()
        qr = None
        url = view.addresses[0].url if view.addresses else ""
        if url != self._url_shown:
            qr = client.qr()
            self._url_shown = url
        self._told(News(view, qr))
