"""Properties of X11 windows are read as they are; what is not there is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.x11_properties import fills_screens, numbers_of, x11_default

if TYPE_CHECKING:
    import tkinter as tk


@pytest.fixture(autouse=True)
def on_x11(tk_root: tk.Tk) -> None:
    """These are of X11 alone."""
    if tk_root.tk.call("tk", "windowingsystem") != "x11":
        pytest.skip("not X11")


def test_the_numbers_of_a_property_are_read(tk_root: tk.Tk) -> None:
    tk_root.minsize(321, 123)
    tk_root.update()
    hints = numbers_of(tk_root, "WM_NORMAL_HINTS", tk_root.winfo_id())
    assert len(hints) == 18 and hints[5:7] == [321, 123]


def test_what_is_not_there_is_empty(tk_root: tk.Tk) -> None:
    assert numbers_of(tk_root, "_BULLSEYE_NEVER_SET") == []
    assert x11_default(tk_root, "Bullseye", "neverSet") == ""


def test_a_display_without_a_window_manager_fills_no_screen(tk_root: tk.Tk) -> None:
    assert not fills_screens(tk_root)
