"""The rings of a face as rows of fields, innermost first; only those that are there, in a list that scrolls."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk
from typing import TYPE_CHECKING, Protocol

from bullseye.desk.editor.colours import Swatch
from bullseye.desk.editor.editor_field import ValueField
from bullseye.play.editor.editor_words import clash_words, number_text
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.picture.contrast import Clash
    from bullseye.target.face import Ring

COLUMNS = (
    (tr("Ring"), 56),
    (tr("Size, mm"), 92),
    (tr("Points"), 76),
    (tr("Fill"), 48),
    (tr("Line"), 48),
    (tr("Number"), 60),
)
NO_RINGS = tr("No rings: such a face is for grouping. Add one.")
ROWS_EACH = 3
"""Grid rows of one ring: its fields, why a change was refused, and what it clashes with."""
SWATCH_PX = (34, 24)
COLOURS = ("fill", "line", "text")


class RingChanges(Protocol):
    """Who makes the changes; rings are counted from 0."""

    def type_ring(self, ring: int, key: str, text: str) -> None:
        """*text* was typed for diameter_mm or points."""

    def step_ring(self, ring: int, key: str, times: int) -> None:
        """diameter_mm or points goes up or down by that many steps."""

    def colour_ring(self, ring: int, key: str) -> None:
        """Another colour is wanted for fill, line or text."""

    def choose_ring(self, ring: int) -> None:
        """The hand is at this ring now."""


class RingRow:
    """The widgets of one ring, in the grid of the list. They stay when the face changes; only values do."""

    def __init__(self, master: ttk.Frame, theme: Theme, number: int, changes: RingChanges) -> None:
        px, n = theme.px, number
        self._theme = theme
        row = ROWS_EACH * n
        self.bar = tk.Frame(master, background=theme.palette.panel, width=px(4), borderwidth=0)
        self.name = ttk.Label(master, text=str(n + 1))
        self.size = ValueField(
            master, theme, 6,
            lambda text: changes.type_ring(n, "diameter_mm", text), lambda k: changes.step_ring(n, "diameter_mm", k),
        )  # fmt: skip
        self.points = ValueField(
            master, theme, 4, lambda text: changes.type_ring(n, "points", text),
            lambda k: changes.step_ring(n, "points", k),
        )  # fmt: skip
        size, ground = (theme.target_px(SWATCH_PX[0]), theme.target_px(SWATCH_PX[1])), theme.palette.panel
        self.swatches = [
            Swatch(master, theme, size, lambda key=key: changes.colour_ring(n, key), ground)  # type: ignore[misc]
            for key in COLOURS
        ]
        self.clash = ttk.Label(master, style="Muted.TLabel", foreground=theme.palette.bad)
        self.parts: list[tk.Widget] = [self.bar, self.name, self.size, self.points, *self.swatches]
        self.bar.grid(row=row, column=0, sticky="nsw", pady=px(2))
        self.name.grid(row=row, column=0, sticky="w", padx=(px(12), 0))
        for column, field in enumerate((self.size, self.points), start=1):
            field.grid(row=row, column=column, sticky="ew", padx=(0, px(8)), pady=px(2))
        for column, swatch in enumerate(self.swatches, start=3):
            swatch.grid(row=row, column=column, sticky="w")
        self.clash.grid(row=row + 2, column=0, columnspan=len(COLUMNS), sticky="w", padx=(px(12), 0))
        self.clash.grid_remove()
        self.name.bind("<Button-1>", lambda _: self.size.focus_set(), add=True)
        for part in (self.size, self.points, *self.swatches):
            part.bind("<FocusIn>", lambda _: changes.choose_ring(n), add=True)

    def show(self, ring: Ring, clash: str) -> None:
        """Show the ring's values, and whose eyes cannot tell it from the next one outward."""
        self.size.show(number_text(ring.diameter_mm))
        self.points.show(str(ring.points))
        for swatch, key in zip(self.swatches, COLOURS, strict=True):
            colour = getattr(ring, key)
            if swatch.colour != colour:
                swatch.show(colour)
        if clash != str(self.clash.cget("text")):
            self.clash.configure(text=clash)
        self._place(self.clash, bool(clash))

    def mark(self, chosen: bool) -> None:
        """Show whether this is the ring that the buttons are for."""
        colours = self._theme.palette
        self.bar.configure(background=colours.accent if chosen else colours.panel)
        self.name.configure(style="Strong.TLabel" if chosen else "TLabel")

    def put(self, on: bool) -> None:
        """Have the row in the list, or not."""
        for part in self.parts:
            self._place(part, on)
        if not on:
            self._place(self.clash, False)

    @staticmethod
    def _place(part: tk.Widget, on: bool) -> None:
        if on != bool(part.grid_info()):
            if on:
                part.grid()
            else:
                part.grid_remove()


