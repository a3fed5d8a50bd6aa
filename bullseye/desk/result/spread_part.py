"""The part of the result page that says what the round's spread is worth, here and on another face."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.widgets import wrapping
from bullseye.play.round.spread_worth import Spread, on_face
from bullseye.words import number, tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.target.face import Face

ROWS_SHOWN = 12
LARGE_MM = 10.0
"""From here on a tenth of a millimetre is fine enough."""


class SpreadPart(ttk.Frame):
    """Two results of one spread. *chosen* is told the id of the face that is compared with."""

    def __init__(self, master: tk.Misc, theme: Theme, chosen: Callable[[str], object]) -> None:
        px = theme.px
        super().__init__(master, style="Panel.TFrame")
        self._chosen = chosen
        self._spread: Spread | None = None
        self._faces: list[Face] = []
        self.columnconfigure(0, weight=1)
        ttk.Label(self, text=tr("What this spread is worth"), style="Strong.TLabel").grid(
            row=0, column=0, columnspan=2, sticky="w"
        )
        self.sigma = self._line(1, tr("Spread (sigma)"))
        self.here = self._line(2, tr("Points a shot, this face"))
        # Their own width must not ask for room: the list of shots beside the face would grow and shrink for ever.
        self._text = wrapping(ttk.Label(self, style="Muted.TLabel", justify="left", width=1))
        self._text.configure(text=tr("Another face at the same size on screen:"))
        self._text.grid(row=3, column=0, columnspan=2, sticky="ew", pady=(px(6), px(2)))
        self.other = ttk.Combobox(self, state="readonly", font=theme.font(), width=8, height=ROWS_SHOWN)
        self.other.grid(row=4, column=0, columnspan=2, sticky="ew")
        self.other.bind("<<ComboboxSelected>>", lambda _: self._choose(), add=True)
        self.there = self._line(5, tr("Points a shot, that face"))
        self.left_out = wrapping(ttk.Label(self, style="Muted.TLabel", justify="left", width=1))
        self.left_out.grid(row=6, column=0, columnspan=2, sticky="ew", pady=(px(6), 0))

    def _line(self, row: int, text: str) -> ttk.Label:
        ttk.Label(self, text=text).grid(row=row, column=0, sticky="w")
        value = ttk.Label(self, anchor="e")
        value.grid(row=row, column=1, sticky="e")
        return value

    def show(self, spread: Spread, faces: list[Face], other: str) -> None:
        """Show *spread*, and what it is worth on the face *other* out of *faces*."""
        self._spread, self._faces = spread, faces
        self.sigma.configure(text=f"{number(spread.sigma_mm, f'.{1 if spread.sigma_mm >= LARGE_MM else 2}f')} mm")
        self.here.configure(text=number(spread.points, ".2f"))
        self.left_out.configure(text=trn("Without {n} far miss.", "Without {n} far misses.", spread.left_out))
        if spread.left_out:
            self.left_out.grid()
        else:
            self.left_out.grid_remove()
        self.other.configure(values=[face.name for face in faces])
        at = next((n for n, face in enumerate(faces) if face.id == other), 0)
        self.other.current(at)
        self._show_there()

    def _choose(self) -> None:
        self.other.selection_clear()
        self._chosen(self._faces[self.other.current()].id)
        self._show_there()

    def _show_there(self) -> None:
        assert self._spread is not None
        there = on_face(self._spread, self._faces[self.other.current()])
        self.there.configure(text=number(there.points, ".2f"))
