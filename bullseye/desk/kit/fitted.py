"""Text as large as its place holds: what a whole class must read is never smaller than it need be."""

from __future__ import annotations

import re
import tkinter as tk
from collections.abc import Sequence
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.on_screen import on_screen
from bullseye.picture.line_breaks import at_spaces, pieces
from bullseye.picture.right_to_left import is_from_right
from bullseye.words import spaced

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

FAR_PX = 80.0
"""Type on a screen of 1920 x 1080 that is read from ten metres in a picture 2.4 m wide (`classroom.legible`)."""
_ON = (1920, 1080)
_MEASURED_AT = 100
_ROOMY = 1.03  # hinting makes words a little wider at some sizes
LEAST_PX = 14
_EVEN = 0.87
_UNIT = re.compile(r"(\d) (mm|ms|s|bits?|%)(?!\w)")


def far_px(width_px: float, height_px: float) -> float:
    """The size that FAR_PX comes to in a window of that size, which a projector shows as large."""
    return max(LEAST_PX, FAR_PX * min(width_px / _ON[0], height_px / _ON[1]))


def fitting_px(
    words_ems: Sequence[Sequence[float]], space_em: float, line_ems: float, room: tuple[float, float], most_px: int
) -> int:
    """The largest size, in whole px, at which each text fits into *room* (width, height px), at least LEAST_PX.

    A text is the widths of its words in ems; *space_em* goes between two of them, a line is *line_ems* high.
    """
    low, high = LEAST_PX, max(LEAST_PX, most_px)
    while low < high:
        size = (low + high + 1) // 2
        most_lines = int(room[1] // (line_ems * size))
        if all(lines_of(words, space_em, room[0] / size) <= most_lines for words in words_ems):
            low = size
        else:
            high = size - 1
    return low


def evened_px(words_ems: Sequence[float], space_em: float, width_px: float, size_px: int) -> int:
    """*size_px*, or a little less where that saves a line: a last line of one word is worth no larger type."""
    lines = lines_of(words_ems, space_em, width_px / size_px)
    for size in range(size_px - 1, max(LEAST_PX, round(_EVEN * size_px)) - 1, -1):
        if lines_of(words_ems, space_em, width_px / size) < lines:
            return size
    return size_px


def lines_of(words_ems: Sequence[float], space_em: float, room_ems: float) -> int:
    """How many lines the words take; a word wider than a line takes as many as it fills, and one more."""
    lines, used = 1, 0.0
    for word in words_ems:
        if used and used + space_em + word > room_ems:
            lines, used = lines + 1, 0.0
        if word > room_ems > 0:
            lines += int(word / room_ems) + 1
        used += (space_em if used else 0.0) + word
    return lines


def kept_together(text: str) -> str:
    """*text* with no line break between a number and its unit."""
    return _UNIT.sub("\\1\u00a0\\2", text)


class FittedText(ttk.Label):
    """A text in the largest type that its place holds, *most* times the window's far size at most."""

    def __init__(self, master: tk.Misc, theme: Theme, *, most: float = 1.0) -> None:
        self._font = tkfont.Font(master, family=theme.family, size=-LEAST_PX)
        self._measure = tkfont.Font(master, family=theme.family, size=-_MEASURED_AT)
        self._most = most
        self._together: tuple[str, ...] = ()
        self._room = (0, 0)
        self.text = ""
        super().__init__(master, font=self._font, foreground=theme.palette.text, justify="left", anchor="w")
        self.bind("<Configure>", self._resized, add=True)

    def show(self, text: str, together: Sequence[str] = ()) -> None:
        """Show *text*, in the one size in which all of *together* fit: what follows it here stays as large."""
        self.text = text
        self.configure(text=on_screen(kept_together(text)))
        wanted = tuple(kept_together(one) for one in ((text, *together) if text not in together else together))
        if wanted != self._together or is_from_right(text):
            self._together = wanted
            self._fit()

    @property
    def size_px(self) -> int:
        """The size of the type now."""
        return -int(self._font.cget("size"))

    def _resized(self, event: tk.Event[tk.Misc]) -> None:
        if (event.width, event.height) != self._room:
            self._room = event.width, event.height
            self._fit()

    def _fit(self) -> None:
        wide, high = self._room
        if wide < LEAST_PX or high < LEAST_PX:
            return
        root = self.winfo_toplevel()
        most = self._most * far_px(root.winfo_width(), root.winfo_height())
        # Pieces of a language without spaces have those between Latin words at their ends.
        space, cut = (self._ems(" "), at_spaces) if spaced() else (0.0, pieces)
        words = [[self._ems(word.rstrip(" ") if space else word) for word in cut(text)] for text in self._together]
        line = self._measure.metrics("linespace") * _ROOMY / _MEASURED_AT
        size = fitting_px(words, space, line, (wide, high), round(most))
        if len(words) == 1:
            size = evened_px(words[0], space, wide, size)
        self._font.configure(size=-size)
        self.configure(wraplength=wide)
        if is_from_right(self.text):  # Tk would break the line where it begins
            self.configure(text=on_screen(self._broken(wide)))

    def _broken(self, wide_px: int) -> str:
        """The text with a line end where Tk would break it, in the order in which it is read."""
        lines = [""]
        for word in kept_together(self.text).split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self._font.measure(longer) > wide_px:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)

    def _ems(self, text: str) -> float:
        return self._measure.measure(text) * _ROOMY / _MEASURED_AT
