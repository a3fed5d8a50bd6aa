"""The first thing on the screen: the chosen face on its ground, painted before anything else is even imported."""

from __future__ import annotations

import _thread
import sys
import tkinter as tk

from bullseye.desk.frame.direction import panels_mirrored
from bullseye.desk.frame.first_paint import sketch_choices, sketch_face
from bullseye.desk.frame.geometry import clamped, settle
from bullseye.desk.kit.face_image import face_picture, place_on_pixels
from bullseye.desk.kit.palette import (
    CAPTION_PX,
    HEIGHT_PX,
    HERO_SHARE,
    MIN_HEIGHT_PX,
    MIN_WIDTH_PX,
    PAPER,
    WIDTH_PX,
    follow_desktop_dpi,
    resolve_palette,
    screen_scale,
    start_side_px,
)  # fmt: skip
from bullseye.desk.kit.work_area import GUESSED, NO_FRAME, work_area
from bullseye.errors import NoDisplayError

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_CANVAS, _FACE = ".opening", "::bullseye_opening"

# What takes Tk long, in one script: Python can paint the face meanwhile. The first picture of a program costs Tk on X11
# 256 round trips to the server, so a picture of one pixel is shown before the face is ready.
_OPEN = """
image create photo {face}
{face} put {ground} -to 0 0
canvas {canvas} -background {ground} -highlightthickness 0
{canvas} create image 0 0 -image {face} -anchor nw -tags face
place {canvas} -x {left} -y 0 -width {width} -height {height}
update
"""


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
        if sys.platform == "win32":
            from bullseye.desk.windows_desktop import before_the_first_window

            before_the_first_window()
        try:
            root = self.root = tk.Tk(className="Bullseye")
        except tk.TclError as bad:
            if "display" not in str(bad):
                raise
            raise NoDisplayError(str(bad)) from bad
        follow_desktop_dpi(root)
        colours = resolve_palette(choices.theme)
        free = work_area(root)  # a question to the desktop, asked once
        scale = screen_scale(root, choices.scale, free=free)
        size = (round(WIDTH_PX * scale), round(HEIGHT_PX * scale))
        least = (round(MIN_WIDTH_PX * scale), round(MIN_HEIGHT_PX * scale))
        frame = NO_FRAME if choices.geometry else GUESSED
        place = clamped(choices.geometry, size, least, free, frame)
        root.geometry(place)
        root.title("Bullseye")
        root.configure(background=colours.panel)
        if choices.full_screen:
            from bullseye.desk.kit.full_screen import set_full

            set_full(root, True)
            width, height = root.winfo_screenwidth(), root.winfo_screenheight()
        else:
            width, height = (int(side) for side in place.split("+")[0].split("x"))
        side = start_side_px(width, scale)
        wide, left = width - side, side if panels_mirrored(choices.mirrored) else 0
        face = sketch_face(choices.face, own_faces)
        painting = None if face is None else _Painting(face, wide, height, round(CAPTION_PX * scale), colours.ground)
        root.tk.eval(
            _OPEN.format(face=_FACE, canvas=_CANVAS, ground=colours.ground, left=left, width=wide, height=height)
        )
        found = None if painting is None else painting.found()
        if found is not None:
            data, left, top = found
            root.tk.call(_FACE, "configure", "-data", data, "-format", "PPM")
            root.tk.call(_CANVAS, "coords", "face", left, top)
            root.update()

    def then(self, build: Callable[[tk.Tk], object]) -> None:
        """Call *build* with the root from the main loop, under the picture, then take the picture away."""

        def go_on() -> None:
            try:
                settle(self.root)
                build(self.root)
                self.root.tk.call("raise", _CANVAS)  # until the page has drawn a face of its own
                self.root.update_idletasks()
            finally:
                self.root.tk.call("destroy", _CANVAS)
                self.root.tk.call("image", "delete", _FACE)

        self.root.after(1, go_on)


class _Painting:
    """Paints *face* where the start page will draw it again, on the other core while Tk opens its window."""

    def __init__(self, face: Any, width: int, height: int, caption: int, ground: str) -> None:
        self._job = face, hero_place(width, height, caption, bool(face.ground)), ground
        self._found: tuple[bytes, int, int] | None = None
        self._error: BaseException | None = None
        self._done = _thread.allocate_lock()
        self._done.acquire()
        _thread.start_new_thread(self._paint, ())

    def _paint(self) -> None:
        try:
            face, (x, y, diameter), ground = self._job
            x, y, half = place_on_pixels(x, y)
            data, (wide, high) = face_picture(face, diameter, ground, half)
            self._found = data, int(x - wide / 2), int(y - high / 2)
        except (ValueError, TypeError, AttributeError, ArithmeticError):
            pass  # a file that the real reader will refuse
        except BaseException as bad:  # it must not get lost in a thread
            self._error = bad
        finally:
            self._done.release()

    def found(self) -> tuple[bytes, int, int] | None:
        """The picture as PPM, and the left and top of its place; None for a face that cannot be painted."""
        self._done.acquire()
        if self._error is not None:
            raise self._error
        return self._found
