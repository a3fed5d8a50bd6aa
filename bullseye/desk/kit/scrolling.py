"""Scrolling a page that is higher than its window: by the wheel over any of its parts, and by keys."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

NOTCH = 1
"""A turn of the wheel, in the canvas's units: a tenth of what is seen."""
OWN_ENDS = {"TScale", "Scale", "Entry", "TEntry", "TCombobox", "TSpinbox", "Text"}
"""Parts in which Home and End are keys of their own."""


class Scrolling:
    """*canvas* holds *body* and scrolls it; make it when *body* has all its parts, of which none scrolls by itself."""

    def __init__(self, canvas: tk.Canvas, body: tk.Misc) -> None:
        self._canvas, self._body = canvas, body
        for part in (canvas, *_with_parts(body)):
            part.bind("<Button-4>", lambda _: self.by(-NOTCH, "units"), add=True)
            part.bind("<Button-5>", lambda _: self.by(NOTCH, "units"), add=True)
            part.bind("<MouseWheel>", lambda e: self.by(-NOTCH if e.delta > 0 else NOTCH, "units"), add=True)

    @property
    def keys(self) -> dict[str, Callable[[], object]]:
        """The keys that scroll, for the `actions` of a page."""
        return {
            "Prior": lambda: self.by(-1, "pages"),
            "Next": lambda: self.by(1, "pages"),
            "Home": lambda: self._to(0.0),
            "End": lambda: self._to(1.0),
        }

    def by(self, step: int, what: str) -> None:
        """Scroll so many *units* or *pages* down; not at all where everything is seen."""
        if self._body.winfo_reqheight() > self._canvas.winfo_height():
            self._canvas.tk.call(str(self._canvas), "yview", "scroll", step, what)

    def _to(self, share: float) -> None:
        focus = self._canvas.focus_get()
        if focus is None or focus.winfo_class() not in OWN_ENDS:
            self._canvas.yview_moveto(share)


def _with_parts(part: tk.Misc) -> list[tk.Misc]:
    found = [part]
    for child in part.winfo_children():
        found += _with_parts(child)
    return found
