"""The PIN that locks a class: kept salted and hashed beside the class's log, and gone with it."""

from __future__ import annotations

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

from bullseye.errors import BadInputError, StorageError
from bullseye.records.disk.files import Files, RealFiles
from bullseye.records.disk.safe_write import safe_write, sentence

FILE = "class.pin"
"""In the class's folder. The end of the class deletes every file there whose name begins so."""
LEAST, MOST = 4, 8
STRETCH = 120_000
"""How often the hash is taken again: some 50 ms, so that trying all PINs of a stolen file takes an effort at least."""
TRIES = 5
WAIT_S = 30.0


def trouble(pin: str) -> str:
    """What is wrong with a PIN; "" when it can be used."""
    if not (pin.isascii() and pin.isdigit() and LEAST <= len(pin) <= MOST):
        return f"A PIN has {LEAST} to {MOST} digits."
    return ""


def hashed(pin: str, salt: str, stretch: int = STRETCH) -> dict[str, Any]:
    """What is kept of *pin*. Raises BadInputError for what is none."""
    wrong = trouble(pin)
    if wrong:
        raise BadInputError(wrong)
    found = hashlib.pbkdf2_hmac("sha256", pin.encode(), salt.encode(), stretch).hex()
    return {"schema": 1, "salt": salt, "stretch": stretch, "sha256": found}


class Lock:
    """The lock of the class in *folder*. It holds while its file stands, through a crash and a new start too."""

    def __init__(self, folder: Path, files: Files | None = None) -> None:
        self.path = folder / FILE
        self._files: Files = RealFiles() if files is None else files
        self.notice = ""
        self._kept = self._read()
        self._wrong = 0
        self._until_s = float("-inf")

    @property
    def locked(self) -> bool:
        """True while a PIN is asked for."""
        return self._kept is not None

    def set(self, pin: str, salt: str) -> None:
        """Lock. Raises BadInputError for a PIN that is none, StorageError when it can't be kept: then nothing locks."""
        kept = hashed(pin, salt)
        safe_write(self.path, json.dumps(kept).encode("ascii"), files=self._files)
        self._kept, self._wrong = kept, 0

    def take_off(self) -> None:
        """Unlock. Raises StorageError when the file cannot be deleted."""
        try:
            if self._files.stat(self.path) is not None:
                self._files.unlink(self.path)
        except OSError as error:
            raise StorageError(sentence("delete", self.path, error)) from error
        self._kept = None

    def try_pin(self, pin: str, now_s: float) -> str:
        """Why *pin* does not open the lock at *now_s* on the clock; "" when it does."""
        if self._kept is None:
            return ""
        if now_s < self._until_s:
            return f"Too many tries. Wait {self._until_s - now_s:.0f} s."
        kept = self._kept
        if not trouble(pin) and hmac.compare_digest(
            hashed(pin, kept["salt"], kept["stretch"])["sha256"], kept["sha256"]
        ):
            self._wrong = 0
            return ""
        self._wrong += 1
        if self._wrong >= TRIES:
            self._wrong, self._until_s = 0, now_s + WAIT_S
            return f"That is not the PIN. Wait {WAIT_S:.0f} s."
        return "That is not the PIN."

    def _read(self) -> dict[str, Any] | None:
        try:
            if self._files.stat(self.path) is None:
                return None
            kept = json.loads(self._files.read(self.path))
            whole = all(isinstance(kept[key], str) for key in ("salt", "sha256"))
            if not whole or kept["stretch"].__class__ is not int or not 0 < kept["stretch"] <= 10_000_000:
                raise ValueError
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            self.notice = f"{self.path} can't be read as a PIN, so the class is not locked; lock it again."
            return None
        return dict(kept)
