"""The teacher's password: hashed with argon2 where that is installed, else with what Python carries."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from importlib import import_module

from bullseye.classroom.people.stretched import stretched
from bullseye.errors import BadInputError
from bullseye.words import tr

LEAST, MOST = 6, 200
STRETCH = 60_000
"""Rounds of the plain way: some 50 ms where OpenSSL does it, half a second where Python does."""


class Password:
    """Knows whether a word is the password, without knowing the password. *salt* is random bytes."""

    def __init__(self, password: str, salt: bytes) -> None:
        if not LEAST <= len(password) <= MOST:
            raise BadInputError(
                tr(
                    "the password has {number} characters; it must have {least} to {most}",
                    number=len(password),
                    least=LEAST,
                    most=MOST,
                )
            )
        self._fits = _argon2(password) or _scrypt(password, salt) or _plain(password, salt)

    def fits(self, word: str) -> bool:
        """True when *word* is the password; takes as long when it is not."""
        return self._fits(word)


def _bytes(word: str) -> bytes:
    """Also of half a letter, which JSON can hold and UTF-8 cannot."""
    return word.encode("utf-8", "surrogatepass")


def _argon2(password: str) -> Callable[[str], bool] | None:
    try:
        argon2 = import_module("argon2")
    except ImportError:
        return None
    hasher = argon2.PasswordHasher()
    kept = hasher.hash(_bytes(password))

    def fits(word: str) -> bool:
        try:
            return bool(hasher.verify(kept, _bytes(word)))
        except argon2.exceptions.VerifyMismatchError:
            return False

    return fits


def _scrypt(password: str, salt: bytes) -> Callable[[str], bool] | None:
    if not hasattr(hashlib, "scrypt"):  # an executable without OpenSSL
        return None

    def of(word: str) -> bytes:
        return hashlib.scrypt(_bytes(word), salt=salt, n=2**14, r=8, p=1)

    return _compared(password, of)


def _plain(password: str, salt: bytes) -> Callable[[str], bool]:
    def of(word: str) -> bytes:
        return stretched(_bytes(word), salt, STRETCH)

    return _compared(password, of)


def _compared(password: str, of: Callable[[str], bytes]) -> Callable[[str], bool]:
    kept = of(password)
    return lambda word: hmac.compare_digest(of(word), kept)
