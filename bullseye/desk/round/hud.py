"""The numbers beside the play canvas: one panel, drawn from items made once, changed only where a number changed."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING, Literal

from bullseye.desk.kit.palette import PANEL_PX
from bullseye.desk.kit.widgets import shortened
from bullseye.desk.round.effects import Wanted
from bullseye.desk.round.flash_limit import FlashLimit
from bullseye.desk.round.specks import mixed
from bullseye.picture.discs import render_png
from bullseye.picture.face import rgb
from bullseye.wording.numbers import DASH
from bullseye.words import rightward, tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.round.view import Hud

PULSE_MS = 160
GLOWS = ((3, 0.12), (6, 0.20), (10, 0.30))
"""From which combo on how much of the accent glows behind it; one step brighter for a moment at each new hit."""
MOST_NOTES = 4
_GLOW_PX = 150
_GLOW_RINGS = 24

Anchor = Literal["nw", "ne", "w", "e"]
OTHER_SIDE: dict[Anchor, Anchor] = {"nw": "ne", "ne": "nw", "w": "e", "e": "w"}

# What stands where: (field, label, figure's size, bold, room below in px at 96 dpi).
_ROWS = (
    ("left", "", "title", True, 16),
    ("shots", tr("Shots"), "large", False, 8),
    ("accuracy", tr("Accuracy"), "large", False, 8),
    ("last", tr("Last shot"), "large", False, 20),
    ("combo", tr("Combo"), "title", True, 0),
)


class HudPanel(tk.Canvas):
    """Labels on the left, figures of equal width on the right, so that nothing dances."""

    def __init__(self, master: tk.Misc, theme: Theme, wanted: Wanted) -> None:
        super().__init__(
            master, background=theme.palette.panel, highlightthickness=0, width=theme.px(PANEL_PX), height=1
        )
        self._theme = theme
        self._wanted = wanted
        self._limit = FlashLimit()
        self._glows: list[tk.PhotoImage] = []
        self._glow = self.create_image(0, 0, state="hidden", tags=("glow",))
        self._glow_level = 0
        self._notes: list[tuple[int, int]] = []
        self._hud: Hud | None = None
        self._pulse_job = ""
        self._items: dict[str, int] = {}
        self._left, self._right = theme.px(24), theme.px(PANEL_PX - 24)  # where a line begins, and where it ends
        if not rightward():
            self._left, self._right = self._right, self._left
        self._build()
        self.use(wanted)

    def use(self, wanted: Wanted) -> None:
        """The player wants these effects; what they need is made now, since it would hold up a frame of the round."""
        self._wanted = wanted
        if wanted.combo_glow and not self._glows:
            self._glows = [self._glow_photo(share) for _, share in GLOWS]

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
        self._text(self._left, y, "nw", "small", False, colours.muted, tr("Score"))
        self._unranked = self._text(self._right, y, "ne", "small", True, colours.bad)
        y += self._theme.font("small").metrics("linespace")
        self._items["score"] = self._text(self._right, y, "ne", "hero", True, colours.text, DASH)
        y += self._theme.font("hero", True).metrics("linespace") + px(8)
        self._line(y)
        y += px(16)
        self._rows_y = y
        for field, label, size, bold, _ in _ROWS:
            ink = colours.accent if field == "combo" else colours.text
            self._items[f"{field}_label"] = self._text(self._left, 0, "w", "small", False, colours.muted, label)
            self._items[field] = self._text(self._right, 0, "e", size, bold, ink, DASH)
        self._items["bonus"] = self._text(self._right, 0, "ne", "small", False, colours.accent)
        for _ in range(MOST_NOTES):
            name = self._text(self._left, 0, "w", "small", False, colours.muted)
            self._notes.append((name, self._text(self._right, 0, "e", "body", True, colours.text)))
        self._place_rows(())

    def _place_rows(self, lacks: tuple[str, ...]) -> None:
        """The rows one below the other, without those that the drill *lacks*."""
        px, y = self._theme.px, self._rows_y
        for field, _, size, bold, below in _ROWS:
            high = self._theme.font(size, bold).metrics("linespace")
            middle, there = y + high // 2, field not in lacks
            for item, x in ((self._items[f"{field}_label"], self._left), (self._items[field], self._right)):
                self.coords(item, x, middle)
                self.itemconfigure(item, state="normal" if there else "hidden")
            if field == "combo":
                self.coords(self._glow, self._right + px(24) * (-1 if self._left < self._right else 1), middle)
            y += high + px(below) if there else 0
        line = self._theme.font("small").metrics("linespace")
        self.coords(self._items["bonus"], self._right, y)
        y += line + px(12) if "combo" not in lacks else 0
        for name, value in self._notes:
            self.coords(name, self._left, y + line // 2)
            self.coords(value, self._right, y + line // 2)
            y += line + px(6)

    def _text(self, x: int, y: int, anchor: Anchor, size: str, bold: bool, colour: str, text: str = "") -> int:
        side = anchor if rightward() else OTHER_SIDE[anchor]
        return self.create_text(x, y, anchor=side, font=self._theme.font(size, bold), fill=colour, text=text)

    def _line(self, y: int) -> None:
        self.create_line(self._left, y, self._right, y, fill=self._theme.palette.line)

    def show_round(self, drill: str, face: str, player: str, banner: str = "") -> None:
        """Say what is played, each shortened to the panel's width; *banner* goes before the player."""
        for item, text, size, bold in (
            (self._drill, drill, "body", True),
            (self._face, face, "small", False),
            (self._player, f"{banner}  \u00b7  {player}" if banner else player, "small", False),
        ):
            font = self._theme.font(size, bold)
            self.itemconfigure(item, text=shortened(text, font, abs(self._right - self._left)))

    def show_unranked(self, on: bool) -> None:
        """Whether a round that is not ranked says so; in a class it counts all the same."""
        self.itemconfigure(self._unranked, state="normal" if on else "hidden")

    def show_hud(self, hud: Hud) -> None:
        """Print what has changed."""
        before = self._hud
        self._hud = hud
        if hud.lacks != (() if before is None else before.lacks):
            self._place_rows(hud.lacks)
        for field in ("score", "shots", "accuracy", "last", "left", "bonus", "left_label"):
            value = getattr(hud, field)
            if before is None or value != getattr(before, field):
                self.itemconfigure(self._items[field], text=value)
        if before is None or (len(hud.left), hud.left_label) != (len(before.left), before.left_label):
            self._fit_left(hud.left, hud.left_label)
        if before is None or hud.ranked != before.ranked:
            self.itemconfigure(self._unranked, text="" if hud.ranked else tr("unranked"))
        if before is None or hud.combo != before.combo:
            self.itemconfigure(self._items["combo"], text=str(hud.combo) if hud.combo else DASH)
            rises = hud.combo > 1 and before is not None and hud.combo > before.combo
            rises = rises and "combo" not in hud.lacks and self._pulse()  # where no combo stands, nothing is lit
            self._show_glow(0 if "combo" in hud.lacks else self._level(hud.combo) + rises)
        if before is None or hud.notes != before.notes:
            self._show_notes(hud.notes)
        if before is None or (hud.last == "miss") != (before.last == "miss"):
            colours = self._theme.palette
            self.itemconfigure(self._items["last"], fill=colours.bad if hud.last == "miss" else colours.text)

    def _fit_left(self, value: str, label: str) -> None:
        """What is left in letters that leave room for its label; figures are equally wide, so only longer text asks."""
        room = abs(self._right - self._left) - self._theme.font("small").measure(label) - self._theme.px(8)
        fonts = [self._theme.font(size, True) for size in ("title", "large", "body")]
        font = next((font for font in fonts if font.measure(value) <= room), fonts[-1])
        self.itemconfigure(self._items["left"], font=font)

    def _pulse(self) -> bool:
        """Make the combo larger for a moment; False where less movement is wanted, or one was just so."""
        if not self._wanted.combo_glow or not self._limit.may():
            return False
        if self._pulse_job:
            self.after_cancel(self._pulse_job)
        item = self._items["combo"]
        self.itemconfigure(item, font=self._theme.font("hero", True))

        def calm() -> None:
            self._pulse_job = ""
            self.itemconfigure(item, font=self._theme.font("title", True))
            self._show_glow(self._level(0 if self._hud is None else self._hud.combo))

        self._pulse_job = self.after(PULSE_MS, calm)
        return True

    @staticmethod
    def _level(combo: int) -> int:
        return sum(combo >= least for least, _ in GLOWS)

    def _show_glow(self, level: int) -> None:
        """A soft light behind the combo; *level* 0 is none."""
        level = min(level, len(GLOWS)) if self._wanted.combo_glow else 0
        if level == self._glow_level:
            return
        self._glow_level = level
        if level:
            self.itemconfigure(self._glow, image=self._glows[level - 1], state="disabled")
        else:
            self.itemconfigure(self._glow, state="hidden")

    def _glow_photo(self, share: float) -> tk.PhotoImage:
        colours, side = self._theme.palette, self._theme.px(_GLOW_PX)
        discs = []
        for n in range(_GLOW_RINGS):
            inside = (n + 1) / _GLOW_RINGS
            colour = mixed(colours.panel, colours.accent, share * inside * inside)
            discs.append((side / 2 * (1 - n / _GLOW_RINGS), rgb(colour)))
        data = render_png(side, discs, rgb(colours.panel))
        return tk.PhotoImage(master=self, data=data, format="PNG")

    def _show_notes(self, notes: tuple[tuple[str, str], ...]) -> None:
        """What only some drills tell, below the rest."""
        told = [*notes[:MOST_NOTES], *[("", "")] * (MOST_NOTES - len(notes))]
        font = self._theme.font("small")
        for (label_item, value_item), (label, value) in zip(self._notes, told, strict=True):
            room = abs(self._right - self._left) - self._theme.font("body", True).measure(value) - self._theme.px(8)
            self.itemconfigure(label_item, text=shortened(label, font, room) if label else "")
            self.itemconfigure(value_item, text=value)

    def notes(self) -> list[tuple[str, str]]:
        """The notes as they are read."""
        texts = [
            tuple(str(self.tk.call(str(self), "itemcget", item, "-text")) for item in pair) for pair in self._notes
        ]
        return [(label, value) for label, value in texts if label]

    def heading(self) -> list[str]:
        """Drill, face, and who plays, as they are read."""
        items = (self._drill, self._face, self._player)
        return [str(self.tk.call(str(self), "itemcget", item, "-text")) for item in items]

    def stop(self) -> None:
        """Let nothing more happen by itself."""
        if self._pulse_job:
            self.after_cancel(self._pulse_job)
            self._pulse_job = ""
            self.itemconfigure(self._items["combo"], font=self._theme.font("title", True))
        self._show_glow(0)

    def text_of(self, field: str) -> str:
        """What stands at *field*, as it is read."""
        item = self._unranked if field == "ranked" else self._items[field]
        return str(self.tk.call(str(self), "itemcget", item, "-text"))
