"""The two parts of a test's page: the canvas with its words and crosses, and the panel with the numbers beside it."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.palette import PANEL_PX
from bullseye.desk.kit.widgets import shortened, wrapping

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.session.plan import RoundPlan

CROSS_MS = 300
_CROSS_PX = 11
EDGE_PX = 24


class LabCanvas(tk.Canvas):
    """The range of a test. Pages draw their targets on it; words, shade and cross lie above them."""

    def __init__(self, master: tk.Misc, theme: Theme) -> None:
        colours, px = theme.palette, theme.px
        super().__init__(master, background=colours.ground, highlightthickness=0, width=200, height=200, takefocus=True)
        self._theme = theme
        self.shade = self.create_rectangle(0, 0, 0, 0, fill=colours.ground, outline="", state="hidden")
        self._title = self.create_text(0, 0, fill=colours.text, font=theme.font("title", True), justify="center")
        self._words = self.create_text(0, 0, fill=colours.muted, font=theme.font(), justify="center", anchor="n")
        bad = dict(fill=colours.bad, width=px(3), state="hidden", capstyle="round")
        self._cross = [self.create_line(0, 0, 0, 0, **bad) for _ in range(2)]  # type: ignore[call-overload]
        self._cross_job = ""

    def say(self, title: str, words: str = "", y_px: float | None = None, room_px: float = 0.0) -> None:
        """A title and words below it, in the middle or about *y_px*, no wider than *room_px*."""
        px = self._theme.px
        x, y = self.winfo_width() / 2, self.winfo_height() / 2 if y_px is None else y_px
        room = max(px(80), int(room_px or self.winfo_width() - px(48)))
        self.itemconfigure(self._title, text=title, width=room, anchor="s" if words else "center")
        self.itemconfigure(self._words, text=words, width=room)
        self.coords(self._title, x, y - px(14) if words else y)
        self.coords(self._words, x, y - px(6))
        for item in (self._title, self._words):
            self.tag_raise(item)

    def said(self) -> tuple[str, str]:
        """The title and the words that stand there."""
        title, words = (str(self.tk.call(str(self), "itemcget", item, "-text")) for item in (self._title, self._words))
        return title, words

    def cover(self, covered: bool) -> None:
        """Hide the targets, or show them again."""
        self.coords(self.shade, 0, 0, self.winfo_width(), self.winfo_height())
        self.itemconfigure(self.shade, state="normal" if covered else "hidden")
        if covered:
            self.tag_raise(self.shade)

    def cross(self, x_px: float, y_px: float) -> None:
        """A cross where a click missed, for a moment: wrong by its shape, not by its colour alone."""
        arm = self._theme.px(_CROSS_PX)
        for line, way in zip(self._cross, (1, -1), strict=True):
            self.coords(line, x_px - arm, y_px - way * arm, x_px + arm, y_px + way * arm)
            self.itemconfigure(line, state="normal")
            self.tag_raise(line)
        root = self.winfo_toplevel()  # a job of a destroyed widget would call what is not there any more
        if self._cross_job:
            root.after_cancel(self._cross_job)
        self._cross_job = root.after(CROSS_MS, self.hide_cross)

    def hide_cross(self) -> None:
        """Take the cross away."""
        if self._cross_job:
            self.winfo_toplevel().after_cancel(self._cross_job)
            self._cross_job = ""
        for line in self._cross:
            self.itemconfigure(line, state="hidden")

    @property
    def crossed(self) -> bool:
        """True while a cross stands there."""
        return bool(self._cross_job)


class LabPanel(ttk.Frame):
    """Who plays what, where the test stands (`part`, `count`, `label`), further facts, and a hint."""

    def __init__(self, master: tk.Misc, theme: Theme) -> None:
        px = theme.px
        super().__init__(master, style="Panel.TFrame", padding=px(EDGE_PX))
        self._theme = theme
        self.columnconfigure(0, weight=1)
        self.drill = ttk.Label(self, style="Strong.TLabel")
        self.player = ttk.Label(self, style="Muted.TLabel")
        self.part = ttk.Label(self, style="Large.TLabel")
        self.count = ttk.Label(self, style="Hero.TLabel")
        self.label = ttk.Label(self, style="Strong.TLabel", foreground=theme.palette.accent)
        self.facts = ttk.Frame(self, style="Panel.TFrame")
        self.facts.columnconfigure(0, weight=1)
        self.hint = wrapping(ttk.Label(self, style="Muted.TLabel", justify="left"))
        rows: list[tuple[ttk.Widget, int]] = [
            (self.drill, 0), (self.player, 4), (ttk.Separator(self), 16), (self.part, 16), (self.count, 0),
            (self.label, 0), (ttk.Separator(self), 16), (self.facts, 16), (self.hint, 16),
        ]  # fmt: skip
        for row, (part, above) in enumerate(rows):
            part.grid(row=row, column=0, sticky="ew", pady=(px(above), 0))
            if isinstance(part, ttk.Label) and part is not self.hint:
                wrapping(part).configure(width=1)
        self._values: dict[str, ttk.Label] = {}

    def begin(self, plan: RoundPlan, banner: str) -> None:
        """Another test: *banner* stands before the player's name."""
        for label in self.facts.winfo_children():
            label.destroy()
        self._values.clear()
        room = self._theme.px(PANEL_PX - 2 * EDGE_PX)
        name = f"{banner}  \u00b7  {plan.player}" if banner else plan.player
        self.drill.configure(text=shortened(plan.drill.name, self._theme.font("body", True), room))
        self.player.configure(text=shortened(name, self._theme.font("small"), room))

    def fact(self, label: str, value: str) -> None:
        """A line: set anew, or added when it is not there yet."""
        if label not in self._values:
            row, below = len(self._values), (0, self._theme.px(6))
            name = wrapping(ttk.Label(self.facts, text=label, style="Muted.TLabel", width=1))
            name.grid(row=row, column=0, sticky="new", pady=below)
            self._values[label] = ttk.Label(self.facts, style="Strong.TLabel", anchor="e")
            gap = (self._theme.px(8), 0)
            self._values[label].grid(row=row, column=1, sticky="ne", padx=gap, pady=below)
        self._values[label].configure(text=value)
