"""Rows on a canvas begin at the right in a language that is read from there, and are left alone in any other."""

from __future__ import annotations

import tkinter as tk

import pytest

from bullseye.desk.kit import turned_rows
from bullseye.desk.kit.turned_rows import turn_rows


@pytest.mark.parametrize(("rightward", "x", "anchor", "bar"), [(True, 10, "nw", 0), (False, 90, "ne", 60)])
def test_rows_begin_where_the_language_does(
    tk_root: tk.Tk, monkeypatch: pytest.MonkeyPatch, rightward: bool, x: float, anchor: str, bar: float
) -> None:
    monkeypatch.setattr(turned_rows, "rightward", lambda: rightward)
    canvas = tk.Canvas(tk_root, width=100, height=50, highlightthickness=0)
    canvas.place(x=0, y=0)
    tk_root.update()
    words = canvas.create_text(10, 5, text="Ann", anchor="nw")
    drawn = canvas.create_rectangle(0, 20, 40, 30)
    turn_rows(canvas)
    assert canvas.coords(words) == [x, 5]
    assert str(canvas.itemcget(words, "anchor")) == anchor  # type: ignore[no-untyped-call]
    assert canvas.coords(drawn)[0] == bar
