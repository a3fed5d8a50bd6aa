"""Plain discs as pictures: their centre where it should be, their edge clear outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.disc_photos import DiscPhotos, half_of, put

if TYPE_CHECKING:
    import tkinter as tk


@pytest.mark.parametrize("half", [(False, False), (True, False), (False, True), (True, True)])
def test_a_disc_is_filled_outlined_and_clear_outside(tk_root: tk.Tk, half: tuple[bool, bool]) -> None:
    photos = DiscPhotos(tk_root, "#ffffff")
    photo = photos.get(40.0, "#0000ff", "#000000", 3.0, half)
    wide, high = photo.width(), photo.height()
    assert (wide % 2 == 1, high % 2 == 1) == half
    x, y = wide // 2, high // 2
    assert photo.get(x, y) == (0, 0, 255) and photo.get(x, y - 19) == (0, 0, 0)
    assert photo.transparency_get(0, 0) and not photo.transparency_get(x, y)
    assert photos.get(40.0, "#0000ff", "#000000", 3.0, half) is photo


def test_a_picture_outlives_its_replacement_by_one(tk_root: tk.Tk) -> None:
    import tkinter

    canvas = tkinter.Canvas(tk_root)
    photos = DiscPhotos(canvas, "#ffffff")
    item = canvas.create_image(0, 0, anchor="nw")
    for size in (20.0, 30.0, 40.0):
        photos.forget()
        put(canvas, item, photos.get(size, "#0000ff", "#000000", 2.0, half_of(10.5, 11.0)), 10.5, 11.0)
        canvas.itemconfigure(item, state="normal")
    assert canvas.coords(item) == [10 - 21, 11 - 21]
