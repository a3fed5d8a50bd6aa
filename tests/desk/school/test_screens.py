"""Which monitors there are, and filling one of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.school.screens import Monitor, fill, monitors, parse
from tests.desk.class_rooms import FullScreen
from tests.gui import until

if TYPE_CHECKING:
    import tkinter as tk

TWO = """Monitors: 2
 0: +*eDP-1 1920/309x1080/174+0+0  eDP-1
 1: +HDMI-1 1280/1600x800/900+1920+140  HDMI-1
"""


def test_the_answer_of_xrandr_names_each_monitor_and_its_place() -> None:
    assert parse(TWO) == [Monitor("eDP-1", 0, 0, 1920, 1080), Monitor("HDMI-1", 1920, 140, 1280, 800)]
    assert parse(TWO)[1].words == "HDMI-1, 1280 \u00d7 800"


@pytest.mark.parametrize("text", ["", "Monitors: 0\n", "xrandr: Can't open display\n", " 0: broken"])
def test_an_answer_without_monitors_gives_none(text: str) -> None:
    assert parse(text) == []


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_windows_names_its_monitors_and_one_of_them_is_filled(tk_root: tk.Tk) -> None:
    found = monitors(tk_root)
    assert [one.name for one in found] == [str(n + 1) for n in range(len(found))]
    whole = (0, 0, tk_root.winfo_screenwidth(), tk_root.winfo_screenheight())
    (first,) = (one for one in found if tuple(one)[1:] == whole)
    fill(tk_root, first)
    until(tk_root, lambda: tk_root.winfo_width() == first.width)
    assert (tk_root.winfo_rootx(), tk_root.winfo_rooty(), tk_root.winfo_height()) == (0, 0, first.height)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked itself")
def test_xrandr_is_asked_on_x11_only(tk_root: tk.Tk) -> None:
    found = monitors(tk_root, lambda: TWO)
    on_x11 = tk_root.tk.call("tk", "windowingsystem") == "x11"
    assert [one.name for one in found] == (["eDP-1", "HDMI-1"] if on_x11 else [])


def test_to_fill_a_monitor_the_window_is_put_on_it_first(tk_root: tk.Tk, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = FullScreen(tk_root, monkeypatch)
    screen.on = True
    fill(tk_root, Monitor("right", 120, 40, 1100, 740))
    assert screen.on
    tk_root.update()
    place = tk_root.geometry().split("+")
    wide, high = map(int, place[0].split("x"))
    left, top = int(place[1]), int(place[2])
    assert left >= 120 and left + wide <= 1220 and top >= 40 and top + high <= 780


def test_without_a_monitor_the_window_fills_the_screen_where_it_stands(
    tk_root: tk.Tk, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, before = FullScreen(tk_root, monkeypatch), tk_root.geometry()
    fill(tk_root)
    assert screen.on and tk_root.geometry() == before
