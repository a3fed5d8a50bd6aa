"""The page between two turns of a class: who is next as large as it goes, how the last round went, who follows."""

from __future__ import annotations

import tkinter as tk
from contextlib import suppress
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.classroom.log.class_state import ClassState, Taken, Waiting
from bullseye.classroom.log.lasting import about, left_s
from bullseye.classroom.paper.board import board_of
from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.drawing_view import DrawingView
from bullseye.desk.kit.fitted import FittedText
from bullseye.desk.kit.on_screen import on_screen
from bullseye.desk.kit.turned_rows import turn_rows
from bullseye.desk.kit.widgets import wrapping
from bullseye.desk.school.class_mode import ClassMode, open_mode
from bullseye.desk.school.team_mark import team_shapes
from bullseye.desk.school.wall_page import WallPage
from bullseye.errors import BullseyeError
from bullseye.measure.shots.group import measure_group
from bullseye.picture.drawing import Drawing
from bullseye.wording.numbers import DASH, score_text
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

NAME_MOST = 2.5
"""The next name is at most so many times as large as what ten metres take."""
FOLLOWING = 3
TEAM_PX = 52
NOBODY = tr("Nobody is in the class")
ALL_DONE = tr("Every turn is taken")
AWAY = tr("Nobody is there")


class ClassPage(WallPage):
    """Needs an open class. It follows the class: what the teacher does shows at once."""

    name = "class"
    title = tr("Class")
    entertains = True
    keys = [  # type: ignore[assignment]
        (tr("Enter"), tr("The next student's turn begins")),
        ("B", tr("The board")),
        ("L", tr("The lesson pages")),
        ("F2", tr("The teacher's keys, over any page of the class")),
        (tr("Esc"), tr("Leave the class; it can be resumed")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(2, weight=1)
        self._build_head()
        self._build_next()
        self._build_cards()
        self._build_foot()
        self.actions = {
            "Return": self.go_on,
            "b": lambda: self.desk.show("class_board"),
            "l": lambda: self.desk.show("class_lessons"),
        }

    # -- parts -----------------------------------------------------------------------------------

    def _build_head(self) -> None:
        px = self.theme.px
        head = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(12), px(24), px(8)))
        head.grid(row=0, column=0, sticky="ew")
        head.columnconfigure(0, weight=1)
        self.heading = ttk.Label(head, style="Title.TLabel")
        self.heading.grid(row=0, column=0, sticky="w")
        self.what = ttk.Label(head, style="Large.TLabel", foreground=self.theme.palette.muted)
        self.what.grid(row=1, column=0, sticky="w")
        self.progress = ttk.Label(head, style="Title.TLabel")
        self.progress.grid(row=0, column=1, sticky="ne")
        self.left = ttk.Label(head, style="Large.TLabel", foreground=self.theme.palette.muted)
        self.left.grid(row=1, column=1, sticky="ne")
        self.bar = tk.Canvas(self, height=px(6), background=self.theme.palette.raised, highlightthickness=0)
        self.bar.grid(row=1, column=0, sticky="ew")
        self.bar.bind("<Configure>", lambda _: self._draw_bar(), add=True)

    def _build_next(self) -> None:
        px, colours = self.theme.px, self.theme.palette
        body = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(12), px(24), px(8)))
        body.grid(row=2, column=0, sticky="nsew")
        body.columnconfigure(0, weight=1)
        body.rowconfigure(1, weight=1)
        self.over_name = ttk.Label(body, style="Title.TLabel", foreground=colours.muted)
        self.over_name.grid(row=0, column=0, sticky="w")
        self.team = ttk.Frame(body, style="Panel.TFrame")
        self.team.grid(row=0, column=0, sticky="e")
        self.team_mark = DrawingView(self.team, self.theme)
        self.team_mark.configure(width=px(TEAM_PX), height=px(TEAM_PX))
        self.team_mark.pack(side="left", padx=(0, px(12)))
        self.team_name = ttk.Label(self.team, font=self.theme.font("hero", True))
        self.team_name.pack(side="left")
        self.next_name = FittedText(body, self.theme, most=NAME_MOST)
        self.next_name.configure(foreground=colours.accent)
        self.next_name.grid(row=1, column=0, sticky="nsew")
        row = ttk.Frame(body, style="Panel.TFrame")
        row.grid(row=2, column=0, sticky="ew")
        row.columnconfigure(1, weight=1)
        self.start_button = ttk.Button(row, style="Accent.TButton", command=self.go_on)
        self.start_button.grid(row=0, column=0, sticky="w", padx=(0, px(24)))
        self.under_name = ttk.Label(row, style="Large.TLabel")
        self.under_name.grid(row=0, column=1, sticky="ew")
        self.under_name.bind(
            "<Configure>", lambda e: self.under_name.configure(wraplength=max(px(200), e.width)), add=True
        )

    def _build_cards(self) -> None:
        px = self.theme.px
        row = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(8), px(24), 0))
        row.grid(row=3, column=0, sticky="ew")
        for column in (0, 1):
            row.columnconfigure(column, weight=1, uniform="cards")
        self.last_card, self.last_title = self._card(row, 0)
        self.last_score = ttk.Label(self.last_card, style="Card.TLabel", font=self.theme.font("hero", True))
        self.last_score.grid(row=1, column=0, sticky="w")
        words = ttk.Label(self.last_card, style="Card.TLabel", font=self.theme.font("large"), justify="left", width=1)
        self.last_words = wrapping(words)  # its own width asks for no room: the cards are equally wide
        self.last_words.grid(row=2, column=0, sticky="ew")
        self.then_card, self.then_title = self._card(row, 1)
        self.then_title.configure(text=tr("Then"))
        self.then = [
            ttk.Label(self.then_card, style="Card.TLabel", font=self.theme.font("title")) for _ in range(FOLLOWING)
        ]
        for n, label in enumerate(self.then):
            label.grid(row=n + 1, column=0, sticky="w")

    def _card(self, row: ttk.Frame, column: int) -> tuple[ttk.Frame, ttk.Label]:
        px = self.theme.px
        card = ttk.Frame(row, style="Card.TFrame", padding=(px(16), px(12)))
        side = (0, px(8)) if column == 0 else (px(8), 0)
        card.grid(row=0, column=column, sticky="nsew", padx=side)
        # Not one pixel more for a long name: the two cards are as wide as each other.
        card.columnconfigure(0, weight=1)
        title = ttk.Label(card, style="Card.TLabel", font=self.theme.font("large"))
        title.configure(foreground=self.theme.palette.muted)
        title.grid(row=0, column=0, sticky="w")
        return card, title

    def _build_foot(self) -> None:
        px = self.theme.px
        foot = ttk.Frame(self, style="Panel.TFrame", padding=(px(16), px(8), px(16), px(8)))
        foot.grid(row=4, column=0, sticky="ew")
        self.buttons: dict[str, ttk.Button] = {}
        for text, command in (
            (tr("Board   B"), lambda: self.desk.show("class_board")),
            (tr("Lesson pages   L"), lambda: self.desk.show("class_lessons")),
        ):
            button = ttk.Button(foot, text=text, style="Quiet.TButton", width=0, command=command)
            button.pack(side="left", padx=(0, px(8)))
            self.buttons[text.split("   ")[0]] = button
        for text, command in ((tr("Leave   Esc"), self.escape), (tr("Teacher   F2"), self._teacher)):
            button = ttk.Button(foot, text=text, style="Quiet.TButton", width=0, command=command)
            button.pack(side="right", padx=(px(8), 0))
            self.buttons[text.split("   ")[0]] = button
        self.state_text = ttk.Label(foot, style="Muted.TLabel")
        self.state_text.pack(side="right", padx=px(16))

    # -- showing ---------------------------------------------------------------------------------

    @property
    def desk(self) -> ClassMode:
        """The class that is open."""
        desk = open_mode(self.window)
        assert desk is not None, "this page needs an open class"
        return desk

    def refresh(self) -> None:
        """Set every word anew; a reference shooter that is next plays first."""
        desk = open_mode(self.window)
        if desk is None:
            return
        if desk.unsaved is None:
            desk.play_references()
        class_state = desk.class_state
        choices = class_state.choices
        self.heading.configure(text=choices.title)
        self.what.configure(text=self._what(class_state))
        done, planned = desk.progress()
        self.progress.configure(text=trn("{done} of {n} round", "{done} of {n} rounds", planned, done=done))
        self._share = done / planned if planned else 0.0
        self.left.configure(text=self._left(class_state, planned - done))
        self._draw_bar()
        self._show_next(desk.waiting)
        self._show_last(class_state, class_state.taken[-1] if class_state.taken else class_state.last_taken)
        self._show_then(desk)
        said = [
            (tr("names hidden"), choices.names_hidden), (tr("board frozen"), class_state.frozen),
            (tr("locked"), desk.locked), (tr("median plays along"), desk.ghost_on),
        ]  # fmt: skip
        self.state_text.configure(text="  \u00b7  ".join(word for word, on in said if on))

    def _what(self, class_state: ClassState) -> str:
        choices, services = class_state.choices, self.services
        text = tr(
            "{drill} at {face}",
            drill=services.drills.name_of(choices.drill),
            face=services.faces.name_of(choices.face),
        )
        return tr("Part {part}: {what}", part=class_state.part, what=text) if class_state.part > 1 else text

    def _left(self, class_state: ClassState, rounds: int) -> str:
        """How long what is left takes; nothing when nothing is, or when the drill is gone."""
        if rounds < 1:
            return ""
        with suppress(BullseyeError):
            drill = self.services.drills.get(class_state.choices.drill)
            return tr("{about} left", about=about(left_s(class_state, drill, rounds)))
        return ""

    def _show_next(self, waiting: Waiting | None) -> None:
        desk = self.desk
        if desk.unsaved is not None:
            self._say_next(
                tr("The last round"), tr("is not saved yet"), tr("Nothing of it is lost while the window is open.")
            )
            self.start_button.configure(text=tr("Try again   Enter"))
        elif waiting is not None:
            turn = tr("Turn {turn} of {turns}", turn=waiting.turn, turns=desk.class_state.choices.turns)
            rounds = desk.class_state.choices.rounds_per_turn
            if rounds > 1:
                turn = tr(
                    "{turn}, round {round} of {rounds}",
                    turn=turn,
                    round=(waiting.round - 1) % rounds + 1,
                    rounds=rounds,
                )
            if left := desk.class_state.times_left(waiting.student.seat):
                turn += "  \u00b7  " + trn("left {n} time before", "left {n} times before", left)
            self._say_next(tr("Next"), desk.class_state.shown_name(waiting.student.seat), turn)  # smaller, not cut
            self._show_team(waiting.student.team if desk.class_state.choices.teams else "")
            self.start_button.configure(text=tr("Start   Enter"))
        else:
            students = [s for s in desk.class_state.students if not s.reference]
            away = any(s.absent for s in students)
            self._say_next("", *_nobody_next(bool(students), bool(away)))
            self.start_button.configure(text=tr("The teacher's keys   Enter"))

    def _show_team(self, team: str) -> None:
        """The team of who is next, by name and by its mark; nothing for who is in none."""
        if not team:
            self.team.grid_remove()
            return
        teams = self.desk.class_state.team_names
        self.team_name.configure(text=team)
        self.team_mark.show(
            lambda w, h, look: Drawing(
                w, h, look.ground, tuple(team_shapes(team, teams, w / 2, h / 2, 0.36 * min(w, h), look)), team
            )
        )
        self.team.grid()

    def _say_next(self, over: str, name: str, under: str) -> None:
        self._show_team("")
        self.over_name.configure(text=over)
        self.next_name.show(name)
        self.under_name.configure(text=under)

    def _show_last(self, class_state: ClassState, last: Taken | None) -> None:
        if last is None:
            self.last_title.configure(text=tr("Last round"))
            self.last_score.configure(text=DASH)
            self.last_words.configure(text=tr("Nobody has played yet."))
            return
        self.last_title.configure(text=on_screen(self.desk.name_of(last.seat)))
        score = score_text(last.score, last.unit)
        in_points = last.unit != "ms" and last.score is not None
        self.last_score.configure(text=tr("{score} points", score=score) if in_points else score)
        self.last_words.configure(text="  \u00b7  ".join(facts_of(class_state, last)))

    def _show_then(self, desk: ClassMode) -> None:
        following = desk.following(FOLLOWING)
        names = [desk.name_of(w.student.seat) for w in following]
        for n, label in enumerate(self.then):
            label.configure(text=on_screen(names[n]) if n < len(names) else "")
        if not names:
            self.then[0].configure(text=DASH)

    _share = 0.0

    def _draw_bar(self) -> None:
        wide, high = self.bar.winfo_width(), self.bar.winfo_height()
        self.bar.delete("all")
        self.bar.create_rectangle(0, 0, wide * self._share, high, width=0, fill=self.theme.palette.accent)
        turn_rows(self.bar)

    # -- keys ------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Enter starts the next turn."""
        self.start_button.focus_set()

    def go_on(self) -> None:
        """Start the next turn; where nobody is next, the teacher decides."""
        desk = self.desk
        if desk.unsaved is None and desk.waiting is None:
            desk.teacher()
        else:
            desk.start_turn()

    def _teacher(self) -> None:
        self.desk.teacher()

    def escape(self) -> None:
        """Leave the class, after a question; where that has a page of its own, back to it."""
        if self.desk.home == self.name:
            self.desk.ask_leave()
        else:
            self.window.show(self.desk.home)


