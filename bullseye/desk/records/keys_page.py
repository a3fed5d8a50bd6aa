"""The page of keys: each action with its key, another one for it, and what was there before by name."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.key_words import key_words, name_of
from bullseye.desk.frame.page import Page
from bullseye.desk.kit.cards.dialogs import confirm
from bullseye.desk.kit.page_parts import BAR_PX, ButtonBar, Head
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.desk.kit.widgets import wrapping
from bullseye.desk.records.key_question import KeyQuestion
from bullseye.desk.records.key_table import doings
from bullseye.records.own_keys import meant, moved
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

Places = dict[str, str]
NAMED = 6
"""So many actions a question names; more would not fit the card."""


class KeysPage(Page):
    """Every change counts at once, on every page, and can be taken back."""

    name = "keys"
    title = tr("Keys")
    keys = [
        (tr("Enter"), tr("Give the chosen action another key")),
        (tr("Up, Down"), tr("Choose an action")),
        (tr("Del"), tr("Put the chosen action back on its usual key")),
        (tr("Ctrl+Z"), tr("Take back the last change of a key")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        px, theme = self.theme.px, self.theme
        self.doings = doings()
        self._before: tuple[Places, ...] = ()
        self.columnconfigure(0, weight=1)
        self.rowconfigure(2, weight=1)
        Head(self, theme, tr("Keys")).grid(row=0, column=0, sticky="ew")
        words = tr(
            "Choose an action, then press the key it is to have. A key moves on every page at once, with all it does."
        )
        about = wrapping(ttk.Label(self, text=words, style="Muted.TLabel"))
        about.grid(row=1, column=0, sticky="ew", padx=px(24), pady=(px(8), px(12)))
        columns = (
            Column(tr("What it does"), 400, grow=True), Column(tr("Where"), 240, grow=True),
            Column(tr("Key"), 110), Column(tr("Usual key"), 110),
        )  # fmt: skip
        self.table = Table(self, theme, columns, lambda _: self.change())
        self.table.grid(row=2, column=0, sticky="nsew", padx=px(24))
        bar = ButtonBar(self, theme, BAR_PX)
        bar.grid(row=3, column=0, sticky="ew")
        self.change_button = bar.first(tr("Another key\u2026   Enter"), self.change)
        self.reset_button = bar.add(tr("Usual key   Del"), self.reset)
        self.all_button = bar.add(tr("All usual keys"), self.reset_all)
        self.undo_button = bar.quiet(tr("Undo   Ctrl+Z"), self.undo)
        bar.last(tr("Back   Esc"), self.escape)
        self.actions = {"Return": self.change, "Delete": self.reset, "Control-z": self.undo}

    @property
    def places(self) -> Places:
        """Which keys have changed places."""
        return self.services.settings.keys

    def shown(self, at: int = 0, before: tuple[Places, ...] = (), **args: Any) -> None:
        """Show the keys; *before* are the places before each change, the last one at the end."""
        self._before = before
        self.table.fill(len(self.doings), self._row, select=at)
        self.all_button.state(["!disabled" if self.places else "disabled"])
        self.undo_button.state(["!disabled" if before else "disabled"])

    def focus_first(self) -> None:
        """The list."""
        self.table.tree.focus_set()

    def _row(self, number: int) -> Row:
        one = self.doings[number]
        own = "own" if one.key in self.places else ""
        return Row((one.words, one.places, key_words(one.key), name_of(one.key) if own else ""), own)

    # -- changing ------------------------------------------------------------------------------------

    def change(self) -> None:
        """Ask for another key; one that does something already changes places with it, if the player wants that."""
        at = self.table.selected or 0
        one = self.doings[at]
        others = [str(other) for other in self.doings if other.key == one.key and other != one]
        question = KeyQuestion(self.window, one.words, key_words(one.key), _named(others))
        question.wait_window()
        pressed = question.answer
        if not self.winfo_exists() or not pressed or pressed == self.places.get(one.key, one.key):
            return
        if self._may_have(one.key, pressed):
            self._put(moved(self.places, one.key, pressed), at)

    def _may_have(self, key: str, pressed: str) -> bool:
        """True where *pressed* is free, or the player lets what it did go to the place of *key*."""
        holder = meant(self.places, pressed)
        held = [str(one) for one in self.doings if one.key == holder]
        if not held:
            return True
        after = tr("If the two change places, that is on {key} then.", key=key_words(key))
        text = "\n".join((*_named(held), "", after))
        title = tr("{key} does something already", key=name_of(pressed))
        return confirm(self.window, title, text, tr("Change places"), tr("Keep as it was"), careful=False)

    def reset(self) -> None:
        """Put the chosen action back on its usual key; what is there goes to the place that it had."""
        at = self.table.selected or 0
        key = self.doings[at].key
        if key in self.places:
            self._put(moved(self.places, key, key), at)

    def reset_all(self) -> None:
        """Every key where it was at first; Undo brings the others back."""
        if self.places:
            self._put({}, self.table.selected or 0)

    def undo(self) -> None:
        """Take back the last change."""
        if self._before:
            self._put(self._before[-1], self.table.selected or 0, self._before[:-1])

    def _put(self, places: Places, at: int, before: tuple[Places, ...] | None = None) -> None:
        kept = (*self._before, dict(self.places)) if before is None else before
        self.window.choose(keys=places)
        self.window.show("keys", at=at, before=kept)
        self.window.retheme()  # every button says its key


def _named(lines: list[str]) -> list[str]:
    """Those lines, or the first of them and how many more there are."""
    more = len(lines) - NAMED
    return [*lines[:NAMED], tr("and {n} more", n=more)] if more > 0 else lines
