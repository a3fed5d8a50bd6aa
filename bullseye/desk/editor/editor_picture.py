"""The live picture in the ring editor: the face as large as it goes, the chosen ring pointed at, a shot to compare."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from math import hypot, sqrt
from typing import TYPE_CHECKING

from bullseye.desk.frame.opening import hero_place
from bullseye.desk.kit.face_image import draw_numbers, face_photo, place_on_pixels
from bullseye.desk.kit.palette import CAPTION_PX
from bullseye.desk.round.marks import DARK, LIGHT, hole_photo
from bullseye.play.editor.editor_words import number_text
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.target.face import Face

MOST_SHOT_PX = 48
"""A shot with a larger radius than this on the screen is not drawn beside the face: it would lie over it."""
ARROW_PX = 28


class EditorPicture(tk.Canvas):
    """Draws a Face when there is nothing else to do. *clicked* is told the ring under a click, from 0."""

    def __init__(self, master: tk.Misc, theme: Theme, clicked: Callable[[int], object]) -> None:
        super().__init__(
            master, background=theme.palette.ground, highlightthickness=0, width=theme.px(200), height=theme.px(200)
        )
        self._theme = theme
        self._clicked = clicked
        self._face: Face | None = None
        self._ring = 0
        self._photo: tk.PhotoImage | None = None
        self._hole: tk.PhotoImage | None = None
        self._drawn: tuple[object, ...] = ()
        self._place = (0.0, 0.0, 1.0)  # the centre in px, and px per mm
        self._due = ""
        self.bind("<Configure>", lambda _: self._draw_soon(), add=True)
        self.bind("<Button-1>", self._on_click, add=True)

    def show(self, face: Face, ring: int) -> None:
        """Draw *face* with *ring* pointed at."""
        self._face, self._ring = face, ring
        self._draw_soon()

    def choose(self, ring: int) -> None:
        """Point at another ring."""
        self._ring = ring
        self._draw_soon()

    def ring_at(self, x_px: float, y_px: float) -> int | None:
        """The ring under a point of the canvas, None outside all of them."""
        x, y, scale = self._place
        away_mm = hypot(x_px - x, y_px - y) / scale
        rings = self._face.rings if self._face else ()
        return next((n for n, ring in enumerate(rings) if away_mm <= ring.diameter_mm / 2), None)

    def _on_click(self, event: tk.Event[tk.Canvas]) -> None:
        ring = self.ring_at(event.x, event.y)
        if ring is not None:
            self._clicked(ring)

    def _draw_soon(self) -> None:
        if not self._due:
            self._due = self.winfo_toplevel().after_idle(self._draw_due)

    def _draw_due(self) -> None:
        self._due = ""
        self.draw()

    def draw(self) -> None:
        """Draw what has changed."""
        width, height, face, theme = self.winfo_width(), self.winfo_height(), self._face, self._theme
        if face is None or width < 16 or height < 16:
            return
        key = (face, width, height)
        if key != self._drawn:
            self._drawn = key
            x, y, diameter = hero_place(width, height, theme.px(CAPTION_PX), bool(face.ground))
            x, y, half = place_on_pixels(x, y)
            scale = diameter / face.diameter_mm
            self._place = (x, y, scale)
            self._photo = face_photo(self, face, diameter, theme.palette.ground, half)
            self.delete("all")
            left, top = int(x - self._photo.width() / 2), int(y - self._photo.height() / 2)
            self.create_image(left, top, image=self._photo, anchor="nw", tags=("face",))
            draw_numbers(self, theme, face, (x, y), scale, "face")
            self._draw_shot(face, scale, height)
        self._draw_chosen(face, height)

    def _draw_shot(self, face: Face, scale: float, height: int) -> None:
        """One shot hole at its true size, in the corner."""
        theme = self._theme
        radius = face.gauge_mm / 2 * scale
        if not 0 < radius <= theme.px(MOST_SHOT_PX):
            return
        self._hole = hole_photo(self, max(2.0, radius), False, theme.palette.good)
        x, y = theme.px(16) + radius, height - theme.px(16) - radius
        self.create_image(x, y, image=self._hole, tags=("shot",))
        self.create_text(
            x + radius + theme.px(8), y, text=tr("a shot"), anchor="w", font=theme.font("small"),
            fill=theme.palette.muted, tags=("shot",),
        )  # fmt: skip

    def _draw_chosen(self, face: Face, height: int) -> None:
        """An arrow from outside to the chosen ring's edge, and its numbers in words below the face."""
        self.delete("chosen")
        theme = self._theme
        x, y, scale = self._place
        words = tr("A blank face: no rings")
        if face.rings:
            ring = face.rings[self._ring]
            at = ring.diameter_mm / 2 * scale / sqrt(2)
            end, tail = (x + at, y - at), theme.px(ARROW_PX)
            for colour, wide, more in ((LIGHT, 7, 3), (DARK, 3, 0)):  # stands out on every colour, as a hole does
                self.create_line(
                    (end[0] + tail, end[1] - tail), end, fill=colour, width=theme.px(wide), arrow="last",
                    arrowshape=(theme.px(10 + more), theme.px(12 + more), theme.px(5 + more)), tags=("chosen",),
                )  # fmt: skip
            words = trn(
                "Ring {ring} of {rings}:  \u2300 {diameter} mm,  {n} point",
                "Ring {ring} of {rings}:  \u2300 {diameter} mm,  {n} points",
                ring.points,
                ring=self._ring + 1,
                rings=len(face.rings),
                diameter=number_text(ring.diameter_mm),
            )
        self.create_text(
            x, height - theme.px(24), text=words, anchor="s", font=theme.font("body", True), justify="center",
            width=max(1, self.winfo_width() - theme.px(16)), fill=theme.palette.text, tags=("chosen", "words"),
        )  # fmt: skip

    def destroy(self) -> None:
        """Take back what is due, then go."""
        if self._due:
            self.winfo_toplevel().after_cancel(self._due)
        super().destroy()
