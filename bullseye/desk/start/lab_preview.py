"""The chosen test on the start page's big field: its own discs, lit one after the other, its name and facts below."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING

from bullseye.desk.kit.disc_photos import DiscPhotos, half_of, put
from bullseye.desk.start.hero import caption
from bullseye.desk.start.preview import MARGIN_PX, FieldView
from bullseye.picture.viewport import Viewport
from bullseye.play.round.lab_glimpse import Disc, LabGlimpse, facts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bullseye.desk.kit.theme import Theme
    from bullseye.drill.drill import Drill
    from bullseye.target.face import Face

CALM = 3.0
"""The field is at least so many discs wide: one that fills it would shout."""


class LabPreview(FieldView):
    """Looks as the page of the test does."""

    def __init__(self, master: tk.Misc, theme: Theme, *now: Callable[[], float]) -> None:
        super().__init__(master, theme, *now)
        self._photos = DiscPhotos(self, theme.palette.ground)
        self._items: list[int] = []
        self._drawn: tuple[Disc, ...] = ()
        self._glimpse: LabGlimpse | None = None

    def show(self, face: Face, drill: Drill, width_px: int, height_px: int, moving: bool) -> None:
        """Show *drill*, as large as *face* makes it, in all of the field; still without *moving*."""
        if not self.is_new(face, drill, width_px, height_px, moving):
            return
        base_px = caption(self, self._theme, drill.name, facts_of(drill), width_px, height_px)
        self._glimpse, self._drawn = LabGlimpse(drill, face), ()
        calm_mm = CALM * max(disc.width_mm for disc in self._glimpse.at(0.0))
        wide_mm, high_mm = (max(side, calm_mm) for side in drill.range_mm(face))
        self._view = Viewport(width_px, base_px, wide_mm, high_mm, self._theme.px(2 * MARGIN_PX))
        self._photos.forget()
        self.begin(width_px, height_px, moving)

    def draw(self) -> None:
        """The discs as they stand; nothing when nothing has changed."""
        assert self._glimpse is not None and self._view is not None
        discs = self._glimpse.at(self.elapsed_s)
        if discs == self._drawn:
            return
        self._drawn = discs
        while len(self._items) < len(discs):
            self._items.append(self.create_image(0, 0, anchor="nw", tags=("targets",)))
        colours, px = self._theme.palette, self._theme.px
        for item, disc in zip(self._items, discs, strict=False):
            x, y = self._view.to_px(disc.x_mm, disc.y_mm)
            width_px = disc.width_mm * self._view.px_per_mm
            fill, outline = (colours.accent, colours.text) if disc.lit else (colours.ground, colours.muted)
            if disc.home:
                fill, outline = colours.panel, colours.line
            line_px = min(px(3 if disc.lit else 2), width_px / 4)
            put(self, item, self._photos.get(width_px, fill, outline, line_px, half_of(x, y)), x, y)
        self.delete(*self._items[len(discs) :])
        del self._items[len(discs) :]
