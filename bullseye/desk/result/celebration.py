"""The moment of a new best: a few bursts of specks on the result page, over in a second."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

from bullseye.desk.round.effects import Effects, Wanted
from bullseye.desk.round.frame_clock import FrameClock, Pace

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

# When (s), where (shares of the width and height), and in which colour of the palette.
BURSTS = (
    (0.00, 0.50, 0.45, "accent"), (0.10, 0.25, 0.30, "good"), (0.18, 0.75, 0.30, "bad"),
    (0.28, 0.35, 0.65, "accent"), (0.36, 0.65, 0.65, "good"), (0.46, 0.50, 0.25, "bad"),
)  # fmt: skip
_OVER = Pace(0, even=False)


class Celebration:
    """Bursts on *canvas*; the items are made for it and deleted after it."""

    def __init__(self, canvas: tk.Canvas, theme: Theme, hz: int, now: Callable[[], float] = perf_counter) -> None:
        self._canvas = canvas
        self._theme = theme
        self._pace = Pace(hz, even=True)
        self._now = now
        self._began_s = 0.0
        self._next = 0
        self._effects: Effects | None = None
        self._frames = FrameClock(canvas.winfo_toplevel(), self.frame, now)

    def start(self) -> None:
        """Begin, from the first burst."""
        self.stop()
        self._effects = Effects(self._canvas, self._theme, Wanted(), self._now)
        self._began_s, self._next = self._now(), 0
        self._frames.start()

    def stop(self) -> None:
        """End at once; nothing stays."""
        self._frames.stop()
        if self._effects is not None:
            self._effects.remove()
            self._effects = None

    @property
    def running(self) -> bool:
        """True until the last speck is gone."""
        return self._effects is not None

    def frame(self) -> Pace:
        """One frame."""
        effects = self._effects
        if effects is None or not self._canvas.winfo_exists():
            return _OVER
        now_s = self._now()
        if not self._next and not self._canvas.winfo_viewable():  # the page is not on the screen yet
            self._began_s = now_s
            return self._pace
        wide, high = self._canvas.winfo_width(), self._canvas.winfo_height()
        while self._next < len(BURSTS) and now_s - self._began_s >= BURSTS[self._next][0]:
            _, x, y, colour = BURSTS[self._next]
            effects.burst(x * wide, y * high, getattr(self._theme.palette, colour))
            self._canvas.tag_raise("speck")  # the page may have been drawn anew meanwhile
            self._next += 1
        effects.frame(now_s)
        if not effects.alive and self._next == len(BURSTS):
            self.stop()
            return _OVER
        self._canvas.update_idletasks()
        return self._pace
