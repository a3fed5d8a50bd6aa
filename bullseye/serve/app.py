"""The web application: pages, what they ask, the stream, and signs of health."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable, Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from bullseye.errors import UnknownNameError
from bullseye.league.refused import RefusedError
from bullseye.serve.answers import Handler, address, reply, safely, token
from bullseye.serve.guard import Guard
from bullseye.serve.network import is_ours
from bullseye.serve.page_files import ADDRESSES, FILES_AT, PageFile, page_file
from bullseye.serve.room import ServerRoom
from bullseye.serve.student_routes import StudentRoutes
from bullseye.serve.teacher_routes import TeacherRoutes
from bullseye.wire import codec
from bullseye.wire.student import SEAT_COOKIE, Trouble
from bullseye.words import tr

STUDENTS_PAGES = ("/", "/j/{pin}", "/me")
STREAM_KINDS = {"student": ("state", "board"), "teacher": ("state", "teach"), "wall": ("state", "wall")}


class Application:
    """Builds the ASGI application for *room*; *more* are further routes, of `bullseye serve --me`."""

    def __init__(
        self,
        room: ServerRoom,
        new_request: Callable[[], str],
        names: Iterable[str] = (),
        more: Iterable[Route] = (),
        pages: Mapping[str, str] = ADDRESSES,
    ) -> None:
        self.room = room
        self._students = StudentRoutes(room)
        self._teachers = TeacherRoutes(room)
        found = [Route(path, self._page(name, path)) for path, name in pages.items()]
        self.asgi = Starlette(
            routes=[
                *found,
                Route(FILES_AT + "{name:path}", self.file),
                Route("/favicon.ico", self._icon),
                *more,
                *self._students.routes(),
                *self._teachers.routes(),
                Route("/events", safely(self.events)),
                Route("/healthz", self.health),
                Route("/metrics", safely(self.metrics)),
            ],
            middleware=[Middleware(Guard, metrics=room.metrics, new_request=new_request, names=names)],
            exception_handlers={HTTPException: not_here},
            lifespan=self._life,
        )

    @contextlib.asynccontextmanager
    async def _life(self, app: Starlette) -> AsyncIterator[None]:
        ticking = asyncio.create_task(self.room.run())
        try:
            yield
        finally:
            ticking.cancel()
            await self.room.stop()

    # -- pages -------------------------------------------------------------------------------------

    def _page(self, name: str, path: str) -> Handler:
        async def page(request: Request) -> Response:
            if path in STUDENTS_PAGES:
                self.room.seen_from(address(request))
            return file_answer(request, name)

        return page

    async def file(self, request: Request) -> Response:
        """A style, a module or a picture of a page."""
        return file_answer(request, request.path_params["name"])

    async def _icon(self, request: Request) -> Response:
        return file_answer(request, "icon.svg")

    # -- the stream ----------------------------------------------------------------------------------

    async def events(self, request: Request) -> Response:
        """Server-sent events: of the class for everyone, of a seat for who has one, of the teacher for the teacher."""
        room = self.room
        kind = request.query_params.get("as", "student")
        kinds = STREAM_KINDS.get(kind, STREAM_KINDS["student"])
        last = request.query_params.get("after") or request.headers.get("last-event-id", "")
        if kind in ("teacher", "wall"):
            self._teachers.check(request)
            listener = _nobody
        else:
            listener = self._listener(request)

        async def follow() -> AsyncIterator[bytes]:
            seat, own, over, gone = listener()
            room.teachers += kind == "teacher"
            room.walls += kind == "wall"
            room.fresh()  # after the count: what nobody listens to is not made
            try:
                async for part in room.hub.stream(kinds, last[:60], own, over):
                    yield part
            finally:
                room.teachers -= kind == "teacher"
                room.walls -= kind == "wall"
                gone()

        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(follow(), media_type="text/event-stream", headers=headers)

    def _listener(self, request: Request) -> Callable[[], _Listener]:
        """Who listens: a seat, or somebody who has none and sees the class alone."""
        room = self.room
        if room.host.news is None:
            return _nobody
        given = token(request, SEAT_COOKIE)
        if not given:
            return _nobody
        seat = room.host.league.seat_of(given)

        def listener() -> _Listener:
            news = room.host.news
            if news is None:
                return _nobody()
            league = news.league
            league.presence.arrived(seat)

            told = news.you(seat)
            data = codec.dumps(told)

            def own() -> tuple[str, bytes] | None:
                nonlocal told, data
                if room.host.news is not news:
                    return None
                if (now := news.you(seat)) != told:  # to compare is ten times quicker than to write
                    told, data = now, codec.dumps(now)
                return "you", data

            def over() -> bool:
                return room.host.news is not news or league.tokens.seat(given) != seat

            def gone() -> None:
                league.presence.went(seat)
                league.changed()

            return seat, own, over, gone

        return listener

    # -- signs of health -----------------------------------------------------------------------------

    async def health(self, request: Request) -> Response:
        """Whether the server does what it should."""
        news = self.room.host.news
        bad = news is not None and bool(news.league.rounds.trouble)
        told = {"ok": not bad, "class": news is not None, "listening": self.room.hub.listening}
        return Response(codec.dumps(told), 503 if bad else 200, media_type="application/json")

    async def metrics(self, request: Request) -> Response:
        """Numbers for Prometheus: for this computer, or who has the teacher's session."""
        if not is_ours(address(request), ()):
            self._teachers.check(request)
        if not self.room.metrics.there:
            raise RefusedError(tr("the numbers need prometheus-client: pip install bullseye[metrics]"), "unknown")
        return Response(self.room.metrics.text(), media_type="text/plain; version=0.0.4")


_Listener = tuple[int, Callable[[], tuple[str, bytes] | None], Callable[[], bool], Callable[[], None]]


def _nobody() -> _Listener:
    return 0, lambda: None, lambda: False, lambda: None


def file_answer(request: Request, name: str) -> Response:
    """A file of the page, packed where the browser takes that; 304 where it has it."""
    try:
        found = page_file(name)
    except UnknownNameError:
        return reply(Trouble(tr("there is no file {name!r:.60} here", name=name), "unknown"), 404)
    return page_answer(request, found)


def page_answer(request: Request, found: PageFile) -> Response:
    """*found*, packed where the browser takes that; 304 where it has it."""
    headers = {"etag": found.tag, "cache-control": "no-cache", "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == found.tag:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.packed, media_type=found.media_type, headers={**headers, "content-encoding": "gzip"})
    return Response(found.body, media_type=found.media_type, headers=headers)


async def not_here(request: Request, error: Exception) -> Response:
    """What there is to say of an address that leads nowhere."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = {404: tr("there is nothing at this address"), 405: tr("that cannot be done at this address")}
    return reply(Trouble(words.get(status, tr("that cannot be done")), "unknown"), status)
