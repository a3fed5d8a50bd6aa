"""The values of the face itself in the ring editor: name, shot, line, inner ten and paper; undo and redo."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING, Protocol

from bullseye.desk.editor.colours import Swatch
from bullseye.desk.editor.editor_field import ValueField
from bullseye.desk.kit.flow import Flow
from bullseye.desk.kit.widgets import wrapping
from bullseye.play.editor.editor_words import number_text
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.target.face import Face

LENGTHS = (("gauge_mm", tr("Shot, mm")), ("line_mm", tr("Line, mm")), ("inner_ten_mm", tr("Inner ten, mm")))
SWATCH_PX = (48, 28)


class ValueChanges(Protocol):
    """Who makes the changes."""

    def type_value(self, key: str, text: str) -> None:
        """*text* was typed for one of the face's values."""

    def step_value(self, key: str, times: int) -> None:
        """A length goes up or down by that many steps."""

    def colour_ground(self) -> None:
        """Another paper is wanted."""


class FaceValues(ttk.Frame):
    """The fields above the list of rings, and the line that says what a change was refused for."""

    def __init__(
        self,
        master: tk.Misc,
        theme: Theme,
        changes: ValueChanges,
        undo: Callable[[], object],
        redo: Callable[[], object],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        px = theme.px
        self._theme = theme
        self.refused = False
        self.columnconfigure(0, weight=1)
        head = Flow(self, 0)
        head.grid(row=0, column=0, sticky="ew")
        ttk.Label(head, text=tr("Name"), style="Muted.TLabel").pack(side="left")
        self.state_text = ttk.Label(head, style="Muted.TLabel")
        self.state_text.pack(side="left", padx=(px(16), 0))
        head.watched(self.state_text)
        self.undo_button = ttk.Button(head, text=tr("Undo"), style="Quiet.TButton", width=0, command=undo)
        self.redo_button = ttk.Button(head, text=tr("Redo"), style="Quiet.TButton", width=0, command=redo)
        for button in (self.redo_button, self.undo_button):
            button.pack(side="right")
        self.name = ValueField(self, theme, 20, lambda text: changes.type_value("name", text), align="left")
        self.name.grid(row=1, column=0, sticky="ew", pady=(px(2), px(8)))
        row = ttk.Frame(self, style="Panel.TFrame")
        row.grid(row=2, column=0, sticky="ew")
        self.lengths: dict[str, ValueField] = {}
        for column, (key, title) in enumerate(LENGTHS):
            row.columnconfigure(column, weight=1, uniform="length")
            label = ttk.Label(row, text=title, style="Muted.TLabel", width=1)
            wrapping(label).grid(row=0, column=column, sticky="sew", padx=(0, px(4)))
            field = ValueField(
                row, theme, 6,
                lambda text, key=key: changes.type_value(key, text),  # type: ignore[misc]
                lambda times, key=key: changes.step_value(key, times),  # type: ignore[misc]
            )  # fmt: skip
            field.grid(row=1, column=column, sticky="ew", padx=(0, px(12)), pady=(px(2), 0))
            self.lengths[key] = field
        ttk.Label(row, text=tr("Paper"), style="Muted.TLabel").grid(row=0, column=len(LENGTHS), sticky="sw")
        size = (theme.target_px(SWATCH_PX[0]), theme.target_px(SWATCH_PX[1]))
        self.ground = Swatch(row, theme, size, changes.colour_ground, theme.palette.panel)
        self.ground.grid(row=1, column=len(LENGTHS), sticky="w")
        self._said = wrapping(ttk.Label(self, style="Muted.TLabel", justify="left"))
        self._said.grid(row=3, column=0, sticky="ew", pady=(px(6), 0))
        self._said.grid_remove()

    def show(self, face: Face, state: str, can_undo: bool, can_redo: bool) -> None:
        """Show the face's values."""
        self.name.show(face.name)
        for key, field in self.lengths.items():
            field.show(number_text(getattr(face, key)))
        self.ground.show(face.ground)
        self.state_text.configure(text=state)
        self.undo_button.state(["!disabled" if can_undo else "disabled"])
        self.redo_button.state(["!disabled" if can_redo else "disabled"])

    def refuse(self, sentence: str) -> None:
        """Say why a change was refused; "" takes the words away."""
        self.refused = bool(sentence)
        self._put(f"!  {sentence}" if sentence else "", self._theme.palette.bad)

    def tell(self, sentence: str) -> None:
        """Say what else went with a change."""
        self._put(sentence, self._theme.palette.text)

    def _put(self, text: str, colour: str) -> None:
        self._said.configure(text=text, foreground=colour)
        if text:
            self._said.grid()
        else:
            self._said.grid_remove()
