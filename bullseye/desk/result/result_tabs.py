"""The row over a result's face: three ways to look at the shots, and the ways to the statistics and a report."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

Action = tuple[str, Callable[[], object]]


class ResultTabs(ttk.Frame):
    """*ways* are (id, words), one of them shown, or none at all; *turned* is told which.

    *actions* are quiet buttons at the right, *edge* is what stays free beside them, px at 96 dpi.
    """

    def __init__(
        self, master: tk.Misc, theme: Theme, ways: tuple[tuple[str, str], ...], turned: Callable[[str], object],
        actions: tuple[Action, ...], edge: int = 16,
    ) -> None:  # fmt: skip
        px = theme.px
        super().__init__(master, style="Panel.TFrame", padding=(px(edge), px(4), px(edge) // 2, px(4)))
        self._edges_px = px(edge) + px(edge) // 2
        self._way = tk.StringVar(self, ways[0][0] if ways else "")
        self._gap_px = px(16)
        self.buttons: dict[str, ttk.Radiobutton] = {}
        for id_, words in ways:
            button = ttk.Radiobutton(self, text=words, value=id_, variable=self._way)
            button.configure(command=lambda: turned(self._way.get()))
            button.pack(side="left", padx=(0, self._gap_px))
            self.buttons[id_] = button
        self.more: dict[str, ttk.Button] = {}
        for words, command in reversed(actions):
            more = ttk.Button(self, text=words, style="Quiet.TButton", width=0, command=command)
            more.pack(side="right")
            self.more[words.split("   ", maxsplit=1)[0]] = more
        self.bind("<Configure>", lambda e: self._fit(e.width), add=True)

    @property
    def way(self) -> str:
        """What is shown."""
        return self._way.get()

    def offer(self, way: str, on: bool) -> None:
        """Have the button of *way*, or not: a round that has no such way shows none."""
        button = self.buttons[way]
        if on and not button.winfo_manager():
            button.pack(side="left", padx=(0, self._gap_px))
        elif not on:
            button.pack_forget()
        self._fit(self.winfo_width())

    def _fit(self, width_px: int) -> None:
        """Show the quiet buttons that have room, those at the right first; the others still have their keys.

        Ways of long words stand closer together.

        The row's own width is given by the page, whatever it asks for, so that this ends.
        """
        shown = [button for button in self.buttons.values() if button.winfo_manager()]
        room_px = width_px - self._edges_px - sum(button.winfo_reqwidth() for button in shown)
        gap_px = max(0, min(self._gap_px, room_px // len(shown))) if shown and width_px > 1 else self._gap_px
        for button in shown:
            button.pack_configure(padx=(0, gap_px))
        left_px = room_px - len(shown) * gap_px
        for more in self.more.values():
            left_px -= more.winfo_reqwidth()
            if left_px >= 0 and not more.winfo_manager():
                more.pack(side="right")
            elif left_px < 0 and width_px > 1:
                more.pack_forget()

    def turn(self, way: str) -> None:
        """Mark *way* as shown; nobody is told."""
        self._way.set(way)
