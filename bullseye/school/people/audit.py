"""The list of what people with an account did that others may ask about: who, when, what, to whom. No names in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bullseye.words import tr

ACTS = {
    "signed-in": tr("signed in"),
    "signed-out": tr("signed out"),
    "slowed": tr("was made to wait after wrong passwords"),
    "new-password": tr("changed a password"),
    "joined": tr("took an account by a link"),
    "invited": tr("made an invitation"),
    "withdrew": tr("took an invitation or a link back"),
    "reset": tr("made a link for a new password"),
    "role": tr("changed a role"),
    "renamed": tr("changed a name or an account"),
    "locked": tr("locked an account"),
    "unlocked": tr("unlocked an account"),
    "exported": tr("took out everything of a person"),
    "deleted": tr("deleted a person"),
    "begin-class": tr("began a class"),
    "end-class": tr("ended a class"),
    "settings": tr("changed the settings"),
    "wiped": tr("wiped names, as the settings say"),
    "tidied": tr("forgot what was over"),
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
