"""Small modal cards: a question, a line of text, the details of an error, a file's name."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.form import text_box
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

Check = Callable[[str], str]
"""Says what is wrong with a text; "" when nothing is."""


class Question(Overlay):
    """Two buttons; Esc is *no*. The focus is on *yes*, or on *no* where a careless Enter would lose something."""

    def __init__(self, window: Shell, title: str, text: str, yes: str, no: str, careful: bool = True) -> None:
        super().__init__(window, title, width_px=420)
        self.answer = False
        self.say(text)
        row = self.button_row()
        self.no = ttk.Button(row, text=no, command=self.close)  # made in the order they are read: so Tab goes
        self.yes = ttk.Button(row, text=yes, style="TButton", command=self._say_yes)
        self.yes.pack(side="right")
        self.no.pack(side="right", padx=(0, self.theme.px(8)))
        self.open(self.no if careful else self.yes)

    def _say_yes(self) -> None:
        self.answer = True
        self.close()


def confirm(window: Shell, title: str, text: str, yes: str, no: str = tr("Cancel"), *, careful: bool = True) -> bool:
    """Ask, and wait for the answer; closing is *no*. Not *careful*: yes loses nothing, so it has the focus."""
    question = Question(window, title, text, yes, no, careful)
    question.wait_window()
    return question.answer


class TextQuestion(Overlay):
    """One line of text, checked when Enter is pressed; what is wrong with it stands below the field."""

    def __init__(self, window: Shell, title: str, text: str, value: str, yes: str, check: Check) -> None:
        super().__init__(window, title, width_px=420)
        self.answer: str | None = None
        self._check = check
        if text:
            self.say(text, muted=True)
        self.entry = ttk.Entry(self, font=self.theme.font())
        self.entry.insert(0, value)
        self.entry.selection_range(0, "end")
        self.entry.pack(fill="x", pady=(self.theme.px(12), 0))
        self.wrong = self.say("")
        self.wrong.configure(foreground=self.theme.palette.bad)
        self.answers(yes)
        self.open(self.entry)

    def enter(self) -> None:
        """Take the text if it can be taken."""
        text = " ".join(self.entry.get().split())
        wrong = self._check(text)
        if wrong:
            self.wrong.configure(text=wrong)
            self.entry.focus_set()
            return
        self.answer = text
        self.close()


def ask_text(
    window: Shell,
    title: str,
    text: str = "",
    value: str = "",
    yes: str = "OK",
    check: Check = lambda text: "",
) -> str | None:
    """Ask for a line of text, and wait; None when the player cancels."""
    question = TextQuestion(window, title, text, value, yes, check)
    question.wait_window()
    return question.answer


class ErrorDetails(Overlay):
    """What went wrong, in a sentence; the details on demand, to be copied."""

    def __init__(self, window: Shell, title: str, text: str, details: str) -> None:
        super().__init__(window, title, width_px=560)
        self._details = details
        self.say(text)
        self._text: tk.Text | None = None
        self._row = self.button_row()
        self.more = ttk.Button(self._row, text=tr("Show details"), command=self._show)
        self.copy = ttk.Button(self._row, text=tr("Copy details"), command=self._copy)
        closing = ttk.Button(self._row, text=tr("Close"), command=self.close)
        closing.pack(side="right")
        self.copy.pack(side="right", padx=(0, self.theme.px(8)))
        self.more.pack(side="right", padx=(0, self.theme.px(8)))
        self.open(closing)

    def enter(self) -> None:
        """Enter closes."""
        self.close()

    def _copy(self) -> None:
        self.clipboard_clear()
        self.clipboard_append(self._details)
        self.copy.configure(text=tr("Copied"))

    def _show(self) -> None:
        if self._text is not None:
            return
        self._text = text_box(self, self.theme, "small", height=10, width=1, wrap="char", insertwidth=0)
        self._text.insert("1.0", self._details)
        self._text.see("end")
        self._text.configure(state="disabled")
        self._text.pack(fill="both", expand=True, pady=(self.theme.px(12), 0))
        self.more.state(["disabled"])
        self.refresh_keys()


def error_details(window: Shell, title: str, text: str, details: str) -> ErrorDetails | None:
    """Say that something went wrong; does not wait. While one such card stands, a second error opens none."""
    if isinstance(window.overlay, ErrorDetails):
        return None
    return ErrorDetails(window, title, text, details)
