"""The window fills the screen and comes back to its place, without a window manager too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.frame.geometry import remembered
from bullseye.desk.kit.full_screen import is_full, set_full
from tests.gui import until

if TYPE_CHECKING:
    import tkinter as tk


def test_without_a_window_manager_the_window_takes_the_screen_and_gives_it_back(tk_root: tk.Tk) -> None:
    tk_root.minsize(1, 1)
    tk_root.geometry("900x600+30+40")
    until(tk_root, lambda: tk_root.winfo_y() == 40)
    set_full(tk_root, True)
    until(tk_root, lambda: tk_root.winfo_width() == tk_root.winfo_screenwidth())
    assert is_full(tk_root) and remembered(tk_root) == ""
    assert tk_root.winfo_height() == tk_root.winfo_screenheight()
    assert (tk_root.winfo_rootx(), tk_root.winfo_rooty()) == (0, 0)
    set_full(tk_root, True)  # again: nothing is forgotten
    set_full(tk_root, False)
    until(tk_root, lambda: tk_root.winfo_width() == 900)
    assert not is_full(tk_root) and remembered(tk_root) == "900x600+30+40"
