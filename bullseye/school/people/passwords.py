"""What a password of an account must be, and what a hasher of passwords does."""

from __future__ import annotations

from typing import Protocol

from bullseye.errors import BadInputError
from bullseye.school.people.person import account_key
from bullseye.words import tr

LEAST, MOST, DIFFERENT = 10, 200, 5
SHORT = 5
"""A shorter account may stand in a password by chance."""


class Hasher(Protocol):
    """Makes of a password what may be kept, slowly on purpose."""

    def hash(self, password: str) -> str:
        """What is kept, another each time."""

    def fits(self, hashed: str, password: str) -> bool:
        """Whether that was its password; takes as long when it was not, and when *hashed* is empty."""

    def is_old(self, hashed: str) -> bool:
        """Whether it was made with less effort than is made today."""


def check_password(password: str, account: str) -> None:
    """Raise BadInputError unless *password* can be used for that account. It is never quoted."""
    if not LEAST <= len(password) <= MOST:
        raise BadInputError(
            tr(
                "the password has {number} characters; it must have {least} to {most}: three or four words will do",
                number=len(password),
                least=LEAST,
                most=MOST,
            )
        )
    if len(set(password)) < DIFFERENT:
        raise BadInputError(
            tr("the password has hardly any different characters; take {number} or more", number=DIFFERENT)
        )
    key = account_key(account).partition("@")[0]
    if len(key) >= SHORT and key in account_key(password):
        raise BadInputError(tr("the password holds the name of the account; choose another"))
