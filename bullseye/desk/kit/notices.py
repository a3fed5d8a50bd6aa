"""Words to the player: calm bars over the page, above its buttons. What was no trouble leaves by itself."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.on_screen import on_screen
from bullseye.words import tr

if TYPE_CHECKING:
    import tkinter as tk
    from collections.abc import Callable

    from bullseye.desk.kit.theme import Theme

MOST = 3
ABOVE_PX, BESIDE_PX = 72, 24
"""What is left free below the bars, where the buttons of a page are, and beside them."""
FOOT, HEAD = "foot", "head"
"""Where a page wants the bars: above the buttons at its foot, or over its title, where the foot is what it is for."""
READ_MS, A_LETTER_MS = 4000, 60
"""How long a message is there: to be noticed, and for each letter to be read."""
Action = tuple[str, "Callable[[], object]"]
"""A button in a bar: its words, and what it does when the bar has gone."""


class Notices:
    """The bars. They lie over the page, which never moves: what is under the hand stays there.

    *theme* gives the look of the next bar; *quiet* is called when the last bar has gone.
    """

    def __init__(self, root: tk.Misc, theme: Callable[[], Theme], quiet: Callable[[], object]) -> None:
        self._root = root  # what is due must not be tied to a part that may be gone then
        self._theme = theme
        self._quiet = quiet
        self._said: dict[ttk.Frame, str] = {}
        self._passing: dict[ttk.Frame, str] = {}  # those that leave by themselves, and what was said just now
        self._acts: set[ttk.Frame] = set()  # those with something to press
        self._jobs: dict[ttk.Frame, str] = {}
        self._over_round = False
        self.where: Callable[[], tuple[str, int]] = lambda: (FOOT, 0)
        """Asked when bars appear: FOOT or HEAD, and how many px at the right they leave free."""
        self.place = ttk.Frame(root, style="Panel.TFrame")
        self.place.columnconfigure(0, weight=1)

    @property
    def texts(self) -> list[str]:
        """What the bars say, the latest last."""
        return list(self._said.values())

    @property
    def bars(self) -> list[ttk.Frame]:
        """The bars, the latest last."""
        return list(self._said)

    def say(self, text: str, kind: str = "info", action: Action | None = None) -> ttk.Frame:
        """Say something until it is dismissed; *kind* is info or bad. Gives the bar, for `dismiss`."""
        theme = self._theme()
        px, palette = theme.px, theme.palette
        for old in [old for old, said in self._passing.items() if said != "now" and old not in self._acts]:
            if kind != "bad":
                self._leave(old)  # one message at a time: the news is what counts
        while len(self._said) >= MOST:
            self.dismiss(next(iter(self._said)))
        bar = ttk.Frame(self.place, style="Card.TFrame", padding=(px(16), px(6)))
        sign, colour = ("!", palette.bad) if kind == "bad" else ("i", palette.accent)
        ttk.Label(bar, text=sign, style="Card.TLabel", font=theme.font("body", True), foreground=colour).grid()
        words = ttk.Label(bar, text=on_screen(text, of_ours=True), style="Card.TLabel", justify="left")
        words.grid(row=0, column=1, sticky="ew", padx=px(12))
        if action is not None:
            does = ttk.Button(bar, text=action[0], command=lambda: self._act(bar, action[1]))
            does.grid(row=0, column=2, padx=(0, px(8)))
            self._acts.add(bar)
        button = ttk.Button(bar, text=tr("Close"), style="Quiet.TButton", command=lambda: self.dismiss(bar))
        button.grid(row=0, column=3)
        bar.columnconfigure(1, weight=1)
        beside_px = px(208) if action is None else px(360)
        bar.bind("<Configure>", lambda e: words.configure(wraplength=max(px(200), e.width - beside_px)), add=True)
        bar.grid(column=0, sticky="ew")
        self._said[bar] = text
        if kind != "bad":
            self._passing[bar] = "now"
            # Said together with a change of page, it is about what comes: it stays through that one.
            self._root.after(1, lambda: self._passing.update({bar: ""}) if bar in self._passing else None)
            if action is None and not self._over_round:
                self._leave_soon(bar)
        if not self._over_round:
            self._appear()
        return bar

    def _appear(self) -> None:
        """Over the page, where it has nothing that the hand wants next, below any card."""
        px, (at, free_px) = self._theme().px, self.where()
        rely, y_px, anchor = (0.0, px(8), "nw") if at == HEAD else (1.0, -px(ABOVE_PX), "sw")
        width_px = -2 * px(BESIDE_PX) - free_px
        self.place.place(x=px(BESIDE_PX), rely=rely, y=y_px, anchor=anchor, relwidth=1.0, width=width_px)  # type: ignore[arg-type]

    def _leave_soon(self, bar: ttk.Frame) -> None:
        wait_ms = READ_MS + A_LETTER_MS * len(self._said[bar])
        self._jobs[bar] = self._root.after(wait_ms, lambda: self._leave(bar))

    def page_changed(self, is_round: bool) -> None:
        """Another page is shown: what was said on the one before goes, save trouble. Nothing lies over a round."""
        for bar in [bar for bar, said in self._passing.items() if said != "now"]:
            self._leave(bar)
        self._over_round = is_round
        if is_round:
            self.place.place_forget()
        elif self._said:
            self._appear()
            for bar in self._passing:
                if bar not in self._jobs:
                    self._leave_soon(bar)

    def dismiss(self, bar: ttk.Frame | None, quiet: bool = True) -> None:
        """Take a notice away, if it is still there."""
        if bar is None or self._said.pop(bar, None) is None:
            return
        self._passing.pop(bar, None)
        self._acts.discard(bar)
        job = self._jobs.pop(bar, "")
        if job:
            self._root.after_cancel(job)
        bar.destroy()
        if not self._said:
            self.place.place_forget()
            if quiet:
                self._quiet()

    def _leave(self, bar: ttk.Frame) -> None:
        """A bar goes by itself: that takes nobody out of a field in which they type."""
        self.dismiss(bar, quiet=str(bar.tk.call("focus")).startswith(f"{bar}."))

    def dismiss_all(self) -> None:
        """Take every notice away: what was said to one person is not for whoever looks at the wall next."""
        for bar in self.bars:
            self.dismiss(bar)

    def _act(self, bar: ttk.Frame, action: Callable[[], object]) -> None:
        self.dismiss(bar)
        action()
