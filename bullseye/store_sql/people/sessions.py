"""Sessions in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from bullseye.school.people.person import Person
from bullseye.school.people.sessions import Session
from bullseye.store_sql.people.people import COLUMNS, person_of
from bullseye.store_sql.tables.people import person, session

_OWN = (
    session.c.person,
    session.c.signed_in,
    session.c.made,
    session.c.seen,
    session.c.ends,
    session.c.replaced,
    session.c.fresh,
)


class SqlSessions:
    """The `Sessions` that a transaction sees."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def add(self, hashed: str, session_: Session) -> None:
        """Keep a new one."""
        self._to.execute(insert(session).values(hashed=hashed, **_values(session_)))

    def find(self, hashed: str, lock: bool = False) -> tuple[Session, Person] | None:
        """It, and whose it is."""
        own = select(*_OWN).where(session.c.hashed == hashed)
        row = self._to.execute(own.with_for_update() if lock else own).first()
        if row is None:
            return None
        whose = self._to.execute(select(*COLUMNS).where(person.c.id == row.person)).first()
        return None if whose is None else (Session(*row[:5], bool(row.replaced), bool(row.fresh)), person_of(whose))

    def put(self, hashed: str, session_: Session) -> None:
        """Change it."""
        self._to.execute(update(session).where(session.c.hashed == hashed).values(**_values(session_)))

    def retire(self, but: str, session_: Session, ends_us: int) -> None:
        """Other tokens of the same sign-in than *but* end then."""
        same = (session.c.person == session_.person) & (session.c.signed_in == session_.signed_in_us)
        others = same & (session.c.hashed != but) & (session.c.ends > ends_us)
        self._to.execute(update(session).where(others).values(ends=ends_us))

    def end(self, hashed: str) -> None:
        """It is over, with every other token of the same sign-in."""
        found = self.find(hashed)
        if found is not None:
            same = (session.c.person == found[0].person) & (session.c.signed_in == found[0].signed_in_us)
            self._to.execute(delete(session).where(same))

    def end_all(self, person_id: str) -> None:
        """All of that person's are over."""
        self._to.execute(delete(session).where(session.c.person == person_id))

    def sweep(self, now_us: int) -> int:
        """Forget those that are over."""
        return self._to.execute(delete(session).where(session.c.ends <= now_us)).rowcount


def _values(of: Session) -> dict[str, Any]:
    return {
        "person": of.person, "signed_in": of.signed_in_us, "made": of.made_us, "seen": of.seen_us, "ends": of.ends_us,
        "replaced": of.replaced, "fresh": of.fresh,
    }  # fmt: skip
