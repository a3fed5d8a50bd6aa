"""Links that work once, in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from bullseye.school.people.links import Kind, Link
from bullseye.school.roles import Role
from bullseye.store_sql.tables.people import link

_COLUMNS = (
    link.c.id, link.c.kind, link.c.role, link.c.made, link.c.ends, link.c.person, link.c.name, link.c.made_by
)  # fmt: skip


class SqlLinks:
    """The `Links` that a transaction sees."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def add(self, hashed: str, link_: Link) -> None:
        """Keep a new one."""
        self._to.execute(
            insert(link).values(
                hashed=hashed, id=link_.id, kind=link_.kind, role=link_.role.value, made=link_.made_us,
                ends=link_.ends_us, person=link_.person or None, name=link_.name, made_by=link_.made_by or None,
            )
        )  # fmt: skip

    def find(self, hashed: str) -> Link | None:
        """It."""
        row = self._to.execute(select(*_COLUMNS).where(link.c.hashed == hashed)).first()
        return None if row is None else _link(row)

    def use(self, hashed: str) -> Link | None:
        """Take it out: of several who use it at once one gets it."""
        row = self._to.execute(delete(link).where(link.c.hashed == hashed).returning(*_COLUMNS)).first()
        return None if row is None else _link(row)

    def withdraw(self, id: str) -> bool:
        """Take it out; whether it was there."""
        return self._to.execute(delete(link).where(link.c.id == id)).rowcount > 0

    def drop(self, kind: Kind, person: str = "") -> None:
        """Take out those of that kind, for that person."""
        whose = link.c.person == person if person else link.c.person.is_(None)
        self._to.execute(delete(link).where((link.c.kind == kind) & whose))

    def every(self, most: int) -> list[Link]:
        """The newest ones."""
        return [_link(row) for row in self._to.execute(select(*_COLUMNS).order_by(link.c.made.desc()).limit(most))]

    def sweep(self, now_us: int) -> int:
        """Forget those that are over."""
        return self._to.execute(delete(link).where(link.c.ends <= now_us)).rowcount


def _link(row: Any) -> Link:
    return Link(row.id, row.kind, Role(row.role), row.made, row.ends, row.person or "", row.name, row.made_by or "")
