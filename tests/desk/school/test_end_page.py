"""The end of a class in the window: export first, then what goes, then the wipe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.classroom.log import ending
from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.store import ClassLog
from bullseye.classroom.people.kept_lists import KeptLists
from bullseye.classroom.people.roster import Entry
from bullseye.desk.school.end_page import ClassEndPage
from bullseye.errors import StorageError
from tests.desk.class_rooms import notices, open_class, quick_turn
from tests.desk.desk_rooms import answer, services_in, type_key, window_on
from tests.fakes import ManualClock

if TYPE_CHECKING:
    import tkinter as tk
    from collections.abc import Iterator

    from bullseye.desk.frame.window import Window


@pytest.fixture
def window(tk_root: tk.Tk, tmp_path: Path, clock: ManualClock) -> Iterator[Window]:
    with window_on(tk_root, services_in(tmp_path, clock)) as window:
        window.show("start")
        quick_turn(open_class(window, "Anna", "Ben"))
        window.show("class_end")
        window.root.update()
        yield window
        if window.mode is not None:
            window.mode.shut()


def end_page(window: Window) -> ClassEndPage:
    assert isinstance(window.page, ClassEndPage)
    return window.page


def into(window: Window, folder: str) -> None:
    page = end_page(window)
    page.folder.delete(0, "end")
    page.folder.insert(0, folder)


def folder_of(window: Window) -> Path:
    assert window.mode is not None and window.mode.room.log is not None
    return window.mode.room.log.folder


def test_a_dated_folder_in_the_home_is_offered(window: Window, home: Path) -> None:
    assert end_page(window).folder.get() == str(home / "bullseye-2026-11-22-7b-maths")
    (home / "Documents").mkdir()
    window.show("class_end")
    assert end_page(window).folder.get() == str(home / "Documents" / "bullseye-2026-11-22-7b-maths")


def test_the_export_makes_its_folder_and_is_told_and_remembered(window: Window, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    into(window, str(folder))
    page = end_page(window)
    page.papers.set(False)
    type_key(page.export_button, "x")
    assert sorted(path.name for path in folder.iterdir())[:2] == ["audit.csv", "board.csv"]
    assert str(folder) in page.exported.cget("text") and str(folder) in page.words.cget("text")
    assert window.mode is not None and window.mode.class_state.exports == (str(folder),)


def test_the_second_class_of_a_day_never_writes_over_the_export_of_the_first(window: Window, home: Path) -> None:
    page, first = end_page(window), home / "bullseye-2026-11-22-7b-maths"
    page.papers.set(False)
    type_key(page.export_button, "x")
    kept = {path.name: path.read_bytes() for path in first.iterdir()}
    assert kept and b"Anna" in kept["board.csv"]
    quick_turn(open_class(window, "Zoe"))
    window.show("class_end")
    page = end_page(window)
    page.papers.set(False)
    second = home / "bullseye-2026-11-22-7b-maths-2"
    assert page.folder.get() == str(second), "the free folder is offered"
    into(window, str(first))
    type_key(page.export_button, "x")
    assert {path.name: path.read_bytes() for path in first.iterdir()} == kept
    assert b"Zoe" in (second / "board.csv").read_bytes()
    assert page.folder.get() == str(second) and str(second) in page.exported.cget("text")
    type_key(page.export_button, "x")
    assert not (home / "bullseye-2026-11-22-7b-maths-3").exists(), "its own export is written again"


def test_sheet_and_certificates_are_printed_too(window: Window, tmp_path: Path) -> None:
    pytest.importorskip("fpdf")
    into(window, str(tmp_path / "out"))
    assert end_page(window).export()
    papers = sorted(path.name for path in (tmp_path / "out").glob("*.pdf"))
    assert papers == ["certificates.pdf", "class-sheet.pdf"]
    assert all((tmp_path / "out" / name).read_bytes().startswith(b"%PDF") for name in papers)
    assert "7 files" in end_page(window).exported.cget("text")


def test_the_papers_can_be_left_out(window: Window, tmp_path: Path) -> None:
    into(window, str(tmp_path / "out"))
    end_page(window).papers_box.invoke()
    assert end_page(window).export() and not list((tmp_path / "out").glob("*.pdf"))


def test_without_the_pdf_package_the_tables_are_written_all_the_same(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)
    into(window, str(tmp_path / "out"))
    assert end_page(window).export()
    assert "The tables are written" in notices(window)[-1] and "5 files" in end_page(window).exported.cget("text")


@pytest.mark.parametrize("folder", ["", "here", "./there"])
def test_a_folder_must_be_whole(window: Window, folder: str) -> None:
    into(window, folder)
    assert not end_page(window).export() and "whole path" in notices(window)[-1]


def test_a_folder_that_cannot_be_made_is_told(window: Window, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    into(window, str(tmp_path / "file" / "below"))
    assert not end_page(window).export() and "cannot be made" in notices(window)[-1]


def test_the_folder_can_be_chosen(window: Window, tmp_path: Path) -> None:
    page = end_page(window)
    page.ask_folder = lambda *_, **__: tmp_path
    page.choose_button.invoke()
    assert page.folder.get() == str(tmp_path)
    page.ask_folder = lambda *_, **__: None
    page.choose_button.invoke()
    assert page.folder.get() == str(tmp_path)


def test_it_says_what_goes_before_anything_goes(window: Window) -> None:
    page = end_page(window)
    words = page.words.cget("text")
    assert "will be wiped" in words and "1 round will be deleted" in words
    assert str(folder_of(window) / "class.jsonl") in words and "Nothing was exported" in words
    page.ways["keep"].invoke()
    assert "1 round stays, under a seat number" in page.words.cget("text")
    asked: list[str] = []

    def reply(card: Any) -> None:
        asked.extend(str(child.cget("text")) for child in card.winfo_children() if "label" in str(child))
        assert card.focus_get() is card.no, "a careless Enter wipes nothing"
        card.close()

    answer(window, reply)
    page.wipe_button.invoke()
    assert "Nothing was exported" in " ".join(asked)
    assert (folder_of(window) / "class.jsonl").exists() and window.page is page


def test_everything_is_deleted_and_the_start_page_comes(window: Window) -> None:
    folder = folder_of(window)
    answer(window, lambda card: card.yes.invoke())
    type_key(end_page(window).wipe_button, "Return")
    assert not folder.exists() and window.mode is None
    assert window.page is not None and window.page.name == "start" and "2 names wiped" in notices(window)[-1]


def test_a_kept_list_of_the_class_is_named_and_goes_when_that_is_wanted(window: Window) -> None:
    lists = KeptLists(window.services.dirs.data)
    lists.keep("7b", [Entry("Anna"), Entry("Ben")])
    lists.keep("8c", [Entry("Anna"), Entry("Zoe")])
    page = end_page(window)
    page.refresh()
    window.root.update()
    assert page.forget_box.winfo_ismapped() and "7b" in str(page.forget_box.cget("text"))
    assert "8c" not in str(page.forget_box.cget("text")) and not page.forgets.get()
    page.forget_box.invoke()
    answer(window, lambda card: card.yes.invoke())
    type_key(page.wipe_button, "Return")
    assert window.mode is None and lists.names() == ["8c"]


def test_rounds_can_stay_under_seat_numbers(window: Window) -> None:
    folder = folder_of(window)
    end_page(window).ways["keep"].invoke()
    answer(window, lambda card: card.yes.invoke())
    type_key(end_page(window).wipe_button, "space")
    class_state = ClassState(ClassLog(folder).read())
    assert (
        class_state.wiped
        and [s.name for s in class_state.students] == ["Seat 1", "Seat 2"]
        and len(class_state.taken) == 1
    )
    assert b"Anna" not in (folder / "class.jsonl").read_bytes()


def test_a_wipe_that_fails_is_told_and_tried_again(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    page = end_page(window)

    def full(*_: object) -> None:
        raise StorageError("the disk is gone")

    with monkeypatch.context() as patch:
        patch.setattr(ending, "_wipe", full)
        answer(window, lambda card: card.yes.invoke())
        page.wipe_button.invoke()
        assert "not wiped yet" in notices(window)[-1] and window.page is page
    answer(window, lambda card: card.yes.invoke())
    type_key(page.wipe_button, "space")
    assert window.mode is None and not list((window.services.dirs.data / "classes").iterdir())


def test_escape_goes_back_to_the_class_and_deletes_nothing(window: Window) -> None:
    type_key(end_page(window).export_button, "Escape")
    assert window.page is not None and window.page.name == "class" and (folder_of(window) / "class.jsonl").exists()
