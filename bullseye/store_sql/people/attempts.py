"""Wrong passwords in the database, so that every process counts the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from bullseye.school.people.slowing import Tried
from bullseye.store_sql.tables.people import attempt


class SqlAttempts:
    """The `Attempts` that a transaction sees; *insert* knows what to do where a row is there already."""

    def __init__(self, to: Connection, insert: Callable[[Table], Any]) -> None:
        self._to = to
        self._insert = insert

    def held(self, keys: Sequence[str]) -> dict[str, Tried]:
        """What was tried for each, held until the transaction is done."""
        for key in sorted(keys):  # in one order, or two who try at once could wait for each other
            self._to.execute(self._insert(attempt).values(key=key, wrong=0, last=0).on_conflict_do_nothing())
        rows = self._to.execute(
            select(attempt).where(attempt.c.key.in_(keys)).order_by(attempt.c.key).with_for_update()
        )
        return {row.key: Tried(row.wrong, row.last) for row in rows}

    def put(self, key: str, tried: Tried) -> None:
        """Keep it."""
        statement = self._insert(attempt).values(key=key, wrong=tried.wrong, last=tried.last_us)
        new = statement.excluded
        self._to.execute(
            statement.on_conflict_do_update(index_elements=["key"], set_={"wrong": new.wrong, "last": new.last})
        )

    def clear(self, keys: Sequence[str]) -> None:
        """Forget it."""
        self._to.execute(delete(attempt).where(attempt.c.key.in_(keys)))

    def sweep(self, before_us: int) -> int:
        """Forget what was last tried before that."""
        return self._to.execute(delete(attempt).where(attempt.c.last < before_us)).rowcount
