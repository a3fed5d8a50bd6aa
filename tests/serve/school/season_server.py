"""A server of seasons and tasks on a school's database, for tests: a token is the name of who has it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count

from starlette.requests import Request

from bullseye.records.record import as_json
from bullseye.school.groups import SchoolGroups
from bullseye.school.roles import Role, Who
from bullseye.serve.metrics import Metrics
from bullseye.serve.school.app import SchoolApplication
from bullseye.serve.school.door import SESSION_COOKIE
from bullseye.serve.school.seasons import SeasonRoutes
from bullseye.serve.school.sent import SentRoutes
from bullseye.serve.school.tasks import TaskRoutes
from bullseye.serve.school.wall import WallRoutes
from bullseye.serve.server import InThread, bind
from bullseye.session.record import Record
from bullseye.store_sql.classes import SqlClasses
from bullseye.store_sql.database import Database
from bullseye.wire.student import SEAT_COOKIE
from tests.rounds import DRILLS, FACES
from tests.school.live_school import LiveSchool
from tests.school.seasons import WEEKS
from tests.serve.live import Answered, Client
from tests.serve.school.echo import Listening
from tests.store_sql.season_kit import SeasonKit

TEACHER, ADMINISTRATOR = "tea", "ada"


class SeasonServer:
    """*kit* is behind it, *school* a class of the teacher; `as_` gives the client of somebody."""

    def __init__(self, database: Database) -> None:
        self.kit = SeasonKit(database)
        self.kit.people("Ann", "Bea", "Tea", "Ada")
        self.school = LiveSchool(SqlClasses(database), 1)
        numbers = count(1)
        names = {"ann": "Ann Lee", "bea": "Bea Oz"}
        classes = self.school.processes[0].classes
        self.groups = SchoolGroups(self.kit.seasons, classes)
        self.noted: list[tuple[str, str, str]] = []
        seasons = SeasonRoutes(
            self.kit.seasons, FACES, DRILLS, self.utc, lambda: "e", lambda *told: self.noted.append(told)
        )
        wall = WallRoutes(self.kit.seasons, FACES, DRILLS, self.utc, lambda: "e")
        sent = SentRoutes(
            self.kit.sent, self.kit.cards, FACES, DRILLS, self.utc, lambda n: bytes([next(numbers)] * n),
            lambda person: names.get(person, person),
        )  # fmt: skip
        tasks = TaskRoutes(self.kit.tasks, self.groups, FACES, DRILLS, self.utc, lambda: f"task{next(numbers)}")
        self.app = SchoolApplication(
            [seasons, sent, wall, tasks], self, Metrics(), lambda: "r", work=[seasons.watched.run, wall.watched.run]
        )
        self._clients: list[Client] = []
        self.port = 0

    def utc(self) -> datetime:
        """The time."""
        return self.kit.now

    # -- doors -----------------------------------------------------------------------------------------

    def person(self, token: str, request: Request) -> Who:
        """Whose session that is."""
        role = {TEACHER: Role.TEACHER, ADMINISTRATOR: Role.ADMINISTRATOR, "ann": Role.MEMBER, "bea": Role.MEMBER}
        return Who(frozenset({role[token]}), token) if token in role else Who()

    def seat(self, token: str) -> tuple[str, int] | None:
        """The seat of a token."""
        return self.school.processes[0].classes.seat_of(token)

    def card(self, token: str) -> str:
        """Whose card it is."""
        from bullseye.school.cards import hash_of

        return self.kit.cards.holder(hash_of(token), self.kit.now)

    # -- clients ---------------------------------------------------------------------------------------

    def as_(self, who: str = "") -> Client:
        """The client of a person; of nobody for ""."""
        client = Client(self.port)
        if who:
            client.cookies[SESSION_COOKIE] = who
        self._clients.append(client)
        return client

    def as_seat(self, seat: int) -> Client:
        """The client of a seat of the class."""
        client = self.as_()
        client.cookies[SEAT_COOKIE] = self.school.tokens[seat]
        return client

    def begin(self, more: str = "", id_: str = "winter", **body: str) -> Answered:
        """The teacher begins the season of WEEKS."""
        return self.as_(TEACHER).post("/api/seasons", {"id": id_, "source": more + WEEKS, **body})

    def close(self) -> None:
        """Every client."""
        for client in self._clients:
            client.close()


def body_of(record: Record) -> dict[str, object]:
    """What is sent of a round."""
    return {"record": as_json(record)}


@contextmanager
def season_server(database: Database) -> Iterator[SeasonServer]:
    """It, listening on loopback."""
    made = SeasonServer(database)
    server = InThread(made.app.asgi, Listening(), bind("127.0.0.1", 0))
    server.start()
    made.port = int(server.url.rpartition(":")[2])
    try:
        yield made
    finally:
        made.close()
        assert server.stop()