class RingRows(ttk.Frame):
    """The list. `chosen` is the ring that the hand is at, from 0."""

    def __init__(self, master: tk.Misc, theme: Theme, changes: RingChanges) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._theme = theme
        self._changes = changes
        self.chosen = 0
        self.rows: list[RingRow] = []
        self._shown = 0
        px = theme.px
        head = ttk.Frame(self, style="Panel.TFrame")
        head.grid(row=0, column=0, sticky="ew")
        self._canvas = tk.Canvas(
            self, background=theme.palette.panel, highlightthickness=0, width=px(100), height=px(120),
            yscrollincrement=px(8),
        )  # fmt: skip
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self._canvas.yview)
        self._canvas.configure(yscrollcommand=self._scrolled)
        self._canvas.grid(row=1, column=0, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self.body = ttk.Frame(self._canvas, style="Panel.TFrame")
        self._canvas.create_window(0, 0, window=self.body, anchor="nw")
        self.body.bind("<Configure>", lambda _: self._measure(), add=True)
        self._canvas.bind("<Configure>", lambda _: self._measure(), add=True)
        heads = [ttk.Label(head, text=title, style="Muted.TLabel") for title, _ in COLUMNS]
        titles = [label.winfo_reqwidth() + px(12 if column == 0 else 8) for column, label in enumerate(heads)]
        widths = [max(title, px(width)) for title, (_, width) in zip(titles, COLUMNS, strict=True)]
        self.wide_px = sum(widths)
        """How wide it is at least: the words over the columns are never cut."""
        for column, (label, width) in enumerate(zip(heads, widths, strict=True)):
            head.columnconfigure(column, minsize=width)
            self.body.columnconfigure(column, minsize=width)
            label.grid(row=0, column=column, sticky="sw", padx=(px(12) if column == 0 else 0, 0))
        self.wrong = ttk.Label(self.body, style="Muted.TLabel", foreground=theme.palette.bad, justify="left")
        self._none = ttk.Label(self.body, style="Muted.TLabel", text=NO_RINGS)
        self._catch_wheel(self.body)
        self._catch_wheel(self._canvas)

    def show(self, rings: Sequence[Ring], clashes: Sequence[Clash]) -> None:
        """Show these rings."""
        said = {clash.ring: f"!  {clash_words(clash)}" for clash in clashes}
        while len(self.rows) < len(rings):
            row = RingRow(self.body, self._theme, len(self.rows), self._changes)
            self.rows.append(row)
            self._shown += 1
            for part in (*row.parts, row.clash):
                self._catch_wheel(part)
        for n, row in enumerate(self.rows):
            if n < len(rings):
                row.show(rings[n], said.get(n, ""))
            if (n < len(rings)) != (n < self._shown):
                row.put(n < len(rings))
        self._shown = len(rings)
        if rings:
            self._none.grid_remove()
        else:
            self._none.grid(row=0, column=0, columnspan=len(COLUMNS), sticky="w", padx=(self._theme.px(12), 0))
        self.choose(self.chosen)

    def choose(self, ring: int) -> None:
        """Mark *ring*, or the nearest there is, as the one the buttons are for."""
        self.chosen = max(0, min(ring, self._shown - 1))
        for n, row in enumerate(self.rows[: self._shown]):
            row.mark(n == self.chosen)

    def focus_ring(self, ring: int) -> None:
        """Put the hand on the size of *ring*."""
        self.choose(ring)
        if self._shown:
            self.rows[self.chosen].size.focus_set()
            self.see(self.chosen)

    def refuse(self, ring: int, sentence: str) -> None:
        """Say below *ring* why its change was refused; "" takes the words away."""
        if sentence:
            room = max(self._theme.px(200), self._canvas.winfo_width() - self._theme.px(24))
            self.wrong.configure(text=f"!  {sentence}", wraplength=room)
            self.wrong.grid(
                row=ROWS_EACH * ring + 1, column=0, columnspan=len(COLUMNS), sticky="w",
                padx=(self._theme.px(12), 0),
            )  # fmt: skip
            self.update_idletasks()
            self.see(ring)
        else:
            self.wrong.configure(text="")
            self.wrong.grid_remove()

    def see(self, ring: int) -> None:
        """Scroll as little as it takes to have *ring* and the words below it in sight."""
        self.update_idletasks()
        part = self.rows[ring].size
        high, full = self._canvas.winfo_height(), max(1, self.body.winfo_reqheight())
        top = part.winfo_y()
        below = self.wrong.winfo_y() + self.wrong.winfo_height() if self.wrong.winfo_ismapped() else 0
        bottom = max(top + part.winfo_height(), below if 0 < below - top < 3 * part.winfo_height() else 0)
        seen = self._canvas.canvasy(0)
        if top < seen:
            self._canvas.yview_moveto(max(0, top - self._theme.px(4)) / full)
        elif bottom > seen + high:
            self._canvas.yview_moveto((bottom + self._theme.px(12) - high) / full)

    def _measure(self) -> None:
        self._canvas.configure(scrollregion=(0, 0, self.body.winfo_reqwidth(), self.body.winfo_reqheight()))
        if self.body.winfo_reqheight() <= self._canvas.winfo_height():
            self._canvas.yview_moveto(0)

    def _scrolled(self, first: float, last: float) -> None:
        self._bar.set(first, last)
        if float(first) <= 0 and float(last) >= 1:
            self._bar.grid_remove()
        else:
            self._bar.grid(row=1, column=1, sticky="ns")

    def _catch_wheel(self, part: tk.Misc) -> None:
        for event, step in (("<Button-4>", -4), ("<Button-5>", 4)):
            part.bind(event, lambda _, step=step: self._roll(step), add=True)  # type: ignore[misc]
        part.bind("<MouseWheel>", lambda e: self._roll(-4 if e.delta > 0 else 4), add=True)

    def _roll(self, step: int) -> None:
        if self.body.winfo_reqheight() > self._canvas.winfo_height():
            self._canvas.yview_scroll(step, "units")
