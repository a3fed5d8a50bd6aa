"""Targets that are shared: which have a link, who opened it, and what they changed, a line for each change for good."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.errors import UnknownNameError
from bullseye.watch.samples import sample
from bullseye.watch.store.database import Database
from bullseye.watch.store.tables import micros, moment_of
from bullseye.watch.store.tasks import Tasks
from bullseye.watch.store.values import Values
from bullseye.watch.turned_away import TurnedAwayError
from bullseye.words import tr

if TYPE_CHECKING:
    from sqlalchemy import Connection

ADD, SET, TICK, OPEN, UNDO = "add", "set", "tick", "open", "undo"
CHANGES_A_MINUTE = 60
"""Of one visitor; ten times as many of all who have a link."""
VISITORS = 200
"""As many as may have one link open; the next one takes the place of who came first."""


class Share(NamedTuple):
    """A target with a link; *salt* makes the link, with a key that is kept elsewhere."""

    about: str
    salt: str
    made: datetime


class Wanted(NamedTuple):
    """What somebody wants to change: ADD or SET a *value*, TICK or OPEN a *task*. The same *id* again is taken once."""

    id: str
    kind: str
    value: float | None = None
    task: int = 0


class Visitor(NamedTuple):
    """Who has a link open: *key* is the hash of their session's token, *name* what they call themselves, or ""."""

    key: str
    name: str


class Change(NamedTuple):
    """A line of the book: *words* is a task's title, *undone* the number of the change that took it back, or None."""

    n: int
    visitor: str
    name: str
    at: datetime
    kind: str
    value: float | None
    words: str
    undoes: int | None
    undone: int | None


