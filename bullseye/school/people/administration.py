"""What an administrator does: roles, names, locks, everything of one person taken out or deleted, and the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bullseye.errors import BadInputError
from bullseye.league.refused import RefusedError
from bullseye.school.people.accounts import must_have
from bullseye.school.people.audit import Entry
from bullseye.school.people.books import Books, Library
from bullseye.school.people.links import Link
from bullseye.school.people.person import Person, account_key, checked_account, checked_name
from bullseye.school.roles import Role
from bullseye.words import tr

NAMES_DAYS, ACTS_DAYS = "names-days", "acts-days"
LONGEST_DAYS = 3650
LAST = tr("that is the last administrator; make somebody else one first")


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

    def find(self, text: str, after: str, most: int) -> list[Person]:
        """*most* people with *text* in name or account, in order of name, those after the person *after*."""
        with self._library.reading() as books:
            return books.people.find(text, after, most)

    def links(self, most: int) -> list[Link]:
        """The newest links that were not used yet."""
        with self._library.reading() as books:
            return books.links.every(most)

    def acts(self, before: int | None, most: int, about: str) -> tuple[list[Entry], dict[str, str]]:
        """What was done, the newest first, and the names of whoever is meant, by their ids."""
        with self._library.reading() as books:
            found = books.audit.page(before, most, about)
            names = _names(books, (id for entry in found for id in (entry.by, entry.about)))
        return found, names

    def names(self, people: Iterable[str]) -> dict[str, str]:
        """What *people* are called, by their ids; nothing for who is gone."""
        with self._library.reading() as books:
            return _names(books, people)

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

    def delete(self, person: str, account: str, by: str) -> int:
        """Delete everything of them; how many rows. *account* is theirs, typed once more.

        Raises BadInputError for another account, RefusedError for the last administrator.
        """
        with self._library.writing() as books:
            self._not_the_last(books, person, False)
            if account_key(account) != account_key(must_have(books, person).account):
                raise BadInputError(tr("that is not the account of who is to be deleted; type it as it stands there"))
            changed = books.data.forget(person)
            books.audit.add(self._now_us(), "deleted", "" if by == person else by)
            return changed

    def note(self, by: str, act: str, about: str) -> None:
        """Put down what somebody did to what, by its id, where another part of the school did it."""
        with self._library.writing() as books:
            books.audit.add(self._now_us(), act, by, about)

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
            raise RefusedError(LAST, "taken")


def _names(books: Books, people: Iterable[str]) -> dict[str, str]:
    found = {id: books.people.get(id) for id in set(people) if id}
    return {id: person.name for id, person in found.items() if person is not None}


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
