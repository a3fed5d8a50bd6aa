"""Which words on a page do not stand out from what is below them, in any of the palettes: WCAG 2.2, 1.4.3.

What lies below a word is read from the screen, its own colour from the widget. Both are looked up in the palette that
is shown, and then compared as the other palettes have them. Words of what is switched off may be faint.
"""

from __future__ import annotations

import os
import tkinter as tk
from collections.abc import Iterator
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING, NamedTuple, cast

from bullseye.desk.kit.palette import PALETTES, Palette
from bullseye.picture.contrast import contrast

if TYPE_CHECKING:
    from PIL import Image

LEAST, LEAST_LARGE = 4.5, 3.0
LARGE_PX, LARGE_BOLD_PX = 24.0, 18.66
"""From so many px at 96 dpi on letters are large: 18 pt, and 14 pt in bold."""
NUMBERS = {"numbers", "face"}
"""The tags of what is printed on a face: a part of a picture, which is to stand out by 3 as large letters do."""
_BELOW = ("ground", "panel", "raised", "accent")
_INKS = ("text", "muted", "on_accent", "good", "bad", "accent")


class Words(NamedTuple):
    """A text on the screen: its colour, its box from the window's corner, and whether its letters are large."""

    widget: tk.Misc
    text: str
    ink: str
    box: tuple[int, int, int, int]
    large: bool


def faint(root: tk.Tk, palette: Palette, others: bool) -> Iterator[str]:
    """A line for each text on the window that does not stand out; *others*: in any other palette too."""
    picture = _picture(root)
    for words in _words(root):
        box = _clipped(root, words.widget, words.box)
        ground = _most(picture, box) if _on_top(root, words.widget, box) else None
        if ground is None or ground == words.ink:  # nothing of it is to be seen
            continue
        least = LEAST_LARGE if words.large else LEAST
        for name, ink, below in _pairs(palette, words.ink, ground, others):
            ratio = contrast(ink, below)
            if ratio < least:
                yield f"{words.text!r}: {ink} on {below} is {ratio:.2f} ({name})"


def _pairs(palette: Palette, ink: str, ground: str, others: bool) -> Iterator[tuple[str, str, str]]:
    yield palette.name, ink, ground
    roles = [next((role for role in of if getattr(palette, role) == colour), "") for of, colour in
             ((_INKS, ink), (_BELOW, ground))]  # fmt: skip
    if others and all(roles):
        for other in PALETTES.values():
            yield other.name, getattr(other, roles[0]), getattr(other, roles[1])


def _picture(root: tk.Tk) -> Image.Image:
    from PIL import ImageGrab

    left, top = root.winfo_rootx(), root.winfo_rooty()
    box = (left, top, left + root.winfo_width(), top + root.winfo_height())
    return ImageGrab.grab(box, xdisplay=os.environ["DISPLAY"]).convert("RGB")


def _most(picture: Image.Image, box: tuple[int, int, int, int]) -> str | None:
    """The colour that most of *box* has."""
    left, top, right, bottom = max(0, box[0]), max(0, box[1]), min(picture.width, box[2]), min(picture.height, box[3])
    if right - left < 2 or bottom - top < 2:
        return None
    counted = picture.crop((left, top, right, bottom)).getcolors(1 << 20)
    return "#" + bytes(max(cast("list[tuple[int, tuple[int, int, int]]]", counted))[1]).hex()


def _words(root: tk.Tk) -> Iterator[Words]:
    for widget in _descendants(root):
        if not widget.winfo_viewable():
            continue
        if isinstance(widget, tk.Canvas):
            yield from _on_canvas(root, widget)
        elif isinstance(widget, ttk.Treeview):
            yield from _in_table(root, widget)
        elif isinstance(widget, ttk.Label | ttk.Button | ttk.Checkbutton | ttk.Radiobutton | ttk.Entry):
            yield from _in_control(root, widget)


def _descendants(widget: tk.Misc) -> Iterator[tk.Misc]:
    yield widget
    for child in widget.winfo_children():
        yield from _descendants(child)


