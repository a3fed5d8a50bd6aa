"""What the keys of a round do, as buttons: in a row under the numbers, and over a round that is paused."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

Action = Callable[[], object]


class RoundButtons(ttk.Frame):
    """For players who use the mouse alone. They never take the focus from the range."""

    def __init__(self, master: tk.Misc, theme: Theme, end: Action, pause: Action, restart: Action, leave: Action):
        px = theme.px
        super().__init__(master, style="Panel.TFrame", padding=(px(16), px(8), px(16), px(16)))
        self.end_button = self._button(tr("End the round   Enter"), end)
        self.end_button.grid(row=0, column=0, columnspan=3, sticky="ew", pady=(0, px(8)))
        buttons = [
            self._button(text, command)
            for text, command in ((tr("Pause"), pause), (tr("Restart"), restart), (tr("Leave"), leave))
        ]
        for column, button in enumerate(buttons):
            self.columnconfigure(column, weight=1)
            button.grid(row=1, column=column, sticky="ew")
        self.restart_button = buttons[1]

    def _button(self, text: str, command: Action) -> ttk.Button:
        return ttk.Button(self, text=text, style="Quiet.TButton", command=command, takefocus=False, width=-1)

    def offer_restart(self, on: bool) -> None:
        """The button that begins anew, where the host of the round lets it."""
        self.columnconfigure(1, weight=1 if on else 0)
        if on:
            self.restart_button.grid()
        else:
            self.restart_button.grid_remove()

    def offer_end(self, on: bool) -> None:
        """The button that ends a round, for drills that do not end by themselves."""
        if on:
            self.end_button.grid()
        else:
            self.end_button.grid_remove()


class PauseButtons(ttk.Frame):
    """Over the middle of the canvas while a round is paused."""

    def __init__(self, canvas: tk.Canvas, theme: Theme, pause: Action, restart: Action, leave: Action) -> None:
        super().__init__(canvas, style="Ground.TFrame")
        self._below_px = theme.px(32)
        for text, command in ((tr("Go on   Space"), pause), (tr("Restart   R"), restart), (tr("Leave   Esc"), leave)):
            button = ttk.Button(self, text=text, command=command, takefocus=False)
            button.pack(side="left", padx=theme.px(4))
            if command is restart:
                self.restart_button = button
            else:
                self._last = button
        self._gap_px = theme.px(4)

    def offer_restart(self, on: bool) -> None:
        """The button that begins anew, where the host of the round lets it."""
        if on:
            self.restart_button.pack(side="left", padx=self._gap_px, before=self._last)
        else:
            self.restart_button.pack_forget()

    def show(self, on: bool) -> None:
        """Show them, or take them away."""
        if on:
            self.place(relx=0.5, rely=0.5, y=self._below_px, anchor="center")
        else:
            self.place_forget()
