"""Settings of the school, and what its server does by itself, in the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Table, select, update

from bullseye.store_sql.tables.people import chore, setting


class SqlSettings:
    """The `Settings` that a transaction sees; *insert* knows what to do where a row is there already."""

    def __init__(self, to: Connection, insert: Callable[[Table], Any]) -> None:
        self._to = to
        self._insert = insert

    def get(self, name: str) -> str | None:
        """The value."""
        return self._to.scalar(select(setting.c.value).where(setting.c.name == name))

    def put(self, name: str, value: str) -> None:
        """Change it."""
        statement = self._insert(setting).values(name=name, value=value)
        new = {"value": statement.excluded.value}
        self._to.execute(statement.on_conflict_do_update(index_elements=["name"], set_=new))

    def once(self, name: str, value: str) -> str:
        """The value; *value* where there was none."""
        self._to.execute(self._insert(setting).values(name=name, value=value).on_conflict_do_nothing())
        found = self.get(name)
        assert found is not None
        return found


class SqlChores:
    """The `Chores` that a transaction sees."""

    def __init__(self, to: Connection, insert: Callable[[Table], Any]) -> None:
        self._to = to
        self._insert = insert

    def due(self, name: str, now_us: int, next_us: int) -> bool:
        """Whether it is to be done now, by whoever got True."""
        self._to.execute(self._insert(chore).values(name=name, next=0).on_conflict_do_nothing())
        mine = update(chore).where((chore.c.name == name) & (chore.c.next <= now_us)).values(next=next_us)
        return self._to.execute(mine).rowcount > 0
