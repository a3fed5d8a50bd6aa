"""Passwords of accounts, hashed with argon2; few at once, since each takes 64 MB on purpose."""

from __future__ import annotations

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 2
WRONG = "what nobody types, compared where there is nothing to compare"


def _bytes(password: str) -> bytes:
    """Also of half a letter, which JSON can hold and UTF-8 cannot."""
    return password.encode("utf-8", "surrogatepass")


class Argon2Hasher:
    """The `Hasher` of accounts: argon2id with the library's own effort."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._free = BoundedSemaphore(AT_ONCE)
        self._nobody = self._hasher.hash(WRONG)

    def hash(self, password: str) -> str:
        """What is kept: method, effort, salt and hash in one text."""
        with self._free:
            return self._hasher.hash(_bytes(password))

    def fits(self, hashed: str, password: str) -> bool:
        """Whether that was its password; takes as long when it was not, and when *hashed* is empty."""
        with self._free:
            try:
                return self._hasher.verify(hashed or self._nobody, _bytes(password)) and bool(hashed)
            except (VerificationError, InvalidHashError):
                return False

    def is_old(self, hashed: str) -> bool:
        """Whether it was made with less effort than is made today."""
        return self._hasher.check_needs_rehash(hashed)
