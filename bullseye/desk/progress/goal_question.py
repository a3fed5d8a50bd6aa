"""The card that sets a new goal: what is counted, how much, for when, and in which drill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.overlay import Overlay
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
        self._rows: dict[int, list[ttk.Widget]] = {}
        self._drills = drills
        px = self.theme.px
        form = self._form = ttk.Frame(self, style="Overlay.TFrame")
        form.pack(fill="x", pady=(px(12), 0))
        form.columnconfigure(0, minsize=px(136))
        form.columnconfigure(1, weight=1)
        self.measure = self._box(0, tr("What counts"), list(NAMES.values()), self._changed)
        self.target = self._entry(1, tr("Target"))
        self.unit = ttk.Label(form, style="Card.TLabel")
        self.unit.grid(row=1, column=2, sticky="w", padx=(px(8), 0))
        self.period = self._box(2, tr("For when"), list(PERIOD_NAMES.values()), self._changed)
        self.period.current(1)
        self.until = self._entry(3, tr("Last day"))
        self.until.insert(0, str(today + timedelta(days=AHEAD_DAYS)))
        self.last = self._entry(4, tr("Over the last"))
        self.last_unit = ttk.Label(form, style="Card.TLabel")
        self.last_unit.grid(row=4, column=2, sticky="w", padx=(px(8), 0))
        self.drill = self._box(5, tr("Drill"), [ANY, *(name for _, name in drills)], None)
        self.note = self.say("", muted=True)
        self.wrong = self.say("")
        self.wrong.configure(foreground=self.theme.palette.bad)
        row = self.button_row()
        self.yes = ttk.Button(row, text=tr("Set this goal"), command=self.enter)
        self.yes.pack(side="right")
        ttk.Button(row, text=tr("Cancel"), command=self.close).pack(side="right", padx=(0, px(8)))
        self._rows[1].append(self.unit)
        self._rows[4].append(self.last_unit)
        self._changed()
        self.open(self.measure)

    def _label(self, row: int, text: str) -> None:
        label = ttk.Label(self._form, text=text, style="CardMuted.TLabel")
        label.grid(row=row, column=0, sticky="w", pady=self.theme.px(4))
        self._rows[row] = [label]

    def _box(self, row: int, text: str, values: list[str], changed: Callable[[], None] | None) -> ttk.Combobox:
        self._label(row, text)
        box = ttk.Combobox(self._form, state="readonly", font=self.theme.font(), values=values, height=12, width=18)
        box.current(0)
        box.grid(row=row, column=1, columnspan=2, sticky="ew", pady=self.theme.px(4))

        def took(_: object) -> None:
            box.selection_clear()
            if changed is not None:
                changed()

        box.bind("<<ComboboxSelected>>", took, add=True)
        return box

    def _entry(self, row: int, text: str) -> ttk.Entry:
        self._label(row, text)
        entry = ttk.Entry(self._form, font=self.theme.font(), width=14)
        entry.grid(row=row, column=1, sticky="ew", pady=self.theme.px(4))
        self._rows[row].append(entry)
        return entry

    def _changed(self) -> None:
        """Fields that a goal of this kind does not have are gone."""
        measure, period = MEASURES[self.measure.current()], PERIODS[self.period.current()]
        level = is_level(measure)
        self.unit.configure(text=unit_of(measure))
        self.last_unit.configure(text="shots" if measure == "accuracy" else "rounds")
        if self.last.get() in ("", *USUAL_LAST.values()):  # not what the player typed
            self.last.delete(0, "end")
            self.last.insert(0, USUAL_LAST.get(measure, ""))
        for row, wanted in ((3, period == "until"), (4, level)):
            for part in self._rows[row]:
                if wanted:
                    part.grid()
                else:
                    part.grid_remove()
        said = tr("Such as {example}.", example=EXAMPLES[measure])
        if level:
            device = self.window.services.settings.device
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
            choice.drill, settings.player or GUEST, "", settings.device if level else "",
        ))  # fmt: skip

    drills = [(one.id, one.name) for one in services.drills.items()]
    GoalQuestion(window, drills, services.goals.today(), take).wait_window()
    return made[0] if made else None
