"""Faces become pictures whose centre is where it is said to be, at any half pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.desk.kit.palette import PAPER
from tests.rounds import FACES

if TYPE_CHECKING:
    import tkinter as tk


@given(st.floats(-2000, 2000), st.floats(-2000, 2000))
def test_a_place_moves_by_no_more_than_a_quarter_pixel(x: float, y: float) -> None:
    from bullseye.desk.kit.face_image import place_on_pixels

    near_x, near_y, half = place_on_pixels(x, y)
    assert abs(near_x - x) <= 0.25 and abs(near_y - y) <= 0.25
    assert half == (near_x % 1 == 0.5, near_y % 1 == 0.5)


@pytest.mark.parametrize("half", [(False, False), (True, False), (False, True), (True, True)])
def test_the_picture_has_as_many_pixels_as_its_centre_needs(half: tuple[bool, bool], tk_root: tk.Tk) -> None:
    from bullseye.desk.kit.face_image import face_photo

    photo = face_photo(tk_root, FACES.get("classic"), 201.3, "#102030", half)
    assert (photo.width() % 2 == 1, photo.height() % 2 == 1) == half
    assert 201.3 <= photo.width() <= 205
    width, height = photo.width(), photo.height()
    assert photo.get(0, 0) == (0x10, 0x20, 0x30)
    assert photo.get(width // 2, height // 2) == tuple(bytes.fromhex("f4c430"))
    for x, y in ((1, 0.5), (0.3, 0.7), (0.5, 0.02)):
        column, row = int(x * (width - 1)), int(y * (height - 1))
        assert photo.get(column, row) == photo.get(width - 1 - column, height - 1 - row)


def test_a_face_printed_on_paper_lies_on_a_square_of_it(tk_root: tk.Tk) -> None:
    from bullseye.desk.kit.face_image import face_photo

    face = FACES.get("issf-air-pistol-10m")
    photo = face_photo(tk_root, face, 200, "#102030")
    assert photo.width() == pytest.approx(200 * PAPER, abs=2)
    assert photo.get(0, 0) == tuple(bytes.fromhex(face.ground[1:]))


def test_the_same_picture_is_made_once_and_old_ones_go(tk_root: tk.Tk) -> None:
    from bullseye.desk.kit.face_image import KEPT, FaceImages

    images, face = FaceImages(tk_root), FACES.get("wide")
    first = images.get(face, 40, "#ffffff")
    assert images.get(face, 40, "#ffffff") is first
    assert images.get(face, 40, "#000000") is not first
    for size in range(41, 41 + KEPT):
        images.get(face, size, "#ffffff")
    assert images.get(face, 40, "#ffffff") is not first


def test_the_icon_is_round_and_clear_outside(tk_root: tk.Tk) -> None:
    from bullseye.desk.kit.face_image import icon_photos

    photos = icon_photos(tk_root, FACES.get("classic"))
    assert [photo.width() for photo in photos] == [128, 48, 32, 16]
    assert photos[0].transparency_get(0, 0)
    assert not photos[0].transparency_get(64, 64)
