"""Targets that move, come, go and change their size: pictures made before they are needed, shown by pooled items."""

from __future__ import annotations

import tkinter as tk
from math import ceil, prod
from time import perf_counter
from typing import TYPE_CHECKING

from bullseye.desk.kit.face_image import place_on_pixels
from bullseye.desk.kit.palette import PAPER
from bullseye.picture.discs import render_png
from bullseye.picture.dont import dont_png
from bullseye.picture.face import face_discs, face_ground, face_ppm, rgb

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.drill.drill import Drill
    from bullseye.play.round.view import TargetPx
    from bullseye.target.face import Face

SIZE_STEP_PX = 2
"""Targets that change their size are drawn at every second pixel of diameter: half a pixel off at the edge."""
LEAST_PX = 4
_WHOLE = (False, False)
_HALVES = (_WHOLE, (False, True), (True, False), (True, True))

Key = tuple[str, int, tuple[bool, bool]]
"""Kind, diameter in SIZE_STEP_PX (0: the one size), and on which half pixels its centre lies."""


def sizes_of(drill: Drill) -> tuple[float, float]:
    """The least and the greatest size that targets of *drill* can have, in times the face."""
    changes = [(m["from_size"], m["to_size"]) for m in drill.motion if "to_size" in m]
    least, most = prod(min(pair) for pair in changes), prod(max(pair) for pair in changes)
    if drill.adaptive and drill.adaptive["changes"] == "size":
        least, most = least * drill.adaptive["least"], most * drill.adaptive["most"]
    return least, most


class _Picture:
    """A photo with its size at hand. *keeper* is a hidden item that shows it: while a photo is shown by some item, Tk
    keeps it ready for the screen, and to make it so anew at each change would take longer than all else of a frame.
    """

    __slots__ = ("keeper", "left", "name", "photo", "top")

    def __init__(self, canvas: tk.Canvas, photo: tk.PhotoImage) -> None:
        self.photo = photo
        self.name = str(photo)
        self.left, self.top = photo.width() / 2, photo.height() / 2
        self.keeper = canvas.create_image(0, 0, image=photo, anchor="nw", state="hidden")


class TargetPool:
    """Draws targets on *canvas*. `begin` for each scene, `make_some` in quiet moments before the round, then `show`."""

    def __init__(self, canvas: tk.Canvas, theme: Theme) -> None:
        self._canvas = canvas
        self._theme = theme
        self._call, self._path = canvas.tk.call, str(canvas)
        self._items: list[int] = []
        self._photos: dict[Key, _Picture] = {}
        self._on: list[_Picture | None] = []  # what each item shows; None while it is hidden
        self._wanted: list[Key] = []
        self._look: tuple[object, ...] = ()
        self._face: Face | None = None
        self._face_px = 0.0
        self._sized = self._several = False
        self._covered = False

    def begin(self, face: Face, face_px: float, drill: Drill) -> None:
        """Pictures of *face* at *face_px* across are wanted, for all that *drill* does with it."""
        least, most = sizes_of(drill)
        look = (face, face_px, least, most, drill.targets_up, bool(drill.dont_share))
        if look == self._look:
            return
        self._look = look
        self.show(())
        for item in self._items:  # also a hidden item must not name a picture that is about to go
            self._canvas.itemconfigure(item, image="")
        if self._photos:
            self._canvas.delete(*(picture.keeper for picture in self._photos.values()))
        self._photos.clear()
        self._face, self._face_px = face, face_px
        self._sized = least != most
        self._several = drill.targets_up > 1
        kinds = ("shoot", "dont") if drill.dont_share else ("shoot",)
        if self._sized:
            steps = range(self._step(least * face_px), self._step(most * face_px) + 1)
            self._wanted = [(kind, step, _WHOLE) for step in steps for kind in kinds]
        else:
            self._wanted = [(kind, 0, half) for kind in kinds for half in _HALVES]
        while len(self._items) < drill.targets_up:
            self._new_item()

    def _new_item(self) -> None:
        item = self._canvas.create_image(0, 0, anchor="nw", state="hidden", tags=("targets",))
        self._canvas.tag_lower(item)
        if self._items:
            self._canvas.tag_raise(item, self._items[-1])
        self._items.append(item)
        self._on.append(None)

    def make_some(self, budget_s: float) -> bool:
        """Make pictures for about *budget_s*; True when all are there."""
        end_s = perf_counter() + budget_s
        while self._wanted and perf_counter() < end_s:
            self._photo(self._wanted.pop())
        return not self._wanted

    @staticmethod
    def _step(diameter_px: float) -> int:
        return max(1, round(diameter_px / SIZE_STEP_PX))

    def _photo(self, key: Key) -> _Picture:
        found = self._photos.get(key)
        if found is None:
            found = self._photos[key] = _Picture(self._canvas, self._made(key))
        return found

    def _made(self, key: Key) -> tk.PhotoImage:
        kind, step, half = key
        assert self._face is not None, "begin comes first"
        face, ground = self._face, rgb(self._theme.palette.ground)
        diameter_px = step * SIZE_STEP_PX if step else max(LEAST_PX, self._face_px)
        paper = face_ground(face)
        side = ceil(diameter_px * (PAPER if paper and kind == "shoot" else 1.0) / 2) * 2
        size = (side + half[0], side + half[1])
        if kind == "dont":
            data = dont_png(size, diameter_px, rgb(self._theme.palette.bad), ground)
        elif self._several and not paper:  # corners must not cover a neighbour
            discs, marks = face_discs(face, diameter_px / face.diameter_mm)
            data = render_png(size, discs, ground, marks)
        else:
            data = face_ppm(face, size, diameter_px / face.diameter_mm, paper or ground)
        return tk.PhotoImage(master=self._canvas, data=data, format="PPM" if data.startswith(b"P6") else "PNG")

    # -- showing -----------------------------------------------------------------------------------

    def show(self, targets: tuple[TargetPx, ...]) -> None:
        """These targets stand, and no others. Numbers above those of the drill are not known here."""
        call, path = self._call, self._path
        on = self._on
        standing = set()
        for target in targets:
            number = target.number
            while number >= len(self._items):
                self._new_item()
            standing.add(number)
            if self._sized:
                photo = self._photo((target.kind, self._step(target.diameter_px), _WHOLE))
                x, y = float(round(target.x_px)), float(round(target.y_px))
            else:
                x, y, half = place_on_pixels(target.x_px, target.y_px)
                photo = self._photo((target.kind, 0, half))
            item = self._items[number]
            call(path, "coords", item, int(x - photo.left), int(y - photo.top))
            if photo is not on[number]:
                state = "hidden" if self._covered else "disabled"
                call(path, "itemconfigure", item, "-image", photo.name, "-state", state)
                on[number] = photo
        for number, photo_on in enumerate(on):
            if photo_on is not None and number not in standing:
                call(path, "itemconfigure", self._items[number], "-state", "hidden")
                on[number] = None

    def cover(self, covered: bool) -> None:
        """Hide them all for a while, or show them again."""
        self._covered = covered
        for item, photo in zip(self._items, self._on, strict=True):
            state = "hidden" if covered or photo is None else "disabled"
            self._call(self._path, "itemconfigure", item, "-state", state)

    def lower(self) -> None:
        """Put them under everything else on the canvas."""
        for item in reversed(self._items):
            self._canvas.tag_lower(item)

    @property
    def standing(self) -> int:
        """How many stand now."""
        return sum(photo is not None for photo in self._on)
