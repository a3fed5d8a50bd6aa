"""What the keys of a round do, as buttons: in a row under the numbers, and over a round that is paused."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.kit.flow import Flow
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

Action = Callable[[], object]


class RoundButtons(Flow):
    """For players who use the mouse alone. They never take the focus from the range."""

    def __init__(self, master: tk.Misc, theme: Theme, end: Action, pause: Action, restart: Action, leave: Action):
        px = theme.px
        super().__init__(master, 0, (px(16), px(8), px(16), px(16)))
        self._gap_below = (0, px(8))
        self.end_button = self._button(tr("End the round   Enter"), end)
        self.offer_end(True)
        words = ((tr("Pause"), pause), (tr("Restart"), restart), (tr("Leave"), leave))
        _, self.restart_button, self._leave = buttons = [self._button(text, command) for text, command in words]
        for button in buttons:
            button.pack(side="left", fill="x", expand=True)
            self.watched(button)

    def _button(self, text: str, command: Action) -> ttk.Button:
        return ttk.Button(self, text=text, style="Quiet.TButton", command=command, takefocus=False, width=-1)

    def offer_restart(self, on: bool) -> None:
        """The button that begins anew, where the host of the round lets it."""
        if not on:
            self.restart_button.pack_forget()
        elif not self.restart_button.winfo_manager():
            self.restart_button.pack(side="left", fill="x", expand=True, before=self._leave)

    def offer_end(self, on: bool) -> None:
        """The button that ends a round, for drills that do not end by themselves."""
        if not on:
            self.end_button.pack_forget()
        elif not self.end_button.winfo_manager():
            ahead: dict[str, Any] = {"before": self.pack_slaves()[0]} if self.pack_slaves() else {}
            self.end_button.pack(side="top", fill="x", pady=self._gap_below, **ahead)


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
