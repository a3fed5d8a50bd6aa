"""The part of the settings page on the pointer over the face: its form, size and colour, and a face to try it on."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.face_image import FaceImages, place_on_pixels
from bullseye.desk.kit.pointer_cursor import own_forms, round_cursor
from bullseye.desk.records.choice_form import ChoiceForm
from bullseye.picture.crosshair import COLOURS, DRAWN, bits, xbm
from bullseye.records.settings import POINTER_PX
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

POINTERS = (
    ("crosshair", tr("Crosshair")), ("gap", tr("Open cross")), ("cross", tr("Cross")), ("dot", tr("Dot")),
    ("circle", tr("Circle")), ("arrow", tr("Arrow")),
)  # fmt: skip
SIZES = tuple(zip(POINTER_PX, (tr("Tiny"), tr("Small"), tr("Usual"), tr("Large"), tr("Largest")), strict=True))
TONES = (
    ("black", tr("Black")), ("white", tr("White")), ("red", tr("Red")), ("green", tr("Green")), ("blue", tr("Blue")),
    ("yellow", tr("Yellow")), ("pink", tr("Pink")),
)  # fmt: skip
TRY_PX = (180, 96)
TRY_FACE = "classic"
"""It has a ring of every colour that rings have."""


class PointerGroup:
    """The choices in *group*, and `preview`: the pointer as it will be, which is also the pointer over it."""

    def __init__(self, form: ChoiceForm, group: ttk.Frame, window: Shell) -> None:
        self._window, self._form = window, form
        px = window.theme.px
        self._ours = own_forms(window.root)
        form.label(group, tr("Form"))
        form.radios(group, "pointer", POINTERS, across=3)
        if self._ours:  # elsewhere a cursor of one's own would have to be drawn, too late for the hand
            form.label(group, tr("Size"))
            form.radios(group, "pointer_px", SIZES, across=3)
            form.label(group, tr("Colour"))
            form.radios(group, "pointer_colour", TONES, across=4)
        self.preview = tk.Canvas(
            group, width=px(TRY_PX[0]), height=px(TRY_PX[1]), highlightthickness=px(1), borderwidth=0,
            highlightbackground=window.theme.palette.line, background=window.theme.palette.ground,
        )  # fmt: skip
        self.preview.pack(anchor="w", pady=(px(8), 0))
        x, y = px(TRY_PX[0]) / 2, px(TRY_PX[1]) / 2
        self._images = FaceImages(self.preview)
        face, ground = window.services.faces.get(TRY_FACE), window.theme.palette.ground
        photo = self._images.get(face, px(TRY_PX[0]), ground, place_on_pixels(x, y)[2])
        self.preview.create_image(x, y, image=photo)
        self._picture: tk.BitmapImage | None = None
        self._drawn = self.preview.create_image(x, y)

    def show(self) -> None:
        """The pointer as it is chosen now."""
        settings = self._window.services.settings
        self.preview.configure(cursor=round_cursor(self._window))
        self._picture = None
        if settings.pointer in DRAWN and self._ours:
            drawn = bits(settings.pointer, round(settings.pointer_px * self._window.theme.scale))
            colour, edge = COLOURS[settings.pointer_colour]
            self._picture = tk.BitmapImage(
                master=self.preview, data=xbm(drawn.form, "form"), maskdata=xbm(drawn.mask, "mask"),
                foreground=colour, background=edge,
            )  # fmt: skip
        self.preview.itemconfigure(self._drawn, image=self._picture or "")
        on = "!disabled" if settings.pointer in DRAWN else "disabled"
        for name, part in self._form.parts.items():
            if name.startswith(("pointer_px-", "pointer_colour-")):
                part.state([on])
