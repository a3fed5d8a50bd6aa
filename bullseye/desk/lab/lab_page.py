"""What the pages of the two tests share: the range, the panel beside it, pausing, leaving, the way to the result."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from dataclasses import replace
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.audio.player import Sounds
from bullseye.desk.frame.page import Page
from bullseye.desk.kit.disc_photos import DiscPhotos
from bullseye.desk.kit.palette import PANEL_PX
from bullseye.desk.kit.pointer_cursor import round_cursor
from bullseye.desk.kit.widgets import unbind
from bullseye.desk.lab.lab_parts import LabCanvas, LabPanel
from bullseye.desk.round.cues import Cues
from bullseye.desk.round.frame_clock import FrameClock, Pace
from bullseye.desk.round.frame_timing import FrameTiming
from bullseye.desk.round.play_buttons import PauseButtons, RoundButtons
from bullseye.desk.round.play_page import NO_MORE
from bullseye.desk.round.round_hosts import Host, OwnRounds
from bullseye.picture.viewport import Viewport
from bullseye.session.events import Event, Finished, Left, Paused, Resumed
from bullseye.session.lab_run import LabRun
from bullseye.session.round import State
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.session.plan import RoundPlan

PAUSED = tr("Paused")


class OwnTests(OwnRounds):
    """A player's own test: as chosen on the start page, saved, then shown. Nobody plays along."""

    def plan(self) -> RoundPlan:
        """The test that is chosen."""
        return self._services.plan()


