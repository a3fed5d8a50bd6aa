"""A frame whose parts can always be reached: where it is lower than they are, a bar appears and the wheel scrolls."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.scrolling import NOTCH
from bullseye.desk.kit.widgets import unbind

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

BAR_PX = 12


class ScrolledFrame(ttk.Frame):
    """`inside` holds the parts: it asks for *width_px*, or what they need, has the width there is, and is at least as
    high as the frame. The bar has room of its own at the right, so that nothing moves when it comes or goes. A part
    that gets the focus is brought into sight.
    """

    def __init__(self, master: tk.Misc, theme: Theme, width_px: int, style: str = "Panel.TFrame") -> None:
        super().__init__(master, style=style)
        self._width_px = width_px
        ground = theme.palette.panel if style == "Panel.TFrame" else theme.palette.raised
        self._canvas = tk.Canvas(self, background=ground, highlightthickness=0, width=width_px, height=1)
        self._canvas.grid(row=0, column=0, sticky="nsew")
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self._canvas.yview)
        self._canvas.configure(yscrollcommand=self._bar.set)
        self.columnconfigure(0, weight=1)
        self.columnconfigure(1, minsize=theme.px(BAR_PX))
        self.rowconfigure(0, weight=1)
        held = self._held = ttk.Frame(self._canvas, style=style)
        held.columnconfigure(0, weight=1)
        held.rowconfigure(0, weight=1)
        self.inside = ttk.Frame(held, style=style)
        self.inside.grid(row=0, column=0, sticky="nsew")
        # It is no less high than what is seen of it; a height of its own would not follow what the parts ask for.
        self._strut = ttk.Frame(held, style=style, width=0)
        self._strut.grid(row=0, column=1)
        window = self._canvas.create_window(0, 0, window=held, anchor="nw")
        self._canvas.bind("<Configure>", lambda e: self._strut.configure(height=e.height), add=True)
        self._canvas.bind("<Configure>", lambda e: self._canvas.itemconfigure(window, width=e.width), add=True)
        for part in (self._canvas, held):
            part.bind("<Configure>", lambda _: self._fit(), add=True)
        self._hears_all = self.winfo_toplevel()
        self._bindings = [
            (sequence, self._hears_all.bind(sequence, heard, add=True))
            for sequence, heard in (
                ("<Button-4>", lambda e: self._turned(e, -NOTCH)),
                ("<Button-5>", lambda e: self._turned(e, NOTCH)),
                ("<MouseWheel>", lambda e: self._turned(e, -NOTCH if e.delta > 0 else NOTCH)),
                ("<FocusIn>", self._into_sight),
            )
        ]

    def destroy(self) -> None:
        """Let go of the window's events."""
        for sequence, binding in self._bindings:
            unbind(self._hears_all, sequence, binding)
        super().destroy()

    def as_high_as(self, most_px: int) -> None:
        """Be as high as the parts need, *most_px* at most: for a frame that nobody else gives a height."""
        self.update_idletasks()
        self._canvas.configure(height=max(1, min(self._held.winfo_reqheight(), most_px)))

    @property
    def scroll_keys(self) -> dict[str, Callable[[], object]]:
        """The keys that scroll, for the `actions` of a page."""
        return {"Prior": lambda: self._by(-1, "pages"), "Next": lambda: self._by(1, "pages")}

    @property
    def is_higher(self) -> bool:
        """Whether there is more than can be seen at once."""
        return self._held.winfo_reqheight() > self._canvas.winfo_height() > 1

    def _fit(self) -> None:
        height = self._held.winfo_reqheight()
        # It asks for no less than before: words that wrap to the width they get would change it for ever.
        self._width_px = max(self._width_px, self._held.winfo_reqwidth())
        self._canvas.configure(scrollregion=(0, 0, 0, height), width=self._width_px)
        if self.is_higher:
            self._bar.grid(row=0, column=1, sticky="ns")
        else:
            self._bar.grid_remove()
            self._canvas.yview_moveto(0.0)

    def _by(self, step: int, what: str) -> None:
        if self.is_higher:
            self._canvas.tk.call(str(self._canvas), "yview", "scroll", step, what)

    def _holds(self, widget: object) -> bool:
        return self.winfo_ismapped() and str(widget).startswith(f"{self}.")

    def _turned(self, event: tk.Event[tk.Misc], step: int) -> None:
        if self._holds(event.widget):
            self._by(step, "units")

    def _into_sight(self, event: tk.Event[tk.Misc]) -> None:
        if not self._holds(event.widget) or not self.is_higher:
            return
        whole, part = self._held.winfo_reqheight(), event.widget
        above = part.winfo_rooty() - self._held.winfo_rooty()
        seen_from = self._canvas.canvasy(0)
        if above < seen_from:
            self._canvas.yview_moveto(above / whole)
        elif above + part.winfo_height() > seen_from + self._canvas.winfo_height():
            self._canvas.yview_moveto((above + part.winfo_height() - self._canvas.winfo_height()) / whole)