class Shares:
    """Everything that is shared, in the *database*."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._values, self._tasks = Values(database), Tasks(database)

    # -- links -------------------------------------------------------------------------------------

    def all(self) -> list[Share]:
        """Every target that is shared, by name."""
        from sqlalchemy import select

        if not self.database.is_there:
            return []
        t = self.database.tables.share
        with self.database.reading() as to:
            rows = to.execute(select(t).order_by(t.c.about)).all()
        return [Share(row.about, row.salt, moment_of(row.made)) for row in rows]

    def put(self, share: Share) -> Share:
        """Keep it; the one that is there already stays. Raises StorageError."""
        from sqlalchemy import insert

        there = {each.about: each for each in self.all()}
        if share.about in there:
            return there[share.about]
        with self.database.writing() as to:
            row = {"about": share.about, "salt": share.salt, "made": micros(share.made)}
            to.execute(insert(self.database.tables.share).values(row))
        return share

    def drop(self, about: str) -> None:
        """Take the link back, and with it every session that it opened. Raises UnknownNameError, StorageError."""
        t = self.database.tables
        known = [each.about for each in self.all()]
        if about not in known:
            raise UnknownNameError(tr("shared target"), about, known)
        with self.database.writing() as to:
            to.execute(t.share.delete().where(t.share.c.about == about))
            to.execute(t.visitor.delete().where(t.visitor.c.about == about))

    # -- visitors ----------------------------------------------------------------------------------

    def enter(self, about: str, visitor: Visitor, at: datetime) -> None:
        """Somebody opened the link. Raises StorageError."""
        from sqlalchemy import insert, select

        t = self.database.tables.visitor
        with self.database.writing() as to:
            known = select(t.c.key).where(t.c.about == about).order_by(t.c.at.desc()).limit(VISITORS - 1)
            to.execute(t.delete().where(t.c.about == about, t.c.key.not_in(known)))
            to.execute(insert(t).values(key=visitor.key, about=about, name=visitor.name, at=micros(at)))

    def visitor(self, about: str, key: str) -> Visitor | None:
        """Who that is; None for nobody who opened the link."""
        from sqlalchemy import select

        t = self.database.tables.visitor
        with self.database.reading() as to:
            row = to.execute(select(t).where(t.c.about == about, t.c.key == key)).first()
        return None if row is None else Visitor(row.key, row.name)

    # -- changes -----------------------------------------------------------------------------------

    def changes(self, about: str, most: int = 0) -> list[Change]:
        """The book of a target, oldest first; the newest *most* lines when that is not 0."""
        from sqlalchemy import select

        if not self.database.is_there:
            return []
        t = self.database.tables.change
        undone = t.alias("undone")
        asked = (
            select(t, undone.c.n.label("undone"))
            .outerjoin(undone, (undone.c.about == t.c.about) & (undone.c.undoes == t.c.n))
            .where(t.c.about == about)
            .order_by(t.c.n.desc())
        )
        with self.database.reading() as to:
            rows = to.execute(asked.limit(most) if most else asked).all()
        return [
            Change(r.n, r.visitor, r.name, moment_of(r.at), r.kind, r.value, r.words, r.undoes, r.undone)
            for r in reversed(rows)
        ]

    def apply(self, about: str, wanted: Wanted, visitor: Visitor, now: datetime) -> None:
        """Do it and write it down in one step. A task that is as wanted already is no change.

        Raises TurnedAwayError where it comes too fast, UnknownNameError, BadInputError, StorageError.
        """
        with self.database.writing() as to:
            if self._is_known(to, about, wanted.id):
                return
            self._check_pace(to, about, visitor, now)
            line: dict[str, Any] = {"kind": wanted.kind, "value": wanted.value, "words": ""}
            if wanted.kind in (ADD, SET):
                line["row"] = self._values.add_in(to, about, sample(now, wanted.value or 0.0, "typed"))
            else:
                task = self._tasks.one_in(to, about, wanted.task)
                if (task.done is not None) == (wanted.kind == TICK):
                    return
                self._tasks.change_in(to, task.id, task.due, now if wanted.kind == TICK else None)
                before = None if task.done is None else micros(task.done)
                line |= {"row": task.id, "words": task.title, "before": before}
            self._write(to, about, wanted.id, visitor, now, line)

    def undo(self, about: str, id_: str, n: int, visitor: Visitor, now: datetime) -> None:
        """Take change *n* of this visitor back, in one step; twice is once. Raises TurnedAwayError, StorageError."""
        from sqlalchemy import select

        t = self.database.tables.change
        with self.database.writing() as to:
            row = to.execute(select(t).where(t.c.about == about, t.c.n == n)).first()
            if row is None or row.visitor != visitor.key or row.kind == UNDO:
                raise TurnedAwayError(tr("only a change of your own can be taken back"), 403, "not-yours")
            if to.execute(select(t.c.n).where(t.c.about == about, t.c.undoes == n)).first() is not None:
                return
            self._check_pace(to, about, visitor, now)
            if not self._put_back(to, about, row):
                raise TurnedAwayError(tr("this was changed by somebody else since, so it stays"), 409, "changed")
            line = {"kind": UNDO, "value": row.value, "words": row.words, "undoes": n}
            self._write(to, about, id_, visitor, now, line)

    def _put_back(self, to: Connection, about: str, row: Any) -> bool:
        if row.kind in (ADD, SET):
            return self._values.remove_in(to, row.row)
        try:
            task = self._tasks.one_in(to, about, row.row)
        except UnknownNameError:
            return False
        if (task.done is not None) != (row.kind == TICK):
            return False
        self._tasks.change_in(to, task.id, task.due, None if row.before is None else moment_of(row.before))
        return True

    def _is_known(self, to: Connection, about: str, id_: str) -> bool:
        from sqlalchemy import select

        t = self.database.tables.change
        return to.execute(select(t.c.n).where(t.c.about == about, t.c.id == id_)).first() is not None

    def _check_pace(self, to: Connection, about: str, visitor: Visitor, now: datetime) -> None:
        from sqlalchemy import func, select

        t = self.database.tables.change
        # Of the newest alone: a clock that was put back must not let nobody in for hours.
        after, newest = micros(now - timedelta(minutes=1)), micros(now + timedelta(minutes=1))
        count = select(func.count()).where(t.c.about == about, t.c.at > after, t.c.at < newest)
        mine = to.execute(count.where(t.c.visitor == visitor.key)).scalar_one()
        if mine >= CHANGES_A_MINUTE or to.execute(count).scalar_one() >= 10 * CHANGES_A_MINUTE:
            raise TurnedAwayError(tr("too many changes came within a minute; wait a moment"), 429, "wait")

    def _write(
        self, to: Connection, about: str, id_: str, visitor: Visitor, now: datetime, line: dict[str, Any]
    ) -> None:  # fmt: skip
        from sqlalchemy import insert

        who = {"id": id_, "about": about, "visitor": visitor.key, "name": visitor.name, "at": micros(now)}
        to.execute(insert(self.database.tables.change).values({**who, **line}))
