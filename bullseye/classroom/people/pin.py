"""The PIN that locks a class: kept salted and hashed beside the class's log, and gone with it."""

from __future__ import annotations

import contextlib
import hmac
import json
import re
from pathlib import Path
from typing import Any

from bullseye.classroom.people.stretched import stretched
from bullseye.errors import BadInputError, StorageError
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import Files, RealFiles
from bullseye.records.disk.safe_write import failed, safe_write
from bullseye.words import tr

FILE = "class.pin"
"""In the class's folder. The end of the class deletes every file there whose name begins so."""
LEAST, MOST = 4, 8
STRETCH = 120_000
"""How often the hash is taken again: some 50 ms, so that trying all PINs of a stolen file takes an effort at least."""
TRIES = 5
WAIT_S = 30.0
UNLOCK = "bullseye demo --unlock"
"""The way out for whoever may type at this computer, for a PIN forgotten or a file damaged."""
_LARGEST_BYTES = 4096
_MOST_STRETCH = 1_000_000
_SALT = re.compile(r"[ -~]{1,200}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def trouble(pin: str) -> str:
    """What is wrong with a PIN; "" when it can be used."""
    if not (pin.isascii() and pin.isdigit() and LEAST <= len(pin) <= MOST):
        return tr("A PIN has {least} to {most} digits.", least=LEAST, most=MOST)
    return ""


def hashed(pin: str, salt: str, stretch: int = STRETCH) -> dict[str, Any]:
    """What is kept of *pin*. Raises BadInputError for what is none."""
    wrong = trouble(pin)
    if wrong:
        raise BadInputError(wrong)
    found = stretched(pin.encode(), salt.encode(), stretch).hex()
    return {"schema": 1, "salt": salt, "stretch": stretch, "sha256": found}


class Lock:
    """The lock of the class in *folder*. It holds while its file stands, through a crash and a new start too.

    A file that cannot be read as a PIN locks as well, and no PIN opens it: `UNLOCK` does. `notice` then says so. Wrong
    tries are counted in the file, so that a new start gives no more of them.
    """

    def __init__(self, folder: Path, files: Files | None = None) -> None:
        self.path = folder / FILE
        self._files: Files = RealFiles() if files is None else files
        self.notice = ""
        self._kept: dict[str, Any] | None = None
        self._until_s: float | None = None
        self._read()

    @property
    def locked(self) -> bool:
        """True while a PIN is asked for."""
        return self._kept is not None or bool(self.notice)

    def set(self, pin: str, salt: str) -> None:
        """Lock. Raises BadInputError for a PIN that is none, StorageError when it can't be kept: then nothing locks."""
        kept = hashed(pin, salt)
        safe_write(self.path, json.dumps(kept).encode("ascii"), files=self._files)
        self._kept, self._until_s, self.notice = kept, None, ""

    def take_off(self) -> None:
        """Unlock. Raises StorageError when the file cannot be deleted."""
        try:
            if self._files.stat(self.path) is not None:
                self._files.unlink(self.path)
        except OSError as error:
            raise failed("delete", self.path, error) from error
        self._kept, self.notice = None, ""

    def try_pin(self, pin: str, now_s: float) -> str:
        """Why *pin* does not open the lock at *now_s* on the clock; "" when it does."""
        if self._kept is None and self.notice:
            self._read()  # a disk that failed once may be well again
        if self._kept is None:
            return self.notice
        wrong = int(self._kept.get("wrong", 0))
        if wrong >= TRIES:
            if self._until_s is None:  # a new start waits as long: the clock of the one before is gone
                self._until_s = now_s + WAIT_S
            if now_s < self._until_s:
                return tr("Too many tries. Wait {wait_s:.0f} s.", wait_s=self._until_s - now_s)
            wrong = 0
        self._count(wrong + 1)  # before the look, so that a kill between the two gives no try for nothing
        kept = self._kept
        if not trouble(pin) and hmac.compare_digest(
            hashed(pin, kept["salt"], kept["stretch"])["sha256"], kept["sha256"]
        ):
            self._count(0)
            return ""
        if wrong + 1 >= TRIES:
            self._until_s = now_s + WAIT_S
            return tr("That is not the PIN. Wait {wait_s:.0f} s.", wait_s=WAIT_S)
        return tr("That is not the PIN.")

    def _count(self, wrong: int) -> None:
        """Note how many tries were wrong since the last right one; on a disk that is full, in memory alone."""
        assert self._kept is not None
        self._kept, self._until_s = {**self._kept, "wrong": wrong}, None
        with contextlib.suppress(StorageError, OSError):
            if self._files.stat(self.path.parent) is None:
                return  # the folder of a class that is away for a moment is not made again
            safe_write(self.path, json.dumps(self._kept).encode("ascii"), files=self._files)

    def _read(self) -> None:
        self._kept, self.notice = None, ""
        try:
            found = self._files.stat(self.path)
            if found is None:
                return
            if found.size > _LARGEST_BYTES:
                raise ValueError
            kept: Any = strict_json.loads(self._files.read(self.path))
            tries = kept.get("wrong", 0)
            if not _SALT.fullmatch(kept["salt"]) or not _SHA256.fullmatch(kept["sha256"]):
                raise ValueError
            if kept["stretch"].__class__ is not int or not 0 < kept["stretch"] <= _MOST_STRETCH:
                raise ValueError
            if tries.__class__ is not int or not 0 <= tries <= TRIES:
                raise ValueError
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            self.notice = tr(
                "{file} can't be read as a PIN, so the class is locked and no PIN opens it; "
                "close bullseye by force, then type  {command}  in a terminal: no round is lost.",
                file=self.path,
                command=UNLOCK,
            )
            return
        self._kept = dict(kept)
