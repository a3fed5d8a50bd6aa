"""The chosen drill on the start page's big field: its range as it will be, with its targets on the chosen face."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

from bullseye.desk.round.targets import TargetPool
from bullseye.picture.viewport import Viewport
from bullseye.play.round.glimpse import Glimpse, is_lively
from bullseye.play.round.view import TargetPx

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.drill.drill import Drill
    from bullseye.target.face import Face

FRAME_MS = 40
MARGIN_PX = 20
_MAKE_S = 0.003


class Preview(tk.Canvas):
    """Lies over the big face while a drill has more to show than that. Without *moving* its targets stand still."""

    def __init__(self, master: tk.Misc, theme: Theme, now: Callable[[], float] = perf_counter) -> None:
        super().__init__(master, background=theme.palette.ground, highlightthickness=0)
        self._theme = theme
        self._window = self.winfo_toplevel()  # jobs of a widget would outlive it
        self._now = now
        self._pool = TargetPool(self, theme)
        self._glimpse: Glimpse | None = None
        self._view: Viewport | None = None
        self._face_px = 0.0
        self._began_s = 0.0
        self._job = ""
        self._shown: tuple[object, ...] = ()

    def show(self, face: Face, drill: Drill, width_px: int, height_px: int, moving: bool) -> None:
        """Show *drill* with *face*; nothing where the face alone says it all."""
        if not is_lively(drill):
            self.hide()
            return
        what = (face, drill, width_px, height_px, moving)
        if what == self._shown:
            return
        self.hide()
        self._shown = what
        margin = self._theme.px(MARGIN_PX)
        view = self._view = Viewport(width_px, height_px, *drill.range_mm(face), margin)
        self._face_px = face.diameter_mm * view.px_per_mm
        self._glimpse = Glimpse(drill, face)
        self._pool.begin(face, self._face_px, drill)
        wide, high = (side * view.px_per_mm / 2 for side in drill.range_mm(face))
        self.delete("range")
        self.create_rectangle(
            width_px / 2 - wide, height_px / 2 - high, width_px / 2 + wide, height_px / 2 + high,
            outline=self._theme.palette.line, tags=("range",), state="disabled",
        )  # fmt: skip
        self.tag_lower("range")
        self._began_s = self._now()
        self.draw()
        self.place(x=0, y=0, width=width_px, height=height_px)
        if moving:
            self._wait()

    def hide(self) -> None:
        """Show the face again; nothing runs any more."""
        if self._job:
            self._window.after_cancel(self._job)
            self._job = ""
        self._shown = ()
        self.place_forget()

    @property
    def runs(self) -> bool:
        """Whether its targets move."""
        return bool(self._job)

    def draw(self) -> None:
        """Draw what stands now."""
        assert self._glimpse is not None and self._view is not None
        view = self._view
        self._pool.show(
            tuple(
                TargetPx(one.number, *view.to_px(one.x_mm, one.y_mm), self._face_px * one.size, one.kind)
                for one in self._glimpse.at(self._now() - self._began_s)
            )
        )

    def _wait(self) -> None:
        self._job = self._window.after(FRAME_MS, self._frame)

    def _frame(self) -> None:
        self._wait()
        if self.winfo_viewable():
            self._pool.make_some(_MAKE_S)
            self.draw()
