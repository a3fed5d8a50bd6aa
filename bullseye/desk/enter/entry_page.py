"""The page *Mark shots*: click where the arrows or holes are on a big face, beside it the score sheet as on paper."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from bullseye.desk.enter import corrections
from bullseye.desk.enter.by_keys import key_actions
from bullseye.desk.enter.entry_face import EntryFace, Pick
from bullseye.desk.enter.entry_questions import may_drop, may_lose, may_save_part
from bullseye.desk.enter.notes_card import NotesCard
from bullseye.desk.enter.sheet_panel import SheetPanel
from bullseye.desk.frame.key_words import key_words
from bullseye.desk.frame.page import Page
from bullseye.desk.kit.page_parts import BAR_PX, ButtonBar
from bullseye.errors import BullseyeError
from bullseye.play.entry.draft import Draft
from bullseye.play.entry.entering import Entering, Notes, begin
from bullseye.play.entry.former import equipment_before, last_notes
from bullseye.play.record_tasks import sentence
from bullseye.play.services import GUEST
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.drill.match import Match

FIRST_MATCH = "wa-18m"
LAST_MATCH = "match entered last"
TEN_S = 1.2
"""So soon after a 1 a 0 makes it a ten."""
FAR_BESIDE = 1.15
"""A click farther out than this many radii of the face is a slip of the hand."""


class EntryPage(Page):
    """`shown(match=ID)` begins with that match, `shown(correct=ROUND_ID)` opens a kept round again.

    What is marked is on the disk at once, and is here again next time.
    """

    name = "enter"
    title = tr("Mark shots")
    keys = [
        (tr("Click"), tr("A shot is there; drag one that is marked to put it right")),
        (tr("0 to 9, X, M"), tr("A shot by its value: 0 is a ten, M a miss")),
        (tr("Shift, click"), tr("A shot right on another one")),
        (tr("Wheel, + -, Z"), tr("Nearer and farther, all of it; the right button moves the face")),
        ("S", tr("Choose a shot, from the newest on")),
        (tr("Arrows"), tr("Move the chosen shot a little; without one, look elsewhere on a face that is near")),
        (tr("Del"), tr("Take the chosen shot away, or the last one")),
        (tr("Ctrl+Z, Ctrl+Y"), tr("Take back, and do again")),
        (tr("Page Up, Down"), tr("Another end")),
        ("N", tr("About these shots: day, equipment, a note")),
        ("D", tr("The next distance of the match")),
        (tr("Enter, Ctrl+S"), tr("Save the round")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.entering: Entering | None = None
        self.pick: Pick | None = None
        self._matches: list[Match] = []
        self._last: Notes | None = None
        self._one_s = -9.0
        services = self.services
        self.new_draft = Draft(services.dirs.entering, services.clock.utc, services.store.files)
        self.correction_draft = Draft(services.dirs.correcting, services.clock.utc, services.store.files)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.face = EntryFace(self, self.theme, self.mark, self.move, self.choose_shot)
        self.face.grid(row=0, column=0, sticky="nsew")
        self.panel = SheetPanel(self, self.theme, self._take_match, self.next_part, self.turn_to, self._typed)
        self.panel.grid(row=0, column=1, sticky="ns")
        self._build_bar()
        self.bind("<Configure>", lambda e: self.panel.take(e.width - e.height), add=True)
        self.actions = {
            "Return": self.save, "Control-s": self.save, "Control-z": self.undo, "Control-y": self.redo,
            "Control-Shift-z": self.redo, "Delete": self.remove, "BackSpace": self.remove, "n": self.notes,
            "d": self.next_part, "plus": lambda: self.face.zoom_by(1), "equal": lambda: self.face.zoom_by(1),
            "minus": lambda: self.face.zoom_by(-1), "Prior": lambda: self.turn(-1), "Next": lambda: self.turn(1),
            "x": lambda: self.digit("X"), "m": lambda: self.digit("M"), "z": self.face.zoom_out,
            **{str(n): partial(self.digit, str(n or 10)) for n in range(10)},
            **key_actions(self),
        }  # fmt: skip

    def _build_bar(self) -> None:
        bar = ButtonBar(self, self.theme, BAR_PX)
        bar.grid(row=1, column=0, columnspan=2, sticky="ew")
        self.save_button = bar.first(tr("Save   Enter"), self.save)
        self.notes_button = bar.add(tr("About these shots\u2026   N"), self.notes)
        self.undo_button = bar.add(tr("Undo   Ctrl+Z"), self.undo)
        self.remove_button = bar.quiet(tr("Take away   Del"), self.remove)
        self.begin_button = bar.quiet(tr("Begin again\u2026"), self.begin_again)
        bar.last(tr("Back   Esc"), self.escape)

    # -- showing -----------------------------------------------------------------------------------

    @property
    def correcting(self) -> bool:
        """True while a kept round is put right."""
        return self.entering is not None and bool(self.entering.replaces)

    @property
    def draft(self) -> Draft:
        """Where what is marked is kept: a correction apart, so that a round on its way stays as it is."""
        return self.correction_draft if self.correcting else self.new_draft

    def shown(self, match: str = "", correct: str = "", **args: Any) -> None:
        """What was being marked, else an empty sheet of the match that was entered last."""
        shelf = self.services.drills.matches
        shelf.refresh()
        self._matches = sorted(shelf.items(), key=lambda m: (m.sport, m.name.casefold()))
        self.panel.match_box.configure(values=[found.name for found in self._matches])
        if self.entering is None:
            self.entering = self._kept(self.correction_draft) or self._kept(self.new_draft)
        if correct and not self._correct(correct):
            self.window.back()
            return
        wanted = match or self.window.memory.get(LAST_MATCH, FIRST_MATCH)
        if self.entering is None or (match and match != self.entering.match.id and not self.entering.count):
            self._begin(shelf.get(wanted))
        elif match and match != self.entering.match.id:
            self.window.notice(
                tr("{name} is being marked and is not saved yet.", name=self.entering.match.name), "info"
            )
        self._show()

    def _correct(self, id_: str) -> bool:
        """Open a kept round again, unless another one is being corrected; False where it cannot be opened."""
        before = self.entering
        if before is not None and before.replaces:
            if id_ not in before.replaces:
                text = tr("The correction of {name} comes first: it is not saved yet.", name=before.match.name)
                self.window.notice(text, "info")
            return True
        found = corrections.opened(self.window, id_)
        if found is not None:
            self.entering, self.pick = found, None
        return found is not None

    def _kept(self, draft: Draft) -> Entering | None:
        try:
            found = draft.load(self.services.drills.matches, self.services.faces.get, self.services.new_id)
        except BullseyeError as bad:
            self.window.notice(sentence(str(bad)), "bad")
            return None
        if draft.notice:
            self.window.notice(draft.notice, "bad")
        return found

    def focus_first(self) -> None:
        """The face: keys are values there."""
        self.face.focus_set()

    def _begin(self, match: Match) -> None:
        """Empty sheets of *match*; equipment and the like stay as they were."""
        player = self.services.settings.player or GUEST
        before = (
            self.entering.notes
            if self.entering is not None
            else self._last or last_notes(self.services.store, self._matches, player)
        )
        notes = replace(before, player=player, day=None, note="", indoors=None, gauge_mm=None)
        self.entering = begin(match, self.services.faces.get, notes, self.services.new_id)
        self.pick = None
        self.window.memory[LAST_MATCH] = match.id

    def _show(self) -> None:
        """Everything as it is now."""
        entering = self.entering
        assert entering is not None
        self.panel.show(entering)
        correcting = self.correcting
        self.save_button.configure(text=tr("Save the correction   Enter") if correcting else tr("Save   Enter"))
        self.begin_button.configure(text=tr("Leave it as it was\u2026") if correcting else tr("Begin again\u2026"))
        self.save_button.state(["!disabled" if entering.count else "disabled"])
        self.remove_button.state(["!disabled" if entering.sheet.count else "disabled"])
        self.undo_button.state(["!disabled" if entering.sheet.can_undo else "disabled"])
        self.face.show(entering.sheet, self.pick)

    # -- marking -----------------------------------------------------------------------------------

    def _change(self, change: Any, pick: Pick | None = None) -> bool:
        """Make a change, keep it on the disk and show it; a refused one is said below the sheet."""
        entering = self.entering
        assert entering is not None
        try:
            change(entering.sheet)
        except BullseyeError as bad:
            self.panel.say(sentence(str(bad)))
            return False
        self.pick = pick
        self._show()
        self._keep()
        return True

    def _keep(self) -> None:
        assert self.entering is not None
        try:
            if self.entering.count or self.correcting:
                self.draft.save(self.entering)
            else:
                self.draft.drop()
        except BullseyeError as bad:
            self.panel.say(sentence(str(bad)))

    def mark(self, x_mm: float, y_mm: float) -> None:
        """A shot at a place on the range; a click far beside it is none."""
        sheet = None if self.entering is None else self.entering.sheet
        if sheet is None:
            return
        place = sheet.local(x_mm, y_mm)
        if max(abs(place.x_mm), abs(place.y_mm)) > FAR_BESIDE * sheet.face.diameter_mm / 2:
            words = tr("That is beside the paper. A shot that missed it is an M: press {key}.", key=key_words("m"))
            self.panel.say(words)
            return
        self._change(lambda sheet: sheet.place(x_mm, y_mm))

    def move(self, pick: Pick, x_mm: float, y_mm: float) -> None:
        """A shot was dragged somewhere else."""
        self._change(lambda sheet: sheet.move(*pick, x_mm, y_mm), pick)

    def choose_shot(self, pick: Pick | None) -> None:
        """A shot was pressed: arrows and Del are for it now."""
        self.pick = pick
        self._show()

    def digit(self, value: str) -> None:
        """A value was typed on the page; where tenths count it begins in the field."""
        if self.entering is None:
            return
        if self.entering.sheet.tenths and value not in ("X", "M"):
            self.panel.values.focus_set()
            self.panel.values.delete(0, "end")
            self.panel.values.insert(0, value)
            return
        now_s = self.services.clock.now()
        if self.pick is not None:
            pick, self.pick = self.pick, None
            self._change(lambda sheet: sheet.revalue(*pick, value))
        elif value == "10" and now_s - self._one_s < TEN_S:  # a one, and then the nought of a ten
            self._change(lambda sheet: sheet.undo())
            self._change(lambda sheet: sheet.type(value))
        else:
            self._change(lambda sheet: sheet.type(value))
        self._one_s = now_s if value == "1" else -9.0

    def _typed(self, _: object) -> str:
        text = self.panel.values.get()
        if text.strip() and self._change(lambda sheet: sheet.type(text)):
            self.panel.values.delete(0, "end")
        return "break"

    def remove(self) -> None:
        """Take the chosen shot away, else the last one."""
        if self.entering is not None and self.entering.sheet.count:
            pick = self.pick or self.entering.sheet.last
            self._change(lambda sheet: sheet.remove(*pick))

    def undo(self) -> None:
        """Take the last change back."""
        self._change(lambda sheet: sheet.undo())

    def redo(self) -> None:
        """Make it again."""
        self._change(lambda sheet: sheet.redo())

    def turn(self, by: int) -> None:
        """Another end."""
        if self.entering is not None:
            self.turn_to(self.entering.sheet.end + by)

    def turn_to(self, end: int) -> None:
        """The end of that number, from 0."""
        if self.entering is not None and end != self.entering.sheet.end:
            self.entering.sheet.turn_to(end)
            self.pick = None
            self._show()

    def next_part(self) -> None:
        """The next distance, the first after the last."""
        if self.entering is not None and len(self.entering.match.parts) > 1:
            self.entering.at = (self.entering.at + 1) % len(self.entering.match.parts)
            self.pick = None
            self._show()

    # -- the match and its notes -------------------------------------------------------------------

    def _take_match(self) -> None:
        found = self._matches[self.panel.match_box.current()]
        self.face.focus_set()
        if self.entering is not None and found.id != self.entering.match.id and may_lose(self.window, self.entering):
            self._begin(found)
            self._keep()
        self._show()

    def begin_again(self) -> None:
        """Empty sheets of the same match, after a question; a correction is dropped, its round stays as it was."""
        if self.entering is not None and self.correcting:
            if may_drop(self.window, self.entering):
                self._forget()
                self.window.back()
            return
        if self.entering is not None and may_lose(self.window, self.entering):
            self._begin(self.entering.match)
            self._keep()
            self._show()
            self.face.focus_set()

    def notes(self) -> None:
        """Ask for day, equipment and the rest."""
        entering = self.entering
        if entering is None:
            return
        zone = self.services.zone
        today = self.services.clock.utc().astimezone(zone).date()
        former = equipment_before(self.services.store, self._matches)
        card = NotesCard(self.window, entering.notes, today, entering.sheet.face.gauge_mm, former)
        card.wait_window()
        if card.notes is not None:
            entering.set_notes(card.notes)
            self._show()
            self._keep()

    # -- saving ------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the rounds, then show the result of the part that is on the page."""
        entering = self.entering
        if entering is None or not entering.count:
            self.panel.say(tr("No shot is marked yet; click on the face where one is."))
            return
        if self.correcting:
            self._save_correction(entering)
            return
        missing = sum(part.shots_in_all for part in entering.match.parts) - entering.count
        if missing and not may_save_part(self.window, missing):
            return
        services = self.services
        shown = entering.ids[entering.at if entering.at in entering.begun else entering.begun[0]]
        try:
            records = entering.records(services.clock.utc(), services.zone)
            for record in records:
                if not services.store.has(record.id):  # a crash may have come between two parts
                    services.store.save(record, services.card(record))
            self.draft.drop()
        except BullseyeError as bad:
            self.panel.say(sentence(str(bad)))
            return
        if len(records) > 1:
            whole = tr("{name}: {total} in all distances.", name=entering.match.name, total=entering.total())
            self.window.notice(whole)
        self._last = entering.notes
        self.entering, self.pick = None, None
        self.window.show("result", outcome=services.review(next(r for r in records if r.id == shown)))

    def _save_correction(self, entering: Entering) -> None:
        """Put it in the old round's place, and show the result in place of that of the old one."""
        try:
            records = corrections.kept(self.window, entering)
            self._forget()
        except BullseyeError as bad:
            self.panel.say(sentence(bad))
            return
        drill = entering.match.parts[entering.at].id
        trail = self.window.trail
        while trail and trail[-1][0] in ("enter", "result"):
            trail.pop()
        record = next((one for one in records if one.drill == drill), records[0])
        self.window.show("result", outcome=self.services.review(record), fresh=False)

    def _forget(self) -> None:
        """The draft is no longer needed. Raises StorageError."""
        self.draft.drop()
        self.entering, self.pick = None, None

    def escape(self) -> None:
        """Out of the field first, then back; what is marked stays for next time."""
        if self.focus_get() is self.panel.values:
            self.panel.values.delete(0, "end")
            self.face.focus_set()
        elif self.pick is not None:
            self.pick = None
            self._show()
        else:
            self.window.back()
