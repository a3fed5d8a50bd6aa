"""The first thing on the screen: the chosen face on its ground, painted before anything else is even imported."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

from bullseye.desk.face_image import face_photo, place_on_pixels
from bullseye.desk.geometry import clamped, screen_of
from bullseye.desk.palette import (
    CAPTION_PX,
    HEIGHT_PX,
    HERO_SHARE,
    MIN_HEIGHT_PX,
    MIN_WIDTH_PX,
    PAPER,
    SIDE_PX,
    WIDTH_PX,
    resolve_palette,
    screen_scale,
)  # fmt: skip
from bullseye.desk.sketch import sketch_choices, sketch_face
from bullseye.errors import NoDisplayError

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    from typing import Any


def hero_place(width_px: int, height_px: int, caption_px: int, on_paper: bool) -> tuple[float, float, float]:
    """Where the start page's face stands on its canvas: centre x, centre y and diameter, in px."""
    free_px = max(1.0, float(height_px - caption_px))
    reach_px = HERO_SHARE * min(width_px, free_px)
    return width_px / 2, free_px / 2, max(16.0, reach_px / PAPER if on_paper else reach_px)


class Opening:
    """The root window with the face of the start page in its place; `then` goes on once it is painted.

    *settings* is the path of the settings file; *own_faces* gives the folder of the player's own faces, and is
    only asked for a face that does not come with the program. Raises NoDisplayError where no window can open.
    """

    def __init__(self, settings: str, own_faces: Callable[[], str]) -> None:
        choices = sketch_choices(settings)
        try:
            root = self.root = tk.Tk(className="Bullseye")
        except tk.TclError as bad:
            if "display" not in str(bad):
                raise
            raise NoDisplayError(str(bad)) from bad
        colours = resolve_palette(choices.theme)
        scale = screen_scale(root, choices.scale)
        size = (round(WIDTH_PX * scale), round(HEIGHT_PX * scale))
        least = (round(MIN_WIDTH_PX * scale), round(MIN_HEIGHT_PX * scale))
        place = clamped(choices.geometry, size, least, screen_of(root))
        root.geometry(place)
        root.title("Bullseye")
        root.configure(background=colours.panel)
        if choices.full_screen:
            root.attributes("-fullscreen", True)
            width, height = root.winfo_screenwidth(), root.winfo_screenheight()
        else:
            width, height = (int(side) for side in place.split("+")[0].split("x"))
        self._canvas = tk.Canvas(root, background=colours.ground, highlightthickness=0)
        self._canvas.place(x=0, y=0, width=width - round(SIDE_PX * scale), height=height)
        self._photo = self._draw(sketch_face(choices.face, own_faces), width, height, scale, colours.ground)
        root.update()

    def _draw(self, face: Any, width: int, height: int, scale: float, ground: str) -> tk.PhotoImage | None:
        """Put the picture where the start page will draw it again."""
        if face is None:
            return None
        caption = round(CAPTION_PX * scale)
        x, y, diameter = hero_place(width - round(SIDE_PX * scale), height, caption, bool(face.ground))
        x, y, half = place_on_pixels(x, y)
        try:
            photo = face_photo(self.root, face, diameter, ground, half)
        except (ValueError, TypeError, AttributeError, ArithmeticError):  # a file that the real reader will refuse
            return None
        self._canvas.create_image(int(x - photo.width() / 2), int(y - photo.height() / 2), image=photo, anchor="nw")
        return photo

    def then(self, build: Callable[[tk.Tk], object]) -> None:
        """Call *build* with the root from the main loop, under the picture, then take the picture away."""

        def go_on() -> None:
            try:
                build(self.root)
                self.root.update_idletasks()
            finally:
                self._canvas.destroy()
                self._photo = None

        self.root.after(1, go_on)
