"""A table of any length: only the rows in sight exist, and the hand moves through all of them."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from tkinter import font as tkfont
from typing import Any

import pytest

from bullseye.desk.kit.table import DOWNWARDS, UPWARDS, Column, Row, Table, fit
from bullseye.desk.kit.theme import CELL_PAD_PX, Theme
from tests.desk.desk_rooms import type_key
from tests.gui import click, picture_of


@pytest.fixture
def theme(tk_root: tk.Tk) -> Theme:
    theme = Theme(tk_root, "light")
    theme.apply()
    return theme


@pytest.fixture
def opened() -> list[int]:
    return []


@pytest.fixture
def picked() -> list[int]:
    return []


@pytest.fixture
def table(tk_root: tk.Tk, theme: Theme, opened: list[int], picked: list[int]) -> Iterator[Table]:
    columns = (Column("Number", 80, "e"), Column("Name", 200, grow=True))
    table = Table(tk_root, theme, columns, on_open=opened.append, on_select=picked.append)
    table.place(x=0, y=0, width=500, height=400)
    tk_root.update()
    yield table


def row(number: int) -> Row:
    return Row((str(number), f"name {number}"))


def shown(table: Table) -> list[str]:
    return [str(table.tree.item(item, "values")[0]) for item in table.tree.get_children()]


def test_a_hundred_thousand_rows_ask_only_for_those_in_sight(table: Table) -> None:
    asked: list[int] = []

    def noting(number: int) -> Row:
        asked.append(number)
        return row(number)

    table.fill(100_000, noting)
    assert len(table.tree.get_children()) == table.visible
    assert max(asked) == table.visible - 1


def test_the_keys_reach_the_last_row_and_the_first_again(table: Table, picked: list[int]) -> None:
    table.fill(1000, row)
    type_key(table.tree, "End")
    assert picked[-1] == 999
    assert shown(table)[-1] == "999"
    type_key(table.tree, "Prior")
    assert picked[-1] == 999 - table.visible
    type_key(table.tree, "Home")
    assert picked[-1] == 0
    assert shown(table)[0] == "0"


def test_the_selection_stops_at_both_ends(table: Table) -> None:
    table.fill(3, row)
    type_key(table.tree, "Home")
    type_key(table.tree, "Up")
    assert table.selected == 0
    type_key(table.tree, "End")
    type_key(table.tree, "Down")
    assert table.selected == 2


def test_a_click_selects_the_row_below_the_pointer_after_scrolling_too(table: Table, picked: list[int]) -> None:
    table.fill(1000, row)
    table.see(500)
    table.update()
    first = table.top
    x, y, width, height = table.tree.bbox("2")
    click(table.tree, x + width // 2, y + height // 2)
    assert picked == [first + 2]
    assert table.selected == first + 2


def test_enter_and_a_double_click_open_a_row(table: Table, opened: list[int]) -> None:
    table.fill(5, row)
    table.select(3)
    type_key(table.tree, "Return")
    x, y, width, height = table.tree.bbox("1")
    for _ in range(2):
        click(table.tree, x + width // 2, y + height // 2)
    assert opened == [3, 1]


def test_the_wheel_scrolls_and_stops_at_the_ends(table: Table) -> None:
    table.fill(100, row)
    table.tree.event_generate("<Button-5>", x=20, y=100)
    assert table.top == 3
    for _ in range(50):
        table.tree.event_generate("<Button-5>", x=20, y=100)
    assert table.top == 100 - table.visible
    for _ in range(50):
        table.tree.event_generate("<Button-4>", x=20, y=100)
    assert table.top == 0


def test_the_scrollbar_is_there_only_when_it_is_needed(table: Table, tk_root: tk.Tk) -> None:
    table.fill(2, row)
    tk_root.update()
    assert not table.bar.winfo_ismapped()
    table.fill(200, row)
    tk_root.update()
    assert table.bar.winfo_ismapped()
    table._scrolled("moveto", "0.5")
    assert table.top == 100


def test_an_empty_table_says_its_sentence(table: Table, tk_root: tk.Tk) -> None:
    table.fill(0, row, "No scores yet.")
    tk_root.update()
    assert table._said.winfo_ismapped()
    table.fill(1, row, "No scores yet.")
    tk_root.update()
    assert not table._said.winfo_ismapped()


def test_a_heading_is_never_cut(table: Table, theme: Theme) -> None:
    for n, title in enumerate(("Number", "Name")):
        assert int(table.tree.column(str(n), "width")) >= theme.font("small").measure(title) + theme.px(16)


def test_a_text_that_is_too_long_ends_in_an_ellipsis_and_fits(theme: Theme) -> None:
    font = theme.font()
    assert fit("short", font, 500) == "short"
    cut = fit("W" * 40, font, 200)
    assert cut.endswith("\u2026")
    assert font.measure(cut) <= 200 < font.measure(cut[:-1] + "WW\u2026")


def test_a_table_that_grows_shows_more_rows(table: Table, tk_root: tk.Tk) -> None:
    table.fill(100, row)
    before = len(shown(table))
    table.place(height=700)
    tk_root.update()
    assert len(shown(table)) > before


def ink_columns(widget: tk.Misc, top: int, bottom: int, ground: str) -> list[tuple[int, int]]:
    """The first and last column of each text between two rows of *widget*, as it is drawn, in its own pixels."""
    picture = picture_of(widget)
    back = [value >> 8 for value in widget.winfo_rgb(ground)]

    def inked_at(x: int, y: int) -> bool:
        spot: Any = picture.getpixel((x, y))
        return sum(abs(a - b) for a, b in zip(spot, back, strict=True)) > 150

    inked = [x for x in range(2, picture.width - 2) if any(inked_at(x, y) for y in range(top, bottom))]
    runs: list[tuple[int, int]] = []
    for x in inked:
        if runs and x - runs[-1][1] < 15:
            runs[-1] = (runs[-1][0], x)
        else:
            runs.append((x, x))
    return runs


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_heads_stand_over_their_cells(tk_root: tk.Tk, scale: float) -> None:
    theme = Theme(tk_root, "light", scale)
    theme.apply()
    found = Table(tk_root, theme, (Column("IHI", 110), Column("IHI", 110, "e"), Column("IHI", 110)))
    found.place(x=0, y=0, width=700, height=300)
    found.fill(2, lambda n: Row(("IHI", "IHI", "IHI")))
    found.lift()
    tk_root.update()
    box = found.tree.bbox("1", "0")
    assert not isinstance(box, str)
    _, top, _, high = box
    panel, raised = theme.palette.panel, theme.palette.raised
    borders = found._heading_px()
    head = [run for run in ink_columns(found.tree, 6, borders - 6, panel) if run[1] - run[0] > 5]
    cells = [run for run in ink_columns(found.tree, top + 4, top + high - 4, raised) if run[1] - run[0] > 5]
    assert len(head) == len(cells) == 3
    for (left, right), (cell_left, cell_right), side in zip(head, cells, "lrl", strict=True):
        assert abs(left - cell_left if side == "l" else right - cell_right) <= 2, (head, cells)


def test_a_text_and_the_number_before_it_keep_apart(theme: Theme, tk_root: tk.Tk) -> None:
    assert 2 * theme.px(CELL_PAD_PX) >= theme.font().measure("  ")


@pytest.fixture
def orders() -> list[tuple[int, bool]]:
    return []


@pytest.fixture
def sortable(tk_root: tk.Tk, theme: Theme, orders: list[tuple[int, bool]]) -> Table:
    columns = (Column("Date", 120), Column("Player", 120), Column("Score", 120, "e"))
    found = Table(tk_root, theme, columns, on_sort=lambda column, down: orders.append((column, down)))
    found.place(x=0, y=0, width=500, height=300)
    found.fill(3, lambda n: Row(("a", "b", "c")))
    tk_root.update()
    return found


def test_a_click_on_a_head_asks_for_its_order_and_again_for_the_other(
    sortable: Table, orders: list[tuple[int, bool]]
) -> None:
    assert sortable.tree.heading("0", "text") == f"Date{DOWNWARDS}"
    click(sortable.tree, 300, 10)  # numbers begin with the greatest, names with A
    click(sortable.tree, 300, 10)
    click(sortable.tree, 180, 10)
    assert orders == [(2, True), (2, False), (1, False)]
    assert sortable.tree.heading("1", "text") == f"Player{UPWARDS}"
    assert sortable.tree.heading("0", "text") == "Date"


def test_the_keys_order_the_rows_too(sortable: Table, orders: list[tuple[int, bool]]) -> None:
    for key in ("Control-Right", "Control-Right", "Control-Right", "Control-Left", "Control-Up", "Control-Down"):
        sortable.tree.focus_force()
        sortable.tree.event_generate(f"<{key}>")
        sortable.tree.update()
    assert orders == [(1, False), (2, True), (0, False), (2, True), (2, False), (2, True)]


def test_a_column_with_nothing_in_it_can_be_left_out(table: Table, tk_root: tk.Tk) -> None:
    table.fill(3, row)
    table.show_columns((1,))
    tk_root.update()
    box = table.tree.bbox("0", "1")
    assert table.tree.bbox("0", "0") == "" and not isinstance(box, str) and box[2] > 300


@pytest.mark.parametrize("family", ["Noto Sans", "DejaVu Sans"])
def test_a_column_holds_its_text_whole_in_a_wider_font_too(
    tk_root: tk.Tk, family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Theme(tk_root, "light", 1.0)
    theme.apply()
    font = tkfont.Font(tk_root, family=family, size=-theme.px(16))
    monkeypatch.setattr(theme, "font", lambda *_: font)
    columns = (Column("Date", 168), Column("Score", 88, "e"), Column("Face", 150, grow=True))
    made = Table(tk_root, theme, columns)
    made.fill(1, lambda _: Row(("2026-03-18  15:00", "23.660 s", "Classic")))
    made.place(x=0, y=0, width=900, height=200)
    made.update()
    assert made.tree.item(made.tree.get_children()[0], "values") == ("2026-03-18  15:00", "23.660 s", "Classic")
    made.destroy()


def test_where_there_is_room_no_cell_is_cut_and_the_table_keeps_its_size(tk_root: tk.Tk, theme: Theme) -> None:
    columns = (Column("Date", 60), Column("Name", 200, grow=True), Column("Face", 80, grow=True), Column("", 40))
    made = Table(tk_root, theme, columns)
    made.place(x=0, y=0, width=760, height=200)
    texts = ("2026-11-29  12:00", "Bo", "World Archery 40 cm triple spot", "4 distances")
    made.fill(1, lambda _: Row(texts))
    made.update()
    assert made.tree.item("0", "values") == texts
    before, drawn = made.winfo_reqwidth(), []
    made.bind("<Configure>", drawn.append, add=True)
    made.fill(1, lambda _: Row(("1", "Gillian Featherstonehaugh of Wherever-on-Sea", "x", "y")))
    for _ in range(5):
        made.update()
    assert made.winfo_reqwidth() == before and not drawn, "what is in it moves nothing around it"
    assert sum(int(made.tree.column(str(n), "width")) for n in range(4)) <= 760
    made.destroy()


def test_a_column_drawn_wider_by_hand_keeps_its_width(table: Table, tk_root: tk.Tk) -> None:
    table.fill(3, row)
    tk_root.update()
    edge = int(table.tree.column("0", "width"))
    table.tree.event_generate("<Button-1>", x=edge, y=8)
    table.tree.event_generate("<B1-Motion>", x=edge + 60, y=8)
    table.tree.event_generate("<ButtonRelease-1>", x=edge + 60, y=8)
    tk_root.update()
    wide = int(table.tree.column("0", "width"))
    assert wide > edge
    table.fill(3, row)
    tk_root.update()
    assert int(table.tree.column("0", "width")) == wide
