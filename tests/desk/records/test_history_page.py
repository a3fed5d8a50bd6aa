"""The history page: every round newest first, filters, words for what does not count, a round opened again."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.table import DOWNWARDS
from bullseye.desk.records.history_page import HistoryPage
from bullseye.desk.records.round_choice import KINDS
from tests.desk.desk_rooms import answer, played, services_in, texts_in, type_key
from tests.gui import click
from tests.play.entered import entered

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


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
    return [record.id for record in records]


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
    choose(page, "kind", list(KINDS).index(kind))
    assert [r.id for r in page.found] == [some[n] for n in left]


def test_filters_add_up_and_say_how_many_are_left(window: Window, some: list[str]) -> None:
    page = history(window)
    choose(page, "player", 1)
    assert {r.player for r in page.found} == {"Anna"}
    choose(page, "face", 2)
    assert [r.id for r in page.found] == [some[3]]
    assert str(page.counted.cget("text")) == "1 of 5 rounds"
    choose(page, "kind", list(KINDS).index("simulated"))
    assert page.table.count == 0
    assert "No round fits" in str(page.table._said.cget("text"))
    assert page.open_button.instate(["disabled"])


def test_enter_opens_the_selected_round_and_escape_comes_back_to_it(window: Window, some: list[str]) -> None:
    page = history(window)
    type_key(page.table.tree, "Down")
    wanted = page.found[page.table.selected or 0].id
    type_key(page.table.tree, "Return")
    assert window.page is not None and window.page.name == "result"
    assert window.page.outcome.record.id == wanted  # type: ignore[attr-defined]
    type_key(window.page, "Escape")
    assert window.page is page
    assert page.found[page.table.selected or 0].id == wanted


def test_a_double_click_opens_a_round(window: Window, some: list[str]) -> None:
    page = history(window)
    x, y, width, height = page.table.tree.bbox("2")
    for _ in range(2):
        click(page.table.tree, x + width // 2, y + height // 2)
    assert window.page is not None and window.page.name == "result"
    assert window.page.outcome.record.id == some[2]  # type: ignore[attr-defined]


def test_a_round_is_found_again_after_another_program_changed_the_file(window: Window, some: list[str]) -> None:
    page = history(window)
    path = window.services.dirs.history
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    page.table.select(0)
    page.open_selected()
    assert window.page is not None and window.page.name == "result"
    assert window.page.outcome.record.id == some[4]  # type: ignore[attr-defined]


def test_a_round_recorded_since_stands_there_when_the_page_is_shown_again(window: Window, some: list[str]) -> None:
    page = history(window)
    window.show("board")
    record = played(window.services, 9)
    window.services.store.save(record)
    assert history(window) is page
    assert page.found[0].id == record.id
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
    assert "there is a folder where a file should be" in str(page.odd_text.cget("text"))


def test_a_list_of_ten_thousand_rounds_keeps_only_what_is_seen(window: Window, some: list[str]) -> None:
    page = history(window)
    page.rounds = page.rounds * 2000
    page._filter()
    assert page.table.count == 10_000
    assert len(page.table.tree.get_children()) == page.table.visible
    assert str(page.counted.cget("text")) == "10,000 rounds"
    type_key(page.table.tree, "End")
    assert page.table.selected == 9999


# -- export and import -----------------------------------------------------------------------------------


def told(window: Window) -> str:
    window.root.update()
    return " ".join(window.notices.texts)


def export_to(window: Window, page: HistoryPage, path: Path, what: str) -> None:
    page.ask_save = lambda *args: path
    answer(window, lambda card: card.buttons[what].invoke())
    page.table.tree.focus_force()
    page.table.tree.event_generate("<KeyPress-e>", state=0x4)
    window.root.update()


def import_from(window: Window, page: HistoryPage, path: Path, kind: str = "file") -> None:
    page.ask_open = page.ask_folder = lambda *args: path
    answer(window, lambda card: card.buttons[kind].invoke())
    page.import_button.invoke()


def test_the_rounds_shown_are_exported_oldest_first(window: Window, some: list[str], tmp_path: Path) -> None:
    page = history(window)
    choose(page, "player", 1)
    path = tmp_path / "out.csv"
    path.write_text("an older export")
    export_to(window, page, path, "rounds")
    rows = list(csv.DictReader(path.read_text().splitlines()))
    assert [row["round_id"] for row in rows] == [some[0], some[1], some[3]]
    assert "3 rounds exported" in told(window)
    export_to(window, page, path, "shots")
    rows = list(csv.DictReader(path.read_text().splitlines()))
    assert {row["round_id"] for row in rows} == {some[0], some[1], some[3]}
    assert len(rows) > 20


def test_an_export_for_a_spreadsheet_begins_with_its_mark(window: Window, some: list[str], tmp_path: Path) -> None:
    page = history(window)
    export_to(window, page, tmp_path / "sheet.csv", "sheet")
    assert (tmp_path / "sheet.csv").read_bytes().startswith(b"\xef\xbb\xbfround_id")
    assert "rounds exported" in told(window)


def test_an_export_that_cannot_be_written_leaves_the_older_one(window: Window, some: list[str], tmp_path: Path) -> None:
    page = history(window)
    export_to(window, page, tmp_path / "no-folder" / "out.csv", "rounds")
    assert "Nothing was exported" in told(window)
    assert not (tmp_path / "no-folder").exists()


def test_another_history_is_taken_in_each_round_once(window: Window, some: list[str], tmp_path: Path) -> None:
    other = services_in(tmp_path / "other")
    new = other.finish(played(other, 20)).record.id
    lines = window.services.dirs.history.read_bytes().splitlines(keepends=True)
    with other.dirs.history.open("ab") as file:
        file.write(lines[0] + lines[1][:80] + b"\n")
    page = history(window)
    import_from(window, page, other.dirs.data, "folder")
    assert "1 round added. 1 round was already here." in told(window)
    assert "line 3: " in told(window) and "character" in told(window)
    assert page.found[0].id == new
    assert page.table.count == 6


def test_an_export_of_shots_comes_back_on_another_computer(window: Window, some: list[str], tmp_path: Path) -> None:
    page = history(window)
    choose(page, "player", 2)
    export_to(window, page, tmp_path / "out.csv", "shots")
    window.services.dirs.history.unlink()
    page = history(window)
    import_from(window, page, tmp_path / "out.csv")
    assert "1 round added. They are marked as imported" in told(window)
    assert [r.id for r in page.rounds] == [some[2]]


def test_a_plain_list_of_shots_becomes_a_round_after_a_question(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("x_mm,y_mm\n1,2\n-3,4\n")
    page = history(window)
    page.ask_open = lambda *args: path
    asked: list[str] = []

    def second(card: object) -> None:
        asked.extend(texts_in(card))  # type: ignore[arg-type]
        card.yes.invoke()  # type: ignore[attr-defined]

    def first(card: object) -> None:
        card.buttons["file"].invoke()  # type: ignore[attr-defined]
        answer(window, second)

    answer(window, first)
    page.import_()
    assert any("does not say what was shot at" in text for text in asked)
    assert [(r.player, r.shots, r.ranked) for r in page.rounds] == [("Anna", 2, False)]


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.csv", b"name,age\n1,2\n", "x_mm"),
        ("b.csv", b"\xff\xfe\x00", "not UTF-8"),
        ("c.zip", b"PK\x03\x04...", "backup"),
        ("d.jsonl", b'{"a":1}\n', "No round was found"),
    ],
)
def test_what_cannot_be_imported_is_told_and_changes_nothing(
    window: Window, some: list[str], tmp_path: Path, name: str, data: bytes, word: str
) -> None:
    (tmp_path / name).write_bytes(data)
    page = history(window)
    page.ask_open = lambda *args: tmp_path / name

    def reply(card: object) -> None:
        card.buttons["file"].invoke()  # type: ignore[attr-defined]
        if name == "a.csv":
            answer(window, lambda card: card.yes.invoke())

    answer(window, reply)
    page.import_()
    assert word in told(window)
    assert [r.id for r in window.services.store.rounds()] == some


def test_a_damaged_line_is_told_in_our_own_words(window: Window, some: list[str]) -> None:
    path = window.services.dirs.history
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0][:300] + b"\n", *lines[1:]]))
    text = str(history(window).odd_text.cget("text"))
    assert "at at" not in text and "Unterminated" not in text and "delimiter" not in text
    assert "at character" in text


@pytest.mark.parametrize("size", ["1024x700", "1280x800"])
def test_every_button_of_the_bar_is_whole(window: Window, some: list[str], size: str) -> None:
    from bullseye.records.care.removal import remove_round

    remove_round(window.services.store, some[0])
    window.root.minsize(1, 1)
    window.root.geometry(size)
    page = history(window)
    right = window.root.winfo_rootx() + window.root.winfo_width()
    buttons = [page.delete_button, page.export_button, page.import_button, page.undo_button]
    for button in buttons:
        assert button.winfo_ismapped()
        assert button.winfo_width() >= button.winfo_reqwidth()
        assert button.winfo_rootx() + button.winfo_width() < right


def test_rounds_stand_by_time_whatever_their_order_in_the_file(window: Window) -> None:
    for number in (2, 0, 3, 1):
        window.services.store.save(played(window.services, number))
    page = history(window)
    assert [r.date for r in page.found] == sorted((r.date for r in page.found), reverse=True)
    assert str(page.table.tree.heading("0", "text")).endswith(DOWNWARDS)


def test_a_click_on_a_head_sorts_by_it_and_keeps_the_selected_round(window: Window, some: list[str]) -> None:
    page = history(window)
    page.table.select(3)
    chosen = page.found[3].id
    heads = page.table.tree
    left = sum(int(heads.column(str(n), "width")) for n in range(4))
    click(heads, left + 20, 10)  # Score: the greatest first, what has none last
    scores = [r.score for r in page.found]
    have = [score for score in scores if score is not None]
    assert have == sorted(have, reverse=True) and scores[: len(have)] == have
    assert page.table.selected is not None and page.found[page.table.selected].id == chosen
    click(heads, left + 20, 10)
    have = [r.score for r in page.found if r.score is not None]
    assert have == sorted(have)
    heads.focus_force()
    heads.event_generate("<Control-Left>")  # Face, by name
    heads.update()
    assert [page.table.cells(n)[3] for n in range(5)] == sorted(page.table.cells(n)[3] for n in range(5))


def test_the_column_for_what_does_not_count_is_there_only_where_it_says_something(
    window: Window, some: list[str]
) -> None:
    page = history(window)
    assert len(page.table.tree.cget("displaycolumns")) == 8
    choose(page, "kind", list(KINDS).index("ranked"))
    assert len(page.table.tree.cget("displaycolumns")) == 7


def test_the_distances_of_a_match_are_one_row_with_their_sum(window: Window, some: list[str]) -> None:
    for record in entered("wa-1440-90m", ["X 10 9", "9 9", "8"], "Anna"):
        window.services.store.save(record)
    page = history(window)
    at = next(n for n, row in enumerate(page.found) if row.drill == "wa-1440-90m")
    assert page.table.cells(at)[1:] == (
        "Anna", "WA 1440 from 90 m", "several", "55", "100 %", "6", "3 distances",
    )  # fmt: skip
    assert len(page.found) == 6 and str(page.counted.cget("text")) == "6 rounds"


def test_a_match_is_opened_corrected_and_deleted_as_one(window: Window) -> None:
    for record in entered("wa-1440-90m", ["X 10 9", "9 9", "8"], "Anna"):
        window.services.store.save(record)
    page = history(window)
    page.table.select(0)
    page._offer_race(0)
    assert str(page.beat_button.cget("text")).startswith("Correct")
    answer(window, lambda card: card.yes.invoke())
    type_key(page.table.tree, "Delete")
    assert not window.services.store.rounds()
    window.root.event_generate("<Control-z>")
    window.root.update()
    assert len(window.services.store.rounds()) == 3 and len(page.found) == 1
    type_key(page.table.tree, "e")
    assert window.page is not None and window.page.name == "enter"


def test_a_match_is_found_by_the_face_of_any_of_its_distances(window: Window) -> None:
    for record in entered("wa-1440-90m", ["10", "9", "8"], "Anna"):
        window.services.store.save(record)
    page = history(window)
    faces = page._values["face"]
    assert faces[1:] == ["wa-122", "wa-80"] or set(faces[1:]) == {"wa-122", "wa-80"}
    choose(page, "face", faces.index("wa-80"))
    assert len(page.found) == 1
