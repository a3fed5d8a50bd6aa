"""Colours to choose: a swatch that shows one, and the card of good ones with a field for any other."""

from __future__ import annotations

import re
import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.desk.kit.theme import Theme

GOOD = (
    (tr("White"), "#ffffff"), (tr("Paper"), "#f8f6f0"), (tr("Light grey"), "#bcc5c3"), (tr("Grey"), "#8d877b"),
(tr("Black"), "#22262b"),
    (tr("Gold"), "#f4c430"), (tr("Yellow"), "#f0e442"), (tr("Orange"), "#e69f00"), (tr("Vermillion"), "#d55e00"),
(tr("Red"), "#d1383f"),
    (tr("Sky blue"), "#56b4e9"), (tr("Blue"), "#2d7fc1"), (tr("Deep blue"), "#0b3d78"), (tr("Green"), "#009e73"),
(tr("Pink"), "#cc79a7"),
)  # fmt: skip
ACROSS = 5
_WRITTEN = re.compile(r"#?([0-9a-fA-F]{6})")


class Swatch(tk.Canvas):
    """A small field of one colour that is pressed like a button; an empty colour is a stroke through nothing."""

    def __init__(
        self, master: tk.Misc, theme: Theme, size_px: tuple[int, int], pressed: Callable[[], object], ground: str
    ) -> None:
        colours = theme.palette
        super().__init__(
            master, width=size_px[0], height=size_px[1], takefocus=True, cursor="hand2", background=ground,
            highlightthickness=theme.px(2), highlightbackground=ground, highlightcolor=colours.focus, borderwidth=0,
        )  # fmt: skip
        self.colour = ""
        self._theme = theme
        self._size = size_px
        self._pressed = pressed
        self.bind("<Button-1>", lambda _: self.focus_set(), add=True)
        self.bind("<ButtonRelease-1>", self._on_release, add=True)
        for event in ("<Return>", "<KP_Enter>", "<space>"):
            self.bind(event, lambda _: self._press(), add=True)
        self.show("")

    def show(self, colour: str) -> None:
        """Show *colour*, "#rrggbb" or none."""
        self.colour = colour
        self.delete("all")
        palette, (width, height) = self._theme.palette, self._size
        edge = self._theme.px(2)
        left, right, bottom = 2 * edge, width, height
        self.create_rectangle(
            left, left, right, bottom, fill=colour or palette.raised, outline=palette.muted, tags=("field",)
        )
        if not colour:
            self.create_line(left + edge, bottom - edge, right - edge, left + edge, fill=palette.muted, width=edge)

    def _on_release(self, event: tk.Event[tk.Misc]) -> str:
        """As a button: only a click that ends where it began counts."""
        inside = 0 <= event.x < self.winfo_width() and 0 <= event.y < self.winfo_height()
        return self._press() if inside else "break"

    def _press(self) -> str:
        self._pressed()
        return "break"


class ColourCard(Overlay):
    """Good colours to pick, a field for any other, the system's own chooser. `answer` is None when nothing was chosen.

    Where *none* is a word ("No line"), there is a button for no colour, and `answer` may be "".
    """

    def __init__(self, window: Shell, title: str, colour: str, none: str) -> None:
        super().__init__(window, title, width_px=360)
        px = self.theme.px
        self.answer: str | None = None
        self.wants_more = False
        grid = ttk.Frame(self, style="Overlay.TFrame")
        grid.pack(anchor="w", pady=(px(12), 0))
        self.swatches: list[Swatch] = []
        ground = self.theme.palette.raised
        for n, (name, value) in enumerate(GOOD):
            swatch = Swatch(grid, self.theme, (px(60), px(40)), lambda v=value: self._choose(v), ground)  # type: ignore[misc]
            swatch.show(value)
            swatch.grid(row=n // ACROSS, column=n % ACROSS, padx=px(2), pady=px(2))
            for event in ("<FocusIn>", "<Enter>"):
                swatch.bind(event, lambda _, said=f"{name}   {value}": self._tell(said), add=True)
            for event, step in (("Left", -1), ("Right", 1), ("Up", -ACROSS), ("Down", ACROSS)):
                swatch.bind(f"<{event}>", lambda _, n=n + step: self._go(n), add=True)  # type: ignore[misc]
            self.swatches.append(swatch)
        self.named = self.say(" ", muted=True)
        self.say(tr("Or any other, written as #rrggbb:"))
        self.entry = ttk.Entry(self, font=self.theme.font(), width=12)
        self.entry.insert(0, colour)
        self.entry.pack(anchor="w", pady=(px(4), 0))
        self.wrong = self.say("")
        self.wrong.configure(foreground=self.theme.palette.bad)
        row = self.button_row()
        ttk.Button(row, text=tr("Use"), command=self.enter, width=0).pack(side="right")
        ttk.Button(row, text=tr("Cancel"), command=self.close, width=0).pack(side="right", padx=px(8))
        self.more = ttk.Button(row, text=tr("More\u2026"), command=self._more, width=0)
        self.more.pack(side="left")
        self.none = ttk.Button(row, text=none, command=lambda: self._choose(""), width=0)
        if none:
            self.none.pack(side="left", padx=px(8))
        now = next((s for s in self.swatches if s.colour == colour), self.swatches[0])
        self.open(now)
        self.place(relx=1.0, rely=0.5, x=-px(24), anchor="e")  # the face stays in sight

    def _tell(self, text: str) -> None:
        self.named.configure(text=text)

    def _go(self, number: int) -> str:
        if 0 <= number < len(self.swatches):
            self.swatches[number].focus_set()
        return "break"

    def _choose(self, colour: str) -> None:
        self.answer = colour
        self.close()

    def _more(self) -> None:
        self.wants_more = True
        self.close()

    def enter(self) -> None:
        """Take what is written, if it is a colour."""
        found = _WRITTEN.fullmatch(self.entry.get().strip())
        if found:
            self._choose(f"#{found[1].lower()}")
        else:
            self.wrong.configure(text=tr("A colour is # and six digits or letters a to f, such as #f4c430."))
            self.entry.focus_set()


def ask_colour(window: Shell, title: str, colour: str, none: str = "") -> str | None:
    """Ask for a colour and wait; "" for none, None when the player cancels."""
    card = ColourCard(window, title, colour, none)
    card.wait_window()
    if not card.wants_more:
        return card.answer
    return system_colour(window, title, colour)


def system_colour(window: Shell, title: str, colour: str) -> str | None:
    """The system's own way to choose a colour; None when the player cancels."""
    from tkinter import colorchooser

    _, chosen = colorchooser.askcolor(color=colour or "#ffffff", parent=window.root, title=title)
    return chosen.lower() if chosen else None
