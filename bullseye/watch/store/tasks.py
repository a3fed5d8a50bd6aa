"""Tasks of projects: typed one by one, ticked, and taken out."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.errors import UnknownNameError
from bullseye.watch.store.database import Database
from bullseye.watch.store.tables import micros, moment_of

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Task(NamedTuple):
    """One thing to do: *due* on a day or None, *made* and *done* (None while open) in UTC."""

    id: int
    title: str
    due: date | None
    made: datetime
    done: datetime | None = None


class Tasks:
    """The tasks in the *database*, *about* being the target's name."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def all(self, about: str) -> list[Task]:
        """Every task in the order in which they came."""
        from sqlalchemy import select

        if not self.database.is_there:
            return []
        t = self.database.tables.task
        with self.database.reading() as to:
            return [_task(row) for row in to.execute(select(t).where(t.c.about == about).order_by(t.c.id)).all()]

    def add(self, about: str, title: str, due: date | None, made: datetime, done: datetime | None = None) -> Task:
        """Keep one more. Raises StorageError."""
        from sqlalchemy import insert

        row = {
            "about": about, "title": title, "due": None if due is None else due.isoformat(), "made": micros(made),
            "done": None if done is None else micros(done),
        }  # fmt: skip
        with self.database.writing() as to:
            (id_,) = to.execute(insert(self.database.tables.task).values(row)).inserted_primary_key or (0,)
        return Task(id_, title, due, made, done)

    def tick(self, about: str, id_: int, done: datetime | None) -> Task:
        """Mark it as done then, or as open again. Raises UnknownNameError, StorageError."""
        return self.change(about, id_, self._one(about, id_).due, done)

    def change(self, about: str, id_: int, due: date | None, done: datetime | None) -> Task:
        """Give it another day and another end. Raises UnknownNameError, StorageError."""
        with self.database.writing() as to:
            found = self.one_in(to, about, id_)
            self.change_in(to, id_, due, done)
        return found._replace(due=due, done=done)

    def change_in(self, to: Connection, id_: int, due: date | None, done: datetime | None) -> None:
        """The same inside a transaction."""
        from sqlalchemy import update

        t = self.database.tables.task
        row = {"due": None if due is None else due.isoformat(), "done": None if done is None else micros(done)}
        to.execute(update(t).where(t.c.id == id_).values(row))

    def one_in(self, to: Connection, about: str, id_: int) -> Task:
        """A task, inside a transaction. Raises UnknownNameError."""
        from sqlalchemy import select

        t = self.database.tables.task
        tasks = {row.id: row for row in to.execute(select(t).where(t.c.about == about)).all()}
        if id_ not in tasks:
            raise UnknownNameError("task", str(id_), [str(each) for each in tasks])
        return _task(tasks[id_])

    def remove(self, about: str, id_: int) -> Task:
        """Take it out and give it back. Raises UnknownNameError, StorageError."""
        from sqlalchemy import delete

        found = self._one(about, id_)
        t = self.database.tables.task
        with self.database.writing() as to:
            to.execute(delete(t).where(t.c.id == id_))
        return found

    def _one(self, about: str, id_: int) -> Task:
        tasks = {task.id: task for task in self.all(about)}
        if id_ not in tasks:
            raise UnknownNameError("task", str(id_), [str(each) for each in tasks])
        return tasks[id_]


def _task(row: Any) -> Task:
    due = None if row.due is None else date.fromisoformat(row.due)
    return Task(row.id, row.title, due, moment_of(row.made), None if row.done is None else moment_of(row.done))
