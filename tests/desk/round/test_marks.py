"""A mark looks the same whether Tk mixes its edge or we have done so."""

from __future__ import annotations

import tkinter as tk

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.desk.round.marks import hole_photo, label_place
from bullseye.play.round.view import Mark

GROUND = (244, 196, 48)


@pytest.mark.parametrize("is_x", [False, True])
def test_a_hole_on_a_known_ground_is_opaque_and_looks_as_a_clear_one_laid_there(tk_root: tk.Tk, is_x: bool) -> None:
    ours = hole_photo(tk_root, 5.3, is_x, "#0072b2", "#{:02x}{:02x}{:02x}".format(*GROUND))
    soft = hole_photo(tk_root, 5.3, is_x, "#0072b2")
    laid = tk.PhotoImage(master=tk_root, width=soft.width(), height=soft.height())
    laid.put("#{:02x}{:02x}{:02x}".format(*GROUND), to=(0, 0, soft.width(), soft.height()))
    laid.tk.call(str(laid), "copy", str(soft), "-compositingrule", "overlay")
    seen = 0
    for x in range(ours.width()):
        for y in range(ours.height()):
            if ours.transparency_get(x, y):
                assert laid.get(x, y) == GROUND
                continue
            seen += 1
            # Tk rounds colour and alpha one after the other.
            assert all(abs(a - b) <= 3 for a, b in zip(ours.get(x, y), laid.get(x, y), strict=True)), (x, y)
    assert seen > 100


@given(st.floats(0, 800), st.floats(0, 600), st.floats(4, 40))
def test_the_points_beside_a_shot_never_cover_the_middle_of_the_target(x: float, y: float, radius: float) -> None:
    mark = Mark(x, y, 6.0, "10 X", True, True, True, 1, middle=(400.0, 300.0, radius))
    left, top = label_place(mark, 12.0, (50.0, 24.0), (800.0, 600.0))
    assert 0 <= left <= 750 and 0 <= top <= 576
    near_x, near_y = min(max(400.0, left), left + 50), min(max(300.0, top), top + 24)
    assert (near_x - 400) ** 2 + (near_y - 300) ** 2 >= radius**2


def test_without_a_known_middle_they_are_to_the_upper_right() -> None:
    mark = Mark(100.0, 100.0, 6.0, "9", True, False, True, 1)
    assert label_place(mark, 12.0, (30.0, 20.0), (800.0, 600.0)) == (112.0, 68.0)
