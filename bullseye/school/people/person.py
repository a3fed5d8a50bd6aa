"""A person with an account: what is kept of them, and what an account may be called."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Protocol

from bullseye.errors import BadInputError
from bullseye.league.refused import RefusedError
from bullseye.names import clean, key_of
from bullseye.school.roles import PERSONS, Role
from bullseye.words import tr

LEAST, MOST = 3, 80
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Person:
    """Who has an account. Moments are microseconds since 1970 in UTC.

    *account* is what they type to sign in. *subject* is who a sign-on service says they are, empty where none does.
    *seen_us* is when they last asked for something, to the day; None before the first time.
    """

    id: str
    account: str
    name: str
    role: Role
    made_us: int
    locked: bool = False
    subject: str = ""
    seen_us: int | None = None


class People(Protocol):
    """The accounts, as one transaction sees them."""

    def add(self, person: Person, hashed: str) -> None:
        """Keep a new one with that hash of a password, "" for none. Raises TakenError."""

    def get(self, id: str) -> Person | None:
        """The one with that id."""

    def by_account(self, account: str) -> tuple[Person, str] | None:
        """The one who signs in so, however it is spelt, and the hash of their password."""

    def by_subject(self, subject: str) -> Person | None:
        """The one whom a sign-on service calls so."""

    def find(self, text: str, after: str, most: int) -> list[Person]:
        """*most* people with *text* in their name or account, in order of name, those after the person *after*."""

    def administrators(self) -> list[str]:
        """The ids of those who can administer; nobody else changes that until the transaction is done."""

    def put(self, person: Person) -> None:
        """Change what is kept of them. Raises TakenError."""

    def put_password(self, id: str, hashed: str) -> None:
        """Change the hash of their password."""

    def seen(self, id: str, at_us: int) -> None:
        """They were here."""


class TakenError(RefusedError):
    """Somebody has that account already."""

    def __init__(self, account: str) -> None:
        super().__init__(tr("the account {account!r:.80} is taken; choose another", account=account), "taken")


def account_key(account: str) -> str:
    """What is equal for two spellings of one account."""
    return unicodedata.normalize("NFKC", account.strip()).casefold()


def sorting(name: str) -> str:
    """What names are put in order by."""
    return key_of(name)


def checked_account(account: str) -> str:
    """*account* without blanks at its ends. Raises BadInputError for one that cannot be typed with certainty."""
    found = unicodedata.normalize("NFC", account.strip())
    if not LEAST <= len(found) <= MOST or _BLANK.search(found) or not found.isprintable():
        raise BadInputError(
            tr(
                "{found!r:.90} is no account; take {least} to {most} letters or signs without blanks, such as an "
                "e-mail address",
                found=found,
                least=LEAST,
                most=MOST,
            )
        )
    return found


def checked_name(name: str) -> str:
    """*name* as it is shown. Raises BadInputError when nothing is left of it."""
    return clean(name)[0]


def checked_role(role: str) -> Role:
    """The role of an account that is called so. Raises BadInputError."""
    if role not in PERSONS:
        raise BadInputError(
            tr("{role!r:.40} is no role; choose one of: {choices}", role=role, choices=", ".join(PERSONS))
        )
    return Role(role)
