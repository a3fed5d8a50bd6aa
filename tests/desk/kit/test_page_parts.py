"""What most pages are built of: a head, lists under their names, a bar of buttons in the order of Tab."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

import pytest

from bullseye.desk.kit.page_parts import BAR_PX, ButtonBar, Head, labelled_box
from bullseye.desk.kit.theme import Theme
from tests.desk.desk_rooms import texts_in
from tests.gui import click


@pytest.fixture
def theme(tk_root: tk.Tk) -> Theme:
    theme = Theme(tk_root, "light", 1.0)
    theme.apply()
    return theme


def test_a_bar_has_its_buttons_from_the_left_and_the_way_out_at_the_right(tk_root: tk.Tk, theme: Theme) -> None:
    pressed: list[str] = []
    bar = ButtonBar(tk_root, theme, BAR_PX)
    bar.place(x=0, y=0, width=800, height=70)
    play = bar.first("Play   Enter", lambda: pressed.append("play"))
    goals = bar.add("Goals   G", lambda: pressed.append("goals"))
    save = bar.quiet("Save   S", lambda: pressed.append("save"), 0)
    back = bar.last("Back   Esc", lambda: pressed.append("back"))
    bar.update()
    assert play.winfo_x() == 24 and goals.winfo_x() == play.winfo_x() + play.winfo_width() + 8
    assert save.winfo_x() == goals.winfo_x() + goals.winfo_width()
    assert back.winfo_x() + back.winfo_width() == 800 - 24
    assert {part.winfo_height() for part in (play, goals, save, back)} == {70 - 12 - 16}
    for button in (play, goals, save, back):
        click(button, 5, 5)
    assert pressed == ["play", "goals", "save", "back"]


def test_the_way_out_of_a_page_is_whole_where_a_bar_has_more_buttons_than_room(tk_root: tk.Tk, theme: Theme) -> None:
    bar = ButtonBar(tk_root, theme, BAR_PX)
    bar.place(x=0, y=0, width=500, height=70)
    for n in range(5):
        bar.add(f"Button {n}   {n}", lambda: None)
    back = bar.last("Back   Esc", lambda: None)
    late = bar.quiet("Undo   Ctrl+Z", lambda: None)
    bar.update()
    assert back.winfo_width() == back.winfo_reqwidth() and back.winfo_x() + back.winfo_width() == 500 - 24
    assert late.winfo_width() < late.winfo_reqwidth() or not late.winfo_ismapped()


def test_a_head_says_the_title_and_what_is_counted(tk_root: tk.Tk, theme: Theme) -> None:
    head = Head(tk_root, theme, "Goals")
    head.beside.configure(text="3 goals")
    head.place(x=0, y=0, width=600)
    head.update()
    assert texts_in(head) == ["Goals", "3 goals"]
    assert head.beside.winfo_x() + head.beside.winfo_width() == 600 - 24


def test_lists_are_equally_far_apart_and_tell_of_a_choice(tk_root: tk.Tk, theme: Theme) -> None:
    chosen: list[str] = []
    frame = ttk.Frame(tk_root)
    boxes = [labelled_box(frame, theme, name, n, lambda name=name: chosen.append(name)) for n, name in enumerate("AB")]  # type: ignore[misc]
    frame.place(x=0, y=0)
    frame.update()
    assert boxes[1].winfo_x() == boxes[0].winfo_x() + boxes[0].winfo_width() + 16 and boxes[0].winfo_x() == 0
    boxes[1].event_generate("<<ComboboxSelected>>")
    assert chosen == ["B"] and str(boxes[0].cget("state")) == "readonly" and texts_in(frame) == ["A", "B"]
