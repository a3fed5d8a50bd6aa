"""When a round is over by the clock, and which series is on: a function of the drill, the seed and the shots so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bullseye.drill.chance import between, stream
from bullseye.drill.rules import micros


class Limit:
    """The clock of a drill that ends by time; each hit may refill it. *parameters* are those of a record."""

    def __init__(self, parameters: Mapping[str, Any]) -> None:
        time_us = micros(parameters["time_s"])
        self._refill_us = micros(parameters.get("refill_s", 0.0))
        self._less_us = micros(parameters.get("refill_less_s", 0.0))
        most_s = parameters.get("clock_most_s")
        self._most_us = time_us if most_s is None else micros(most_s)
        self.end_us = time_us

    def shot(self, t_s: float, hit: bool) -> None:
        """A shot at *t_s*: a hit fills the clock, never above its most."""
        if not hit or not self._refill_us:
            return
        left_us = self.end_us - micros(t_s)
        filled_us = max(left_us, min(self._most_us, left_us + self._refill_us))
        self._refill_us = max(0, self._refill_us - self._less_us)
        self.end_us = micros(t_s) + filled_us


class Series(NamedTuple):
    """A series of a course of fire at a moment: number *number* of *of* (from 0), in stage *stage* called *name*.

    Shots count from *opens_s* to *closes_s*; *is_open* tells whether they do now, *shots_left* how many do.
    """

    number: int
    of: int
    stage: int
    name: str
    opens_s: float
    closes_s: float
    is_open: bool
    shots_left: int


class Course:
    """A course of fire: series after series, each after a wait whose length is chance.

    A series is over with its last shot, or when its time is. *stages* are those of a record's parameters.
    """

    def __init__(self, stages: list[Mapping[str, Any]], seed: int) -> None:
        chance = stream(seed, "course")
        self._series = [
            (number, stage["name"], int(stage["shots"]), micros(stage["time_s"]),
             micros(between(chance, *stage["delay_s"])))
            for number, stage in enumerate(stages)
            for _ in range(stage["series"])
        ]  # fmt: skip
        self._shots_us: list[list[int]] = [[] for _ in self._series]

    @property
    def end_us(self) -> int:
        """When the last series is over if no further shot comes."""
        return self._bounds_us()[-1][1]

    def at(self, t_s: float) -> Series:
        """The series that is on, or is waited for, at *t_s*; the last one once all is over."""
        t_us = micros(t_s)
        bounds = self._bounds_us()
        number = next((n for n, (_, ends_us, by_shot) in enumerate(bounds) if t_us < ends_us + (not by_shot)), -1)
        number %= len(bounds)
        opens_us, ends_us, by_shot = bounds[number]
        stage, name, shots, time_us, _ = self._series[number]
        fired = sum(shot_us <= t_us for shot_us in self._shots_us[number])
        # Shot out, it is over at once; by time, its very last microsecond still counts.
        is_open = opens_us <= t_us < ends_us + (not by_shot)
        closes_us = opens_us + time_us
        return Series(number, len(bounds), stage, name, opens_us / 1e6, closes_us / 1e6, is_open, shots - fired)

    def shot(self, t_s: float, hit: bool) -> None:
        """A shot at *t_s*, in a series that is open."""
        self._shots_us[self.at(t_s).number].append(micros(t_s))

    def _bounds_us(self) -> list[tuple[int, int, bool]]:
        """When each series opens and is over, and whether its last shot (rather than time) makes or made it so."""
        bounds = []
        now_us = 0
        for (_, _, shots, time_us, delay_us), fired_us in zip(self._series, self._shots_us, strict=True):
            opens_us = now_us + delay_us
            by_shot = len(fired_us) >= shots
            now_us = fired_us[-1] if by_shot else opens_us + time_us
            bounds.append((opens_us, now_us, by_shot))
        return bounds


Flow = Limit | Course


def flow_of(parameters: Mapping[str, Any], seed: int) -> Flow | None:
    """The clock or the course of a round, None where only shots or the player end it."""
    if parameters["ends"] == "time":
        return Limit(parameters)
    return Course(parameters["stages"], seed) if parameters["ends"] == "stages" else None
