"""What is kept of people, as one transaction sees it: all of an act is kept, or none of it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from bullseye.school.people.audit import Audit
from bullseye.school.people.links import Links
from bullseye.school.people.person import People
from bullseye.school.people.sessions import Sessions
from bullseye.school.people.sign_on import SignOns
from bullseye.school.people.slowing import Attempts


class Settings(Protocol):
    """A few values of the whole school, each a text."""

    def get(self, name: str) -> str | None:
        """The value."""

    def put(self, name: str, value: str) -> None:
        """Change it."""

    def once(self, name: str, value: str) -> str:
        """The value; *value* where there was none. Of several at once all get the same."""


class PersonData(Protocol):
    """Everything of one person, wherever it stands."""

    def about(self, person: str) -> dict[str, list[dict[str, Any]]]:
        """Each row that is theirs, by its table; what only serves to check them (hashes) is left out."""

    def forget(self, person: str) -> int:
        """Delete what is theirs, and take their id out of what is not; how many rows."""


class Chores(Protocol):
    """What the server does by itself, once for all processes."""

    def due(self, name: str, now_us: int, next_us: int) -> bool:
        """Whether it is to be done now; to who got True, it is theirs, and next due at *next_us*."""


@dataclass(frozen=True, slots=True)
class Books:
    """One transaction's view."""

    people: People
    sessions: Sessions
    links: Links
    attempts: Attempts
    audit: Audit
    settings: Settings
    data: PersonData
    chores: Chores
    sign_ons: SignOns


class Library(Protocol):
    """Where the books are."""

    def reading(self) -> AbstractContextManager[Books]:
        """A look at one moment's content. Raises StorageError."""

    def writing(self) -> AbstractContextManager[Books]:
        """A transaction: all of it when the block ends, none of it when it raises. Raises StorageError."""
