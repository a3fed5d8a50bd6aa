"""What stands before every operation: who asks, whether they may, and whether what they send can be read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from inspect import iscoroutinefunction
from typing import Any, Protocol, get_args, get_type_hints

from starlette.requests import Request
from starlette.responses import Response

from bullseye.errors import BadInputError, BullseyeError, StorageError
from bullseye.league.refused import RefusedError
from bullseye.log import NAME
from bullseye.school.roles import CARDS, STUDENTS, Role, Who, may
from bullseye.serve.answers import reply, token, trouble
from bullseye.serve.school.operations import LONGEST_NUMBER, VALUE, Asked, Operation
from bullseye.wire import codec
from bullseye.wire.student import SEAT_COOKIE, Trouble
from bullseye.words import tr

SESSION_COOKIE = "bullseye_school"
AWAY = tr("the school's database does not answer as it should just now; try again soon")
CHANGES = "bullseye.changes"
"""Where a request keeps what its answer is to set: see `on_answer`."""


class Doors(Protocol):
    """Who holds a token. All are asked in a thread, and may wait for the database."""

    def person(self, token: str, request: Request) -> Who:
        """Whose session that is; nobody's when it is over. May leave a new token by `on_answer`."""

    def seat(self, token: str) -> tuple[str, int] | None:
        """The class and the seat that it is for."""

    def card(self, token: str) -> str:
        """The person whose card code it is; "" for nobody's."""


def on_answer(request: Request, change: Callable[[Response], None]) -> None:
    """Let *change* set a cookie on the answer to *request*, whatever that will be."""
    request.scope.setdefault(CHANGES, []).append(change)


class Door:
    """Lets requests through to an operation, as *doors* know who asks."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    def handler(self, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
        """The Starlette handler of *operation*."""
        in_loop = iscoroutinefunction(operation.run)

        async def answered(request: Request) -> Response:
            data = await request.body() if operation.method == "POST" else b""
            try:
                if in_loop:
                    asked = await asyncio.to_thread(self._asked, operation, request, data)
                    found = await operation.run(asked)
                else:
                    found = await asyncio.to_thread(self._run, operation, request, data)
                response = found if isinstance(found, Response) else reply(found)
            except StorageError as error:
                # Its words name machines of the school's own network: they are for `bullseye doctor`.
                logging.getLogger(NAME).error("storage", exc_info=error, extra={"route": operation.path})
                response = reply(Trouble(AWAY, "storage"), 503)
            except BullseyeError as error:
                response = trouble(error)
                if isinstance(error, RefusedError) and error.code == "sign-in":
                    response.delete_cookie(SESSION_COOKIE)
            for change in request.scope.get(CHANGES, ()):
                change(response)
            return response

        return answered

    def _run(self, operation: Operation, request: Request, data: bytes) -> Any:
        return operation.run(self._asked(operation, request, data))

    def _asked(self, operation: Operation, request: Request, data: bytes) -> Asked:
        who = self._who(operation, request)
        check(who, operation)
        for value in request.path_params.values():
            if not VALUE.fullmatch(str(value)):
                raise RefusedError(tr("there is nothing at this address"), "unknown")
        body = None if operation.body is None else codec.read(operation.body, _sent(operation, data))
        query = None if operation.query is None else codec.read(operation.query, whole(typed(operation.query, request)))
        return Asked(request, who, body, query)

    def _who(self, operation: Operation, request: Request) -> Who:
        """What the request shows; a card and a seat are looked for only where they may help."""
        shown = token(request, SESSION_COOKIE)
        who = self._doors.person(shown, request) if shown else Who()
        if operation.roles & CARDS and shown and not who.person and (person := self._doors.card(shown)):
            who = Who(CARDS, person)
        if operation.roles & STUDENTS and (given := token(request, SEAT_COOKIE)) and (seat := self._doors.seat(given)):
            who = Who(who.roles | {Role.STUDENT}, who.person, *seat)
        return who


def _sent(operation: Operation, data: bytes) -> Any:
    found = whole(codec.loads(data))
    return {operation.bare: found} if operation.bare else found


def check(who: Who, operation: Operation) -> None:
    """Raise RefusedError unless *who* may do that."""
    if may(who, operation.roles):
        return
    if operation.roles == STUDENTS:
        raise RefusedError(tr("you have no seat in a class any more; join it again with its PIN"), "no-seat")
    if who.person:
        raise RefusedError(tr("your account may not do that; ask an administrator"), "may-not")
    raise RefusedError(tr("sign in first"), "sign-in")


def typed(kind: type[Any], request: Request) -> dict[str, Any]:
    """The values behind the question mark, those that *kind* has as whole numbers or as true and false made so."""
    hints = get_type_hints(kind)
    found: dict[str, Any] = {}
    for key, value in request.query_params.items():
        kinds = get_args(hints.get(key)) or (hints.get(key),)
        if int in kinds and value.isascii() and value.isdecimal() and len(value) <= LONGEST_NUMBER:
            found[key] = int(value)
        elif bool in kinds and value in ("true", "false"):
            found[key] = value == "true"
        else:
            found[key] = value
    return found


def whole(value: Any) -> Any:
    """*value*, whose texts a database can keep. Raises BadInputError for a text with NUL or half a character."""
    if isinstance(value, str):
        if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
            raise BadInputError(tr("{value!r:.60} holds a sign that is no text; leave it out", value=value))
    elif isinstance(value, dict):
        for key, one in value.items():
            whole(key)
            whole(one)
    elif isinstance(value, list):
        for one in value:
            whole(one)
    return value
