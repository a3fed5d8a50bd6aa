"""The history page: every round newest first, filters, words for what does not count, a round opened again."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.history_page import KINDS, HistoryPage
from tests.desk.desk_rooms import played, services_in, type_key, window_on
from tests.gui import click

if TYPE_CHECKING:
    from bullseye.desk.window import Window


@pytest.fixture
def window(tk_root: tk.Tk, tmp_path: Path) -> Iterator[Window]:
    with window_on(tk_root, services_in(tmp_path)) as window:
        yield window


def history(window: Window) -> HistoryPage:
    window.show("history")
    window.root.update()
    assert isinstance(window.page, HistoryPage)
    return window.page


def choose(page: HistoryPage, name: str, at: int) -> None:
    page.boxes[name].current(at)
    page.boxes[name].event_generate("<<ComboboxSelected>>")


@pytest.fixture
def some(window: Window) -> list[str]:
    """Five rounds: three of Anna's (one of practice), one of Ben's, one simulated; their ids, oldest first."""
    services = window.services
    records = [
        played(services, 0),
        played(services, 1, drill="practice"),
        played(services, 2, player="Ben"),
        played(services, 3, face="wide"),
        played(services, 4, player="Robot", simulated=True),
    ]
    for record in records:
        services.store.save(record)
    return [record["id"] for record in records]


def test_without_rounds_enter_plays_one(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    page = history(window)
    assert page.table._said.winfo_ismapped()
    assert str(page.open_button.cget("text")).startswith("Play")
    asked: list[str] = []
    monkeypatch.setattr(window, "show", lambda name, **args: asked.append(name))
    type_key(page.open_button, "Return")
    assert asked == ["play"]


def test_rounds_stand_newest_first_with_the_names_people_read(window: Window, some: list[str]) -> None:
    page = history(window)
    assert [r.id for r in page.found] == some[::-1]
    assert page.table.cells(1)[2:4] == ("Ten shots", "Wide rings")
    assert str(page.counted.cget("text")) == "5 rounds"


def test_rounds_that_are_on_no_board_are_marked_by_a_word(window: Window, some: list[str]) -> None:
    page = history(window)
    assert [page.table.cells(n)[-1] for n in range(5)] == ["simulated", "", "", "unranked", ""]


@pytest.mark.parametrize(
    ("kind", "left"), list(zip(KINDS, ([4, 3, 2, 1, 0], [3, 2, 0], [1], [4]), strict=True)), ids=KINDS
)
def test_each_kind_of_round_can_be_had_alone(window: Window, some: list[str], kind: str, left: list[int]) -> None:
    page = history(window)
    choose(page, "Rounds", KINDS.index(kind))
    assert [r.id for r in page.found] == [some[n] for n in left]


def test_filters_add_up_and_say_how_many_are_left(window: Window, some: list[str]) -> None:
    page = history(window)
    choose(page, "Player", 1)
    assert {r.player for r in page.found} == {"Anna"}
    choose(page, "Face", 2)
    assert [r.id for r in page.found] == [some[3]]
    assert str(page.counted.cget("text")) == "1 of 5 rounds"
    choose(page, "Rounds", KINDS.index("Simulated"))
    assert page.table.count == 0
    assert "No round fits" in str(page.table._said.cget("text"))
    assert page.open_button.instate(["disabled"])


def test_enter_opens_the_selected_round_and_escape_comes_back_to_it(window: Window, some: list[str]) -> None:
    page = history(window)
    type_key(page.table.tree, "Down")
    wanted = page.found[page.table.selected or 0].id
    type_key(page.table.tree, "Return")
    assert window.page is not None and window.page.name == "result"
    assert window.page.outcome.record["id"] == wanted  # type: ignore[attr-defined]
    type_key(window.page, "Escape")
    assert window.page is page
    assert page.found[page.table.selected or 0].id == wanted


def test_a_double_click_opens_a_round(window: Window, some: list[str]) -> None:
    page = history(window)
    x, y, width, height = page.table.tree.bbox("2")
    for _ in range(2):
        click(page.table.tree, x + width // 2, y + height // 2)
    assert window.page is not None and window.page.name == "result"
    assert window.page.outcome.record["id"] == some[2]  # type: ignore[attr-defined]


def test_a_round_is_found_again_after_another_program_changed_the_file(window: Window, some: list[str]) -> None:
    page = history(window)
    path = window.services.dirs.history
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    page.table.select(0)
    page.open_selected()
    assert window.page is not None and window.page.name == "result"
    assert window.page.outcome.record["id"] == some[4]  # type: ignore[attr-defined]


def test_a_round_recorded_since_stands_there_when_the_page_is_shown_again(window: Window, some: list[str]) -> None:
    page = history(window)
    window.show("board")
    record = played(window.services, 9)
    window.services.store.save(record)
    assert history(window) is page
    assert page.found[0].id == record["id"]
    assert page.table.count == 6


def test_a_line_that_stands_twice_is_one_round(window: Window, some: list[str]) -> None:
    path = window.services.dirs.history
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, lines[0]]))
    assert [r.id for r in history(window).found] == some[::-1]


def test_a_damaged_line_is_told_and_every_other_round_still_stands(window: Window, some: list[str]) -> None:
    path = window.services.dirs.history
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], lines[2][:100] + b"\n", *lines[3:]]))
    page = history(window)
    assert page.odd.winfo_ismapped()
    assert "1 line of history.jsonl cannot be read" in str(page.odd_text.cget("text"))
    assert [r.id for r in page.found] == [some[n] for n in (4, 3, 1, 0)]


def test_without_damage_nothing_is_told(window: Window, some: list[str]) -> None:
    assert not history(window).odd.winfo_ismapped()


def test_a_folder_in_place_of_the_history_is_told_in_a_sentence(window: Window) -> None:
    window.services.dirs.history.mkdir(parents=True)
    page = history(window)
    assert "a folder stands where a file should be" in str(page.odd_text.cget("text"))


def test_a_list_of_ten_thousand_rounds_keeps_only_what_is_seen(window: Window, some: list[str]) -> None:
    page = history(window)
    page.rounds = page.rounds * 2000
    page._filter()
    assert page.table.count == 10_000
    assert len(page.table.tree.get_children()) == page.table.visible
    assert str(page.counted.cget("text")) == "10,000 rounds"
    type_key(page.table.tree, "End")
    assert page.table.selected == 9999
