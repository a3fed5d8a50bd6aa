"""The goals page: every goal with how far it is, the chosen one's chart and numbers, and a way to set another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.cards.chart_saving import save_chart
from bullseye.desk.kit.cards.coach_opening import coach_goal
from bullseye.desk.kit.cards.explain import in_two_halves
from bullseye.desk.kit.cards.file_dialogs import ask_save_path
from bullseye.desk.kit.cards.report_saving import report_of_goals, save_report
from bullseye.desk.kit.drawing_view import DrawingView
from bullseye.desk.kit.page_parts import BAR_PX, ButtonBar, Head
from bullseye.desk.kit.widgets import wrapping
from bullseye.desk.progress.goal_list import GoalList
from bullseye.desk.progress.goal_news import tell_goals
from bullseye.desk.progress.goal_question import ask_goal
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.play.services import GUEST
from bullseye.progress.goal_words import (
    before_text,
    chart_of,
    explain_number,
    numbers_of,
    state_text,
    title_of,
)
from bullseye.progress.goals import Standing, goal_text
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.measure.over_time.goals import Goal
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look

LIST_PX = 376
EMPTY = tr("No goals yet.\nA goal is a number to reach: 700 points a week, 90 % hits, seven days in a row.")


class GoalsPage(Page):
    """The player's goals, and those of everybody."""

    name = "goals"
    reads_history = True
    title = tr("Goals")
    keys = [
        (tr("Enter, N"), tr("Set a new goal")),
        (tr("Up, Down"), tr("Choose a goal in the list")),
        (tr("Del"), tr("Remove the chosen goal")),
        (tr("Ctrl+Z"), tr("Bring back what was removed last")),
        ("T", tr("Statistics")),
        ("P", tr("Play")),
        ("S", tr("Save the chart as a picture")),
        ("R", tr("Save a report of all goals")),
        ("I", tr("The coach: what to change, what is likely next, a plan")),
        (tr("Tab, Enter"), tr("Go to a number, and see where it comes from")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.found: list[Standing] = []
        self.at: int | None = None
        self._removed: list[Goal] = []
        self._undo_bar: ttk.Frame | None = None
        self.cells: dict[str, ttk.Label] = {}
        self.ask_save: Callable[..., Path | None] = ask_save_path
        px = self.theme.px
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        head = Head(self, self.theme, tr("Goals"))
        head.grid(row=0, column=0, sticky="ew")
        self.counted = head.beside
        self.coach_button = head.button(tr("Coach\u2026   I"), self.coach)
        body = self.body = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(16), px(24), 0))
        body.columnconfigure(1, weight=1)
        body.rowconfigure(0, weight=1)
        self.list = GoalList(body, self.theme, self._choose)
        self.list.configure(width=px(LIST_PX))
        self.list.grid(row=0, column=0, sticky="nsew")
        main = ttk.Frame(body, style="Panel.TFrame")
        main.grid(row=0, column=1, sticky="nsew", padx=(px(24), 0))
        main.columnconfigure(0, weight=1)
        main.rowconfigure(2, weight=1)
        self.what = wrapping(ttk.Label(main, style="Strong.TLabel", justify="left"))
        self.what.grid(row=0, column=0, sticky="ew")
        self.standing = wrapping(ttk.Label(main, style="TLabel", width=1))
        self.standing.grid(row=1, column=0, sticky="ew", pady=(px(4), 0))
        self.chart = DrawingView(main, self.theme)
        self.chart.grid(row=2, column=0, sticky="nsew", pady=(px(4), px(8)))
        self.numbers = ttk.Frame(main, style="Panel.TFrame")
        self.numbers.grid(row=3, column=0, sticky="ew")
        self.before = wrapping(ttk.Label(main, style="Muted.TLabel", justify="left"))
        self.before.grid(row=4, column=0, sticky="ew", pady=(px(8), 0))
        self.empty = ttk.Label(self, text=EMPTY, style="Large.TLabel", justify="center", anchor="center")
        self.trouble = ttk.Label(self, style="Bad.TLabel", anchor="center", wraplength=px(800))
        self._build_bar()
        self.actions = {
            "Return": self.add, "n": self.add, "Delete": self.remove, "Control-z": self.undo, "s": self.save,
            "r": self.report, "i": self.coach,
            "t": lambda: self.window.show("stats"), "p": lambda: self.window.show("play"),
        }  # fmt: skip

    def _build_bar(self) -> None:
        bar = ButtonBar(self, self.theme, BAR_PX)
        bar.grid(row=2, column=0, sticky="ew")
        self.add_button = bar.first(tr("New goal\u2026   Enter"), self.add)
        for text, key in ((tr("Statistics   T"), "t"), (tr("Play   P"), "p")):
            bar.add(text, lambda k=key: self.actions[k]())  # type: ignore[misc]
        self.remove_button = bar.quiet(tr("Remove   Del"), self.remove)
        self.save_button = bar.quiet(tr("Picture\u2026   S"), self.save)
        self.report_button = bar.quiet(tr("Report\u2026   R"), self.report)
        self.undo_button = bar.quiet(tr("Undo   Ctrl+Z"), self.undo)
        bar.last(tr("Back   Esc"), self.escape)

    # -- showing ---------------------------------------------------------------------------------------

    def shown(self, **args: Any) -> None:
        """Every goal as it stands now; what is new of them is said."""
        tell_goals(self.window, lead=False)
        self._read()

    def coach(self) -> None:
        """Open the coach's card on the rounds that count for the chosen goal."""
        coach_goal(self.window, self.player, self.goal)

    def _read(self, choose: str = "") -> None:
        """Take in the goals; *choose* is the id of the one to choose, else the chosen one stays."""
        why = ""
        now = self.goal.id if self.goal is not None else ""
        try:
            self.found = self.services.goals.standings(self.player)
        except BullseyeError as bad:
            self.found, why = [], sentence(bad)
        ids = [each.progress.goal.id for each in self.found]
        wanted = choose or now
        self.at = ids.index(wanted) if wanted in ids else min(self.at or 0, len(ids) - 1) if ids else None
        self.list.show(self.found, self.at, self.player)
        done = sum(each.progress.achieved for each in self.found)
        self.counted.configure(
            text=trn("{done} of {n} goal reached", "{done} of {n} goals reached", len(ids), done=done) if ids else ""
        )
        self.trouble.configure(text=why)
        for part, on in ((self.body, bool(ids)), (self.empty, not ids and not why), (self.trouble, bool(why))):
            if on:
                part.grid(row=1, column=0, sticky="nsew")
            else:
                part.grid_remove()
        for button in (self.remove_button, self.save_button, self.report_button):
            button.state(["!disabled" if ids else "disabled"])
        self._show_undo()
        self._show()

    @property
    def player(self) -> str:
        """Whose goals they are."""
        return self.services.settings.player or GUEST

    @property
    def goal(self) -> Goal | None:
        """The chosen one."""
        return None if self.at is None or not self.found else self.found[self.at].progress.goal

    def _choose(self, number: int) -> None:
        self.at = number
        self._show()

    def _show(self) -> None:
        if self.at is None:
            return
        found = self.found[self.at]
        one = found.progress
        self.what.configure(text=title_of(one.goal, self.player))
        self.standing.configure(
            text=tr(
                "{state}.  {first} to {last_day}",
                state=state_text(one),
                first=one.first,
                last_day=one.last_day,
            )
        )
        self.chart.show(self._draw)
        self.cells = in_two_halves(
            self.window,
            self.numbers,
            numbers_of(one, found.outlook),
            partial(explain_number, one, outlook=found.outlook),
        )
        self.before.configure(text=before_text(found))

    def _draw(self, width: float, height: float, look: Look, title: str = "") -> Drawing:
        from bullseye.picture.chart import goal_chart

        assert self.at is not None
        found = self.found[self.at]
        parts = chart_of(found.progress, self.services.goals.today(), found.outlook)
        return goal_chart(**parts, title=title, width=width, height=height, look=look)

    def focus_first(self) -> None:
        """The list where there is one; Enter sets a goal from there too."""
        (self.list if self.found else self.add_button).focus_set()

    # -- setting and removing --------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a new goal."""
        goal = ask_goal(self.window)
        if goal is not None:
            self._read(goal.id)
            self.list.focus_set()
            tell_goals(self.window, lead=False)

    def remove(self) -> None:
        """Take the chosen goal out; it can be brought back."""
        goal = self.goal
        if goal is None:
            return
        try:
            self._removed.append(self.services.goals.remove(goal.id))
        except BullseyeError as bad:
            self.window.notice(tr("The goal could not be removed: {bad}", bad=bad), "bad")
            return
        self._read()
        self.window.notices.dismiss(self._undo_bar)
        self._undo_bar = self.window.notice(
            tr("Removed: {goal}.", goal=goal_text(goal)), action=(tr("Undo   Ctrl+Z"), self.undo)
        )
        self.focus_first()

    def undo(self) -> None:
        """Bring back the goal that was removed last."""
        if not self._removed:
            self.window.notice(tr("No goal was removed."))
            return
        try:
            goal = self.services.goals.put_back(self._removed[-1])
        except BullseyeError as bad:
            self.window.notice(tr("The goal could not be brought back: {bad}", bad=bad), "bad")
            return
        self._removed.pop()
        self.window.notices.dismiss(self._undo_bar)
        self._read(goal.id)
        self.focus_first()

    def _show_undo(self) -> None:
        if self._removed:
            self.undo_button.pack(side="left", fill="y", padx=(self.theme.px(8), 0))
        else:
            self.undo_button.pack_forget()

    def save(self) -> None:
        """Save the chart as PNG or SVG."""
        goal = self.goal
        if goal is not None:
            title = goal_text(goal)
            save_chart(
                self.window, lambda w, h, look: self._draw(w, h, look, title), f"bullseye-goal-{goal.id}", self.ask_save
            )

    def report(self) -> None:
        """Save a report of all goals."""
        if self.found:
            save_report(self.window, report_of_goals(self.window, self.player), tr("your goals"), self.ask_save)
