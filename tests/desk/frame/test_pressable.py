"""What can be pressed without a hand on it, and that a press is what a hand's would be."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

import pytest

from bullseye.desk.frame.pressable import part_of, parts_in


@pytest.fixture
def frame(tk_root: tk.Tk) -> ttk.Frame:
    made = ttk.Frame(tk_root)
    made.place(x=0, y=0, width=600, height=400)
    return made


def shown(widget: tk.Misc) -> None:
    widget.winfo_toplevel().update()


def test_buttons_are_pressed_and_what_is_hidden_or_off_is_no_part(frame: ttk.Frame) -> None:
    pressed: list[str] = []
    for name in ("one", "two", "off"):
        ttk.Button(frame, text=name, command=lambda name=name: pressed.append(name)).pack()  # type: ignore[misc]
    hidden = ttk.Button(frame, text="hidden")
    off = frame.winfo_children()[2]
    assert isinstance(off, ttk.Button)
    off.state(["disabled"])
    shown(frame)
    parts = list(parts_in(frame))
    assert hidden not in [part.widget for part in parts]
    for part in parts:
        part.press()
    assert pressed == ["one", "two"]


def test_a_box_offers_each_choice_and_tells_the_one_that_is_picked(frame: ttk.Frame) -> None:
    told: list[str] = []
    box = ttk.Combobox(frame, values=["a", "b", "c"], state="readonly")
    box.pack()
    box.current(1)
    box.bind("<<ComboboxSelected>>", lambda _: told.append(box.get()))
    shown(box)
    part = part_of(box)
    assert part is not None and part.inside is not None
    inside = part.inside()
    found = []
    for one in inside:
        assert one.show is not None
        one.show()
        found.append(box.get())
    assert found == ["c", "a", "b"]
    inside[1].press()
    shown(box)
    assert told == ["a"] and box.current() == 0


def test_a_list_offers_its_rows_and_a_press_selects_and_opens_one(frame: ttk.Frame) -> None:
    opened: list[str] = []
    tree = ttk.Treeview(frame, show="tree", height=4)
    tree.bind("<Return>", lambda _: opened.append(tree.focus()))
    for name in "abcdefgh":
        tree.insert("", "end", iid=name, text=name)
    tree.pack()
    shown(tree)
    part = part_of(tree)
    assert part is not None and part.inside is not None
    rows = part.inside()
    assert 1 < len(rows) < 8, "those that can be seen"
    rows[1].press()
    shown(tree)
    assert tree.selection() == ("b",) and opened == ["b"]


def test_a_slider_goes_on_by_a_tenth_and_begins_again(frame: ttk.Frame) -> None:
    scale = ttk.Scale(frame, from_=0, to=100, value=85)
    scale.pack()
    shown(scale)
    part = part_of(scale)
    assert part is not None
    found = []
    for _ in range(3):
        part.press()
        found.append(round(scale.get()))
    assert found == [95, 0, 10]


def test_a_long_list_goes_on_to_the_rows_that_cannot_be_seen_and_begins_again(frame: ttk.Frame) -> None:
    tree = ttk.Treeview(frame, show="tree", height=4)
    for n in range(10):
        tree.insert("", "end", iid=str(n), text=str(n), tags=("head",) if n == 0 else ())
    tree.pack()
    shown(tree)
    part = part_of(tree)
    seen: list[int] = []
    for _ in range(4):
        assert part is not None and part.inside is not None
        *rows, part = part.inside()
        seen.append(len(rows))
        top = tree.identify_row(2 + int(rows[0].box().top) - tree.winfo_rooty())
        assert top != "0", "a head is no row to press"
    assert tree.yview()[0] == 0.0 or sum(seen) >= 9
