"""The motions one by one: each gives an offset in mm and a size for any moment of a target's life.

A new motion is a class here and its test: the class says by which `kind` a drill picks it and which keys it takes, and
the reading of drill files, what is said of a wrong one, and docs/drills.md follow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import cos, floor, radians, sin, tau
from typing import Any, ClassVar, NamedTuple

from bullseye.drill.chance import Chance
from bullseye.drill.key import Key
from bullseye.drill.placement import Placement
from bullseye.words import tr

Offset = tuple[float, float]
"""Right and up, in mm."""


MotionTime = Callable[[float], float]
"""Turns the round's time into the motion's, both in seconds: it runs faster where a drill adapts the speed."""

FACES = "face diameters"


class Appearance(NamedTuple):
    """One appearance of a target: the *number*-th, from 0, since *start_s*, at a place in mm from the range's centre.

    *hits_s* are the times at which it was hit and stayed; all times are seconds of the round.
    """

    number: int
    start_s: float
    x_mm: float
    y_mm: float
    hits_s: tuple[float, ...] = ()


class Moment(NamedTuple):
    """A moment of a target's life: the *life*-th from 0, *age_s* old; *hits_s* are the ages at which it was hit."""

    life: int
    age_s: float
    hits_s: tuple[float, ...] = ()


class Motion:
    """Does not move. It is what all others start from.

    *values* are the keys of the drill's [[motion]] table, lengths in mm. *half_mm* is how far the target's centre
    may go from the range's centre on each axis; *chance* gives the stream of each life.

    A class with a *kind* is entered in `MOTIONS` under it. *keys* are those of its table, in face diameters where they
    are lengths (`_faces`; *values* has them as `_mm`). *only_one* says why a drill may have no second one, if so.
    """

    keys: ClassVar[tuple[Key, ...]] = ()
    only_one: ClassVar[str] = ""
    needs_pointer: ClassVar[bool] = False
    needs_hits: ClassVar[bool] = False
    """Whether it looks at `Moment.hits_s`, which is else left empty."""

    def __init_subclass__(cls, kind: str = "") -> None:
        if kind in MOTIONS:
            raise ValueError(f"two motions are called {kind!r}")
        if kind:
            MOTIONS[kind] = cls

    def __init__(self, values: Mapping[str, Any], half_mm: Sequence[float], chance: Chance) -> None:
        self.values = values
        self.half_mm = half_mm
        self._chance = chance
        self._draws: dict[int, tuple[float, ...]] = {}

    @classmethod
    def refusal(cls, values: Mapping[str, Any]) -> tuple[str, str] | None:
        """What is wrong with *values* together, each right by itself: the key, and what would work."""
        return None

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


MOTIONS: dict[str, type[Motion]] = {"still": Motion}
"""Every motion by the name a drill picks it by."""


def motion_key(name: str, type: str, sentence: str, **more: Any) -> Key:
    """A key of a motion's table; *more* as in `Key`. Which motions have it is told by their classes."""
    return Key("motion", name, type, sentence, **more)


_PERIOD = motion_key("period_s", "number", "How long one swing or one turn takes.", unit="s", low=0.1, high=600)
_OVER = motion_key("over_s", "number", "How long that takes, from when the target came.", unit="s", low=0.1, high=600)


class Linear(Motion, kind="linear"):
    """Straight on at one speed; the range's edge turns it back. Without an angle each life goes its own way."""

    keys = (
        motion_key("speed_faces_s", "number", "How fast it goes.", unit=f"{FACES} per s", high=50),
        motion_key(
            "angle_deg", "number", "Which way it goes: 0 right, 90 up. Without it, chance decides.",
            default=None, unit="degrees", low=-360, high=360,
        ),
    )  # fmt: skip

    def offset(self, now: Moment) -> Offset:
        angle_deg = self.values.get("angle_deg")
        angle = tau * self._drawn(now.life)[0] if angle_deg is None else radians(angle_deg)
        way = self.values["speed_mm_s"] * now.age_s
        return (way * cos(angle), way * sin(angle))


