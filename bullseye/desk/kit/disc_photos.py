"""Pictures of plain discs with an outline, exact at the edge, for targets that are no faces."""

from __future__ import annotations

import tkinter as tk
from math import ceil

from bullseye.desk.kit.face_image import place_on_pixels
from bullseye.picture.discs import render_png
from bullseye.picture.face import rgb


class DiscPhotos:
    """Makes each picture once and holds it, until `forget` is called twice: those shown now must outlive their
    replacement, since an item whose picture is gone cannot be changed any more.
    """

    def __init__(self, master: tk.Misc, ground: str) -> None:
        self._master = master
        self._ground = rgb(ground)
        self._kept: dict[tuple[object, ...], tk.PhotoImage] = {}
        self._before: dict[tuple[object, ...], tk.PhotoImage] = {}

    def forget(self) -> None:
        """The sizes change: the pictures so far are let go of the next time."""
        self._before, self._kept = self._kept, {}

    def get(
        self, diameter_px: float, fill: str, outline: str, line_px: float, half: tuple[bool, bool], dot: str = ""
    ) -> tk.PhotoImage:
        """A disc whose edge is the outline's outer edge, clear around it; *dot* is the colour of a dot in its middle.

        *half* says for x and y whether the centre is the middle of a pixel or the line between two.
        """
        key = (round(diameter_px, 3), fill, outline, line_px, half, dot)
        if key not in self._kept:
            radius = diameter_px / 2
            discs = [(radius, rgb(outline)), (max(0.0, radius - line_px), rgb(fill))]
            if dot:
                discs.append((max(1.5, radius / 6), rgb(dot)))
            side = ceil(radius) * 2 + 2
            size = (side + half[0], side + half[1])
            data = render_png(size, discs, self._ground)
            self._kept[key] = tk.PhotoImage(master=self._master, data=data, format="PNG")
        return self._kept[key]


def put(canvas: tk.Canvas, item: int, photo: tk.PhotoImage, x_px: float, y_px: float) -> None:
    """Show *photo* on *item* with its middle at the nearest half pixel to (x, y)."""
    x, y, _ = place_on_pixels(x_px, y_px)
    canvas.itemconfigure(item, image=photo)
    canvas.coords(item, int(x - photo.width() / 2), int(y - photo.height() / 2))


def half_of(x_px: float, y_px: float) -> tuple[bool, bool]:
    """Which half pixels the picture at (x, y) must have its middle on."""
    return place_on_pixels(x_px, y_px)[2]
