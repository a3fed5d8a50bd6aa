"""The web application of shared targets: their pages and nothing else, as `bullseye.wire.shared` says."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from bullseye.serve.answers import address, message, reply, safely
from bullseye.serve.app import file_answer, not_here
from bullseye.serve.guard import Guard
from bullseye.serve.page_files import FILES_AT, SHARED_ADDRESS, SHARED_PAGE
from bullseye.serve.shared_room import SharedRoom
from bullseye.watch.store.shares import Visitor, Wanted
from bullseye.watch.targets.definition import Target
from bullseye.wire.shared import Change, Enter, TakeBack

COOKIE = "bullseye-target"


class SharedApplication:
    """Builds the ASGI application of *room*; *names* are further names of this machine."""

    def __init__(self, room: SharedRoom, new_request: Callable[[], str], names: Iterable[str] = ()) -> None:
        self.room = room
        at = SHARED_ADDRESS
        self.asgi = Starlette(
            routes=[
                Route(at, self.page),
                Route(FILES_AT + "{name:path}", self.file),
                Route(at + "/open", safely(self.open), methods=["POST"]),
                Route(at + "/view", safely(self.view)),
                Route(at + "/change", safely(self.change), methods=["POST"]),
                Route(at + "/undo", safely(self.undo), methods=["POST"]),
                Route(at + "/events", safely(self.events)),
                Route("/healthz", self.health),
            ],
            middleware=[Middleware(Guard, metrics=room.metrics, new_request=new_request, names=names)],
            exception_handlers={HTTPException: not_here},
            lifespan=self._life,
        )

    @contextlib.asynccontextmanager
    async def _life(self, app: Starlette) -> AsyncIterator[None]:
        looking = asyncio.create_task(self.room.run())
        try:
            yield
        finally:
            looking.cancel()
            await self.room.stop()

    async def page(self, request: Request) -> Response:
        """The page: the same for every link, so that it says nothing of which are real."""
        return file_answer(request, SHARED_PAGE)

    async def file(self, request: Request) -> Response:
        """A style or a module of the page."""
        return file_answer(request, request.path_params["name"])

    async def health(self, request: Request) -> Response:
        """Whether the server answers."""
        return reply({"ok": True, "listening": self.room.hub.listening})

    async def open(self, request: Request) -> Response:
        """A session for who has the link."""
        wanted = await message(request, Enter)
        target = await self._target(request)
        session = await asyncio.to_thread(self.room.sharing.enter, target, wanted.name)
        visitor = await self.room.visitor(target, session)
        response = reply(await self.room.view(target, visitor))
        # Only for this link, so that pages of several targets keep a session each.
        path = request.url.path.removesuffix("/open")
        response.set_cookie(COOKIE, session, max_age=12 * 3600, path=path, httponly=True, samesite="strict")
        return response

    async def view(self, request: Request) -> Response:
        """The target as it is."""
        target, visitor = await self._who(request)
        return reply(await self.room.view(target, visitor))

    async def change(self, request: Request) -> Response:
        """A change; it is on the disk before this answers."""
        wanted = await message(request, Change)
        target, visitor = await self._who(request)
        given = Wanted(wanted.id, wanted.do, wanted.value, wanted.task)
        act = partial(self.room.sharing.change, target, given, visitor)
        return reply(await self.room.do(act, target, visitor, wanted.do))

    async def undo(self, request: Request) -> Response:
        """A change of one's own, taken back."""
        wanted = await message(request, TakeBack)
        target, visitor = await self._who(request)
        act = partial(self.room.sharing.undo, target, wanted.id, wanted.n, visitor)
        return reply(await self.room.do(act, target, visitor, "undo"))

    async def events(self, request: Request) -> Response:
        """The stream."""
        target, visitor = await self._who(request)
        parts = await self.room.stream(target, visitor)
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(parts, media_type="text/event-stream", headers=headers)

    async def _target(self, request: Request) -> Target:
        return await self.room.target_of(request.path_params["token"], address(request))

    async def _who(self, request: Request) -> tuple[Target, Visitor]:
        target = await self._target(request)
        return target, await self.room.visitor(target, request.cookies.get(COOKIE, "")[:200])
