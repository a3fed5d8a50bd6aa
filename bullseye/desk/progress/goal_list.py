"""The list of goals: each with its words, how far it is, and a bar; one of them is chosen."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bullseye.desk.kit.table import fit
from bullseye.progress.goal_words import now_text, share_of, state_text, title_of

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.progress.goals import Standing

ROW_PX, EDGE_PX, BAR_PX = 88, 16, 8


class GoalList(tk.Canvas):
    """Drawn rows; Up, Down, Home, End, the wheel and a click choose. *chosen* is told the number."""

    def __init__(self, master: tk.Misc, theme: Theme, chosen: Callable[[int], object]) -> None:
        colours = theme.palette
        super().__init__(
            master, background=colours.raised, highlightthickness=2, highlightbackground=colours.line,
            highlightcolor=colours.focus, takefocus=True, width=theme.px(360), height=theme.px(200),
        )  # fmt: skip
        self._theme = theme
        self._tell = chosen
        self.found: Sequence[Standing] = ()
        self.player = ""
        self.selected: int | None = None
        self.top = 0
        self.bind("<Configure>", lambda _: self._draw(), add=True)
        self.bind("<Button-1>", self._clicked, add=True)
        steps = {"<Up>": -1, "<Down>": 1, "<Home>": -1_000_000, "<End>": 1_000_000}
        for event, step in steps.items():
            self.bind(event, lambda _, step=step: self._step(step), add=True)  # type: ignore[misc]
        for event, step in (("<Button-4>", -1), ("<Button-5>", 1)):
            self.bind(event, lambda _, step=step: self._wheel(step), add=True)  # type: ignore[misc]
        self.bind("<MouseWheel>", lambda e: self._wheel(-1 if e.delta > 0 else 1), add=True)

    def fill(self, found: Sequence[Standing], selected: int | None, player: str) -> None:
        """Show *found*, with *selected* chosen, to *player*; nobody is told."""
        self.player = player
        self.found = found
        self.selected = None if selected is None or not found else max(0, min(selected, len(found) - 1))
        self._see()
        self._draw()

    @property
    def visible(self) -> int:
        """How many whole rows there is room for."""
        return max(1, self.winfo_height() // self._theme.px(ROW_PX))

    def _see(self) -> None:
        if self.selected is not None:
            self.top = min(self.selected, max(self.top, self.selected - self.visible + 1))
        self.top = max(0, min(self.top, len(self.found) - self.visible))

    def _draw(self) -> None:
        px, theme = self._theme.px, self._theme
        colours, wide = theme.palette, self.winfo_width()
        self.top = max(0, min(self.top, len(self.found) - self.visible))
        self.delete("all")
        edge, room = px(EDGE_PX), wide - 2 * px(EDGE_PX)
        for row in range(min(self.visible + 1, len(self.found) - self.top)):
            n, y = self.top + row, row * px(ROW_PX)
            found = self.found[n].progress
            on = n == self.selected
            if on:
                self.create_rectangle(0, y + 1, wide, y + px(ROW_PX), fill=colours.panel, outline="", tags=("chosen",))
                self.create_rectangle(0, y, px(4), y + px(ROW_PX), fill=colours.accent, outline="")
            bold, small = theme.font("body", True), theme.font("small")
            self.create_text(
                edge, y + px(12), text=fit(title_of(found.goal, self.player), bold, room), anchor="nw", font=bold,
                fill=colours.text, tags=("goal",),
            )  # fmt: skip
            top = y + px(40)
            self.create_rectangle(edge, top, edge + room, top + px(BAR_PX), fill=colours.ground, outline=colours.line)
            done = round(room * share_of(found))
            if done:
                colour = colours.bad if found.missed else colours.good if found.achieved else colours.accent
                self.create_rectangle(edge, top, edge + done, top + px(BAR_PX), fill=colour, outline="", tags=("done",))
            base, state = y + px(56), state_text(found)
            said = small.measure(state) + px(16)
            self.create_text(
                edge, base, text=fit(now_text(found), small, room - said), anchor="nw", font=small, fill=colours.muted
            )
            self.create_text(edge + room, base, text=state, anchor="ne", font=small, fill=colours.text)
            self.create_line(0, y + px(ROW_PX), wide, y + px(ROW_PX), fill=colours.line)

    def _choose(self, number: int) -> None:
        self.selected = number
        self._see()
        self._draw()
        self._tell(number)

    def _clicked(self, event: tk.Event[tk.Canvas]) -> None:
        self.focus_set()
        number = self.top + event.y // self._theme.px(ROW_PX)
        if number < len(self.found):
            self._choose(number)

    def _step(self, by: int) -> str:
        if self.found:
            now = -1 if self.selected is None else self.selected
            self._choose(max(0, min(len(self.found) - 1, now + by)))
        return "break"

    def _wheel(self, by: int) -> str:
        self.top += by
        self._draw()
        return "break"
