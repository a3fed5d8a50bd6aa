"""What the window shows while nobody plays: a visible count-down, then simulated shooters who explain themselves."""

from __future__ import annotations

from math import ceil, inf
from random import Random
from typing import NamedTuple

from bullseye.classroom.show.demo import Demo, demonstrate
from bullseye.classroom.show.programme import PROGRAMME
from bullseye.drill.catalog import Drills
from bullseye.session.clock import Clock
from bullseye.target.catalog import Catalogue

IDLE_S = 90.0
"""How long nobody touches anything until the demonstration begins, if the class does not say otherwise."""
SHOWN_S = 30.0
"""The last part of that, in which the seconds left are shown."""
SEEDS = 2**31


class Idle(NamedTuple):
    """*left_s* are the whole seconds to show, 30 to 1, None while nothing is shown; *due* when they have run out."""

    left_s: int | None
    due: bool


class Attract:
    """Counts down by *clock* while nobody touches anything, and makes the demonstrations from *random*.

    Rounds are played by the real session on a clock of their own, and scored by the real hit calculator. They exist
    in memory alone: this has no store, so nothing of them can reach a history or a board. The same *random* plays
    the same programme. It is due after *idle_s*, never for 0.
    """

    def __init__(self, clock: Clock, random: Random, faces: Catalogue, drills: Drills, idle_s: float = IDLE_S) -> None:
        self._clock = clock
        self._random = random
        self._faces = faces
        self._drills = drills
        self.idle_s = idle_s
        self._since = clock.now()
        self._made = 0
        self.running: Demo | None = None
        """The demonstration that is shown now."""

    def touched(self) -> bool:
        """Any input: the count starts anew and a demonstration stops.

        True when something was on the screen that this took away, so that the same click starts nothing else.
        """
        seen = self.running is not None or self.idle().left_s is not None
        self._since = self._clock.now()
        self.running = None
        return seen

    def idle(self, now_s: float | None = None) -> Idle:
        """Where the count-down stands at *now_s* on the clock, which is now where it is not given."""
        now = self._clock.now() if now_s is None else now_s
        if self.idle_s <= 0:
            return Idle(None, False)
        left = self.idle_s - (now - self._since)
        if left <= 0:
            return Idle(None, True)
        return Idle(min(ceil(left), int(SHOWN_S)) if left <= SHOWN_S else None, False)

    def wait_s(self) -> float:
        """Seconds until `idle` says something else; infinite where it never will."""
        if self.idle_s <= 0:
            return inf
        left = self.idle_s - (self._clock.now() - self._since)
        if left > SHOWN_S:
            return left - SHOWN_S
        return left - (ceil(left) - 1) if left > 0 else 0.0

    def demo(self) -> Demo:
        """The next demonstration of the endless programme; it is `running` until somebody touches something."""
        act = PROGRAMME[self._made % len(PROGRAMME)]
        self._made += 1
        sigma_mm = act.sigmas_mm[int(self._random.random() * len(act.sigmas_mm))]
        seed = int(self._random.random() * SEEDS)
        self.running = demonstrate(act, sigma_mm, seed, self._faces, self._drills)
        return self.running

    def caption(self, t_s: float) -> str:
        """What is said *t_s* seconds into the demonstration that runs; empty while none does."""
        return "" if self.running is None else self.running.caption(t_s)
