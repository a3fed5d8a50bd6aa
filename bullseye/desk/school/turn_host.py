"""Plays a student's turn on the play page: the round goes to the class, never to anybody's own history."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING, Any, Protocol

from bullseye.classroom.log.hot_seat import HotSeat
from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.palette import PANEL_PX
from bullseye.errors import BadInputError, BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.session.record import Record
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.classroom.log.open_class import OpenClass
    from bullseye.desk.kit.shell import Shell
    from bullseye.drill.drill import Drill
    from bullseye.play.round.ghost import Ghost
    from bullseye.play.round.outcome import Outcome
    from bullseye.play.services import Services
    from bullseye.session.plan import RoundPlan

NO_RESTART = tr("A round of the class counts as it is. Esc leaves it, after a question; the wall says so.")
HINT_MS = 4000
FREE_S = 1.0
"""Who leaves before the first shot and so soon has seen nothing that would help."""


class Desk(Protocol):
    """What a turn asks of the class that is open."""

    window: Shell
    services: Services
    room: OpenClass
    ghost_on: bool

    def allowed(self, what: str) -> bool:
        """Whether *what* may be done now: behind the PIN while the class is locked."""

    def took_turn(self, trouble: str = "") -> None:
        """A round is over; *trouble* says why it is not kept yet."""

    def left_turn(self) -> None:
        """The round was left."""


class ClassHost:
    """A Host for one round of whoever is next in the class of *desk*; `sit_down` first, which may raise."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        services, chosen = desk.services, desk.services.settings
        self.seat = HotSeat(desk.room, services.faces, services.drills, chosen.device, desk.ghost_on, chosen.chatter_ms)
        self._plan: RoundPlan | None = None
        self._struck: set[int] = set()
        self._hint: tk.Label | None = None

    def sit_down(self) -> RoundPlan:
        """Begin the turn. Raises a BullseyeError in a sentence when nobody can play now; then no turn has begun."""
        self._plan = self.seat.plan()
        return self._plan

    def plan(self) -> RoundPlan:
        """The round to play."""
        assert self._plan is not None, "nobody sat down"
        return self._plan

    def drill(self) -> Drill:
        """What is played."""
        return self.plan().drill

    def ghost(self) -> Ghost | None:
        """The class median, where that is wanted and there is one."""
        return self.seat.ghost()

    def banner(self) -> str:
        """Which turn it is; the name stands below it."""
        return self.seat.turn_words()

    def again(self, plan: RoundPlan) -> RoundPlan | None:
        """Not in a class, where everyone has the same number of tries: that is said instead."""
        self._tell(NO_RESTART)
        return None

    def paused_words(self) -> str:
        """A pause costs nothing here."""
        return tr("{key} to go on; this round counts all the same.", key=key_words("space"))

    def finish(self, record: Record) -> Outcome:
        """Keep the round with the class."""
        return self.seat.finish(record)

    def over(self, outcome: Outcome) -> None:
        """On to the page between two turns."""
        self._away()
        self._desk.took_turn(outcome.trouble)

    def may_leave(self, shots: int, elapsed_s: float) -> bool:
        """Ask before a round that was begun: its targets would be met a second time. Locked, the PIN is asked for."""
        from bullseye.desk.kit.cards.dialogs import confirm

        if not shots and elapsed_s < FREE_S:
            return True
        if not self._desk.allowed(tr("Leave the round")):
            return False
        fired = trn("{n} shot is fired.", "{n} shots are fired.", shots)
        text = tr(
            "{fired} Nothing of it counts. {name} is next again and meets the same targets; the wall says how often.",
            fired=fired,
            name=self.plan().player,
        )
        return confirm(self._desk.window, tr("Leave the round?"), text, tr("Leave round"), tr("Play on"))

    def left(self) -> None:
        """The round was left; the same student is next again."""
        self._away()
        try:
            self.seat.left()
        except BullseyeError as bad:
            self._desk.window.notice(sentence(bad), "bad")
        self._desk.left_turn()

    def void_last(self) -> int:
        """Strike off the last shot of the round that is on; its number."""
        page: Any = self._desk.window.page
        fired = len(page.controller.round.hits)
        left = [number for number in range(1, fired + 1) if number not in self._struck]
        if not left:
            raise BadInputError(tr("there is no shot to strike off"))
        self._desk.room.void_shot(left[-1])
        self._struck.add(left[-1])
        return left[-1]

    # -- a word over the panel, where it covers no target --------------------------------------------

    def _tell(self, text: str) -> None:
        self._away()
        window, theme = self._desk.window, self._desk.window.theme
        hint = self._hint = tk.Label(
            window.stage, text=text, font=theme.font(), justify="left", background=theme.palette.accent,
            foreground=theme.palette.on_accent, padx=theme.px(16), pady=theme.px(12),
            wraplength=theme.px(PANEL_PX - 48),
        )  # fmt: skip
        hint.place(relx=1.0, rely=1.0, x=-theme.px(8), y=-theme.px(64), anchor="se")
        window.root.after(HINT_MS, lambda: hint.destroy() if hint.winfo_exists() else None)

    def _away(self) -> None:
        if self._hint is not None:
            self._hint.destroy()
            self._hint = None
