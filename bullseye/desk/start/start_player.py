"""The part of the start page that says who plays: a name to type or to choose, and the ways to players and a class."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.flow import Flow
from bullseye.desk.kit.name_field import takes_names
from bullseye.desk.kit.on_screen import missing_for, on_screen
from bullseye.languages import by_code
from bullseye.names import clean, known_as
from bullseye.words import language, rightward, tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

_CODE_LETTERS = 29
"""A round code has no fewer, hyphens included."""


class PlayerPart(ttk.Frame):
    """*changed* is called when another one plays, *done* when the keys belong to the page again, *take_code* with a
    round code that was typed here: it never becomes a name.
    """

    def __init__(
        self,
        master: tk.Misc,
        window: Shell,
        changed: Callable[[], None],
        done: Callable[[], None],
        take_code: Callable[[str], None],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._window = window
        self._services = window.services
        self._changed, self._done, self._take_code = changed, done, take_code
        self._complained = False
        px = window.theme.px
        self.columnconfigure(0, weight=1)
        head = Flow(self, 0)
        head.grid(row=0, column=0, columnspan=2, sticky="ew")
        ttk.Label(head, text=tr("Player"), style="Muted.TLabel").pack(side="left")
        self.class_button = ttk.Button(head, text=tr("Class\u2026   K"), style="Quiet.TButton", width=0)
        self.class_button.configure(command=lambda: window.show("class_setup"))
        self.class_button.pack(side="right")
        self.field = ttk.Combobox(self, font=window.theme.font(), width=8)
        self.field.grid(row=1, column=0, sticky="ew", pady=(px(4), 0))
        self.field.bind("<FocusIn>", lambda _: self._begin(), add=True)
        self.field.bind("<FocusOut>", lambda _: self.take(), add=True)
        self.field.bind("<<ComboboxSelected>>", lambda _: self._chosen(), add=True)
        self.field.bind("<Tab>", lambda _: self._tab(), add=True)
        takes_names(self.field, window.notice)
        self.players = ttk.Button(self, text=tr("Players\u2026"), command=self.choose, width=-1)
        self.players.grid(row=1, column=1, sticky="ns", padx=(px(8), 0), pady=(px(4), 0))

    def show(self) -> None:
        """Show who plays."""
        settings = self._services.settings
        self._list()
        self._put(settings.player)
        here = "" if rightward() else by_code(language()).name
        said = missing_for("".join([settings.player, *settings.players, here]))
        if said and not self._complained:
            self._complained = True
            self._window.notice(said)

    def take(self) -> bool:
        """Play under the name in the field; False where it was a round code, which is then in the field for codes."""
        name = self._typed
        if len(name) >= _CODE_LETTERS and self._was_code(name):
            return False
        if name:
            name, said = clean(name)
            name = known_as(name, self._services.settings.players)
            if said:
                self._window.notice(said)
        self._put(name)
        if name != self._services.settings.player:
            self._window.choose(player=name)
            self._list()
            self._changed()
        return True

    def _list(self) -> None:
        self.field.configure(values=[on_screen(name) for name in self._services.settings.players])

    def _put(self, name: str) -> None:
        """Show *name*: as it is read while nobody types, letter by letter as it was typed while somebody does."""
        typing = str(self.tk.call("focus")) == str(self.field)
        self.field.set(name if typing else on_screen(name))
        self.field.xview(0)  # a long name shows its beginning

    def _begin(self) -> None:
        """The keys are in the field now: letters are to be changed in the order in which they were typed."""
        typed = self._typed
        if self.field.get() != typed:
            self.field.set(typed)

    def choose(self) -> None:
        """Open the card of the players."""
        from bullseye.desk.kit.cards.players_card import players_dialog

        self.take()
        players_dialog(self._window)
        self.show()
        self._changed()

    @property
    def _typed(self) -> str:
        settings = self._services.settings
        text = " ".join(self.field.get().split()).strip("\u200c\u200d ")
        known = (name for name in [settings.player, *settings.players] if text in (name, on_screen(name)))
        return next(known, text)

    def _was_code(self, name: str) -> bool:
        """Also with the key C before it, that was to lead to the field for codes."""
        from bullseye.play.round.roundcode import is_code

        code = next((text for text in (name, name[1:]) if is_code(text)), "")
        if code:
            self._put(self._services.settings.player)
            self._take_code(code)
        return bool(code)

    def _chosen(self) -> None:
        if self.take():
            self._done()

    def _tab(self) -> str | None:
        """After a name that is new comes the start."""
        if self._typed == self._services.settings.player:
            return None
        self._chosen()
        return "break"
