"""The play page: the range on the left, the numbers on the right, and the hand on the mouse."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.audio.player import Sounds
from bullseye.desk.frame.key_words import key_words
from bullseye.desk.frame.page import Page
from bullseye.desk.kit.palette import PANEL_PX
from bullseye.desk.kit.pointer_cursor import round_cursor
from bullseye.desk.kit.system import wants_less_motion
from bullseye.desk.round.cues import Cues
from bullseye.desk.round.effects import Wanted
from bullseye.desk.round.frame_clock import FrameClock, Pace
from bullseye.desk.round.frame_timing import FrameTiming
from bullseye.desk.round.hand import Hand
from bullseye.desk.round.hud import HudPanel
from bullseye.desk.round.play_buttons import PauseButtons, RoundButtons
from bullseye.desk.round.play_canvas import PlayCanvas
from bullseye.desk.round.round_hosts import AsksToLeave, CountsPaused, Host, OwnRounds
from bullseye.desk.round.stay import Stay
from bullseye.play.round.controller import Controller
from bullseye.play.round.standing import Standing, of_round
from bullseye.session.aids import EAR
from bullseye.session.plan import COUNTDOWN_S
from bullseye.session.record import Record
from bullseye.session.round import State
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.desk.round.by_ear import ByEar
    from bullseye.drill.drill import Drill
    from bullseye.play.round.outcome import Outcome
    from bullseye.play.round.view import GhostPx, Hud, Mark, Scene, TargetPx
    from bullseye.session.aids import Aids
    from bullseye.session.plan import RoundPlan

CALM = Pace(60, even=False)
"""For the running numbers, while nothing else moves."""
NO_MORE = Pace(0, even=False)
MAKE_S = 0.004
"""So much of each frame of the count is spent on pictures for the round."""
PAUSED = tr("Paused")


class PlayPage(Page):
    """A view of one round after another. It decides nothing: it hands events on and draws what it is told."""

    name = "play"
    reads_history = is_round = True
    title = tr("Round")
    keys = [
        (tr("Click"), tr("Shoot; only the first button shoots, a double click is two shots")),
        (tr("Arrow keys"), tr("Before the first shot: play with a crosshair that they move; with Shift in fine steps")),
        ("P", tr("Pause and continue; a paused round does not count for the board. During the countdown: restart it")),
        (tr("Space"), tr("The same; where arrow keys move the crosshair: shoot")),
        ("F1", tr("This help; it pauses a round that runs, which then no longer counts for the board")),
        ("R", tr("Throw this round away and start again")),
        (tr("Enter"), tr("End a practice round")),
        (tr("Esc"), tr("Leave; nothing is recorded")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._clock = self.services.clock
        self._controller: Controller | None = None
        self._host: Host = OwnRounds(window)
        self._settings = self.services.settings
        wanted = self._wanted()
        self.frames = FrameClock(window.root, self.frame)
        self.watch = FrameTiming(self.frames, self._elapsed_s, self.services.dirs.data, self.services.profile_frames)
        self.sounds = Sounds(self.services.dirs.sounds, self._volume(), hit_sound=self._settings.hit_sound)
        self.cues = Cues(self.sounds)
        self.ear: ByEar | None = None
        self.stay = Stay(self)  # of the face, after the last shot
        self._runs = False  # the round's first frame has come
        self._moves = False
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.canvas = PlayCanvas(self, self.theme, round_cursor(window), wanted)
        self.canvas.grid(row=0, column=0, sticky="nsew")
        side = ttk.Frame(self, style="Panel.TFrame", width=self.theme.px(PANEL_PX))
        side.grid(row=0, column=1, sticky="ns")
        side.rowconfigure(0, weight=1)
        self.hud = HudPanel(side, self.theme, wanted)
        self.hud.grid(row=0, column=0, sticky="ns")
        hand = (self.pause, self.restart, self.escape)
        self._buttons = RoundButtons(side, self.theme, self._enter, *hand)
        self._buttons.grid(row=1, column=0, sticky="ew")
        self._pause_row = PauseButtons(self.canvas, self.theme, *hand)
        self._hand = Hand(self)
        self.actions = {"space": self.pause, "p": self.pause, "r": self.restart, "Return": self._enter}

    # -- the page ----------------------------------------------------------------------------------

    def shown(self, host: Host | None = None, **args: Any) -> None:
        """Begin a round of *host*; without one, the player's own with everything as it is chosen now."""
        self.stay.stop()
        self._host = host = OwnRounds(self.window) if host is None else host
        plan = host.plan()
        self.frames.stop()
        in_class = isinstance(host, CountsPaused)  # where all count alike
        rest = (self._finish, self._again, host.ghost(), COUNTDOWN_S if in_class else self._settings.count_s)
        self._controller = Controller(self, plan, self._clock, self.services.new_id, *rest, self._hand_for)
        self.canvas.show_ghost(())
        self._take_choices()
        self._take_ear(self._controller)
        self._new_round()
        self.sounds.wake(True)
        self.hud.show_round(plan.drill.name, plan.face.name, plan.player, host.banner())
        self._buttons.offer_end(plan.drill.ends == "never")
        self.hud.show_unranked(not in_class)
        self._buttons.offer_restart(not in_class)
        self._pause_row.offer_restart(not in_class)
        self.canvas.show_standing(None)
        self.show_paused(False)
        self.show_count(0)
        self.update_idletasks()  # the canvas must know its size before the round begins
        self.at_once(self._hand.tell_size)
        self.canvas.focus_set()
        self._controller.start()
        self.change_hand()
        self.keep_ticking()

    def _hand_for(self, drill: Drill, device: str, mm_per_px: float) -> tuple[str, Aids]:
        return self.services.hand_for(drill, device, mm_per_px * self.theme.scale)

    def _wanted(self) -> Wanted:
        return Wanted.of(self._settings, self._settings.reduced_motion or wants_less_motion())

    def _volume(self) -> float:
        return self._settings.volume if self._settings.sounds else 0.0

    def _take_choices(self) -> None:
        """What the settings page changed since the last round."""
        wanted = self._wanted()
        self.canvas.use(round_cursor(self.window), wanted)
        self.hud.use(wanted)
        self.sounds.set_volume(self._volume(), self._settings.hit_sound)

    def _take_ear(self, controller: Controller) -> None:
        """Let the round be heard, where that is chosen."""
        if EAR in controller.plan.aids:  # what the record tells is what is heard
            if self.ear is None:
                from bullseye.desk.round.by_ear import ByEar

                self.ear = ByEar(self.window)
            self.ear.begin(controller)
        elif self.ear is not None:
            self.ear.close()
            self.ear = None

    def focus_first(self) -> None:
        """Keys go to the range."""
        self.canvas.focus_set()

    def hidden(self) -> None:
        """Nothing of the round runs on behind another page."""
        self.stay.stop()
        self.frames.stop()
        self.canvas.effects.clear()
        self.canvas.marks.stop()
        self.hud.stop()
        self._hand.put_down()
        self.sounds.wake(False)
        if self.ear is not None:
            self.ear.rest()
        self.watch.end()
        controller, self._controller = self._controller, None
        if controller is not None and controller.in_round:
            controller.leave()

    def destroy(self) -> None:
        """Let go of the window's events."""
        self.frames.stop()
        self.sounds.close(wait_s=0.0)
        if self.ear is not None:
            self.ear.close()
        self.watch.end()
        self._hand.let_go()
        super().destroy()

    def covered(self) -> None:
        """Help or a dialog opens: the round waits."""
        if self._controller is not None:
            self._controller.lost_focus(self._clock.now())

    def may_close(self) -> bool:
        """Closing the window loses the round, so the player is asked; the round waits meanwhile."""
        if self._controller is None or not self._controller.in_round:
            return True
        from bullseye.desk.kit.cards.dialogs import confirm

        self.covered()
        text = tr("Leaving now loses it: nothing of it is recorded.")
        return confirm(self.window, tr("A round is on"), text, yes=tr("Leave round"), no=tr("Keep playing"))

    # -- the keys ----------------------------------------------------------------------------------

    def pause(self) -> None:
        """Pause, or go on."""
        if not self.stay.skip() and self._controller is not None:
            self._controller.pause_or_resume(self._clock.now())
            self.canvas.focus_set()
            self.keep_ticking()

    def restart(self) -> None:
        """Begin anew."""
        if not self.stay.skip() and self._controller is not None and self._controller.restart():
            self._new_round()
            self.change_hand()
            self.canvas.focus_set()
            self.keep_ticking()

    def _enter(self) -> None:
        controller = self._controller
        if not self.stay.skip() and controller is not None and controller.enter(self._clock.now()) is None:
            self.window.notice(tr("No shot was fired, so nothing was recorded."))

    def escape(self) -> None:
        """Leave the round, where its host lets it be left; one that is over stands already."""
        controller, host = self._controller, self._host
        if self.stay.skip() or controller is None:
            return
        if controller.in_round and isinstance(host, AsksToLeave):
            may = host.may_leave(len(controller.round.hits), self._elapsed_s())
            if not may or self._controller is not controller:
                return
        controller.leave()

    # -- time --------------------------------------------------------------------------------------

    def change_hand(self) -> None:
        """Take up what the round is shot with."""
        if self._controller is not None:
            self._hand.take_up(self._controller.round.plan)

    def keep_ticking(self) -> None:
        """Draw frames while the round that is on needs them."""
        if self._controller is not None and self._controller.live:
            self.frames.start()

    def _new_round(self) -> None:
        """Nothing has been heard or measured of this round yet."""
        assert self._controller is not None
        self._moves = self._controller.plan.drill.moves
        self._runs = False
        self.cues.begin()

    def _elapsed_s(self) -> float:
        return 0.0 if self._controller is None else self._controller.round.elapsed_s()

    def frame(self) -> Pace:
        """One frame: let the round see the time, draw what moved, and say when the next is wanted."""
        controller, watch, canvas = self._controller, self.watch, self.canvas
        if controller is None:
            return NO_MORE
        with watch.section("round"):
            controller.tick()
        if self._controller is None or not (controller.live or self.stay.on):
            return NO_MORE
        if self.ear is not None:
            self.ear.frame(controller, *self._hand.place())
        runs = controller.round.state is State.RUNNING
        if runs and not self._runs:
            self._begin(controller)
        if not runs:
            canvas.make_ready(MAKE_S)
        aided = self._hand.frame(self._clock.now())
        effects = canvas.effects.alive
        if effects:
            with watch.section("effects"):
                canvas.frame(self.frames.now())
        if not (effects or aided or (runs and self._moves)):
            return CALM
        with watch.section("drawing"):
            canvas.update_idletasks()
        return Pace(self._settings.frame_hz, even=True)

    def _begin(self, controller: Controller) -> None:
        """The round's first frame: what was before it is not measured, and the pointer is somewhere already."""
        self._runs = True
        self.watch.begin()
        if controller.needs_pointer:
            self._hand.tell_place(self._clock.now())

    def _finish(self, record: Record) -> Outcome:
        """The round is over: its record says how even the frames were."""
        return self._host.finish(self.watch.kept_in(record))

    def _again(self, plan: RoundPlan) -> RoundPlan | None:
        return self._host.again(plan)

    @property
    def round_on(self) -> Controller | None:
        """The controller of the round that is on, if one is."""
        return self._controller

    @property
    def controller(self) -> Controller:
        """The controller of the round that is on; raises RuntimeError when there is none."""
        if self._controller is None:
            raise RuntimeError("no round is on")
        return self._controller

    @property
    def by_hand(self) -> bool:
        """True while keys and clicks belong to the round; a pause is a page like any other."""
        return self.stay.on or (self._controller is not None and self._controller.live)

    @property
    def round_state(self) -> State | None:
        """Where the round stands; None without one."""
        return None if self._controller is None else self._controller.round.state

    # -- what the controller says --------------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        """Draw the whole canvas anew."""
        self.canvas.show_scene(scene)

    def show_count(self, number: int) -> None:
        """The count before the round."""
        self.canvas.show_count(number)
        self.cues.count(number)

    def show_target(self, x_px: float, y_px: float) -> None:
        """The target stands there now."""
        self.canvas.moved_on()
        self.canvas.show_target(x_px, y_px)

    def show_targets(self, targets: tuple[TargetPx, ...]) -> None:
        """These targets stand now."""
        with self.watch.section("targets"):
            self.canvas.show_targets(targets)

    def show_ghost(self, shots: tuple[GhostPx, ...]) -> None:
        """What the ghost has shot so far, or just now."""
        self.canvas.show_ghost(shots)

    def show_mark(self, mark: Mark) -> None:
        """A shot: on the screen, and on its way to the ear, before this returns."""
        self.canvas.show_mark(mark)
        self.cues.shot(mark.hit, mark.share)

    def show_hud(self, hud: Hud) -> None:
        """The numbers."""
        with self.watch.section("numbers"):
            self.hud.show_hud(hud)
        self.cues.combo(hud.combo)

    def show_paused(self, paused: bool) -> None:
        """Hide the face and say how to go on, or show it again."""
        counted = self._controller is not None and self._controller.round.state is State.PAUSED
        own = self._host.paused_words() if isinstance(self._host, CountsPaused) else paused_words()
        words = own if counted else count_words()
        self._hand.frame(self._clock.now())
        self.canvas.show_words(PAUSED if paused else "", words if paused else "")
        if paused:
            self.frames.stop()
        self._pause_row.show(paused)

    def show_finished(self, outcome: Outcome) -> None:
        """The round is over and kept: its face stays for a moment, then comes what is next."""
        self.cues.end(outcome.is_best)
        if self.ear is not None:
            self.ear.end(outcome)
        if outcome.trouble:  # what is not kept is said at once
            self._over(outcome)
            return
        self.canvas.show_standing(of_round(outcome))
        self.stay.begin(lambda: self._over(outcome))

    def _over(self, outcome: Outcome) -> None:
        self._host.over(outcome)
        self.window.guard_clicks()

    def show_standing(self, standing: Standing | None) -> None:
        """What a series brought, while its face stays."""
        self.canvas.show_standing(standing)

    def show_left(self) -> None:
        """The player left."""
        if self._controller is not None:  # else the page is going away anyway
            self._controller = None
            self._host.left()


def paused_words() -> str:
    """What stands on a paused round."""
    return tr("{key} to go on; this round no longer counts for the board.", key=key_words("space"))


def count_words() -> str:
    """What stands on a count that was stopped."""
    return tr("{key} to restart the countdown; nothing is lost yet.", key=key_words("space"))
