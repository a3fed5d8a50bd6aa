"""A school as it is served, with every subject in its table, and clients of every role."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from bullseye.commands.schooling.joined import join
from bullseye.school.people.person import Person
from bullseye.school.people.sessions import Signed, hash_of, new_session
from bullseye.school.people.sign_in import KEY
from bullseye.school.roles import OPEN, PERSONS, Role
from bullseye.serve.school.door import SESSION_COOKIE
from bullseye.serve.school.hashing import Argon2Hasher
from bullseye.serve.school.operations import PART, Operation
from bullseye.serve.server import InThread, bind
from bullseye.store_sql.database import Database
from bullseye.store_sql.people.library import SqlLibrary
from tests.school.people.house import PASSWORD
from tests.serve.live import Client
from tests.serve.school.echo import Listening
from tests.serve.school.house import QUICK


class Whole:
    """The school at *url*. Somebody signed in needs no password here: their session is put into the table."""

    def __init__(self, database: Database, url: str, operations: list[Operation]) -> None:
        self.url = url
        self.operations = operations
        self.library = SqlLibrary(database)
        self.students_class: dict[str, Any] = {}
        self.round = ""
        self.parts: dict[str, str] = {}
        self.parts_of: dict[str, dict[str, str]] = {}
        self._clients = ExitStack()
        self._people: dict[Role, Person] = {}

    def person(self, account: str, role: Role, name: str = "") -> Person:
        """Somebody with an account and PASSWORD."""
        found = Person(f"id-{account}", account, name or account.title(), role, now_us())
        with self.library.writing() as books:
            books.people.add(found, Argon2Hasher(QUICK).hash(PASSWORD))
        return found

    def client(self, **headers: str) -> Client:
        """Somebody who has shown nothing yet."""
        made = Client(int(self.url.rpartition(":")[2]), **headers)
        self._clients.callback(made.close)
        return made

    def signed_in(self, person: Person) -> Client:
        """A client of theirs."""
        client, token = self.client(), secrets.token_urlsafe(8)
        with self.library.writing() as books:
            key = books.settings.once(KEY, secrets.token_urlsafe(8))
            books.sessions.add(hash_of(token), new_session(person, now_us()))
        client.cookies[SESSION_COOKIE] = Signed(key.encode()).sign(token)
        return client

    def of(self, role: Role) -> Client:
        """A client of that role."""
        if role in PERSONS:
            if role not in self._people:
                self._people[role] = self.person(f"the-{role}", role)
            return self.signed_in(self._people[role])
        client = self.client()
        if role is Role.STUDENT:
            if not self.students_class:
                begun = self.of(Role.TEACHER).post("/api/classes", {"title": "7b maths", "pace": "own"})
                assert begun.status == 200, begun
                self.students_class = begun.json
            assert client.join("", self.students_class["pin"]).status == 200
        return client

    def able(self, operation: Operation) -> Client:
        """A client of a role that may do that, nobody where everybody may."""
        role = next(
            (role for role in (*OPEN, Role.STUDENT, *reversed(PERSONS)) if role in operation.roles), Role.NOBODY
        )
        return self.of(role)

    def path(self, operation: Operation, person: str = "", other: str = "x") -> str:
        """Where the operation stands, for the class of `of(Role.STUDENT)` and that person; else *other*."""
        parts = {"class": self.students_class.get("id", other), "person": person or other, "round": self.round or other}
        parts |= self.parts | self.parts_of.get(operation.name, {})
        return PART.sub(lambda found: str(parts.get(found.group(1), other)), operation.path)

    def close(self) -> None:
        self._clients.close()


def now_us() -> int:
    return int(time.time() * 1_000_000)


@contextmanager
def serving_whole(database: Database) -> Iterator[Whole]:
    """The school in *database*, until the block is over."""
    joined = join(database, [])
    server = InThread(joined.application.asgi, Listening(), bind("127.0.0.1", 0))
    server.start()
    whole = Whole(database, server.url, joined.application.operations)
    try:
        yield whole
    finally:
        whole.close()
        joined.closing()
        assert server.stop()
