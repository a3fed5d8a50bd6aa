"""What a result page keeps: rounds that could not be saved wait, are told of, and get their second chance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bullseye.desk.result.unsaved_bar import UnsavedBar, file_name, save_elsewhere, save_waiting
from tests.desk.desk_rooms import played, texts_in

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def test_the_bar_is_there_only_while_something_waits(window: Window) -> None:
    bar = UnsavedBar(window.stage, window, lambda: None, lambda: None)
    bar.grid(row=0, column=0)
    bar.show("")
    window.root.update()
    assert not bar.winfo_ismapped()
    for n in range(2):
        window.unsaved.add(played(window.services, n))
    bar.show("the disk is full")
    window.root.update()
    said = texts_in(bar)
    assert "! 2 rounds not saved" in said
    assert "The disk is full. Kept in memory until the window is closed." in said


def test_what_waits_is_saved_and_told(window: Window) -> None:
    record = played(window.services, 1)
    window.unsaved.add(record)
    assert save_waiting(window) == ""
    assert window.services.store.has(record.id) and not window.unsaved
    window.root.update()
    assert "1 round that waited in memory is saved now." in window.notices.texts


def test_what_still_cannot_be_saved_says_why_and_waits_on(window: Window, tmp_path: Path) -> None:
    window.unsaved.add(played(window.services, 1))
    (tmp_path / "data").write_text("a file where the folder should be")
    assert "data" in save_waiting(window)
    assert len(window.unsaved) == 1


def test_elsewhere_is_a_file_named_after_the_round(window: Window, tmp_path: Path) -> None:
    record = played(window.services, 1)
    window.unsaved.add(record)
    asked: list[Any] = []

    def ask(*words: Any) -> Path:
        asked.extend(words)
        return tmp_path / "kept.jsonl"

    name = file_name(window.services.review(record))
    assert save_elsewhere(window, ask, name)
    assert name == "bullseye-ten-shots-" + record.finished.replace(":", "").replace("-", "")
    assert f"{name}.jsonl" in asked
    assert record.id in (tmp_path / "kept.jsonl").read_text(encoding="utf-8")
    assert not save_elsewhere(window, lambda *_: None, name)
