"""The names of a new class: typed, pasted, from a file, or made up; and below, how the list was understood."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from random import Random
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.classroom.people.kept_lists import KeptLists
from bullseye.classroom.people.names import nickname, nicknames
from bullseye.classroom.people.roster import Entry, Roster, as_text, parse, read_file
from bullseye.desk.kit.cards.file_dialogs import ask_open_path
from bullseye.desk.kit.flow import Flow
from bullseye.desk.kit.form import text_box
from bullseye.desk.kit.on_screen import on_screen
from bullseye.desk.kit.page_parts import ButtonBar
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.desk.kit.widgets import wrapping
from bullseye.errors import BadInputError, BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

MOST_PROBLEMS = 3
OUT = "\u00d7"
HINT = tr(
    "Type or paste: a name on each line, or a table with headings such as \u201cSurname, First name, Team\u201d. "
    "Below you see how it is understood."
)
HINT_ON_DEVICES = tr(
    "Names here are picked on the devices; who has no device plays at this computer. Without a list everybody types "
    "their own name."
)
LETTER_BY_LETTER = tr("Arabic and Hebrew are in order in the list below; this box shows them letter by letter.")
EMPTY = tr("The names appear here as they are understood.")


class NamesPart(ttk.Frame):
    """`roster` is what stands in the text box; the list below follows it. *chance* gives luck for nicknames.

    *begin* is what Control (on a Mac Command) and Enter do.
    """

    def __init__(
        self, master: tk.Misc, window: Shell, chance: Callable[[], Random], begin: Callable[[], object]
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._window = window
        self._chance = chance
        self._made: set[str] = set()
        self._of_file: list[ttk.Frame] = []
        """What is said of the file that was taken last; it goes with it."""
        self.with_teams: Callable[[], object] = lambda: None
        """Called when a file has brought teams."""
        self.changed: Callable[[], object] = lambda: None
        """Called when the list is another."""
        self.lists = KeptLists(window.services.dirs.data)
        self.kept_as = ""
        """The kept list that was taken; empty for none."""
        self.took: Callable[[str], object] = lambda _: None
        """Called with the name of a kept list that was taken."""
        self.roster = Roster(())
        self.dealt: tuple[str, ...] = ()
        """The teams that students are to be dealt to; empty for none."""
        self._typed: list[str] = []
        """The names in the order in which they were before seats were drawn by lot."""
        self.ask_open: Callable[..., Path | None] = ask_open_path
        theme, px = window.theme, window.theme.px
        colours = theme.palette
        self.columnconfigure(0, weight=1)
        self.rowconfigure(2, weight=2)
        self.rowconfigure(4, weight=3)
        self._build_head()
        self.hint = wrapping(ttk.Label(self, text=HINT, style="Muted.TLabel"))
        self.hint.grid(row=1, column=0, sticky="ew", pady=(px(4), 0))
        self.text = text_box(
            self, theme, height=4, wrap="none", undo=True, background=colours.raised, highlightthickness=1,
            selectbackground=colours.accent, selectforeground=colours.on_accent,
        )  # fmt: skip
        self.text.grid(row=2, column=0, sticky="nsew", pady=(px(6), 0))
        self.text.bind("<<Modified>>", self._modified, add=True)
        # A new line is a new name here; it must not begin the class.
        self.text.bind("<Return>", self._new_line, add=True)
        self.text.bind("<KP_Enter>", self._new_line, add=True)
        held = "Command" if window.windowing == "aqua" else "Control"
        self.text.bind(f"<{held}-Return>", lambda _: (begin(), "break")[1], add=True)
        self.text.bind("<Tab>", self._tab, add=True)
        self._build_said()
        columns = (
            Column(tr("Seat"), 56, "e"),
            Column(tr("Name"), 200, grow=True),
            Column(tr("Team"), 104),
            Column("", 40),
        )
        self.table = Table(self, theme, columns, rows_asked=4)
        self.table.grid(row=4, column=0, sticky="nsew", pady=(px(6), 0))
        self.table.tree.bind("<ButtonRelease-1>", self._clicked, add=True)
        self.table.tree.bind("<Delete>", lambda _: self.take_out(), add=True)
        bar = ButtonBar(self, theme)
        bar.grid(row=5, column=0, sticky="ew", pady=(px(6), 0))
        self.other_button = bar.quiet(tr("Another nickname"), self.another, 0)
        self.out_button = bar.quiet(tr("Take out   Del"), self.take_out)
        self.shuffle_button = bar.quiet(tr("Seats at random"), self.shuffle)
        self._follow()

    def _build_head(self) -> None:
        """Where names come from besides the keyboard."""
        theme, px = self._window.theme, self._window.theme.px
        head = Flow(self, px(4))
        head.grid(row=0, column=0, sticky="ew")
        ttk.Label(head, text=tr("Names"), style="Strong.TLabel").pack(side="left", expand=True, anchor="w")
        self.file_button = ttk.Button(head, text=tr("From a file\u2026"), width=0, command=self.from_file)
        self.lists_button = ttk.Button(head, text=tr("Kept\u2026"), width=0, command=self.from_kept)
        self.count = ttk.Entry(head, width=4, font=theme.font(), justify="right", validate="key")
        self.count.configure(validatecommand=(self.register(lambda s: not s or (s.isdecimal() and len(s) < 4)), "%P"))
        self.count.insert(0, "30")
        self.make_button = ttk.Button(head, text=tr("Make up"), width=0, command=self.make_up)
        for part, after_px in (
            (self.lists_button, 8), (self.file_button, 8), (self.count, 8), (self.make_button, 0)
        ):  # fmt: skip
            part.pack(side="left", padx=(0, px(after_px)))
            head.watched(part)
        self.look_for_kept()

    def _build_said(self) -> None:
        """How the text was understood: what is wrong, and below it the count in its usual colour."""
        px, colours = self._window.theme.px, self._window.theme.palette
        below = ttk.Frame(self, style="Panel.TFrame")
        below.grid(row=3, column=0, sticky="ew", pady=(px(6), 0))
        below.columnconfigure(0, weight=1)
        self.wrong = wrapping(ttk.Label(below, style="Muted.TLabel", foreground=colours.bad))
        self.wrong.grid(row=0, column=0, sticky="ew")
        self.said = wrapping(ttk.Label(below, style="Muted.TLabel"))
        self.said.grid(row=1, column=0, sticky="ew")

    def say_whose(self, on_devices: bool) -> None:
        """Say whose names these are: everybody's, or on devices only those of who has none."""
        self.hint.configure(text=HINT_ON_DEVICES if on_devices else HINT)

    # -- the text ------------------------------------------------------------------------------------

    def put(self, text: str) -> None:
        """Replace what stands in the box; it can be undone there with Ctrl + Z."""
        self.text.delete("1.0", "end")
        self.text.insert("1.0", text)
        self._follow()

    def _modified(self, _: object) -> None:
        if self.text.edit_modified():
            self.text.edit_modified(False)
            self._follow()

    def _new_line(self, _: object) -> str:
        self.text.insert("insert", "\n")
        self.text.see("insert")
        return "break"

    def _tab(self, event: tk.Event[tk.Text]) -> str:
        following = event.widget.tk_focusNext()
        if following is not None:
            following.focus_set()
        return "break"

    def _follow(self) -> None:
        text = self.text.get("1.0", "end-1c")
        self.roster = parse(text) if text.strip() else Roster(())
        entries = self.roster.entries
        self.table.fill(len(entries), lambda n: Row((str(n + 1), entries[n].name, self._team(n), OUT)), EMPTY)
        problems = [sentence(problem) for problem in self.roster.problems]
        more = len(problems) - MOST_PROBLEMS
        shown = [*problems[:MOST_PROBLEMS], *([trn("And {n} more.", "And {n} more.", more)] if more > 0 else [])]
        teams = len({self._team(n) for n in range(len(entries))} - {""})
        told = trn("{n} student", "{n} students", len(entries))
        if teams:
            told = trn("{students}, {n} team", "{students}, {n} teams", teams, students=told)
        self.wrong.configure(text="\n".join(shown))
        if shown:
            self.wrong.grid()
        else:
            self.wrong.grid_remove()
        self.said.configure(
            text="\n".join([told, *self.roster.notes, *([LETTER_BY_LETTER] if on_screen(text) != text else [])])
        )
        state = "!disabled" if entries else "disabled"
        for button in (self.other_button, self.out_button, self.shuffle_button):
            button.state([state])
        self.changed()

    def _team(self, n: int) -> str:
        """The team of the nth student as the class will have it."""
        return self.dealt[n % len(self.dealt)] if self.dealt else self.roster.entries[n].team

    def deal(self, teams: tuple[str, ...]) -> None:
        """Show at once who would be dealt to which of these *teams*."""
        if teams != self.dealt:
            self.dealt = teams
            self._follow()

    @property
    def as_typed(self) -> list[Entry]:
        """Who is on the list, in the order before seats were drawn by lot."""
        at = {name: n for n, name in enumerate(self._typed)}
        return sorted(self.roster.entries, key=lambda entry: at.get(entry.name, len(at)))

    # -- files and nicknames ---------------------------------------------------------------------------

    def from_file(self) -> None:
        """Ask for a text or CSV file and put its names into the box."""
        path = self.ask_open(self._window, tr("A class list"), [(tr("A list"), "*.txt *.csv")])
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Put the names of that file into the box; a notice says why not, or what was changed."""
        try:
            found = read_file(path)
        except BullseyeError as bad:
            self._window.notice(sentence(bad), "bad")
            return
        self._put_entries(list(found.entries))
        if any(entry.team for entry in found.entries):
            self.with_teams()
        for bar in self._of_file:
            self._window.notices.dismiss(bar)
        said = [sentence(f"{path.name}: {problem}") for problem in found.problems[:MOST_PROBLEMS]]
        self._of_file = [self._window.notice(text, "bad") for text in said]
        if found.notes:
            self._of_file.append(self._window.notice(f"{path.name}: {' '.join(found.notes)}"))

    def look_for_kept(self) -> None:
        """Offer the kept lists, where there are some."""
        try:
            found = self.lists.names()
        except BullseyeError as bad:
            self._window.notice(sentence(bad), "bad")
            found = []
        if not found:
            self.lists_button.pack_forget()
        elif not self.lists_button.winfo_manager():
            gap = (0, self._window.theme.px(8))
            self.lists_button.pack(side="left", padx=gap, before=self.file_button)

    def from_kept(self) -> None:
        """Ask for a list that was kept, and put its names into the box."""
        from bullseye.desk.school.lists_card import choose_list

        try:
            name = choose_list(self._window, self.lists, self.look_for_kept)
        except BullseyeError as bad:
            self._window.notice(sentence(bad), "bad")
            return
        if name is not None:
            self.kept_as = name
            self.take_file(self.lists.path_of(name))
            self.took(name)

    def _put_entries(self, entries: list[Entry]) -> None:
        teams = any(entry.team for entry in entries)
        plain = "".join(f"{_cell(entry.name)}\n" for entry in entries)
        # A list of plain lines that would be understood otherwise becomes a table.
        self.put(as_text(entries) if teams or list(parse(plain).entries) != entries else plain)

    def make_up(self) -> None:
        """So many nicknames; those made up before are replaced, typed ones stay."""
        kept = [entry for entry in self.roster.entries if entry.name not in self._made]
        try:
            names = nicknames(int(self.count.get() or "0"), self._chance(), [entry.name for entry in kept])
        except BadInputError as bad:
            self._window.notice(sentence(bad), "bad")
            return
        self._made = set(names)
        self._put_entries([*kept, *(Entry(name) for name in names)])

    def another(self) -> None:
        """Another nickname for the one that is selected, or the first."""
        at = self.table.selected or 0
        entries = list(self.roster.entries)
        if at < len(entries):
            name = nickname(self._chance(), [entry.name for entry in entries])
            self._made.add(name)
            entries[at] = entries[at]._replace(name=name)
            self._put_entries(entries)
            self.table.select(at)

    def take_out(self) -> None:
        """Take the one that is selected off the list."""
        at = self.table.selected
        entries = list(self.roster.entries)
        if at is not None and at < len(entries):
            del entries[at]
            self._put_entries(entries)
            if entries:
                self.table.select(min(at, len(entries) - 1))

    def shuffle(self) -> None:
        """Other seats for all, by chance; a notice takes it back."""
        before = list(self.roster.entries)
        self._typed = [entry.name for entry in self.as_typed]
        self._put_entries(self._chance().sample(before, len(before)))
        self._window.notice(tr("The seats are drawn by lot."), action=(tr("Undo"), lambda: self._put_entries(before)))

    def _clicked(self, event: tk.Event[ttk.Treeview]) -> None:
        """A click on the cross in a row takes it out."""
        tree = self.table.tree
        if tree.identify_region(event.x, event.y) == "cell" and tree.identify_column(event.x) == "#4":
            self.take_out()


def _cell(name: str) -> str:
    """A name alone on a line, in quotes where a comma or the like would split it."""
    return f'"{name}"' if any(mark in name for mark in ",;\t") else name
