"""Scrolling: by the wheel over any part and by keys, where there is more than is seen, and not else."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

import pytest

from bullseye.desk.kit.scrolling import Scrolling


@pytest.mark.parametrize(("high_px", "moves"), [(2000, True), (80, False)])
def test_it_scrolls_only_where_there_is_more_than_is_seen(tk_root: tk.Tk, high_px: int, moves: bool) -> None:
    canvas = tk.Canvas(tk_root, width=200, height=200, highlightthickness=0)
    canvas.grid()
    body = ttk.Frame(canvas, width=200, height=high_px)
    part = ttk.Label(body, text="part")
    part.place(x=0, y=0)
    canvas.create_window(0, 0, window=body, anchor="nw")
    canvas.configure(scrollregion=(0, 0, 200, high_px))
    keys = Scrolling(canvas, body).keys
    tk_root.update()
    top = canvas.canvasy(0)
    part.event_generate("<Button-5>", x=1, y=1)
    assert (canvas.canvasy(0) > top) is moves
    keys["Home"]()
    assert canvas.canvasy(0) == top
    keys["Next"]()
    assert (canvas.canvasy(0) > top) is moves
    keys["End"]()
    assert canvas.yview()[1] == 1.0
