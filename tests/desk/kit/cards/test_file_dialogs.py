"""Dialogs open among the documents, then where the last file was."""

from __future__ import annotations

from pathlib import Path
from tkinter import filedialog
from typing import Any

import pytest

from bullseye.desk.frame.window import Window
from bullseye.desk.kit.cards import file_dialogs
from bullseye.desk.kit.cards.file_dialogs import ask_folder, ask_open_path, ask_save_path, documents


def test_documents_are_where_the_desktop_has_them_in_its_own_language(tmp_path: Path) -> None:
    assert documents(tmp_path) == tmp_path
    (tmp_path / "Documents").mkdir()
    assert documents(tmp_path) == tmp_path / "Documents"
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "user-dirs.dirs").write_text(
        '# by the desktop\nXDG_DESKTOP_DIR="$HOME/Schreibtisch"\nXDG_DOCUMENTS_DIR="$HOME/Eigene Dokumente"\n'
    )
    assert documents(tmp_path) == tmp_path / "Documents", "the folder is gone"
    (tmp_path / "Eigene Dokumente").mkdir()
    assert documents(tmp_path) == tmp_path / "Eigene Dokumente"


def test_every_dialog_opens_among_the_documents_and_then_where_the_last_file_was(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, Path]] = []
    answers = iter(["", str(tmp_path / "lists" / "7b.csv"), str(tmp_path / "out"), str(tmp_path / "a.png"), ()])

    def dialog(kind: str) -> Any:
        def ask(**how: Any) -> object:
            opened.append((kind, how["initialdir"]))
            return next(answers)

        return ask

    for name, kind in (("askopenfilename", "open"), ("askdirectory", "folder"), ("asksaveasfilename", "save")):
        monkeypatch.setattr(filedialog, name, dialog(kind))
    monkeypatch.setattr(file_dialogs.Path, "home", lambda: tmp_path)
    for folder in ("Documents", "lists", "out"):
        (tmp_path / folder).mkdir()

    def ask_list() -> Path | None:
        return ask_open_path(window, "A list", [("A list", "*.csv")])

    assert ask_list() is None
    assert ask_list() == tmp_path / "lists" / "7b.csv"
    assert ask_folder(window, "Export") == tmp_path / "out"
    assert ask_save_path(window, "Save", "a.png", "A picture", ".png") == tmp_path / "a.png"
    (tmp_path / "lists").rmdir()
    assert ask_list() is None
    assert opened == [
        ("open", tmp_path / "Documents"), ("open", tmp_path / "Documents"), ("folder", tmp_path / "lists"),
        ("save", tmp_path / "out"), ("open", tmp_path),
    ]  # fmt: skip
