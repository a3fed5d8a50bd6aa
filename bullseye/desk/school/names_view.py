"""Names and scores for a whole room to read: as many columns and as large a type as the place holds."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import font as tkfont
from typing import TYPE_CHECKING, NamedTuple

from bullseye.desk.kit.fitted import far_px
from bullseye.desk.kit.table import fit
from bullseye.desk.kit.turned_rows import turn_rows
from bullseye.words import rightward, tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

LEAST_PX = 14
MOST_COLUMNS = 4
LINE = 1.45
"""A line's height, in parts of the type."""
NAME_EMS = 5.0, 12.0
"""The least and the most room for a name, in ems; what is longer is cut."""


class Line(NamedTuple):
    """A line: *place* and *score* are empty in the lobby. *here*: a page of theirs is heard now."""

    name: str
    here: bool
    place: str = ""
    score: str = ""


class NamesView(tk.Canvas):
    """Lines from top to bottom, column by column. A full dot is somebody who is here, a ring somebody who is away."""

    def __init__(self, master: tk.Misc, theme: Theme) -> None:
        super().__init__(master, background=theme.palette.panel, highlightthickness=0, width=100, height=100)
        self._theme = theme
        self._font = tkfont.Font(self, family=theme.family, size=-LEAST_PX)
        self._measure = tkfont.Font(self, family=theme.family, size=-100)
        self._bold = tkfont.Font(self, family=theme.family, size=-LEAST_PX, weight="bold")
        self._lines: tuple[Line, ...] = ()
        self._empty = ""
        self.shown = 0
        """How many lines found room."""
        self.bind("<Configure>", lambda _: self._draw(), add=True)

    def show(self, lines: Sequence[Line], empty: str = "") -> None:
        """Show these; without any, the sentence *empty*."""
        if tuple(lines) != self._lines or empty != self._empty:
            self._lines, self._empty = tuple(lines), empty
            self._draw()

    def _draw(self) -> None:
        self.delete("all")
        wide, high = self.winfo_width(), self.winfo_height()
        if wide < 50 or high < 50:
            return
        root = self.winfo_toplevel()
        most = round(far_px(root.winfo_width(), root.winfo_height()))
        colours = self._theme.palette
        if not self._lines:
            self._font.configure(size=-max(LEAST_PX, most // 2))
            self.create_text(
                0, 0, anchor="nw", text=self._empty, width=wide, font=self._font, fill=colours.muted,
                justify="left" if rightward() else "right",
            )  # fmt: skip
            turn_rows(self)
            return
        size, columns = self._size(wide, high, most)
        self._font.configure(size=-size)
        self._bold.configure(size=-size)
        step = size * LINE
        rows = max(1, int(high // step))
        room = rows * columns
        self.shown = len(self._lines) if len(self._lines) <= room else room - 1
        for n, line in enumerate(self._lines[: self.shown]):
            self._line(line, n // rows * wide / columns, (n % rows + 0.5) * step, wide / columns - 1.2 * size, size)
        left = len(self._lines) - self.shown
        if left:
            x, y = (room - 1) // rows * wide / columns, (rows - 0.5) * step
            self.create_text(x, y, anchor="w", text=tr("and {n} more", n=left), font=self._font, fill=colours.muted)
        turn_rows(self)

    def _size(self, wide: int, high: int, most: int) -> tuple[int, int]:
        """The largest type that holds all of them, and its columns."""
        scores = any(line.score for line in self._lines)
        longest = max(self._measure.measure(line.name) for line in self._lines) / 100
        ems = min(NAME_EMS[1], max(NAME_EMS[0], 1.04 * longest)) + (6.5 if scores else 2.0)
        for size in range(max(most, LEAST_PX), LEAST_PX - 1, -1):
            rows = int(high // (size * LINE))
            columns = min(MOST_COLUMNS, max(1, int(wide // (size * ems))))
            if rows * columns >= len(self._lines) and wide / columns >= size * ems:
                return size, min(columns, -(-len(self._lines) // max(1, rows)))
        return LEAST_PX, min(MOST_COLUMNS, max(1, int(wide // (LEAST_PX * ems))))

    def _line(self, line: Line, x: float, y: float, wide: float, size: int) -> None:
        colours = self._theme.palette
        dot = size * 0.22
        at = x
        if line.place:
            self.create_text(x + size * 1.3, y, anchor="e", text=line.place, font=self._font, fill=colours.muted)
            at = x + size * 1.6
        fill = colours.good if line.here else colours.panel
        self.create_oval(at, y - dot, at + 2 * dot, y + dot, fill=fill, outline=colours.good, width=max(1, size // 14))
        at += size * 0.75
        end = x + wide
        if line.score:
            self.create_text(end, y, anchor="e", text=line.score, font=self._bold, fill=colours.text)
            end -= self._bold.measure(line.score) + size * 0.6
        name = fit(line.name, self._font, max(size, int(end - at)))
        self.create_text(at, y, anchor="w", text=name, font=self._font, fill=colours.text)
