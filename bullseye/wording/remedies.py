"""The words for what helps, for who types commands and for who looks at the window."""

from __future__ import annotations

from bullseye.errors import BullseyeError, Remedy
from bullseye.words import tr

COMMANDS = {
    Remedy.MERGE: tr("That works for one computer at a time; otherwise use `bullseye merge`."),
    Remedy.MERGE_COPY: tr("`bullseye merge FILE` takes the rounds that are not here; then that file may go."),
    Remedy.MOVE_ASIDE: tr(
        "`bullseye doctor --repair` moves them to a dated file; `bullseye merge` takes the rounds from a backup."
    ),
    Remedy.BRING_BACK: tr(
        "`bullseye restore` or `bullseye merge` bring the rounds back from a backup or another computer."
    ),
    Remedy.REBUILD_BOARD: tr("`bullseye scores --rebuild` makes it again from the history."),
    Remedy.BACK_UP: tr("One is made at the first save of each day; or: `bullseye backup FILE.zip`."),
    Remedy.UNDO: (
        tr(
            "removed: `bullseye undo` brings those rounds back; the others are for you to look "
            "at; delete what you do not need."
        )
    ),
    Remedy.OTHER_FOLDER: tr("Another folder can be chosen with --data-dir."),
    Remedy.RESUME_CLASS: tr("`bullseye demo` resumes it or ends it; until then its names stay on this computer."),
}
WINDOW = {
    Remedy.MERGE: tr("That works for one computer at a time; otherwise use Import on the history page."),
    Remedy.MERGE_COPY: tr("Import, on the history page, takes the rounds that are not here; then that file may go."),
    Remedy.MOVE_ASIDE: tr('"Move aside" below moves them to a dated file; Restore brings a backup back.'),
    Remedy.BRING_BACK: (
        tr("Restore, or Import on the history page, bring the rounds back from a backup or another computer.")
    ),
    Remedy.REBUILD_BOARD: tr('"Rebuild the board" below makes it again from the history.'),
    Remedy.BACK_UP: tr("One is made at the first save of each day; or use Back up."),
    Remedy.UNDO: (
        tr(
            "removed: Undo on the history page brings those rounds back; the others are for you "
            "to look at; delete what you do not need."
        )
    ),
    Remedy.OTHER_FOLDER: tr("A round can be kept in another folder with Save elsewhere, on the result page."),
    Remedy.RESUME_CLASS: tr(
        "Class, on the start page, resumes it or ends it; until then its names stay on this computer."
    ),
}


def for_commands(advice: str | Remedy) -> str:
    """What to do, for who types commands; *advice* that names no command is the same for both."""
    return COMMANDS[advice] if isinstance(advice, Remedy) else advice


def for_window(advice: str | Remedy) -> str:
    """What to do, for who looks at the window."""
    return WINDOW[advice] if isinstance(advice, Remedy) else advice


def in_commands(error: BullseyeError) -> str:
    """The error with what helps, for who types commands."""
    return str(error) if error.remedy is None else f"{error}. {COMMANDS[error.remedy]}"


def in_window(error: BullseyeError) -> str:
    """The error with what helps, for who looks at the window."""
    return str(error) if error.remedy is None else f"{error}. {WINDOW[error.remedy]}"
