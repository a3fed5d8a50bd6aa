"""Ways to look at the shots of a result: on the face with their marks, as a group, as a heat map, as a score sheet."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.chart_saving import save_chart
from bullseye.desk.result.group_view import GROUP, HEAT, GroupView
from bullseye.desk.result.result_tabs import Action, ResultTabs
from bullseye.desk.result.sheet_view import SheetView
from bullseye.desk.result.shot_view import ShotView
from bullseye.play.round.score_sheet import has_sheet, score_sheet
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.session.scorecard import Scorecard

FACE, SHEET = "face", "sheet"
WAYS = (FACE, GROUP, HEAT, SHEET)
MEASURED = (GROUP, HEAT)
"""The ways that show a group: its numbers are beside them."""


class ResultViews(ttk.Frame):
    """Shows a Scorecard in one of WAYS; `face` has the marks, *pick* is told of the shot that the pointer is at.

    *turned* is told the way that is shown, after it is.
    """

    def __init__(
        self,
        master: tk.Misc,
        window: Shell,
        pick: Callable[[int], object],
        actions: tuple[Action, ...],
        turned: Callable[[str], object],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._window = window
        self._turned = turned
        self._card: Scorecard | None = None
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self.tabs = ResultTabs(self, window.theme, _tabs(), self.look_at, actions)
        self.tabs.grid(row=0, column=0, sticky="ew")
        self.face = ShotView(self, window.theme, pick)
        self.face.grid(row=1, column=0, sticky="nsew")
        self.group: GroupView | None = None  # made when it is first asked for
        self.sheet: SheetView | None = None

    def turns(self) -> dict[str, Callable[[], object]]:
        """The keys 1 to 4 and what they show."""

        def turn(way: str) -> Callable[[], object]:
            return lambda: self.look_at(way)

        return {str(n): turn(way) for n, way in enumerate(WAYS, start=1)}

    def show(self, card: Scorecard) -> None:
        """Show *card*, in the way that is chosen."""
        self._card = card
        self.face.show(card)
        self.tabs.offer(SHEET, has_sheet(card.record))
        self.look_at(self.tabs.way)

    def look_at(self, way: str) -> None:
        """Show the face with its marks, the group, the heat map or, of a round in series, the score sheet."""
        card = self._card
        if card is None or (way == SHEET and not has_sheet(card.record)):
            way = FACE
        self.tabs.turn(way)
        for part in (self.face, self.group, self.sheet):
            if part is not None:
                part.grid_remove()
        if way in MEASURED:
            self._show_group(way)
        elif way == SHEET and card is not None:
            self._show_sheet(card)
        else:
            self.face.grid()
        self._turned(way)

    def _show_sheet(self, card: Scorecard) -> None:
        services = self._window.services
        if self.sheet is None:
            self.sheet = SheetView(self, self._window.theme)
        cards = [
            services.card(record) if record.id != card.record.id else card for record in services.sitting(card.record)
        ]
        name = services.drills.name_of(card.record.drill)
        self.sheet.show(score_sheet(cards, services.drills.matches, name))
        self.sheet.grid(row=1, column=0, sticky="nsew")

    def _show_group(self, way: str) -> None:
        assert self._card is not None
        if self.group is None:
            self.group = GroupView(self, self._window)
        self.group.grid(row=1, column=0, sticky="nsew")
        self.group.show(self._card, way)

    def save(self, title: str, name: str, ask_path: Callable[..., Path | None]) -> bool:
        """Save the chart that is shown as PNG or SVG; False where the picture is the score card, for face and sheet."""
        way = self.tabs.way
        if self.group is None or way not in MEASURED:
            return False
        save_chart(self._window, self.group.drawer(way, title), f"{name}-{way}", ask_path)
        return True


def _tabs() -> tuple[tuple[str, str], ...]:
    """The ways and what stands on their tabs."""
    return (FACE, tr("Face   1")), (GROUP, tr("Group   2")), (HEAT, tr("Heat map   3")), (SHEET, tr("Score sheet   4"))
