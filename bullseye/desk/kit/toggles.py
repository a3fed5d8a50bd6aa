"""The indicators of check boxes and radio buttons: a tick in a box, a dot in a ring, sharp at every scale."""

from __future__ import annotations

import tkinter as tk
from itertools import count
from math import hypot
from tkinter import ttk
from typing import Any, NamedTuple

from bullseye.desk.kit.palette import Palette
from bullseye.picture.discs import Rgb, render_png
from bullseye.picture.dont import mix
from bullseye.picture.face import rgb

SIDE_PX, GAP_PX = 18, 8
"""Of the box, and between it and the words, px at 96 dpi."""
WRAP_PX = 424
"""How wide the words are at most, px at 96 dpi: longer ones take two lines."""
TICK = ((0.22, 0.53), (0.42, 0.73), (0.79, 0.29))
"""The corners of the tick, in sides of the box."""
TICK_WIDE, LINE_WIDE, DOT = 0.15, 0.09, 0.26
"""Widths and the dot's radius, in sides of the box."""
_STATES: tuple[tuple[str, ...], ...] = (
    ("disabled", "selected"), ("disabled",), ("selected", "focus"), ("selected",), ("focus",), (),
)  # fmt: skip
_numbers = count(1)


class _Inks(NamedTuple):
    """The colours of one state."""

    edge: Rgb
    fill: Rgb
    mark: Rgb | None


def apply_toggles(root: tk.Misc, style: ttk.Style, palette: Palette, scale: float) -> None:
    """Give TCheckbutton and TRadiobutton of *root* indicators in the colours of *palette*."""
    side, gap = 2 * max(4, round(SIDE_PX * scale / 2)), round(GAP_PX * scale)
    number = next(_numbers)  # an element cannot be made twice, so a new look has elements of its own
    kept: list[tk.PhotoImage] = []
    for name, paint in (("Checkbutton", _check), ("Radiobutton", _radio)):
        photos = [
            tk.PhotoImage(master=root, data=paint(side, _inks(state, palette)), format="PNG") for state in _STATES
        ]
        kept += photos
        element = f"Toggle{number}.{name}.indicator"
        states: Any = [(*state, photo) for state, photo in zip(_STATES[:-1], photos[:-1], strict=True)]
        style.element_create(element, "image", photos[-1], *states, sticky="w", width=side + gap)
        label = {"side": "left", "sticky": "nswe", "children": [(f"{name}.label", {"sticky": "nswe"})]}
        inside = [(element, {"side": "left", "sticky": ""}), (f"{name}.focus", label)]
        style.configure(f"T{name}", wraplength=round(WRAP_PX * scale))
        style.layout(f"T{name}", [(f"{name}.padding", {"sticky": "nswe", "children": inside})])  # type: ignore[list-item]
    root._toggle_photos = kept  # type: ignore[attr-defined]  # the style does not hold them


def _inks(state: tuple[str, ...], palette: Palette) -> _Inks:
    chosen, muted = "selected" in state, rgb(palette.muted)
    if "disabled" in state:
        return _Inks(mix(muted, rgb(palette.panel), 0.4), rgb(palette.panel), muted if chosen else None)
    edge = palette.focus if "focus" in state else palette.accent if chosen else palette.muted
    fill = palette.accent if chosen else palette.raised
    return _Inks(rgb(edge), rgb(fill), rgb(palette.on_accent) if chosen else None)


def _radio(side: int, inks: _Inks) -> bytes:
    line = max(1.0, side * LINE_WIDE)
    fill = inks.fill
    discs = [(side / 2, inks.edge), (side / 2 - line, fill)]
    if inks.mark is not None:
        discs.append((side * DOT, inks.mark))
    return render_png(side, discs, (0, 0, 0), alpha="soft")


def _check(side: int, inks: _Inks) -> bytes:
    line = max(1, round(side * LINE_WIDE))

    def paint(rows: list[bytearray]) -> None:
        for y, row in enumerate(rows):
            for x in range(side):
                inner = line <= x < side - line and line <= y < side - line
                ink = inks.fill if inner else inks.edge
                if inner and inks.mark is not None:
                    away = min(
                        _away((x + 0.5) / side, (y + 0.5) / side, *ends) for ends in zip(TICK, TICK[1:], strict=False)
                    )
                    ink = mix(ink, inks.mark, min(1.0, max(0.0, (TICK_WIDE / 2 - away) * side + 0.5)))
                row[4 * x : 4 * x + 4] = bytes((*ink, 255))

    return render_png(side, [(side / 2, inks.edge)], inks.edge, over=paint)


def _away(x: float, y: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    """How far (x, y) is from the line between two points."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = min(1.0, max(0.0, ((x - start[0]) * dx + (y - start[1]) * dy) / (dx * dx + dy * dy)))
    return hypot(x - start[0] - share * dx, y - start[1] - share * dy)
