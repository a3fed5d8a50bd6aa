"""The list of what people with an account did that others may ask about: who, when, what, to whom. No names in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

ACTS = {
    "signed-in": "signed in",
    "signed-out": "signed out",
    "slowed": "was made to wait after wrong passwords",
    "new-password": "changed a password",
    "joined": "took an account by a link",
    "invited": "made an invitation",
    "withdrew": "took an invitation or a link back",
    "reset": "made a link for a new password",
    "role": "changed a role",
    "renamed": "changed a name or an account",
    "locked": "locked an account",
    "unlocked": "unlocked an account",
    "exported": "took out everything of a person",
    "deleted": "deleted a person",
    "begin-class": "began a class",
    "end-class": "ended a class",
    "settings": "changed the settings",
    "wiped": "wiped names, as the settings say",
    "tidied": "forgot what was over",
}
"""Each act and its words. Whoever adds one names it here, so that the page can say it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """*by* is who did it, "" for the server itself or who had not signed in; *about* is whom or what it was done to.

    *detail* is a role, a number, a kind: never a name.
    """

    n: int
    at_us: int
    act: str
    by: str = ""
    about: str = ""
    detail: str = ""


class Audit(Protocol):
    """The list, as one transaction sees it."""

    def add(self, at_us: int, act: str, by: str = "", about: str = "", detail: str = "") -> None:
        """Put it down, with what it is about or not at all: it stands in the same transaction."""

    def page(self, before: int | None, most: int, about: str = "") -> list[Entry]:
        """The newest ones before entry *before*; only those by or about a person, where one is given."""

    def sweep(self, before_us: int) -> int:
        """Forget those that are older; how many."""
