"""Where the window stands on the screen: what is remembered of it, and how a remembered place is made safe."""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    import tkinter as tk

TITLE_BAR_PX = 64
"""How much of the title bar must be on the screen, so that the window can be caught."""

Screen = tuple[int, int, int, int]
"""Left, top, width and height of all monitors together, in px."""


def clamped(place: str, size: tuple[int, int], least: tuple[int, int], screen: Screen) -> str:
    """A geometry for the window: *place* as far as it can be used, else the middle of the screen.

    *size* is the width and height where *place* gives none, *least* the smallest; neither exceeds the screen.
    """
    left, top, wide, high = screen
    found = _parts(place)
    width, height = found[0] if found else size
    width, height = min(max(width, least[0]), wide), min(max(height, least[1]), high)
    if found and found[1].startswith("+") and found[2].startswith("+"):
        x, y = int(found[1][1:]), int(found[2][1:])
        x = min(max(x, left + TITLE_BAR_PX - width), left + wide - TITLE_BAR_PX)
        y = min(max(y, top), top + high - TITLE_BAR_PX)
    else:
        x, y = left + (wide - width) // 2, top + (high - height) // 3
    return f"{width}x{height}+{x}+{y}"


def _parts(place: str) -> tuple[tuple[int, int], str, str] | None:
    """Width and height, x and y with their signs; None for what is no "800x600+10-20". Importing re takes 5 ms."""
    wide, _, rest = place.partition("x")
    first = _sign(rest, 0)
    second = _sign(rest, first + 2)  # "+-5" lies to the left of the screen
    high, x, y = rest[:first], rest[first:second], rest[second:]
    if not (_whole(wide, 2, 5) and _whole(high, 2, 5)):
        return None
    if not all(_whole(side[1:].removeprefix("-"), 1, 6) for side in (x, y)):
        return None
    return (int(wide), int(high)), x, y


def _sign(text: str, start: int) -> int:
    return next((n for n in range(start, len(text)) if text[n] in "+-"), len(text))


def _whole(text: str, least: int, most: int) -> bool:
    return text.isascii() and text.isdigit() and least <= len(text) <= most


def screen_of(root: tk.Misc) -> Screen:
    """The screen, or all of them where they make one."""
    left, top = root.winfo_vrootx(), root.winfo_vrooty()
    return (
        left,
        top,
        max(root.winfo_vrootwidth(), root.winfo_screenwidth()),
        max(root.winfo_vrootheight(), root.winfo_screenheight()),
    )


def remembered(root: tk.Tk) -> str:
    """The window's place as it can be kept: empty while it fills the screen or is an icon."""
    if str(root.state()) != "normal" or bool(root.attributes("-fullscreen")):
        return ""
    return f"{root.winfo_width()}x{root.winfo_height()}+{root.winfo_x()}+{root.winfo_y()}"
