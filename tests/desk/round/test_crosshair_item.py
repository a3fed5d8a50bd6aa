"""The crosshair on a canvas: its middle on a pixel, above everything, in the player's own form."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.round.crosshair_item import CrosshairItem
from tests.gui import picture_of

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.mark.parametrize("form", ["crosshair", "cross", "dot", "arrow"])
def test_its_middle_is_the_pixel_it_is_put_on(window: Window, form: str) -> None:
    window.services.choose(pointer=form, pointer_colour="red")
    canvas = tk.Canvas(window.root, width=120, height=120, background="#14181b", highlightthickness=0, borderwidth=0)
    canvas.place(x=0, y=0)
    item = CrosshairItem(canvas, window)
    canvas.create_rectangle(0, 0, 120, 120, fill="#14181b", outline="")
    item.show(60, 50)
    window.root.update()
    window.root.winfo_pointerxy()  # an answer of the server: it has drawn what came before
    picture = picture_of(canvas)
    assert picture.getpixel((60, 50)) == (0xE3, 0x00, 0x2B)
    red = [
        (x, y) for x in range(120) for y in range(120) if picture.getpixel((x, y)) == (0xE3, 0x00, 0x2B)
    ]  # fmt: skip
    assert (min(x for x, _ in red) + max(x for x, _ in red)) / 2 == 60
    assert (min(y for _, y in red) + max(y for _, y in red)) / 2 == 50
    item.hide()
    window.root.update()
    window.root.winfo_pointerxy()
    assert picture_of(canvas).getpixel((60, 50)) == (0x14, 0x18, 0x1B)
