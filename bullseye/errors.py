"""Every error bullseye raises on purpose: each message is one sentence a player can act on."""

from __future__ import annotations

from collections.abc import Iterable


class BullseyeError(Exception):
    """Something a user can understand and mend; `str(error)` is the whole sentence."""


class BadInputError(BullseyeError):
    """A flag, a row or a typed value that cannot be used."""


class UnknownNameError(BullseyeError):
    """Somebody asked for a thing by a name that nothing carries."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        choices = ", ".join(known)
        rest = f"choose one of: {choices}" if choices else f"there is no {kind} yet"
        super().__init__(f"no {kind} is called {name!r}; {rest}")
        self.kind = kind
        self.name = name


class BadFileError(BullseyeError):
    """A data file that breaks a rule: names the file, the key, the value and what is allowed."""

    def __init__(self, file: str, key: str, value: object, allowed: str) -> None:
        try:
            shown = repr(value)
        except ValueError:  # a whole number of thousands of digits
            shown = hex(value) if isinstance(value, int) else type(value).__name__
        if len(shown) > 60:
            shown = shown[:57] + "..."
        if not key.isprintable():  # a message is one line
            key = repr(key)
        where = f"{file}: {key} is {shown}" if key else f"{file}: {shown}"
        super().__init__(f"{where}; {allowed}")
        self.file = file
        self.key = key
        self.value = value
        self.allowed = allowed


class BadFaceError(BadFileError):
    """A face file that cannot be used."""


class BadDrillError(BadFileError):
    """A drill file that cannot be used."""


class BadRecordError(BullseyeError):
    """A line of the history, or a scoreboard, that does not hold what it should."""


class StorageError(BullseyeError):
    """A file or folder could not be read or written; says which, why, and what to do."""


class NoDisplayError(BullseyeError):
    """There is no screen to open a window on."""
