"""The chosen face as large as the start page lets it be, its name and its facts below."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING

from bullseye.desk.frame.opening import hero_place
from bullseye.desk.kit.face_image import FaceImages, draw_numbers, place_on_pixels
from bullseye.desk.kit.palette import CAPTION_PX
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.target.face import Face


class Hero(tk.Canvas):
    """Draws a face where the opening has painted it already."""

    def __init__(self, master: tk.Misc, theme: Theme) -> None:
        # Not less than this: Tk never lays out a window that asks for one pixel.
        super().__init__(
            master, background=theme.palette.ground, highlightthickness=0, width=theme.px(200), height=theme.px(200)
        )
        self._theme = theme
        self._images = FaceImages(self)
        self._photo: tk.PhotoImage | None = None

    def show(self, face: Face) -> None:
        """Draw *face* at the canvas' present size."""
        width, height = self.winfo_width(), self.winfo_height()
        if width < 2 or height < 2:
            return
        theme = self._theme
        colours = theme.palette
        x, y, diameter = hero_place(width, height, theme.px(CAPTION_PX), bool(face.ground))
        x, y, half = place_on_pixels(x, y)
        self._photo = self._images.get(face, diameter, colours.ground, half)
        self.delete("all")
        left, top = int(x - self._photo.width() / 2), int(y - self._photo.height() / 2)
        self.create_image(left, top, image=self._photo, anchor="nw", tags=("face",))
        draw_numbers(self, theme, face, (x, y), diameter / face.diameter_mm, "face")
        base = height - theme.px(CAPTION_PX)
        self.create_text(
            x, base + theme.px(4), text=face.name, fill=colours.text, font=theme.font("large", True), anchor="n",
            width=width - theme.px(48), tags=("caption",),
        )  # fmt: skip
        self.create_text(
            x, height - theme.px(12), text=facts_of(face), fill=colours.muted, font=theme.font("small"), anchor="s",
            tags=("caption",),
        )  # fmt: skip


def facts_of(face: Face) -> str:
    """The face in one line of numbers."""
    rings = trn("{n} ring", "{n} rings", len(face.rings)) if face.rings else tr("no rings")
    facts = [
        tr("\u2300 {diameter_mm:g} mm", diameter_mm=face.diameter_mm),
        rings,
        tr("shot {gauge_mm:g} mm", gauge_mm=face.gauge_mm),
    ]
    if face.distance_m:
        facts.append(tr("shot at {distance_m:g} m", distance_m=face.distance_m))
    return "  \u00b7  ".join(facts)
