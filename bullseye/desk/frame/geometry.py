"""Where the window stands on the screen: what is remembered of it, and how a remembered place is made safe."""

from __future__ import annotations

from bullseye.desk.kit.work_area import NO_FRAME, frame_of, work_area

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.kit.work_area import Frame, Screen


def clamped(place: str, size: tuple[int, int], least: tuple[int, int], room: Screen, frame: Frame = NO_FRAME) -> str:
    """A geometry for the window: *place* with all of its *frame* inside *room*, else the middle of that.

    *size* is the width and height where *place* gives none, *least* the smallest; neither exceeds the room.
    A place says where the frame's corner is and how large the inside is, as Tk does.
    """
    left, top, wide, high = room
    beside, above = frame[0] + frame[1], frame[2] + frame[3]
    found = _parts(place)
    width, height = found[0] if found else size
    width, height = min(max(width, least[0]), wide - beside), min(max(height, least[1]), high - above)
    if found and found[1].startswith("+") and found[2].startswith("+"):
        x = max(left, min(int(found[1][1:]), left + wide - width - beside))
        y = max(top, min(int(found[2][1:]), top + high - height - above))
    else:
        x, y = left + (wide - width - beside) // 2, top + (high - height - above) // 3
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


def remembered(root: tk.Tk) -> str:
    """The window's place as it can be kept: empty while it fills the screen or is an icon.

    Tk's geometry has the frame's corner; `winfo x` has the inside's under most window managers, which a window
    that is put there again would walk down by.
    """
    from bullseye.desk.kit.full_screen import is_full  # the first painted face can do without it

    if str(root.state()) != "normal" or is_full(root):
        return ""
    return str(root.wm_geometry())


def settle(root: tk.Tk) -> None:
    """Bring the window wholly onto what is free of the screen, now that it has its frame."""
    place = remembered(root)
    if not place:
        return
    within = clamped(place, (1, 1), (1, 1), work_area(root), frame_of(root))
    if within != place:
        root.geometry(within)
