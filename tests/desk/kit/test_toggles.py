"""A chosen box has a tick and a chosen radio button a dot, at every scale and in every palette."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import Any

import pytest

from bullseye.desk.kit.palette import PALETTES
from bullseye.desk.kit.theme import Theme
from bullseye.desk.kit.toggles import SIDE_PX
from tests.gui import picture_of


def near(spot: tuple[int, int, int], colour: str) -> bool:
    return sum(abs(a - b) for a, b in zip(spot, bytes.fromhex(colour[1:]), strict=True)) < 160


@pytest.mark.parametrize("name", sorted(PALETTES))
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("kind", ["box", "radio"])
def test_what_is_chosen_is_marked_and_what_is_not_is_empty(tk_root: tk.Tk, name: str, scale: float, kind: str) -> None:
    theme = Theme(tk_root, name, scale)
    theme.apply()
    chosen = tk.IntVar(tk_root, 1)
    make: Any = ttk.Checkbutton if kind == "box" else ttk.Radiobutton
    more = {} if kind == "box" else {"value": 1}
    button = make(tk_root, text="", variable=chosen, **more)
    button.place(x=20, y=20)
    button.lift()
    side = theme.px(SIDE_PX)

    def has(x: float, y: float, colour: str) -> bool:
        """A pixel of that colour is there, or beside it."""
        button.update()
        picture: Any = picture_of(button)
        left, top = round(theme.px(4) + x * side), round((picture.height - side) / 2 + y * side)
        return any(near(picture.getpixel((left + n % 3 - 1, top + n // 3 - 1)), colour) for n in range(9))

    ink, fill = theme.palette.on_accent, theme.palette.accent
    elbow = (0.42, 0.73) if kind == "box" else (0.5, 0.5)
    assert has(*elbow, ink) and has(0.5, 0.15, fill)
    if kind == "box":  # an X would have all four arms
        assert not has(0.75, 0.78, ink) and has(0.72, 0.37, ink)
    chosen.set(0)
    assert has(*elbow, theme.palette.raised) and not has(*elbow, fill)
