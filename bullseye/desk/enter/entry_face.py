"""The face that shots are marked on: as large as it goes, zoomed about the pointer, every shot at its true size."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from math import hypot
from typing import TYPE_CHECKING

from bullseye.desk.kit.face_image import draw_numbers, face_photo, place_on_pixels
from bullseye.desk.round.marks import DARK, LIGHT, hole_photo

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.entry.sheet import Mark, Sheet

EDGE = 1.12
"""The view is this many times the face, so that a miss can be marked beside it."""
MOST_PX = 2400
"""The widest picture of a face: a larger one would take longer than a wheel's turn."""
STEP = 1.25
NEAR_PX = 8.0
GRAB_PX = 4.0
"""So near its middle a press means the shot that is there, and no new one beside it."""
SHIFT = 0x1
LEAST_RADIUS_PX = 3.0
SOLID_PX = 6.0
"""A wider shot is drawn as its rim with a disc of this radius in the middle."""
Pick = tuple[int, int]
"""End and shot, from 0."""


class EntryFace(tk.Canvas):
    """Shows a Sheet. *placed* is told a place on the range in mm, *moved* a shot and its new place, *picked* a shot.

    A press on the middle of a shot of the present end picks it, a drag from anywhere on it moves it; any other press,
    and every one with Shift, marks a new one when the button comes up: arrows of a good end touch each other.
    """

    def __init__(
        self,
        master: tk.Misc,
        theme: Theme,
        placed: Callable[[float, float], object],
        moved: Callable[[Pick, float, float], object],
        picked: Callable[[Pick | None], object],
    ) -> None:
        super().__init__(
            master, background=theme.palette.ground, highlightthickness=0, width=theme.px(200), height=theme.px(200),
            cursor="crosshair",
        )  # fmt: skip
        self._theme = theme
        self._placed, self._moved, self._picked = placed, moved, picked
        self.sheet: Sheet | None = None
        self.pick: Pick | None = None
        self.zoom = 1.0
        self._middle = (0.0, 0.0)  # the place on the range, in mm, in the middle of the canvas
        self._photos: dict[tuple[object, ...], tk.PhotoImage] = {}
        self._holes: dict[tuple[object, ...], tk.PhotoImage] = {}
        self._due = ""
        self._dragged: Pick | None = None
        self._chosen: Pick | None = None
        self._drag_at: tuple[float, float] | None = None
        self._pressed: tuple[int, int] | None = None
        self._panned: tuple[float, float] | None = None
        self.bind("<Configure>", lambda _: self.draw_soon(), add=True)
        self.bind("<ButtonPress-1>", self._press, add=True)
        self.bind("<B1-Motion>", self._drag, add=True)
        self.bind("<ButtonRelease-1>", self._release, add=True)
        for button in (2, 3):
            self.bind(f"<ButtonPress-{button}>", self._pan_from, add=True)
            self.bind(f"<B{button}-Motion>", self._pan, add=True)
        self.bind("<MouseWheel>", lambda e: self.zoom_by(1 if e.delta > 0 else -1, e.x, e.y), add=True)
        self.bind("<Button-4>", lambda e: self.zoom_by(1, e.x, e.y), add=True)
        self.bind("<Button-5>", lambda e: self.zoom_by(-1, e.x, e.y), add=True)

    def show(self, sheet: Sheet, pick: Pick | None = None) -> None:
        """Draw *sheet*, one shot picked out; another sheet begins without zoom."""
        if self.sheet is None or sheet.face != self.sheet.face or sheet.part != self.sheet.part:
            self.zoom, self._middle = 1.0, (0.0, 0.0)
        self.sheet, self.pick = sheet, pick
        self.draw_soon()

    # -- where things are --------------------------------------------------------------------------

    @property
    def px_per_mm(self) -> float:
        """The scale, with the zoom in it."""
        return self._whole_scale() * self.zoom

    def _whole_scale(self) -> float:
        """The scale at which all spots are in sight."""
        if self.sheet is None:
            return 1.0
        centres = self.sheet.centres_mm
        high_mm = centres[0][1] - centres[-1][1] + self.sheet.face.diameter_mm * EDGE
        wide_mm = self.sheet.face.diameter_mm * EDGE
        return max(0.01, min(self.winfo_width() / wide_mm, self.winfo_height() / high_mm))

    def to_px(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """Where a place on the range is on the canvas."""
        scale = self.px_per_mm
        return (
            self.winfo_width() / 2 + (x_mm - self._middle[0]) * scale,
            self.winfo_height() / 2 - (y_mm - self._middle[1]) * scale,
        )

    def to_mm(self, x_px: float, y_px: float) -> tuple[float, float]:
        """Which place on the range is there."""
        scale = self.px_per_mm
        return (
            self._middle[0] + (x_px - self.winfo_width() / 2) / scale,
            self._middle[1] - (y_px - self.winfo_height() / 2) / scale,
        )

    def place_of(self, mark: Mark) -> tuple[float, float]:
        """Where a shot is on the canvas."""
        assert self.sheet is not None
        centre = self.sheet.centres_mm[mark.spot]
        return self.to_px(centre[0] + mark.x_mm, centre[1] + mark.y_mm)

    def _most_zoom(self) -> float:
        assert self.sheet is not None
        return max(1.0, MOST_PX / (self.sheet.face.diameter_mm * self._whole_scale()))

    def zoom_by(self, steps: int, x_px: float | None = None, y_px: float | None = None) -> None:
        """Nearer or farther; what is at the place given (the middle without one) stays there."""
        if self.sheet is None:
            return
        x_px = self.winfo_width() / 2 if x_px is None else x_px
        y_px = self.winfo_height() / 2 if y_px is None else y_px
        there = self.to_mm(x_px, y_px)
        self.zoom = min(max(1.0, self.zoom * STEP**steps), self._most_zoom())
        now = self.to_mm(x_px, y_px)
        self._look_at(self._middle[0] + there[0] - now[0], self._middle[1] + there[1] - now[1])

    def pan_by(self, x_mm: float, y_mm: float) -> None:
        """Look so far elsewhere, where the face is near enough for that."""
        self._look_at(self._middle[0] + x_mm, self._middle[1] + y_mm)

    def zoom_out(self) -> None:
        """Everything in sight again."""
        self.zoom = 1.0
        self._look_at(0.0, 0.0)

    def _look_at(self, x_mm: float, y_mm: float) -> None:
        """Bring a place to the middle, never so far that the range leaves the canvas."""
        scale, whole = self.px_per_mm, self._whole_scale()
        free = [(size / whole - size / scale) / 2 for size in (self.winfo_width(), self.winfo_height())]
        self._middle = (min(max(-free[0], x_mm), free[0]), min(max(-free[1], y_mm), free[1]))
        self.draw_soon()

    # -- the pointer -------------------------------------------------------------------------------

    def shot_at(self, x_px: float, y_px: float, near_px: float | None = None) -> Pick | None:
        """The nearest shot at a place of the canvas: of the present end, of the one before where that has none yet.

        *near_px* is how far its middle may be; None is anywhere on it.
        """
        sheet = self.sheet
        if sheet is None:
            return None
        near = max(NEAR_PX, sheet.scorer.gauge_mm / 2 * self.px_per_mm) if near_px is None else near_px
        end = sheet.end if sheet.end < len(sheet.ends) and sheet.ends[sheet.end] else sheet.end - 1
        best = None
        for n, mark in enumerate(sheet.ends[end] if 0 <= end < len(sheet.ends) else ()):
            x, y = self.place_of(mark)
            away = hypot(x - x_px, y - y_px)
            if away <= near and (best is None or away < best[0]):
                best = (away, (end, n))
        return None if best is None else best[1]

    def _press(self, event: tk.Event[tk.Canvas]) -> None:
        self.focus_set()
        adds = bool(int(event.state) & SHIFT)
        self._dragged, self._drag_at = None if adds else self.shot_at(event.x, event.y), None
        self._chosen = None if adds else self.shot_at(event.x, event.y, GRAB_PX)
        self._pressed = (event.x, event.y)

    def _drag(self, event: tk.Event[tk.Canvas]) -> None:
        if self._dragged is None or self._pressed is None:
            return
        if self._drag_at is None and hypot(event.x - self._pressed[0], event.y - self._pressed[1]) < self._theme.px(3):
            return
        self._drag_at = self.to_mm(event.x, event.y)
        self.draw_soon()

    def _release(self, event: tk.Event[tk.Canvas]) -> None:
        dragged, at, self._dragged, self._drag_at = self._dragged, self._drag_at, None, None
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        if dragged is not None and at is not None:
            self._moved(dragged, *at)
        elif self._chosen is not None:
            self._picked(self._chosen)
        else:
            self._placed(*self.to_mm(event.x, event.y))

    def _pan_from(self, event: tk.Event[tk.Canvas]) -> None:
        self._panned = self.to_mm(event.x, event.y)

    def _pan(self, event: tk.Event[tk.Canvas]) -> None:
        if self._panned is not None:
            now = self.to_mm(event.x, event.y)
            self._look_at(self._middle[0] + self._panned[0] - now[0], self._middle[1] + self._panned[1] - now[1])

    # -- drawing -----------------------------------------------------------------------------------

    def draw_soon(self) -> None:
        """Draw when there is nothing else to do."""
        if not self._due:
            self._due = self.winfo_toplevel().after_idle(self._draw_due)

    def _draw_due(self) -> None:
        self._due = ""
        self.draw()

    def draw(self) -> None:
        """Draw everything as it is now."""
        sheet = self.sheet
        if sheet is None or self.winfo_width() < 16 or self.winfo_height() < 16:
            return
        self.delete("all")
        scale = self.px_per_mm
        before, self._photos = self._photos, {}
        for centre in sheet.centres_mm:
            self._draw_spot(sheet, *self.to_px(*centre), scale, before)
        shown = [(end, n, mark) for end, marks in enumerate(sheet.ends) for n, mark in enumerate(marks)]
        for end, n, mark in sorted(shown, key=lambda one: (one[0] == sheet.end, (one[0], one[1]) == self.pick)):
            self._draw_mark(sheet, end, n, mark, scale)

    def _draw_spot(
        self, sheet: Sheet, x_px: float, y_px: float, scale: float, before: dict[tuple[object, ...], tk.PhotoImage]
    ) -> None:
        x, y, half = place_on_pixels(x_px, y_px)
        key = (sheet.face, round(scale, 4), half)
        photo = self._photos.get(key) or before.get(key)
        if photo is None:
            photo = face_photo(self, sheet.face, sheet.face.diameter_mm * scale, self._theme.palette.ground, half)
        self._photos[key] = photo
        left, top = int(x - photo.width() / 2), int(y - photo.height() / 2)
        self.create_image(left, top, image=photo, anchor="nw")
        draw_numbers(self, self._theme, sheet.face, (x, y), scale, "numbers")

    def _draw_mark(self, sheet: Sheet, end: int, n: int, mark: Mark, scale: float) -> None:
        """A full hole in the end that is being filled, a pale one elsewhere, a dashed ring for a value alone."""
        radius = max(LEAST_RADIUS_PX, sheet.scorer.gauge_mm / 2 * scale)
        x, y = self.place_of(mark)
        if self._drag_at is not None and (end, n) == self._dragged:
            x, y = self.to_px(*self._drag_at)
        picked = (end, n) == self.pick
        if not mark.placed:
            for colour, wide in ((LIGHT, 4), (DARK, 2)):
                self.create_oval(
                    x - radius - 2, y - radius - 2, x + radius + 2, y + radius + 2, outline=colour, dash=(4, 3),
                    width=self._theme.px(wide / 2), tags=("mark", "by-value"),
                )  # fmt: skip
        else:
            colour = self._theme.palette.good if end == sheet.end else self._theme.palette.muted
            solid = min(radius, SOLID_PX)  # the scoring lines below a wide shot must stay in sight
            if radius > solid:
                for edge, wide in ((LIGHT, 3), (DARK, 1)):
                    self.create_oval(
                        x - radius, y - radius, x + radius, y + radius, outline=edge, width=wide, tags=("rim",)
                    )
            self.create_image(x, y, image=self._hole(solid, bool(sheet.hit(mark).is_x), colour), tags=("mark",))
        if picked:
            far = radius + self._theme.px(5)
            for colour, wide in ((LIGHT, 4), (DARK, 2)):
                self.create_oval(
                    x - far, y - far, x + far, y + far, outline=colour, width=self._theme.px(wide), tags=("picked",)
                )
        if picked or end == sheet.end:
            self._label(x, y, radius, sheet.word(mark))

    def _label(self, x: float, y: float, radius: float, words: str) -> None:
        theme = self._theme
        text = self.create_text(
            x + radius + theme.px(10), y - radius - theme.px(6), text=words, anchor="w",
            font=theme.font("small", True), fill=theme.palette.text, tags=("label",),
        )  # fmt: skip
        left, top, right, bottom = self.bbox(text)
        back = self.create_rectangle(
            left - theme.px(4), top - theme.px(1), right + theme.px(4), bottom + theme.px(1),
            fill=theme.palette.raised, outline=theme.palette.line, tags=("label",),
        )  # fmt: skip
        self.tag_raise(text, back)

    def _hole(self, radius: float, is_x: bool, colour: str) -> tk.PhotoImage:
        key = (round(radius * 2), is_x, colour)
        if key not in self._holes:
            if len(self._holes) > 30:
                self._holes.clear()
            self._holes[key] = hole_photo(self, radius, is_x, colour)
        return self._holes[key]

    def destroy(self) -> None:
        """Take back what is due, then go."""
        if self._due:
            self.winfo_toplevel().after_cancel(self._due)
        super().destroy()