def facts_of(class_state: ClassState, taken: Taken) -> list[str]:
    """What is said of a round besides its score: the place, the group, what was struck off."""
    facts = []
    board = board_of(class_state)
    row = next((row for row in board.everyone if row.seat == taken.seat), None)
    if class_state.frozen:
        facts.append(tr("the board is frozen"))
    elif row is not None:
        facts.append(tr("{place} of {students}", place=row.place_text, students=len(board.everyone)))
    spread = measure_group(taken.aimed_mm).sigma
    if spread is not None:  # sigma, as on the board: what is compared there must be the same thing here
        facts.append(tr("sigma {spread:.1f} mm", spread=spread))
    if taken.voided:
        facts.append(trn("{n} shot struck off", "{n} shots struck off", len(taken.voided)))
    return facts


def _nobody_next(students: bool, away: bool) -> tuple[str, str]:
    """Why nobody is next, and what the teacher can do about it."""
    teacher = key_words("F2")
    if not students:
        return NOBODY, tr("{teacher}, then {key}, takes a student in.", teacher=teacher, key=key_words("l"))
    if not away:
        return ALL_DONE, tr("{teacher}, then {key}, gives everyone one turn more.", teacher=teacher, key=key_words("m"))
    words = tr(
        "Everyone who has a turn left is absent: {teacher}, then {key}, takes them in again.",
        teacher=teacher,
        key=key_words("a"),
    )
    return AWAY, words
