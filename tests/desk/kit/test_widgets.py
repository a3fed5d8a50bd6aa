"""The list to choose from, texts that are shortened, and what a page does later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.frame.page import Page
from tests.desk.desk_rooms import services_in, window_on
from tests.gui import click, press_key

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window
    from bullseye.desk.kit.widgets import ChoiceList


def list_of(root: tk.Tk, count: int, told: list[str]) -> ChoiceList:
    from bullseye.desk.kit.theme import Theme
    from bullseye.desk.kit.widgets import ChoiceList

    theme = Theme(root, "light")
    theme.apply()
    found = ChoiceList(root, theme, 4, 240, told.append)
    found.place(x=0, y=0, width=240)
    found.fill([(f"id-{n}", f"Name {n}") for n in range(count)], "id-1")
    root.update()
    return found


def test_filling_chooses_and_a_choice_is_told_once(tk_root: tk.Tk) -> None:
    told: list[str] = []
    names = list_of(tk_root, 3, told)
    assert names.chosen == "id-1"
    told.clear()
    names.choose("id-2")
    tk_root.update()
    assert told == ["id-2"]
    names.choose("gone")
    assert names.chosen == "id-2"


@pytest.mark.parametrize(("count", "scrolls"), [(3, False), (40, True)])
def test_a_scrollbar_stands_only_where_it_is_needed(count: int, scrolls: bool, tk_root: tk.Tk) -> None:
    names = list_of(tk_root, count, [])
    bars = [part for part in names.winfo_children() if part.winfo_class() == "TScrollbar"]
    assert bool(bars[0].winfo_ismapped()) is scrolls


def test_a_long_text_is_cut_to_its_room(tk_root: tk.Tk) -> None:
    from bullseye.desk.kit.theme import Theme
    from bullseye.desk.kit.widgets import shortened

    font = Theme(tk_root, "light").font()
    assert shortened("short", font, 200) == "short"
    cut = shortened("W" * 80, font, 200)
    assert cut.endswith("\u2026") and font.measure(cut) <= 200
    assert shortened("W", font, 1) == "\u2026"


def test_what_waits_for_a_page_is_done_once_and_never_after_its_end(tk_root: tk.Tk, tmp_path: Path) -> None:
    done: list[int] = []

    def act() -> None:
        done.append(1)

    with window_on(tk_root, services_in(tmp_path)) as window:
        page = Page(window)
        page.when_idle(act)
        page.when_idle(act)
        tk_root.update()
        assert done == [1]
        page.when_idle(act)
        page.at_once(act)
        tk_root.update()
        assert done == [1, 1]
        page.when_idle(act)
        page.destroy()
        tk_root.update()
        assert done == [1, 1]


def test_home_and_end_choose_the_first_and_the_last(tk_root: tk.Tk) -> None:
    told: list[str] = []
    names = list_of(tk_root, 9, told)
    for key, chosen in (("End", "id-8"), ("Home", "id-0")):
        press_key(names.tree, key)
        tk_root.update()
        assert names.chosen == chosen and told[-1] == chosen


def test_a_list_that_only_shows_cannot_be_changed_by_hand(tk_root: tk.Tk) -> None:
    told: list[str] = []
    names = list_of(tk_root, 9, told)
    names.enable(False)
    names.choose("id-2")
    for key in ("Down", "End", "Up"):
        press_key(names.tree, key)
    click(names.tree, 20, 10)
    tk_root.update()
    assert (names.chosen, told) == ("id-2", ["id-1"])
    names.enable(True)
    press_key(names.tree, "Down")
    tk_root.update()
    assert told[-1] == names.chosen == "id-3"


def test_letters_typed_in_a_list_jump_to_a_name(tk_root: tk.Tk) -> None:
    from bullseye.desk.kit.theme import Theme
    from bullseye.desk.kit.widgets import ChoiceList

    found = ChoiceList(tk_root, Theme(tk_root, "light"), 4, 240, lambda _: None)
    found.grid()
    items = [("a", "Anchor"), ("b1", "Bow"), ("b2", "Bullet"), ("c", "Card")]
    found.fill(items, "a")
    tk_root.update()
    found.tree.focus_force()
    for letter, chosen in (("b", "b1"), ("u", "b2")):
        press_key(found.tree, letter)
        assert found.chosen == chosen
    found.fill(items, "a")
    found._begun = ""
    for chosen in ("b1", "b2"):
        press_key(found.tree, "b")
        assert found.chosen == chosen, "the same letter goes on to the next"
    found.destroy()


def test_names_that_begin_alike_are_cut_in_the_middle(tk_root: tk.Tk) -> None:
    from bullseye.desk.kit.theme import Theme
    from bullseye.desk.kit.widgets import cut_apart

    font = Theme(tk_root, "light").font()
    names = ["Triple spot of a very long name, compound", "Triple spot of a very long name, recurve", "Short"]
    cut = cut_apart(names, font, 180)
    assert len(set(cut)) == 3 and cut[0].endswith("compound") and cut[1].endswith("recurve") and cut[2] == "Short"
    assert all(font.measure(text) <= 180 for text in cut)


@pytest.mark.parametrize("kind", ["TCombobox", "TSpinbox", "TScale"])
def test_the_wheel_over_a_closed_list_changes_nothing(tk_root: tk.Tk, kind: str) -> None:
    from tkinter import ttk

    from bullseye.desk.kit.widgets import still_under_the_wheel

    still_under_the_wheel(tk_root)
    part: ttk.Combobox | ttk.Spinbox | ttk.Scale
    if kind == "TCombobox":
        part = ttk.Combobox(tk_root, values=["one", "two", "three"], state="readonly")
        part.set("two")
    elif kind == "TSpinbox":
        part = ttk.Spinbox(tk_root, from_=0, to=9)
        part.set(5)
    else:
        part = ttk.Scale(tk_root, from_=0, to=9, value=5)
    part.pack()
    tk_root.update()
    before = part.get()
    for event in ("<Button-4>", "<Button-5>"):
        part.event_generate(event, x=5, y=5)
    part.event_generate("<MouseWheel>", delta=-120)
    tk_root.update()
    assert part.get() == before


def test_a_name_from_the_right_is_read_in_order_and_still_found_by_its_letters(
    tk_root: tk.Tk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bullseye.desk.kit import on_screen
    from bullseye.desk.kit.theme import Theme
    from bullseye.desk.kit.widgets import ChoiceList

    monkeypatch.setattr(on_screen, "TK_ORDERS", False)
    found = ChoiceList(tk_root, Theme(tk_root, "light"), 4, 240, lambda _: None)
    found.fill([("a", "Ann"), ("d", "\u05d3\u05e0\u05d4")], "a")
    assert found.tree.item("d", "text") == "\u05d4\u05e0\u05d3"
    assert found._names["d"] == "\u05d3\u05e0\u05d4", "what is typed is looked for among the letters themselves"


def test_a_click_beside_the_knob_of_a_slider_brings_it_there(window: Window) -> None:
    window.show("settings")
    window.root.update()
    page: Any = window.page
    slider = page.parts["volume"]
    slider.set(0)
    page._canvas.yview_moveto(1.0)
    window.root.update()
    click(slider, slider.winfo_width() * 3 // 4, slider.winfo_height() // 2)
    assert 65 <= float(slider.get()) <= 85
