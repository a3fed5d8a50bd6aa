"""What stands large over the range for a moment, always where it covers no target, no shot and no sentence: the count
before a round, and the sum after its last shot."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bullseye.desk.round.clear_spot import Box, Disc, clear_spot

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.round.standing import Standing

COUNT_PX = (88, 64, 48, 36)
"""The radius of the count, from the largest that has room."""
FIGURE_PX = (120, 88, 64, 48)
"""How high a sum is written, from the largest that has room."""


class LargeWords:
    """On *canvas*. *standing* tells what is on it, as discs and boxes that a word must not cover."""

    def __init__(
        self, canvas: tk.Canvas, theme: Theme, standing: Callable[[], tuple[Sequence[Disc], Sequence[Box]]],
        marks: Callable[[], Sequence[Disc]],
    ) -> None:  # fmt: skip
        self._canvas, self._theme = canvas, theme
        self._standing, self._marks = standing, marks
        colours = theme.palette
        disc = dict(fill=colours.panel, outline=colours.line, width=theme.px(2), state="hidden")
        self._disc = canvas.create_oval(0, 0, 0, 0, **disc)  # type: ignore[call-overload]
        self._count = canvas.create_text(0, 0, fill=colours.text, state="hidden", tags=("count",))
        self._number = 0
        self._at, self._radius = (0.0, 0.0), 0.0
        self._card = canvas.create_rectangle(0, 0, 0, 0, **disc)  # type: ignore[call-overload]
        self._figure = canvas.create_text(0, 0, fill=colours.accent, state="hidden", tags=("figure",))
        words = dict(fill=colours.text, state="hidden", tags=("figure_words",))
        self._words = canvas.create_text(0, 0, font=theme.font("large"), **words)  # type: ignore[call-overload]
        self._sum: Standing | None = None

    # -- the count -----------------------------------------------------------------------------------

    def show_count(self, number: int) -> None:
        """The count before the round; 0 takes it away."""
        self._number = number
        for item in (self._disc, self._count):
            self._canvas.itemconfigure(item, state="normal" if number else "hidden")
            self._canvas.tag_raise(item)
        self._canvas.itemconfigure(self._count, text=str(number) if number else "")
        self.lay_out()

    def size_count(self, times: float) -> None:
        """Draw the disc of the count so many times as large as it is in the end."""
        (x, y), radius = self._at, self._radius * times
        self._canvas.coords(self._disc, x - radius, y - radius, x + radius, y + radius)

    @property
    def count_text(self) -> str:
        """The number of the count, as it stands there."""
        return str(self._canvas.tk.call(str(self._canvas), "itemcget", self._count, "-text"))

    # -- the sum -------------------------------------------------------------------------------------

    def show_sum(self, standing: Standing | None) -> None:
        """A sum and its words; None takes them away."""
        self._sum = standing
        for item in (self._card, self._figure, self._words):
            self._canvas.itemconfigure(item, state="hidden" if standing is None else "disabled")
            self._canvas.tag_raise(item)
        self.lay_out()

    @property
    def sum_box(self) -> Box:
        """Where the sum stands, in pixels."""
        left, top, right, bottom = self._canvas.coords(self._card)
        return left, top, right, bottom

    # -- where ---------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Find the places anew: what stands on the canvas, or its size, has changed."""
        if self._number:
            self._place_count()
        if self._sum is not None:
            self._place_sum(self._sum)

    @property
    def _room(self) -> tuple[float, float]:
        return float(self._canvas.winfo_width()), float(self._canvas.winfo_height())

    def _place_count(self) -> None:
        room, (discs, boxes) = self._room, self._standing()
        found = []
        for radius_px in COUNT_PX:
            radius = self._theme.px(radius_px)
            found.append((*self._spot((2.0 * radius, 2.0 * radius), room, discs, boxes), radius))
            if found[-1][2] >= 0:
                break
        x, y, _, self._radius = found[-1] if found[-1][2] >= 0 else max(found, key=lambda one: one[2])
        self._at = (x, y)
        font = (self._theme.family, -round(self._radius), "bold")
        self._canvas.coords(self._count, x, y)
        self._canvas.itemconfigure(self._count, font=font)
        self.size_count(1.0)

    @staticmethod
    def _spot(
        size: tuple[float, float], room: tuple[float, float], discs: Sequence[Disc], boxes: Sequence[Box]
    ) -> tuple[float, float, float]:
        return clear_spot(room, size, (room[0] / 2, room[1] / 2), discs, boxes)

    def _place_sum(self, standing: Standing) -> None:
        from tkinter import font as tkfont

        room, theme, (discs, boxes) = self._room, self._theme, self._standing()
        words_font, pad = theme.font("large"), theme.px(12)
        words = (words_font.measure(standing.words), words_font.metrics("linespace")) if standing.words else (0, 0)
        best: tuple[float, float, float] | None = None
        # Beside the face where there is room for it, else where the fewest shots are: on the rings, but on no mark.
        for among, sizes in ((discs, FIGURE_PX), (self._marks(), FIGURE_PX)):
            for size_px in sizes:
                figure = tkfont.Font(self._canvas, family=theme.family, size=-theme.px(size_px), weight="bold")
                high = figure.metrics("linespace")
                size = (max(figure.measure(standing.figure), words[0]) + 2.0 * pad, float(high + words[1] + pad))
                best = clear_spot(room, size, (room[0], 0.0), among, boxes)
                if best[2] >= 0:
                    break
            if best is not None and best[2] >= 0:
                break
        assert best is not None
        x, y = best[0], best[1]
        left, top = x - size[0] / 2, y - size[1] / 2
        self._canvas.itemconfigure(self._figure, text=standing.figure, font=figure)
        self._canvas.itemconfigure(self._words, text=standing.words)
        self._canvas.coords(self._card, left, top, left + size[0], top + size[1])
        self._canvas.coords(self._figure, x, top + high / 2)
        self._canvas.coords(self._words, x, top + high + words[1] / 2)
