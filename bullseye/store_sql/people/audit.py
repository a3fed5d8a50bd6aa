"""The list of what was done, in the database."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, or_, select

from bullseye.school.people.audit import Entry
from bullseye.store_sql.tables.people import audit


class SqlAudit:
    """The `Audit` that a transaction sees."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def add(self, at_us: int, act: str, by: str = "", about: str = "", detail: str = "") -> None:
        """Put it down."""
        self._to.execute(insert(audit).values(at=at_us, act=act, by=by or None, about=about or None, detail=detail))

    def page(self, before: int | None, most: int, about: str = "") -> list[Entry]:
        """The newest ones before entry *before*; only those by or about somebody, where one is given."""
        wanted = select(audit).order_by(audit.c.n.desc()).limit(most)
        if before is not None:
            wanted = wanted.where(audit.c.n < before)
        if about:
            wanted = wanted.where(or_(audit.c.by == about, audit.c.about == about))
        return [
            Entry(row.n, row.at, row.act, row.by or "", row.about or "", row.detail) for row in self._to.execute(wanted)
        ]

    def sweep(self, before_us: int) -> int:
        """Forget those that are older."""
        return self._to.execute(delete(audit).where(audit.c.at < before_us)).rowcount
