"""Lines in a language without spaces: broken before Tk does it, and read back as they were given."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from tkinter import font as tkfont
from tkinter import ttk

import pytest

from bullseye.desk.kit.line_breaker import Unspaced
from bullseye.picture.line_breaks import NEVER_FIRST

SAID = (
    "\u5c04\u624b12\u4eba: \u547d\u4e2d100 %\u3001\u5e73\u5747\u306f"
    "\u4e2d\u5fc3\u306e\u5de61.2 mm\u3001\u4e0a2.3 mm\u3002"
)
KEPT = ("12\u4eba", "100 %", "1.2 mm", "2.3 mm")


@pytest.fixture
def place(tk_root: tk.Tk) -> Iterator[tk.Frame]:
    frame = tk.Frame(tk_root)
    frame.tk = Unspaced(frame.tk)  # type: ignore[assignment]
    frame.pack()
    yield frame
    frame.destroy()


def lines_on_tk(part: tk.Misc, *words: object) -> list[str]:
    """What Tk itself has, line by line."""
    return str(part.tk.below.call(str(part), *words)).split("\n")  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [ttk.Label, tk.Label, tk.Button])
def test_a_label_ends_its_lines_by_the_rules_at_every_width(place: tk.Frame, kind: type[tk.Widget]) -> None:
    font = tkfont.Font(place, family="DejaVu Sans", size=-20)
    whole = font.measure(SAID)
    label = kind(place, text=SAID, font=font, wraplength=whole)  # type: ignore[call-arg]
    assert lines_on_tk(label, "cget", "-text") == [SAID]
    for room in range(font.measure(" 1.2 mm\u3001"), whole, 7):
        label.configure(wraplength=room)  # type: ignore[call-arg]
        lines = lines_on_tk(label, "cget", "-text")
        assert len(lines) > 1 and all(font.measure(line) <= room for line in lines)
        assert all(any(kept in line for line in lines) for kept in KEPT)
        assert not any(line[0] in NEVER_FIRST for line in lines)
        assert str(label.cget("text")) == SAID
    label.configure(wraplength=2 * whole)  # type: ignore[call-arg]
    assert lines_on_tk(label, "cget", "-text") == [SAID]


def test_lines_of_its_own_and_other_options_stay_as_they_are(place: tk.Frame) -> None:
    label = ttk.Label(place, text=f"{SAID}\nAnn", wraplength=0)
    assert lines_on_tk(label, "cget", "-text") == [SAID, "Ann"]
    label.configure(anchor="e", wraplength=10_000)
    assert (lines_on_tk(label, "cget", "-text"), str(label.cget("anchor"))) == ([SAID, "Ann"], "e")


def test_a_text_on_a_canvas_ends_its_lines_so_too(place: tk.Frame) -> None:
    font = tkfont.Font(place, family="DejaVu Sans", size=-20)
    canvas = tk.Canvas(place)
    room = font.measure(SAID) // 2
    item = canvas.create_text(0, 0, text=SAID, font=font, width=room)
    lines = lines_on_tk(canvas, "itemcget", item, "-text")
    assert len(lines) > 1 and all(any(kept in line for line in lines) for kept in KEPT)
    assert canvas.itemcget(item, "text") == SAID  # type: ignore[no-untyped-call]
    canvas.itemconfigure(item, font=tkfont.Font(place, family="DejaVu Sans", size=-6))
    assert lines_on_tk(canvas, "itemcget", item, "-text") != lines, "another font has other lines"
    canvas.itemconfigure(item, width=0)
    assert lines_on_tk(canvas, "itemcget", item, "-text") == [SAID]


def test_what_is_typed_stays_as_it_is(place: tk.Frame) -> None:
    field = ttk.Entry(place)
    field.insert(0, SAID)
    assert field.get() == SAID
