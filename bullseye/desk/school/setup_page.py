"""The page that opens a class: a new one, or one that was not ended; in an open class, its drill, face and turns."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path
from random import Random
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.classroom.log.lasting import about
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.reference import add_reference
from bullseye.classroom.log.store import Found, not_ended
from bullseye.classroom.people.options import Choices
from bullseye.desk.frame.key_words import key_words
from bullseye.desk.frame.page import Page
from bullseye.desk.kit.flow import Flow
from bullseye.desk.kit.notices import HEAD
from bullseye.desk.kit.scrolled_frame import ScrolledFrame
from bullseye.desk.kit.widgets import wrapping
from bullseye.desk.school.choices_part import HERE, LISTED, NO_TEAMS, ChoicesPart
from bullseye.desk.school.class_mode import ClassMode, open_mode
from bullseye.desk.school.names_part import NamesPart
from bullseye.desk.school.opening_devices import Where, open_on_devices, was_on_devices
from bullseye.desk.school.screens import SCREEN, Monitor, monitors
from bullseye.desk.school.teacher_keys import TeacherOverlay
from bullseye.desk.school.unfinished_wipes import finish
from bullseye.errors import BadInputError, BullseyeError, StorageError
from bullseye.play.record_tasks import sentence
from bullseye.wording.moments import day_text
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

SHARES = (5, 6)
"""Of the width: the names, and how the class plays, where the code has five words."""
FIRST_DRILL, FIRST_FACE = "ten-shots", "classic"
LESSON_S = 45 * 60
CHOICES_PX = 480
"""How wide the choices are at least where they can be scrolled."""


class ClassSetupPage(Page):
    """`shown(names=Path, where=...)`: the list to begin with, and WINDOW, SCREEN or the number of a monitor."""

    name = "class_setup"
    title = tr("Class")
    keys = [
        (tr("Enter"), tr("Begin the class; in the names it is a new line")),
        (tr("Ctrl+Enter"), tr("Begin the class, also from the names")),
        ("G", tr("Go on with the class that was not ended")),
        (tr("Del"), tr("Take the selected name out, in the list")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.listen = Where()
        self.find_monitors: Callable[[], list[Monitor]] = lambda: monitors(window.root)
        self.found: list[Found] = []
        self._changing = open_mode(window) is not None
        px = self.theme.px
        self.columnconfigure(0, weight=1)
        self.rowconfigure(2, weight=1)
        head = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(16), px(24), 0))
        head.grid(row=0, column=0, sticky="ew")
        self.heading = ttk.Label(head, style="Title.TLabel")
        self.heading.pack(anchor="w")
        self._build_go_on()
        body = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(12), px(24), 0))
        body.grid(row=2, column=0, sticky="nsew")
        body.rowconfigure(0, weight=1)
        self.names: NamesPart | None = None
        found = [] if self._changing else self.find_monitors()
        holder = ScrolledFrame(body, self.theme, px(CHOICES_PX))
        self.choices = ChoicesPart(holder.inside, window, self.services.new_seed, found, self._changing)
        self.choices.pack(fill="x")
        if self._changing:
            holder.grid(row=0, column=0, sticky="nsw")
            body.columnconfigure(0, minsize=px(560))
            body.columnconfigure(1, weight=1)
            note = wrapping(ttk.Label(body, text=_new_part(), style="TLabel", justify="left"))
            note.grid(row=0, column=1, sticky="new", padx=(px(32), 0), pady=(px(32), 0))
        else:
            for column, share in enumerate(SHARES):
                body.columnconfigure(column, weight=share, uniform="parts")
            self.names = NamesPart(body, window, self._chance, self.begin)
            self.names.with_teams = self._teams_as_listed
            self.names.grid(row=0, column=0, sticky="nsew", padx=(0, px(16)))
            holder.grid(row=0, column=1, sticky="nsew", padx=(px(16), 0))
            self.choices.played.bind("<<ComboboxSelected>>", lambda _: self._say_how(), add=True)
        self._build_foot()
        self.choices.changed = self._chosen
        if self.names is not None:
            self.names.changed = self._say_how_long
            self.names.took = self._took
        self.actions = {"Return": self.begin, "Control-Return": self.begin, "g": self.go_on}

    def _say_how(self) -> None:
        """On devices the names are those of who has none."""
        on_devices = self.choices.pace != HERE
        if self.names is not None:
            self.names.say_whose(on_devices)
        text = tr("Open the class   Ctrl+Enter") if on_devices else tr("Begin the class   Ctrl+Enter")
        self.begin_button.configure(text=text)

    def _chosen(self) -> None:
        if self.names is not None:
            self.names.deal(self.choices.dealt)
        self._say_how_long()

    def _say_how_long(self) -> None:
        """How long the class takes with what is chosen, in an open one all its turns."""
        desk = open_mode(self.window)
        students = 0 if self.names is None else len(self.names.roster.entries)
        if desk is not None:
            students = len([s for s in desk.class_state.students if not s.reference and not s.absent])
        seconds = self.choices.lasts_s(students)
        text = tr("Takes {about}", about=about(seconds)) if seconds else ""
        long = seconds > LESSON_S
        if long:
            text = tr("{takes},\nmore than a lesson of 45", takes=text)
        self.lasts.configure(text=text, style="Bad.TLabel" if long else "TLabel")

    def _build_go_on(self) -> None:
        px = self.theme.px
        card = self.card = ttk.Frame(self, style="Card.TFrame", padding=(px(16), px(8)))
        card.grid(row=1, column=0, sticky="ew", padx=px(24), pady=(px(12), 0))
        card.columnconfigure(0, weight=1)
        self.open_text = ttk.Label(card, style="Card.TLabel")
        self.open_text.grid(row=0, column=0, sticky="ew")
        self.other_button = ttk.Button(card, text=tr("Another\u2026"), width=0, command=self._choose_open)
        self.other_button.grid(row=0, column=1, padx=px(8))
        self.go_button = ttk.Button(card, text=tr("Go on   G"), width=0, command=self.go_on)
        self.go_button.grid(row=0, column=2)
        card.grid_remove()

    def _build_foot(self) -> None:
        px = self.theme.px
        foot = Flow(self, px(6), (px(24), px(12), px(24), px(16)))
        foot.grid(row=3, column=0, sticky="ew")
        text = tr("Use this   Enter") if self._changing else tr("Begin the class   Ctrl+Enter")
        self.begin_button = ttk.Button(foot, text=text, style="Accent.TButton", command=self.begin)
        self.begin_button.pack(side="left")
        self.lasts = ttk.Label(foot, style="TLabel")
        self.lasts.pack(side="left", padx=(px(16), 0))
        self.keep_list = tk.BooleanVar(self, False)
        self.keep_box = ttk.Checkbutton(foot, text=tr("Keep this list for next time"), variable=self.keep_list)
        if not self._changing:
            self.keep_box.pack(side="left", padx=(px(16), 0))
        self.back_button = ttk.Button(foot, text=tr("Back   Esc"), width=0, command=self.escape)
        self.back_button.pack(side="right", fill="y")
        for part in (self.begin_button, self.lasts, self.keep_box):
            foot.watched(part)

    def _teams_as_listed(self) -> None:
        if self.choices.teams.get() == NO_TEAMS:
            self.choices.teams.set(LISTED)

    def _took(self, name: str) -> None:
        """A kept list was taken: it is kept on, names the class, and the class plays as it did then."""
        self.keep_list.set(True)
        assert self.names is not None
        try:
            self.choices.take_kept(self.names.lists.plays(name))
        except BullseyeError as bad:
            self.window.notice(tr("How that class played is not known any more: {why}", why=sentence(bad)), "bad")
        self._say_how()
        self.choices.title.delete(0, "end")
        self.choices.title.insert(0, name)

    def _keep_list(self, title: str) -> None:
        """Keep the list where that is wanted; the class begins all the same when the disk will not."""
        names = self.names
        if names is None or not self.keep_list.get() or not self._entries:
            return
        try:
            names.lists.keep(title, names.as_typed, names.kept_as, self.choices.to_keep())
        except BullseyeError as bad:
            self.window.notice(tr("The list is not kept: {why}", why=sentence(bad)), "bad")

    def _chance(self) -> Random:
        return Random(self.services.new_seed())

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, names: Path | None = None, where: str = SCREEN, resume: Path | None = None, **args: Any) -> None:
        """Fill in what is there; the classes that were not ended are looked for. *resume* goes on with that one."""
        desk = open_mode(self.window)
        if desk is not None:
            self.heading.configure(text=tr("{title}: drill, face and turns", title=desk.class_state.choices.title))
            teams = LISTED if desk.class_state.choices.teams else NO_TEAMS
            self.choices.show(desk.class_state.choices, teams=teams)
            return
        self.heading.configure(text=tr("A new class"))
        choices = Choices(drill=FIRST_DRILL, face=FIRST_FACE, seed=self.services.new_seed(), turns=3)
        self.choices.show(choices, self._checked(where))
        if names is not None and self.names is not None:
            self.names.take_file(names)
        if resume is not None:
            self.resume(resume)
        else:
            self.when_idle(self._look)

    def _checked(self, where: str) -> str:
        """*where*, and the name of the monitor of that number; a number that is not there is told."""
        if not where.isdigit():
            return where
        names = [monitor.name for monitor in self.choices.monitors]
        if int(where) <= len(names):
            return names[int(where) - 1]
        told = (
            trn("{n} monitor can be told apart here", "{n} monitors can be told apart here", len(names))
            if names
            else tr("Only one screen was detected")
        )
        self.window.notice(
            tr(
                "There is no monitor {where}: {told}. Full screen fills the one that the window is on.",
                where=where,
                told=told,
            )
        )
        return SCREEN

    def _look(self) -> None:
        """Finish what a crash cut off, and find what can be gone on with."""
        finish(self.window)
        try:
            self.found = not_ended(self.services.dirs.data)
        except StorageError as bad:
            self.window.notice(sentence(bad), "bad")
            self.found = []
        if self.found:
            self.open_text.configure(
                text=tr("Not ended: {words_of}", words_of=words_of(self.found[0], self.services.zone))
            )
            self.card.grid()
            if len(self.found) > 1:
                self.other_button.grid()
            else:
                self.other_button.grid_remove()
            if self.window.page is self and self.window.overlay is None:
                self.focus_first()
        else:
            self.card.grid_remove()

    def bars_at(self) -> tuple[str, int]:
        """Over the title: what is done to the list of names is pressed just above the foot."""
        return HEAD, 0

    def focus_first(self) -> None:
        """The names come first; before them a class that waits, as long as there are none."""
        if self.names is None:
            self.begin_button.focus_set()
        elif self.found and not self.names.roster.entries:
            self.go_button.focus_set()
        else:
            self.names.text.focus_set()

    # -- beginning and going on ----------------------------------------------------------------------

    def begin(self) -> None:
        """Begin the class, or use what was changed in an open one; what is wrong stands below the choices."""
        try:
            choices = self.choices.read()
            desk = open_mode(self.window)
            if desk is not None:
                self._change(desk, choices)
                return
            assert self.names is not None
            sigma_mm = self.choices.sigma_mm()
            self._entries, self._dealt = self.names.roster.entries, self.choices.dealt
            if self.choices.pace != HERE:
                self._open_on_devices(lambda: self._made(choices, sigma_mm), self.choices.pace)
                self._keep_list(choices.title)
                return
            if not self.names.roster.entries:
                raise BadInputError(tr("there are no names yet: type them, take a file, or press Make up"))
            room = OpenClass.new(self.services.dirs.data, choices, self.services.clock.utc)
        except BullseyeError as bad:
            self.choices.complain(str(bad))
            return
        try:
            self._fill(room, sigma_mm)
        except BullseyeError as bad:
            room.close()
            self.window.notice(sentence(bad), "bad")
            self._look()
            return
        self.window.notices.dismiss_all()  # what was wrong with the list has names in it
        self._keep_list(choices.title)
        self._open(room)

    def _fill(self, room: OpenClass, sigma_mm: float | None) -> None:
        """Take everybody in. Raises BullseyeError."""
        assert self.names is not None
        room.join_all(self._entries)
        if self._dealt:
            room.deal_teams(self._dealt)
        if sigma_mm is not None:
            add_reference(room, sigma_mm)

    def _made(self, choices: Choices, sigma_mm: float | None) -> Path:
        """A class on the disk for a server to have; its folder. On a thread that touches no window."""
        with OpenClass.new(self.services.dirs.data, choices, self.services.clock.utc) as room:
            self._fill(room, sigma_mm)
            assert room.log is not None
            return room.log.folder

    def _open_on_devices(self, prepare: Callable[[], Path], pace: str) -> None:
        """Let a server have the class. Raises BullseyeError; then nothing was begun but what *prepare* made."""
        full, monitor = self.choices.shown_on()
        mode = open_on_devices(self.window, prepare, pace, full, monitor, self.listen)
        self.window.notices.dismiss_all()
        mode.enter()

    def _open(self, room: OpenClass) -> None:
        full, monitor = self.choices.shown_on()
        ClassMode(self.window, room, TeacherOverlay, full, monitor).enter()

    def _change(self, desk: ClassMode, choices: Choices) -> None:
        hides = choices.names_hidden and not desk.class_state.choices.names_hidden
        desk.room.choose(**choices.as_dict())  # first: in the middle of a turn it may be refused
        if hides:
            self.window.notices.dismiss_all()
        dealt = self.choices.dealt
        if dealt:
            desk.room.deal_teams(dealt)
        self.window.show(desk.home)

    def go_on(self) -> None:
        """Go on with the class that was not ended."""
        if self.found:
            self.resume(self.found[0].folder)

    def resume(self, folder: Path) -> None:
        """Go on with the class in *folder*, where it was; another one's names that should be gone go first."""
        self.window.notices.dismiss_all()
        finish(self.window)
        try:
            if was_on_devices(folder):
                self._open_on_devices(lambda: folder, "")
                return
            room = OpenClass.open(folder, self.services.clock.utc)
        except BullseyeError as bad:
            self.window.notice(sentence(bad), "bad")
            return
        self._open(room)

    def _choose_open(self) -> None:
        from bullseye.desk.school.pin_cards import choose_person

        people = [(str(n), words_of(found, self.services.zone)) for n, found in enumerate(self.found)]
        chosen = choose_person(self.window, tr("Classes that were not ended"), people, tr("Go on"))
        if chosen is not None:
            self.resume(self.found[int(chosen)].folder)


def words_of(found: Found, zone: tzinfo) -> str:
    """A class in one line: its title, the day in *zone*, students and rounds."""
    students, rounds = trn("{n} student", "{n} students", found.students), trn("{n} round", "{n} rounds", found.rounds)
    return f"{found.title}, {day_text(found.began, zone)}, {students}, {rounds}"


def _new_part() -> str:
    """What a change of the drill means for a class that has begun."""
    return tr(
        "Another drill, face, code or bonus begins a new part of the class: its board and lessons start empty, "
        "and the rounds so far stay in the export. Names: {teacher}, then {late} or {remove}.",
        teacher=key_words("F2"),
        late=key_words("l"),
        remove=key_words("r"),
    )
