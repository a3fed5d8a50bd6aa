"""Messages in, messages out: JSON bodies read strictly, our errors as one sentence with a status and a code."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from bullseye.errors import BullseyeError, StorageError, UnknownNameError
from bullseye.league.class_zip import ClassZip
from bullseye.league.refused import RefusedError
from bullseye.watch.turned_away import TurnedAwayError
from bullseye.wire import codec
from bullseye.wire.student import Trouble

M = TypeVar("M")
Handler = Callable[[Request], Awaitable[Response]]

STATUS = {
    "pin": 403, "wait": 429, "locked": 403, "full": 409, "name-taken": 409, "kicked": 403, "no-seat": 401,
    "no-ask": 404, "not-yet": 409, "no-round": 404, "turns": 409, "played": 409, "running": 409, "nobody": 409,
    "no-class": 404, "ended": 409, "teacher": 401, "unknown": 404, "bad": 400,
    "sign-in": 401, "may-not": 403, "taken": 409, "password": 403, "link": 404,
    "late": 409, "no-account": 403, "upgrading": 503,
}  # fmt: skip
"""The status of each code of a refusal."""


def reply(message: Any, status: int = 200) -> Response:
    """A message, or a list of them, as JSON."""
    return Response(codec.dumps(message), status, media_type="application/json")


def download(file: ClassZip) -> Response:
    """A file to be saved under its own name."""
    head = {"content-disposition": f'attachment; filename="{file.name}"'}
    return Response(file.data, media_type="application/zip", headers=head)


def trouble(error: BullseyeError) -> Response:
    """What went wrong, as `Trouble`."""
    if isinstance(error, RefusedError):
        return reply(Trouble(str(error), error.code), STATUS.get(error.code, 400))
    if isinstance(error, TurnedAwayError):
        return reply(Trouble(str(error), error.code), error.status)
    if isinstance(error, StorageError):
        return reply(Trouble(str(error), "storage"), 503)
    if isinstance(error, UnknownNameError):
        return reply(Trouble(str(error), "unknown"), 404)
    return reply(Trouble(str(error), "bad"), 400)


def safely(handler: Handler) -> Handler:
    """The same handler; our own errors become answers."""

    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except BullseyeError as error:
            return trouble(error)

    return answered


async def body(request: Request) -> Any:
    """The JSON of the body. Raises BadInputError."""
    return codec.loads(await request.body())


async def message(request: Request, kind: type[M]) -> M:
    """The message in the body. Raises BadInputError."""
    return codec.read(kind, await body(request))


def token(request: Request, cookie: str) -> str:
    """The token that the request carries: in its cookie, or as `Authorization: Bearer`."""
    said = request.headers.get("authorization", "")
    if said.startswith("Bearer "):
        return said[7:][:200]
    return request.cookies.get(cookie, "")[:200]


def set_cookie(response: Response, name: str, value: str, strict: bool = False) -> None:
    """Let the browser keep *value*, out of reach of scripts, for a school day."""
    response.set_cookie(name, value, max_age=12 * 3600, httponly=True, samesite="strict" if strict else "lax")


def address(request: Request) -> str:
    """Where the request came from."""
    return request.client.host if request.client is not None else ""
