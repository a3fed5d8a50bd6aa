"""The shots of a ghost on a canvas: hollow diamonds, quiet, and always under the player's own marks."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING

from bullseye.desk.round.marks import LIGHT

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.round.view import GhostPx

LEAST_PX, MOST_PX = 8.0, 14.0
"""From the middle of a diamond to its points: larger than one's own hole, so that it shows around one."""
INK = "#323f48"
DASH = (3, 3)


class GhostPool:
    """Items are made when there are not enough of them, then used again: nothing is deleted in a round.

    A hit is a whole diamond, a miss a broken one: nothing of one's own is angular and hollow. Its dark line has a
    light one around it, so that it stands out on black and on white.
    """

    def __init__(self, canvas: tk.Canvas, theme: Theme) -> None:
        self._canvas = canvas
        self._theme = theme
        self._items: list[tuple[int, int]] = []
        self._shown: list[GhostPx | None] = []

    def show(self, shots: tuple[GhostPx, ...]) -> None:
        """These shots are to be seen, and no others."""
        for slot, shot in enumerate(shots):
            if slot == len(self._items):
                self._make()
            if self._shown[slot] != shot:
                self._put(slot, shot)
        for slot in range(len(shots), len(self._items)):
            if self._shown[slot] is not None:
                self._shown[slot] = None
                for item in self._items[slot]:
                    self._canvas.itemconfigure(item, state="hidden")

    def _make(self) -> None:
        px, canvas = self._theme.px, self._canvas
        looks = dict(fill="", joinstyle="miter", state="hidden", tags=("ghost",))
        halo = canvas.create_polygon(0, 0, 0, 0, 0, 0, outline=LIGHT, width=px(4), **looks)  # type: ignore[call-overload]
        line = canvas.create_polygon(0, 0, 0, 0, 0, 0, outline=INK, width=px(2), **looks)  # type: ignore[call-overload]
        if canvas.find_withtag("mark"):
            for item in (halo, line):
                canvas.tag_lower(item, "mark")
        self._items.append((halo, line))
        self._shown.append(None)

    def _put(self, slot: int, shot: GhostPx) -> None:
        canvas, scale = self._canvas, self._theme.scale
        x, y = round(shot.x_px), round(shot.y_px)
        reach = round(min(MOST_PX * scale, max(LEAST_PX * scale, shot.radius_px + 4 * scale)))
        dash: tuple[int, ...] | str = "" if shot.hit else DASH
        for item in self._items[slot]:
            canvas.coords(item, x, y - reach, x + reach, y, x, y + reach, x - reach, y)
        canvas.itemconfigure(self._items[slot][0], state="disabled", dash="")
        canvas.itemconfigure(self._items[slot][1], state="disabled", dash=dash)
        self._shown[slot] = shot

    def shown(self) -> list[int]:
        """The numbers of the ghost's shots that are on the canvas."""
        return [shot.number for shot in self._shown if shot is not None]

    def places_px(self) -> list[tuple[float, float]]:
        """Where they stand."""
        found = []
        for shot, (_, line) in zip(self._shown, self._items, strict=True):
            if shot is not None:
                points = self._canvas.coords(line)
                found.append((points[0], points[3]))
        return found
