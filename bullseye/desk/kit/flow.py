"""A row of buttons that becomes two lines where the words of a language need more room than the window has."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk
from typing import Any


class Flow(ttk.Frame):
    """What is packed into it from the left goes on in a second line where the first is full; the right is kept whole.

    Pages pack into it, forget and pack again as into any frame; *gap_px* is between the lines. Each part is to be
    given to `watched` once, so that a change of its words is seen.
    """

    def __init__(self, master: tk.Misc, gap_px: int, padding: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__(master, style="Panel.TFrame", padding=padding)
        self._free_px = padding[0] + padding[2]
        self._second: ttk.Frame | None = None  # there while it is needed
        self._gap_px = gap_px
        self._due = ""
        self.bind("<Configure>", self._soon, add=True)
        self.bind("<Destroy>", self._gone, add=True)

    def watched(self, part: tk.Widget) -> None:
        """*part* may come, go and change its width."""
        for event in ("<Configure>", "<Map>", "<Unmap>"):
            part.bind(event, self._soon, add=True)

    @property
    def parts(self) -> list[tk.Widget]:
        """What is packed, in both lines."""
        return [part for part in [*self.pack_slaves(), *self._below()] if part is not self._second]

    def _below(self) -> list[tk.Widget]:
        return [] if self._second is None else self._second.pack_slaves()

    def _soon(self, _: object) -> None:
        if not self._due:
            self._due = self.winfo_toplevel().after_idle(self._fit)

    def _gone(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self and self._due:
            self.winfo_toplevel().after_cancel(self._due)
            self._due = ""

    def _fit(self) -> None:
        """Move what finds no room in the first line into the second, and back."""
        self._due = ""
        told = {part: part.pack_info() for part in self.parts}
        room = self.winfo_width() - self._free_px
        if room <= 1 or not told:
            return
        wide = {part: part.winfo_reqwidth() + _around(self, info["padx"]) for part, info in told.items()}
        left = [part for part, info in told.items() if info["side"] == "left"]
        room -= sum(wide[part] for part, info in told.items() if info["side"] == "right")
        first: list[tk.Widget] = []
        for part in left:
            if sum(wide[one] for one in first) + wide[part] > room:
                break
            first.append(part)
        second = left[len(first) :]
        if second != self._below():
            self._share_out(first, second)

    def _share_out(self, first: list[tk.Widget], second: list[tk.Widget]) -> None:
        if self._second is None:
            self._second = ttk.Frame(self, style="Panel.TFrame")
            self._second.lower()  # its parts are children of this frame, and above it
        for part in first:
            part.pack_configure(in_=self)
        for part in second:
            part.pack_configure(in_=self._second)
        if second:
            ahead: dict[str, Any] = {"before": self.pack_slaves()[0]} if self.pack_slaves() else {}
            self._second.pack(side="bottom", fill="x", pady=(self._gap_px, 0), **ahead)
        else:
            self._second.destroy()
            self._second = None


def _around(part: tk.Misc, padding: object) -> int:
    """What is free on both sides of a part, px."""
    sides = [int(str(one)) for one in part.tk.splitlist(padding)] if isinstance(padding, tuple) else [int(str(padding))]
    return 2 * sides[0] if len(sides) == 1 else sum(sides)


def columns_for(widths_px: Sequence[int], most: int, room_px: int, equal: bool = False) -> int:
    """How many columns, *most* at best and one at least, hold parts of these widths row by row; *equal* as wide."""
    for columns in range(most, 1, -1):
        widest = [max(widths_px[n::columns], default=0) for n in range(columns)]
        if (columns * max(widest) if equal else sum(widest)) <= room_px:
            return columns
    return 1
