"""The start page's ways to other pages: a key, a button and a line of help for each, as its route says."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.frame.routes import PAGES
from bullseye.desk.kit.flow import columns_for
from bullseye.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from bullseye.desk.kit.shell import Shell

IN_A_ROW = 4


def page_actions(window: Shell) -> dict[str, Callable[[], object]]:
    """What the keys do that lead to other pages, by keysym."""
    return {r.key: lambda name=name: window.show(name) for name, r in PAGES.items() if r.key}  # type: ignore[misc]


def page_keys() -> list[tuple[str, str]]:
    """Those keys for F1: as they are read, and where they lead."""
    return [(route.key.upper(), route.help) for route in PAGES.values() if route.key]


class PageButtons(ttk.Frame):
    """The buttons, in rows of equal columns; the last one is Help."""

    def __init__(self, master: tk.Misc, window: Shell) -> None:
        px = window.theme.px
        super().__init__(master, style="Panel.TFrame")
        ways: list[tuple[str, Callable[[], object]]] = [
            (route.words, lambda name=name: window.show(name))  # type: ignore[misc]
            for name, route in PAGES.items()
            if route.words
        ]
        ways.append((tr("Help"), window.help))
        self._above_px, self._columns = px(8), 0
        self._buttons = [
            ttk.Button(self, text=words, style="Quiet.TButton", command=go, width=-1) for words, go in ways
        ]
        self._place(IN_A_ROW)
        self.bind("<Configure>", lambda e: self._fit(e.width), add=True)

    def _fit(self, wide_px: int) -> None:
        self._place(columns_for([button.winfo_reqwidth() for button in self._buttons], IN_A_ROW, wide_px, equal=True))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self.columnconfigure(column, weight=int(column < columns), uniform="foot" if column < columns else "")
        self._columns = columns
        for n, button in enumerate(self._buttons):
            row, column = divmod(n, columns)
            button.grid(row=row, column=column, sticky="ew", pady=(0 if row else self._above_px, 0))
