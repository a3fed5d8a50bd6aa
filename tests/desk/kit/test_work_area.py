"""What is free of the screen is read from the desktop, and all of the screen is free where it says nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.work_area import frame_of, screen_of, work_area

if TYPE_CHECKING:
    import tkinter as tk


def tell(root: tk.Tk, *numbers: int) -> None:
    """Set the property as a task bar's desktop does; no number takes it away."""
    if not shutil.which("xprop"):
        pytest.skip("no xprop here")
    words = ", ".join(str(number) for number in numbers)
    change = ["-f", "_NET_WORKAREA", "32c", "-set", "_NET_WORKAREA", words] if numbers else ["-remove", "_NET_WORKAREA"]
    subprocess.run(["xprop", "-root", *change], check=True, timeout=60)


def test_without_a_word_all_of_the_screen_is_free_and_there_is_no_frame(tk_root: tk.Tk) -> None:
    assert work_area(tk_root) == screen_of(tk_root) == (0, 0, 1920, 1080)
    if sys.platform == "win32":  # where every window has one
        left, right, top, bottom = frame_of(tk_root)
        assert 0 < left == right == bottom < top
    else:
        assert frame_of(tk_root) == (0, 0, 0, 0)


def test_a_task_bar_takes_its_part(tk_root: tk.Tk) -> None:
    try:
        tell(tk_root, 0, 30, 1920, 1000, 0, 30, 1920, 1000)
        assert work_area(tk_root) == (0, 30, 1920, 1000)
        tell(tk_root, 0, 30, 20, 10)  # what cannot be
        assert work_area(tk_root) == screen_of(tk_root)
    finally:
        tell(tk_root)
