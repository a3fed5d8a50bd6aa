"""The group of a round on the result page: the face with what is measured laid over it, or where shots fall most."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.drawing_view import DrawingView
from bullseye.desk.kit.explain import explainable
from bullseye.desk.kit.widgets import wrapping
from bullseye.progress.group_facts import (
    GroupSheet,
    costs_text,
    explain_costs,
    explain_group,
    group_numbers,
    group_sheet,
)
from bullseye.wording.explanation import Explanation

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look
    from bullseye.session.scorecard import Scorecard
    from bullseye.wording.numbers import Number

GROUP, HEAT = "group", "heat"


class GroupView(ttk.Frame):
    """Shows a Scorecard's group: the chart, below it the numbers, and what better aim would gain."""

    def __init__(self, master: tk.Misc, window: Shell) -> None:
        px = window.theme.px
        super().__init__(master, style="Panel.TFrame", padding=(px(16), 0, px(16), 0))
        self._window = window
        self._card: Scorecard | None = None
        self._shown: tuple[int, str] | None = None
        self.sheet: GroupSheet | None = None
        self.cells: dict[str, ttk.Label] = {}
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.chart = DrawingView(self, window.theme)
        self.chart.grid(row=0, column=0, sticky="nsew")
        self._numbers = ttk.Frame(self, style="Panel.TFrame")
        self._numbers.grid(row=1, column=0, sticky="ew", pady=(px(8), 0))
        self._numbers.columnconfigure((0, 1), weight=1, uniform="half")
        self.costs = wrapping(ttk.Label(self, style="Strong.TLabel", justify="left"))
        self.costs.grid(row=2, column=0, sticky="ew", pady=px(8))
        explainable(window, self.costs, self._explain_costs)
        self.costs.configure(takefocus=True, cursor="hand2")

    def show(self, card: Scorecard, what: str) -> None:
        """Show *card* as GROUP or HEAT; the same again costs nothing."""
        if self._card is not card:
            self._card, self._shown = card, None
            self.sheet = group_sheet(card)
            self._fill(self.sheet)
        if self._shown != (id(card), what):
            self._shown = (id(card), what)
            self.chart.show(self.drawer(what))

    def drawer(self, what: str, title: str = "") -> Callable[[float, float, Look], Drawing]:
        """Draws the chart *what* of the card at any size and in any look."""
        card, sheet = self._card, self.sheet
        assert card is not None and sheet is not None

        def draw(width: float, height: float, look: Look) -> Drawing:
            from bullseye.picture.chart import heat_map, shot_chart

            if what == HEAT:
                return heat_map(card.face, sheet.shots_mm, title=title, width=width, height=height, look=look)
            return shot_chart(
                card.face, sheet.shots_mm, title=title, hole_mm=card.record.gauge_mm, misses=sheet.misses,
                width=width, height=height, look=look,
            )  # fmt: skip

        return draw

    def _fill(self, sheet: GroupSheet) -> None:
        px = self._window.theme.px
        for child in self._numbers.winfo_children():
            child.destroy()
        self.cells.clear()
        lines = group_numbers(sheet)
        half = (len(lines) + 1) // 2
        for column, some in enumerate((lines[:half], lines[half:])):
            part = ttk.Frame(self._numbers, style="Panel.TFrame")
            part.grid(row=0, column=column, sticky="new", padx=(px(24) if column else 0, 0))
            part.columnconfigure(0, weight=1)
            for row, number in enumerate(some):
                ttk.Label(part, text=number.label).grid(row=row, column=0, sticky="w", pady=px(1))
                cell = ttk.Label(part, text=number.text, style="Strong.TLabel")
                # In one column with the label: a long value takes what a short label leaves.
                cell.grid(row=row, column=0, sticky="e", padx=(px(8), 0), pady=px(1))
                self.cells[number.key] = explainable(self._window, cell, self._explain(sheet, number))
        self.costs.configure(text=costs_text(sheet))

    @staticmethod
    def _explain(sheet: GroupSheet, number: Number) -> Callable[[], Explanation]:
        return lambda: explain_group(sheet, number)

    def _explain_costs(self) -> Explanation | None:
        return None if self.sheet is None else explain_costs(self.sheet)
