"""What an administrator does: roles, names, locks, everything of one person taken out or deleted, and the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bullseye.errors import BadInputError
from bullseye.league.refused import RefusedError
from bullseye.school.people.accounts import must_have
from bullseye.school.people.books import Books, Library
from bullseye.school.people.person import Person, checked_account, checked_name
from bullseye.school.roles import Role
from bullseye.words import tr

NAMES_DAYS, ACTS_DAYS = "names-days", "acts-days"
LONGEST_DAYS = 3650
LAST = "that is the last administrator; make somebody else one first"


@dataclass(frozen=True, slots=True)
class Rules:
    """How long things are kept: names after a class or a season is over, and the list of what was done, in days."""

    names_days: int = 30
    acts_days: int = 365


class Administration:
    """Acts of an administrator *by* (an id) in *library*."""

    def __init__(self, library: Library, now_us: Callable[[], int]) -> None:
        self._library = library
        self._now_us = now_us

    def set_role(self, person: str, role: Role, by: str) -> Person:
        """Another role; their sessions are over. Raises RefusedError for the last administrator."""
        with self._library.writing() as books:
            self._not_the_last(books, person, role is Role.ADMINISTRATOR)
            changed = replace(must_have(books, person), role=role)
            books.people.put(changed)
            books.sessions.end_all(person)
            books.audit.add(self._now_us(), "role", by, person, role.value)
            return changed

    def rename(self, person: str, account: str, name: str, by: str) -> Person:
        """Another account or name; "" leaves it. Raises BadInputError, TakenError, RefusedError."""
        with self._library.writing() as books:
            found = must_have(books, person)
            changed = replace(
                found,
                account=checked_account(account) if account else found.account,
                name=checked_name(name) if name else found.name,
            )
            books.people.put(changed)
            books.audit.add(self._now_us(), "renamed", by, person)
            return changed

    def lock(self, person: str, locked: bool, by: str) -> Person:
        """Keep them out, or let them in again. Raises RefusedError for the last administrator."""
        with self._library.writing() as books:
            self._not_the_last(books, person, not locked)
            changed = replace(must_have(books, person), locked=locked)
            books.people.put(changed)
            if locked:
                books.sessions.end_all(person)
            books.audit.add(self._now_us(), "locked" if locked else "unlocked", by, person)
            return changed

    def export(self, person: str, by: str) -> dict[str, Any]:
        """Everything that is kept of them, by table; moments as dates. Raises RefusedError."""
        with self._library.writing() as books:
            must_have(books, person)
            books.audit.add(self._now_us(), "exported", by, person)
            return books.data.about(person)

    def delete(self, person: str, by: str) -> int:
        """Delete everything of them; how many rows. Raises RefusedError for the last administrator."""
        with self._library.writing() as books:
            self._not_the_last(books, person, False)
            must_have(books, person)
            changed = books.data.forget(person)
            books.audit.add(self._now_us(), "deleted", "" if by == person else by)
            return changed

    def rules(self) -> Rules:
        """How long things are kept."""
        with self._library.reading() as books:
            return rules_of(books)

    def put_rules(self, rules: Rules, by: str) -> None:
        """Keep them so long from now on. Raises BadInputError."""
        for name, days in asdict(rules).items():
            if not 1 <= days <= LONGEST_DAYS:
                raise BadInputError(
                    tr("{name} is {days}; it must be 1 to {most} days", name=name, days=days, most=LONGEST_DAYS)
                )
        with self._library.writing() as books:
            for name, days in asdict(rules).items():
                books.settings.put(name.replace("_", "-"), str(days))
            books.audit.add(self._now_us(), "settings", by)

    @staticmethod
    def _not_the_last(books: Books, person: str, stays: bool) -> None:
        if not stays and books.people.administrators() == [person]:
            raise RefusedError(tr(LAST), "taken")


def rules_of(books: Books) -> Rules:
    """How long things are kept, as the settings say."""
    usual = Rules()
    found = {
        field.name: int(books.settings.get(field.name.replace("_", "-")) or getattr(usual, field.name))
        for field in fields(usual)
    }
    return Rules(**found)


def moment(us: int) -> str:
    """A moment in microseconds as an ISO text, in UTC."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)).isoformat(timespec="seconds")
