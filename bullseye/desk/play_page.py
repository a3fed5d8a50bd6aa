"""The play page: the range on the left, the numbers on the right, and the hand on the mouse."""

from __future__ import annotations

import tkinter as tk
from math import floor
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.hud import HudPanel
from bullseye.desk.page import Page
from bullseye.desk.palette import PANEL_PX
from bullseye.desk.play_canvas import PlayCanvas
from bullseye.play.controller import Controller
from bullseye.session.round import State

if TYPE_CHECKING:
    from bullseye.desk.window import Window
    from bullseye.play.outcome import Outcome
    from bullseye.play.view import Hud, Mark, Scene

TICK_S = 1 / 60
PAUSED = "Paused"
PAUSED_WORDS = "Space to go on; this round is off the board."


class PlayPage(Page):
    """A view of one round after another. It decides nothing: it hands events on and draws what it is told."""

    name = "play"
    title = "Round"
    keys = [
        ("Click", "Shoot; only the first button shoots, a double click is two shots"),
        ("Space", "Pause and go on; a paused round is off the board"),
        ("R", "Throw this round away and begin anew"),
        ("Enter", "End a practice round"),
        ("Esc", "Leave; nothing is recorded"),
    ]

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._clock = self.services.clock
        self._controller: Controller | None = None
        self._job = ""
        self._next_tick = 0.0
        calm = self.services.settings.reduced_motion
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.canvas = PlayCanvas(self, self.theme, self.services.settings.pointer, not calm)
        self.canvas.grid(row=0, column=0, sticky="nsew")
        side = ttk.Frame(self, style="Panel.TFrame", width=self.theme.px(PANEL_PX))
        side.grid(row=0, column=1, sticky="ns")
        side.rowconfigure(0, weight=1)
        self.hud = HudPanel(side, self.theme, not calm)
        self.hud.grid(row=0, column=0, sticky="ns")
        self._build_buttons(side)
        self._build_pause()
        self.canvas.bind("<ButtonPress-1>", self._on_press, add=True)
        self.canvas.bind("<ButtonRelease-1>", self._on_release, add=True)
        self.canvas.bind("<Configure>", self._on_size, add=True)
        self.canvas.bind("<FocusIn>", self._on_focus_in, add=True)
        self._focus_binding = window.root.bind("<FocusOut>", self._on_focus_out, add=True)
        self.actions = {"space": self.pause, "r": self.restart, "Return": self._enter}

    def _build_buttons(self, side: ttk.Frame) -> None:
        """The keys, for players who use the mouse alone. They never take the focus from the range."""
        px = self.theme.px
        row = ttk.Frame(side, style="Panel.TFrame", padding=(px(16), px(8), px(16), px(16)))
        row.grid(row=1, column=0, sticky="ew")
        self._end_button = self._button(row, "End the round   Enter", self._enter)
        self._end_button.grid(row=0, column=0, columnspan=3, sticky="ew", pady=(0, px(8)))
        for column, (text, command) in enumerate(
            (("Pause", self.pause), ("Restart", self.restart), ("Leave", self.escape))
        ):
            row.columnconfigure(column, weight=1)
            self._button(row, text, command).grid(row=1, column=column, sticky="ew")

    @staticmethod
    def _button(row: ttk.Frame, text: str, command: Any) -> ttk.Button:
        return ttk.Button(row, text=text, style="Quiet.TButton", command=command, takefocus=False, width=-1)

    def _build_pause(self) -> None:
        px = self.theme.px
        ttk.Style(self).configure("Ground.TFrame", background=self.theme.palette.ground)
        row = self._pause_row = ttk.Frame(self.canvas, style="Ground.TFrame")
        words = (("Go on   Space", self.pause), ("Restart   R", self.restart), ("Leave   Esc", self.escape))
        for text, command in words:
            ttk.Button(row, text=text, command=command, takefocus=False).pack(side="left", padx=px(4))

    # -- the page ----------------------------------------------------------------------------------

    def shown(self, **args: Any) -> None:
        """Begin a round with everything as it is chosen now."""
        plan = self.services.plan()
        self._stop_ticks()
        services = self.services
        self._controller = Controller(self, plan, self._clock, services.new_id, services.finish, services.replan)
        self.hud.show_round(plan.drill.name, plan.face.name, plan.player)
        if plan.drill.ends == "never":
            self._end_button.grid()
        else:
            self._end_button.grid_remove()
        self.show_paused(False)
        self.show_count(0)
        self.update_idletasks()  # the canvas must know its size before the round begins
        self.at_once(self._tell_size)
        self.canvas.focus_set()
        self._controller.start()
        self._keep_ticking()

    def focus_first(self) -> None:
        """Keys go to the range."""
        self.canvas.focus_set()

    def hidden(self) -> None:
        """Nothing of the round runs on behind another page."""
        self._stop_ticks()
        self.canvas.marks.stop()
        self.hud.stop()
        controller, self._controller = self._controller, None
        if controller is not None and controller.in_round:
            controller.leave()

    def destroy(self) -> None:
        """Let go of the window's events."""
        self._stop_ticks()
        unbind(self.window.root, "<FocusOut>", self._focus_binding)
        super().destroy()

    def covered(self) -> None:
        """Help or a dialog opens: the round waits."""
        if self._controller is not None:
            self._controller.lost_focus(self._clock.now())

    def may_close(self) -> bool:
        """Closing the window loses the round, so the player is asked; the round waits meanwhile."""
        if self._controller is None or not self._controller.in_round:
            return True
        from bullseye.desk.dialogs import confirm

        self.covered()
        text = "Leaving now loses it: nothing of it is recorded."
        return confirm(self.window, "A round is on", text, yes="Leave round", no="Keep playing")

    # -- the hand ----------------------------------------------------------------------------------

    def _on_press(self, event: tk.Event[tk.Misc]) -> None:
        now = self._clock.now()
        controller = self._controller
        if controller is None:
            return
        controller.pressed(event.x, event.y, now)
        self.canvas.update_idletasks()

    def _on_release(self, _: tk.Event[tk.Misc]) -> None:
        now = self._clock.now()
        if self._controller is not None:
            self._controller.released(now)

    def _on_size(self, _: tk.Event[tk.Misc]) -> None:
        self.when_idle(self._tell_size)

    def _tell_size(self) -> None:
        if self._controller is not None and self.canvas.winfo_width() > 1:
            self._controller.resized(self.canvas.winfo_width(), self.canvas.winfo_height())

    def _on_focus_in(self, _: tk.Event[tk.Misc]) -> None:
        if self._controller is not None and self.window.overlay is None:
            self._controller.got_focus()
            self._keep_ticking()

    def _on_focus_out(self, _: tk.Event[tk.Misc]) -> None:
        now = self._clock.now()
        # The focus may also have gone from one part of this window to another.
        if self._controller is not None and self.window.page is self and not self._has_focus():
            self._controller.lost_focus(now)

    def _has_focus(self) -> bool:
        holder = str(self.tk.call("focus"))
        return bool(holder) and str(self.tk.call("winfo", "toplevel", holder)) == str(self.window.root)

    # -- the keys ----------------------------------------------------------------------------------

    def pause(self) -> None:
        """Pause, or go on."""
        if self._controller is not None:
            self._controller.pause_or_resume(self._clock.now())
            self.canvas.focus_set()
            self._keep_ticking()

    def restart(self) -> None:
        """Begin anew."""
        if self._controller is not None:
            self._controller.restart()
            self.canvas.focus_set()
            self._keep_ticking()

    def _enter(self) -> None:
        if self._controller is not None:
            self._controller.enter(self._clock.now())

    def escape(self) -> None:
        """Leave the round."""
        if self._controller is not None:
            self._controller.leave()

    # -- time --------------------------------------------------------------------------------------

    def _keep_ticking(self) -> None:
        if not self._job and self._controller is not None and self._controller.live:
            self._next_tick = self._clock.now()
            self._tick()

    def _tick(self) -> None:
        self._job = ""
        if self._controller is None:
            return
        self._controller.tick()
        if self._controller is None or not self._controller.live:
            return
        # Deadlines on the clock, not delays one after the other; a late tick skips what it missed.
        now = self._clock.now()
        self._next_tick += TICK_S * max(1, floor((now - self._next_tick) / TICK_S) + 1)
        self._job = self.window.root.after(max(1, floor((self._next_tick - now) * 1000)), self._tick)

    def _stop_ticks(self) -> None:
        if self._job:
            self.window.root.after_cancel(self._job)
            self._job = ""

    @property
    def controller(self) -> Controller:
        """The controller of the round that is on; raises RuntimeError when there is none."""
        if self._controller is None:
            raise RuntimeError("no round is on")
        return self._controller

    @property
    def round_state(self) -> State | None:
        """Where the round stands; None without one."""
        return None if self._controller is None else self._controller.round.state

    # -- what the controller says --------------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        """Draw the whole canvas anew."""
        if self._controller is not None:
            plan = self._controller.plan
            self.canvas.show_scene(plan.face, scene, moves=plan.drill.place != "centre")

    def show_count(self, number: int) -> None:
        """The count before the round."""
        self.canvas.show_count(number)

    def show_target(self, x_px: float, y_px: float) -> None:
        """The target stands there now."""
        self.canvas.moved_on()
        self.canvas.show_target(x_px, y_px)

    def show_mark(self, mark: Mark) -> None:
        """A shot: on the screen before this returns."""
        self.canvas.show_mark(mark)

    def show_hud(self, hud: Hud) -> None:
        """The numbers."""
        self.hud.show_hud(hud)

    def show_paused(self, paused: bool) -> None:
        """Hide the face and say how to go on, or show it again."""
        self.canvas.show_words(PAUSED if paused else "", PAUSED_WORDS if paused else "")
        if paused:
            self._stop_ticks()
            self._pause_row.place(relx=0.5, rely=0.5, y=self.theme.px(32), anchor="center")
        else:
            self._pause_row.place_forget()

    def show_finished(self, outcome: Outcome) -> None:
        """The round is over: on to its result."""
        self.window.show("result", outcome=outcome, fresh=True)
        self.window.guard_clicks()

    def show_left(self) -> None:
        """The player left."""
        if self._controller is not None:  # else the page is going away anyway
            self._controller = None
            self.window.home()


def unbind(widget: tk.Misc, sequence: str, binding: str) -> None:
    """Take one binding back and leave the others: `unbind` of older Pythons takes them all."""
    script = str(widget.tk.call("bind", str(widget), sequence))
    kept = [line for line in script.splitlines() if binding not in line]
    widget.tk.call("bind", str(widget), sequence, "\n".join(kept))
    if hasattr(widget, "deletecommand"):
        widget.deletecommand(binding)
