"""What the two tests of the lab share while they run: their clock, pauses, the pointer's path, and the record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bullseye.drill.pointer import Pointer
from bullseye.drill.rules import Tally
from bullseye.errors import BadInputError
from bullseye.session.clock import Clock, iso
from bullseye.session.events import Event, Finished, Left, Paused, Resumed
from bullseye.session.judge import verdict
from bullseye.session.plan import RoundPlan
from bullseye.session.record import PointingTest, ReactionTest, make_record
from bullseye.session.round import State
from bullseye.session.shot import Shot
from bullseye.words import tr

POINT_GAUGE_MM = 0.0
"""In a test a shot is a point: the target's edge is the edge."""


class LabRun:
    """A test from its start to its record; Tapping and Reaction say what happens in it.

    *plan* must be of a drill whose `test` is *kind*, else BadInputError. Every entry takes *now*, the clock time of
    the event that caused it. A test is never ranked; a pause breaks off what was being measured, and is recorded.
    """

    kind = ""

    def __init__(self, plan: RoundPlan, clock: Clock, new_id: Callable[[], str]) -> None:
        if plan.drill.test != self.kind:
            raise BadInputError(
                tr("the drill {id!r} is no test of this kind; one with [{kind}] is", id=plan.drill.id, kind=self.kind)
            )
        self.plan = replace(plan, gauge_mm=POINT_GAUGE_MM)
        self.parameters: dict[str, Any] = plan.drill.parameters(plan.face)[self.kind]
        self.state = State.READY
        self.pauses: list[tuple[float, float]] = []
        self.shots: list[Shot] = []
        self.pointer = Pointer()
        self._clock = clock
        self._new_id = new_id
        self._scorer = self.plan.scorer()
        self._listeners: list[Callable[[Event], None]] = []
        self._began = self._paused_at = 0.0
        self._started_utc = ""
        self._end_s: float | None = None

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Call *listener* when the test is paused, goes on, is over or left."""
        self._listeners.append(listener)

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    # -- time --------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin; nothing is measured before the first click."""
        if self.state is State.READY:
            self._began = self._clock.now()
            self._started_utc = iso(self._clock.utc())
            self.state = State.RUNNING

    def seconds_of(self, now: float | None) -> float:
        """Seconds of the test at clock time *now*, pauses left out, to the microsecond."""
        moment = self._clock.now() if now is None else now
        return round(max(0.0, moment - self._began), 6)

    def elapsed_s(self) -> float:
        """Seconds so far."""
        if self._end_s is not None:
            return self._end_s
        if self.state is State.PAUSED:
            return round(self._paused_at - self._began, 6)
        return self.seconds_of(None) if self.state is State.RUNNING else 0.0

    def pause(self, now: float | None = None) -> None:
        """Stop the clock. What was being measured is broken off and begins anew afterwards."""
        if self.state is State.RUNNING:
            t_s = self.seconds_of(now)
            self._break_off(t_s)
            self._paused_at = self._began + t_s
            self.state = State.PAUSED
            self._tell(Paused(t_s))

    def resume(self, now: float | None = None) -> None:
        """Let the clock run on."""
        if self.state is State.PAUSED:
            moment = self._clock.now() if now is None else now
            length = max(0.0, moment - self._paused_at)
            self.pauses.append((round(self._paused_at - self._began, 6), round(length, 6)))
            self._began += length
            self.state = State.RUNNING
            self._tell(Resumed(length))

    def leave(self) -> None:
        """Give the test up: nothing is recorded."""
        if self.state not in (State.FINISHED, State.LEFT):
            self.state = State.LEFT
            self._tell(Left())

    def resized(self, px_per_mm: float, now: float | None = None) -> None:
        """The window draws the test at another size: what was being measured is broken off and begins anew."""
        if abs(px_per_mm - self.plan.px_per_mm) > 1e-9:
            if self.state is State.RUNNING:
                self._break_off(self.seconds_of(now))
            self.plan = replace(self.plan, px_per_mm=px_per_mm)

    def _break_off(self, t_s: float) -> None:
        """Something else needs the player's eyes at *t_s*."""
        raise NotImplementedError

    @property
    def aimed(self) -> bool:
        """True when the presses are aimed at something, so that hits per press mean something."""
        return True

    # -- shots -------------------------------------------------------------------------------------------

    def _shot(
        self, t_s: float, at: tuple[float, float], target: int, place: tuple[float, float], width_mm: float, series: int
    ) -> Shot:
        """A press at a point of the range, measured from the target at *place*."""
        return Shot(
            t_s, None, round(at[0] - place[0], 6), round(at[1] - place[1], 6), *place, target,
            size=width_mm / self.plan.face.diameter_mm, series=series,
        )  # fmt: skip

    def hits(self, shot: Shot) -> bool:
        """True when *shot* lies in its target, by the very rule that scores stored shots."""
        return verdict(self._scorer, shot).hit.hit

    def _sample(self, t_s: float, at: tuple[float, float]) -> None:
        """Where the pointer was at a press or a release, however soon after the last sample."""
        self.pointer.samples.append([round(t_s, 4), round(at[0], 3) + 0.0, round(at[1], 3) + 0.0])

    # -- the record --------------------------------------------------------------------------------------

    def _finish(self, end_s: float, kept: PointingTest | ReactionTest) -> None:
        self._end_s = end_s
        self.state = State.FINISHED
        tally = Tally(self.plan.drill.rules)
        for shot in self.shots:
            hit = verdict(self._scorer, shot).hit
            tally.add(shot.t, hit.points, hit.hit, shot.target)
        samples = sorted(self.pointer.samples, key=_time)
        more: dict[str, Any] = {"pointer": tuple((t, x, y) for t, x, y in samples), self.kind: kept}
        record = make_record(
            self.plan, self._new_id(), self.shots, tally.totals(), self.pauses, end_s, self._started_utc,
            iso(self._clock.utc()), **more,
        )  # fmt: skip
        self._tell(Finished(record if self.aimed else replace(record, accuracy=None)))


def _time(sample: Sequence[float]) -> float:
    return sample[0]
