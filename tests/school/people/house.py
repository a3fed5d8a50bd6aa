"""A school's people on a database, with a clock that is moved by hand and a hasher that takes no time."""

from __future__ import annotations

from itertools import count

from bullseye.school.people.accounts import Accounts
from bullseye.school.people.administration import Administration
from bullseye.school.people.books import Library
from bullseye.school.people.person import Person
from bullseye.school.people.sessions import hash_of
from bullseye.school.people.sign_in import SignIn
from bullseye.school.roles import Role
from bullseye.store_sql.database import Database
from bullseye.store_sql.people.library import SqlLibrary

START_US = 1_800_000_000_000_000
PASSWORD = "seven blue whales"


class QuickHasher:
    """Says what it was made of: good for tests alone. *asked* counts how often it compared."""

    def __init__(self, kind: str = "new") -> None:
        self.kind = kind
        self.asked = 0

    def hash(self, password: str) -> str:
        return f"{self.kind}:{hash_of(password)}"

    def fits(self, hashed: str, password: str) -> bool:
        self.asked += 1
        return hashed.partition(":")[2] == hash_of(password)

    def is_old(self, hashed: str) -> bool:
        return not hashed.startswith(f"{self.kind}:")


class House:
    """The services over one database, as one process has them."""

    def __init__(self, database: Database, name: str = "p") -> None:
        numbers = count(1)
        self.now_us = START_US
        self.library: Library = SqlLibrary(database)
        self.hasher = QuickHasher()

        def new() -> str:
            return f"{name}{next(numbers)}"

        self.sign_in = SignIn(self.library, self.hasher, self.now, new)
        self.accounts = Accounts(self.library, self.sign_in, self.hasher, self.now, new, new)
        self.administration = Administration(self.library, self.now)

    def now(self) -> int:
        return self.now_us

    def passes(self, seconds: float) -> None:
        """Let time go by."""
        self.now_us += int(seconds * 1_000_000)

    def person(self, account: str, role: Role = Role.TEACHER, name: str = "") -> Person:
        """Somebody with an account and PASSWORD."""
        found = Person(f"id-{account}", account, name or account.title(), role, self.now_us)
        with self.library.writing() as books:
            books.people.add(found, self.hasher.hash(PASSWORD))
        return found

    def acts(self) -> list[str]:
        """What was done, the oldest first."""
        with self.library.reading() as books:
            return [entry.act for entry in reversed(books.audit.page(None, 100))]
