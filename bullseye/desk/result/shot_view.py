"""A round's shots on their face: every mark at its true size, one of them picked out with its number."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from math import ceil, hypot
from typing import TYPE_CHECKING

from bullseye.desk.kit.face_image import draw_numbers, face_photo, place_on_pixels
from bullseye.desk.round.marks import DARK, LIGHT, hole_photo
from bullseye.picture.discs import Disc, render_png
from bullseye.picture.face import rgb
from bullseye.picture.viewport import Viewport, face_range_mm
from bullseye.session.shot import BY_VALUE
from bullseye.wording.numbers import MINUS

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.session.scorecard import Scorecard

LEAST_RADIUS_PX = 2.0
NEAR_PX = 8.0


def shot_label(card: Scorecard, index: int) -> str:
    """What shot *index* brought: "9", "10 X", "9 +3" or "miss"."""
    hit, award = card.hits[index], card.awards[index]
    if not hit.hit:
        return "miss"
    text = f"{award.points} {card.face.inner_ten_name}" if hit.is_x else str(award.points)
    extra = award.combo_bonus + award.time_bonus
    if not extra:
        return text
    return f"{text} +{extra}" if extra > 0 else f"{text} {MINUS}{-extra}"


class ShotView(tk.Canvas):
    """The face with the shots of a Scorecard. *on_point* is told the shot that the pointer is at."""

    def __init__(self, master: tk.Misc, theme: Theme, on_point: Callable[[int], object]) -> None:
        super().__init__(master, background=theme.palette.ground, highlightthickness=0, width=100, height=100)
        self._theme = theme
        self._on_point = on_point
        self._card: Scorecard | None = None
        self._picked: int | None = None
        self._places: list[tuple[float, float]] = []
        self._radius_px = LEAST_RADIUS_PX
        self._photo: tk.PhotoImage | None = None
        self._images: dict[tuple[str, int], tk.PhotoImage] = {}
        self._drawn: tuple[object, ...] = ()
        self._due = ""
        self.bind("<Configure>", self._resized, add=True)
        self.bind("<Motion>", lambda e: self._pointed(e.x, e.y), add=True)
        self.bind("<Button-1>", lambda e: self._pointed(e.x, e.y), add=True)

    def show(self, card: Scorecard) -> None:
        """Draw the shots of *card*, none picked out."""
        self._card, self._picked = card, None
        self._drawn = ()
        self.draw()

    def pick(self, index: int | None) -> None:
        """Pick one shot out (from 0), with its number and what it brought; None picks none."""
        self._picked = index
        self._draw_picked()

    @property
    def places_px(self) -> list[tuple[float, float]]:
        """Where the marks stand, in order of the shots."""
        return list(self._places)

    # -- drawing -----------------------------------------------------------------------------------

    def _resized(self, event: tk.Event[tk.Canvas]) -> None:
        if not self._due:
            self._due = self.after_idle(self._draw_due)

    def _draw_due(self) -> None:
        self._due = ""
        self.draw()

    def draw(self) -> None:
        """Draw everything for the canvas's present size."""
        width, height = self.winfo_width(), self.winfo_height()
        key = (id(self._card), width, height)
        if self._card is None or width < 16 or height < 16 or key == self._drawn:
            return
        self._drawn = key
        self.delete("!speck")  # a new best may be celebrated over it
        card = self._card
        face, gauge_mm = card.face, card.record.gauge_mm
        range_mm = face_range_mm(face, ((shot.x_mm, shot.y_mm) for shot in card.shots), gauge_mm)
        view = Viewport(width, height, range_mm, range_mm, margin_px=self._theme.px(8))
        scale = view.px_per_mm
        x, y, half = place_on_pixels(width / 2, height / 2)
        self._photo = face_photo(self, face, face.diameter_mm * scale, self._theme.palette.ground, half)
        left, top = int(x - self._photo.width() / 2), int(y - self._photo.height() / 2)
        self.create_image(left, top, image=self._photo, anchor="nw")
        draw_numbers(self, self._theme, face, (x, y), scale, "numbers")
        self._radius_px = max(LEAST_RADIUS_PX, gauge_mm / 2 * scale)
        self._places = []
        for shot, hit in zip(card.shots, card.hits, strict=True):
            at = self._inside(x + shot.x_mm * scale, y - shot.y_mm * scale, width, height)
            self._places.append(at)
            if shot.kind == BY_VALUE:
                self._ring(at)
            else:
                self._mark(at, hit.hit, bool(hit.is_x))
        self._draw_picked()

    def _ring(self, at: tuple[float, float]) -> None:
        """A dashed ring for a shot of which only the worth is known."""
        reach = self._radius_px + 2
        for colour, wide in ((LIGHT, 4), (DARK, 2)):
            self.create_oval(
                at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach, outline=colour, dash=(4, 3),
                width=self._theme.px(wide / 2), tags=("mark", "by-value"),
            )  # fmt: skip

    def _inside(self, x: float, y: float, width: int, height: int) -> tuple[float, float]:
        """A place on the canvas; what lies outside is drawn to the border, towards the centre."""
        edge = self._theme.px(10)
        dx, dy = x - width / 2, y - height / 2
        over = max(abs(dx) / max(1.0, width / 2 - edge), abs(dy) / max(1.0, height / 2 - edge))
        return (x, y) if over <= 1 else (width / 2 + dx / over, height / 2 + dy / over)

    def _mark(self, at: tuple[float, float], hit: bool, is_x: bool) -> None:
        if hit:
            self.create_image(*at, image=self._image("x" if is_x else "hit", self._radius_px), tags=("mark",))
            return
        arm = max(self._theme.px(4), min(self._radius_px, self._theme.px(9))) * 0.8
        for colour, wide in ((LIGHT, 6), (self._theme.palette.bad, 3)):
            for sign in (1, -1):
                self.create_line(
                    at[0] - arm, at[1] - sign * arm, at[0] + arm, at[1] + sign * arm, fill=colour,
                    width=self._theme.px(wide), capstyle="round", tags=("mark", "miss"),
                )  # fmt: skip

    def _image(self, kind: str, radius_px: float) -> tk.PhotoImage:
        """A mark as it is drawn in play, or, picked out, pale in a broad dark edge."""
        key = (kind, round(4 * radius_px))
        if key not in self._images:
            if kind == "picked":
                rims = ((5.0, LIGHT), (4.0, DARK), (1.0, LIGHT))
                discs: list[Disc] = [(radius_px + wide, rgb(colour)) for wide, colour in rims]
                side = 2 * ceil(radius_px + 5) + 2
                data = render_png(side, discs, (0, 0, 0), alpha="soft")
                self._images[key] = tk.PhotoImage(master=self, data=data, format="PNG")
            else:
                self._images[key] = hole_photo(self, radius_px, kind == "x", self._theme.palette.good)
        return self._images[key]

    def _draw_picked(self) -> None:
        self.delete("picked")
        n, card = self._picked, self._card
        if n is None or card is None or n >= len(self._places):
            return
        x, y = self._places[n]
        theme = self._theme
        self.create_image(x, y, image=self._image("picked", self._radius_px), tags=("picked",))
        if not card.hits[n].hit:
            self._mark((x, y), False, False)
            for item in self.find_withtag("miss")[-4:]:
                self.addtag_withtag("picked", item)
        text = self.create_text(
            0, 0, text=f"{n + 1}:  {shot_label(card, n)}", font=theme.font("body", True),
            fill=theme.palette.text, tags=("picked", "label"),
        )  # fmt: skip
        left, top, right, bottom = self.bbox(text)
        half_w, half_h = (right - left) / 2 + theme.px(8), (bottom - top) / 2 + theme.px(4)
        away = self._radius_px + theme.px(14)
        middle_x = x + away + half_w if x + away + 2 * half_w < self.winfo_width() else x - away - half_w
        middle_y = min(max(y - away, half_h + 2), self.winfo_height() - half_h - 2)
        self.coords(text, middle_x, middle_y)
        self.create_rectangle(
            middle_x - half_w, middle_y - half_h, middle_x + half_w, middle_y + half_h,
            fill=theme.palette.raised, outline=theme.palette.line, tags=("picked",),
        )  # fmt: skip
        self.tag_raise(text)

    def _pointed(self, x_px: int, y_px: int) -> None:
        """Tell of the nearest shot, if the pointer is at one."""
        best, found = max(NEAR_PX, self._radius_px + 2), None
        for n, (x, y) in enumerate(self._places):
            away = hypot(x - x_px, y - y_px)
            if away <= best:
                best, found = away, n
        if found is not None and found != self._picked:
            self._on_point(found)

    def destroy(self) -> None:
        """Take back what is due, then go."""
        if self._due:
            self.after_cancel(self._due)
        super().destroy()
