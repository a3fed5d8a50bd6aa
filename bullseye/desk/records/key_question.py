"""A card that waits for the key an action is to have."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.frame.key_words import name_of
from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.records.own_keys import MODIFIERS, can_move
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell


class KeyQuestion(Overlay):
    """Takes the next key that can move; Esc and the button leave all as it was. `answer` is the key, or ""."""

    def __init__(self, window: Shell, what: str, now: str, along: list[str]) -> None:
        super().__init__(window, tr("Press the key for this"))
        self.answer = ""
        self.say(what)
        self.say(tr("It is on {key} now.", key=now), muted=True)
        if along:
            self.say("\n".join((tr("The same key does this too, and it moves along:"), *along)), muted=True)
        self.wrong = self.say("")
        self.wrong.configure(foreground=self.theme.palette.bad)
        row = self.button_row()
        leave = ttk.Button(row, text=tr("Leave as it is   Esc"), command=self.close)
        leave.pack(side="right")
        self.open(self)
        for key in ("<Key>", "<Return>", "<KP_Enter>", "<Tab>", "<Shift-Tab>"):
            self.bind_class(f"Overlay{self}", key, self._on_key)

    def _on_key(self, event: tk.Event[tk.Misc]) -> str:
        if self.window.repeats(event) or MODIFIERS.fullmatch(event.keysym):  # it may still be held from before
            return "break"
        pressed = self.window.pressed(event)
        if can_move(pressed):
            self.answer = pressed
            self.close()
        else:
            words = tr("{key} stays where it is, as a way through every page. Press another one.", key=name_of(pressed))
            self.wrong.configure(text=words)
        return "break"
