"""The motions one by one: each gives an offset in mm and a size for any moment of a target's life."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, floor, radians, sin, tau
from typing import Any, NamedTuple

from bullseye.drill.chance import Chance
from bullseye.drill.placement import Placement

Offset = tuple[float, float]
"""Right and up, in mm."""


class Moment(NamedTuple):
    """A moment of a target's life: the *life*-th from 0, *age_s* old; *hits_s* are the ages at which it was hit."""

    life: int
    age_s: float
    hits_s: tuple[float, ...] = ()


class Motion:
    """Stands still. It is what all others start from.

    *values* are the keys of the drill's [[motion]] table, lengths in mm. *half_mm* is how far the target's centre
    may go from the range's centre on each axis; *chance* gives the stream of each life.
    """

    def __init__(self, values: Mapping[str, Any], half_mm: Sequence[float], chance: Chance) -> None:
        self.values = values
        self.half_mm = half_mm
        self._chance = chance
        self._draws: dict[int, tuple[float, ...]] = {}

    @classmethod
    def largest(cls, values: Mapping[str, Any]) -> float:
        """The largest size it gives, so that the range's edge is where the whole target still fits."""
        return 1.0

    def offset(self, now: Moment) -> Offset:
        """How far the target is from its place."""
        return (0.0, 0.0)

    def size(self, now: Moment) -> float:
        """How many times its own size the target has."""
        return 1.0

    def _drawn(self, life: int) -> tuple[float, ...]:
        """Two random numbers from 0 to 1 that belong to that life."""
        if life not in self._draws:
            chance = self._chance(life)
            self._draws[life] = (chance.random(), chance.random())
        return self._draws[life]


class Linear(Motion):
    """Straight on at one speed; the range's edge turns it back. Without an angle each life goes its own way."""

    def offset(self, now: Moment) -> Offset:
        angle_deg = self.values.get("angle_deg")
        angle = tau * self._drawn(now.life)[0] if angle_deg is None else radians(angle_deg)
        way = self.values["speed_mm_s"] * now.age_s
        return (way * cos(angle), way * sin(angle))


class Sine(Motion):
    """Swings through its place on a line, fastest in the middle; where it begins is chance."""

    def offset(self, now: Moment) -> Offset:
        turn = now.age_s / self.values["period_s"] + self._drawn(now.life)[0]
        way = self.values["amplitude_mm"] * sin(tau * (turn % 1.0))
        angle = radians(self.values["angle_deg"])
        return (way * cos(angle), way * sin(angle))


class Circle(Motion):
    """Goes round its place at an even speed; where it begins is chance."""

    def offset(self, now: Moment) -> Offset:
        turn = now.age_s / self.values["period_s"]
        angle = tau * (((-turn if self.values["clockwise"] else turn) + self._drawn(now.life)[0]) % 1.0)
        return (self.values["radius_mm"] * cos(angle), self.values["radius_mm"] * sin(angle))


class Lissajous(Motion):
    """Swings right and left with one period and up and down with another."""

    def offset(self, now: Moment) -> Offset:
        (wide, high), (over_x_s, over_y_s) = self.values["amplitudes_mm"], self.values["periods_s"]
        begin_x, begin_y = self._drawn(now.life)
        turn_x, turn_y = now.age_s / over_x_s + begin_x, now.age_s / over_y_s + begin_y
        return (wide * sin(tau * (turn_x % 1.0)), high * sin(tau * (turn_y % 1.0)))


class Jump(Motion):
    """Is at a new place every so many seconds, on each hit, or both: a hit starts the wait anew."""

    def __init__(self, values: Mapping[str, Any], half_mm: Sequence[float], chance: Chance) -> None:
        super().__init__(values, half_mm, chance)
        self._places: dict[int, Placement] = {}

    def offset(self, now: Moment) -> Offset:
        every_s = self.values.get("every_s")
        starts = [0.0, *(now.hits_s if self.values.get("on_hit") else ())]
        number = len(starts) - 1
        if every_s is not None:
            for start, end in zip(starts, [*starts[1:], now.age_s], strict=True):
                number += floor(round((end - start) / every_s, 9))
        if now.life not in self._places:
            size = (2 * self.half_mm[0], 2 * self.half_mm[1])
            self._places[now.life] = Placement("on-hit", self._chance(now.life), size, 0.0)
        return self._places[now.life].position(number)


class Walk(Motion):
    """Wanders: a smooth curve near random places, of which a new one counts every `period_s`.

    A uniform cubic B-spline over random points: it never leaves what they span, and neither its direction nor its
    speed ever jumps. (The weights are those of any textbook on splines.)
    """

    def __init__(self, values: Mapping[str, Any], half_mm: Sequence[float], chance: Chance) -> None:
        super().__init__(values, half_mm, chance)
        self._walks: dict[int, tuple[Any, list[Offset]]] = {}

    def offset(self, now: Moment) -> Offset:
        step, part = divmod(now.age_s / self.values["period_s"], 1.0)
        p0, p1, p2, p3 = self._points(now.life, int(step))
        rest = 1.0 - part
        weights = (
            rest**3 / 6,
            (3 * part**3 - 6 * part**2 + 4) / 6,
            (3 * rest**3 - 6 * rest**2 + 4) / 6,
            part**3 / 6,
        )
        points = (p0, p1, p2, p3)
        return (
            sum(w * p[0] for w, p in zip(weights, points, strict=True)),
            sum(w * p[1] for w, p in zip(weights, points, strict=True)),
        )

    def _points(self, life: int, first: int) -> list[Offset]:
        if life not in self._walks:
            self._walks[life] = (self._chance(life), [])
        chance, points = self._walks[life]
        while len(points) < first + 4:
            points.append(((2 * chance.random() - 1) * self.half_mm[0], (2 * chance.random() - 1) * self.half_mm[1]))
        return points[first : first + 4]


class Ramp(Motion):
    """Shrinks or grows evenly from one size to another, then keeps it."""

    @classmethod
    def largest(cls, values: Mapping[str, Any]) -> float:
        """The larger of its two sizes."""
        return float(max(values["from_size"], values["to_size"]))

    def size(self, now: Moment) -> float:
        begin, end = self.values["from_size"], self.values["to_size"]
        return float(begin + (end - begin) * min(1.0, now.age_s / self.values["over_s"]))
