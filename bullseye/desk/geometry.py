"""Where the window stands on the screen: what is remembered of it, and how a remembered place is made safe."""

from __future__ import annotations

import tkinter as tk

TITLE_BAR_PX = 64
"""How much of the title bar must be on the screen, so that the window can be caught."""

_PLACE = r"(\d{2,5})x(\d{2,5})([+-]-?\d{1,6})([+-]-?\d{1,6})"

Screen = tuple[int, int, int, int]
"""Left, top, width and height of all monitors together, in px."""


def clamped(place: str, size: tuple[int, int], least: tuple[int, int], screen: Screen) -> str:
    """A geometry for the window: *place* as far as it can be used, else the middle of the screen.

    *size* is the width and height where *place* gives none, *least* the smallest; neither exceeds the screen.
    """
    import re

    left, top, wide, high = screen
    found = re.fullmatch(_PLACE, place) if place else None
    width, height = (int(found[1]), int(found[2])) if found else size
    width, height = min(max(width, least[0]), wide), min(max(height, least[1]), high)
    if found and not found[3].startswith("-") and not found[4].startswith("-"):
        x, y = int(found[3][1:]), int(found[4][1:])
        x = min(max(x, left + TITLE_BAR_PX - width), left + wide - TITLE_BAR_PX)
        y = min(max(y, top), top + high - TITLE_BAR_PX)
    else:
        x, y = left + (wide - width) // 2, top + (high - height) // 3
    return f"{width}x{height}+{x}+{y}"


def screen_of(root: tk.Misc) -> Screen:
    """The screen, or all of them where they make one."""
    left, top = root.winfo_vrootx(), root.winfo_vrooty()
    return left, top, max(root.winfo_vrootwidth(), root.winfo_screenwidth()), max(
        root.winfo_vrootheight(), root.winfo_screenheight()
    )


def remembered(root: tk.Tk) -> str:
    """The window's place as it can be kept: empty while it fills the screen or is an icon."""
    if str(root.state()) != "normal" or bool(root.attributes("-fullscreen")):
        return ""
    return f"{root.winfo_width()}x{root.winfo_height()}+{root.winfo_x()}+{root.winfo_y()}"
