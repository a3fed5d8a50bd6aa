"""The face that is marked on: places and pixels agree at any zoom, it never leaves the canvas, nothing hides a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.enter.entry_face import EntryFace
from bullseye.desk.kit.theme import Theme
from bullseye.drill.match import Matches
from bullseye.play.entry.sheet import Sheet
from tests.rounds import FACES

if TYPE_CHECKING:
    import tkinter as tk


def face_on(root: tk.Tk, match: str = "wa-18m") -> tuple[EntryFace, list[tuple[float, float]]]:
    """A face that fills the window, and the places that are marked on it."""
    placed: list[tuple[float, float]] = []
    part = Matches().get(match).parts[0]
    face = EntryFace(root, Theme(root, "light"), lambda x, y: placed.append((x, y)), lambda *_: None, lambda _: None)
    face.pack(fill="both", expand=True)
    face.show(Sheet(part, FACES.get(part.face)))
    root.update()
    return face, placed


def test_all_spots_are_in_sight_without_zoom(tk_root: tk.Tk) -> None:
    face, _ = face_on(tk_root, "wa-18m-3spot")
    assert face.sheet is not None
    for x, y in face.sheet.centres_mm:
        for off in (-100, 100):
            left, top = face.to_px(x + off, y + off)
            assert 0 <= left <= face.winfo_width() and 0 <= top <= face.winfo_height()


@pytest.mark.parametrize("steps", [0, 3, 9, -4])
def test_a_place_and_its_pixel_are_each_others(tk_root: tk.Tk, steps: int) -> None:
    face, _ = face_on(tk_root)
    face.zoom_by(steps, 100, 300)
    assert face.to_mm(*face.to_px(12.5, -40.0)) == pytest.approx((12.5, -40.0))
    assert 1.0 <= face.zoom <= face._most_zoom()


def test_the_face_cannot_be_moved_away(tk_root: tk.Tk) -> None:
    face, _ = face_on(tk_root)
    face.zoom_by(5)
    face._look_at(1e6, -1e6)
    left, bottom = face.to_mm(0, face.winfo_height())
    assert abs(left) < 400 and abs(bottom) < 400
    face.zoom_out()
    assert face.to_mm(face.winfo_width() / 2, face.winfo_height() / 2) == pytest.approx((0, 0))


def test_a_wide_shot_is_a_rim_so_that_the_lines_below_it_are_seen(tk_root: tk.Tk) -> None:
    face, _ = face_on(tk_root, "ar60")
    assert face.sheet is not None
    face.sheet.place(0, 0)
    face.show(face.sheet)
    tk_root.update()
    assert face.find_withtag("rim")


def test_a_value_without_a_place_is_drawn_dashed(tk_root: tk.Tk) -> None:
    face, _ = face_on(tk_root)
    assert face.sheet is not None
    face.sheet.type("9")
    face.show(face.sheet)
    tk_root.update()
    assert all(face.itemcget(item, "dash") for item in face.find_withtag("by-value"))
    assert face.find_withtag("by-value")
