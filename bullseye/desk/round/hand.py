"""The hand at the range: turns the events of the mouse and of the focus into calls of the round that is on."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from bullseye.desk.kit.widgets import unbind
from bullseye.session.aids import KEYBOARD
from bullseye.session.round import State

if TYPE_CHECKING:
    from bullseye.desk.round.aid_hand import AidHand
    from bullseye.desk.round.range_page import Range
    from bullseye.session.plan import RoundPlan


ARROWS = {"Left", "Right", "Up", "Down", "KP_Left", "KP_Right", "KP_Up", "KP_Down"}


class _Up(NamedTuple):
    """A key that came up, unless a press with the same *stamp_ms* follows: the *job* that will *say* so."""

    job: str
    stamp_ms: int
    say: Callable[[], None]


class Hand:
    """Hears the canvas of *page*. The first line of each handler takes the event's own time."""

    def __init__(self, page: Range) -> None:
        self._page = page
        self._window, self._canvas = page.window, page.canvas
        self._motion_binding = ""
        self._aid: AidHand | None = None  # what lends the round another hand, where something does
        self._runs = False  # the aid knows that the round runs
        self._ups: dict[str, _Up] = {}  # keys that came up, unless they only repeat
        for event, heard in (
            ("<ButtonPress-1>", self._on_press), ("<ButtonRelease-1>", self._on_release), ("<Key>", self._on_key),
            ("<KeyRelease>", self._on_key_up),
            ("<Configure>", self._on_size), ("<FocusIn>", self._on_focus_in),
        ):  # fmt: skip
            self._canvas.bind(event, heard, add=True)
        self._focus_binding = self._window.root.bind("<FocusOut>", self._on_focus_out, add=True)

    def let_go(self) -> None:
        """Let go of the window's events; the canvas takes its own along."""
        unbind(self._window.root, "<FocusOut>", self._focus_binding)

    def take_up(self, plan: RoundPlan) -> None:
        """Play a round of *plan* with the hand that its device and its aids ask for."""
        self.put_down()
        if plan.aids or plan.device == KEYBOARD:
            from bullseye.desk.round.aid_hand import hand_of

            self._aid = hand_of(self._page, plan)
        self._follow(plan.drill.needs_pointer if self._aid is None else self._aid.follows)

    def put_down(self) -> None:
        """No round is on."""
        if self._aid is not None:
            self._aid.close()
        self._aid, self._runs = None, False
        self._follow(False)

    def frame(self, now: float) -> bool:
        """A frame of the page: True while an aid moves something by itself."""
        round_on = self._page.round_on
        if self._aid is None or round_on is None:
            return False
        runs = round_on.round.state is State.RUNNING
        if runs != self._runs:
            self._runs = runs
            if runs:
                self._aid.began(now)
            else:
                self._aid.rest(now)
        return self._aid.frame(now)

    def _follow(self, on: bool) -> None:
        """Hear where the pointer goes, in drills and with aids that must know."""
        if on and not self._motion_binding:
            self._motion_binding = self._canvas.bind("<Motion>", self._on_motion, add=True)
        elif not on and self._motion_binding:
            unbind(self._canvas, "<Motion>", self._motion_binding)
            self._motion_binding = ""

    def place(self) -> tuple[int, int]:
        """The pixel that a shot would go to now."""
        canvas, of_aid = self._canvas, None if self._aid is None else self._aid.place(self._window.services.clock.now())
        if of_aid is not None:
            return of_aid
        return canvas.winfo_pointerx() - canvas.winfo_rootx(), canvas.winfo_pointery() - canvas.winfo_rooty()

    def tell_place(self, now: float) -> None:
        """The pointer lies somewhere before it has moved; that is where it points at *now*."""
        round_on = self._page.round_on
        if round_on is not None and (self._aid is None or self._aid.follows):
            round_on.pointed(*self.place(), now)

    def tell_size(self) -> None:
        """How large the canvas is, as soon as it has a size."""
        round_on, canvas = self._page.round_on, self._canvas
        if round_on is not None and canvas.winfo_width() > 1:
            round_on.resized(canvas.winfo_width(), canvas.winfo_height())

    # -- the mouse ---------------------------------------------------------------------------------

    def _on_press(self, event: tk.Event[tk.Misc]) -> None:
        now = self._window.moment(event)
        page, round_on = self._page, self._page.round_on
        if self._aid is not None and self._aid.pressed(event.x, event.y, now):
            return
        if round_on is None or page.stay.on:
            page.stay.clicked()
            return
        with page.watch.section("click"):
            round_on.pressed(event.x, event.y, now)
            self._canvas.update_idletasks()

    def _on_release(self, event: tk.Event[tk.Misc]) -> None:
        now = self._window.moment(event)
        if self._aid is not None:
            self._aid.released(now)
        if self._page.round_on is not None:
            self._page.round_on.released(now)

    def _on_motion(self, event: tk.Event[tk.Misc]) -> None:
        now = self._window.moment(event)
        if self._aid is not None:
            self._aid.moved(event.x, event.y, now)
        if self._page.round_on is not None and self._page.round_on.needs_pointer:
            self._page.round_on.pointed(event.x, event.y, now)

    # -- the keys, the size, the focus -------------------------------------------------------------

    def _on_key(self, event: tk.Event[tk.Misc]) -> str | None:
        """Any key that writes something ends the moment after the last shot, and does nothing on the next page.

        An arrow takes up the keyboard's crosshair where nothing was shot yet.
        """
        now = self._window.moment(event)
        if self._aid is not None or event.keysym in ARROWS:
            up = self._ups.pop(event.keysym, None)
            if up is not None:
                self._canvas.after_cancel(up.job)
                if up.stamp_ms == event.time:  # it did not come up: it repeats
                    return "break" if event.keysym in ARROWS else None
                up.say()
            if self._window.repeats(event) and event.keysym not in ARROWS:
                return "break"
        if self._aid is None and event.keysym in ARROWS:
            self._take_keys()
        if self._aid is not None and self._aid.key_down(self._name(event), now, bool(int(event.state) & 0x1)):
            self._page.keep_ticking()
            return "break"
        return "break" if event.char and self._page.stay.skip() else None

    def _name(self, event: tk.Event[tk.Misc]) -> str:
        """What the key means, where keys have changed places; arrows stay arrows."""
        return event.keysym if event.keysym in ARROWS else self._window.key_of(event)

    def _take_keys(self) -> None:
        round_on = self._page.round_on
        if round_on is not None and round_on.live and round_on.use_device(KEYBOARD):
            self._page.change_hand()

    def _on_key_up(self, event: tk.Event[tk.Misc]) -> None:
        """X11 says that a held key came up and went down again, in one moment: that is no coming up."""
        now, keysym = self._window.moment(event), event.keysym
        if self._aid is None:
            return
        name = self._name(event)

        def came_up() -> None:
            self._ups.pop(keysym, None)
            if self._aid is not None:
                self._aid.key_up(name, now)

        self._ups[keysym] = _Up(self._canvas.after_idle(came_up), event.time, came_up)

    def _on_size(self, _: tk.Event[tk.Misc]) -> None:
        self._page.when_idle(self.tell_size)

    def _on_focus_in(self, _: tk.Event[tk.Misc]) -> None:
        if self._page.round_on is not None and self._window.overlay is None:
            self._page.round_on.got_focus()
            self._page.keep_ticking()

    def _on_focus_out(self, _: tk.Event[tk.Misc]) -> None:
        now = self._window.services.clock.now()
        # The focus may also have gone from one part of this window to another.
        if self._aid is not None and not self._has_focus():
            self._aid.rest(now)
        if self._page.round_on is not None and self._window.page is self._page and not self._has_focus():
            self._page.round_on.lost_focus(now)

    def _has_focus(self) -> bool:
        call = self._canvas.tk.call
        holder = str(call("focus"))
        return bool(holder) and str(call("winfo", "toplevel", holder)) == str(self._window.root)
