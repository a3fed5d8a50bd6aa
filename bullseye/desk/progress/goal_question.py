"""The card that sets a new goal: what is counted, how much, for when, and in which drill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.form import Form
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.play.services import GUEST
from bullseye.progress.goal_words import (
    EXAMPLES,
    NAMES,
    PERIOD_NAMES,
    USUAL_LAST,
    Choice,
    day_of,
    is_level,
    last_of,
    target_of,
    unit_of,
)
from bullseye.wording.devices import device_name
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.measure.over_time.goals import Goal

MEASURES, PERIODS = tuple(NAMES), tuple(PERIOD_NAMES)
ANY = tr("Any drill")
AHEAD_DAYS = 30


class GoalQuestion(Overlay):
    """*drills* are (id, name), *take* sets the goal and raises a BullseyeError for one that cannot be.

    `done` says whether one was set.
    """

    def __init__(
        self, window: Shell, drills: Sequence[tuple[str, str]], today: date, take: Callable[[Choice], object]
    ) -> None:
        super().__init__(window, tr("A new goal"), width_px=480)
        self.done = False
        self._take = take
        self._drills = drills
        form = self.form = Form(self, self.theme, 136, gap_px=4)
        form.pack(fill="x", pady=(self.theme.px(12), 0))
        self.measure = form.box(tr("What counts"), list(NAMES.values()), chosen=self._changed)
        self.target = form.entry(tr("Target"))
        self.unit = ttk.Label(form, style="Card.TLabel")
        form.beside(self.target, self.unit)
        self.period = form.box(tr("For when"), list(PERIOD_NAMES.values()), 1, self._changed)
        self.until = form.entry(tr("Last day"), str(today + timedelta(days=AHEAD_DAYS)))
        self.last = form.entry(tr("Over the last"))
        self.last_unit = ttk.Label(form, style="Card.TLabel")
        form.beside(self.last, self.last_unit)
        self.drill = form.box(tr("Drill"), [ANY, *(name for _, name in drills)])
        self.note = self.say("", muted=True)
        self.wrong = self.say("")
        self.wrong.configure(foreground=self.theme.palette.bad)
        self.yes, _ = self.answers(tr("Set this goal"))
        self._changed()
        self.open(self.measure)

    def _changed(self) -> None:
        """Fields that a goal of this kind does not have are gone."""
        measure, period = MEASURES[self.measure.current()], PERIODS[self.period.current()]
        level = is_level(measure)
        self.unit.configure(text=unit_of(measure))
        self.last_unit.configure(text=tr("shots") if measure == "accuracy" else tr("rounds"))
        if self.last.get() in ("", *USUAL_LAST.values()):  # not what the player typed
            self.last.delete(0, "end")
            self.last.insert(0, USUAL_LAST.get(measure, ""))
        self.form.show_row(self.until, period == "until")
        self.form.show_row(self.last, level)
        said = tr("Such as {example}.", example=EXAMPLES[measure])
        if level:
            device = device_name(self.window.services.way)
            said += " " + tr("Rounds with the {device} count, which is what you aim with now.", device=device)
        self.note.configure(text=said)
        self.wrong.configure(text="")

    def enter(self) -> None:
        """Set the goal, or say what is wrong with it."""
        drill = self.drill.current()
        choice = Choice(
            MEASURES[self.measure.current()], self.target.get(), PERIODS[self.period.current()], self.until.get(),
            self.last.get(), self._drills[drill - 1][0] if drill > 0 else "",
        )  # fmt: skip
        try:
            self._take(choice)
        except BullseyeError as bad:
            self.wrong.configure(text=sentence(bad))
            self.target.focus_set()
            return
        self.done = True
        self.close()


def ask_goal(window: Shell) -> Goal | None:
    """Ask for a goal of the present player, and wait; the one that was set, or None."""
    services, made = window.services, list["Goal"]()

    def take(choice: Choice) -> None:
        level, settings = is_level(choice.measure), services.settings
        made.append(services.goals.add(
            choice.measure, target_of(choice.measure, choice.target), choice.period,
            day_of(choice.until) if choice.period == "until" else None, last_of(choice.last) if level else 1,
            choice.drill, settings.player or GUEST, "", services.way if level else "",
        ))  # fmt: skip

    drills = [(one.id, one.name) for one in services.drills.items()]
    GoalQuestion(window, drills, services.goals.today(), take).wait_window()
    return made[0] if made else None
