"""The chosen target beside the list: what is wanted, its chart, its numbers, and what there is to note."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.cards.explain import in_two_halves
from bullseye.desk.kit.drawing_view import DrawingView
from bullseye.desk.kit.widgets import wrapping
from bullseye.words import KEY_GAP, tr

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.kit.shell import Shell
    from bullseye.desk.watch.entries import Entry
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look


class TargetView(ttk.Frame):
    """Shows one entry; *way* is which of its charts. The button `other` turns to the next chart, `share` shares it."""

    def __init__(self, master: tk.Misc, window: Shell) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._window, self._theme = window, window.theme
        self._one: Entry | None = None
        self.way = 0
        self.cells: dict[str, ttk.Label] = {}
        px = self._theme.px
        self.columnconfigure(0, weight=1)
        self.rowconfigure(3, weight=1)
        self.what = wrapping(ttk.Label(self, style="Strong.TLabel", justify="left"))
        self.what.grid(row=0, column=0, columnspan=2, sticky="ew")
        self.state_label = wrapping(ttk.Label(self, style="TLabel", width=1))
        self.state_label.grid(row=1, column=0, sticky="ew", pady=(px(4), 0))
        self.other = ttk.Button(self, style="Quiet.TButton", width=0)
        self.other.grid(row=1, column=1, columnspan=2, sticky="e")
        self.share = ttk.Button(self, text=tr("Share\u2026   H"), style="Quiet.TButton", width=0)
        self.share.grid(row=0, column=2, sticky="ne")
        self.old = wrapping(ttk.Label(self, style="Bad.TLabel", justify="left"))
        self.old.grid(row=2, column=0, columnspan=3, sticky="ew", pady=(px(4), 0))
        self.chart = DrawingView(self, self._theme)
        self.chart.grid(row=3, column=0, columnspan=3, sticky="nsew", pady=(px(4), px(8)))
        self.numbers = ttk.Frame(self, style="Panel.TFrame")
        self.numbers.grid(row=4, column=0, columnspan=3, sticky="ew")
        self.note = wrapping(ttk.Label(self, style="Muted.TLabel", justify="left"))
        self.note.grid(row=5, column=0, columnspan=3, sticky="ew", pady=(px(8), 0))

    def show(self, one: Entry) -> None:
        """Show this one."""
        self._one = one
        self.what.configure(text=one.title)
        self.state_label.configure(text=one.state)
        self.note.configure(text=one.note)
        self.old.configure(text=one.trouble)
        others = len(one.charts) > 1
        if others:
            self.other.configure(text=f"{one.charts[(self.way + 1) % len(one.charts)][0]}{KEY_GAP}{key_words('b')}")
        for part, on in ((self.old, bool(one.trouble)), (self.other, others), (self.share, one.standing is not None)):
            if on:
                part.grid()
            else:
                part.grid_remove()
        self.chart.show(self.draw)
        self.cells = in_two_halves(self._window, self.numbers, one.numbers, one.explain)

    def draw(self, width: float, height: float, look: Look, title: str = "") -> Drawing:
        """The chart that is shown, for a picture too."""
        assert self._one is not None
        charts = self._one.charts
        return charts[self.way % len(charts)][1](width, height, look, title)
