"""A remembered window always comes back where it can be caught."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.desk.frame.geometry import TITLE_BAR_PX, clamped, remembered

if TYPE_CHECKING:
    import tkinter as tk

SCREEN = (0, 0, 1920, 1080)
SIZE, LEAST = (1280, 800), (1024, 700)


@pytest.mark.parametrize(
    ("place", "result"),
    [
        ("1100x720+30+40", "1100x720+30+40"),
        ("", "1280x800+320+93"),
        ("rubbish", "1280x800+320+93"),
        ("1100x720+5000+40", "1100x720+1856+40"),
        ("1100x720+-5000+40", "1100x720+-1036+40"),
        ("1100x720+30+-900", "1100x720+30+0"),
        ("1100x720+30+3000", "1100x720+30+1016"),
        ("100x100+30+40", "1024x700+30+40"),
        ("9000x9000+0+0", "1920x1080+0+0"),
        ("1100x720-30-40", "1100x720+410+120"),
    ],
)
def test_a_place_is_used_as_far_as_it_can_be(place: str, result: str) -> None:
    assert clamped(place, SIZE, LEAST, SCREEN) == result


def test_on_a_small_screen_the_window_is_no_larger_than_the_screen() -> None:
    assert clamped("", SIZE, LEAST, (0, 0, 800, 600)) == "800x600+0+0"


@given(st.integers(-99999, 99999), st.integers(-99999, 99999), st.integers(10, 9999), st.integers(10, 9999))
def test_some_of_the_title_bar_is_always_on_the_screen(x: int, y: int, width: int, height: int) -> None:
    found = re.fullmatch(r"(\d+)x(\d+)\+(-?\d+)\+(-?\d+)", clamped(f"{width}x{height}+{x}+{y}", SIZE, LEAST, SCREEN))
    assert found is not None
    width, height, x, y = (int(part) for part in found.groups())
    assert x + width >= TITLE_BAR_PX and x <= 1920 - TITLE_BAR_PX
    assert 0 <= y <= 1080 - TITLE_BAR_PX


def test_the_place_of_a_window_is_remembered_only_while_it_is_shown(tk_root: tk.Tk) -> None:
    tk_root.geometry("1100x750+10+20")
    tk_root.update()
    assert remembered(tk_root) == "1100x750+10+20"
    tk_root.withdraw()
    assert remembered(tk_root) == ""
