"""The card with what a training log holds beside the shots: when, what for, with what, and a note."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.form import Form, text_box
from bullseye.errors import BadInputError
from bullseye.play.entry.entering import MOST_NOTE, MOST_TEXT, Notes, day_from
from bullseye.session.record import COMPETITION, TRAINING
from bullseye.typed import typed_number
from bullseye.words import number, tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

MOST_GAUGE_MM, MOST_CLICK_MM = 30.0, 500.0


class NotesCard(Overlay):
    """`notes` are the new ones, None when the player cancels."""

    def __init__(self, window: Shell, notes: Notes, today: date, own_gauge_mm: float, equipment: Sequence[str]) -> None:
        super().__init__(window, tr("About these shots"), width_px=560)
        self.notes: Notes | None = None
        self._before, self._today, self._own_gauge_mm = notes, today, own_gauge_mm
        form = Form(self, self.theme, 200)
        form.pack(fill="x", pady=(self.theme.px(12), 0))
        self.day = form.entry(tr("Day"), str(notes.day or today))
        self.purpose = form.box(tr("For"), (tr("Training"), tr("Competition")), int(notes.purpose == COMPETITION))
        where = (tr("As the match says"), tr("Indoors"), tr("Outdoors"))
        self.where = form.box(tr("Where"), where, {None: 0, True: 1, False: 2}[notes.indoors])
        self.equipment = form.box(tr("Bow or gun"), equipment, typed=notes.equipment)
        self.ammunition = form.entry(tr("Arrows or ammunition"), notes.ammunition)
        gauge_mm = own_gauge_mm if notes.gauge_mm is None else notes.gauge_mm
        self.gauge = form.entry(tr("Shot diameter, mm"), number(gauge_mm, "g"))
        self.click = form.entry(tr("One click at the face, mm"), number(notes.click_mm, "g") if notes.click_mm else "")
        self.note = text_box(form, self.theme, height=4)
        self.note.insert("1.0", notes.note)
        form.row(tr("Note"), self.note, "nw")
        self.note.bind("<Tab>", self._leave_note, add=True)
        self.wrong = self.say("")
        self.wrong.configure(foreground=self.theme.palette.bad)
        self.answers(tr("Keep these"))
        self.open(self.equipment)

    def _leave_note(self, event: tk.Event[tk.Text]) -> str:
        event.widget.tk_focusNext().focus_set()  # type: ignore[union-attr]
        return "break"

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
    value = typed_number(text)
    if value is None or not 0 <= value <= most_mm:
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
