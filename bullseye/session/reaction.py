"""The reaction test as it is played: wait, light, answer; what came too early or too late is kept and counted."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from math import hypot

from bullseye.drill.chance import between, stream
from bullseye.drill.lab_layout import in_order, ring_places
from bullseye.session.clock import Clock
from bullseye.session.lab_run import LabRun
from bullseye.session.plan import RoundPlan
from bullseye.session.record import EARLY, GOOD, LATE, WRONG, ReactionTest, ReactionTrial
from bullseye.session.round import State

ANTICIPATION_S = 0.100
"""Nobody answers a light sooner: an answer before that was a guess."""
ONSET_PX = 5.0
"""So far the pointer must go before it has set out."""


class Phase(Enum):
    """Where a trial stands: before the first click or with the pointer away from the middle, waiting, or lit."""

    HOME = "home"
    WAIT = "wait"
    GO = "go"


class Reaction(LabRun):
    """One reaction test. Tell it of presses and moves, and call `tick` at each frame: it may light the disc.

    With one disc alone (`choices = [1]`) it stands in the middle and a press anywhere answers. With choices the
    pointer waits on the middle, the answer is when it sets out, and the press on the lit disc is kept beside it.
    Early trials are done again, with a new wait; a late or a wrong one is not. Each block has `trials` of them
    besides the early ones.
    """

    kind = "reaction"

    def __init__(self, plan: RoundPlan, clock: Clock, new_id: Callable[[], str]) -> None:
        super().__init__(plan, clock, new_id)
        given = self.parameters
        self.blocks: list[int] = in_order(list(given["choices"]), given["order"], plan.seed, "reaction order")
        self.moves = self.blocks != [1]
        """True when the pointer goes from the middle to a disc; False when a press alone answers."""
        self.phase = Phase.HOME
        self.last = ""
        """What became of the trial before: GOOD, EARLY, LATE, WRONG, or empty."""
        self.last_ms: float | None = None
        """Its reaction time, where it has one."""
        self.trials: list[ReactionTrial] = []
        self.done = 0
        """Trials made in this block, early ones left out."""
        self.block = 0
        self.lit: int | None = None
        """The disc that is lit."""
        self._chance = stream(plan.seed, "reaction")
        self._at = (0.0, 0.0)
        self._wait_s = 0.0
        self._waits_from_s = 0.0
        self._cue_s = 0.0
        self._cue_at = (0.0, 0.0)
        self._onset_s: float | None = None
        self._aim = 0
        self._pressed = False

    # -- what there is to see ------------------------------------------------------------------------------

    @property
    def aimed(self) -> bool:
        """False where a press anywhere answers."""
        return self.moves

    @property
    def choices(self) -> int:
        """Discs of the block that is on."""
        return self.blocks[min(self.block, len(self.blocks) - 1)]

    @property
    def places(self) -> tuple[tuple[float, float], ...]:
        """Where its discs stand, in mm from the range's centre, y up."""
        return ring_places(self.choices, self.parameters["ring_mm"]) if self.moves else ((0.0, 0.0),)

    @property
    def of(self) -> int:
        """Trials of all blocks."""
        return int(self.parameters["trials"]) * len(self.blocks)

    @property
    def made(self) -> int:
        """Trials made in all blocks, early ones left out."""
        return self.block * int(self.parameters["trials"]) + self.done

    # -- the hand ------------------------------------------------------------------------------------------

    def point(self, x_mm: float, y_mm: float, now: float | None = None) -> None:
        """The pointer is at a point of the range."""
        self._at = (x_mm, y_mm)
        if self.state is not State.RUNNING:
            return
        t_s = self.seconds_of(now)
        if self._too_late(t_s):
            return
        if self.phase is Phase.GO:
            self.pointer.add(t_s, x_mm, y_mm)
        if not self.moves:
            return
        if self.phase is Phase.HOME:
            self._go_home(t_s)
        elif self.phase is Phase.WAIT and not self._is_home():
            self._over(EARLY, t_s)
        elif self.phase is Phase.GO and self._onset_s is None:
            gone_px = hypot(x_mm - self._cue_at[0], y_mm - self._cue_at[1]) * self.plan.px_per_mm
            if gone_px > ONSET_PX:
                self._onset_s = t_s
                if t_s - self._cue_s < ANTICIPATION_S:
                    self._over(EARLY, t_s)

    def press(self, x_mm: float, y_mm: float, now: float | None = None) -> None:
        """The button went down there."""
        if self.state is not State.RUNNING:
            return
        t_s = self.seconds_of(now)
        self._at = (x_mm, y_mm)
        self._pressed = False  # a release that was lost is not made up by the next one
        # A press that comes too late ends its trial; it is not also too early for the next.
        if self._too_late(t_s) or (self.moves and self.phase is not Phase.GO):
            return
        if self.phase is Phase.HOME:
            self._wait(t_s)
        elif self.phase is Phase.WAIT:
            self._over(EARLY, t_s)
        else:
            self._answer(t_s)

    def release(self, now: float | None = None) -> None:
        """The button came up."""
        if self.state is State.RUNNING and self._pressed and self.shots[-1].t_up is None:
            last = self.shots[-1]
            self.shots[-1] = last._replace(t_up=max(last.t, self.seconds_of(now)))
            self._pressed = False

    def _answer(self, t_s: float) -> None:
        if self.moves:
            width = self.parameters["disc_mm"]
            near = min(range(len(self.places)), key=lambda n: self._distance(self.places[n]))
            if self._distance(self.places[near]) > width / 2:
                return  # between the discs: no answer yet
            if self._onset_s is None:  # the pointer jumped, or was there already
                self._onset_s = t_s
        began_s = t_s if self._onset_s is None else self._onset_s
        if began_s - self._cue_s < ANTICIPATION_S:
            self._over(EARLY, t_s)
            return
        self._sample(t_s, self._at)
        place = self.places[self._aim]
        shot = self._shot(t_s, self._at, self._aim, place, self.parameters["disc_mm"], self.block)
        self.shots.append(shot)
        self._pressed = True
        right = not self.moves or self.hits(shot)
        self._over(GOOD if right else WRONG, t_s, press_s=t_s)

    def _distance(self, place: tuple[float, float]) -> float:
        return hypot(self._at[0] - place[0], self._at[1] - place[1])

    def _is_home(self) -> bool:
        return self._distance((0.0, 0.0)) <= float(self.parameters["disc_mm"]) / 2

    # -- time ----------------------------------------------------------------------------------------------

    def tick(self, now: float | None = None) -> None:
        """A frame is about to be drawn: light the disc when its time has come, and end a trial that is too late."""
        if self.state is not State.RUNNING:
            return
        t_s = self.seconds_of(now)
        # Only a frame lights the disc: the cue is when it is drawn, not when it was due.
        if self.phase is Phase.WAIT and t_s >= self._waits_from_s + self._wait_s:
            self.phase = Phase.GO
            self.lit = self._aim
            self._cue_s, self._cue_at, self._onset_s = t_s, self._at, None
            if self.moves:
                self._sample(t_s, self._at)
        else:
            self._too_late(t_s)

    def _too_late(self, t_s: float) -> bool:
        """End a trial that has waited too long for its answer; True when that was so."""
        late = self.phase is Phase.GO and t_s - self._cue_s > self.parameters["late_s"]
        if late:
            self._over(LATE, t_s)
        return late

    def _go_home(self, t_s: float) -> None:
        if self._is_home():
            self._wait(t_s)

    def _wait(self, t_s: float) -> None:
        self.phase = Phase.WAIT
        self._waits_from_s = t_s
        self._wait_s = between(self._chance, *self.parameters["foreperiod_s"])
        self._aim = int(self._chance.random() * self.choices)
        self.lit = None

    def _over(self, result: str, t_s: float, press_s: float | None = None) -> None:
        lit = self.phase is Phase.GO
        began_s = self._onset_s if self.moves else press_s
        self.trials.append(
            ReactionTrial(
                choices=self.choices,
                target=self._aim,
                foreperiod_s=self._wait_s,
                cue=self._cue_s if lit else None,
                onset=self._onset_s if lit else None,
                press=press_s,
                early=t_s if result == EARLY else None,
                result=result,
            )
        )
        answered = result in (GOOD, WRONG) and began_s is not None
        self.last_ms = round(1000 * (began_s - self._cue_s), 3) if answered and began_s is not None else None
        self.last, self.lit = result, None
        if result != EARLY:
            self.done += 1
            if self.done == self.parameters["trials"]:
                self.block += 1
                self.done = 0
                if self.block == len(self.blocks):
                    self._finish(t_s, ReactionTest(self.moves, tuple(self.trials)))
                    return
        if self.moves:
            self.phase = Phase.HOME
        else:
            self._wait(t_s)

    def _break_off(self, t_s: float) -> None:
        """The trial that is on is as if it had not begun; it is not kept, since the player did nothing in it."""
        self.phase = Phase.HOME
        self.lit = None
        self._pressed = False
