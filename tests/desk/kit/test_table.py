"""A table of any length: only the rows in sight exist, and the hand moves through all of them."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator

import pytest

from bullseye.desk.kit.table import LEAD, Column, Row, Table, fit
from bullseye.desk.kit.theme import Theme
from tests.desk.desk_rooms import type_key
from tests.gui import click


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


def test_a_text_keeps_away_from_the_number_before_it(theme: Theme, tk_root: tk.Tk) -> None:
    found = Table(tk_root, theme, (Column("Shots", 60, "e"), Column("", 100), Column("More", 100)))
    found.place(x=0, y=0, width=300, height=200)
    found.fill(2, lambda n: Row(("72", "unranked" if n else "", "x")))
    tk_root.update()
    assert [str(value) for value in found.tree.item("1", "values")] == ["72", f"{LEAD}unranked", "x"]
    assert str(found.tree.item("0", "values")[1]) == ""
