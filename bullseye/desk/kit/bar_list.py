"""A list of things with a bar each: a title, how far it is, two lines of words; one of them is chosen."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bullseye.desk.kit.table import fit
from bullseye.desk.kit.turned_rows import turn_rows

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

ROW_PX, EDGE_PX, BAR_PX = 88, 16, 8
GOOD, BAD, PLAIN = "good", "bad", "accent"
"""The colours of a bar, as the palette names them."""


class Bar(NamedTuple):
    """One row: *share* of the bar, 0 to 1, is filled in the *tone*; *now* and *state* are below it."""

    title: str
    now: str
    state: str
    share: float
    tone: str = PLAIN


class BarList(tk.Canvas):
    """Drawn rows; Up, Down, Home, End, the wheel and a click choose. *chosen* is told the number."""

    def __init__(self, master: tk.Misc, theme: Theme, chosen: Callable[[int], object]) -> None:
        colours = theme.palette
        super().__init__(
            master, background=colours.raised, highlightthickness=2, highlightbackground=colours.line,
            highlightcolor=colours.focus, takefocus=True, width=theme.px(360), height=theme.px(200),
        )  # fmt: skip
        self._theme = theme
        self._tell = chosen
        self.found: Sequence[Bar] = ()
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

    def fill(self, found: Sequence[Bar], selected: int | None) -> None:
        """Show *found*, with *selected* chosen; nobody is told."""
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
            found = self.found[n]
            on = n == self.selected
            if on:
                self.create_rectangle(0, y + 1, wide, y + px(ROW_PX), fill=colours.panel, outline="", tags=("chosen",))
                self.create_rectangle(0, y, px(4), y + px(ROW_PX), fill=colours.accent, outline="")
            bold, small = theme.font("body", True), theme.font("small")
            self.create_text(
                edge, y + px(12), text=fit(found.title, bold, room), anchor="nw", font=bold,
                fill=colours.text, tags=("title",),
            )  # fmt: skip
            top = y + px(40)
            self.create_rectangle(edge, top, edge + room, top + px(BAR_PX), fill=colours.ground, outline=colours.edge)
            done = round(room * found.share)
            if done:
                colour: str = getattr(colours, found.tone)
                self.create_rectangle(edge, top, edge + done, top + px(BAR_PX), fill=colour, outline="", tags=("done",))
            base, state = y + px(56), found.state
            said = small.measure(state) + px(16)
            self.create_text(
                edge, base, text=fit(found.now, small, room - said), anchor="nw", font=small, fill=colours.muted
            )
            self.create_text(edge + room, base, text=state, anchor="ne", font=small, fill=colours.text)
            self.create_line(0, y + px(ROW_PX), wide, y + px(ROW_PX), fill=colours.line)
        turn_rows(self)

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
