"""The bar of a replay: the whole round as a line, a tick for each shot, and a knob to drag."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bullseye.picture.discs import render_png
from bullseye.picture.face import rgb

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

HIGH_PX = 40
KNOB_PX = 10


class ScrubBar(tk.Canvas):
    """Hits have a tick above the line, misses one below it. *on_seek* is told the moment (s) the mouse asks for."""

    def __init__(self, master: tk.Misc, theme: Theme, on_seek: Callable[[float], object]) -> None:
        colours, px = theme.palette, theme.px
        super().__init__(
            master, background=colours.panel, height=px(HIGH_PX), width=100, takefocus=True, cursor="hand2",
            highlightthickness=2, highlightbackground=colours.panel, highlightcolor=colours.focus,
        )  # fmt: skip
        self._theme, self._on_seek = theme, on_seek
        self._duration_s, self._t_s = 0.0, 0.0
        self._shots: Sequence[tuple[float, bool]] = ()
        self._line = self.create_line(0, 0, 0, 0, fill=colours.edge, width=px(4), capstyle="round")
        self._done = self.create_line(0, 0, 0, 0, fill=colours.accent, width=px(4), capstyle="round")
        reach = px(KNOB_PX)
        panel = rgb(colours.panel)
        data = render_png(2 * reach, [(reach, panel), (reach - px(2), rgb(colours.accent))], panel)
        self._photo = tk.PhotoImage(master=self, data=data, format="PNG")
        self._knob = self.create_image(0, 0, image=self._photo)
        self.bind("<Configure>", lambda e: self._draw(), add=True)
        self.bind("<ButtonPress-1>", self._pressed, add=True)
        self.bind("<B1-Motion>", lambda e: self._on_seek(self.t_at(e.x)), add=True)

    def show(self, duration_s: float, shots: Sequence[tuple[float, bool]]) -> None:
        """A round of that length, with *shots* as (when, hit)."""
        self._duration_s, self._shots = duration_s, shots
        self._draw()

    def put(self, t_s: float) -> None:
        """Move the knob."""
        self._t_s = t_s
        x, y = self.x_at(t_s), self._middle
        self.coords(self._done, self._ends[0], y, x, y)
        self.coords(self._knob, round(x), y)

    def x_at(self, t_s: float) -> float:
        """Where a moment stands, in pixels from the left."""
        left, right = self._ends
        return left + (right - left) * (t_s / self._duration_s if self._duration_s else 0.0)

    def t_at(self, x_px: float) -> float:
        """The moment that stands there, within the round."""
        left, right = self._ends
        return min(max(0.0, (x_px - left) / max(1.0, right - left)), 1.0) * self._duration_s

    @property
    def _ends(self) -> tuple[float, float]:
        edge = self._theme.px(12)
        return edge, max(edge + 1, self.winfo_width() - edge)

    @property
    def _middle(self) -> float:
        return self.winfo_height() // 2

    def _pressed(self, event: tk.Event[tk.Misc]) -> None:
        self.focus_set()
        self._on_seek(self.t_at(event.x))

    def _draw(self) -> None:
        colours, px, y = self._theme.palette, self._theme.px, self._middle
        self.delete("tick")
        for t_s, hit in self._shots:
            x, (near, far) = round(self.x_at(t_s)), (px(5), px(11))
            ends = (y - far, y - near) if hit else (y + near, y + far)
            colour = colours.good if hit else colours.bad
            self.create_line(x, ends[0], x, ends[1], fill=colour, width=px(2), tags=("tick",))
        self.coords(self._line, self._ends[0], y, self._ends[1], y)
        self.tag_raise(self._knob)
        self.put(self._t_s)
