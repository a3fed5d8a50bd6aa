"""The tasks of a project on a card: ticked, added and taken out."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.cards.dialogs import ask_text
from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.watch.targets.wish import day_of
from bullseye.wording.numbers import DASH
from bullseye.words import tr

if TYPE_CHECKING:
    from datetime import date

    from bullseye.desk.kit.shell import Shell
    from bullseye.watch.store.tasks import Task
    from bullseye.watch.targets.definition import Target
    from bullseye.watch.targets.service import Targets


class TasksCard(Overlay):
    """Enter, Space or a double click ticks the chosen task or opens it again; `changed` says that something did."""

    def __init__(self, window: Shell, targets: Targets, target: Target, today: date) -> None:
        super().__init__(window, tr("Tasks of {name}", name=target.name), width_px=640)
        self.changed = False
        self._targets, self._target, self._today = targets, target, today
        self.tasks: list[Task] = []
        self._gone: list[Task] = []
        theme, px = self.theme, self.theme.px
        columns = (
            Column("", 40), Column(tr("Task"), 300, grow=True), Column(tr("Due"), 112), Column("", 96),
        )  # fmt: skip
        self.table = Table(self, theme, columns, on_open=self._turn, rows_asked=10)
        self.table.pack(fill="x", pady=(px(12), 0))
        self.table.tree.bind("<space>", lambda _: self.tick(), add=True)
        self.table.tree.bind("<Delete>", lambda _: self.remove(), add=True)
        self.wrong = self.say("")
        self.wrong.configure(foreground=theme.palette.bad)
        row = self.button_row()
        self.add_button = ttk.Button(row, text=tr("Add\u2026"), command=self.add)
        self.add_button.pack(side="left")
        self.remove_button = ttk.Button(row, text=tr("Remove"), command=self.remove)
        self.remove_button.pack(side="left", padx=px(8))
        self.undo_button = ttk.Button(row, text=tr("Undo"), command=self.undo)
        closing = ttk.Button(row, text=tr("Close"), command=self.close)
        self.tick_button = ttk.Button(row, text=tr("Tick   Space"), command=self.tick)
        self.tick_button.pack(side="right")
        closing.pack(side="right", padx=px(8))
        self._read(0)
        self.open(self.table.tree if self.tasks else self.add_button)

    def _read(self, select: int | None = None) -> None:
        self.tasks = self._targets.tasks.all(self._target.id)
        at = None if select is None or not self.tasks else min(select, len(self.tasks) - 1)
        self.table.fill(len(self.tasks), self._row, tr("No tasks yet. Add the first one."), select=at)
        for button in (self.remove_button, self.tick_button):
            button.state(["!disabled" if self.tasks else "disabled"])
        if self._gone:
            self.undo_button.pack(side="left")
        else:
            self.undo_button.pack_forget()

    def _row(self, n: int) -> Row:
        task = self.tasks[n]
        late = task.done is None and task.due is not None and task.due < self._today
        state = tr("done") if task.done else tr("overdue") if late else ""
        return Row(("\u2713" if task.done else "", task.title, str(task.due or DASH), state))

    def tick(self) -> str:
        """Tick the chosen task, or open it again."""
        if self.table.selected is not None and self.tasks:
            self._turn(self.table.selected)
        return "break"

    def _turn(self, number: int) -> None:
        task = self.tasks[number]
        try:
            self._targets.tick(self._target.id, task.id, task.done is None)
        except BullseyeError as bad:
            self.wrong.configure(text=sentence(str(bad)))
            return
        self.changed = True
        self._read(number)

    def add(self) -> None:
        """Ask for a task and the day it is due."""

        def check(text: str) -> str:
            try:
                _split(text)
            except BullseyeError as bad:
                return sentence(str(bad))
            return "" if text else tr("Type what is to be done.")

        typed = ask_text(
            self.window, tr("A new task"), tr("What is to be done; a day after a semicolon is when it is due."),
            yes=tr("Add"), check=check,
        )  # fmt: skip
        if typed is None:
            return
        title, due = _split(typed)
        try:
            self._targets.add_task(self._target.id, title, due)
        except BullseyeError as bad:
            self.wrong.configure(text=sentence(str(bad)))
            return
        self.changed = True
        self._read(len(self.tasks))
        self.table.tree.focus_set()

    def remove(self) -> None:
        """Take the chosen task out; it can be brought back while the card is open."""
        at = self.table.selected
        if at is None or not self.tasks:
            return
        try:
            self._gone.append(self._targets.tasks.remove(self._target.id, self.tasks[at].id))
        except BullseyeError as bad:
            self.wrong.configure(text=sentence(str(bad)))
            return
        self.changed = True
        self._read(at)

    def undo(self) -> None:
        """Bring back the task that was taken out last."""
        if self._gone:
            task = self._gone.pop()
            self._targets.tasks.add(self._target.id, task.title, task.due, task.made, task.done)
            self.changed = True
            self._read(len(self.tasks))


def _split(text: str) -> tuple[str, date | None]:
    """A title and the day behind its last semicolon; raises BadInputError for one that is none."""
    title, semicolon, day = text.rpartition(";")
    return (title.strip(), day_of(day)) if semicolon and title.strip() else (text.strip(), None)


def only_projects() -> str:
    """What is said where there is nothing to tick."""
    return tr("Tasks are ticked in a project; set one with {key}.", key=key_words("n"))
