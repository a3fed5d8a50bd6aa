"""Text from the right on X11: in order wherever it is shown, as it was given wherever it is asked for."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from tkinter import font as tkfont
from tkinter import ttk

import pytest

from bullseye.desk.kit.ordered import Ordered
from bullseye.picture.right_to_left import drawn

DANA = "\u05d3\u05e0\u05d4 12"
ON_X11 = "12 \u05d4\u05e0\u05d3"
LONG = "\u05d0\u05d1\u05d2 \u05d3\u05d4\u05d5 \u05d6\u05d7\u05d8 \u05d9\u05db\u05dc \u05de\u05e0\u05e1"


@pytest.fixture
def place(tk_root: tk.Tk) -> Iterator[tk.Frame]:
    frame = tk.Frame(tk_root)
    frame.tk = Ordered(frame.tk)  # type: ignore[assignment]
    frame.pack()
    yield frame
    frame.destroy()


def on_tk(part: tk.Misc, *words: object) -> str:
    """What Tk itself has."""
    return str(part.tk.below.call(str(part), *words))  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [ttk.Label, ttk.Button, ttk.Checkbutton, ttk.Radiobutton, tk.Label, tk.Button])
def test_labels_and_buttons_show_it_in_order(place: tk.Frame, kind: type[tk.Widget]) -> None:
    part = kind(place, text=DANA)  # type: ignore[call-arg]
    assert (on_tk(part, "cget", "-text"), str(part.cget("text"))) == (ON_X11, DANA)
    part.configure(text="Ann")  # type: ignore[call-arg]
    assert on_tk(part, "cget", "-text") == "Ann"
    part.configure(text=DANA)  # type: ignore[call-arg]
    assert on_tk(part, "cget", "-text") == ON_X11
    part.configure(text=part.cget("text"))  # type: ignore[call-arg]
    assert on_tk(part, "cget", "-text") == ON_X11, "what was asked for and given again is turned round once"


def test_a_list_shows_it_in_order_and_gives_what_was_chosen_as_it_was_given(place: tk.Frame) -> None:
    box = ttk.Combobox(place, values=[DANA, "Ann Lee"], state="readonly")
    assert box.tk.splitlist(box.tk.below.call(str(box), "cget", "-values")) == (ON_X11, "Ann Lee")  # type: ignore[attr-defined]
    box.current(0)
    assert (box.get(), on_tk(box, "get")) == (DANA, ON_X11)
    assert tuple(box.cget("values")) == (DANA, "Ann Lee")
    box.set("Ann Lee")
    assert box.get() == "Ann Lee"


def test_a_table_shows_it_in_order(place: tk.Frame) -> None:
    table = ttk.Treeview(place, columns=("name", "points"))
    table.heading("name", text=DANA)
    row = table.insert("", "end", text=DANA, values=(DANA, 7))
    assert (on_tk(table, "heading", "name", "-text"), table.heading("name", "text")) == (ON_X11, DANA)
    assert on_tk(table, "item", row, "-text") == ON_X11
    assert ON_X11 in on_tk(table, "item", row, "-values")
    assert tuple(map(str, table.item(row, "values"))) == (DANA, "7")
    table.item(row, values=("Ann", 8))
    assert tuple(map(str, table.item(row, "values"))) == ("Ann", "8")


def test_a_canvas_shows_it_in_order(place: tk.Frame) -> None:
    canvas = tk.Canvas(place)
    item = canvas.create_text(5, 5, text=DANA, anchor="nw")
    assert on_tk(canvas, "itemcget", item, "-text") == ON_X11
    assert canvas.itemcget(item, "text") == DANA  # type: ignore[no-untyped-call]
    canvas.itemconfigure(item, text="Ann")
    assert on_tk(canvas, "itemcget", item, "-text") == "Ann"


def test_lines_are_broken_where_they_are_read_and_only_then_put_in_order(place: tk.Frame) -> None:
    font = tkfont.Font(place, family="DejaVu Sans", size=-20)
    half = font.measure(LONG) * 2 // 3
    label = ttk.Label(place, text=LONG, font=font, wraplength=half)
    lines = on_tk(label, "cget", "-text").split("\n")
    assert len(lines) == 2 and lines[0] == drawn(LONG[: len(lines[0])]), "the first words are in the first line"
    assert str(label.cget("text")) == LONG
    label.configure(wraplength=10 * half)
    assert on_tk(label, "cget", "-text") == drawn(LONG)
    canvas = tk.Canvas(place)
    item = canvas.create_text(0, 0, text=LONG, font=font, width=half)
    assert on_tk(canvas, "itemcget", item, "-text").split("\n") == lines


def test_vowel_marks_that_tk_would_set_beside_their_letters_are_left_out(place: tk.Frame) -> None:
    said = "\u064a\u064f\u0642\u0627\u0633"
    label = ttk.Label(place, text=said)
    assert "\u064f" not in on_tk(label, "cget", "-text") and label.cget("text") == said


def test_it_is_measured_as_it_is_drawn(place: tk.Frame) -> None:
    font = tkfont.Font(place, family="DejaVu Sans", size=-20)
    joined = "\u0645\u062d\u0645\u062f"
    assert font.measure(joined) == place.tk.below.call("font", "measure", str(font), drawn(joined))  # type: ignore[attr-defined]


def test_what_is_typed_and_the_title_of_the_window_stay_as_they_are(place: tk.Frame) -> None:
    field = ttk.Entry(place)
    field.insert(0, DANA)
    assert field.get() == DANA == on_tk(field, "get")
    top = tk.Toplevel(place)
    top.title(DANA)
    assert top.title() == DANA
    top.destroy()
