"""The numbers beside the play canvas: one panel, drawn from items made once, changed only where a number changed."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING, Literal

from bullseye.desk.palette import PANEL_PX
from bullseye.desk.widgets import shortened
from bullseye.play.words import DASH

if TYPE_CHECKING:
    from bullseye.desk.theme import Theme
    from bullseye.play.view import Hud

PULSE_MS = 160

Anchor = Literal["nw", "ne", "w", "e"]

# What stands where: (field, label, figure's size, bold, room below in px at 96 dpi).
_ROWS = (
    ("left", "", "title", True, 16),
    ("shots", "Shots", "large", False, 8),
    ("accuracy", "Accuracy", "large", False, 8),
    ("last", "Last shot", "large", False, 20),
    ("combo", "Combo", "title", True, 0),
)


class HudPanel(tk.Canvas):
    """Labels on the left, figures of equal width on the right, so that nothing dances."""

    def __init__(self, master: tk.Misc, theme: Theme, moving_effects: bool) -> None:
        super().__init__(
            master, background=theme.palette.panel, highlightthickness=0, width=theme.px(PANEL_PX), height=1
        )
        self._theme = theme
        self._moves = moving_effects
        self._hud: Hud | None = None
        self._pulse_job = ""
        self._items: dict[str, int] = {}
        self._left, self._right = theme.px(24), theme.px(PANEL_PX - 24)
        self._build()

    def _build(self) -> None:
        px, colours = self._theme.px, self._theme.palette
        y = px(24)
        self._drill = self._text(self._left, y, "nw", "body", True, colours.text)
        y += self._theme.font("body", True).metrics("linespace") + px(4)
        self._face = self._text(self._left, y, "nw", "small", False, colours.muted)
        y += self._theme.font("small").metrics("linespace") + px(4)
        self._player = self._text(self._left, y, "nw", "small", False, colours.muted)
        y += self._theme.font("small").metrics("linespace") + px(16)
        self._line(y)
        y += px(16)
        self._text(self._left, y, "nw", "small", False, colours.muted, "Score")
        self._unranked = self._text(self._right, y, "ne", "small", True, colours.bad)
        y += self._theme.font("small").metrics("linespace")
        self._items["score"] = self._text(self._right, y, "ne", "hero", True, colours.text, DASH)
        y += self._theme.font("hero", True).metrics("linespace") + px(8)
        self._line(y)
        y += px(16)
        for field, label, size, bold, below in _ROWS:
            high = self._theme.font(size, bold).metrics("linespace")
            ink = colours.accent if field == "combo" else colours.text
            middle = y + high // 2
            self._items[f"{field}_label"] = self._text(self._left, middle, "w", "small", False, colours.muted, label)
            self._items[field] = self._text(self._right, middle, "e", size, bold, ink, DASH)
            y += high + px(below)
        self._items["bonus"] = self._text(self._right, y, "ne", "small", False, colours.accent)

    def _text(self, x: int, y: int, anchor: Anchor, size: str, bold: bool, colour: str, text: str = "") -> int:
        return self.create_text(x, y, anchor=anchor, font=self._theme.font(size, bold), fill=colour, text=text)

    def _line(self, y: int) -> None:
        self.create_line(self._left, y, self._right, y, fill=self._theme.palette.line)

    def show_round(self, drill: str, face: str, player: str) -> None:
        """Say what is played, each shortened to the panel's width."""
        for item, text, size, bold in (
            (self._drill, drill, "body", True),
            (self._face, face, "small", False),
            (self._player, player, "small", False),
        ):
            font = self._theme.font(size, bold)
            self.itemconfigure(item, text=shortened(text, font, self._right - self._left))

    def show_hud(self, hud: Hud) -> None:
        """Print what has changed."""
        before = self._hud
        self._hud = hud
        for field in ("score", "shots", "accuracy", "last", "left", "bonus", "left_label"):
            value = getattr(hud, field)
            if before is None or value != getattr(before, field):
                self.itemconfigure(self._items[field], text=value)
        if before is None or hud.ranked != before.ranked:
            self.itemconfigure(self._unranked, text="" if hud.ranked else "unranked")
        if before is None or hud.combo != before.combo:
            self.itemconfigure(self._items["combo"], text=str(hud.combo) if hud.combo else DASH)
            if hud.combo > 1 and before is not None and hud.combo > before.combo:
                self._pulse()
        if before is None or (hud.last == "miss") != (before.last == "miss"):
            colours = self._theme.palette
            self.itemconfigure(self._items["last"], fill=colours.bad if hud.last == "miss" else colours.text)

    def _pulse(self) -> None:
        """The combo is larger for a moment; not where the player wants less movement."""
        if not self._moves:
            return
        if self._pulse_job:
            self.after_cancel(self._pulse_job)
        item = self._items["combo"]
        self.itemconfigure(item, font=self._theme.font("hero", True))

        def calm() -> None:
            self._pulse_job = ""
            self.itemconfigure(item, font=self._theme.font("title", True))

        self._pulse_job = self.after(PULSE_MS, calm)

    def stop(self) -> None:
        """Let nothing more happen by itself."""
        if self._pulse_job:
            self.after_cancel(self._pulse_job)
            self._pulse_job = ""
            self.itemconfigure(self._items["combo"], font=self._theme.font("title", True))

    def text_of(self, field: str) -> str:
        """What stands at *field*, as it is read."""
        item = self._unranked if field == "ranked" else self._items[field]
        return str(self.tk.call(str(self), "itemcget", item, "-text"))
