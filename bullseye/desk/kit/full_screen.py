"""The whole screen for the window, and the window again: by the window manager, or as far as it goes without one."""

from __future__ import annotations

from bullseye.desk.kit.x11_properties import fills_screens

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    import tkinter as tk

_BEFORE = "bullseye_before_full"
"""The Tcl variable that holds the window's place while it fills the screen without any help."""


def is_full(root: tk.Tk) -> bool:
    """Whether the window fills the screen."""
    return bool(root.attributes("-fullscreen")) or bool(_before(root))


def set_full(root: tk.Tk, full: bool) -> None:
    """Fill the screen, or be a window again at the place that it had."""
    place = _before(root)
    if full == is_full(root):
        return
    if place:
        root.tk.call("unset", _BEFORE)
        root.geometry(place)
    elif not full or fills_screens(root):
        root.attributes("-fullscreen", full)
    else:  # a title bar that nobody can take away goes beyond the edge
        place = str(root.wm_geometry())
        x, y = (int(side) for side in place.split("+")[1:3])
        left, top = root.winfo_rootx() - x, root.winfo_rooty() - y
        root.tk.call("set", _BEFORE, place)
        wide, high = root.winfo_screenwidth(), root.winfo_screenheight()
        root.geometry(f"{wide}x{high}+{-left}+{-top}" if root.winfo_viewable() else f"{wide}x{high}+0+0")


def _before(root: tk.Tk) -> str:
    return str(root.tk.call("set", _BEFORE)) if int(root.tk.call("info", "exists", _BEFORE)) else ""
