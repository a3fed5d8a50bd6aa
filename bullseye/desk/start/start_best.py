"""The start page's line above Start: what is chosen can be adjusted or copied, and the player's best at it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.share_today import ShareToday
from bullseye.errors import BullseyeError
from bullseye.play.services import GUEST
from bullseye.play.today import words_of
from bullseye.session.aids import way_of
from bullseye.wording.numbers import score_text
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.drill.drill import Drill


class BestLine(ttk.Frame):
    """*adjust* opens the sliders, *say* tells what is wrong with the records."""

    def __init__(
        self, master: tk.Misc, window: Shell, adjust: Callable[[], None], say: Callable[[str, str], None]
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._services = window.services
        self._say = say
        px = window.theme.px
        self.columnconfigure(1, weight=1)
        self.rowconfigure(0, minsize=window.theme.font("title", True).metrics("linespace"))
        self.adjust = ttk.Button(self, text=tr("Adjust\u2026   A"), style="Quiet.TButton", width=0, command=adjust)
        self.adjust.grid(row=0, column=0, sticky="w")
        self.share = ShareToday(self, window)
        self.share.grid(row=0, column=0, sticky="w")
        self.share.grid_remove()
        self.label = ttk.Label(self, style="Muted.TLabel")
        self.label.grid(row=0, column=1, sticky="e", padx=px(8))
        self.score = ttk.Label(self, style="Muted.TLabel", anchor="e")
        self.score.grid(row=0, column=2, sticky="e")

    def offer(self, drill: Drill, can_adjust: bool) -> None:
        """Offer the sliders, or where the day gives the round, its result."""
        self.adjust.state(["!disabled" if can_adjust else "disabled"])
        for part, there in ((self.share, drill.daily), (self.adjust, not drill.daily)):
            if there:
                part.grid()
            else:
                part.grid_remove()

    def clear(self) -> None:
        """Nothing has one best."""
        self.label.configure(text="")
        self.score.configure(text="", style="Muted.TLabel")

    def show(self) -> None:
        """The best of the player at what is chosen; in today's round how one stands today."""
        services = self._services
        face, drill = services.face(), services.drill()
        player = services.settings.player or GUEST
        self.label.configure(text=tr("Your best"))
        try:
            if drill.test:
                self._show_test(drill, player)
                return
            if drill.daily:
                now = self.share.look(player, face.id)
                self.label.configure(text=words_of(now))
                best = None if now.best is None else now.best.score
            else:
                style, way = face.style(services.style_of(face)).id, way_of(*services.hand_for(drill))
                best = services.best(face.id, drill.id, style, player, way)
        except BullseyeError as bad:
            best = None
            self._say(str(bad), "bad")
        if best is None:
            self.score.configure(text="" if drill.daily else tr("no round yet"), style="Muted.TLabel")
        else:
            self.score.configure(text=score_text(best, drill.score_unit), style="Title.TLabel")

    def _show_test(self, drill: Drill, player: str) -> None:
        """The best number of a test, and which numbers are better."""
        from bullseye.progress.lab_numbers import BETTER, lab_text

        past = self._services.lab_numbers.past(self._services.store.rounds(), drill.id, player)
        self.label.configure(text=tr("Your best ({better})", better=BETTER[drill.test]))
        if past.best is None:
            self.score.configure(text=tr("no test yet"), style="Muted.TLabel")
        else:
            self.score.configure(text=lab_text(drill.test, past.best), style="Title.TLabel")
