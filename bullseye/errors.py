"""Every error bullseye raises on purpose: each message is one sentence a player can act on."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from bullseye.words import tr, translated


class Remedy(StrEnum):
    """What helps, where commands and the window have different words for it: `bullseye/wording/remedies.py`."""

    MERGE = "merge"
    """One computer at a time, or the rounds brought together."""
    MERGE_COPY = "merge-copy"
    """A history beside ours, its rounds taken over."""
    MOVE_ASIDE = "move-aside"
    """Lines that cannot be read, out of the way."""
    BRING_BACK = "bring-back"
    """The rounds, from a backup or another computer."""
    REBUILD_BOARD = "rebuild-board"
    """The scoreboard, made from the history."""
    BACK_UP = "back-up"
    """A backup made by hand."""
    UNDO = "undo"
    """Removed rounds, brought back."""
    RESUME_CLASS = "resume-class"
    """A class that was not ended."""
    OTHER_FOLDER = "other-folder"
    """A place where files can be written."""


class BullseyeError(Exception):
    """Something a user can understand and mend: `str(error)` says it whole.

    *remedy* adds what helps where that has other words in the window than for commands; `in_window` and `in_commands`
    of `bullseye/wording/remedies.py` say both together.
    """

    def __init__(self, *words: object, remedy: Remedy | None = None) -> None:
        super().__init__(*words)
        self.remedy = remedy


class BadInputError(BullseyeError):
    """A flag, a row or a typed value that cannot be used."""


class UnknownNameError(BullseyeError):
    """Somebody asked for a thing by a name that nothing carries."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        choices, what = ", ".join(known), translated(kind)
        if choices:
            said = tr("no {kind} is called {name!r}; choose one of: {choices}", kind=what, name=name, choices=choices)
        else:
            said = tr("no {kind} is called {name!r}; there is no {kind} yet", kind=what, name=name)
        super().__init__(said)
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
        said = tr("{file}: {value}; {allowed}", file=file, value=shown, allowed=allowed)
        if key:
            said = tr("{file}: {key} is {value}; {allowed}", file=file, key=key, value=shown, allowed=allowed)
        super().__init__(said)
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


class NoFontError(BullseyeError):
    """There is a screen, and not one font to write on it."""
