"""Marks of shots on a canvas: holes of true size and crosses, points beside them, and a short flash."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bullseye.picture.discs import render_png
from bullseye.picture.face import rgb

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.round.view import Mark

LEAST_RADIUS_PX = 4.0
CROSS_PX = 8
FLASH_STEPS = ((0, 1.5, 4), (45, 2.2, 3), (90, 2.8, 2), (135, 3.2, 1))
"""After how many ms the flash has which size (times the mark's) and which width; it is over after FLASH_MS."""
FLASH_MS = 170
DARK, LIGHT = "#101418", "#ffffff"


@dataclass(slots=True)
class _Slot:
    """The canvas items of one mark; *number* is the shot's, 0 while the slot is free."""

    hole: int
    halo: int
    cross: int
    number: int = 0


def label_place(mark: Mark, gap: float, size: tuple[float, float], room: tuple[float, float]) -> tuple[float, float]:
    """Left and top of the points beside *mark*, *gap* px from it: away from the target's middle, which stays in sight.

    To the upper right where no middle is known; on the other side where the canvas has no room.
    """
    (wide, high), (x, y) = size, (mark.x_px, mark.y_px)
    cx, cy, radius = (x, y, 0.0) if mark.middle is None else mark.middle
    radius += gap / 2
    left = max(x + gap, cx + radius) if x >= cx else min(x - gap, cx - radius) - wide
    top = y - gap - high if y <= cy else y + gap
    if left + wide >= room[0]:
        left = min(x - gap, cx - radius) - wide
    elif left < 0:
        left = max(x + gap, cx + radius)
    if top < 0:
        top = y + gap
    elif top + high >= room[1]:
        top = y - gap - high
    return min(max(0.0, left), max(0.0, room[0] - wide - 1)), min(max(0.0, top), max(0.0, room[1] - high - 1))


class MarkPool:
    """Items are made when there are not enough of them, then used again: nothing is deleted in a round.

    A hit is a hole in a double edge, white in dark, that stands out on every ring; an inner ten has a white core.
    A miss is a cross. The points stand beside the newest shot only, so that a tight group stays visible.
    """

    def __init__(self, canvas: tk.Canvas, theme: Theme, flashes: bool) -> None:
        self._canvas = canvas
        self._theme = theme
        self.flashes = flashes
        self._slots: list[_Slot] = []
        self._photos: dict[tuple[float, bool, str], tk.PhotoImage] = {}
        self._jobs: set[str] = set()
        self._flash_jobs: list[str] = []
        colours, px = theme.palette, theme.px
        self._flash = canvas.create_oval(0, 0, 0, 0, fill="", state="hidden")
        self._back = canvas.create_rectangle(
            0, 0, 0, 0, fill=colours.panel, outline=colours.line, width=1, state="hidden"
        )
        self._label = canvas.create_text(0, 0, font=theme.font("body", True), anchor="center", state="hidden")
        self._label_number = 0
        self._pad = (px(6), px(3))

    # -- showing -----------------------------------------------------------------------------------

    def show(self, mark: Mark, fresh: bool, ring: bool = True) -> None:
        """Draw *mark* and its points beside it; a *fresh* one at once, with a short ring where that is wanted."""
        slot = self._free_slot()
        slot.number = mark.number
        radius = max(LEAST_RADIUS_PX * self._theme.scale, mark.radius_px)
        x, y = mark.x_px, mark.y_px
        if mark.hit:
            self._show_hole(slot, x, y, self._photo(radius, mark.is_x, mark.ground))
        else:
            radius = self._theme.px(CROSS_PX)
            self._show_cross(slot, x, y, radius)
        if fresh:
            self._canvas.update_idletasks()  # the hole first and alone: little is drawn anew then, so it is quick
        self._show_label(mark, radius)
        if fresh and ring and self.flashes:
            self._start_flash(x, y, radius, self._theme.palette.good if mark.hit else self._theme.palette.bad)
        self._free_slot()  # the next shot finds its items made

    def _show_hole(self, slot: _Slot, x: float, y: float, photo: tk.PhotoImage) -> None:
        call, path = self._canvas.tk.call, str(self._canvas)
        # Moved while it is hidden: else everything between its old place and the new one is drawn anew.
        call(path, "coords", slot.hole, round(x - photo.width() / 2), round(y - photo.height() / 2))
        call(path, "itemconfigure", slot.hole, "-image", photo, "-state", "disabled")
        call(path, "raise", slot.hole)

    def _show_cross(self, slot: _Slot, x: float, y: float, reach: float) -> None:
        # One line drawn as a cross: out, back, and over to the other arm.
        path = (
            x - reach, y - reach, x + reach, y + reach, x, y, x + reach, y - reach, x - reach, y + reach,
        )  # fmt: skip
        for item in (slot.halo, slot.cross):
            self._canvas.coords(item, *path)
            self._canvas.itemconfigure(item, state="disabled")
            self._canvas.tag_raise(item)

    def _show_label(self, mark: Mark, radius: float) -> None:
        canvas, colours = self._canvas, self._theme.palette
        font = self._theme.font("body", True)
        wide, high = font.measure(mark.label) + 2 * self._pad[0], font.metrics("linespace") + 2 * self._pad[1]
        room = (canvas.winfo_width(), canvas.winfo_height())
        left, top = label_place(mark, radius + self._theme.px(6), (wide, high), room)
        canvas.coords(self._back, round(left), round(top), round(left + wide), round(top + high))
        canvas.coords(self._label, round(left + wide / 2), round(top + high / 2))
        canvas.itemconfigure(self._back, state="disabled")
        canvas.itemconfigure(
            self._label, text=mark.label, fill=colours.text if mark.hit else colours.bad, state="disabled"
        )
        canvas.tag_raise(self._back)
        canvas.tag_raise(self._label)
        self._label_number = mark.number

    @property
    def label_items(self) -> tuple[int, ...]:
        """The points beside the newest mark, and what lies behind them."""
        return (self._back, self._label) if self._label_number else ()

    # -- going -------------------------------------------------------------------------------------

    def vanish(self, number: int, delay_ms: int) -> None:
        """Take the mark of shot *number* away after *delay_ms*."""
        slot = next((slot for slot in self._slots if slot.number == number), None)
        if slot is not None:
            self._later(delay_ms, lambda: self._hide_shot(slot, number))

    def vanish_all(self, delay_ms: int) -> None:
        """Take every mark away after *delay_ms*."""
        shown = [(slot, slot.number) for slot in self._slots if slot.number]
        if shown:
            self._later(delay_ms, lambda: self._hide_shots(shown))

    def _hide_shots(self, shown: list[tuple[_Slot, int]]) -> None:
        for slot, number in shown:
            self._hide_shot(slot, number)

    def _hide_shot(self, slot: _Slot, number: int) -> None:
        if slot.number == number:  # else another shot has the items by now
            self._free(slot)
        if self._label_number == number:
            self._hide_label()

    def _hide_label(self) -> None:
        self._label_number = 0
        for item in (self._back, self._label):
            self._canvas.itemconfigure(item, state="hidden")

    def _free(self, slot: _Slot) -> None:
        slot.number = 0
        for item in (slot.hole, slot.halo, slot.cross):
            self._canvas.itemconfigure(item, state="hidden")

    def clear(self) -> None:
        """Take everything away now."""
        self.stop()
        for slot in self._slots:
            self._free(slot)
        self._hide_label()
        self._canvas.itemconfigure(self._flash, state="hidden")

    def stop(self) -> None:
        """Let nothing more happen by itself."""
        for job in (*self._jobs, *self._flash_jobs):
            self._canvas.after_cancel(job)
        self._jobs.clear()
        self._flash_jobs.clear()

    def shown(self) -> list[int]:
        """The numbers of the shots whose marks are on the canvas."""
        return sorted(slot.number for slot in self._slots if slot.number)

    def discs(self) -> tuple[tuple[float, float, float], ...]:
        """What the marks on the canvas cover: centre x, y and radius, in pixels."""
        found = []
        for slot in self._slots:
            if slot.number:
                hole = str(self._canvas.tk.call(str(self._canvas), "itemcget", slot.hole, "-state")) != "hidden"
                left, top, right, bottom = self._canvas.bbox(slot.hole if hole else slot.halo)
                found.append(((left + right) / 2, (top + bottom) / 2, max(right - left, bottom - top) / 2))
        return tuple(found)

    # -- making ------------------------------------------------------------------------------------

    def _free_slot(self) -> _Slot:
        for slot in self._slots:
            if not slot.number:
                return slot
        canvas, px = self._canvas, self._theme.px
        looks = dict(capstyle="projecting", joinstyle="miter", state="hidden")
        slot = _Slot(
            canvas.create_image(0, 0, anchor="nw", state="hidden", tags=("mark",)),
            canvas.create_line(0, 0, 0, 0, fill=LIGHT, width=px(6), tags=("mark",), **looks),  # type: ignore[call-overload]
            canvas.create_line(
                0,
                0,
                0,
                0,
                fill=self._theme.palette.bad,
                width=px(3),
                tags=("mark",),
                **looks,  # type: ignore[call-overload]
            ),
        )
        self._slots.append(slot)
        return slot

    def _photo(self, radius: float, is_x: bool, ground: str) -> tk.PhotoImage:
        key = (round(radius, 2), is_x, ground)
        if key not in self._photos:
            if len(self._photos) > 40:  # sizes of windows that are gone
                self._photos.clear()
            self._photos[key] = hole_photo(self._canvas, radius, is_x, self._theme.palette.good, ground)
        return self._photos[key]

    def _start_flash(self, x: float, y: float, radius: float, colour: str) -> None:
        for job in self._flash_jobs:
            self._canvas.after_cancel(job)

        def ring(times: float, width: int) -> None:
            reach = radius * times + 2
            self._canvas.coords(self._flash, x - reach, y - reach, x + reach, y + reach)
            self._canvas.itemconfigure(self._flash, outline=colour, width=self._theme.px(width), state="disabled")

        _, times, width = FLASH_STEPS[0]
        ring(times, width)
        self._canvas.tag_raise(self._flash)
        self._flash_jobs = [
            *(self._canvas.after(ms, ring, times, width) for ms, times, width in FLASH_STEPS[1:]),
            self._canvas.after(FLASH_MS, lambda: self._canvas.itemconfigure(self._flash, state="hidden")),
        ]

    def _later(self, delay_ms: int, action: Callable[[], None]) -> None:
        job = ""

        def run() -> None:
            self._jobs.discard(job)
            action()

        job = self._canvas.after(delay_ms, run)
        self._jobs.add(job)


def hole_photo(master: tk.Misc, radius_px: float, is_x: bool, colour: str, ground: str = "") -> tk.PhotoImage:
    """A hole of *radius_px* in a double edge that stands out on black and on white; an inner ten with a white core.

    Its outer edge is mixed into *ground*; without one it is half clear, and Tk must then ask the X server what lies
    below each time it draws it: a click would wait for that.
    """
    discs = [(radius_px + 2.0, rgb(DARK)), (radius_px + 1.0, rgb(LIGHT)), (radius_px, rgb(colour))]
    if is_x:
        discs.append((radius_px * 0.45, rgb(LIGHT)))
    side = int(radius_px + 3) * 2
    data = render_png(side, discs, rgb(ground or DARK), alpha="hard" if ground else "soft")
    return tk.PhotoImage(master=master, data=data, format="PNG")
