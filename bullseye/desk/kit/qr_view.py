"""A QR code as large as its place holds, every square of it whole pixels."""

from __future__ import annotations

import tkinter as tk
from base64 import b64encode


class QrView(tk.Canvas):
    """Shows a PNG of one pixel for each square, enlarged by a whole number, black on white in every theme."""

    def __init__(self, master: tk.Misc, ground: str) -> None:
        super().__init__(master, background=ground, highlightthickness=0, width=100, height=100)
        self._png = b""
        self._small: tk.PhotoImage | None = None
        self._large: tk.PhotoImage | None = None
        self.times = 0
        """How many pixels a square is wide."""
        self.bind("<Configure>", lambda _: self._draw(), add=True)

    def show(self, png: bytes) -> None:
        """Show that code; nothing for no bytes."""
        if png != self._png:
            self._png = png
            self._small = tk.PhotoImage(master=self, data=b64encode(png)) if png else None
            self.times = 0
            self._draw()

    def _draw(self) -> None:
        if self._small is None:
            self.delete("all")
            self._large = None
            return
        wide, high = self.winfo_width(), self.winfo_height()
        times = max(1, min(wide, high) // self._small.width())
        if times != self.times:
            self.times = times
            self._large = self._small.zoom(times)
        self.delete("all")
        self.create_image(wide // 2, high // 2, image=self._large)
