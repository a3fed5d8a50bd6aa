"""What takes part in working a page without a hand on it, and the frame around what is offered."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING

from bullseye.play.group_scan import Box

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell


def top_of(window: Shell) -> tk.Misc:
    """What takes part: the card over the page where one is open, else all of the window."""
    overlay = window.overlay
    return overlay if isinstance(overlay, tk.Misc) else window.root


def played_by_hand(window: Shell) -> bool:
    """True while a round is on that has its own hand: no page is to be worked then."""
    page = window.page
    return page is not None and window.overlay is None and bool(getattr(page, "by_hand", False))


class Frame:
    """A frame of four bars around a part of the window, in the accent's colour with an edge: clear in every theme."""

    def __init__(self, window: Shell) -> None:
        self._window, root = window, window.root
        colours = window.theme.palette
        self._width = max(4, window.theme.px(6))
        self._bars = [
            tk.Frame(root, background=colours.accent, highlightthickness=1, highlightbackground=colours.ground)
            for _ in range(4)
        ]

    def show(self, box: Box) -> None:
        """Put it around *box* (on the screen), as far as that is inside the window."""
        root, w = self._window.root, self._width
        left = max(0, round(box.left) - root.winfo_rootx() - w)
        top = max(0, round(box.top) - root.winfo_rooty() - w)
        right = min(root.winfo_width(), round(box.right) - root.winfo_rootx() + w)
        bottom = min(root.winfo_height(), round(box.bottom) - root.winfo_rooty() + w)
        wide, high = max(2 * w, right - left), max(2 * w, bottom - top)
        places = (
            (left, top, wide, w), (left, top + high - w, wide, w), (left, top, w, high), (left + wide - w, top, w, high)
        )  # fmt: skip
        for bar, (x, y, width, height) in zip(self._bars, places, strict=True):
            bar.place(x=x, y=y, width=width, height=height)
            bar.lift()

    def hide(self) -> None:
        """Take it from the screen."""
        for bar in self._bars:
            bar.place_forget()

    def close(self) -> None:
        """Take it away."""
        for bar in self._bars:
            bar.destroy()
