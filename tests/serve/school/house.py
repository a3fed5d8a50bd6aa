"""A school that is served: a real server over a database, and clients of every role."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from argon2 import PasswordHasher

from bullseye.school.people.accounts import Accounts
from bullseye.school.people.administration import Administration
from bullseye.school.people.person import Person
from bullseye.school.people.sign_in import SignIn
from bullseye.school.roles import PERSONS, Role
from bullseye.serve.metrics import Metrics
from bullseye.serve.school.app import SchoolApplication
from bullseye.serve.school.doors import SchoolDoors
from bullseye.serve.school.hashing import Argon2Hasher
from bullseye.serve.school.operations import Operation, Subject
from bullseye.serve.school.people import PeopleSubject
from bullseye.serve.school.sign_in import SignInSubject
from bullseye.serve.server import InThread, bind
from bullseye.store_sql.database import Database
from bullseye.store_sql.people.library import SqlLibrary
from bullseye.wire.student import SEAT_COOKIE
from tests.school.people.house import PASSWORD, START_US
from tests.serve.live import Client
from tests.serve.school.echo import Listening

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
SEAT = "a seat's own token"


class Served:
    """The school's services in this process, the operations that it serves, and clients of it."""

    def __init__(self, database: Database) -> None:
        self.now_us = START_US
        self.library = SqlLibrary(database)
        self.hasher = Argon2Hasher(QUICK)
        self.sign_in = SignIn(self.library, self.hasher, self.now, secrets.token_urlsafe)
        self.accounts = Accounts(
            self.library, self.sign_in, self.hasher, self.now, lambda: secrets.token_hex(8), secrets.token_urlsafe
        )
        self.administration = Administration(self.library, self.now)
        self.operations: list[Operation] = []
        self.url = ""
        self._clients = ExitStack()
        self.people: dict[Role, Person] = {}

    def now(self) -> int:
        return self.now_us

    def subjects(self) -> list[Subject]:
        return [SignInSubject(self.sign_in, self.accounts), PeopleSubject(self.administration, self.accounts)]

    def person(self, account: str, role: Role, name: str = "") -> Person:
        """Somebody with an account and PASSWORD."""
        found = Person(f"id-{account}", account, name or account.title(), role, self.now_us)
        with self.library.writing() as books:
            books.people.add(found, self.hasher.hash(PASSWORD))
        return found

    def client(self, **headers: str) -> Client:
        """Somebody who has shown nothing yet."""
        made = Client(int(self.url.rpartition(":")[2]), **headers)
        self._clients.callback(made.close)
        return made

    def signed_in(self, account: str) -> Client:
        """Somebody who has signed in."""
        client = self.client()
        answer = client.post("/api/school/sign-in", {"account": account, "password": PASSWORD})
        assert answer.status == 200, answer
        return client

    def of(self, role: Role) -> Client:
        """A client of that role."""
        if role in PERSONS:
            if role not in self.people:
                self.people[role] = self.person(f"the-{role}", role)
            return self.signed_in(f"the-{role}")
        client = self.client()
        if role is Role.STUDENT:
            client.cookies[SEAT_COOKIE] = SEAT
        return client

    def close(self) -> None:
        self._clients.close()


@contextmanager
def serving_school(
    database: Database, more: Callable[[Served], list[Subject]] = lambda served: [], work: Any = ()
) -> Iterator[Served]:
    """A school over *database*, until the block is over."""
    served = Served(database)
    doors = SchoolDoors(served.sign_in, lambda token: ("class", 1) if token == SEAT else None, lambda token: "")
    app = SchoolApplication([*served.subjects(), *more(served)], doors, Metrics(), lambda: "r", work=work)
    served.operations = app.operations
    server = InThread(app.asgi, Listening(), bind("127.0.0.1", 0))
    server.start()
    served.url = server.url
    try:
        yield served
    finally:
        served.close()
        assert server.stop()
