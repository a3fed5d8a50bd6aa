"""Three ways to look at the shots of a result: on the face with their marks, as a group, as a heat map."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.chart_saving import save_chart
from bullseye.desk.result.group_view import GROUP, HEAT, GroupView
from bullseye.desk.result.result_tabs import Action, ResultTabs
from bullseye.desk.result.shot_view import ShotView
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.session.scorecard import Scorecard

FACE = "face"
WAYS = ((FACE, tr("Face   1")), (GROUP, tr("Group   2")), (HEAT, tr("Heat map   3")))


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
        self.tabs = ResultTabs(self, window.theme, WAYS, self.look_at, actions)
        self.tabs.grid(row=0, column=0, sticky="ew")
        self.face = ShotView(self, window.theme, pick)
        self.face.grid(row=1, column=0, sticky="nsew")
        self.group: GroupView | None = None  # made when it is first asked for

    def turns(self) -> dict[str, Callable[[], object]]:
        """The keys 1, 2, 3 and what they show."""

        def turn(way: str) -> Callable[[], object]:
            return lambda: self.look_at(way)

        return {str(n): turn(way) for n, (way, _) in enumerate(WAYS, start=1)}

    def show(self, card: Scorecard) -> None:
        """Show *card*, in the way that is chosen."""
        self._card = card
        self.face.show(card)
        self.look_at(self.tabs.way)

    def look_at(self, way: str) -> None:
        """Show the face with its marks, or the group, or the heat map."""
        self.tabs.turn(way)
        if way == FACE or self._card is None:
            if self.group is not None:
                self.group.grid_remove()
            self.face.grid()
            self._turned(FACE)
            return
        if self.group is None:
            self.group = GroupView(self, self._window)
        self.face.grid_remove()
        self.group.grid(row=1, column=0, sticky="nsew")
        self.group.show(self._card, way)
        self._turned(way)

    def save(self, title: str, name: str, ask_path: Callable[..., Path | None]) -> bool:
        """Save the chart that is shown as PNG or SVG; False where the face is shown, which has a card of its own."""
        way = self.tabs.way
        if self.group is None or way == FACE:
            return False
        save_chart(self._window, self.group.drawer(way, title), f"{name}-{way}", ask_path)
        return True
