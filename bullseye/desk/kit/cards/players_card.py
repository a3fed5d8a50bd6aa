"""The card of the players: choose who plays, add one, give one another name."""

from __future__ import annotations

import unicodedata
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.dialogs import ask_text
from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.cards.renaming import rename_player
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.names import LONGEST_NAME, clean, key_of
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell


def name_trouble(name: str, taken: list[str]) -> str:
    """What is wrong with a player's name; "" when it can be used."""
    if not name:
        return tr("Type a name.")
    if len(name) > LONGEST_NAME:
        return tr("That is {n} characters; a name has {most} at most.", n=len(name), most=LONGEST_NAME)
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in name):
        return tr("Use letters, digits and signs only.")
    if key_of(name) in map(key_of, taken):
        return tr("{name} is there already.", name=name)
    return ""


class Players(Overlay):
    """Who plays: choose one, add one, give one another name. What is chosen counts at once."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window, tr("Players"), width_px=440)
        theme = self.theme
        columns = (Column(tr("Name"), 300, grow=True), Column("", 120))
        self.table = Table(self, theme, columns, on_open=self._use, rows_asked=7)
        self.table.pack(fill="x", pady=(theme.px(12), 0))
        row = self.button_row()
        ttk.Button(row, text=tr("Add\u2026"), command=self.add).pack(side="left")
        self.rename_button = ttk.Button(row, text=tr("Rename\u2026"), command=self.rename)
        self.rename_button.pack(side="left", padx=theme.px(8))
        closing = ttk.Button(row, text=tr("Close"), command=self.close)
        ttk.Button(row, text=tr("Play as this one"), command=self.enter).pack(side="right")
        closing.pack(side="right", padx=theme.px(8))
        self.open(self.table.tree)
        self._fill(window.services.settings.player)

    @property
    def names(self) -> list[str]:
        """Everybody who is known, in the order in which they came."""
        settings = self.window.services.settings
        first = [settings.player] if settings.player and settings.player not in settings.players else []
        return [*first, *settings.players]

    def _fill(self, name: str) -> None:
        names, now = self.names, self.window.services.settings.player

        def row(n: int) -> Row:
            return Row((names[n], tr("plays now")), "own") if names[n] == now else Row((names[n], ""))

        at = names.index(name) if name in names else None
        self.table.fill(len(names), row, tr("Nobody yet. Add a player."), select=at)
        self.rename_button.state(["!disabled" if names else "disabled"])

    def _chosen(self) -> str | None:
        return None if self.table.selected is None else self.names[self.table.selected]

    def _use(self, number: int) -> None:
        self._choose(player=self.names[number])
        self.close()

    def enter(self) -> None:
        """Play as the one that is selected."""
        if self.table.selected is not None:
            self._use(self.table.selected)

    def add(self) -> None:
        """Ask for a new name and play under it."""
        taken = self.names
        name = ask_text(self.window, tr("New player"), yes=tr("Add"), check=lambda text: name_trouble(text, taken))
        if name is not None:
            name, _ = clean(name)
            self._choose(player=name, players=[*self.names, name])
            self._fill(name)

    def rename(self) -> None:
        """Give the selected player another name, and the rounds with it where that is wanted."""
        old = self._chosen()
        if old is None:
            return
        name = ask_text(
            self.window, tr("Another name for {old}", old=old),
            tr("Rounds that are recorded already come along if you like. A name that is there already joins the two."),
            old, tr("Rename"), lambda text: name_trouble(text, []),
        )  # fmt: skip
        if name is not None and name != old:
            self._fill(rename_player(self.window, self.names, old, name))

    def _choose(self, **choices: object) -> None:
        choices.setdefault("players", self.names)
        wrong = self.window.services.choose(**choices)
        if wrong:
            self.window.notice(tr("The players could not be remembered: {wrong}", wrong=wrong), "bad")


def players_dialog(window: Shell) -> str:
    """Show the players and wait until the card is closed; who plays then."""
    Players(window).wait_window()
    return window.services.settings.player
