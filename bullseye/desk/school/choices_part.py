"""How a class plays: title, drill, face, turns, teams, the code that all share, and where it is shown."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.classroom.log.lasting import class_s
from bullseye.classroom.people.connected import OWN, TOGETHER
from bullseye.classroom.people.options import Choices
from bullseye.desk.kit.flow import Flow
from bullseye.desk.kit.form import Form
from bullseye.desk.kit.name_field import takes_names
from bullseye.desk.kit.widgets import wrapping
from bullseye.desk.school.screens import SCREEN, WINDOW, Monitor
from bullseye.desk.school.team_mark import TEAM_NAMES
from bullseye.errors import BadInputError, BullseyeError
from bullseye.names import clean
from bullseye.play.choices import drill_groups
from bullseye.play.record_tasks import sentence
from bullseye.play.round.roundcode import decode, encode
from bullseye.target.face import STANDARD
from bullseye.typed import typed_number
from bullseye.words import headed, tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

LABEL_PX = 152
NO_TEAMS, LISTED = tr("No teams"), tr("As in the list")
COUNTING = {"best": tr("The best round"), "total": tr("All rounds together")}
IDLE = {0: tr("Never"), 60: tr("After 60 s"), 90: tr("After 90 s"), 180: tr("After 3 min"), 600: tr("After 10 min")}
NO_REFERENCE = tr("None")
HERE = ""
PLAYED = {
    HERE: tr("At this computer, in turn"),
    TOGETHER: tr("On their own devices, in heats"),
    OWN: tr("On their own devices, at their own pace"),
}
"""Where and how the class plays: the pace of a class on devices, or HERE."""
KEPT = ("drill", "face", "style", "turns", "rounds_per_turn", "counting", "streak_bonus", "names_hidden", "idle_s")
"""What is kept with a class list."""
LISTED_KEPT = -1
REFERENCES = (NO_REFERENCE, tr("20 mm"), tr("30 mm"), tr("40 mm"), tr("60 mm"))


class ChoicesPart(Form):
    """`read` gives what is chosen. *open_class*: for a class that plays already, so names and teams stand elsewhere."""

    def __init__(
        self,
        master: tk.Misc,
        window: Shell,
        new_seed: Callable[[], int],
        monitors: Sequence[Monitor],
        open_class: bool,
    ) -> None:
        super().__init__(master, window.theme, LABEL_PX, gap_px=3, raised=False)
        self._window = window
        self._services = window.services
        self._new_seed = new_seed
        self.monitors = list(monitors)
        self.changed: Callable[[], object] = lambda: None
        """Called when something was chosen that says how long the class takes."""
        self.across(ttk.Label(self, text=tr("How you play"), style="Strong.TLabel"), "w", below_px=8)
        self.title = self.entry(tr("Title"))
        takes_names(self.title, window.notice)
        self.played = self.box(tr("Played"), list(PLAYED.values()))
        # Tests of pointing and reaction have pages of their own, without a score to share.
        groups = [group for group in drill_groups(self._services.drills)]
        listed = [self._services.drills.get(one) for group in groups for one, _ in group.items]
        self._drills = [drill for drill in listed if not drill.test]
        self._faces = self._services.faces.items()
        self.drill = self.box(tr("Drill"), [drill.name for drill in self._drills])
        self.face = self.box(tr("Face"), [face.name for face in self._faces])
        for box in (self.drill, self.face):
            box.bind("<<ComboboxSelected>>", self._other_round, add=True)
        self.turns, self.rounds = self._turns_row()
        for box in (self.played, self.drill, self.turns, self.rounds):
            box.bind("<<ComboboxSelected>>", lambda _: self.changed(), add=True)
        self.counting = self.box(tr("What counts"), list(COUNTING.values()))
        self.teams = self.box(
            tr("Teams"), [NO_TEAMS, LISTED, *(tr("{n} teams, dealt", n=n) for n in range(2, len(TEAM_NAMES) + 1))]
        )
        self.teams.bind("<<ComboboxSelected>>", lambda _: self.changed(), add=True)
        self._ticks_row()
        self.reference = self.box(tr("Reference shooter"), REFERENCES, typed="")
        self.idle = self.box(tr("Demonstration"), list(IDLE.values()))
        self._code_row()
        self.where = self.box(
            tr("Shown"), [tr("In this window"), tr("Full screen"), *(tr("On {words}", words=m.words) for m in monitors)]
        )
        if open_class:
            for field in (self.reference, self.where, self.played):
                self.show_row(field, False)
        self.said = wrapping(ttk.Label(self, style="Muted.TLabel", justify="left", width=1))
        self.across(self.said, above_px=4)
        self._explain()
        self.wrong = wrapping(ttk.Label(self, style="Bad.TLabel", width=1))
        self.across(self.wrong, above_px=4)

    # -- rows ----------------------------------------------------------------------------------------

    def _turns_row(self) -> tuple[ttk.Combobox, ttk.Combobox]:
        px, font = self._window.theme.px, self._window.theme.font()
        row = Flow(self, px(4))
        boxes = []
        for most in (20, 10):
            box = ttk.Combobox(row, values=[str(n) for n in range(1, most + 1)], state="readonly", font=font, width=4)
            box.bind("<<ComboboxSelected>>", lambda e: e.widget.selection_clear(), add=True)
            boxes.append(box)
        boxes[0].pack(side="left", padx=(0, px(24)))
        ttk.Label(row, text=tr("Rounds in a turn"), style="Muted.TLabel").pack(side="left", padx=(0, px(8)))
        boxes[1].pack(side="left")
        self.row(tr("Turns for each"), row)
        return boxes[0], boxes[1]

    def _ticks_row(self) -> None:
        row = Flow(self, 0)
        self.streak, self.hidden = tk.BooleanVar(self, True), tk.BooleanVar(self, False)
        self.streak_box = ttk.Checkbutton(row, text=tr("Streak bonus"), variable=self.streak)
        self.hidden_box = ttk.Checkbutton(row, text=tr("Hide the names"), variable=self.hidden)
        for box in (self.streak_box, self.hidden_box):
            box.pack(side="left", padx=(0, self._window.theme.px(16)))
        self.row("", row)

    def _code_row(self) -> None:
        px = self._window.theme.px
        row = ttk.Frame(self, style="Panel.TFrame")
        row.columnconfigure(0, weight=1)
        self.code = ttk.Entry(row, font=self._window.theme.font(), width=6)
        self.code.grid(row=0, column=0, sticky="ew")
        self.code.bind("<FocusOut>", lambda _: self.take_code(), add=True)
        self.another = ttk.Button(row, text=tr("Another"), width=0, command=self._new_code)
        self.another.grid(row=0, column=1, padx=(px(8), 0))
        self.row(tr("Code of round 1"), row)

    def _explain(self) -> None:
        """Say below what the field means over which the pointer is, or that has the focus; else what the drill is."""
        said = {
            self.counting: tr("Of several rounds the best one stands on the board, or all are added up."),
            self.teams: tr("A team's score is the mean of its students', so a large team has no advantage."),
            self.streak_box: tr("Hits in a row are worth a little more each; off, every hit counts the same."),
            self.hidden_box: tr("The projector shows seat numbers in place of names."),
            self.reference: tr("A simulated shooter of that spread plays along, apart on the board, to compare with."),
            self.idle: tr("While the next name waits and nobody touches anything, a simulated one shows how to play."),
            self.code: tr("Drill, face and targets of round 1: the same code gives the same round on any computer."),
        }
        for field, text in said.items():
            for event in ("<Enter>", "<FocusIn>"):
                field.bind(event, lambda _, text=text: self.said.configure(text=text), add=True)
            for event in ("<Leave>", "<FocusOut>"):
                field.bind(event, lambda _: self._say_drill(), add=True)
        self.drill.bind("<<ComboboxSelected>>", lambda _: self._say_drill(), add=True)

    def _say_drill(self) -> None:
        drill = self._drills[self.drill.current()]
        self.said.configure(text=headed(drill.name, drill.summary))

    # -- what is chosen ------------------------------------------------------------------------------

    def show(self, choices: Choices, where: str = SCREEN, teams: str = NO_TEAMS) -> None:
        """Set everything. *where* is WINDOW, SCREEN or the name of a monitor."""
        self._choices = choices
        self._seed = choices.seed
        self.title.delete(0, "end")
        self.title.insert(0, choices.title)
        self._set(self.drill, [d.id for d in self._drills], choices.drill)
        self._set(self.face, [f.id for f in self._faces], choices.face)
        self.played.set(PLAYED[HERE])
        self.turns.set(str(choices.turns))
        self.rounds.set(str(choices.rounds_per_turn))
        self.counting.set(COUNTING[choices.counting])
        self.teams.set(teams)
        self.streak.set(choices.streak_bonus)
        self.hidden.set(choices.names_hidden)
        self.idle.set(IDLE.get(choices.idle_s, tr("After {idle_s} s", idle_s=choices.idle_s)))
        self.reference.set(NO_REFERENCE)
        names = [WINDOW, SCREEN, *(m.name for m in self.monitors)]
        self.where.current(names.index(where) if where in names else 1)
        self._style = choices.style
        self._show_code()
        self._say_drill()
        self.complain("")
        self.changed()

    def to_keep(self) -> dict[str, Any]:
        """How the class plays, for `take_kept` of another day; the targets will be new."""
        choices = self.read().as_dict()
        kept = {key: choices[key] for key in KEPT}
        teams = 0 if self.teams.get() == NO_TEAMS else LISTED_KEPT if self.teams.get() == LISTED else len(self.dealt)
        return {**kept, "dealt_to": teams, "pace": self.pace}

    def take_kept(self, kept: Mapping[str, Any]) -> None:
        """Choose what `to_keep` gave; without anything kept nothing changes. Raises BadInputError."""
        known = {key: kept[key] for key in KEPT if key in kept}
        if not known:
            return
        choices, where = self.read().changed(**known), self.where.current()
        teams = kept.get("dealt_to", 0)
        values = self.teams.cget("values")
        words = self.teams.get()
        if teams == LISTED_KEPT:
            words = LISTED
        elif isinstance(teams, int) and 2 <= teams <= len(TEAM_NAMES):
            words = str(values[teams])
        self.show(choices, teams=words)
        self.where.current(where)
        self.played.set(PLAYED.get(str(kept.get("pace")), PLAYED[HERE]))
        self.changed()

    @staticmethod
    def _set(box: ttk.Combobox, ids: list[str], wanted: str) -> None:
        box.current(ids.index(wanted) if wanted in ids else 0)

    @property
    def drill_id(self) -> str:
        """The id of the drill that is chosen."""
        return self._drills[self.drill.current()].id

    def lasts_s(self, students: int) -> float:
        """About how long *students* take with what is chosen now, seconds."""
        drill = self._drills[self.drill.current()]
        return class_s(drill, students, int(self.turns.get()), int(self.rounds.get()), self.pace)

    @property
    def face_id(self) -> str:
        """The id of the face that is chosen."""
        return self._faces[self.face.current()].id

    @property
    def pace(self) -> str:
        """The pace of a class on devices; HERE for one that plays at this computer."""
        return list(PLAYED)[self.played.current()]

    def read(self) -> Choices:
        """What is chosen. Raises BadInputError that says what cannot be."""
        if not self.take_code():
            raise BadInputError(tr("the code cannot be used; mend it, or press Another"))
        found: dict[str, Any] = {
            "title": clean(self.title.get())[0] if self.title.get().strip() else tr("Class"),
            "drill": self.drill_id,
            "face": self.face_id,
            "style": self._style,
            "seed": self._seed,
            "turns": int(self.turns.get()),
            "rounds_per_turn": int(self.rounds.get()),
            "counting": next(key for key, words in COUNTING.items() if words == self.counting.get()),
            "teams": self.teams.get() != NO_TEAMS,
            "streak_bonus": self.streak.get(),
            "names_hidden": self.hidden.get(),
            "idle_s": next((s for s, words in IDLE.items() if words == self.idle.get()), self._choices.idle_s),
        }
        return self._choices.changed(**found)

    @property
    def dealt(self) -> tuple[str, ...]:
        """The names of the teams that students are dealt to; none where the list says it, or there are none."""
        number = self.teams.get().split()[0]
        return TEAM_NAMES[: int(number)] if number.isdigit() else ()

    def sigma_mm(self) -> float | None:
        """The spread of the reference shooter; None without one. Raises BadInputError."""
        text = self.reference.get().strip()
        if not text or text == NO_REFERENCE:
            return None
        value = typed_number(text.casefold().removesuffix("mm"))
        if value is None or not 0 < value < 1e6:
            raise BadInputError(tr("the reference shooter's spread is {text!r}; give mm, such as 30", text=text[:40]))
        return value

    def shown_on(self) -> tuple[bool, Monitor | None]:
        """Whether the screen is to be filled, and which monitor if one was chosen."""
        at = self.where.current()
        return at != 0, self.monitors[at - 2] if at > 1 else None

    # -- the code ------------------------------------------------------------------------------------

    def _other_round(self, _: object) -> None:
        self._style = STANDARD
        self._show_code()

    def _new_code(self) -> None:
        self._seed = self._new_seed()
        self._show_code()

    def _show_code(self) -> None:
        face = self._faces[self.face.current()]
        style = self._style if any(s.id == self._style for s in face.styles) else STANDARD
        try:
            text = encode(self._drills[self.drill.current()], face, face.style(style).id, self._seed)
        except BullseyeError:
            text = tr("seed {seed}", seed=self._seed)
        self._shown_code = text
        self.code.delete(0, "end")
        self.code.insert(0, text)

    def take_code(self) -> bool:
        """Take a code that was typed: its drill, face and seed. False, and words below, when it is none."""
        text = self.code.get().strip()
        if text == self._shown_code:
            return True
        if not text:
            self._show_code()
            return True
        try:
            found = decode(text, self._services.drills, self._services.faces)
        except BullseyeError as bad:
            self.complain(str(bad))
            return False
        if found.drill.test:
            self.complain(tr("{name} has no score to share; choose another round", name=found.drill.name))
            return False
        self._seed, self._style = found.seed, found.style
        self._set(self.drill, [d.id for d in self._drills], found.drill.id)
        self._set(self.face, [f.id for f in self._faces], found.face.id)
        self._show_code()
        self.complain("")
        self.changed()
        return True

    def complain(self, text: str) -> None:
        """Say below what is wrong."""
        self.wrong.configure(text=sentence(text) if text else "")
