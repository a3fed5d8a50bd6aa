"""The window mirrored: each part as far from the one edge as it is from the other, and answers as they were said."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator
from tkinter import ttk

import pytest

from bullseye.desk.kit.mirrored import STAGE, Mirrored

WIDE, HIGH = 600, 300
Build = Callable[[tk.Misc], list[tk.Widget]]


@pytest.fixture
def place(tk_root: tk.Tk) -> Iterator[tk.Frame]:
    """A frame of a known size whose parts speak to a mirrored window."""
    frame = tk.Frame(tk_root, width=WIDE, height=HIGH)
    frame.place(x=0, y=0)
    yield frame
    ttk.Style(tk_root).theme_use("default")


def edges(build: Build, place: tk.Frame, mirrored: bool) -> list[tuple[int, int, int, int]]:
    """Left edge, top, width and height of each part, the left edge measured from the right where it is mirrored."""
    master = tk.Frame(place, width=WIDE, height=HIGH)
    master.place(x=0, y=0)
    master.pack_propagate(False)
    master.grid_propagate(False)
    if mirrored:
        master.tk = Mirrored(master.tk, inside=True, panels=True)  # type: ignore[assignment]
    parts = build(master)
    place.update()
    found = []
    for part in parts:
        x, wide = part.winfo_x(), part.winfo_width()
        found.append((WIDE - x - wide if mirrored else x, part.winfo_y(), wide, part.winfo_height()))
    master.destroy()
    return found


def bars(master: tk.Misc, *widths: int) -> list[tk.Widget]:
    return [tk.Frame(master, width=wide, height=20) for wide in widths]


def packed(master: tk.Misc) -> list[tk.Widget]:
    a, b, c, d = parts = bars(master, 50, 70, 90, 30)
    a.pack(side="left", padx=(3, 11))
    b.pack(side="right", anchor="s", padx=5)
    c.pack(anchor="w", padx=(7, 0))
    d.pack(side="left", before=a)
    return parts


def gridded(master: tk.Misc) -> list[tk.Widget]:
    a, b, c, d, e = parts = bars(master, 50, 70, 90, 30, 200)
    a.grid()
    b.grid(row=0, column=1, sticky="w", padx=(9, 2))
    c.grid(row=1, column=1, columnspan=2, sticky="e")
    d.grid(row=0, column=3, rowspan=2, sticky="nsew")
    e.grid(row=2, column=0, columnspan=2)
    e.grid_configure(columnspan=4, sticky="ew")
    b.grid_remove()
    b.grid()
    master.columnconfigure(1, weight=1)
    master.columnconfigure((0, 2), minsize=60)
    return parts


def placed(master: tk.Misc) -> list[tk.Widget]:
    a, b, c, d = parts = bars(master, 50, 70, 90, 30)
    a.place(x=10, y=5)
    b.place(relx=1.0, x=-8, rely=1.0, anchor="se")
    c.place(relx=0.25, relwidth=0.5, anchor="w", rely=0.5)
    d.place(relx=0.5, rely=0.5, anchor="center")
    a.place_configure(x=25)
    return parts


@pytest.mark.parametrize("build", [packed, gridded, placed])
def test_every_part_is_as_far_from_the_other_edge(place: tk.Frame, build: Build) -> None:
    assert edges(build, place, mirrored=True) == edges(build, place, mirrored=False)


def test_what_a_page_asks_is_answered_as_it_was_said(place: tk.Frame) -> None:
    place.tk = Mirrored(place.tk, inside=True, panels=True)  # type: ignore[assignment]
    first, second, third, fourth = bars(place, 50, 70, 90, 30)
    inner = tk.Frame(place)
    inner.pack(side="left", anchor="w", padx=(1, 2))
    assert (inner.pack_info()["side"], inner.pack_info()["anchor"]) == ("left", "w")
    assert tuple(inner.pack_info()["padx"]) == (1, 2)
    with pytest.raises(tk.TclError):
        third.pack_configure(side="nowhere")  # type: ignore[arg-type]
    first.place(relx=0.25, x=4, anchor="nw")
    assert (float(first.place_info()["relx"]), int(first.place_info()["x"])) == (0.25, 4)
    second.place_forget()
    assert second.place_info() == {}
    grid = tk.Frame(place)
    one, two = bars(grid, 10, 20)
    one.grid(row=0, column=0, columnspan=2, sticky="w")
    two.grid(row=1, column=2)
    assert (one.grid_info()["column"], one.grid_info()["sticky"]) == (0, "w")
    assert grid.grid_size() == (3, 2) and grid.grid_slaves(column=2) == [two]
    two.grid_remove()
    assert not two.grid_info()
    assert fourth.winfo_manager() == ""


def test_a_table_shows_its_columns_from_the_right_and_numbers_under_one_another(place: tk.Frame) -> None:
    place.tk = Mirrored(place.tk, inside=True, panels=True)  # type: ignore[assignment]
    table = ttk.Treeview(place, columns=("name", "points", "date"), show="headings")
    table.column("name", anchor="w", width=100)
    table.column("points", anchor="e", width=50)
    table.pack(fill="both", expand=True)
    place.update()
    tcl = place.tk.below  # type: ignore[attr-defined]
    assert tcl.splitlist(tcl.call(str(table), "cget", "-displaycolumns")) == ("date", "points", "name")
    assert [str(table.column(column, "anchor")) for column in ("name", "points")] == ["e", "e"]
    assert table.cget("displaycolumns") == ("#all",)
    table.configure(displaycolumns=("name", "date"))
    assert table.cget("displaycolumns") == ("name", "date")
    assert tcl.splitlist(tcl.call(str(table), "cget", "-displaycolumns")) == ("date", "name")
    row = table.insert("", "end", values=("Ann", 3, "today"))
    place.update()
    box = table.bbox(row, "name")
    assert box and table.identify_column(box[0] + box[2] // 2) == "#1"


def test_words_begin_at_the_right_and_marks_are_before_them(place: tk.Frame) -> None:
    place.tk = Mirrored(place.tk, inside=True, panels=True)  # type: ignore[assignment]
    style = ttk.Style(place)
    style.theme_use("clam")
    said = style.layout("TCheckbutton")
    assert 'side": "left' in str(said).replace("'", '"'), "what is asked is answered as it was said"
    assert "Checkbutton.indicator -side right" in place.tk.eval("ttk::style layout TCheckbutton")
    style.configure("Edge.TFrame", padding=(1, 2, 3, 4))
    assert [int(str(n)) for n in style.lookup("Edge.TFrame", "padding")] == [3, 2, 1, 4]
    label = ttk.Label(place, text="x", anchor="w", justify="left", padding=(5, 0, 0, 0))
    assert (str(label.cget("anchor")), str(label.cget("justify"))) == ("e", "right")
    assert style.lookup("TLabel", "justify") == "right"
    label.configure(anchor="e")
    assert str(label.cget("anchor")) == "w"
    plain = ttk.Label(place, text="x", width=9)
    assert (str(plain.cget("anchor")), str(plain.cget("justify"))) == ("e", "right"), "a label says it by itself"
    box = place.tk.eval("ttk::style layout TCombobox")
    assert "Combobox.downarrow -side left" in box and "Entry.field" in box, "its border is closed at the right"


@pytest.mark.parametrize(("inside", "panels"), [(False, True), (True, False)])
def test_for_the_left_hand_only_the_panels_of_a_page_change_sides(tk_root: tk.Tk, inside: bool, panels: bool) -> None:
    """In a language from the left they do; in one from the right they are where they are in English."""
    stage = tk.Frame(tk_root, name=STAGE[1:], width=WIDE, height=HIGH)
    stage.place(x=0, y=0)
    stage.tk = Mirrored(stage.tk, inside, panels)  # type: ignore[assignment]
    page = tk.Frame(stage)
    page.place(x=0, y=0, width=WIDE, height=HIGH)
    title = ttk.Label(page, text="Board")
    canvas, panel = tk.Frame(page, width=300, height=HIGH), tk.Frame(page, width=100, height=HIGH)
    panel.pack_propagate(False)
    title.grid(row=0, column=0, columnspan=2, sticky="w")
    canvas.grid(row=1, column=0, sticky="nsew")
    panel.grid(row=1, column=1, sticky="ns")
    page.columnconfigure(0, weight=1)
    name, value = ttk.Label(panel, text="Points"), ttk.Label(panel, text="7")
    name.pack(side="left")
    value.pack(side="right")
    stage.update()
    assert (panel.winfo_x(), canvas.winfo_x()) == ((0, 100) if panels else (WIDE - 100, 0))
    assert (name.winfo_x() < value.winfo_x()) is not inside, "words read as their language does"
    assert (title.winfo_x() == 0) is not inside
