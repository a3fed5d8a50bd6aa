"""What the desktop leaves of the screen for windows, and how thick the frame is that it draws around one."""

from __future__ import annotations

import sys

from bullseye.desk.kit.x11_properties import numbers_of

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    import tkinter as tk

Screen = tuple[int, int, int, int]
"""Left, top, width and height of a part of the screen, of all monitors together, in px."""

Frame = tuple[int, int, int, int]
"""How many px a window's frame is wide at its left, right, top and bottom."""

NO_FRAME: Frame = (0, 0, 0, 0)
GUESSED: Frame = (6, 6, 40, 6)
"""How thick a frame is taken to be before there is one."""


def screen_of(root: tk.Misc) -> Screen:
    """The screen, or all of them where they make one."""
    left, top = root.winfo_vrootx(), root.winfo_vrooty()
    return (
        left,
        top,
        max(root.winfo_vrootwidth(), root.winfo_screenwidth()),
        max(root.winfo_vrootheight(), root.winfo_screenheight()),
    )


def work_area(root: tk.Misc) -> Screen:
    """The part of the screen that no task bar covers, as far as the desktop tells; else all of it."""
    screen = screen_of(root)
    if sys.platform == "win32":
        found = _windows_area()
    else:
        # Each virtual desktop has four numbers; nearly all desktops give every one the same.
        found = numbers_of(root, "_NET_WORKAREA")[:4]
    if len(found) < 4 or found[2] < 200 or found[3] < 200:
        return screen
    left, top = max(screen[0], found[0]), max(screen[1], found[1])
    right = min(screen[0] + screen[2], found[0] + found[2])
    bottom = min(screen[1] + screen[3], found[1] + found[3])
    return (left, top, right - left, bottom - top) if right > left and bottom > top else screen


def frame_of(root: tk.Tk) -> Frame:
    """How many px the frame around a shown window takes: left, right, top, bottom."""
    found = numbers_of(root, "_NET_FRAME_EXTENTS", root.winfo_id())
    if len(found) == 4:
        left, right, top, bottom = found
        return left, right, top, bottom
    x, y = (int(side) for side in str(root.wm_geometry()).split("+")[1:3])
    side, above = max(0, root.winfo_rootx() - x), max(0, root.winfo_rooty() - y)
    return side, side, above, side


def _windows_area() -> list[int]:
    if sys.platform != "win32":  # so that type checkers skip the rest elsewhere
        return []
    import ctypes
    from ctypes import wintypes

    found = wintypes.RECT()
    if not ctypes.windll.user32.SystemParametersInfoW(0x30, 0, ctypes.byref(found), 0):
        return []
    return [found.left, found.top, found.right - found.left, found.bottom - found.top]
