"""Plays a round for a view: pixels in, events out as plain data. No tkinter, no rules of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bullseye.picture.viewport import Viewport
from bullseye.play.round.hud import make_hud
from bullseye.play.round.outcome import Outcome
from bullseye.play.round.shot_marks import last_text, mark_of
from bullseye.play.round.standing import STAYS_S, of_series
from bullseye.play.round.view import GhostPx, GhostView, Hud, MovingView, Scene, StandingView, TargetPx, View
from bullseye.session.clock import Clock
from bullseye.session.events import (
    Counted,
    Event,
    Finished,
    Left,
    Paused,
    Resumed,
    SeriesChanged,
    ShotScored,
    Started,
    TargetPlaced,
)  # fmt: skip
from bullseye.session.plan import COUNTDOWN_S, RoundPlan
from bullseye.session.record import Record
from bullseye.session.round import Round, State
from bullseye.wording.numbers import DASH

if TYPE_CHECKING:
    from bullseye.drill.flow import Series
    from bullseye.play.round.ghost import Ghost, GhostShot
    from bullseye.session.plan import HandFor

DEAF_S = 0.3
"""A click so soon after the last shot of a series was meant as one more."""

_PICTURES = 512
"""So many of the last pictures are remembered, some seconds of them, for a click that is handled late."""


_ALMOST = 1 - 1e-3
"""A range that lacks less than a thousandth of its size still fits."""


class Controller:
    """Joins one Round at a time to a view.

    *finish* saves a record and answers with its Outcome; *new_id* gives record ids; *replan* gives the plan of the
    next round from the last (a new seed), or None where it must not be begun anew; *ghost* plays along; *countdown_s*
    is counted before each. *hand_for* gives the device and the aids of a round (`services.hand_for`), where there may
    be others than the plan's. Every entry takes *now*, the clock time at which its event happened, which may lie
    before the last tick.
    """

    def __init__(
        self,
        view: View,
        plan: RoundPlan,
        clock: Clock,
        new_id: Callable[[], str],
        finish: Callable[[Record], Outcome],
        replan: Callable[[RoundPlan], RoundPlan | None],
        ghost: Ghost | None = None,
        countdown_s: int = COUNTDOWN_S,
        hand_for: HandFor | None = None,
    ) -> None:
        self._view = view
        self._moving_view = view if isinstance(view, MovingView) else None
        self._ghost_view = view if isinstance(view, GhostView) else None
        self._ghost = ghost
        self._ghosts: tuple[GhostShot, ...] = ()  # its shots that are to be seen
        self._clock = clock
        self._new_id = new_id
        self._countdown_s = countdown_s
        self._finish = finish
        self._replan = replan
        self._hand_for = hand_for
        self.plan = plan
        self.viewport: Viewport | None = None
        self._shown: list[ShotScored] = []  # shots at the target that stands now
        self._hud: Hud | None = None
        self._last = DASH
        self._drawn_s = 0.0  # whose picture the player sees, in seconds of play
        self._drawn: deque[tuple[float, float]] = deque(maxlen=_PICTURES)  # (drawn at clock time, seconds of play)
        self._targets: tuple[TargetPx, ...] = ()
        self._held = False  # the count waits for the pause key
        self._stays_s = 0.0  # until then, in seconds of play, the face of a series that is over stays
        self.round = self._new_round()

    def _new_round(self) -> Round:
        if self.viewport is not None:
            self.viewport = replace(self.viewport, held_px_per_mm=None)
            # The record says how large the round was drawn when it began.
            self.plan = replace(self.plan, px_per_mm=self.viewport.px_per_mm)
            self.plan = self._with_hand(self.plan, self.plan.device)
        game = Round(self.plan, self._clock, self._new_id, self._countdown_s)
        game.listen(self._on_event)
        return game

    def _with_hand(self, plan: RoundPlan, device: str) -> RoundPlan:
        if self._hand_for is None or self.viewport is None:
            return plan
        device, aids = self._hand_for(plan.drill, device, 1 / self.viewport.px_per_mm)
        return replace(plan, device=device, aids=aids)

    def use_device(self, device: str) -> bool:
        """Play this round with *device*, as long as nothing was shot in it; False when it is too late for that."""
        if self.round.shots or self.round.state in (State.FINISHED, State.LEFT):
            return False
        self.plan = self._with_hand(self.plan, device)
        self.round.plan = replace(self.round.plan, device=self.plan.device, aids=self.plan.aids)
        return True

    # -- what the window reports ---------------------------------------------------------------

    def resized(self, width_px: int, height_px: int) -> None:
        """The play canvas has a new size. In a round the picture keeps its scale, so that the task stays the same.

        Where the targets no longer fit, the picture is made smaller after all and the round pauses.
        """
        before = self.viewport
        view = Viewport(width_px, height_px, *self.plan.drill.range_mm(self.plan.face))
        playing = self.round.state in (State.RUNNING, State.PAUSED)
        if playing and before is not None:
            fits = view.fitting_px_per_mm >= before.px_per_mm * _ALMOST
            view = replace(view, held_px_per_mm=before.px_per_mm) if fits else view
            if not fits:
                self.round.pause()
        self.viewport = view
        self.round.drawn_at(view.px_per_mm)
        self._view.show_scene(self.scene())
        self._draw_ghost()

    def start(self) -> None:
        """Begin the count. The canvas's size must be known by now."""
        if self.round.state is State.READY:
            self.round = self._new_round()
        self._show_hud()
        self.round.start()

    def pressed(self, column: int, row: int, now: float) -> None:
        """A click on that pixel of the play canvas at clock time *now*."""
        if self.viewport is not None:
            self.shot_at(*self.viewport.pixel_to_mm(column, row), now)

    def shot_at(self, x_mm: float, y_mm: float, now: float) -> None:
        """A shot at that place of the range, at clock time *now*."""
        if self._stays_s and self._stays_s - self.round.elapsed_s() < STAYS_S - DEAF_S:
            self._end_stay()
        scored = self.round.shoot(x_mm, y_mm, now, self._seen_s(now))
        if scored is not None and self.round.state is State.RUNNING:
            self._show_targets(scored.shot.t)  # a target that was hit is gone before the click returns

    def _seen_s(self, now: float) -> float:
        """Whose picture the player saw at clock time *now*: not one that was drawn only after it."""
        return next((t_s for drawn, t_s in reversed(self._drawn) if drawn <= now), 0.0)

    def pointed(self, column: int, row: int, now: float) -> None:
        """The pointer is on that pixel at clock time *now*. Only needed while `needs_pointer`."""
        if self.viewport is not None:
            self.round.point(*self.viewport.pixel_to_mm(column, row), now)

    @property
    def needs_pointer(self) -> bool:
        """True when the drill must be told where the pointer goes."""
        return self.plan.drill.needs_pointer

    def released(self, now: float) -> None:
        """The button came up again."""
        self.round.release(now)

    def tick(self) -> None:
        """Time may have passed: call it while `live`."""
        self.round.tick()
        if self.round.state is State.RUNNING:
            self._show_targets(self.round.elapsed_s())
            self._show_ghost(self.round.elapsed_s())
            self._show_hud()

    def _show_targets(self, t_s: float) -> None:
        """Show where targets stand at *t_s* seconds of play, if that is not what is shown already."""
        if not self.plan.drill.lively:
            return
        if self._stays_s:
            series = self.round.series(t_s)
            if t_s < self._stays_s and series is not None and not series.is_open:
                return
            self._end_stay()
        self._drawn_s = t_s
        self._drawn.append((self._clock.now(), t_s))
        targets = self._targets_px(t_s)
        if targets == self._targets:
            return
        self._targets = targets
        if self._moving_view is not None:
            self._moving_view.show_targets(targets)
        elif targets:
            self._view.show_target(targets[0].x_px, targets[0].y_px)

    def _targets_px(self, t_s: float) -> tuple[TargetPx, ...]:
        view = self.viewport
        if view is None or not self.plan.drill.lively:
            return ()
        face_px = self.plan.face.diameter_mm * view.px_per_mm
        return tuple(
            TargetPx(target.number, *view.to_px(target.x_mm, target.y_mm), face_px * target.size, target.kind)
            for target in self.round.targets(t_s)
        )

    def _show_ghost(self, t_s: float) -> None:
        """Show the ghost's shots that are to be seen at *t_s* seconds of play, if they are not shown already."""
        if self._ghost is None:
            return
        drill = self.plan.drill
        stays = drill.place == "centre" and not drill.lively
        seen = self._ghost.seen(t_s, stays, len(self.round.shots))
        if seen != self._ghosts:
            self._ghosts = seen
            self._draw_ghost()

    def _draw_ghost(self) -> None:
        view, face = self.viewport, self.plan.face
        if self._ghost is None or self._ghost_view is None or view is None:
            return
        gauge_mm = face.gauge_mm if self.plan.gauge_mm is None else self.plan.gauge_mm
        radius_px = gauge_mm / 2 * view.px_per_mm
        self._ghost_view.show_ghost(
            tuple(GhostPx(s.number, *view.to_px(s.x_mm, s.y_mm), radius_px, s.hit) for s in self._ghosts)
        )

    @property
    def live(self) -> bool:
        """True while ticks are needed."""
        return self.round.state in (State.COUNTING, State.RUNNING)

    @property
    def in_round(self) -> bool:
        """True while there is a round that leaving would lose."""
        return self.round.state in (State.COUNTING, State.RUNNING, State.PAUSED)

    def pause_or_resume(self, now: float | None = None) -> None:
        """The pause key. In the count it stops that, and begins it anew: nothing of the round is lost yet."""
        if self._held:
            self._held = False
            self._view.show_paused(False)
            self.round.start()
        elif self.round.state is State.COUNTING:
            self.restart(wait=True, anew=False)
            self._held = True
            self._view.show_paused(True)
        elif self.round.state is State.PAUSED:
            self.round.resume(now)
        else:
            self.round.pause(now)

    def lost_focus(self, now: float | None = None) -> None:
        """The window lost the focus: a running round pauses, a count starts over when the player is back."""
        if self.round.state is State.COUNTING:
            self.restart(wait=True, anew=False)
        else:
            self.round.pause(now)

    def got_focus(self) -> None:
        """The window has the focus again: a count that was stopped starts anew; a pause waits for its key."""
        if self.round.state is State.READY and not self._held:
            self.round.start()

    def enter(self, now: float | None = None) -> bool | None:
        """The end key: ends an endless drill; True when it did, None when it left one without a shot to record."""
        begun = self.round.state in (State.RUNNING, State.PAUSED)
        if self.plan.drill.ends == "never" and begun and not self.round.shots:
            self.leave()
            return None
        return self.round.end(now)

    def restart(self, wait: bool = False, anew: bool = True) -> bool:
        """Throw this round away and begin another; with *wait* only when the focus is back. False when it goes on.

        *anew* asks for the plan of another; a count that was only interrupted keeps its own.
        """
        if self.round.state is State.FINISHED:
            return False
        if anew:
            plan = self._replan(self.plan)
            if plan is None:
                return False
            self.plan = plan
        self._ghosts = ()
        self._held = False
        self._end_stay(clean=False)
        self._shown.clear()
        self._last = DASH
        self._drawn_s = 0.0
        self._drawn.clear()
        self.round = self._new_round()
        self._view.show_paused(False)
        self._view.show_count(0)
        self._view.show_scene(self.scene())
        self._draw_ghost()
        self._show_hud()
        if not wait:
            self.round.start()
        return True

    def leave(self) -> None:
        """The player leaves; nothing is recorded."""
        self.round.leave()

    # -- what the round tells ------------------------------------------------------------------

    def _on_event(self, event: Event) -> None:
        if isinstance(event, ShotScored):
            self._on_shot(event)
        elif isinstance(event, TargetPlaced):
            self._on_target(event)
        elif isinstance(event, Counted):
            self._view.show_count(event.number)
        elif isinstance(event, Started):
            self._view.show_count(0)
            self._show_targets(0.0)
        elif isinstance(event, SeriesChanged):
            self._on_series(event.series)
        elif isinstance(event, Paused | Resumed):
            self._view.show_paused(isinstance(event, Paused))
            self._show_hud()
        elif isinstance(event, Finished):
            self._view.show_finished(self._finish(event.record))
        elif isinstance(event, Left):
            self._view.show_left()

    def _on_shot(self, event: ShotScored) -> None:
        drill = self.plan.drill
        stays = not (drill.moves or drill.stay_s or drill.targets_up > 1)
        if stays:
            self._shown.append(event)
        self._last = last_text(self.plan, event)
        moves_on = drill.place != "centre" and event.hit.hit
        self._view.show_mark(mark_of(self.plan, self.viewport, event, lasting=stays and not moves_on))
        if moves_on and drill.lively:
            self._shown.clear()
        self._show_ghost(self.round.elapsed_s())
        self._show_hud()

    def _on_series(self, series: Series) -> None:
        """A new series begins on a clean face. The face of one that is over stays a moment, if it was shot at."""
        over = None if series.is_open or not self._shown else of_series(self.round, series.number - 1)
        if over is not None and isinstance(self._view, StandingView):
            self._stays_s = self.round.elapsed_s() + STAYS_S
            self._drawn_s -= 1e-6  # the picture from before the last shot, in which the target stands
            self._view.show_standing(over)
        else:
            self._clean_face()
        self._show_hud()

    def _clean_face(self) -> None:
        self._shown.clear()
        self._view.show_scene(self.scene())
        self._show_targets(self.round.elapsed_s())

    def _end_stay(self, clean: bool = True) -> None:
        if not self._stays_s:
            return
        self._stays_s = 0.0
        if isinstance(self._view, StandingView):
            self._view.show_standing(None)
        if clean:
            self._clean_face()

    def _on_target(self, event: TargetPlaced) -> None:
        if event.number:
            self._shown.clear()
        if self.viewport is not None:
            self._view.show_target(*self.viewport.to_px(event.x_mm, event.y_mm))

    # -- what the view is given ------------------------------------------------------------------

    def scene(self) -> Scene:
        """The whole canvas as it is now."""
        face, drill = self.plan.face, self.plan.drill
        if self.viewport is None:
            return Scene(face, drill, None, 0.0, 1.0, ())
        scale = self.viewport.px_per_mm
        marks = tuple(mark_of(self.plan, self.viewport, shot, lasting=True) for shot in self._shown)
        face_px = face.diameter_mm * scale
        if drill.lively:
            self._targets = targets = self._targets_px(self._drawn_s)
            first = (targets[0].x_px, targets[0].y_px) if targets else None
            return Scene(face, drill, first, face_px, scale, marks, targets)
        return Scene(face, drill, self.viewport.to_px(*self.round.target_mm), face_px, scale, marks)

    def _show_hud(self) -> None:
        hud = make_hud(self.round, self._last, self._ghost)
        if hud != self._hud:  # an unchanged panel costs nothing
            self._hud = hud
            self._view.show_hud(hud)
