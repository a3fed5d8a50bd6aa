"""A round as it is played: ready, counting, running, paused, finished or left. It knows no screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from bullseye.drill.field import Target
from bullseye.drill.flow import Course, Limit, Series
from bullseye.drill.rules import Award, Tally, Totals, micros
from bullseye.drill.tracking import LAG_S, Tracker, total_ms
from bullseye.errors import BadInputError
from bullseye.session.clock import Clock, iso
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
    TargetMissed,
    TargetPlaced,
)
from bullseye.session.judge import aimed_at, shot_at, verdict
from bullseye.session.plan import COUNTDOWN_S, RoundPlan
from bullseye.session.record import make_record
from bullseye.session.shot import Shot
from bullseye.target.scoring import Hit
from bullseye.words import tr

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

    def __init__(
        self, plan: RoundPlan, clock: Clock, new_id: Callable[[], str], countdown_s: int = COUNTDOWN_S
    ) -> None:
        if plan.drill.test:
            raise BadInputError(
                tr("{name!r} is a test with pages of its own; it is not played as a round", name=plan.drill.name)
            )
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
        self.field = plan.field()
        self.flow = plan.flow()
        self._tracker = Tracker(self.field, plan.face.diameter_mm) if plan.drill.tracks else None
        self._tally = Tally(plan.drill.rules)
        self._listeners: list[Listener] = []
        self._began = 0.0  # clock time of the round's second 0, moved on by pauses
        self._paused_at = 0.0
        self._counted = 0
        self._placed = 0
        self._scales: list[tuple[float, float]] = []
        self._chatter: list[tuple[float, float, float]] = []
        self._missed = 0
        self._series: Series | None = None
        self.target_mm = self.field.at(0.0)[0][1:3]
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
        """Seconds left in a drill that ends by time, or in the series that is on, else None."""
        elapsed_s = self.elapsed_s(now)
        if isinstance(self.flow, Limit):
            return max(0.0, self.flow.end_us / 1e6 - elapsed_s)
        series = self.series(elapsed_s)
        return None if series is None or not series.is_open else max(0.0, series.closes_s - elapsed_s)

    def series(self, t_s: float) -> Series | None:
        """The series that is on or waited for at *t_s* seconds of play; None without a course of fire."""
        return self.flow.at(t_s) if isinstance(self.flow, Course) else None

    def targets(self, t_s: float) -> tuple[Target, ...]:
        """The targets that stand at *t_s* seconds of play; none between the series of a course of fire."""
        series = self.series(t_s)
        return self.field.at(t_s) if series is None or series.is_open else ()

    @property
    def missed(self) -> int:
        """Targets that went without a hit so far, a moment behind."""
        return self._missed

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
        self._run_to(self._clock.now() if now is None else now, grace_us=0)

    def drawn_at(self, px_per_mm: float, now: float | None = None) -> None:
        """The window draws the round in that size from now on: the record says so, from its beginning or from when."""
        if self.state in (State.READY, State.COUNTING):
            self.plan = replace(self.plan, px_per_mm=px_per_mm)
        elif self.state in (State.RUNNING, State.PAUSED):
            before = self._scales[-1][1] if self._scales else round(self.plan.px_per_mm, 6)
            if abs(px_per_mm - before) > 1e-6:
                self._scales.append((round(self.elapsed_s(now), 6), round(px_per_mm, 6)))

    def _run_to(self, moment: float, grace_us: int) -> None:
        if self.state is State.COUNTING:
            self._count(moment)
        if self.state is not State.RUNNING:
            return
        # Whole microseconds: a clock's large floats would blur the last one.
        now_us = max(0, micros(moment - self._began))
        if self.flow is not None and now_us >= self.flow.end_us + grace_us:
            self._finish(self.flow.end_us / 1e6)
        elif self.plan.drill.stay_s is not None:
            self._notice_misses(now_us / 1e6)
        if isinstance(self.flow, Course) and self.state is State.RUNNING:
            self._notice_series(self.flow.at(now_us / 1e6))

    def _notice_misses(self, t_s: float) -> None:
        ends = self.plan.drill.ends == "miss"
        # A late click may still hit what was drawn before it went: only the round's end cannot wait for that.
        missed = self.field.missed_s(t_s if ends else t_s - LAG_S)
        for gone_s in missed[self._missed :]:
            self._missed += 1
            self._tell(TargetMissed(gone_s))
            if ends and self.state is State.RUNNING:
                self._finish(gone_s)
                return

    def _notice_series(self, series: Series) -> None:
        before = self._series
        self._series = series
        if before is None or (before.number, before.is_open) != (series.number, series.is_open):
            self._tell(SeriesChanged(series))

    def _count(self, moment: float) -> None:
        number = -(micros(moment - self._began) // 1_000_000)  # rounded up, and never 4 by a float's error
        if number <= 0:
            self.state = State.RUNNING
            self._tell(Started())
            if not self.plan.drill.lively:
                self._tell(TargetPlaced(0, *self.target_mm))
        elif number != self._counted:
            self._counted = number
            self._tell(Counted(number))

    # -- shots --------------------------------------------------------------------------------

    def point(self, x_mm: float, y_mm: float, now: float | None = None) -> None:
        """The pointer is at a point of the range at clock time *now*; kept where the drill needs to know."""
        if self.state is State.RUNNING and self.plan.drill.needs_pointer:
            moment = self._clock.now() if now is None else now
            self.field.pointed(max(0.0, moment - self._began), x_mm, y_mm)

    def shoot(
        self, x_mm: float, y_mm: float, now: float | None = None, t_drawn: float | None = None
    ) -> ShotScored | None:
        """Score a shot at a point of the range (mm from its centre, y up) pressed at clock time *now*.

        *t_drawn* is the time, in seconds of play, whose picture the player saw: targets are judged where they stood
        then; None takes the time of the shot. Answers None, and changes nothing, when shots do not count: the round
        is not running, its time was already over, a course of fire waits, or the drill is about tracking.
        """
        moment = self._clock.now() if now is None else now
        self._run_to(moment, grace_us=1)  # a shot at the very limit still counts
        if self.state is not State.RUNNING:
            return None
        t_s = round(max(0.0, moment - self._began), 6)
        series = self.series(t_s)
        if self._tracker is not None or (series is not None and not series.is_open):
            return None
        if self._is_chatter(t_s):
            self._chatter.append((t_s, x_mm, y_mm))
            return None
        shot, target = self._aim(t_s, x_mm, y_mm, t_drawn)
        if series is not None:
            shot = shot._replace(series=series.number)
        hit, wrong = verdict(self._scorer, shot)
        award = self._tally.add(shot.t, hit.points, hit.hit, shot.target, wrong=wrong, appeared_s=shot.appeared)
        self.field.shot(shot.t, hit.hit, target if hit.hit or wrong else None)
        if self.flow is not None:
            self.flow.shot(shot.t, hit.hit)
        self.shots.append(shot)
        self.hits.append(hit)
        self.awards.append(award)
        totals = self._tally.totals()
        scored = ShotScored(len(self.shots), shot, hit, award, totals)
        self._tell(scored)
        if self._given_up():  # by a listener
            return scored
        if self._over(totals):
            self._finish(shot.t)
        elif hit.hit and not self.plan.drill.lively:
            self._place_next(shot.t)
        if self.state is State.RUNNING and isinstance(self.flow, Course):
            self._notice_series(self.flow.at(shot.t))
        return scored

    def _is_chatter(self, t_s: float) -> bool:
        """Whether a worn button clicked by itself: too soon after the last shot, or after the button came up."""
        if not self.plan.deaf_ms or not self.shots:
            return False
        last = self.shots[-1]
        return t_s - (last.t if last.t_up is None else last.t_up) < self.plan.deaf_ms / 1000

    def _aim(self, t_s: float, x_mm: float, y_mm: float, t_drawn: float | None) -> tuple[Shot, Target | None]:
        """The shot as it is kept, and the target it is at."""
        lively = self.plan.drill.lively
        drawn_s = None if t_drawn is None or not lively else round(max(0.0, min(t_drawn, t_s)), 6)
        standing = self.field.at(t_s if drawn_s is None else drawn_s, unhit=True)
        target = aimed_at(self._scorer, standing, x_mm, y_mm)
        shot = shot_at(target, t_s, x_mm, y_mm)
        if not lively or target is None:
            return shot._replace(t_drawn=drawn_s), target
        return shot._replace(t_drawn=drawn_s, appeared=target.appeared_s), target

    def release(self, now: float | None = None) -> None:
        """The button of the last shot came up at clock time *now*."""
        if self.state is State.RUNNING and self.shots and self.shots[-1].t_up is None:
            moment = self._clock.now() if now is None else now
            last = self.shots[-1]
            self.shots[-1] = last._replace(t_up=round(max(last.t, moment - self._began), 6))

    def _given_up(self) -> bool:
        return self.state is State.LEFT

    def _over(self, totals: Totals) -> bool:
        drill = self.plan.drill
        return (
            (drill.shots is not None and totals.shots >= drill.shots)
            or (drill.targets is not None and totals.hits >= drill.targets)
            or (drill.ends == "miss" and totals.hits < totals.shots)
            or self._shot_out()
        )

    def _shot_out(self) -> bool:
        """True when the last series of a course of fire is over with its last shot."""
        return isinstance(self.flow, Course) and self.flow.end_us <= micros(self.shots[-1].t)

    def _place_next(self, t_s: float) -> None:
        spot = self.field.at(t_s)[0][1:3]
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
            self._started_utc, iso(self._clock.utc()), **self._more(self._end_s),
        )  # fmt: skip
        self._tell(Finished(record))

    def _more(self, end_s: float) -> dict[str, object]:
        """What only some rounds keep in their records."""
        more: dict[str, object] = {}
        if self._scales:
            more["scales"] = tuple(self._scales)
        if self.plan.deaf_ms:
            more["chatter_ms"] = self.plan.deaf_ms
            more["chatter"] = tuple(self._chatter)
        if self.plan.drill.needs_pointer:
            more["pointer"] = tuple((t, x, y) for t, x, y in self.field.pointer.samples)
        if self._tracker is not None:
            more["on_target"] = tuple((first, last) for first, last in self._tracker.spans(end_s))
        if self.plan.drill.stay_s is not None:
            more["targets_shown"] = self.field.shown(end_s)
            more["targets_missed"] = len(self.field.missed_s(end_s))
        return more

    # -- numbers --------------------------------------------------------------------------------

    def totals(self) -> Totals:
        """Sums of the shots so far; in a tracking drill the score is the time on target, a moment behind."""
        sums = self._tally.totals()
        if self._tracker is None:
            return sums
        upto_s = self.elapsed_s() if self._end_s is None else self._end_s + LAG_S
        return sums._replace(score=total_ms(self._tracker.spans(upto_s - LAG_S)))

    def combo(self, now: float | None = None) -> int:
        """The combo that is alive now."""
        return self._tally.combo_at(self.elapsed_s(now))
