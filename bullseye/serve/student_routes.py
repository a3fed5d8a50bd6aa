"""What a student's page asks, as `bullseye.wire.student` says."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bullseye.errors import BullseyeError
from bullseye.league.league import League
from bullseye.league.lobby import Seated
from bullseye.league.refused import RefusedError
from bullseye.serve.answers import Handler, address, body, message, reply, set_cookie, token, trouble
from bullseye.serve.room import ServerRoom
from bullseye.wire import codec
from bullseye.wire.student import (
    MOST_SHOTS,
    SEAT_COOKIE,
    Ask,
    Asking,
    Begin,
    End,
    Join,
    Joined,
    Me,
    Names,
    Now,
    PinOnly,
    Shot,
    Way,
    WayKept,
)
from bullseye.wire.teacher import AskJson
from bullseye.words import tr


class StudentRoutes:
    """Answers for the class of *room*."""

    def __init__(self, room: ServerRoom) -> None:
        self._room = room

    def routes(self) -> list[Route]:
        """All of them."""
        return [
            Route("/api/now", self._safely(self.now)),
            Route("/api/names", self._safely(self.names), methods=["POST"]),
            Route("/api/join", self._safely(self.join), methods=["POST"]),
            Route("/api/ask", self._safely(self.ask), methods=["POST"]),
            Route("/api/me", self._safely(self.me)),
            Route("/api/rounds", self._safely(self.begin), methods=["POST"]),
            Route("/api/rounds/{id}", self._safely(self.result)),
            Route("/api/rounds/{id}/shots", self._safely(self.shots), methods=["POST"]),
            Route("/api/rounds/{id}/way", self._safely(self.way), methods=["POST"]),
            Route("/api/rounds/{id}/end", self._safely(self.end), methods=["POST"]),
            Route("/api/rounds/{id}/leave", self._safely(self.leave), methods=["POST"]),
        ]

    def _safely(self, handler: Handler) -> Handler:
        """As `safely`; a cookie that is good for nothing any more is taken back."""

        async def answered(request: Request) -> Response:
            try:
                return await handler(request)
            except BullseyeError as error:
                response = trouble(error)
                code = error.code if isinstance(error, RefusedError) else ""
                if (code == "no-seat" and not self._sent_out(request)) or (
                    code == "no-class" and self._room.host.ended
                ):
                    response.delete_cookie(SEAT_COOKIE)
                return response

        return answered

    @property
    def _league(self) -> League:
        return self._room.host.league

    def seat(self, request: Request) -> int:
        """Whose request it is. Raises RefusedError."""
        seat = self._league.seat_of(token(request, SEAT_COOKIE))
        self._league.presence.heard(seat)
        request.scope["bullseye.log"] = {"seat": seat}
        return seat

    def _sent_out(self, request: Request) -> bool:
        """Whether it comes from a device that was sent out: its cookie stays, so that it is known again."""
        return self._room.host.news is not None and self._league.sent_out(token(request, SEAT_COOKIE))

    # -- getting in ---------------------------------------------------------------------------------

    async def now(self, request: Request) -> Response:
        return reply(Now(self._room.host.now()))

    async def names(self, request: Request) -> Response:
        wanted = await message(request, PinOnly)
        self._check_pin(wanted.pin, request)
        lobby = self._league.lobby
        return reply(Names(tuple(lobby.names()), tuple(lobby.listed())))

    async def join(self, request: Request) -> Response:
        wanted = await message(request, Join)
        self._check_pin(wanted.pin, request)
        if self._sent_out(request):
            raise RefusedError(tr("you were sent out; ask the teacher to let you in again"), "kicked")
        return self._seated(request, self._league.lobby.join(wanted.name, wanted.back, self._room.host.now()))

    async def ask(self, request: Request) -> Response:
        wanted = await message(request, Ask)
        return self._seated(request, self._league.lobby.asked(wanted.ask, self._room.host.now()))

    def _check_pin(self, pin: str, request: Request) -> None:
        self._league.lobby.check_pin(pin, address(request), self._room.host.now())

    def _seated(self, request: Request, found: Seated | AskJson) -> Response:
        self._league.changed()
        if isinstance(found, AskJson):
            return reply(Asking(found.ask, found.name), 202)
        request.scope["bullseye.log"] = {"seat": found.seat}
        news = self._room.host.news
        assert news is not None
        state = news.of_class()
        response = reply(Joined(found.seat, found.name, found.notice, found.token, news.epoch, state))
        set_cookie(response, SEAT_COOKIE, found.token)
        return response

    async def me(self, request: Request) -> Response:
        return self._me(self.seat(request))

    def _me(self, seat: int) -> Response:
        news, student = self._room.host.news, self._league.state.student(seat)
        assert news is not None and student is not None
        played = self._league.rounds.playing.get(seat)
        on = None if played is None or played.over else played.id
        return reply(Me(seat, student.name, student.team, on, news.of_class()))

    # -- a round ------------------------------------------------------------------------------------

    async def begin(self, request: Request) -> Response:
        seat = self.seat(request)
        wanted = await message(request, Begin)
        played = self._league.begin(seat, wanted.heat, wanted.device, wanted.px_per_mm)
        self._league.changed()
        return reply(played.brief(self._room.host.now()))

    async def shots(self, request: Request) -> Response:
        seat = self.seat(request)
        played = self._league.rounds.find(seat, request.path_params["id"])
        shots = codec.read_list(Shot, await body(request), MOST_SHOTS)
        answers = self._league.rounds.shoot(played, shots)
        self._room.metrics.shots(len(answers))
        self._league.changed()
        return reply(answers)

    async def way(self, request: Request) -> Response:
        seat = self.seat(request)
        played = self._league.rounds.find(seat, request.path_params["id"])
        samples = codec.read(Way, {"way": await body(request)}).way
        return reply(WayKept(self._league.rounds.way(played, samples)))

    async def end(self, request: Request) -> Response:
        seat = self.seat(request)
        played = self._league.rounds.find(seat, request.path_params["id"])
        self._league.rounds.end(played, (await message(request, End)).t)
        self._league.changed()
        return await self.result(request)

    async def leave(self, request: Request) -> Response:
        seat = self.seat(request)
        self._league.rounds.leave(self._league.rounds.find(seat, request.path_params["id"]))
        self._league.changed()
        return self._me(seat)

    async def result(self, request: Request) -> Response:
        seat = self.seat(request)
        played = self._league.rounds.find(seat, request.path_params["id"])
        news = self._room.host.news
        assert news is not None
        return reply(news.result(played))
