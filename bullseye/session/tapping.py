"""The pointing test as it is played: sequences of taps across a ring, practice, repeats, and both clocks."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from bullseye.drill.lab_layout import across, in_order, ring_places
from bullseye.session.clock import Clock
from bullseye.session.lab_run import LabRun
from bullseye.session.plan import RoundPlan
from bullseye.session.record import COUNTED, INTERRUPTED, REPEATED, PointingTest, TapSequence
from bullseye.session.round import State
from bullseye.session.shot import Shot


class Stage(Enum):
    """Where a sequence stands: its start target waits for a click, it is practised, or its trials count."""

    START = "start"
    PRACTICE = "practice"
    COUNTS = "counts"


class Condition(NamedTuple):
    """The size of one sequence: the diameter of the ring and of its targets, in mm."""

    amplitude_mm: float
    width_mm: float


class Tap(NamedTuple):
    """What a press was: *hit* or not; *counts* unless it is practice; *starts* for the click on the start target."""

    hit: bool
    counts: bool
    starts: bool = False


class Tapping(LabRun):
    """One pointing test. `press` and `release` make a trial; `target` is the one to hit next.

    A trial runs from the button's coming up on the target before to its coming up here (its going down is kept as
    well). A sequence begins with a click inside its start target, which is no trial; then come the practice trials
    and the n that count, each across the ring. More than the threshold's share of misses repeats the sequence.
    """

    kind = "tapping"

    def __init__(self, plan: RoundPlan, clock: Clock, new_id: Callable[[], str]) -> None:
        super().__init__(plan, clock, new_id)
        given = self.parameters
        self.n: int = given["n"]
        self.practice: int = given["practice"]
        pairs = [Condition(a, w) for a in given["amplitudes_mm"] for w in given["widths_mm"]]
        self.conditions: list[Condition] = in_order(pairs, given["order"], plan.seed, "tapping order")
        self.number = 0
        """Which of the conditions is on, from 0."""
        self.repeats = 0
        """Sequences that were done again for their errors."""
        self.again = ""
        """Why the condition that is on begins once more: REPEATED, INTERRUPTED, or empty when it does not."""
        self.sequences: list[TapSequence] = []
        self._clicks: list[Shot] = []  # of the sequence that is on: its start, its practice, its trials
        self._down = False

    # -- what there is to see ------------------------------------------------------------------------------

    @property
    def condition(self) -> Condition:
        """The sizes that are on; the last ones once all is over."""
        return self.conditions[min(self.number, len(self.conditions) - 1)]

    @property
    def places(self) -> tuple[tuple[float, float], ...]:
        """The centres of the ring's targets, in mm from the range's centre, y up."""
        return ring_places(self.n, self.condition.amplitude_mm)

    @property
    def step(self) -> int:
        """Clicks so far in this sequence, its start among them; one that is still held has not been made."""
        return len(self._clicks) - self._down

    @property
    def target(self) -> int:
        """The target to hit now, as a number on the ring."""
        return across(self.n, self.step)

    @property
    def stage(self) -> Stage:
        """What the next click is."""
        if not self.step:
            return Stage.START
        return Stage.PRACTICE if self.step <= self.practice else Stage.COUNTS

    @property
    def done(self) -> int:
        """Trials that count and were made in this sequence."""
        return max(0, self.step - 1 - self.practice)

    @property
    def errors(self) -> int:
        """Misses among them."""
        return sum(not self.hits(shot) for shot in self._clicks[1 + self.practice :])

    # -- the hand ------------------------------------------------------------------------------------------

    def point(self, x_mm: float, y_mm: float, now: float | None = None) -> None:
        """The pointer is at a point of the range: kept for the path measures while a sequence is on."""
        if self.state is State.RUNNING and self._clicks:
            self.pointer.add(self.seconds_of(now), x_mm, y_mm)

    def press(self, x_mm: float, y_mm: float, now: float | None = None) -> Tap | None:
        """The button went down there. None, and nothing changed, when it is no click of the test."""
        if self.state is not State.RUNNING:
            return None
        t_s = self.seconds_of(now)
        if self._down:  # the release was lost, and with it the trial's time
            self._break_off(t_s)
            return None
        stage, target = self.stage, self.target
        place, width_mm = self.places[target], self.condition.width_mm
        shot = self._shot(t_s, (x_mm, y_mm), target, place, width_mm, self.number)
        hit = self.hits(shot)
        if stage is Stage.START and not hit:
            return Tap(False, counts=False, starts=True)
        self._clicks.append(shot)
        self._down = True
        self._sample(t_s, (x_mm, y_mm))
        return Tap(hit, stage is Stage.COUNTS, stage is Stage.START)

    def release(self, x_mm: float, y_mm: float, now: float | None = None) -> bool:
        """The button came up there; True when that ended a sequence."""
        if self.state is not State.RUNNING or not self._down:
            return False
        t_s = max(self._clicks[-1].t, self.seconds_of(now))
        self._down = False
        self._clicks[-1] = self._clicks[-1]._replace(t_up=t_s)
        self._sample(t_s, (x_mm, y_mm))
        before = self._clicks[-2].t_up if len(self._clicks) > 1 else None
        if before is not None and t_s <= before:  # two clicks at one time: no hand did that, and it has no throughput
            self._break_off(t_s)
            return False
        if self.done < self.n:
            return False
        self._sequence_over(t_s)
        return True

    def _sequence_over(self, t_s: float) -> None:
        if self.errors > self.parameters["error_threshold"] * self.n:
            self.repeats += 1
            self._keep(REPEATED)
        else:
            self._keep(COUNTED)
            self.number += 1
            if self.number == len(self.conditions):
                self._finish(t_s, PointingTest(tuple(self.sequences)))

    def _break_off(self, t_s: float) -> None:
        """A pause, another window or a new size in mid-sequence: it begins anew, and what was done is kept."""
        if self._clicks:
            self._keep(INTERRUPTED)

    def _keep(self, state: str) -> None:
        first, clicks = 1 + self.practice, self._clicks
        trials = tuple(clicks[first:])
        counts = state == COUNTED
        self.sequences.append(
            TapSequence(
                self.condition.amplitude_mm,
                self.condition.width_mm,
                round(self.plan.px_per_mm, 6),
                state,
                clicks[0],
                tuple(clicks[1:first]),
                first=len(self.shots) if counts else None,
                trials=len(trials) if counts else None,
                shots=None if counts else trials,
            )
        )
        if counts:
            self.shots += trials
        self._clicks = []
        self._down = False
        self.again = "" if state == COUNTED else state
