"""Cards of the class: the PIN, a new PIN, and choosing somebody from the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.classroom.people.pin import MOST, Lock, trouble
from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.widgets import ChoiceList
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

DOT = "\u2022"
FORGOTTEN = tr(
    "Forgotten? The guide \u201cA class\u201d (docs/classroom.md, How far the lock goes) says what to do; no round is "
    "lost."
)
"""The whole room reads this card, so the way round the PIN is told only in the guide."""
ROWS = 12


class PinCard(Overlay):
    """Asks for figures that nobody on the projector can read; *check* says what is wrong with them.

    The window cannot be closed around it.
    """

    holds = True

    def __init__(
        self, window: Shell, title: str, text: str, yes: str, check: Callable[[list[str]], str], twice: bool = False
    ) -> None:
        super().__init__(window, title, width_px=440)
        theme, px = self.theme, self.theme.px
        self._check = check
        self.answer: str | None = None
        self.say(text)
        self.entries: list[ttk.Entry] = []
        only_figures = (self.register(lambda typed: len(typed) <= MOST and (not typed or typed.isdigit())), "%P")
        for label in ("PIN", tr("Once more"))[: 2 if twice else 1]:
            row = ttk.Frame(self, style="Overlay.TFrame")
            row.pack(fill="x", pady=(px(12), 0))
            row.columnconfigure(0, minsize=px(104))
            ttk.Label(row, text=label, style="Card.TLabel").grid(row=0, column=0, sticky="w")
            entry = ttk.Entry(
                row, font=theme.font("large"), show=DOT, width=MOST + 2, validate="key", validatecommand=only_figures
            )
            entry.grid(row=0, column=1, sticky="w")
            self.entries.append(entry)
        self.wrong = self.say("")
        self.wrong.configure(foreground=theme.palette.bad)
        if not twice:
            self.say(FORGOTTEN, muted=True)
        self.yes, self.no = self.answers(yes)
        self.open(self.entries[0])

    def enter(self) -> None:
        """Take the PIN if it can be taken; from the first of two fields on to the second while that is empty."""
        first, last = self.entries[0], self.entries[-1]
        if first.get() and not last.get() and self.focus_get() is first:
            last.focus_set()
            return
        typed = [entry.get() for entry in self.entries]
        wrong = self._check(typed)
        if wrong:
            self.wrong.configure(text=wrong)
            for entry in self.entries:
                entry.delete(0, "end")
            self.entries[0].focus_set()
            return
        self.answer = typed[0]
        self.close()


def ask_pin(window: Shell, lock: Lock, what: str) -> bool:
    """Ask for the PIN before *what* is done, and wait; True when it was typed."""
    clock = window.services.clock
    card = PinCard(
        window, what, tr("The class is locked. Type the teacher's PIN."), tr("Go on"),
        lambda typed: lock.try_pin(typed[0], clock.now()),
    )  # fmt: skip
    card.wait_window()
    return card.answer is not None


def new_pin(window: Shell) -> str | None:
    """Ask for a new PIN, twice, and wait; None when the teacher cancels."""

    def check(typed: list[str]) -> str:
        return trouble(typed[0]) or ("" if typed[0] == typed[1] else tr("The two are not the same; type both again."))

    text = tr("4 to 8 digits. The teacher's keys, leaving, ending, full screen and closing then ask for it.")
    card = PinCard(window, tr("Lock the class"), text, tr("Lock"), check, twice=True)
    card.wait_window()
    return card.answer


class PersonCard(Overlay):
    """A list of students, one of whom is chosen; `answer` is the id, or None."""

    def __init__(self, window: Shell, title: str, text: str, people: Sequence[tuple[str, str]], yes: str) -> None:
        super().__init__(window, title, width_px=480)
        self.answer: str | None = None
        if text:
            self.say(text, muted=True)
        rows = min(ROWS, max(3, len(people)))
        self.list = ChoiceList(self, self.theme, rows, self.width_px, lambda _: None)
        self.list.pack(fill="x", pady=(self.theme.px(12), 0))
        self.yes, _ = self.answers(yes)
        self.list.fill(people, people[0][0] if people else "")
        self.list.tree.bind("<Double-Button-1>", lambda _: self.enter(), add=True)
        self.open(self.list.tree)

    def enter(self) -> None:
        """Take who is selected."""
        if self.list.chosen:
            self.answer = self.list.chosen
            self.close()


def choose_person(window: Shell, title: str, people: Sequence[tuple[str, str]], yes: str, text: str = "") -> str | None:
    """Ask for one of *people* (id, name), and wait; None when the teacher cancels."""
    card = PersonCard(window, title, text, people, yes)
    card.wait_window()
    return card.answer
