"""The card with what a training log holds beside the shots: when, what for, with what, and a note."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from datetime import date
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.overlay import Overlay
from bullseye.errors import BadInputError
from bullseye.play.entry.entering import MOST_NOTE, MOST_TEXT, Notes, day_from
from bullseye.session.record import COMPETITION, TRAINING
from bullseye.tabular.marks import COMMA, POINT, value_of
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

MOST_GAUGE_MM, MOST_CLICK_MM = 30.0, 500.0


class NotesCard(Overlay):
    """`notes` are the new ones, None when the player cancels."""

    def __init__(self, window: Shell, notes: Notes, today: date, own_gauge_mm: float, equipment: Sequence[str]) -> None:
        super().__init__(window, tr("About these shots"), width_px=560)
        self.notes: Notes | None = None
        self._before, self._today, self._own_gauge_mm = notes, today, own_gauge_mm
        form = self._form = ttk.Frame(self, style="Overlay.TFrame")
        form.pack(fill="x", pady=(self.theme.px(12), 0))
        form.columnconfigure(0, minsize=self.theme.px(200))
        form.columnconfigure(1, weight=1)
        self.day = self._entry(0, tr("Day"), str(notes.day or today))
        self.purpose = self._box(1, tr("For"), (tr("Training"), tr("Competition")), int(notes.purpose == COMPETITION))
        where = (tr("As the match says"), tr("Indoors"), tr("Outdoors"))
        self.where = self._box(2, tr("Where"), where, {None: 0, True: 1, False: 2}[notes.indoors])
        self.equipment = self._combo(3, tr("Bow or gun"), notes.equipment, equipment)
        self.ammunition = self._entry(4, tr("Arrows or ammunition"), notes.ammunition)
        gauge_mm = own_gauge_mm if notes.gauge_mm is None else notes.gauge_mm
        self.gauge = self._entry(5, tr("Shot diameter, mm"), f"{gauge_mm:g}")
        self.click = self._entry(6, tr("One click at the face, mm"), f"{notes.click_mm:g}" if notes.click_mm else "")
        ttk.Label(form, text=tr("Note"), style="CardMuted.TLabel").grid(
            row=7, column=0, sticky="nw", pady=self.theme.px(4)
        )
        colours = self.theme.palette
        self.note = tk.Text(
            form, height=4, width=20, wrap="word", font=self.theme.font(), background=colours.ground,
            foreground=colours.text, insertbackground=colours.text, highlightthickness=2, borderwidth=0,
            highlightbackground=colours.line, highlightcolor=colours.focus,
            padx=self.theme.px(6), pady=self.theme.px(4),
        )  # fmt: skip
        self.note.insert("1.0", notes.note)
        self.note.grid(row=7, column=1, sticky="ew", pady=self.theme.px(2))
        self.note.bind("<Tab>", self._leave_note, add=True)
        self.wrong = self.say("")
        self.wrong.configure(foreground=colours.bad)
        row = self.button_row()
        ttk.Button(row, text=tr("Keep these"), command=self.enter).pack(side="right")
        ttk.Button(row, text=tr("Cancel"), command=self.close).pack(side="right", padx=(0, self.theme.px(8)))
        self.open(self.equipment)

    def _leave_note(self, event: tk.Event[tk.Text]) -> str:
        event.widget.tk_focusNext().focus_set()  # type: ignore[union-attr]
        return "break"

    def _label(self, row: int, text: str) -> None:
        label = ttk.Label(self._form, text=text, style="CardMuted.TLabel")
        label.grid(row=row, column=0, sticky="w", pady=self.theme.px(2))

    def _entry(self, row: int, text: str, value: str) -> ttk.Entry:
        self._label(row, text)
        entry = ttk.Entry(self._form, font=self.theme.font())
        entry.insert(0, value)
        entry.grid(row=row, column=1, sticky="ew", pady=self.theme.px(2))
        return entry

    def _box(self, row: int, text: str, values: tuple[str, ...], at: int) -> ttk.Combobox:
        self._label(row, text)
        box = ttk.Combobox(self._form, state="readonly", font=self.theme.font(), values=values)
        box.current(at)
        box.grid(row=row, column=1, sticky="ew", pady=self.theme.px(2))
        return box

    def _combo(self, row: int, text: str, value: str, values: Sequence[str]) -> ttk.Combobox:
        self._label(row, text)
        box = ttk.Combobox(self._form, font=self.theme.font(), values=list(values))
        box.set(value)
        box.grid(row=row, column=1, sticky="ew", pady=self.theme.px(2))
        return box

    def enter(self) -> None:
        """Keep what is typed, if all of it can be kept; Enter in the note is a new line."""
        if self.focus_get() is self.note:
            return
        try:
            self.notes = self._read()
        except BadInputError as bad:
            self.wrong.configure(text=str(bad))
            return
        self.close()

    def _read(self) -> Notes:
        gauge_mm = _length(tr("the shot diameter"), self.gauge.get(), MOST_GAUGE_MM)
        note = self.note.get("1.0", "end-1c").strip()
        if len(note) > MOST_NOTE:
            raise BadInputError(tr("the note has {n} characters; it may have {most}", n=len(note), most=MOST_NOTE))
        return Notes(
            self._before.player,
            day_from(self.day.get(), self._today),
            COMPETITION if self.purpose.current() else TRAINING,
            (None, True, False)[self.where.current()],
            _one_line(tr("bow or gun"), self.equipment.get()),
            _one_line(tr("arrows or ammunition"), self.ammunition.get()),
            note,
            None if gauge_mm is None or gauge_mm == self._own_gauge_mm else gauge_mm,
            _length(tr("one click"), self.click.get(), MOST_CLICK_MM) or None,
        )


def _length(name: str, text: str, most_mm: float) -> float | None:
    """A length in mm as it is typed, with a comma or a point; None for nothing. Raises BadInputError."""
    if not text.strip():
        return None
    value = value_of(text.strip(), COMMA if "," in text else POINT)
    if not 0 <= value <= most_mm:  # not a number fails too
        raise BadInputError(
            tr("{name} is {text!r}; it must be a number of mm, 0 to {most:g}", name=name, text=text, most=most_mm)
        )
    return value


def _one_line(name: str, text: str) -> str:
    found = " ".join(text.split())
    if len(found) > MOST_TEXT or not found.isprintable():
        raise BadInputError(
            tr(
                "{name} is {text!r:.40}; it must be one line of at most {most} characters",
                name=name,
                text=text,
                most=MOST_TEXT,
            )
        )
    return found
