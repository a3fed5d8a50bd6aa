"""What is kept of people, by transactions of the school's database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from bullseye.school.people.books import Books
from bullseye.store_sql.database import Database
from bullseye.store_sql.people.attempts import SqlAttempts
from bullseye.store_sql.people.audit import SqlAudit
from bullseye.store_sql.people.links import SqlLinks
from bullseye.store_sql.people.people import SqlPeople
from bullseye.store_sql.people.person_data import SqlPersonData
from bullseye.store_sql.people.sessions import SqlSessions
from bullseye.store_sql.people.settings import SqlChores, SqlSettings
from bullseye.store_sql.people.sign_ons import SqlSignOns


class SqlLibrary:
    """The `Library` in *database*."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def reading(self) -> Iterator[Books]:
        """A look at one moment's content. Raises StorageError."""
        with self._database.reading() as to:
            yield books(self._database, to)

    @contextmanager
    def writing(self) -> Iterator[Books]:
        """A transaction. Raises StorageError."""
        with self._database.writing() as to:
            yield books(self._database, to)


def books(database: Database, to: Connection) -> Books:
    """The books in a transaction of *database* that others began."""
    insert = database.insert
    return Books(
        SqlPeople(to), SqlSessions(to), SqlLinks(to), SqlAttempts(to, insert), SqlAudit(to), SqlSettings(to, insert),
        SqlPersonData(to), SqlChores(to, insert), SqlSignOns(to),
    )  # fmt: skip
