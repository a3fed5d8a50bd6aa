"""Accounts in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, or_, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from bullseye.school.people.person import Person, TakenError, account_key, sorting
from bullseye.school.roles import Role
from bullseye.store_sql.tables.people import person

COLUMNS = (
    person.c.id, person.c.account, person.c.name, person.c.role, person.c.made, person.c.locked, person.c.subject,
    person.c.seen,
)  # fmt: skip


class SqlPeople:
    """The `People` that a transaction sees."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def add(self, person_: Person, hashed: str) -> None:
        """Keep a new one. Raises TakenError."""
        values = {**_values(person_), "id": person_.id, "made": person_.made_us, "password": hashed}
        self._change(person_, insert(person).values(seen=person_.seen_us, **values))

    def get(self, id: str) -> Person | None:
        """The one with that id."""
        return _one(self._to.execute(select(*COLUMNS).where(person.c.id == id)).first())

    def by_account(self, account: str) -> tuple[Person, str] | None:
        """The one who signs in so, and the hash of their password."""
        wanted = select(*COLUMNS, person.c.password).where(person.c.account_key == account_key(account))
        row = self._to.execute(wanted).first()
        return None if row is None else (person_of(row), row.password)

    def by_subject(self, subject: str) -> Person | None:
        """The one whom a sign-on service calls so."""
        return _one(self._to.execute(select(*COLUMNS).where(person.c.subject == subject)).first())

    def find(self, text: str, after: str, most: int) -> list[Person]:
        """*most* people, in order of name, those after the person *after*."""
        wanted = select(*COLUMNS).order_by(person.c.name_key, person.c.id).limit(most)
        if text:
            name, account = (column.contains(key, autoescape=True) for column, key in (
                (person.c.name_key, sorting(text)), (person.c.account_key, account_key(text))
            ))  # fmt: skip
            wanted = wanted.where(or_(name, account))
        if after:
            last = self._to.execute(select(person.c.name_key, person.c.id).where(person.c.id == after)).first()
            if last is not None:
                wanted = wanted.where(tuple_(person.c.name_key, person.c.id) > tuple_(*last))
        return [person_of(row) for row in self._to.execute(wanted)]

    def administrators(self) -> list[str]:
        """The ids of those who can administer, held until the transaction is done."""
        can = (person.c.role == Role.ADMINISTRATOR.value) & ~person.c.locked
        wanted = select(person.c.id).where(can).order_by(person.c.id).with_for_update()
        return list(self._to.scalars(wanted))

    def put(self, person_: Person) -> None:
        """Change what is kept of them. Raises TakenError."""
        self._change(person_, update(person).where(person.c.id == person_.id).values(**_values(person_)))

    def put_password(self, id: str, hashed: str) -> None:
        """Change the hash of their password."""
        self._to.execute(update(person).where(person.c.id == id).values(password=hashed))

    def seen(self, id: str, at_us: int) -> None:
        """They were here."""
        self._to.execute(update(person).where(person.c.id == id).values(seen=at_us))

    def _change(self, person_: Person, statement: Any) -> None:
        try:
            self._to.execute(statement)
        except IntegrityError:
            raise TakenError(person_.account) from None


def person_of(row: Any) -> Person:
    """The person in a row that has COLUMNS."""
    return Person(
        row.id, row.account, row.name, Role(row.role), row.made, bool(row.locked), row.subject or "", row.seen
    )


def _one(row: Any) -> Person | None:
    return None if row is None else person_of(row)


def _values(of: Person) -> dict[str, Any]:
    return {
        "account": of.account, "account_key": account_key(of.account), "name": of.name, "name_key": sorting(of.name),
        "role": of.role.value, "locked": of.locked, "subject": of.subject or None,
    }  # fmt: skip
