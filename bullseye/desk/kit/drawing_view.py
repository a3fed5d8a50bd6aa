"""Shows a drawing on the window: its shapes smooth, its words in the window's own family, at any size."""

from __future__ import annotations

import tkinter as tk
from tkinter import font as tkfont
from typing import TYPE_CHECKING, Literal, cast

from bullseye.desk.kit.on_screen import on_screen
from bullseye.picture.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

    from bullseye.desk.kit.theme import Theme
    from bullseye.picture.drawing import Drawing, Text

    Make = Callable[[float, float, Look], Drawing]
    _Anchor = Literal["n", "ne", "e", "se", "s", "sw", "w", "nw", "center"]

LEAST_PX = 40


def look_of(theme: Theme, ground: str = "") -> Look:
    """The look of charts in this window; *ground* is the colour they lie on, the panel's if not given."""
    colours = theme.palette
    return Look(
        ground=ground or colours.panel, text=colours.text, muted=colours.muted, line=colours.line,
        accent=colours.accent, good=colours.good, bad=colours.bad, scale=theme.scale,
    )  # fmt: skip


class DrawingView(tk.Canvas):
    """One drawing. Given a function it is described anew for every size; a drawing alone is scaled to fit.

    X11 draws ragged lines and ovals, so all shapes come as one smooth picture, and the texts as text on top.
    """

    def __init__(self, master: tk.Misc, theme: Theme, *, ground: str = "") -> None:
        self.look = look_of(theme, ground)
        super().__init__(master, background=self.look.ground, highlightthickness=0, width=320, height=200)
        self._theme = theme
        self._what: Drawing | Make | None = None
        self._photo: tk.PhotoImage | None = None
        self._fonts: dict[tuple[int, bool], tkfont.Font] = {}
        self._drawn: tuple[int, int] = (0, 0)
        self._due = ""
        self.drawing: Drawing | None = None
        self.bind("<Configure>", self._resized, add=True)

    def show(self, what: Drawing | Make) -> None:
        """Show a drawing, or what a function of (width px, height px, look) makes, now and after each new size."""
        self._what, self._drawn = what, (0, 0)
        self._draw()

    def clear(self) -> None:
        """Show nothing."""
        self._what = self._photo = self.drawing = None
        self.delete("all")

    def _resized(self, event: tk.Event[tk.Canvas]) -> None:
        if not self._due:
            self._due = self.after_idle(self._draw_due)

    def _draw_due(self) -> None:
        self._due = ""
        self._draw()

    def _draw(self) -> None:
        """Draw everything for the canvas's present size."""
        size = self.winfo_width(), self.winfo_height()
        if self._what is None or min(size) < LEAST_PX or size == self._drawn:
            return
        self._drawn = size
        drawing = self._what(float(size[0]), float(size[1]), self.look) if callable(self._what) else self._what
        self.drawing = drawing
        scale = min(size[0] / drawing.width, size[1] / drawing.height)
        left, top = (size[0] - drawing.width * scale) / 2, (size[1] - drawing.height * scale) / 2
        self._paint(drawing, scale, (round(left), round(top)))

    def _paint(self, drawing: Drawing, scale: float, corner: tuple[int, int]) -> None:
        from bullseye.picture.drawing import Text

        image = self._image(drawing, scale)
        header = f"P6 {image.width} {image.height} 255\n".encode("ascii")
        photo = tk.PhotoImage(master=self, data=header + image.tobytes(), format="PPM")
        self.delete("all")
        self.create_image(*corner, image=photo, anchor="nw")
        self._photo = photo  # Tk forgets a picture nobody holds
        for shape in drawing.shapes:
            if isinstance(shape, Text):
                self._write(shape, scale, corner)

    def _image(self, drawing: Drawing, scale: float) -> Image.Image:
        """*drawing* without its texts."""
        from bullseye.picture.raster import to_image

        return to_image(drawing, scale, letters=False)

    def _write(self, text: Text, scale: float, corner: tuple[int, int]) -> None:
        self.create_text(
            corner[0] + text.x * scale, corner[1] + text.y * scale, text=on_screen(text.text), fill=text.colour,
            font=self._font(text.size * scale, text.bold), anchor=cast("_Anchor", text.anchor), angle=text.angle,
        )  # fmt: skip

    def _font(self, size_px: float, bold: bool) -> tkfont.Font:
        key = max(1, round(size_px)), bold
        if key not in self._fonts:
            weight: Literal["normal", "bold"] = "bold" if bold else "normal"
            self._fonts[key] = tkfont.Font(self, family=self._theme.family, size=-key[0], weight=weight)
        return self._fonts[key]

    def destroy(self) -> None:
        """Take back what is due, then go."""
        if self._due:
            self.after_cancel(self._due)
            self._due = ""
        super().destroy()