def _clipped(root: tk.Tk, widget: tk.Misc, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """As much of *box* as *widget* can show."""
    left, top, right, bottom = _from(root, widget, (0, 0, widget.winfo_width(), widget.winfo_height()))
    return max(left, box[0]), max(top, box[1]), min(right, box[2]), min(bottom, box[3])


def _on_top(root: tk.Tk, widget: tk.Misc, box: tuple[int, int, int, int]) -> bool:
    """Whether *box*, from the window's corner, shows *widget* and nothing that lies over it, as a card may."""
    left, top, right, bottom = box
    across = (left + 1, (left + right) // 2, right - 2)
    for x, y in ((x, y) for x in across for y in (top + 1, (top + bottom) // 2, bottom - 2)):
        there = str(root.tk.call("winfo", "containing", x + root.winfo_rootx(), y + root.winfo_rooty()))
        if there != str(widget) and not there.startswith(f"{widget}."):
            return False
    return True


def _colour(widget: tk.Misc, name: str) -> str:
    return "#" + bytes(part >> 8 for part in widget.winfo_rgb(name)).hex()


def _is_large(root: tk.Misc, font: str) -> bool:
    found = tkfont.Font(root, font=font or "TkDefaultFont").actual()
    size_px = -int(found["size"]) if int(found["size"]) < 0 else int(found["size"]) * 96 / 72
    return size_px >= (LARGE_BOLD_PX if found["weight"] == "bold" else LARGE_PX)


def _from(root: tk.Tk, widget: tk.Misc, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    dx, dy = widget.winfo_rootx() - root.winfo_rootx(), widget.winfo_rooty() - root.winfo_rooty()
    return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy


def _option(widget: ttk.Widget, option: str) -> str:
    own = str(widget.cget(option)) if option in widget.keys() else ""  # noqa: SIM118 - a widget is no mapping
    style = str(widget.cget("style")) or widget.winfo_class()
    return own or str(ttk.Style(widget).lookup(style, option, widget.state()))


def _in_control(root: tk.Tk, widget: ttk.Widget) -> Iterator[Words]:
    text = widget.get() if isinstance(widget, ttk.Entry) else str(widget.cget("text"))
    if not text.strip() or "disabled" in widget.state():
        return
    box = _from(root, widget, (2, 2, widget.winfo_width() - 2, widget.winfo_height() - 2))
    yield Words(
        widget, text, _colour(widget, _option(widget, "foreground")), box, _is_large(root, _option(widget, "font"))
    )


def _in_table(root: tk.Tk, table: ttk.Treeview) -> Iterator[Words]:
    chosen = set(table.selection())
    for row in table.get_children():
        box = table.bbox(row)
        if not box:
            continue
        values = [str(table.item(row, "text")), *map(str, table.item(row, "values"))]
        inks = [str(table.tag_configure(tag, "foreground")) for tag in table.item(row, "tags")]
        ink = next((one for one in inks if one), "")
        if row in chosen or not ink:
            state = ["selected"] if row in chosen else []
            ink = ttk.Style(table).lookup(str(table.cget("style")) or "Treeview", "foreground", state)
        x, y, wide, high = box
        yield Words(
            table, " ".join(values).strip(), _colour(table, ink), _from(root, table, (x, y, x + wide, y + high)), False
        )


def _on_canvas(root: tk.Tk, canvas: tk.Canvas) -> Iterator[Words]:
    ask = canvas.tk.call
    left, top = round(canvas.canvasx(0)), round(canvas.canvasy(0))
    for item in canvas.find_all():
        if str(ask(str(canvas), "type", item)) != "text":
            continue
        text, state, ink, font = (
            str(ask(str(canvas), "itemcget", item, option)) for option in ("-text", "-state", "-fill", "-font")
        )
        box = canvas.bbox(item)
        if text.strip() and state != "hidden" and ink and box:
            shown = box[0] - left, box[1] - top, box[2] - left, box[3] - top
            inside = _from(root, canvas, shown)
            on_face = not NUMBERS.isdisjoint(canvas.gettags(item))
            yield Words(canvas, text, _colour(canvas, ink), inside, on_face or _is_large(root, font))
