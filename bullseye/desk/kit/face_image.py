"""Turns a face into a Tk picture of the size it is shown at, and its ring numbers into canvas text."""

from __future__ import annotations

from collections import OrderedDict
from math import ceil

from bullseye.desk.kit.palette import PAPER
from bullseye.picture.discs import render_png
from bullseye.picture.face import face_discs, face_ground, face_ppm, rgb

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.kit.theme import Theme
    from bullseye.target.face import Face

KEPT = 16
_DIGIT_SHARE = 0.73  # a figure's height in a font of size 1
LEAST_NUMBER_PX = 14


def face_picture(
    face: Face, diameter_px: float, ground: str, half: tuple[bool, bool] = (False, False)
) -> tuple[bytes, tuple[int, int]]:
    """*face* at *diameter_px*, its edge mixed into *ground* ("#rrggbb"), as PPM, and its width and height.

    The face's centre is the picture's. *half* says for x and y whether that is the middle of a pixel (an odd
    number of them) or the line between two, so that the centre can be put on any half pixel.
    """
    paper = face_ground(face)
    reach = diameter_px * (PAPER if paper else 1.0)
    side = ceil(reach / 2) * 2
    size = (side + half[0], side + half[1])
    return face_ppm(face, size, diameter_px / face.diameter_mm, paper or rgb(ground)), size


def face_photo(
    master: tk.Misc, face: Face, diameter_px: float, ground: str, half: tuple[bool, bool] = (False, False)
) -> tk.PhotoImage:
    """The `face_picture`, in Tk."""
    import tkinter as tk  # after the first paint

    return tk.PhotoImage(master=master, data=face_picture(face, diameter_px, ground, half)[0], format="PPM")


def icon_photos(master: tk.Misc, face: Face) -> list[tk.PhotoImage]:
    """*face* as the window's icon, clear around it, in the sizes that title bars and task switchers ask for."""
    import tkinter as tk

    photos = []
    for side in (128, 48, 32, 16):
        discs, marks = face_discs(face, side / face.diameter_mm)
        data = render_png(side, discs, (0, 0, 0), marks, alpha="soft")
        photos.append(tk.PhotoImage(master=master, data=data, format="PNG"))
    return photos


class FaceImages:
    """Keeps the pictures made last: the same face at the same size is drawn once."""

    def __init__(self, master: tk.Misc) -> None:
        self._master = master
        self._kept: OrderedDict[tuple[object, ...], tk.PhotoImage] = OrderedDict()

    def get(
        self, face: Face, diameter_px: float, ground: str, half: tuple[bool, bool] = (False, False)
    ) -> tk.PhotoImage:
        """As `face_photo`. Whoever shows the picture must hold it: Tk forgets one nobody holds."""
        key = (face, round(diameter_px, 3), ground, half)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = face_photo(self._master, face, diameter_px, ground, half)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return found


def place_on_pixels(x_px: float, y_px: float) -> tuple[float, float, tuple[bool, bool]]:
    """The nearest place to (x, y) on half pixels, and the *half* of the picture that has its centre there."""
    twice_x, twice_y = round(2 * x_px), round(2 * y_px)
    return twice_x / 2, twice_y / 2, (twice_x % 2 == 1, twice_y % 2 == 1)


def draw_numbers(
    canvas: tk.Canvas, theme: Theme, face: Face, centre: tuple[float, float], px_per_mm: float, tag: str
) -> int:
    """Write the ring numbers of *face* on *canvas* where there is room for figures one can read; how many."""
    from bullseye.picture.labels import ring_labels  # after the first paint, which has no numbers yet

    drawn = 0
    for label in ring_labels(face):
        font_px = round(label.height_mm * px_per_mm / _DIGIT_SHARE)
        if font_px < LEAST_NUMBER_PX:
            continue
        canvas.create_text(
            centre[0] + label.x_mm * px_per_mm, centre[1] - label.y_mm * px_per_mm, text=label.text,
            fill=label.colour, font=(theme.family, -font_px), tags=(tag,), state="disabled",
        )  # fmt: skip
        drawn += 1
    return drawn
