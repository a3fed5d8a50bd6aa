"""The teacher's keys: one card over any page of the class, each key with its words, to be pressed or clicked."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING, NamedTuple

from bullseye.classroom.people.options import is_name
from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.words import KEY_GAP, tr

if TYPE_CHECKING:
    from bullseye.classroom.log.class_state import Student
    from bullseye.desk.school.class_mode import ClassMode

WIDTH_PX = 976
"""As wide as the smallest window lets a card be, px at 96 dpi: long words then take one line."""
ROUND_PX = 400


class Key(NamedTuple):
    """One of the teacher's keys. *in_round*: it also works while a student plays."""

    key: str
    words: str
    act: Callable[[], object]
    in_round: bool = False


class TeacherOverlay(Overlay):
    """Opens at once. F2 and Esc close it; a letter closes it and does what stands beside it."""

    def __init__(self, desk: ClassMode) -> None:
        super().__init__(desk.window, tr("The teacher's keys"), width_px=ROUND_PX if desk.in_round else WIDTH_PX)
        self.desk = desk
        px = self.theme.px
        self.say(self._where(), muted=True)
        table = ttk.Frame(self, style="Overlay.TFrame")
        table.pack(fill="x", pady=(px(16), 0))
        style = ttk.Style(self)
        found = self._columns()
        column_px = self.width_px // max(1, len(found))
        wide = column_px - px(2 * 4 + 2 * 12 + 8)
        style.configure("Teacher.TButton", wraplength=wide, anchor="w", padding=(px(12), self.theme.pad_px("body", 5)))
        self.buttons: dict[str, ttk.Button] = {}
        self._acts: dict[str, Callable[[], object]] = {}
        for column, groups in enumerate(found):
            # Each for itself: a key of two lines makes no other column longer.
            table.columnconfigure(column, weight=1, uniform="keys", minsize=column_px)
            part = ttk.Frame(table, style="Overlay.TFrame")
            part.grid(row=0, column=column, sticky="new")
            for title, keys in groups:
                above = px(8) if part.winfo_children() else 0
                label = ttk.Label(part, text=title, style="CardMuted.TLabel")
                label.pack(anchor="w", padx=px(4), pady=(above, 0))
                for key in keys:
                    self._button(part, key).pack(fill="x", padx=px(4), pady=px(3))
        row = self.button_row()
        ttk.Label(row, text=tr("Press a letter, or click."), style="CardMuted.TLabel").pack(side="left")
        closing = ttk.Button(row, text=tr("Close   F2"), command=self.close)
        closing.pack(side="right")
        self.open(closing)
        tag = f"Overlay{self}"
        self.bind_class(tag, "<Key>", self._on_letter)

    def _button(self, table: ttk.Frame, key: Key) -> ttk.Button:
        text = f"{key_words(key.key.lower())}{KEY_GAP}{key.words}"
        button = ttk.Button(table, text=text, style="Teacher.TButton", command=lambda: self._do(key))
        self._acts[key.key.lower()] = key.act
        self.buttons[key.key] = button
        return button

    def _where(self) -> str:
        desk = self.desk
        if desk.in_round:
            assert desk.host is not None
            return tr("{player} plays. The other keys wait for the end of the round.", player=desk.host.plan().player)
        waiting = desk.waiting
        return (
            tr("Every turn is taken.")
            if waiting is None
            else tr("{name} is next.", name=desk.name_of(waiting.student.seat))
        )

    def _groups(self) -> dict[str, list[Key]]:
        desk, class_state = self.desk, self.desk.class_state
        groups = {
            tr("Queue"): [
                Key("N", tr("Next: call the next student"), desk.start_turn),
                Key("S", tr("Skip: comes later"), desk.skip),
                Key("A", tr("Absent, or back again\u2026"), self._absent),
                Key("C", tr("Call somebody else\u2026"), self._call),
                Key("B", tr("Go back one step"), desk.back),
                Key("L", tr("Late-comer\u2026"), self._late),
                Key("Y", tr("Correct a name\u2026"), self._rename),
                Key("R", tr("Remove a name\u2026"), self._remove),
            ],
            tr("Rounds and board"): [
                Key("V", tr("Void the last shot"), desk.void, in_round=True),
                Key("U", tr("Undo") if desk.undo is None else tr("Undo the last of these"), desk.undo_last),
                Key(
                    "H",
                    tr("Show the names") if class_state.choices.names_hidden else tr("Hide the names"),
                    desk.toggle_names,
                ),
                Key("F", tr("Reveal the board") if class_state.frozen else tr("Freeze the board"), desk.toggle_frozen),
                Key(
                    "G",
                    tr("Ghost of the median: on") if desk.ghost_on else tr("Ghost of the median: off"),
                    desk.toggle_ghost,
                ),
                Key(
                    "T",
                    tr("Tone for the next: on") if class_state.choices.signal else tr("Tone for the next: off"),
                    desk.toggle_signal,
                ),
                Key("M", tr("More: one turn for everyone"), desk.more_turns),
                Key("D", tr("Drill, face and turns\u2026"), lambda: desk.show("class_setup")),
            ],
            tr("Show, lock and end"): [
                Key("1", tr("Who is next"), lambda: desk.show(desk.home)),
                Key("2", tr("Board"), lambda: desk.show("class_board")),
                Key("3", tr("Lesson pages"), lambda: desk.show("class_lessons")),
                Key("4", tr("Demonstration"), desk.demonstrate),
                Key("K", tr("Unlock") if desk.locked else tr("Lock with a PIN\u2026"), desk.toggle_lock, in_round=True),
                Key("X", tr("Export\u2026"), lambda: desk.show("class_end")),
                Key("E", tr("End class\u2026"), lambda: desk.show("class_end")),
            ],
        }
        if desk.in_round:
            groups = {tr("While the round is on"): [key for keys in groups.values() for key in keys if key.in_round]}
        return groups

    def _columns(self) -> list[list[tuple[str, list[Key]]]]:
        """The groups of each column, from top to bottom."""
        return [[group] for group in self._groups().items()]

    # -- keys ----------------------------------------------------------------------------------------

    def _on_letter(self, event: tk.Event[tk.Misc]) -> str:
        key = self.window.key_of(event)
        act = self._acts.get(key)
        if act is not None or key == "F2":
            self.close()
        if act is not None:
            act()
        return "break" if act is not None or key == "F2" else self._on_other_key(event)

    def _do(self, key: Key) -> None:
        self.close()
        key.act()

    def pressed(self, keysym: str) -> None:
        """A key that reached the window: the focus was elsewhere."""
        if keysym == "F2":
            self.close()
        else:
            super().pressed(keysym)

    # -- acts that ask for somebody --------------------------------------------------------------------

    def _absent(self) -> None:
        """Anybody can be marked as absent, the next student first; who is away can come back."""
        desk = self.desk
        waiting = desk.waiting
        first = None if waiting is None else waiting.student.seat
        there = [s for s in desk.class_state.students if not s.reference]
        people = [(str(s.seat), self._there(s)) for s in sorted(there, key=lambda s: (s.seat != first, not s.absent))]
        chosen = self._choose(tr("Absent, or back again"), people, tr("Take"))
        if chosen is None:
            return
        student = desk.class_state.student(int(chosen))
        if student is not None and student.absent:
            desk.present(student.seat)
        else:
            desk.absent(int(chosen))

    def _there(self, student: Student) -> str:
        name = self.desk.name_of(student.seat)
        return tr("{name}: back again", name=name) if student.absent else tr("{name}: absent", name=name)

    def _rename(self) -> None:
        from bullseye.desk.kit.cards.dialogs import ask_text

        desk = self.desk
        people = [(str(s.seat), desk.name_of(s.seat)) for s in desk.class_state.students if not s.reference]
        chosen = self._choose(tr("Correct a name"), people, tr("Correct\u2026"))
        student = None if chosen is None else desk.class_state.student(int(chosen))
        if student is None:
            return
        before = "" if desk.class_state.choices.names_hidden else student.name
        name = ask_text(
            desk.window, tr("Correct a name"), tr("All rounds stay theirs."), before, tr("Use this name"),
            lambda text: "" if is_name(text) else tr("Type a name of 1 to 40 characters."),
        )  # fmt: skip
        if name is not None:
            desk.rename(student.seat, name)

    def _call(self) -> None:
        desk = self.desk
        people = [(str(w.student.seat), desk.name_of(w.student.seat)) for w in desk.queue()]
        chosen = self._choose(tr("Who plays next?"), people, tr("Call"))
        if chosen is not None:
            desk.call(int(chosen))

    def _remove(self) -> None:
        desk = self.desk
        people = [(str(s.seat), desk.name_of(s.seat)) for s in desk.class_state.students]
        text = tr("Their rounds are kept, and count no more. It can be undone.")
        chosen = self._choose(tr("Remove a name"), people, tr("Remove"), text)
        if chosen is not None:
            desk.remove(int(chosen))

    def _choose(self, title: str, people: list[tuple[str, str]], yes: str, text: str = "") -> str | None:
        from bullseye.desk.school.pin_cards import choose_person

        if not people:
            self.desk.tell(tr("There is nobody to choose."))
            return None
        return choose_person(self.desk.window, title, people, yes, text)

    def _late(self) -> None:
        from bullseye.classroom.people.names import nickname
        from bullseye.desk.kit.cards.dialogs import ask_text

        desk = self.desk
        offer = nickname(desk.chance(), desk.class_state.names)
        name = ask_text(
            desk.window, tr("A late-comer"), tr("A name, or the one offered. They play at the end of this go-round."),
            offer, tr("Take in"), lambda text: "" if is_name(text) else tr("Type a name of 1 to 40 characters."),
        )  # fmt: skip
        if name is not None:
            desk.late(name)
