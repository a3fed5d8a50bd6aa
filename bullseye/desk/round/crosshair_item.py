"""The player's form of pointer drawn on a canvas, for hands that move no cursor of the system."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING

from bullseye.picture.crosshair import COLOURS, DRAWN, bits, xbm

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell


LEAST_PX = 47
"""Smaller than this it is hard to find for an eye that has no hand on it."""


class CrosshairItem:
    """The player's own form of pointer as an item of a canvas, its middle on a pixel; an arrow becomes a crosshair."""

    def __init__(self, canvas: tk.Canvas, window: Shell) -> None:
        settings = window.services.settings
        form = settings.pointer if settings.pointer in DRAWN else DRAWN[0]
        drawn = bits(form, round(max(LEAST_PX, settings.pointer_px) * window.theme.scale))
        colour, edge = COLOURS[settings.pointer_colour]
        self._picture = tk.BitmapImage(
            master=canvas, data=xbm(drawn.form, "form"), maskdata=xbm(drawn.mask, "mask"), foreground=colour,
            background=edge,
        )  # fmt: skip
        self._canvas, self._reach = canvas, drawn.side_px // 2
        self._at: tuple[int, int] | None = None
        self._item = canvas.create_image(0, 0, image=self._picture, anchor="nw", state="hidden")

    def show(self, column: int, row: int) -> None:
        """Put it on that pixel, above everything."""
        if self._at != (column, row):
            self._canvas.coords(self._item, column - self._reach, row - self._reach)
            if self._at is None:
                self._canvas.itemconfigure(self._item, state="disabled")
            self._at = column, row
        self._canvas.tag_raise(self._item)

    def hide(self) -> None:
        """Take it from the screen."""
        if self._at is not None:
            self._at = None
            self._canvas.itemconfigure(self._item, state="hidden")

    def close(self) -> None:
        """Take it away."""
        self._canvas.delete(self._item)
