"""Attract mode on the wall: simulated shooters play real rounds and say what is seen, until anything is touched."""

from __future__ import annotations

import tkinter as tk
from math import ceil
from random import Random
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.classroom.show.attract import Attract
from bullseye.desk.frame.page import Page
from bullseye.desk.kit.fitted import FittedText, far_px
from bullseye.desk.kit.system import wants_less_motion
from bullseye.desk.kit.widgets import wrapping
from bullseye.desk.result.replay_view import ReplayView
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.classroom.show.demo import Demo
    from bullseye.desk.kit.shell import Shell

TICK_MS = 16
BETWEEN_S = 1.5
"""How long a demonstration stands after its last word, before the next one begins."""
SHARES = (58, 42)
"""The width of the picture and that of the words."""
HEAD_SHARE, FOOT_SHARE = 0.5, 0.36
INPUTS = ("<KeyPress>", "<ButtonPress>", "<Motion>", "<MouseWheel>")
KEPT = tr("A simulated shooter: nothing of it is kept.\nAny key or click ends it.")


class AttractPage(Page):
    """Shows one demonstration after the other; any input goes back to the page before.

    The rounds are made in memory and shown: this page asks neither store nor class for anything. With *reduced
    motion* nothing moves; the picture is that of the moment each caption speaks of.
    """

    name = "attract"
    title = tr("Demonstration")
    keys = [(tr("Any key"), tr("Back to the class"))]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        theme, services = self.theme, self.services
        # Luck of its own: a demonstration must not use up a seed of the sitting.
        luck = Random(f"demonstration {services.clock.utc().isoformat()}")
        self._attract = Attract(services.clock, luck, services.faces, services.drills)
        self._job = ""
        self._since = 0.0
        self._spot = (0, 0)
        self.demo: Demo | None = None
        self.still = False
        self.view = ReplayView(self, theme)
        self.view.grid(row=0, column=0, sticky="nsew")
        px = theme.px
        side = ttk.Frame(self, style="Panel.TFrame", padding=(px(32), px(32), px(32), px(24)))
        side.grid(row=0, column=1, sticky="nsew")
        side.pack_propagate(False)
        self.rowconfigure(0, weight=1)
        for column, share in enumerate(SHARES):
            self.columnconfigure(column, weight=share, uniform="halves")
        self._head_font = tkfont.Font(self, family=theme.family, weight="bold")
        self._foot_font = tkfont.Font(self, family=theme.family)
        self.head = ttk.Label(side, style="Panel.TLabel", font=self._head_font, foreground=theme.palette.accent)
        self.head.pack(anchor="w", fill="x", pady=(0, px(16)))
        foot = ttk.Label(side, text=KEPT, font=self._foot_font, foreground=theme.palette.muted, justify="left")
        foot.pack(side="bottom", anchor="w", fill="x", pady=(px(16), 0))
        wrapping(self.head)
        wrapping(foot)
        self.words = FittedText(side, theme)
        self.words.pack(fill="both", expand=True)
        self.bind("<Configure>", self._resized, add=True)
        self._listen(self)

    def _listen(self, part: tk.Misc) -> None:
        """Every input on the page ends it, before anything else can make use of it."""
        tag = f"Touch{self}"
        part.bindtags((tag, *part.bindtags()))
        for sequence in INPUTS:
            part.bind_class(tag, sequence, self._motion if sequence == "<Motion>" else self._input)
        for child in part.winfo_children():
            self._listen(child)

    def _resized(self, event: tk.Event[tk.Misc]) -> None:
        root = self.window.root
        far = far_px(root.winfo_width(), root.winfo_height())
        self._head_font.configure(size=-round(HEAD_SHARE * far))
        self._foot_font.configure(size=-round(FOOT_SHARE * far))

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, **args: Any) -> None:
        """Begin with the next demonstration of the programme; whoever comes by reads no notice of the class."""
        self.window.notices.dismiss_all()
        self._spot = self.window.root.winfo_pointerxy()
        self.still = self.services.settings.reduced_motion or wants_less_motion()
        self.begin()

    def begin(self) -> None:
        """The next demonstration from its start."""
        demo = self.demo = self._attract.demo()
        self._since = self.services.clock.now()
        self.head.configure(text=demo.title)
        self.words.show(demo.caption(0.0), [text for _, text in demo.captions])
        self.view.show(demo.replay)
        self.when_idle(self._make_pictures)
        self.tick()

    def _make_pictures(self) -> None:
        if self.window.page is self and not self.view.make_some():
            self.when_idle(self._make_pictures)

    @property
    def t_s(self) -> float:
        """How far the demonstration is, in seconds."""
        return self.services.clock.now() - self._since

    def tick(self) -> None:
        """Draw the moment that is due, and come again; begin the next demonstration after the last word."""
        self._stop()
        demo, t_s = self.demo, self.t_s
        if demo is None:
            return
        if t_s >= demo.length_s + BETWEEN_S:
            self.begin()
            return
        self.words.show(demo.caption(t_s), [text for _, text in demo.captions])
        if not self.still:
            wait_ms = TICK_MS if t_s < demo.replay.duration_s else self._until_next_ms(demo, t_s)
            self.view.draw(demo.replay.at(min(t_s, demo.replay.duration_s)))
        else:
            spoken_s = max((at for at, _ in demo.captions if at <= t_s), default=0.0)
            self.view.draw(demo.replay.at(min(spoken_s, demo.replay.duration_s)))
            wait_ms = self._until_next_ms(demo, t_s)
        self._job = self.window.root.after(wait_ms, self._due_now)

    @staticmethod
    def _until_next_ms(demo: Demo, t_s: float) -> int:
        """Until the next caption, or the next demonstration."""
        ends = [at for at, _ in demo.captions if at > t_s]
        return ceil(1000 * (min(ends, default=demo.length_s + BETWEEN_S) - t_s)) + 1

    def _due_now(self) -> None:
        self._job = ""
        self.tick()

    def _stop(self) -> None:
        if self._job:
            self.window.root.after_cancel(self._job)
            self._job = ""

    @property
    def ticks(self) -> bool:
        """True while another moment is due by itself."""
        return bool(self._job)

    # -- ending ------------------------------------------------------------------------------------

    def _input(self, _: object) -> str:
        self.escape()
        return "break"

    def _motion(self, event: tk.Event[tk.Misc]) -> str:
        spot = event.x_root, event.y_root
        if spot == self._spot:  # it lies still; what lies under it has changed
            return "break"
        return self._input(event)

    def escape(self) -> None:
        """Any input: back to where the class was. A second click in a hurry presses nothing there."""
        if self.window.page is self:
            self.window.back()
            self.window.guard_clicks()

    def hidden(self) -> None:
        """Nothing plays behind another page, and nothing of it is left."""
        self._stop()
        self._attract.touched()
        self.demo = None
        self.view.show(None)

    def covered(self) -> None:
        """It halts under a card."""
        self._stop()

    def destroy(self) -> None:
        """Take back what is due, then go."""
        self._stop()
        tag = f"Touch{self}"
        for sequence in self.bind_class(tag) or ():
            self.unbind_class(tag, sequence)
        super().destroy()
