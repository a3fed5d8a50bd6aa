"""The ring editor: a face drawn large on the left, its rings and values in fields on the right."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.editor.colours import ask_colour
from bullseye.desk.editor.editor_field import ValueField
from bullseye.desk.editor.editor_files import EditorFiles
from bullseye.desk.editor.editor_picture import EditorPicture
from bullseye.desk.editor.editor_rows import RingRows
from bullseye.desk.editor.editor_values import FaceValues
from bullseye.desk.frame.page import Page
from bullseye.desk.kit.cards.dialogs import confirm
from bullseye.desk.kit.flow import Flow
from bullseye.desk.kit.page_parts import ButtonBar
from bullseye.errors import BullseyeError
from bullseye.play.editor.editor_words import changes_said, refusal, step_mm, typed_length, typed_whole_number
from bullseye.play.editor.face_editor import FaceEditor, open_editor
from bullseye.target.face import STANDARD
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

PANEL_PX = 416
TITLES = {"fill": tr("Fill"), "line": tr("Line"), "text": tr("Number")}
NO_COLOUR = {"fill": "", "line": tr("No line"), "text": tr("No number")}


class EditorPage(Page):
    """Edits one face; `shown(face=...)` opens a user's own, or a copy of one that is shipped."""

    name = "editor"
    title = tr("Ring editor")
    keys = [
        (tr("Up, Down"), tr("A little more or less, in a field of numbers; with Shift ten times as much")),
        (tr("Enter"), tr("Take what is typed")),
        (tr("Ctrl+I, Ctrl+O"), tr("Add a ring inside or outside of the chosen one")),
        (tr("Ctrl+R"), tr("Remove the chosen ring")),
        (tr("Ctrl+Z, Ctrl+Y"), tr("Undo, redo")),
        (tr("Ctrl+S"), tr("Save")),
        (tr("Ctrl+P"), tr("Save and play this face")),
        (tr("Esc"), tr("Take back what is typed; else back to the start")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.editor = FaceEditor()
        self.files = EditorFiles(window)
        self.ask_colour: Callable[..., str | None] = ask_colour
        theme = self.theme
        px = theme.px
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.picture = EditorPicture(self, theme, self._ring_clicked)
        self.picture.grid(row=0, column=0, sticky="nsew")
        side = ttk.Frame(self, style="Panel.TFrame", width=px(PANEL_PX), padding=(px(16), px(16), px(8), 0))
        side.grid(row=0, column=1, sticky="ns")
        side.grid_propagate(False)
        side.columnconfigure(0, weight=1)
        side.rowconfigure(1, weight=1)
        self.values = FaceValues(side, theme, self, self.undo, self.redo)
        self.values.grid(row=0, column=0, sticky="ew", padx=(0, px(8)), pady=(0, px(12)))
        self.rings = RingRows(side, theme, self)
        self.rings.grid(row=1, column=0, sticky="nsew")
        side.configure(width=max(px(PANEL_PX), self.rings.wide_px + px(36)))
        self._build_ring_buttons(side)
        self._build_bar()
        self.actions = {
            "Control-s": self.save, "Control-p": self.play, "Control-z": self.undo, "Control-y": self.redo,
            "Control-Shift-z": self.redo, "Control-i": self.add_inside, "Control-o": self.add_outside,
            "Control-r": self.remove,
        }  # fmt: skip

    def _build_ring_buttons(self, side: ttk.Frame) -> None:
        px = self.theme.px
        row = Flow(side, px(6))
        row.grid(row=2, column=0, sticky="ew", pady=(px(8), px(8)))
        self.inside_button = ttk.Button(row, text=tr("Add inside"), width=0, command=self.add_inside)
        self.outside_button = ttk.Button(row, text=tr("Add outside"), width=0, command=self.add_outside)
        self.remove_button = ttk.Button(row, text=tr("Remove"), width=0, command=self.remove)
        for button in (self.inside_button, self.outside_button, self.remove_button):
            button.pack(side="left", padx=(0, px(8)))

    def _build_bar(self) -> None:
        bar = ButtonBar(self, self.theme, (16, 8, 16, 8))
        bar.grid(row=1, column=0, columnspan=2, sticky="ew")
        self.play_button = bar.first(tr("Play this face"), self.play)
        self.save_button = bar.add(tr("Save"), self.save)
        self.save_as_button = bar.add(tr("Save as\u2026"), self.save_as)
        self.new_button = bar.add(tr("New"), self.new, 24)
        self.import_button = bar.add(tr("Import\u2026"), self.import_file)
        self.export_button = bar.add(tr("Export\u2026"), self.export_file)
        self.back_button = bar.last(tr("Back   Esc"), self.leave)

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, face: str = "", **args: Any) -> None:
        """Open *face*; a plain new one where it is not given or cannot be read."""
        self.services.faces.refresh()
        try:
            editor = open_editor(self.services.faces, face) if face else FaceEditor()
        except BullseyeError as bad:
            self.window.notice(refusal(bad), "bad")
            editor, face = FaceEditor(), ""
        self._edit(editor, face if face and self.services.faces.is_own(face) else "")

    def _edit(self, editor: FaceEditor, saved_id: str) -> None:
        self.editor = editor
        self.files.opened(saved_id)
        self.rings.choose(0)
        self.show_face()

    def focus_first(self) -> None:
        """The size of the chosen ring; the name of a face that has none."""
        if self.editor.face.rings:
            self.rings.focus_ring(self.rings.chosen)
        else:
            self.values.name.focus_set()

    def show_face(self) -> None:
        """Show everything as it is now, without a word about refusals."""
        face = self.editor.face
        self.say("")
        self.values.show(face, self._state_text(), self.editor.can_undo, self.editor.can_redo)
        self.rings.show(face.rings, self.editor.clashes())
        self.remove_button.state(["!disabled" if len(face.rings) > 1 else "disabled"])
        self.picture.show(face, self.rings.chosen)

    def _state_text(self) -> str:
        name = self.files.saved_id
        return (
            (tr("{name}.toml, changed", name=name) if self.editor.changed else f"{name}.toml")
            if name
            else tr("Not saved yet")
        )

    def say(self, sentence: str, ring: int | None = None) -> None:
        """Say why a change was refused, below *ring* or below the face's own values; "" says nothing."""
        self.rings.refuse(ring or 0, sentence if ring is not None else "")
        self.values.refuse(sentence if ring is None else "")

    # -- changes -----------------------------------------------------------------------------------

    def change(self, make: Callable[[], object], ring: int | None = None) -> bool:
        """Make a change and show it; a refused one is explained, and the fields show the face as it was."""
        before = self.editor.face
        try:
            make()
        except BullseyeError as bad:
            self.show_face()
            self.say(refusal(bad, ring), ring)
            return False
        self.show_face()
        self.values.tell(changes_said(before, self.editor.face))
        return True

    def type_ring(self, ring: int, key: str, text: str) -> None:
        """A ring's size or points were typed."""
        read = typed_length if key == "diameter_mm" else typed_whole_number
        self.change(lambda: self.editor.set_ring(ring, **{key: read(text)}), ring)

    def step_ring(self, ring: int, key: str, times: int) -> None:
        """A ring's size or points by some steps."""
        now = getattr(self.editor.face.rings[ring], key)
        value = round(now + times * step_mm(self.editor.face), 4) if key == "diameter_mm" else now + times
        self.change(lambda: self.editor.set_ring(ring, **{key: value}), ring)

    def colour_ring(self, ring: int, key: str) -> None:
        """Ask for one of a ring's colours."""
        now = getattr(self.editor.face.rings[ring], key)
        chosen = self.ask_colour(
            self.window, tr("{what} of ring {ring}", what=TITLES[key], ring=ring + 1), now, NO_COLOUR[key]
        )
        if chosen is not None:
            self.change(lambda: self.editor.set_ring(ring, **{key: chosen}), ring)

    def choose_ring(self, ring: int) -> None:
        """The hand has come to *ring*."""
        self.rings.choose(ring)
        self.picture.choose(self.rings.chosen)
        self.rings.see(self.rings.chosen)

    def _ring_clicked(self, ring: int) -> None:
        self.rings.focus_ring(ring)
        self.picture.choose(self.rings.chosen)

    def type_value(self, key: str, text: str) -> None:
        """One of the face's own values was typed."""
        self.change(lambda: self.editor.set(**{key: _value(key, text)}))

    def step_value(self, key: str, times: int) -> None:
        """One of the face's own lengths by some steps."""
        step = step_mm(self.editor.face) / (1 if key == "inner_ten_mm" else 10)
        now = getattr(self.editor.face, key) or 0.0
        self.change(lambda: self.editor.set(**{key: round(max(0.0, now + times * step), 4) or _least(key)}))

    def colour_ground(self) -> None:
        """Ask for the paper around the face."""
        chosen = self.ask_colour(self.window, tr("Paper around the face"), self.editor.face.ground, tr("Cut round"))
        if chosen is not None:
            self.change(lambda: self.editor.set(ground=chosen))

    def _typed(self) -> bool:
        """Take what is typed at the moment; False when it is refused."""
        field = self.focus_get()
        if not isinstance(field, ValueField) or not field.pending:
            return True
        field.commit()
        return not self.refused

    @property
    def refused(self) -> bool:
        """True while a sentence says why a change was refused."""
        return bool(self.rings.wrong.cget("text") or self.values.refused)

    def add_inside(self) -> None:
        """A new ring inside of the chosen one."""
        self._add(self.rings.chosen)

    def add_outside(self) -> None:
        """A new ring outside of the chosen one."""
        self._add(min(self.rings.chosen + 1, len(self.editor.face.rings)))

    def _add(self, at: int) -> None:
        if self._typed():
            self.rings.choose(at)
            at = max(0, at)
            ring = min(at, max(0, len(self.editor.face.rings) - 1))
            if self.change(lambda: self.editor.add_ring(at), ring):
                self._ring_clicked(at)

    def remove(self) -> None:
        """Take the chosen ring away."""
        ring = self.rings.chosen
        if self._typed() and self.editor.face.rings and self.change(lambda: self.editor.remove_ring(ring), ring):
            self._ring_clicked(min(ring, len(self.editor.face.rings) - 1))

    def undo(self) -> None:
        """Take back what is typed, else the last change."""
        field = self.focus_get()
        if isinstance(field, ValueField) and field.pending:
            field.restore()
        else:
            self.editor.undo()
            self.show_face()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self.editor.redo()
        self.show_face()

    # -- leaving -----------------------------------------------------------------------------------

    def escape(self) -> None:
        """Take back what is typed, or leave."""
        field = self.focus_get()
        if isinstance(field, ValueField) and field.pending:
            field.restore()
        else:
            self.leave()

    def leave(self) -> None:
        """Back to where the editor was opened, after a question when there is something to lose."""
        if self.may_close():
            self.window.back()

    def may_close(self) -> bool:
        """Ask before changes are lost."""
        if not self._typed():
            return False
        if not self.editor.changed:
            return True
        name = self.editor.face.name
        text = tr("{name} has changes that are not saved. They will be lost.", name=name)
        return confirm(self.window, tr("Leave without saving?"), text, tr("Lose the changes"), tr("Stay"))

    # -- files -------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save under its name; a face without one asks for it. False when it was not saved."""
        return self._typed() and self._shown_after(self.files.save(self.editor))

    def save_as(self) -> bool:
        """Ask for a file's name and save under it."""
        return self._typed() and self._shown_after(self.files.save_as(self.editor))

    def _shown_after(self, saved: bool) -> bool:
        if saved:
            self.show_face()
        return saved

    def play(self) -> None:
        """Save what is not saved, then play a round at this face."""
        if self._typed() and ((self.files.saved_id and not self.editor.changed) or self.save()):
            self.window.choose(face=self.files.saved_id, style=STANDARD)
            self.window.show("play")

    def new(self) -> None:
        """Begin with three plain rings."""
        if self.may_close():
            self._edit(FaceEditor(), "")
            self.values.name.focus_set()

    def import_file(self) -> None:
        """Open any face file; it becomes the user's own when it is saved."""
        editor = self.files.read() if self.may_close() else None
        if editor is not None:
            self._edit(editor, "")
            self.focus_first()

    def export_file(self) -> None:
        """Write the face to any file."""
        if self._typed():
            self.files.export(self.editor)


def _value(key: str, text: str) -> str | float | None:
    """What was typed for one of the face's own values; an empty inner ten is none."""
    if key == "name":
        return " ".join(text.split())
    return None if key == "inner_ten_mm" and not text.strip() else typed_length(text)


def _least(key: str) -> float | None:
    """What stands for nothing at all."""
    return None if key == "inner_ten_mm" else 0.0
