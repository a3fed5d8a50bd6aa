"""Who holds which seat: tokens, of which only the hash is kept, on the disk, so that a restarted server knows them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from bullseye.records.disk.files import Files, RealFiles
from bullseye.records.disk.safe_write import failed, safe_write
from bullseye.words import tr

FILE = "class.tokens.json"
"""In the class's folder; the end of the class deletes every file there whose name begins so."""


class Tokens:
    """The tokens of the class in *folder*; None keeps them in memory. *new_token* makes one that cannot be guessed."""

    def __init__(self, folder: Path | None, new_token: Callable[[], str], files: Files | None = None) -> None:
        self._path = None if folder is None else folder / FILE
        self._new_token = new_token
        self._files: Files = RealFiles() if files is None else files
        self.notice = ""
        self._seats, self._out = self._read()

    def give(self, seat: int) -> str:
        """A new token for *seat*; others of that seat hold on. Raises StorageError, and then there is none."""
        token = self._new_token()
        self._keep({**self._seats, hash_of(token): seat})
        return token

    def seat(self, token: str) -> int | None:
        """Whose token this is; None when it is nobody's."""
        return self._seats.get(hash_of(token)) if token else None

    def kill(self, seat: int) -> None:
        """The tokens of *seat* are good for nothing from now on, but to know the device by. Raises StorageError."""
        left = {hashed: of for hashed, of in self._seats.items() if of != seat}
        if len(left) != len(self._seats):
            self._keep(left, {**self._out, **{hashed: seat for hashed in self._seats if hashed not in left}})

    def has(self, seat: int) -> bool:
        """True for a seat that somebody can come back to."""
        return seat in self._seats.values()

    def had(self, seat: int) -> bool:
        """True for a seat that a device has, or had until it was put out."""
        return self.has(seat) or seat in self._out.values()

    def was(self, token: str) -> int | None:
        """Whose token this was before it was put out; None when it was nobody's."""
        return self._out.get(hash_of(token)) if token else None

    @property
    def hashes(self) -> dict[str, int]:
        """The seat of each token, by its hash."""
        return dict(self._seats)

    @property
    def out(self) -> dict[str, int]:
        """The same of those that were put out."""
        return dict(self._out)

    def follow(self, hashes: Mapping[str, int], out: Mapping[str, int]) -> None:
        """These are the tokens by now: another process keeps them too."""
        self._seats, self._out = dict(hashes), dict(out)

    def _keep(self, seats: dict[str, int], out: dict[str, int] | None = None) -> None:
        out = self._out if out is None else out
        if self._path is not None:
            kept = {"schema": 1, "sha256": seats, **({"out": out} if out else {})}
            safe_write(self._path, json.dumps(kept).encode("ascii"), files=self._files)
        self._seats, self._out = seats, out

    def _read(self) -> tuple[dict[str, int], dict[str, int]]:
        if self._path is None:
            return {}, {}
        try:
            if self._files.stat(self._path) is None:
                return {}, {}
            found = json.loads(self._files.read(self._path))
            return _seats_of(found["sha256"]), _seats_of(found.get("out", {}))
        except OSError as error:
            raise failed("read", self._path, error) from error
        except (ValueError, LookupError, TypeError, AttributeError):
            self.notice = tr(
                "{path} can't be read, so nobody is known by their device; let each in again by name.", path=self._path
            )
            return {}, {}


def _seats_of(found: dict[str, int]) -> dict[str, int]:
    return {str(hashed): int(seat) for hashed, seat in found.items()}


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()