class LabPage(Page):
    """Hands clicks and moves on to a LabRun and draws it. A page of it says how: `make`, `draw`, `press`, `tell`."""

    name = "play"
    reads_history = is_round = True
    title = tr("Test")
    paused_words = ""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._clock = self.services.clock
        self._host: Host = OwnTests(window)
        self._settings = self.services.settings
        self._test: LabRun | None = None
        self.viewport: Viewport | None = None
        px = self.theme.px
        self.frames = FrameClock(window.root, self.frame)
        self.watch = FrameTiming(self.frames, self._elapsed_s, self.services.dirs.data, self.services.profile_frames)
        self._items: list[int] = []
        self._places: list[tuple[float, float]] = []
        self._runs = False
        self.sounds = Sounds(self.services.dirs.sounds, self._volume(), hit_sound=self._settings.hit_sound)
        self.cues = Cues(self.sounds)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.canvas = LabCanvas(self, self.theme)
        self.canvas.grid(row=0, column=0, sticky="nsew")
        self.discs = DiscPhotos(self.canvas, self.theme.palette.ground)
        side = ttk.Frame(self, style="Panel.TFrame", width=px(PANEL_PX))
        side.grid(row=0, column=1, sticky="ns")
        side.grid_propagate(False)
        side.columnconfigure(0, weight=1)
        side.rowconfigure(0, weight=1)
        self.panel = LabPanel(side, self.theme)
        self.panel.grid(row=0, column=0, sticky="nsew")
        hand = (self.pause, self.restart, self.escape)
        buttons = RoundButtons(side, self.theme, lambda: None, *hand)
        buttons.offer_end(False)
        buttons.grid(row=1, column=0, sticky="ew")
        self._pause_row = PauseButtons(self.canvas, self.theme, *hand)
        self.canvas.bind("<ButtonPress-1>", self._on_press, add=True)
        self.canvas.bind("<ButtonRelease-1>", self._on_release, add=True)
        self.canvas.bind("<Motion>", self._on_motion, add=True)
        self.canvas.bind("<Configure>", lambda _: self.when_idle(self._tell_size), add=True)
        self._focus_binding = window.root.bind("<FocusOut>", self._on_focus_out, add=True)
        self.actions = {"space": self.pause, "r": self.restart}

    # -- what a page of it says ----------------------------------------------------------------------

    def make(self, plan: RoundPlan) -> LabRun:
        """The test of *plan*."""
        raise NotImplementedError

    def draw(self) -> None:
        """Everything on the canvas anew."""
        raise NotImplementedError

    def tell(self) -> None:
        """The numbers and words that stand there now."""
        raise NotImplementedError

    def press(self, x_mm: float, y_mm: float, now: float) -> None:
        """The button went down."""
        raise NotImplementedError

    def release(self, x_mm: float, y_mm: float, now: float) -> None:
        """The button came up."""
        raise NotImplementedError

    def point(self, x_mm: float, y_mm: float, now: float) -> None:
        """The pointer is there."""
        raise NotImplementedError

    def pace(self) -> Pace:
        """A frame is about to be drawn; how the next is wanted."""
        raise NotImplementedError

    # -- the page ------------------------------------------------------------------------------------

    def shown(self, host: Host | None = None, **args: Any) -> None:
        """Begin a test of *host*; without one, the player's own."""
        self._host = OwnTests(self.window) if host is None else host
        self.sounds.set_volume(self._volume(), self._settings.hit_sound)
        self.sounds.wake(True)
        self.canvas.configure(cursor=round_cursor(self.window))
        self.update_idletasks()
        self._begin(self._host.plan())
        self.canvas.focus_set()

    def _begin(self, plan: RoundPlan) -> None:
        self.frames.stop()
        self.viewport = self._new_viewport(plan)
        self._test = self.make(replace(plan, px_per_mm=self.viewport.px_per_mm))
        self._test.listen(self._on_event)
        self._runs = False
        self.panel.begin(plan, self._host.banner())
        self._show_paused(False)
        self.cues.begin()
        self._test.start()
        self.draw()
        self.tell()
        self.frames.start()

    def _new_viewport(self, plan: RoundPlan) -> Viewport:
        size = max(2, self.canvas.winfo_width()), max(2, self.canvas.winfo_height())
        return Viewport(*size, *plan.drill.range_mm(plan.face))

    def lay_out(self, places_mm: Sequence[tuple[float, float]]) -> None:
        """Hold a picture's item for each of the places, and know where on the canvas they are."""
        assert self.viewport is not None
        self.discs.forget()
        self._places = [self.viewport.to_px(*place) for place in places_mm]
        while len(self._items) < len(self._places):
            self._items.append(self.canvas.create_image(0, 0, anchor="nw"))
        for item in self._items[len(self._places) :]:
            self.canvas.delete(item)
        del self._items[len(self._places) :]

    def _volume(self) -> float:
        return self._settings.volume if self._settings.sounds else 0.0

    def focus_first(self) -> None:
        """Keys go to the range."""
        self.canvas.focus_set()

    def hidden(self) -> None:
        """Nothing of the test runs on behind another page."""
        self.frames.stop()
        self.canvas.hide_cross()
        self.sounds.wake(False)
        self.watch.end()
        test, self._test = self._test, None
        if test is not None:
            test.leave()

    def destroy(self) -> None:
        """Let go of the window's events."""
        self.frames.stop()
        self.sounds.close(wait_s=0.0)
        self.watch.end()
        unbind(self.window.root, "<FocusOut>", self._focus_binding)
        super().destroy()

    def covered(self) -> None:
        """Help or a dialog opens: the test waits."""
        if self._test is not None:
            self._test.pause(self._clock.now())

    def may_close(self) -> bool:
        """Closing the window loses the test, so the player is asked."""
        if self._test is None or not self._test.elapsed_s():
            return True
        from bullseye.desk.kit.cards.dialogs import confirm

        self.covered()
        text = tr("Leaving now loses it: nothing of it is recorded.")
        return confirm(self.window, tr("A test is on"), text, yes=tr("Leave test"), no=tr("Keep going"))

    # -- the hand --------------------------------------------------------------------------------------

    def _on_press(self, event: tk.Event[tk.Misc]) -> None:
        now = self.window.moment(event)
        if self._test is not None and self.viewport is not None and self._test.state is State.RUNNING:
            self.press(*self.viewport.pixel_to_mm(event.x, event.y), now)
            self.canvas.update_idletasks()

    def _on_release(self, event: tk.Event[tk.Misc]) -> None:
        now = self.window.moment(event)
        if self._test is not None and self.viewport is not None and self._test.state is State.RUNNING:
            self.release(*self.viewport.pixel_to_mm(event.x, event.y), now)

    def _on_motion(self, event: tk.Event[tk.Misc]) -> None:
        now = self.window.moment(event)
        if self._test is not None and self.viewport is not None:
            self.point(*self.viewport.pixel_to_mm(event.x, event.y), now)

    def _tell_size(self) -> None:
        test = self._test
        if test is None or self.canvas.winfo_width() < 2:
            return
        viewport = self._new_viewport(test.plan)
        if viewport != self.viewport:
            self.viewport = viewport
            test.resized(viewport.px_per_mm, self._clock.now())
            self.draw()
            self.tell()

    def _on_focus_out(self, _: tk.Event[tk.Misc]) -> None:
        now = self._clock.now()
        if self._test is None or self.window.page is not self:
            return
        holder = str(self.tk.call("focus"))
        if not holder or str(self.tk.call("winfo", "toplevel", holder)) != str(self.window.root):
            self._test.pause(now)

    # -- the keys --------------------------------------------------------------------------------------

    def pause(self) -> None:
        """Pause, or go on."""
        test = self._test
        if test is not None:
            (test.resume if test.state is State.PAUSED else test.pause)(self._clock.now())
            self.canvas.focus_set()

    def restart(self) -> None:
        """Throw this test away and start again, where that is allowed."""
        test = self._test
        plan = None if test is None else self._host.again(test.plan)
        if test is not None and plan is not None:
            self._test = None
            test.leave()
            self._begin(plan)
            self.canvas.focus_set()

    def escape(self) -> None:
        """Leave the test."""
        if self._test is not None:
            self._test.leave()

    # -- time ------------------------------------------------------------------------------------------

    def _elapsed_s(self) -> float:
        return 0.0 if self._test is None else self._test.elapsed_s()

    @property
    def round_state(self) -> State | None:
        """Where the test stands; None without one."""
        return None if self._test is None else self._test.state

    def frame(self) -> Pace:
        """One frame."""
        test = self._test
        if test is None or test.state is not State.RUNNING:
            return NO_MORE
        if not self._runs:
            self._runs = True
            self.watch.begin()
        with self.watch.section("test"):
            pace = self.pace()
        return pace if self._test is not None and self._test.state is State.RUNNING else NO_MORE

    # -- what the test tells -----------------------------------------------------------------------------

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Paused | Resumed):
            self._show_paused(isinstance(event, Paused))
            if isinstance(event, Resumed):
                self.draw()
                self.tell()
                self.frames.start()
        elif isinstance(event, Finished):
            outcome = self._host.finish(self.watch.kept_in(event.record))
            self.cues.end(False)
            self._host.over(outcome)
            self.window.guard_clicks()
        elif isinstance(event, Left) and self._test is not None:
            self._test = None
            self._host.left()

    def _show_paused(self, paused: bool) -> None:
        self.canvas.cover(paused)
        self._pause_row.show(paused)
        if paused:
            self.frames.stop()
            self.canvas.say(PAUSED, self.paused_words, self.canvas.winfo_height() / 2 - self.theme.px(48))
