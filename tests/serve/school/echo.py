"""A small subject and small doors, with which the table of operations is tried by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bullseye.school.roles import ADMINISTRATORS, CARDS, EVERYBODY, MEMBERS, PERSONS, STUDENTS, TEACHERS, Role, Who
from bullseye.serve.hub import Hub
from bullseye.serve.metrics import Metrics
from bullseye.serve.school.app import SchoolApplication
from bullseye.serve.school.door import on_answer
from bullseye.serve.school.operations import Asked, Operation, Subject
from bullseye.serve.server import InThread, bind
from bullseye.wire.codec import Between
from tests.serve.live import Client


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and how often it is said."""

    word: Annotated[str, Between(1, 20)]
    times: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """Which page of many."""

    page: Annotated[int, Between(1, 9)] = 1
    whole: bool = False


class Echo:
    """Says what it was asked."""

    def operations(self) -> list[Operation]:
        return [
            Operation("one", "GET", "/api/echo/{n}", EVERYBODY, "Say a number.", self.one, query=Page),
            Operation("all", "GET", "/api/echo/all", EVERYBODY, "Say all.", lambda asked: {"all": True}),
            Operation("say", "POST", "/api/echo", TEACHERS, "Say a word.", self.say, body=Word, answer=Word),
            Operation("loop", "GET", "/api/loop", ADMINISTRATORS, "Say it in the loop.", self.loop, media="text/plain"),
            Operation("seat", "GET", "/api/seat", STUDENTS, "Say the seat.", self.seat),
            Operation("card", "GET", "/api/card", MEMBERS | CARDS, "Say whose card.", lambda asked: asked.who.person),
            Operation("shut", "GET", "/api/shut", frozenset(), "Nobody's.", self.one),
        ]

    @staticmethod
    def one(asked: Asked) -> Any:
        return {"n": asked.number("n"), "page": asked.query.page, "whole": asked.query.whole}

    @staticmethod
    def say(asked: Asked) -> Word:
        on_answer(asked.request, lambda response: response.set_cookie("said", "yes"))
        return Word(asked.body.word * asked.body.times)

    @staticmethod
    async def loop(asked: Asked) -> Response:
        return PlainTextResponse(asked.who.person)

    @staticmethod
    def seat(asked: Asked) -> Any:
        return {"class": asked.who.class_id, "seat": asked.who.seat}


class EchoDoors:
    """A token is the name of its role; a seat's is "seat-3", and the only card is Ann's."""

    def person(self, token: str, request: Request) -> Who:
        return Who(frozenset({Role(token)}), token) if token in set(PERSONS) else Who()

    def seat(self, token: str) -> tuple[str, int] | None:
        return ("7b", int(token.removeprefix("seat-"))) if token.startswith("seat-") else None

    def card(self, token: str) -> str:
        return "ann" if token == "ann's card" else ""


class Listening:
    """What a server asks of a room."""

    def __init__(self) -> None:
        self.hub = Hub("")
        self.port = 0


@contextmanager
def serving(*subjects: Subject) -> Iterator[Client]:
    """A client of an application with these subjects."""
    app = SchoolApplication(subjects, EchoDoors(), Metrics(), lambda: "r")
    server = InThread(app.asgi, Listening(), bind("127.0.0.1", 0))
    server.start()
    client = Client(int(server.url.rpartition(":")[2]))
    try:
        yield client
    finally:
        client.close()
        assert server.stop()
