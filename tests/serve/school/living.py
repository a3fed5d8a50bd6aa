"""Servers of a school on real ports for tests, all on one database; a person's token is the name of their account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from starlette.requests import Request

from bullseye.commands.schooling.classes import join_classes
from bullseye.school.roles import Role, Who
from bullseye.serve.metrics import Metrics
from bullseye.serve.school.app import SchoolApplication
from bullseye.serve.school.door import SESSION_COOKIE
from bullseye.serve.school.playing import Playing
from bullseye.serve.school.teaching import Teaching
from bullseye.serve.server import InThread, bind
from bullseye.serve.steady_clock import SteadyClock
from bullseye.session.clock import SystemClock
from tests.databases import Place
from tests.serve.live import Answered, Client
from tests.serve.school.echo import Listening

ROLES = {"ann": Role.TEACHER, "bob": Role.TEACHER, "root": Role.ADMINISTRATOR, "mia": Role.MEMBER}


class Process:
    """One server of the school."""

    def __init__(self, stack: ExitStack, place: Place) -> None:
        database = stack.enter_context(place.open())
        metrics = Metrics()
        self.classes, self.streams, work = join_classes(database, None, metrics, SteadyClock(SystemClock()))
        self.acts: list[tuple[str, str, str]] = []
        subjects = [
            Playing(self.classes, self.streams, metrics),
            Teaching(self.classes, self.streams, lambda *done: self.acts.append(done)),
        ]
        app = SchoolApplication(subjects, self, metrics, lambda: "r", work=[work])
        room = Listening()
        room.hub = self.streams  # type: ignore[assignment]
        self.server = InThread(app.asgi, room, bind("127.0.0.1", 0))
        self.port = room.port
        self.server.start()
        stack.callback(lambda: self.server.stop(60))

    def person(self, token: str, request: Request) -> Who:
        return Who(frozenset({ROLES[token]}), token) if token in ROLES else Who()

    def seat(self, token: str) -> tuple[str, int] | None:
        return self.classes.seat_of(token)

    def card(self, token: str) -> str:
        return ""


class Served:
    """*processes* servers, and clients of them."""

    def __init__(self, stack: ExitStack, place: Place, processes: int) -> None:
        self.processes = [Process(stack, place) for _ in range(processes)]
        self._stack = stack

    def client(self, process: int = 0, person: str = "") -> Client:
        """A browser, signed in where a person is named."""
        made = Client(self.processes[process % len(self.processes)].port)
        if person:
            made.cookies[SESSION_COOKIE] = person
        self._stack.callback(made.close)
        return made

    def begin(self, person: str = "ann", **wanted: Any) -> dict[str, Any]:
        """A class of that teacher."""
        answered = self.client(person=person).post("/api/classes", {"title": "7b", **wanted})
        assert answered.status == 200, answered
        found: dict[str, Any] = answered.json
        return found

    def do(self, a_class: dict[str, Any], verb: str, process: int = 0, person: str = "ann", **values: Any) -> Answered:
        """What a teacher does."""
        path = f"/class/{a_class['id']}/api/teach/do"
        return self.client(process, person).post(path, {"do": verb, **values})


@contextmanager
def served(place: Place, processes: int = 2) -> Iterator[Served]:
    """The school for a `with` block."""
    with ExitStack() as stack:
        yield Served(stack, place, processes)
