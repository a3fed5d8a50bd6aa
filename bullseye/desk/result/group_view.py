"""The group of a round on the result page: the face with what is measured laid over it, or where shots fall most."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.explain import explainable
from bullseye.desk.kit.drawing_view import DrawingView
from bullseye.desk.result.number_rows import number_rows
from bullseye.progress.group_facts import (
    GroupSheet,
    costs_text,
    explain_costs,
    explain_group,
    group_numbers,
    group_sheet,
    left_out_text,
)
from bullseye.wording.explanation import Explanation
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look
    from bullseye.session.scorecard import Scorecard
    from bullseye.wording.numbers import Number

GROUP, HEAT = "group", "heat"
SIGNS = {
    GROUP: tr("Cross: mean point of impact. Circle: sigma. Dashed: where 95 % of such shots fall."),
    HEAT: tr("The stronger the colour, the more shots fall there."),
}


class GroupView(ttk.Frame):
    """Shows a Scorecard's group as a chart of which the face takes all, as on the face with its marks."""

    def __init__(self, master: tk.Misc, window: Shell) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._card: Scorecard | None = None
        self._shown: tuple[int, str] | None = None
        self.sheet: GroupSheet | None = None
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.chart = DrawingView(self, window.theme)
        self.chart.grid(row=0, column=0, sticky="nsew")

    def show(self, card: Scorecard, what: str) -> None:
        """Show *card* as GROUP or HEAT; the same again costs nothing."""
        if self._card is not card:
            self._card, self._shown = card, None
            self.sheet = group_sheet(card)
        if self._shown != (id(card), what):
            self._shown = (id(card), what)
            self.chart.show(self.drawer(what, legend=False))

    def drawer(self, what: str, title: str = "", legend: bool = True) -> Callable[[float, float, Look], Drawing]:
        """Draws the chart *what* of the card at any size and in any look."""
        card, sheet = self._card, self.sheet
        assert card is not None and sheet is not None

        def draw(width: float, height: float, look: Look) -> Drawing:
            from bullseye.picture.chart import heat_map, shot_chart

            if what == HEAT:
                return heat_map(
                    card.face, sheet.shots_mm, title=title, legend=legend, width=width, height=height, look=look
                )
            return shot_chart(
                card.face, sheet.shots_mm, title=title, hole_mm=card.record.gauge_mm, misses=sheet.misses,
                legend=legend, width=width, height=height, look=look,
            )  # fmt: skip

        return draw


class GroupNumbers(ttk.Frame):
    """The numbers of a group one below the other, and what better aim would gain; *width_px* is all the room."""

    def __init__(self, master: tk.Misc, window: Shell, width_px: int) -> None:
        px = window.theme.px
        super().__init__(master, style="Panel.TFrame")
        self._window, self._width_px = window, width_px
        self.sheet: GroupSheet | None = None
        self.cells: dict[str, ttk.Label] = {}
        self.columnconfigure(0, weight=1)
        ttk.Separator(self).grid(row=0, column=0, sticky="ew", pady=px(6))
        self._numbers = ttk.Frame(self, style="Panel.TFrame")
        self._numbers.grid(row=1, column=0, sticky="ew")
        self._numbers.columnconfigure(0, weight=1)
        self.costs = ttk.Label(self, style="Strong.TLabel", justify="left", wraplength=width_px)
        self.costs.grid(row=2, column=0, sticky="ew", pady=px(8))
        explainable(window, self.costs, self._explain_costs)
        self.costs.configure(takefocus=True, cursor="hand2")
        self.signs = ttk.Label(self, style="Muted.TLabel", justify="left", wraplength=width_px)
        self.signs.grid(row=3, column=0, sticky="ew")

    def show(self, sheet: GroupSheet, what: str) -> None:
        """Set every number; *what* says which chart they stand beside."""
        self.signs.configure(text="\n".join(filter(None, (left_out_text(sheet), SIGNS[what]))))
        if sheet is self.sheet:
            return
        self.sheet = sheet
        for child in self._numbers.winfo_children():
            child.destroy()
        numbers = ((number, "TLabel", "Strong.TLabel") for number in group_numbers(sheet))
        self.cells = number_rows(
            self._numbers, self._window, self._width_px, numbers, 0, lambda number: self._explain(sheet, number)
        )
        self.costs.configure(text=costs_text(sheet))

    @staticmethod
    def _explain(sheet: GroupSheet, number: Number) -> Callable[[], Explanation]:
        return lambda: explain_group(sheet, number)

    def _explain_costs(self) -> Explanation | None:
        return None if self.sheet is None else explain_costs(self.sheet)
