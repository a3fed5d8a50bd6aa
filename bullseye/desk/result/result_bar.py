"""The row of buttons under a result: what to do next, each with its key."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

QUIET = "Quiet.TButton"


class ResultBar(ttk.Frame):
    """*actions* are those of the page, by keysym; *leave* is what Esc does."""

    def __init__(
        self, master: tk.Misc, theme: Theme, actions: Mapping[str, Callable[[], object]], leave: Callable[[], object]
    ) -> None:
        px = theme.px
        super().__init__(master, style="Panel.TFrame", padding=(px(16), px(8)))
        self._actions = actions
        self.play = self._button(tr("Play again   Enter"), "Return", "Accent.TButton")
        self.board = self._button(tr("Board   B"), "b", "TButton")
        self.history = self._button(tr("History   H"), "h", "TButton")
        self.list = self._button(tr("Shots   L"), "l", QUIET)
        self.beat = self._button(tr("Race this round   G"), "g", QUIET)
        self.replay = self._button(tr("Replay   V"), "v", QUIET)
        self.picture = self._button(tr("Picture\u2026   S"), "s", QUIET)
        self.correct = self._button(tr("Correct\u2026   E"), "e", QUIET)
        buttons = (self.play, self.board, self.history, self.list, self.beat, self.replay, self.correct, self.picture)
        for n, button in enumerate(buttons):
            button.grid(row=0, column=n, padx=(0, 0 if str(button.cget("style")) == QUIET else px(4)), sticky="ns")
        self.leave = ttk.Button(self, text=tr("Start   Esc"), width=0, command=leave)
        self.leave.grid(row=0, column=len(buttons) + 1, sticky="ns")
        self.columnconfigure(len(buttons), weight=1)

    def _button(self, text: str, key: str, style: str) -> ttk.Button:
        button = ttk.Button(self, text=text, style=style, command=self._actions[key])
        if style != "Accent.TButton":
            button.configure(width=0)
        return button

    def show(self, again: bool, home: str = tr("Start   Esc"), entered: bool = False) -> None:
        """Esc leads back for an old round that is shown *again*, *home* after one that was just played.

        A round that was *entered* can be neither raced nor played back: nobody knows when its shots were fired.
        """
        self.play.configure(text=tr("Mark another   Enter") if entered else tr("Play again   Enter"))
        for button in (self.beat, self.replay):
            (button.grid_remove if entered else button.grid)()
        (self.correct.grid if entered else self.correct.grid_remove)()
        self.leave.configure(text=tr("Back   Esc") if again else home)
