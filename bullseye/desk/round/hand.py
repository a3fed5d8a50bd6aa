"""The hand at the range: turns the events of the mouse and of the focus into calls of the round that is on."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING, Protocol

from bullseye.desk.kit.shell import Shown
from bullseye.desk.kit.widgets import unbind

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.desk.round.frame_timing import FrameTiming
    from bullseye.desk.round.stay import Stay
    from bullseye.play.round.controller import Controller


class Range(Shown, Protocol):
    """What the hand must know of the page it plays on."""

    window: Shell
    watch: FrameTiming
    stay: Stay

    @property
    def canvas(self) -> tk.Canvas:
        """Where the targets are."""

    @property
    def round_on(self) -> Controller | None:
        """The controller of the round that is on, if one is."""

    def keep_ticking(self) -> None:
        """The round may be running again: draw its frames."""


class Hand:
    """Hears the canvas of *page*. The first line of each handler takes the event's own time."""

    def __init__(self, page: Range) -> None:
        self._page = page
        self._window, self._canvas = page.window, page.canvas
        self._motion_binding = ""
        for event, heard in (
            ("<ButtonPress-1>", self._on_press), ("<ButtonRelease-1>", self._on_release), ("<Key>", self._on_key),
            ("<Configure>", self._on_size), ("<FocusIn>", self._on_focus_in),
        ):  # fmt: skip
            self._canvas.bind(event, heard, add=True)
        self._focus_binding = self._window.root.bind("<FocusOut>", self._on_focus_out, add=True)

    def let_go(self) -> None:
        """Let go of the window's events; the canvas takes its own along."""
        unbind(self._window.root, "<FocusOut>", self._focus_binding)

    def follow_pointer(self, on: bool) -> None:
        """Hear where the pointer goes, in drills that must know."""
        if on and not self._motion_binding:
            self._motion_binding = self._canvas.bind("<Motion>", self._on_motion, add=True)
        elif not on and self._motion_binding:
            unbind(self._canvas, "<Motion>", self._motion_binding)
            self._motion_binding = ""

    def place(self) -> tuple[int, int]:
        """The pixel that a shot would go to now."""
        canvas = self._canvas
        return canvas.winfo_pointerx() - canvas.winfo_rootx(), canvas.winfo_pointery() - canvas.winfo_rooty()

    def tell_place(self, now: float) -> None:
        """The pointer lies somewhere before it has moved; that is where it points at *now*."""
        if self._page.round_on is not None:
            self._page.round_on.pointed(*self.place(), now)

    def tell_size(self) -> None:
        """How large the canvas is, as soon as it has a size."""
        round_on, canvas = self._page.round_on, self._canvas
        if round_on is not None and canvas.winfo_width() > 1:
            round_on.resized(canvas.winfo_width(), canvas.winfo_height())

    # -- the mouse ---------------------------------------------------------------------------------

    def _on_press(self, event: tk.Event[tk.Misc]) -> None:
        now = self._window.moment(event)
        page, round_on = self._page, self._page.round_on
        if round_on is None or page.stay.on:
            page.stay.clicked()
            return
        with page.watch.section("click"):
            round_on.pressed(event.x, event.y, now)
            self._canvas.update_idletasks()

    def _on_release(self, event: tk.Event[tk.Misc]) -> None:
        now = self._window.moment(event)
        if self._page.round_on is not None:
            self._page.round_on.released(now)

    def _on_motion(self, event: tk.Event[tk.Misc]) -> None:
        now = self._window.moment(event)
        if self._page.round_on is not None:
            self._page.round_on.pointed(event.x, event.y, now)

    # -- the keys, the size, the focus -------------------------------------------------------------

    def _on_key(self, event: tk.Event[tk.Misc]) -> str | None:
        """Any key that writes something ends the moment after the last shot, and does nothing on the next page."""
        return "break" if event.char and self._page.stay.skip() else None

    def _on_size(self, _: tk.Event[tk.Misc]) -> None:
        self._page.when_idle(self.tell_size)

    def _on_focus_in(self, _: tk.Event[tk.Misc]) -> None:
        if self._page.round_on is not None and self._window.overlay is None:
            self._page.round_on.got_focus()
            self._page.keep_ticking()

    def _on_focus_out(self, _: tk.Event[tk.Misc]) -> None:
        now = self._window.services.clock.now()
        # The focus may also have gone from one part of this window to another.
        if self._page.round_on is not None and self._window.page is self._page and not self._has_focus():
            self._page.round_on.lost_focus(now)

    def _has_focus(self) -> bool:
        call = self._canvas.tk.call
        holder = str(call("focus"))
        return bool(holder) and str(call("winfo", "toplevel", holder)) == str(self._window.root)
