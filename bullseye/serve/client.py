"""The teacher's side of the wire for a window: acts by HTTP, news by the stream; no thread and no screen of its own."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any
from urllib.parse import urlsplit

from bullseye.errors import BullseyeError, StorageError
from bullseye.league.refused import RefusedError
from bullseye.wire import codec
from bullseye.wire.student import Trouble
from bullseye.wire.teacher import TEACHER_COOKIE, Do, Done, TeacherView
from bullseye.words import tr

ACT_S = 5.0
"""How long an act may take: the disk of a busy computer is waited for, a server that hangs is not."""
SILENT_S = 12.0
"""A stream says something every 5 s."""
MOST_BYTES = 8 << 20


class NoAnswerError(StorageError):
    """The server does not answer: nothing was changed that it has not confirmed; the same act can be done again."""


class TeacherClient:
    """A teacher's session at the server at *url*; `login` first. Each act has a connection of its own."""

    def __init__(self, url: str, password: str) -> None:
        parts = urlsplit(url)
        self.url = url
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._password = password
        self._cookie = ""
        self._stream: socket.socket | None = None

    # -- acts --------------------------------------------------------------------------------------

    def login(self) -> None:
        """Begin the session. Raises NoAnswerError, RefusedError for a wrong password."""
        self._ask("POST", "/api/teach/login", {"password": self._password})

    def do(self, verb: str, **values: Any) -> Done:
        """One of the acts of `bullseye.wire.teacher`.

        Raises RefusedError with the server's words when it makes no sense now, StorageError when it could not be kept,
        NoAnswerError when nobody answers.
        """
        wanted = {name: value for name, value in codec.plain(Do(verb, **values)).items() if value is not None}
        return codec.read(Done, codec.loads(self._signed_in("POST", "/api/teach/do", wanted)))

    def view(self) -> TeacherView:
        """The class as the teacher sees it now. Raises as `do`."""
        return read_view(self._signed_in("GET", "/api/teach"))

    def qr(self) -> bytes:
        """The address as a QR code: a PNG of one pixel for each square. Raises as `do`."""
        return self._signed_in("GET", "/qr.png")

    def _signed_in(self, method: str, path: str, value: Any = None) -> bytes:
        """After a new start of the server nobody is known: say the password once more."""
        try:
            return self._ask(method, path, value)
        except RefusedError as refused:
            if refused.code != "teacher":
                raise
        self.login()
        return self._ask(method, path, value)

    def _ask(self, method: str, path: str, value: Any = None) -> bytes:
        connection = HTTPConnection(self._host, self._port, timeout=ACT_S)
        try:
            body = None if value is None else codec.dumps(value)
            connection.request(method, path, body, self._headers(value is not None))
            response = connection.getresponse()
            data = response.read(MOST_BYTES + 1)
        except (HTTPException, OSError) as error:
            raise no_answer(error) from error
        finally:
            connection.close()
        self._take_cookie(response)
        if len(data) > MOST_BYTES:
            raise no_answer(OSError("its answer is too long"))
        if response.status >= 400:
            raise _trouble(response.status, data)
        return data

    def _headers(self, with_body: bool) -> dict[str, str]:
        headers = {"content-type": "application/json"} if with_body else {}
        if self._cookie:
            headers["cookie"] = f"{TEACHER_COOKIE}={self._cookie}"
        return headers

    def _take_cookie(self, response: HTTPResponse) -> None:
        for cookie in response.msg.get_all("set-cookie", ()):
            name, _, rest = cookie.partition("=")
            if name == TEACHER_COOKIE:
                self._cookie = rest.partition(";")[0]

    # -- the stream --------------------------------------------------------------------------------

    def events(self) -> Iterator[tuple[str, bytes]]:
        """Kind and JSON of each event for the teacher, until the server says the end.

        Raises NoAnswerError when it breaks off or is silent for SILENT_S, RefusedError without a session.
        """
        connection = HTTPConnection(self._host, self._port, timeout=SILENT_S)
        response: HTTPResponse | None = None
        try:
            connection.request("GET", "/events?as=teacher", headers=self._headers(False))
            self._stream = connection.sock
            response = connection.getresponse()
            if response.status >= 400:
                raise _trouble(response.status, response.read(MOST_BYTES))
            kind = data = b""
            while True:
                line = response.readline(MOST_BYTES)
                if not line:
                    raise OSError("the connection was cut")
                key, _, value = line.rstrip(b"\r\n").partition(b": ")
                if key == b"event":
                    kind = value
                elif key == b"data":
                    data = value
                elif not key and kind:
                    if kind == b"end":
                        return
                    yield kind.decode("ascii", "replace"), data
                    kind = data = b""
        except (HTTPException, OSError, ValueError) as error:
            raise no_answer(error) from error
        finally:
            self._stream = None
            if response is not None:
                response.close()
            connection.close()

    def hang_up(self) -> None:
        """Let `events`, on another thread, come to an end."""
        stream = self._stream
        if stream is not None:
            with suppress(OSError):
                stream.shutdown(socket.SHUT_RDWR)


def read_view(data: bytes) -> TeacherView:
    """The view in an answer or an event. Raises BadInputError."""
    return codec.read(TeacherView, codec.loads(data))


def no_answer(error: Exception) -> NoAnswerError:
    """What to say when nobody answers."""
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return NoAnswerError(
        tr("the class server does not answer ({reason}); nothing is lost, try again in a moment", reason=reason)
    )


def _trouble(status: int, data: bytes) -> BullseyeError:
    try:
        said = codec.read(Trouble, codec.loads(data))
    except BullseyeError:
        return NoAnswerError(tr("the class server answered {status}; try again in a moment", status=status))
    return StorageError(said.error) if status == 503 else RefusedError(said.error, said.code)