class Sine(Motion, kind="sine"):
    """Swings through its place on a line, fastest in the middle; where it begins is chance."""

    keys = (
        motion_key("amplitude_faces", "number", "How far it swings to each side.", unit=FACES, high=20),
        motion_key(
            "angle_deg", "number", "The line it swings on: 0 level, 90 upright.",
            default=0.0, unit="degrees", low=-360, high=360,
        ),
        _PERIOD,
    )  # fmt: skip

    def offset(self, now: Moment) -> Offset:
        turn = now.age_s / self.values["period_s"] + self._drawn(now.life)[0]
        way = self.values["amplitude_mm"] * sin(tau * (turn % 1.0))
        angle = radians(self.values["angle_deg"])
        return (way * cos(angle), way * sin(angle))


class Circle(Motion, kind="circle"):
    """Goes round its place at an even speed; where it begins is chance."""

    keys = (
        motion_key("radius_faces", "number", "The circle's radius.", unit=FACES, high=20),
        motion_key("clockwise", "flag", "Which way round it goes.", default=False),
        _PERIOD,
    )

    def offset(self, now: Moment) -> Offset:
        turn = now.age_s / self.values["period_s"]
        angle = tau * (((-turn if self.values["clockwise"] else turn) + self._drawn(now.life)[0]) % 1.0)
        return (self.values["radius_mm"] * cos(angle), self.values["radius_mm"] * sin(angle))


class Lissajous(Motion, kind="lissajous"):
    """Swings right and left with one period and up and down with another."""

    keys = (
        motion_key(
            "amplitudes_faces", "two numbers", "How far it swings right and left, and up and down.",
            unit=FACES, high=20,
        ),
        motion_key(
            "periods_s", "two numbers", "How long one swing takes on each of the two.", unit="s", low=0.1, high=600
        ),
    )  # fmt: skip

    def offset(self, now: Moment) -> Offset:
        (wide, high), (over_x_s, over_y_s) = self.values["amplitudes_mm"], self.values["periods_s"]
        begin_x, begin_y = self._drawn(now.life)
        turn_x, turn_y = now.age_s / over_x_s + begin_x, now.age_s / over_y_s + begin_y
        return (wide * sin(tau * (turn_x % 1.0)), high * sin(tau * (turn_y % 1.0)))


class Jump(Motion, kind="jump"):
    """Is at a new place every so many seconds, on each hit, or both: a hit restarts the wait."""

    keys = (
        motion_key(
            "every_s", "number", "How long it waits before it jumps; without it, it jumps only on hits.",
            default=None, unit="s", low=0.1, high=600,
        ),
        motion_key("on_hit", "flag", "Whether a hit makes it jump as well.", default=True),
    )  # fmt: skip

    needs_hits = True

    @classmethod
    def refusal(cls, values: Mapping[str, Any]) -> tuple[str, str] | None:
        """A jump that nothing starts is refused."""
        if values["every_s"] is None and not values["on_hit"]:
            return ("on_hit", tr("a jump needs every_s, on_hit, or both"))
        return None

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


class Walk(Motion, kind="walk"):
    """Wanders: a smooth curve near random places, of which a new one counts every `period_s`.

    A uniform cubic B-spline over random points: it never leaves what they span, and neither its direction nor its
    speed ever jumps. (The weights are those of any textbook on splines.)
    """

    keys = (motion_key("period_s", "number", "How often its way changes.", unit="s", low=0.1, high=600),)

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
    """Goes evenly from one size to another, then keeps it: what shrinking and growing share."""

    @classmethod
    def largest(cls, values: Mapping[str, Any]) -> float:
        """The larger of its two sizes."""
        return float(max(values["from_size"], values["to_size"]))

    def size(self, now: Moment) -> float:
        begin, end = self.values["from_size"], self.values["to_size"]
        return float(begin + (end - begin) * min(1.0, now.age_s / self.values["over_s"]))


def _sizes(from_size: float, to_size: float) -> tuple[Key, ...]:
    return (
        motion_key(
            "from_size", "number", "Its size when it comes, in times the face's.", default=from_size, low=0.05, high=5
        ),
        motion_key("to_size", "number", "Its size in the end.", default=to_size, low=0.05, high=5),
        _OVER,
    )


class Shrink(Ramp, kind="shrink"):
    """Shrinks evenly from one size to another, then keeps it."""

    keys = _sizes(1.0, 0.2)


class Grow(Ramp, kind="grow"):
    """Grows evenly from one size to another, then keeps it."""

    keys = _sizes(0.2, 1.0)
