"""Which file or folder: the system's dialogs, which open among the documents, then where the last file was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

MEMORY = "files_in"
_OF_DESKTOP = re.compile(r'^\s*XDG_DOCUMENTS_DIR="\$HOME/([^"]+)"', re.MULTILINE)


def documents(home: Path) -> Path:
    """The folder of a person's documents: as the desktop calls it in its language, else Documents, else *home*."""
    try:
        named = _OF_DESKTOP.findall((home / ".config" / "user-dirs.dirs").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        named = []
    return next((folder for name in (*named, "Documents") if (folder := home / name).is_dir()), home)


def place(window: Shell) -> Path:
    """Where a dialog opens: where the last file of this sitting was, else among the documents."""
    last = window.memory.get(MEMORY, "")
    return Path(last) if last and Path(last).is_dir() else documents(Path.home())


def ask_save_path(window: Shell, title: str, name: str, kind: str, suffix: str) -> Path | None:
    """Ask where to save a file; None when the player cancels."""
    from tkinter import filedialog

    chosen = filedialog.asksaveasfilename(
        parent=window.root, title=title, initialdir=place(window), initialfile=name, defaultextension=suffix,
        filetypes=[(kind, f"*{suffix}"), (tr("All files"), "*")],
    )  # fmt: skip
    return _taken(window, chosen)


def ask_open_path(window: Shell, title: str, kinds: Sequence[tuple[str, str]]) -> Path | None:
    """Ask for a file that is there; None when the player cancels."""
    from tkinter import filedialog

    chosen = filedialog.askopenfilename(
        parent=window.root, title=title, initialdir=place(window), filetypes=[*kinds, (tr("All files"), "*")]
    )
    return _taken(window, chosen)


def ask_folder(window: Shell, title: str, *, there: bool = True) -> Path | None:
    """Ask for a folder; None when the player cancels. Not *there*: it may be made later."""
    from tkinter import filedialog

    chosen = filedialog.askdirectory(parent=window.root, title=title, initialdir=place(window), mustexist=there)
    return _taken(window, chosen, folder=True)


def _taken(window: Shell, chosen: str, *, folder: bool = False) -> Path | None:
    """What was chosen, and remember where; a cancelled dialog gives "" or ()."""
    if not chosen:
        return None
    path = Path(chosen)
    window.memory[MEMORY] = str(path if folder else path.parent)
    return path
