"""What most pages are built of: a head with a title, lists to choose from under their names, a bar of buttons."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.kit.flow import Flow

if TYPE_CHECKING:
    import tkinter as tk
    from collections.abc import Callable

    from bullseye.desk.kit.theme import Theme

BAR_PX = (24, 12, 24, 16)
"""Around a bar along the lower edge of a page, px at 96 dpi: left, top, right, bottom."""


class Head(ttk.Frame):
    """The page's title, and `beside` at the right what is counted."""

    def __init__(self, master: tk.Misc, theme: Theme, title: str) -> None:
        px = theme.px
        super().__init__(master, style="Panel.TFrame", padding=(px(24), px(24), px(24), 0))
        self.columnconfigure(0, weight=1)
        ttk.Label(self, text=title, style="Title.TLabel").grid(row=0, column=0, sticky="w")
        self.beside = ttk.Label(self, style="Muted.TLabel")
        self.beside.grid(row=0, column=1, sticky="se")
        self._gap_px = px(16)

    def button(self, text: str, command: Callable[[], object]) -> ttk.Button:
        """A button at the far right, where the bar below has no room for one more."""
        made = ttk.Button(self, text=text, command=command, width=0)
        made.grid(row=0, column=2, sticky="e", padx=(self._gap_px, 0))
        self.beside.grid_configure(sticky="e")
        return made


class ButtonBar(Flow):
    """Buttons from the left in the order they are made, `first` the one to press next; `last` is at the right.

    Where they need more room than there is, they are in two lines. *padding_px* is around it, *gap_px* before a button,
    at 96 dpi.
    """

    def __init__(self, master: tk.Misc, theme: Theme, padding_px: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        left, top, right, bottom = map(theme.px, padding_px)
        super().__init__(master, theme.px(6), (left, top, right, bottom))
        self._theme = theme

    def first(self, text: str, command: Callable[[], object]) -> ttk.Button:
        """What to do next, in the accent's colour."""
        return self._put(ttk.Button(self, text=text, style="Accent.TButton", command=command), 0)

    def add(self, text: str, command: Callable[[], object], gap_px: int = 8, **options: Any) -> ttk.Button:
        """A button like any other."""
        return self._put(ttk.Button(self, text=text, command=command, **{"width": 0, **options}), gap_px)

    def quiet(self, text: str, command: Callable[[], object], gap_px: int = 8) -> ttk.Button:
        """One that is asked for seldom: it has no border."""
        return self.add(text, command, gap_px, style="Quiet.TButton")

    def last(self, text: str, command: Callable[[], object], **options: Any) -> ttk.Button:
        """The way out of the page, whole however many buttons there are: pack gives the room in this order."""
        button = ttk.Button(self, text=text, command=command, **{"width": 0, **options})
        placed = self.pack_slaves()
        self.watched(button)
        button.pack(side="right", fill="y")
        if placed:
            button.pack_configure(before=placed[0])
        return button

    def _put(self, button: ttk.Button, gap_px: int) -> ttk.Button:
        self.watched(button)
        button.pack(side="left", fill="y", padx=(self._theme.px(gap_px), 0))
        return button


def labelled_box(
    master: tk.Misc, theme: Theme, name: str, column: int, chosen: Callable[[], object], width: int = 10
) -> ttk.Combobox:
    """A list under its *name* in a row of equal lists; *chosen* is called when the player chooses from it."""
    px = theme.px
    left = px(16) if column else 0
    label = ttk.Label(master, text=name, style="Muted.TLabel")
    label.grid(row=0, column=column, sticky="w", padx=(left, 0))
    box = ttk.Combobox(master, state="readonly", font=theme.font(), height=16, width=width)
    box.grid(row=1, column=column, sticky="ew", padx=(left, 0), pady=(px(4), 0))
    box.bind("<<ComboboxSelected>>", lambda _: chosen(), add=True)
    return box
