"""The row of buttons under a result: what to do next, each with its key."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.page_parts import ButtonBar
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme


class ResultBar(ButtonBar):
    """*actions* are those of the page, by keysym; *leave* is what Esc does."""

    def __init__(
        self, master: tk.Misc, theme: Theme, actions: Mapping[str, Callable[[], object]], leave: Callable[[], object]
    ) -> None:
        super().__init__(master, theme, (8, 8, 8, 8))
        self.play = self.first(tr("Play again   Enter"), actions["Return"])
        self.board = self.add(tr("Board   B"), actions["b"], 4)
        self.history = self.add(tr("History   H"), actions["h"], 4)
        self.list = self.quiet(tr("Shots   L"), actions["l"], 4)
        self.beat = self.quiet(tr("Race this round   G"), actions["g"], 0)
        self.replay = self.quiet(tr("Replay   V"), actions["v"], 0)
        self.part = self.quiet(tr("Next distance   D"), actions["d"], 0)
        self.correct = self.quiet(tr("Correct\u2026   E"), actions["e"], 0)
        self.sends = self.quiet(tr("Send   N"), actions["n"], 0)
        self.picture = self.quiet(tr("Picture\u2026   S"), actions["s"], 0)
        self.leave = self.last(tr("Home   Esc"), leave)

    def show(self, again: bool, home: str, entered: bool = False, parts: int = 1) -> None:
        """Esc leads back for an old round that is shown *again*, *home* after one that was just played.

        A round that was *entered* is on no board and can be neither raced nor played back: nobody knows when its shots
        were fired.
        Of a match of several *parts* the next one can be looked at.
        """
        self.play.configure(text=tr("Mark another   Enter") if entered else tr("Play again   Enter"))
        for button in (self.board, self.beat, self.replay):
            self.put(button, not entered)
        self.put(self.correct, entered)
        self.put(self.part, parts > 1)
        self.leave.configure(text=tr("Back   Esc") if again else home)

    def show_send(self, words: str) -> None:
        """The button that sends the round, in these words; without any there is none."""
        self.sends.configure(text=words)
        self.put(self.sends, bool(words))

    def put(self, button: ttk.Button, there: bool) -> None:
        """Show one of those that are not always there, in its place, or take it away."""
        if not there:
            button.pack_forget()
        elif not button.winfo_manager():
            order = (
                self.board, self.history, self.list, self.beat, self.replay, self.part, self.correct, self.sends,
                self.picture,
            )  # fmt: skip
            follows = next(one for one in order[order.index(button) + 1 :] if one.winfo_manager())
            gap_px = self._theme.px(4) if button is self.board else 0
            button.pack(side="left", fill="y", before=follows, padx=(gap_px, 0))
