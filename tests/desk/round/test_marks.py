"""A mark looks the same whether Tk mixes its edge or we have done so."""

from __future__ import annotations

import tkinter as tk

import pytest

from bullseye.desk.round.marks import hole_photo

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
