"""Secrets by their names: from the environment, the system's keyring or a file that only its owner reads."""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from bullseye.datafile import is_slug
from bullseye.errors import BadInputError, StorageError
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.safe_write import safe_write
from bullseye.words import commas, tr

SERVICE = "bullseye"
"""What the keyring calls us."""
PREFIX = "BULLSEYE_SECRET_"
ENVIRONMENT, KEYRING, FILE = "environment", "keyring", "file"
LONGEST = 16_000
"""Characters of a secret: a private key of 8,192 bits takes 6,400."""
MOST_BYTES = 1_000_000


class Keyring(Protocol):
    """What is used of a keyring."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """The secret, or None."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep it."""

    def delete_password(self, service: str, username: str, /) -> None:
        """Take it out; raises when there is none."""


class Stored(NamedTuple):
    """A secret that is there, by name, and where it is found first."""

    name: str
    place: str


class Secrets:
    """Finds, keeps and removes secrets. *environ*, *keyring* (None where there is none) and *file* are handed in.

    The file is JSON, a text for each name; null for one that is in the keyring, which cannot list its own.
    """

    def __init__(self, environ: Mapping[str, str], keyring: Keyring | None, file: Path) -> None:
        self._environ = environ
        self._keyring = keyring
        self._file = file

    def get(self, name: str) -> str:
        """The secret. Raises BadInputError with what to type when there is none, StorageError for a bad file."""
        check_name(name)
        value = self._environ.get(variable(name)) or self._in_keyring(name) or self._kept().get(name)
        if not value:
            raise BadInputError(
                tr(
                    "the secret {name!r} is not stored; type: bullseye secrets set {name} (or set {variable})",
                    name=name,
                    variable=variable(name),
                )
            )
        return value

    def names(self) -> list[Stored]:
        """Every secret that is there, by name, with its place; never its value."""
        found = {name: KEYRING if value is None else FILE for name, value in self._kept().items()}
        for key, value in self._environ.items():
            name = key.removeprefix(PREFIX).lower().replace("_", "-")
            if key.startswith(PREFIX) and value and is_slug(name):
                found[name] = ENVIRONMENT
        return [Stored(name, found[name]) for name in sorted(found)]

    def set(self, name: str, value: str) -> str:
        """Keep it in the keyring, or in the file where there is none; gives the place."""
        check_name(name)
        if not value or len(value) > LONGEST or "\0" in value:
            raise BadInputError(
                tr(
                    "the secret {name!r} has {number} characters; give from 1 to {longest}",
                    name=name,
                    number=len(value),
                    longest=LONGEST,
                )
            )
        kept = self._kept()
        place = KEYRING if self._put_in_keyring(name, value) else FILE
        self._write({**kept, name: None if place == KEYRING else value})
        return place

    def remove(self, name: str) -> None:
        """Take it out of keyring and file. Raises BadInputError when neither has it."""
        check_name(name)
        kept = self._kept()
        if name not in kept:
            said = tr("no secret {name!r} is stored here (stored: {known})", name=name,
                      known=commas(sorted(kept)) or tr("none"))  # fmt: skip
            if self._environ.get(variable(name)):
                said = tr("{said}; {variable} is set outside of bullseye", said=said, variable=variable(name))
            raise BadInputError(said)
        if kept[name] is None and self._keyring is not None:
            with contextlib.suppress(Exception):  # taken out by hand before: then it is gone, as was asked for
                self._keyring.delete_password(SERVICE, name)
        self._write({key: value for key, value in kept.items() if key != name})

    def _in_keyring(self, name: str) -> str | None:
        if self._keyring is None:
            return None
        try:
            return self._keyring.get_password(SERVICE, name)
        except Exception:  # backends raise whatever they like; a locked keyring is one without it
            return None

    def _put_in_keyring(self, name: str, value: str) -> bool:
        if self._keyring is None:
            return False
        try:
            self._keyring.set_password(SERVICE, name, value)
            return self._keyring.get_password(SERVICE, name) == value
        except Exception:  # as above: the file takes it then
            return False

    def _kept(self) -> dict[str, str | None]:
        try:
            with open(self._file, "rb") as file:
                mode = os.fstat(file.fileno()).st_mode
                raw = file.read(MOST_BYTES)
        except FileNotFoundError:
            return {}
        except OSError as bad:
            reason = bad.strerror or tr("it cannot be opened")
            raise StorageError(
                tr("the secrets in {file!r} cannot be read ({reason})", file=str(self._file), reason=reason)
            ) from None
        if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise StorageError(
                tr(
                    "{file!r} can be read by others, so its secrets are not used; type: chmod 600 "
                    "{file!r}, and change the secrets if somebody may have seen them",
                    file=str(self._file),
                )
            )
        try:
            given: Any = json.loads(raw)
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict) or not all(v is None or isinstance(v, str) for v in given.values()):
            raise StorageError(
                tr("{file!r} does not hold secrets as JSON; move it away and store them again", file=str(self._file))
            )
        return given

    def _write(self, kept: Mapping[str, str | None]) -> None:
        safe_write(self._file, (json.dumps(kept, indent=1) + "\n").encode(), files=RealFiles())


def variable(name: str) -> str:
    """The environment variable for a name: `shop-mail` is BULLSEYE_SECRET_SHOP_MAIL."""
    return PREFIX + name.upper().replace("-", "_")


def check_name(name: str) -> str:
    """The same name; raises BadInputError, which does not quote: a secret may have been typed in its place."""
    if not is_slug(name) or len(name) > 40:
        raise BadInputError(tr("a secret's name is made of lower-case letters, digits and hyphens, 40 at most"))
    return name


def system_keyring() -> Keyring | None:
    """The system's keyring where the extra `secrets` is installed and one is there that keeps things safe."""
    try:
        import keyring
        from keyring.backends import fail, null
    except ImportError:
        return None
    try:
        found = keyring.get_keyring()
    except Exception:  # whatever a broken backend raises, there is no keyring then
        return None
    return None if isinstance(found, fail.Keyring | null.Keyring) else found
