"""Rows drawn on a canvas, in a language that is read from the right: a list has another side, a face has none."""

from __future__ import annotations

import tkinter as tk

from bullseye.words import rightward

_OTHER = str.maketrans("ew", "we")


def turn_rows(canvas: tk.Canvas) -> None:
    """Exchange left and right of all that was drawn on *canvas*, where the language is read from the right."""
    if rightward():
        return
    wide = canvas.winfo_width()
    for item in canvas.find_all():
        places = canvas.coords(item)
        canvas.coords(item, *(place if n % 2 else wide - place for n, place in enumerate(places)))
        if str(canvas.type(item)) == "text":
            anchor = str(canvas.itemcget(item, "anchor"))  # type: ignore[no-untyped-call]
            if anchor != "center":
                canvas.itemconfigure(item, anchor=anchor.translate(_OTHER))
