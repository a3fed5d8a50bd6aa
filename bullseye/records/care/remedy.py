"""What helps where something is wrong with the records, by a key: commands and the window have words for it.

The words are in `bullseye/wording/remedies.py`.
"""

from __future__ import annotations

from enum import StrEnum


class Remedy(StrEnum):
    """What a finding asks for."""

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
