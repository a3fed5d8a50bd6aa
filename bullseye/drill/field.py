"""Which targets stand where at any time: a function of a drill's parameters, the seed and the shots so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from math import hypot
from random import Random
from typing import Any, NamedTuple

from bullseye.drill.chance import stream
from bullseye.drill.motion import MOTIONS, Appearance, Path
from bullseye.drill.placement import Placement
from bullseye.drill.pointer import Pointer
from bullseye.drill.rules import micros
from bullseye.drill.staircase import Staircase

SHOOT, DONT = "shoot", "dont"
_TRIES = 24
_APART = 1.05


class Target(NamedTuple):
    """A target that stands: number *number* of those up at once, in its *life*-th appearance since *appeared_s*.

    Its centre is in mm from the range's centre, y up; *size* is in times the face. *kind* is SHOOT or DONT.
    """

    number: int
    x_mm: float
    y_mm: float
    size: float
    kind: str
    life: int
    appeared_s: float


class _Stand:
    """One appearance of a target; *ends_us* is when it goes or went, None while only a hit can end it."""

    __slots__ = ("ends_us", "hit", "hits_s", "kind", "number", "spot", "start_us")

    def __init__(self, number: int, start_us: int, ends_us: int | None, spot: tuple[float, float], kind: str) -> None:
        self.number = number
        self.start_us = start_us
        self.ends_us = ends_us
        self.spot = spot
        self.kind = kind
        self.hit = False
        self.hits_s: list[float] = []

    def stands(self, t_us: int) -> bool:
        return self.start_us <= t_us and (self.ends_us is None or t_us < self.ends_us)

    def life(self) -> Appearance:
        return Appearance(self.number, self.start_us / 1e6, *self.spot, tuple(self.hits_s))


class Field:
    """The targets of one round. *parameters* are those of a record, *diameter_mm* is the face's.

    Tell it every shot and pointer sample in the order of time; ask it for any time, past or present, in any order.
    Neither how often nor when it is asked changes an answer.
    """

    def __init__(
        self, parameters: Mapping[str, Any], seed: int, diameter_mm: float, pointer: Pointer | None = None
    ) -> None:
        self.pointer = pointer or Pointer()
        self._place = parameters["place"]
        self._up = parameters.get("targets_up", 1)
        self._stay_us = None if parameters.get("stay_s") is None else micros(parameters["stay_s"])
        self._gap_us = micros(parameters.get("gap_s", 0.0))
        self._dont_share = parameters.get("dont_share", 0.0)
        self._seed = seed
        self._diameter_mm = diameter_mm
        self._range_mm = parameters["range_mm"]
        adaptive = parameters.get("adaptive")
        self.stairs = Staircase(adaptive) if adaptive else None
        most = adaptive["most"] if adaptive and adaptive["changes"] == "size" else 1.0
        start = self.stairs.factor if self.stairs else 1.0
        # From when which factor holds, and how far the motions' time had come by then.
        self._steps: list[tuple[float, float, float]] = [(0.0, start, 0.0)]
        motions = parameters.get("motion", ())
        speeds = self.stairs is not None and self.stairs.changes == "speed"
        self._paths = [
            Path(
                motions, seed, self._range_mm, diameter_mm, number, most, self.pointer,
                self._beat if speeds else float,
            )
            for number in range(self._up)
        ]  # fmt: skip
        self._sizes = self.stairs is not None and not speeds
        half_x, half_y = self._paths[0].half_mm
        self._placement = Placement(self._place, seed, (2 * half_x, 2 * half_y), 0.0)
        self._grid = parameters.get("grid", (1, 1))
        # A hit target in the centre stays, unless targets come and go there.
        self._goes_on_hit = self._place != "centre" or self._stay_us is not None
        self._needs_hits = any(MOTIONS[values["kind"]].needs_hits for values in motions)
        self._stays: list[list[_Stand]] = [[] for _ in range(self._up)]

    # -- questions -------------------------------------------------------------------------------

    def at(self, t_s: float, unhit: bool = False) -> tuple[Target, ...]:
        """The targets that stand *t_s* seconds into the round; with *unhit* those that no shot has taken since."""
        t_us = micros(t_s)
        self._come(t_us)
        found = []
        for number, stays in enumerate(self._stays):
            stay = _last(stays, t_us)
            if stay is not None and stay.stands(t_us) and not (unhit and stay.hit and self._goes_on_hit):
                found.append(self._target(number, stay, t_us / 1e6))
        return tuple(found)

    def missed_s(self, end_s: float) -> list[float]:
        """When targets that should have been shot went without a hit, up to *end_s*, in order."""
        end_us = micros(end_s)
        self._come(end_us)
        return sorted(
            stay.ends_us / 1e6
            for stays in self._stays
            for stay in stays
            if stay.kind == SHOOT and not stay.hit and stay.ends_us is not None and stay.ends_us <= end_us
        )

    def shown(self, end_s: float) -> int:
        """How many targets that should be shot came before *end_s*."""
        end_us = micros(end_s)
        self._come(end_us)
        return sum(stay.kind == SHOOT and stay.start_us < end_us for stays in self._stays for stay in stays)

    # -- news ------------------------------------------------------------------------------------

    def shot(self, t_s: float, hit: bool, target: Target | None = None) -> None:
        """A shot at *t_s*: *hit* by the rules, at *target* (which it may also have struck wrongly), None at nothing."""
        t_us = micros(t_s)
        self._come(t_us)
        if target is not None:
            self._strike(t_s, t_us, target)
        if self.stairs is not None:
            at_s, factor, beat = self._steps[-1]
            self._steps.append((t_s, self.stairs.add(hit), beat + (t_s - at_s) * factor))
        for path in self._paths:
            path.forget_after(t_s)

    def _strike(self, t_s: float, t_us: int, target: Target) -> None:
        stay = self._stays[target.number][target.life]
        if not self._goes_on_hit:
            if self._needs_hits:
                stay.hits_s.append(t_s)
            return
        stay.hit = True
        if stay.ends_us is None or stay.ends_us > t_us:
            stay.ends_us = t_us
            # What was asked of the future before this is no longer so.
            for stays in self._stays:
                while stays and stays[-1].start_us > t_us:
                    stays.pop()

    def pointed(self, t_s: float, x_mm: float, y_mm: float) -> None:
        """The pointer is at a place in mm from the range's centre, y up."""
        at = self.pointer.add(t_s, x_mm, y_mm)
        if at is not None:
            for path in self._paths:
                path.pointed(at)

    # -- coming and going ------------------------------------------------------------------------

    def _come(self, t_us: int) -> None:
        """Let every target come that comes up to *t_us*, one after the other in order of time."""
        while True:
            due = [(self._due_us(stays), number) for number, stays in enumerate(self._stays)]
            first = min(((when, number) for when, number in due if when is not None), default=None)
            if first is None or first[0] > t_us:
                return
            self._stays[first[1]].append(self._new(first[1], first[0]))

    def _due_us(self, stays: list[_Stand]) -> int | None:
        if not stays:
            return 0
        ends_us = stays[-1].ends_us
        return None if ends_us is None else ends_us + self._gap_us

    def _new(self, number: int, start_us: int) -> _Stand:
        life = len(self._stays[number])
        others = [
            (target, stay)
            for n, stays in enumerate(self._stays)
            if n != number and (stay := _last(stays, start_us)) is not None and stay.stands(start_us)
            for target in (self._target(n, stay, start_us / 1e6),)
        ]
        kind = DONT if stream(self._seed, "kind", number, life).random() < self._dont_share else SHOOT
        if others and all(target.kind == DONT for target, _ in others):
            kind = SHOOT  # something to shoot is always there
        places = [(target.x_mm, target.y_mm) for target, _ in others]
        spot = self._spot(number, life, places, [stay.spot for _, stay in others])
        ends_us = None if self._stay_us is None else start_us + self._stay_us
        return _Stand(life, start_us, ends_us, spot, kind)

    def _spot(
        self, number: int, life: int, others: list[tuple[float, float]], taken: list[tuple[float, float]]
    ) -> tuple[float, float]:
        if self._place == "grid":
            return self._cell(number, life, taken)
        if self._up == 1:
            return self._placement.position(life)
        chance = stream(self._seed, "place", number, life)
        before = [self._stays[number][-1].spot] if life else []
        best, widest = (0.0, 0.0), -1.0
        for _ in range(_TRIES):
            spot = self._anywhere(chance)
            room = min((hypot(spot[0] - x, spot[1] - y) for x, y in [*others, *before]), default=float("inf"))
            if room >= _APART * self._diameter_mm:
                return spot
            if room > widest:
                best, widest = spot, room
        return best

    def _anywhere(self, chance: Random) -> tuple[float, float]:
        half_x, half_y = self._paths[0].half_mm
        return (
            round((2 * chance.random() - 1) * half_x, 6) + 0.0,
            round((2 * chance.random() - 1) * half_y, 6) + 0.0,
        )

    def _cell(self, number: int, life: int, taken: list[tuple[float, float]]) -> tuple[float, float]:
        """A cell that is neither taken nor the one it was just hit in."""
        before = [self._stays[number][-1].spot] if life else []
        free = [cell for cell in self._cells() if cell not in taken and cell not in before]
        return free[int(stream(self._seed, "place", number, life).random() * len(free))]

    def _cells(self) -> list[tuple[float, float]]:
        columns, rows = self._grid
        width, height = self._range_mm
        return [
            (round(((c + 0.5) / columns - 0.5) * width, 6), round(((r + 0.5) / rows - 0.5) * height, 6))
            for r in range(rows)
            for c in range(columns)
        ]

    # -- where and how large ---------------------------------------------------------------------

    def _target(self, number: int, stay: _Stand, t_s: float) -> Target:
        spot = self._paths[number].spot(stay.life(), t_s)
        size = round(spot.size * self._step(t_s)[1], 6) if self._sizes else spot.size
        return Target(number, spot.x_mm, spot.y_mm, size, stay.kind, stay.number, stay.start_us / 1e6)

    def _step(self, t_s: float) -> tuple[float, float, float]:
        """The adaptive step that holds at *t_s*."""
        return self._steps[max(0, bisect_right(self._steps, (t_s, float("inf"))) - 1)]

    def _beat(self, t_s: float) -> float:
        """The motions' time at the round's time *t_s*."""
        at_s, factor, beat = self._step(t_s)
        return beat + (t_s - at_s) * factor


def _last(stays: list[_Stand], t_us: int) -> _Stand | None:
    """The latest that came up to *t_us*."""
    return next((stay for stay in reversed(stays) if stay.start_us <= t_us), None)
