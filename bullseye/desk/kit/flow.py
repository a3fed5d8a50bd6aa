"""A row of buttons that becomes two lines where the words of a language need more room than the window has."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk


class Flow(ttk.Frame):
    """What is packed into it from the left goes on in a second line where the first is full; the right is kept whole.

    Pages pack into it, forget and pack again as into any frame; *gap_px* is between the lines. Each part is to be
    given to `watched` once, so that a change of its words is seen.
    """

    def __init__(self, master: tk.Misc, gap_px: int, padding: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__(master, style="Panel.TFrame", padding=padding)
        self._free_px = padding[0] + padding[2]
        self._second = ttk.Frame(self, style="Panel.TFrame")
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
        placed = [*self.pack_slaves(), *self._second.pack_slaves()]
        return [part for part in placed if part is not self._second]

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
        room -= sum(wide[part] for part in told if part not in left)
        first: list[tk.Widget] = []
        for part in left:
            if sum(wide[one] for one in first) + wide[part] > room:
                break
            first.append(part)
        second = left[len(first) :]
        if second != self._second.pack_slaves():
            for part in left:
                part.pack_configure(in_=self if part in first else self._second)
            if second:
                self._second.pack(side="bottom", fill="x", pady=(self._gap_px, 0), before=self.pack_slaves()[0])
                self._second.lower()
            else:
                self._second.pack_forget()


def _around(part: tk.Misc, padding: object) -> int:
    """What is free on both sides of a part, px."""
    sides = [int(str(one)) for one in part.tk.splitlist(padding)] if isinstance(padding, tuple) else [int(str(padding))]
    return 2 * sides[0] if len(sides) == 1 else sum(sides)
