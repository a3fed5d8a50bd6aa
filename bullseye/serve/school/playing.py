"""What a student's page asks of a school: the requests of `bullseye.wire.student`, answered by any process."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bullseye.league.lobby import Seated
from bullseye.league.tokens import hash_of
from bullseye.school.live_classes import LiveClasses
from bullseye.school.roles import EVERYBODY, STUDENTS
from bullseye.school.students import Students
from bullseye.serve.answers import address, reply, set_cookie, token
from bullseye.serve.app import page_answer
from bullseye.serve.metrics import Metrics
from bullseye.serve.page_files import school_start
from bullseye.serve.school.operations import Asked, Operation
from bullseye.serve.school.streams import Streams
from bullseye.wire.school_classes import Listen, Shots
from bullseye.wire.student import (
    SEAT_COOKIE,
    Answer,
    Ask,
    Asking,
    Begin,
    ClassNews,
    End,
    Join,
    Joined,
    Me,
    Names,
    Now,
    PinOnly,
    RoundBrief,
    RoundResult,
    Way,
    WayKept,
)
from bullseye.wire.teacher import AskJson
from bullseye.words import tr

ROUND = {"round": "r7"}


class Playing:
    """Students in *classes*."""

    def __init__(self, classes: LiveClasses, streams: Streams, metrics: Metrics) -> None:
        self._classes = classes
        self._students = Students(classes, streams.changed)
        self._streams = streams
        self._metrics = metrics

    def operations(self) -> list[Operation]:
        """All of them."""
        html = "text/html"
        return [
            Operation("students-page", "GET", "/", EVERYBODY, tr("The page of a student."), self.page, media=html),
            Operation(
                "students-page-with-pin", "GET", "/j/{pin}", EVERYBODY, tr("The same, with the PIN filled in."),
                self.page, media=html, parts={"pin": "4711"},
            ),
            Operation("now", "GET", "/api/now", EVERYBODY, tr("The server's clock."), self.now, answer=Now),
            Operation(
                "names", "POST", "/api/names", EVERYBODY, tr("Made-up names that are free in a class."), self.names,
                body=PinOnly, answer=Names,
            ),
            Operation("join", "POST", "/api/join", EVERYBODY, tr("Get a seat in a class."), self.join, Join,
                      answer=Joined),
            Operation("ask", "POST", "/api/ask", EVERYBODY, tr("Whether the teacher let somebody back in."), self.ask,
                      Ask, answer=Joined),
            Operation("seat", "GET", "/api/me", STUDENTS, tr("Who one's seat is."), self.me, answer=Me),
            Operation("begin-round", "POST", "/api/rounds", STUDENTS, tr("Begin a round, or go on with it."),
                      self.begin, Begin, answer=RoundBrief),
            Operation("round", "GET", "/api/rounds/{round}", STUDENTS, tr("How a round stands or ended."), self.result,
                      answer=RoundResult, parts=ROUND),
            Operation(
                "shots", "POST", "/api/rounds/{round}/shots", STUDENTS,
                tr("Shoot: each shot is scored once, however often it is sent."), self.shots, Shots, answer=Answer,
                listed=True, bare="shots", parts=ROUND,
            ),
            Operation("way", "POST", "/api/rounds/{round}/way", STUDENTS, tr("Where the pointer was."), self.way, Way,
                      answer=WayKept, bare="way", parts=ROUND),
            Operation("end-round", "POST", "/api/rounds/{round}/end", STUDENTS, tr("The round is over on the page."),
                      self.end, End, answer=RoundResult, parts=ROUND),
            Operation("leave-round", "POST", "/api/rounds/{round}/leave", STUDENTS, tr("Give a round up."), self.leave,
                      answer=Me, parts=ROUND),
            Operation("events", "GET", "/events", STUDENTS, tr("What is new in one's class, as server-sent events."),
                      self.events, query=Listen, media="text/event-stream"),
        ]  # fmt: skip

    async def page(self, asked: Asked) -> Response:
        return page_answer(asked.request, school_start())

    async def now(self, asked: Asked) -> Now:
        return Now(self._classes.parts.now())

    # -- getting in ------------------------------------------------------------------------------------

    def names(self, asked: Asked) -> Names:
        return self._students.names(self._with_pin(asked.body.pin, asked.request))

    def join(self, asked: Asked) -> Response:
        class_id = self._with_pin(asked.body.pin, asked.request)
        held = token(asked.request, SEAT_COOKIE)
        return self._seated(asked.request, *self._students.join(class_id, asked.body.name, asked.body.back, held))

    def ask(self, asked: Asked) -> Response:
        return self._seated(asked.request, *self._students.asked(asked.body.ask))

    def _with_pin(self, pin: str, request: Request) -> str:
        return self._classes.with_pin(pin, address(request))

    def _seated(self, request: Request, found: Seated | AskJson, news: ClassNews) -> Response:
        if isinstance(found, AskJson):
            return reply(Asking(found.ask, found.name), 202)
        request.scope["bullseye.log"] = {"seat": found.seat}
        response = reply(Joined(found.seat, found.name, found.notice, found.token, news.epoch, news))
        set_cookie(response, SEAT_COOKIE, found.token)
        return response

    def me(self, asked: Asked) -> Me:
        return self._students.me(*_seat(asked))

    # -- a round ---------------------------------------------------------------------------------------

    def begin(self, asked: Asked) -> RoundBrief:
        return self._students.begin(*_seat(asked), asked.body)

    def shots(self, asked: Asked) -> list[Answer]:
        answers = self._students.shoot(*_seat(asked), asked.part("round"), asked.body.shots)
        self._metrics.shots(len(answers))
        return answers

    def way(self, asked: Asked) -> WayKept:
        return WayKept(self._students.way(*_seat(asked), asked.part("round"), asked.body.way))

    def end(self, asked: Asked) -> RoundResult:
        return self._students.end(*_seat(asked), asked.part("round"), asked.body.t)

    def leave(self, asked: Asked) -> Me:
        return self._students.leave(*_seat(asked), asked.part("round"))

    def result(self, asked: Asked) -> RoundResult:
        return self._students.result(*_seat(asked), asked.part("round"))

    async def events(self, asked: Asked) -> Response:
        after = asked.query.after or asked.request.headers.get("last-event-id", "")
        hashed = hash_of(token(asked.request, SEAT_COOKIE))
        return await self._streams.of_seat(*_seat(asked), hashed, after)


def _seat(asked: Asked) -> tuple[str, int]:
    """The class and the seat of who asks; the request's line in the log says the seat."""
    asked.request.scope["bullseye.log"] = {"seat": asked.who.seat}
    return asked.who.class_id, asked.who.seat
