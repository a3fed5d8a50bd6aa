"""A remembered window always comes back wholly onto the screen, frame and all."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.desk.frame.geometry import clamped, remembered, settle
from tests.gui import until
from tests.systems import needs_a_manager

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.kit.work_area import Frame, Screen

SCREEN = (0, 0, 1920, 1080)
SIZE, LEAST = (1280, 800), (1024, 700)


@pytest.mark.parametrize(
    ("place", "result"),
    [
        ("1100x720+30+40", "1100x720+30+40"),
        ("", "1280x800+320+93"),
        ("rubbish", "1280x800+320+93"),
        ("1100x720+5000+40", "1100x720+820+40"),
        ("1100x720+-5000+40", "1100x720+0+40"),
        ("1100x720+30+-900", "1100x720+30+0"),
        ("1100x720+30+3000", "1100x720+30+360"),
        ("100x100+30+40", "1024x700+30+40"),
        ("9000x9000+0+0", "1920x1080+0+0"),
        ("1100x720-30-40", "1100x720+410+120"),
    ],
)
def test_a_place_is_used_as_far_as_it_can_be(place: str, result: str) -> None:
    assert clamped(place, SIZE, LEAST, SCREEN) == result


def test_on_a_small_screen_the_window_is_no_larger_than_the_screen() -> None:
    assert clamped("", SIZE, LEAST, (0, 0, 800, 600)) == "800x600+0+0"


@pytest.mark.parametrize(
    ("place", "result"),
    [
        ("", "1280x800+315+78"),
        ("1100x720+5000+5000", "1100x720+810+316"),
        ("1100x720+-5000+-5000", "1100x720+0+0"),
        ("9000x9000+0+0", "1910x1036+0+0"),
    ],
)
def test_the_frame_takes_part_of_the_room(place: str, result: str) -> None:
    assert clamped(place, SIZE, LEAST, SCREEN, (4, 6, 24, 20)) == result


frames = st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 60), st.integers(0, 12))
rooms = st.tuples(st.integers(-3000, 3000), st.integers(-3000, 3000), st.integers(640, 9000), st.integers(480, 9000))


@given(
    st.integers(-99999, 99999), st.integers(-99999, 99999), st.integers(10, 9999), st.integers(10, 9999), rooms, frames
)
def test_all_of_the_window_is_always_in_the_room_and_there_it_stays(
    x: int, y: int, width: int, height: int, room: Screen, frame: Frame
) -> None:
    place = clamped(f"{width}x{height}+{x}+{y}", SIZE, LEAST, room, frame)
    found = re.fullmatch(r"(\d+)x(\d+)\+(-?\d+)\+(-?\d+)", place)
    assert found is not None
    width, height, x, y = (int(part) for part in found.groups())
    left, top, wide, high = room
    assert left <= x and x + width + frame[0] + frame[1] <= left + wide
    assert top <= y and y + height + frame[2] + frame[3] <= top + high
    assert clamped(place, SIZE, LEAST, room, frame) == place


@needs_a_manager
def test_a_window_that_hangs_over_the_edge_is_brought_back(tk_root: tk.Tk) -> None:
    wide, high = tk_root.winfo_screenwidth(), tk_root.winfo_screenheight()
    tk_root.minsize(1, 1)
    tk_root.geometry(f"900x600+{wide - 100}+{high - 100}")
    until(tk_root, lambda: tk_root.winfo_rootx() == wide - 100)
    settle(tk_root)
    until(tk_root, lambda: tk_root.winfo_rootx() == wide - 900)
    assert remembered(tk_root) == f"900x600+{wide - 900}+{high - 600}"


@pytest.mark.long
@pytest.mark.parametrize("manager", ["openbox", "twm"])
def test_the_window_is_at_the_same_place_after_each_start(manager: str) -> None:
    if not shutil.which(manager) or not shutil.which("Xvfb"):
        pytest.skip(f"no {manager} here")
    from scripts.same_place import is_right, starts_under

    found = starts_under(manager, 3, ("-screen", "0", "1366x768x24", "-dpi", "96", "-nolisten", "tcp"), "")
    assert is_right(found), found


def test_the_place_of_a_window_is_remembered_only_while_it_is_shown(tk_root: tk.Tk) -> None:
    tk_root.geometry("1100x750+10+20")
    tk_root.update()
    assert remembered(tk_root) == "1100x750+10+20"
    tk_root.withdraw()
    assert remembered(tk_root) == ""
