"""The card that sets a new target: where its numbers come from, what is wanted, and over which time."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.cards.file_dialogs import ask_open_path
from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.form import Form
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.watch.period import AGAIN, ROLLING, UNTIL
from bullseye.watch.samples import Trouble
from bullseye.watch.targets.wish import TABLE, TASKS, TYPED, Wish, columns_of, target_of
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.watch.targets.service import Targets

ROUNDS = "rounds"
AHEAD_DAYS = 30
MEASURES = ("sum", "mean", "last", "min", "max", "count", "rate")
PERIODS = (*AGAIN, UNTIL, ROLLING)


def _kinds() -> dict[str, str]:
    return {
        TABLE: tr("A table, such as a CSV"),
        TYPED: tr("Values that I type"),
        TASKS: tr("Tasks of a project"),
        ROUNDS: tr("My own rounds"),
    }


def _measures() -> tuple[str, ...]:
    return (
        tr("All together"), tr("The mean"), tr("The newest"), tr("The least"), tr("The largest"), tr("How many"),
        tr("The mean of a day"),
    )  # fmt: skip


def _periods() -> tuple[str, ...]:
    return (
        tr("Each day"), tr("Each week"), tr("Each month"), tr("Each quarter"), tr("Each year"), tr("Until a day"),
        tr("The last days"),
    )  # fmt: skip


class TargetQuestion(Overlay):
    """`made` is the id of the target that was set; `wants_goal` says that one over own rounds is wanted instead."""

    def __init__(self, window: Shell, targets: Targets, today: date) -> None:
        super().__init__(window, tr("A new target"), width_px=560)
        self.made, self.wants_goal = "", False
        self.ask_open: Callable[..., Path | None] = ask_open_path
        self._targets, self._today = targets, today
        form = self.form = Form(self, self.theme, 136)
        form.pack(fill="x", pady=(self.theme.px(12), 0))
        self.kind = form.box(tr("Numbers from"), tuple(_kinds().values()), chosen=self._changed)
        self.file = form.entry(tr("File"))
        self.browse = ttk.Button(form, text=tr("Choose\u2026"), command=self._choose, width=0)
        form.beside(self.file, self.browse)
        self.date = form.box(tr("Date is"), (tr("As in the file"),), chosen=self._changed)
        self.value = form.box(tr("Value is"), (tr("As in the file"),), chosen=self._changed)
        self.name = form.entry(tr("Name"))
        self.measure = form.box(tr("What counts"), _measures(), chosen=self._changed)
        self.low = form.entry(tr("At least"))
        self.high = form.entry(tr("At most"))
        self.unit = form.entry(tr("Unit, such as EUR"))
        self.per = form.box(tr("For when"), _periods(), 2, self._changed)
        self.until = form.entry(tr("Last day"), str(today + timedelta(days=AHEAD_DAYS)))
        self.days = form.entry(tr("How many days"), "30")
        self.said = self.say("", muted=True)
        self.wrong = self.say("")
        self.wrong.configure(foreground=self.theme.palette.bad)
        self.yes, self.no = self.answers(tr("Set this target"))
        self.file.bind("<FocusOut>", lambda _: self._read_columns(), add=True)
        self._columns_of = ""
        self._changed()
        self.open(self.kind)

    @property
    def chosen_kind(self) -> str:
        """Where the numbers come from."""
        return tuple(_kinds())[self.kind.current()]

    def wish(self) -> Wish:
        """What the fields say."""
        columns = [box.get() if box.current() > 0 else "" for box in (self.date, self.value)]
        return Wish(
            self.chosen_kind, self.name.get(), MEASURES[self.measure.current()], self.low.get(), self.high.get(),
            self.unit.get(), PERIODS[self.per.current()], self.until.get(), self.days.get(), self.file.get().strip(),
            *columns,
        )  # fmt: skip

    def _changed(self) -> None:
        """Fields that a target of this kind does not have are gone; what is understood of a file is said."""
        kind, per = self.chosen_kind, PERIODS[self.per.current()]
        rounds = kind == ROUNDS
        shown = (
            (kind == TABLE, (self.file, self.date, self.value)),
            (kind in (TABLE, TYPED), (self.measure, self.low, self.high, self.unit)),
            (not rounds, (self.name, self.per)),
            (per == UNTIL and not rounds, (self.until,)),
            (per == ROLLING and not rounds, (self.days,)),
        )
        for on, fields in shown:
            for field in fields:
                self.form.show_row(field, on)
        self.yes.configure(text=tr("Go on\u2026") if rounds else tr("Set this target"))
        self.wrong.configure(text="")
        self.said.configure(text=self._words(kind))

    def _words(self, kind: str) -> str:
        if kind == ROUNDS:
            return tr("Points, hits, accuracy and more of your own rounds are goals; the next card asks which.")
        if kind == TASKS:
            return tr("Its tasks are typed and ticked on the page; the target is that all are done.")
        if kind == TYPED:
            key = key_words("l")
            return tr("Type a value whenever there is one: {key} on the page, or bullseye targets log.", key=key)
        if not self.file.get().strip():
            return tr("The file is read again by itself whenever it changes.")
        return self._understood()

    def _understood(self) -> str:
        """What is understood of the file, as far as the fields say; what is wrong with it is said in its place."""
        try:
            wish = self.wish()._replace(name="x", at_least="1", at_most="", per="month")
            found, said = self._targets.look_into(target_of(wish, self._today))
        except BullseyeError as bad:
            return sentence(str(bad))
        return sentence(found.words if isinstance(found, Trouble) else said)

    def _choose(self) -> None:
        path = self.ask_open(self.window, tr("Choose a table"), [(tr("Tables"), "*.csv *.tsv *.txt *.json")])
        if path is not None:
            self.file.delete(0, "end")
            self.file.insert(0, str(path))
            self._read_columns()
            self.date.focus_set()

    def _read_columns(self) -> None:
        """Offer the headings of the file, once for each file."""
        file = self.file.get().strip()
        if file == self._columns_of or not self.winfo_exists():
            return
        self._columns_of = file
        columns: list[str] = []
        wrong = ""
        if file:
            try:
                columns = columns_of(file)
            except BullseyeError as bad:
                wrong = sentence(str(bad))
        for box in (self.date, self.value):
            box.configure(values=(tr("As in the file"), *columns))
            box.current(0)
        if columns and not self.name.get():
            self.name.insert(0, os.path.splitext(os.path.basename(file))[0])
        self._changed()
        self.wrong.configure(text=wrong)

    def enter(self) -> None:
        """Set the target, or say what is wrong with it."""
        if self.chosen_kind == ROUNDS:
            self.wants_goal = True
            self.close()
            return
        try:
            target = target_of(self.wish(), self._today, self._targets.definitions.names())
            self._targets.add_read(target)
        except BullseyeError as bad:
            self.wrong.configure(text=sentence(str(bad)))
            return
        self.made = target.id
        self.close()
