"""What a teacher's page or window asks, as `bullseye.wire.teacher` says."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bullseye.classroom.lessons.registry import lesson
from bullseye.classroom.log.class_state import ClassState
from bullseye.league.class_zip import class_zip
from bullseye.league.refused import RefusedError
from bullseye.league.teacher_news import menu, teacher_view, wall_view
from bullseye.picture.svg import to_svg
from bullseye.serve.answers import address, download, message, reply, safely, set_cookie, token
from bullseye.serve.qr import qr_png, qr_svg
from bullseye.serve.room import ServerRoom
from bullseye.wire.teacher import TEACHER_COOKIE, Do, Done, Login
from bullseye.words import tr

LESSON_PX = (1280.0, 720.0)
WITHOUT_WRITING = ("new", "resume", "end")
"""These take or give a class: no line of its shots may be under way meanwhile."""


class TeacherRoutes:
    """Answers for who has the password."""

    def __init__(self, room: ServerRoom) -> None:
        self._room = room

    def routes(self) -> list[Route]:
        """All of them."""
        return [
            Route("/api/teach/login", safely(self.login), methods=["POST"]),
            Route("/api/teach/do", safely(self.do), methods=["POST"]),
            Route("/api/teach", safely(self.view)),
            Route("/api/teach/menu", safely(self.menu)),
            Route("/api/wall", safely(self.wall)),
            Route("/lesson.svg", safely(self.lesson)),
            Route("/export.zip", safely(self.export)),
            Route("/qr.svg", safely(self.qr)),
            Route("/qr.png", safely(self.qr_small)),
        ]

    def check(self, request: Request) -> None:
        """Raise RefusedError unless the teacher asks."""
        self._room.check_teacher(token(request, TEACHER_COOKIE))

    async def login(self, request: Request) -> Response:
        wanted = await message(request, Login)
        session = await self._room.login(wanted.password, address(request))
        response = reply({"ok": True})
        set_cookie(response, TEACHER_COOKIE, session, strict=True)
        return response

    async def do(self, request: Request) -> Response:
        self.check(request)
        wanted = await message(request, Do)
        host = self._room.host
        if wanted.do not in WITHOUT_WRITING:
            return reply(host.do(wanted))
        done: list[Done] = []
        await self._room.with_the_disk(lambda: done.append(host.do(wanted)))
        self._room.tick()
        return reply(done[0])

    async def view(self, request: Request) -> Response:
        self.check(request)
        news = self._room.host.news
        if news is None:
            names = ", ".join(self._room.host.resumable())
            raise RefusedError(
                tr("no class is open; begin one, or go on with: {names}", names=names or tr("none is left")), "no-class"
            )
        return reply(teacher_view(news, self._room.network()))

    async def menu(self, request: Request) -> Response:
        self.check(request)
        host = self._room.host
        return reply(await asyncio.to_thread(menu, host.faces, host.drills))

    async def lesson(self, request: Request) -> Response:
        self.check(request)
        league = self._room.host.league
        wanted = lesson(request.query_params.get("of", ""))
        taken, face = list(league.state.taken), league.faces.get(league.state.choices.face)

        def made() -> bytes:
            return to_svg(wanted.page(taken, face).drawing(*LESSON_PX)).encode()

        return Response(
            await asyncio.to_thread(made), media_type="image/svg+xml", headers={"cache-control": "no-cache"}
        )

    async def wall(self, request: Request) -> Response:
        self.check(request)
        _ = self._room.host.league  # says so when there is none
        news = self._room.host.news
        assert news is not None
        return reply(wall_view(news, self._room.network()))

    async def qr(self, request: Request) -> Response:
        return Response(qr_svg(self._address(request)), media_type="image/svg+xml")

    async def qr_small(self, request: Request) -> Response:
        return Response(qr_png(self._address(request)), media_type="image/png")

    def _address(self, request: Request) -> str:
        self.check(request)
        return self._room.network().addresses[0].url

    async def export(self, request: Request) -> Response:
        self.check(request)
        host = self._room.host
        league, created = host.league, host.utc_now()
        events = list(league.state.events)
        # A class of its own for the other thread: the one that is played goes on meanwhile.
        found = await asyncio.to_thread(
            lambda: class_zip(ClassState(events), league.faces, league.drills, created, host.zone)
        )
        return download(found)
