"""A round as it is played: ready, counting, running, paused, finished or left. It knows no screen."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from math import ceil

from bullseye.drill.rules import Award, Tally, Totals
from bullseye.session.clock import Clock, iso
from bullseye.session.events import (
    Counted, Event, Finished, Left, Paused, Resumed, ShotScored, Started, TargetPlaced,
)  # fmt: skip
from bullseye.session.plan import COUNTDOWN_S, RoundPlan
from bullseye.session.record import make_record
from bullseye.session.shot import Shot
from bullseye.target.scoring import Hit

Listener = Callable[[Event], None]


class State(Enum):
    """Where a round stands."""

    READY = "ready"
    COUNTING = "counting"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    LEFT = "left"


class Round:
    """Plays one RoundPlan on a clock. *new_id* gives the record's uuid4, never derived from the seed.

    Call `tick()` when time may have passed (each frame, or once after each move of a simulated clock). Every
    method takes *now* from the event that caused it, so that a late handler does not cost the player time.
    """

    def __init__(self, plan: RoundPlan, clock: Clock, new_id: Callable[[], str], countdown_s: int = COUNTDOWN_S) -> None:
        self.plan = plan
        self.state = State.READY
        self.shots: list[Shot] = []
        self.hits: list[Hit] = []
        self.awards: list[Award] = []
        self.pauses: list[tuple[float, float]] = []
        self._clock = clock
        self._new_id = new_id
        self._countdown_s = countdown_s
        self._scorer = plan.scorer()
        self._placement = plan.placement()
        self._tally = Tally(plan.drill.rules)
        self._listeners: list[Listener] = []
        self._began = 0.0  # clock time of the round's second 0, moved on by pauses
        self._paused_at = 0.0
        self._counted = 0
        self._placed = 0
        self.target_mm = self._placement.position(0)
        self._started_utc = ""
        self._end_s: float | None = None

    def listen(self, listener: Listener) -> None:
        """Call *listener* with every event from now on, in order of listening."""
        self._listeners.append(listener)

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):  # a listener may start the next round
            listener(event)

    # -- time ---------------------------------------------------------------------------------

    def elapsed_s(self, now: float | None = None) -> float:
        """Seconds of play so far, pauses left out; 0 before the start."""
        if self._end_s is not None:
            return self._end_s
        if self.state is State.PAUSED:
            return self._paused_at - self._began
        if self.state is not State.RUNNING:
            return 0.0
        return max(0.0, (self._clock.now() if now is None else now) - self._began)

    def left_s(self, now: float | None = None) -> float | None:
        """Seconds left in a drill that ends by time, else None."""
        limit = self.plan.drill.time_s
        return None if limit is None else max(0.0, limit - self.elapsed_s(now))

    def left_targets(self) -> int | None:
        """Shots or targets left in a drill that counts them, else None."""
        drill = self.plan.drill
        if drill.shots is not None:
            return drill.shots - len(self.shots)
        return None if drill.targets is None else drill.targets - self.totals().hits

    def start(self) -> None:
        """Begin the count (or the round at once when there is none)."""
        if self.state is not State.READY:
            return
        self._began = self._clock.now() + self._countdown_s
        self._started_utc = iso(self._clock.utc())
        self.state = State.COUNTING
        self.tick()

    def tick(self, now: float | None = None) -> None:
        """Notice what time alone brings: the count, the start, the end."""
        moment = self._clock.now() if now is None else now
        if self.state is State.COUNTING:
            self._count(moment)
        if self.state is State.RUNNING:
            limit = self.plan.drill.time_s
            if limit is not None and moment - self._began >= limit:
                self._finish(limit)

    def _count(self, moment: float) -> None:
        number = ceil(self._began - moment)
        if number <= 0:
            self.state = State.RUNNING
            self._tell(Started())
            self._tell(TargetPlaced(0, *self.target_mm))
        elif number != self._counted:
            self._counted = number
            self._tell(Counted(number))

    # -- shots --------------------------------------------------------------------------------

    def shoot(self, x_mm: float, y_mm: float, now: float | None = None) -> ShotScored | None:
        """Score a shot at a point of the range (mm from its centre, y up) pressed at clock time *now*.

        Answers None, and changes nothing, when the round is not running or its time was already over.
        """
        moment = self._clock.now() if now is None else now
        self.tick(moment)
        if self.state is not State.RUNNING:
            return None
        target_x, target_y = self.target_mm
        shot = Shot(
            round(max(0.0, moment - self._began), 6), None,
            round(x_mm - target_x, 6), round(y_mm - target_y, 6), target_x, target_y,
        )  # fmt: skip
        hit = self._scorer.score(shot.x_mm, shot.y_mm)
        award = self._tally.add(shot.t, hit.points, hit.hit)
        self.shots.append(shot)
        self.hits.append(hit)
        self.awards.append(award)
        totals = self._tally.totals()
        scored = ShotScored(len(self.shots), shot, hit, award, totals)
        self._tell(scored)
        if self._over(totals):
            self._finish(shot.t)
        elif hit.hit and self.state is State.RUNNING:
            self._place_next()
        return scored

    def release(self, now: float | None = None) -> None:
        """The button of the last shot came up at clock time *now*."""
        if self.state is State.RUNNING and self.shots and self.shots[-1].t_up is None:
            moment = self._clock.now() if now is None else now
            last = self.shots[-1]
            self.shots[-1] = last._replace(t_up=round(max(last.t, moment - self._began), 6))

    def _over(self, totals: Totals) -> bool:
        drill = self.plan.drill
        return (drill.shots is not None and totals.shots >= drill.shots) or (
            drill.targets is not None and totals.hits >= drill.targets
        )

    def _place_next(self) -> None:
        spot = self._placement.position(self._placed + 1)
        self._placed += 1
        if spot != self.target_mm:
            self.target_mm = spot
            self._tell(TargetPlaced(self._placed, *spot))

    # -- the player's wishes --------------------------------------------------------------------

    def pause(self, now: float | None = None) -> None:
        """Stop the round's clock; recorded, and the round becomes unranked."""
        moment = self._clock.now() if now is None else now
        self.tick(moment)
        if self.state is State.RUNNING:
            self._paused_at = moment
            self.state = State.PAUSED
            self._tell(Paused(round(moment - self._began, 6)))

    def resume(self, now: float | None = None) -> None:
        """Let the clock run on."""
        if self.state is not State.PAUSED:
            return
        moment = self._clock.now() if now is None else now
        length = max(0.0, moment - self._paused_at)
        self.pauses.append((round(self._paused_at - self._began, 6), round(length, 6)))
        self._began += length
        self.state = State.RUNNING
        self._tell(Resumed(length))

    def end(self, now: float | None = None) -> bool:
        """The player ends an endless drill; True when that was possible."""
        if self.plan.drill.ends != "never" or self.state not in (State.RUNNING, State.PAUSED):
            return False
        self.resume(now)
        self._finish(self.elapsed_s(now))
        return True

    def leave(self) -> None:
        """Give the round up: nothing is recorded."""
        if self.state not in (State.FINISHED, State.LEFT):
            self.state = State.LEFT
            self._tell(Left())

    def _finish(self, end_s: float) -> None:
        self._end_s = round(end_s, 6)
        self.state = State.FINISHED
        record = make_record(
            self.plan, self._new_id(), self.shots, self.totals(), self.pauses, self._end_s,
            self._started_utc, iso(self._clock.utc()),
        )  # fmt: skip
        self._tell(Finished(record))

    # -- numbers --------------------------------------------------------------------------------

    def totals(self) -> Totals:
        """Sums of the shots so far."""
        return self._tally.totals()

    def combo(self, now: float | None = None) -> int:
        """The combo that is alive now."""
        return self._tally.combo_at(self.elapsed_s(now))
