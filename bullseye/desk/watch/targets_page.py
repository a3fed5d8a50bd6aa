"""The page *Targets*: every number with a target and how far it is, the chosen one's chart, numbers and forecast."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.bar_list import BarList
from bullseye.desk.kit.cards.chart_saving import save_chart
from bullseye.desk.kit.cards.coach_opening import Values, coach_goal, coach_values
from bullseye.desk.kit.cards.dialogs import ask_text
from bullseye.desk.kit.cards.file_dialogs import ask_save_path
from bullseye.desk.kit.cards.report_saving import report_of_goals, save_report
from bullseye.desk.kit.page_parts import BAR_PX, ButtonBar, Head
from bullseye.desk.progress.goal_question import ask_goal
from bullseye.desk.watch.entries import Entry, of_goal, of_target
from bullseye.desk.watch.kept_targets import Found, Reader, missing, open_targets
from bullseye.desk.watch.share_card import ShareCard
from bullseye.desk.watch.sharing import shared_targets
from bullseye.desk.watch.target_question import TargetQuestion
from bullseye.desk.watch.target_view import TargetView
from bullseye.desk.watch.tasks_card import TasksCard, only_projects
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.play.services import GUEST
from bullseye.watch.period import local_day
from bullseye.watch.targets.wish import number_of
from bullseye.watch.targets.words import amount_text, edge_text
from bullseye.words import capital, tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.report.report import Report
    from bullseye.watch.targets.service import Targets

LIST_PX = 376


class TargetsPage(Page):
    """Numbers with a target and goals over own rounds, in one list."""

    name = "targets"
    reads_history = True
    title = tr("Targets")
    keys = [
        (tr("Enter, N"), tr("Set a new target")),
        (tr("Up, Down"), tr("Choose a target in the list")),
        ("L", tr("Log a value that you type")),
        ("K", tr("The tasks of a project")),
        ("B", tr("The other chart: so far, or day by day")),
        ("H", tr("Share the chosen target by a link")),
        (tr("Del"), tr("Remove the chosen target")),
        (tr("Ctrl+Z"), tr("Bring back what was removed last")),
        ("S", tr("Save the chart as a picture")),
        ("R", tr("Save a report of the chosen target")),
        ("W", tr("Watch numbers of services")),
        ("I", tr("The coach: what is likely next, what does not fit")),
        (tr("Tab, Enter"), tr("Go to a number, and see where it comes from")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.entries: list[Entry] = []
        self.at: int | None = None
        self._reader: Reader | None = None
        self._removed: list[tuple[str, Any]] = []
        self._undo_bar: ttk.Frame | None = None
        self._wanted = ""
        self._told: set[str] = set()
        self.ask_save: Callable[..., Path | None] = ask_save_path
        px = self.theme.px
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        head = Head(self, self.theme, tr("Targets"))
        head.grid(row=0, column=0, sticky="ew")
        self.counted = head.beside
        self.coach_button = head.button(tr("Coach\u2026   I"), self.coach)
        body = self.body = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(16), px(24), 0))
        body.columnconfigure(1, weight=1)
        body.rowconfigure(0, weight=1)
        self.list = BarList(body, self.theme, self._choose)
        self.list.configure(width=px(LIST_PX))
        self.list.grid(row=0, column=0, sticky="nsew")
        self.view = TargetView(body, window)
        self.view.grid(row=0, column=1, sticky="nsew", padx=(px(24), 0))
        self.view.other.configure(command=self.turn)
        self.view.share.configure(command=self.share)
        self.empty = ttk.Label(
            self, style="Large.TLabel", justify="center", anchor="center",
            text=tr(
                "No targets yet.\nA target is a number to reach by a day or to stay within:\nrevenue from a table, a "
                "weight that you type,\nthe tasks of a project, points of your own rounds."
            ),
        )  # fmt: skip
        self.trouble = ttk.Label(self, style="Bad.TLabel", anchor="center", justify="center", wraplength=px(800))
        self._build_bar()
        self.actions = {
            "Return": self.add, "n": self.add, "l": self.log, "k": self.tasks, "b": self.turn, "h": self.share,
            "Delete": self.remove, "Control-z": self.undo, "s": self.save, "r": self.report,
            "w": lambda: self.window.show("watch"), "i": self.coach,
        }  # fmt: skip

    def _build_bar(self) -> None:
        bar = ButtonBar(self, self.theme, BAR_PX)
        bar.grid(row=2, column=0, sticky="ew")
        self.add_button = bar.first(tr("New\u2026   Enter"), self.add)
        self.log_button = bar.add(tr("Log\u2026   L"), self.log)
        self.tasks_button = bar.add(tr("Tasks\u2026   K"), self.tasks)
        self.watch_button = bar.add(tr("Watch   W"), lambda: self.window.show("watch"))
        self.remove_button = bar.quiet(tr("Remove   Del"), self.remove)
        self.save_button = bar.quiet(tr("Picture\u2026   S"), self.save)
        self.report_button = bar.quiet(tr("Report\u2026   R"), self.report)
        self.undo_button = bar.quiet(tr("Undo   Ctrl+Z"), self.undo)
        bar.last(tr("Back   Esc"), self.escape)

    # -- showing ---------------------------------------------------------------------------------------

    def shown(self, **args: Any) -> None:
        """Every target as it is now; files that changed are read once more, now and while the page is shown."""
        wrong = missing()
        if wrong:
            self._fill([], sentence(wrong))
            self.add_button.state(["disabled"])
            return
        if self._reader is None:
            self._reader = Reader(self.window, open_targets(self.services), self._took)
        self._reader.read()
        if self._reader.reads and not self.entries:
            self._fill([], "")
            self.empty.configure(text=tr("Reading the sources\u2026"))

    def refresh(self) -> None:
        """Read once more after the records have changed."""
        self._read()

    def hidden(self) -> None:
        """Nothing is read and no file is open behind another page."""
        if self._reader is not None:
            self._reader.shut()
            self._reader = None

    def destroy(self) -> None:
        """Let go of the file, then go."""
        self.hidden()
        super().destroy()

    @property
    def targets(self) -> Targets | None:
        """The open targets; None while the page is not shown, or where what they need is missing."""
        return None if self._reader is None else self._reader.targets

    @property
    def today(self) -> date:
        """The present day of the services' zone."""
        return local_day(self.services.clock.utc(), self.services.zone)

    @property
    def player(self) -> str:
        """Whose goals they are."""
        return self.services.settings.player or GUEST

    @property
    def entry(self) -> Entry | None:
        """The chosen one."""
        return None if self.at is None or not self.entries else self.entries[self.at]

    def _read(self, choose: str = "") -> None:
        self._wanted = choose
        if self._reader is not None:
            self._reader.read()

    def _took(self, found: Found) -> None:
        """Show what a reading gave, and say what is new."""
        entries = [of_target(each, self.today) for each in found.standings]
        wrong = found.trouble
        try:
            goals = self.services.goals.standings(self.player)
            entries += [of_goal(each, self.player, self.today) for each in goals]
        except BullseyeError as bad:
            wrong = wrong or str(bad)
        for file in found.unusable:
            if file.reason not in self._told:
                self._told.add(file.reason)
                self.window.notice(sentence(file.reason), "bad")
        for edge, target in found.news:
            self.window.notice(edge_text(edge, target))
        self._fill(entries, sentence(wrong) if wrong else "")

    def _fill(self, entries: list[Entry], wrong: str) -> None:
        now = self.entry.key if self.entry is not None else ""
        self.entries = entries
        keys = [each.key for each in entries]
        wanted, self._wanted = self._wanted or now, ""
        self.at = keys.index(wanted) if wanted in keys else min(self.at or 0, len(keys) - 1) if keys else None
        self.list.fill([each.bar for each in entries], self.at)
        self.counted.configure(text=trn("{n} target", "{n} targets", len(keys)) if keys else "")
        self.trouble.configure(text=wrong)
        alone = bool(wrong) and not keys
        for part, on in ((self.body, bool(keys)), (self.empty, not keys and not wrong), (self.trouble, alone)):
            if on:
                part.grid(row=1, column=0, sticky="nsew")
            else:
                part.grid_remove()
        if wrong and keys:
            self.window.notice(wrong, "bad")
        self._show()

    def _choose(self, number: int) -> None:
        self.at = number
        self._show()

    def _show(self) -> None:
        one = self.entry
        for button, on in (
            (self.remove_button, one is not None), (self.save_button, one is not None),
            (self.report_button, one is not None), (self.log_button, one is not None and one.is_typed),
            (self.tasks_button, one is not None and one.is_project),
        ):  # fmt: skip
            button.state(["!disabled" if on else "disabled"])
        # A project has tasks and no values: one place does for both.
        is_project = one is not None and one.is_project
        shown, away = (self.tasks_button, self.log_button) if is_project else (self.log_button, self.tasks_button)
        away.pack_forget()
        shown.pack(side="left", fill="y", padx=(self.theme.px(8), 0), before=self.watch_button)
        if self._removed:
            self.undo_button.pack(side="left", fill="y", padx=(self.theme.px(8), 0))
        else:
            self.undo_button.pack_forget()
        if one is None:
            return
        self.view.show(one)

    def turn(self) -> None:
        """The other chart."""
        self.view.way = 1 - self.view.way
        self._show()

    def focus_first(self) -> None:
        """The list where there is one; Enter sets a target from there too."""
        (self.list if self.entries else self.add_button).focus_set()

    # -- setting, logging, ticking ---------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a new target."""
        if self.targets is None:
            return
        card = TargetQuestion(self.window, self.targets, self.today)
        card.wait_window()
        if card.wants_goal:
            goal = ask_goal(self.window)
            if goal is not None:
                self._read(f"goal:{goal.id}")
        elif card.made:
            self._read(f"target:{card.made}")
        self.focus_first()

    def log(self) -> None:
        """Ask for a value of the chosen target, and keep it at this moment."""
        one, targets = self.entry, self.targets
        if one is None or targets is None:
            return
        if not one.is_typed:
            self.window.notice(tr("Values are logged for targets whose values you type."))
            return
        assert one.standing is not None
        target = one.standing.progress.target

        def check(text: str) -> str:
            try:
                number_of(text)
            except BullseyeError as bad:
                return sentence(str(bad))
            return ""

        hint = tr("in {unit}, as it is now", unit=target.unit) if target.unit else tr("as it is now")
        typed = ask_text(self.window, target.name, capital(hint) + ".", yes=tr("Log it"), check=check)
        if typed is None:
            return
        try:
            kept = targets.log(target.id, number_of(typed))
        except BullseyeError as bad:
            self.window.notice(sentence(str(bad)), "bad")
            return
        said = tr("Logged: {value}.", value=amount_text(target, kept.value))
        self.window.notice(said, action=(tr("Undo"), lambda: self._unlog(target.id)))
        self._read()

    def _unlog(self, name: str) -> None:
        if self.targets is not None and self.targets.values.take_back(name) is not None:
            self._read()

    def tasks(self) -> None:
        """The tasks of the chosen project."""
        one, targets = self.entry, self.targets
        if one is None or targets is None:
            return
        if one.standing is None or not one.is_project:
            self.window.notice(only_projects())
            return
        card = TasksCard(self.window, targets, one.standing.progress.target, self.today)
        card.wait_window()
        if card.changed:
            self._read()

    def share(self) -> None:
        """Give the chosen target a page in browsers, or take it back."""
        one = self.entry
        if one is None:
            return
        if one.standing is None:
            self.window.notice(tr("Goals over your own rounds are yours alone; other targets can be shared."))
            return
        target = one.standing.progress.target
        card = ShareCard(self.window, shared_targets(self.window), target.id, target.name)
        card.wait_window()
        self.focus_first()

    # -- removing --------------------------------------------------------------------------------------

    def remove(self) -> None:
        """Take the chosen target out; it can be brought back."""
        one, targets = self.entry, self.targets
        if one is None or targets is None:
            return
        try:
            if one.goal is not None:
                self._removed.append(("goal", self.services.goals.remove(one.goal.progress.goal.id)))
            elif one.standing is not None:
                targets.definitions.remove(one.standing.progress.target.id)
                self._removed.append(("target", one.standing.progress.target.id))
        except BullseyeError as bad:
            self.window.notice(tr("The target could not be removed: {why}", why=bad), "bad")
            return
        self._read()
        self.window.notices.dismiss(self._undo_bar)
        said = tr("Removed: {name}.", name=one.title)
        self._undo_bar = self.window.notice(said, action=(tr("Undo   Ctrl+Z"), self.undo))
        self.focus_first()

    def undo(self) -> None:
        """Bring back the target that was removed last."""
        if not self._removed or self.targets is None:
            self.window.notice(tr("No target was removed."))
            return
        kind, what = self._removed[-1]
        try:
            if kind == "goal":
                key = f"goal:{self.services.goals.put_back(what).id}"
            else:
                key = f"target:{self.targets.definitions.put_back(what)}"
        except BullseyeError as bad:
            self.window.notice(tr("The target could not be brought back: {why}", why=bad), "bad")
            return
        self._removed.pop()
        self.window.notices.dismiss(self._undo_bar)
        self._read(key)
        self.focus_first()

    def coach(self) -> None:
        """Open the coach's card on the chosen target, a goal's rounds, or without either on the newest rounds."""
        one = self.entry
        if one is None or one.standing is None:
            goal = None if one is None or one.goal is None else one.goal.progress.goal
            coach_goal(self.window, self.player, goal)
            return
        found = one.standing.progress
        days, numbers = [day for day, _ in found.days], [value for _, value in found.days]
        values = Values(found.target.name, found.target.unit, numbers, found.share is not None, days)
        coach_values(self.window, found.target.name, [values])

    # -- saving ----------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the chart as PNG or SVG."""
        one = self.entry
        if one is not None:
            stem = "bullseye-" + one.key.replace(":", "-")
            save_chart(self.window, lambda w, h, look: self.view.draw(w, h, look, one.title), stem, self.ask_save)

    def report(self) -> None:
        """Save a report of the chosen target, or of all goals where a goal is chosen."""
        one = self.entry
        if one is None:
            return
        if one.standing is None:
            save_report(self.window, report_of_goals(self.window, self.player), tr("your goals"), self.ask_save)
            return
        standing = one.standing

        def make() -> Report:
            from bullseye.report.report import target_report

            return target_report(standing, self.services.clock.utc(), self.services.zone)

        save_report(self.window, make, standing.progress.target.name, self.ask_save)
