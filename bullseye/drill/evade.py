"""A target that flees from the pointer, late and never faster than it can, so that it can be caught."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import cos, sin, sqrt, tau
from typing import Any

from bullseye.drill.chance import Chance
from bullseye.drill.moves import FACES, Appearance, Motion, MotionTime, Offset, motion_key
from bullseye.drill.pointer import Pointer
from bullseye.words import tr

GRID_US = 10_000
"""The way is reckoned in steps of this many microseconds, at whatever times it is asked for."""


class Evade(Motion, kind="evade"):
    """Flees from the pointer, the nearer the faster, but sees it late and cannot leave the range.

    It sees the pointer as it was `reaction_s` ago, and minds it when it is nearer than `reach_mm`.
    Its top speed is `speed_mm_s`, and the range's edge holds it. What it does in a step follows from the pointer's
    samples before that step alone, so a later sample never changes what was already drawn.
    """

    keys = (
        motion_key("speed_faces_s", "number", "How fast it goes at most.", unit=f"{FACES} per s", high=50),
        motion_key(
            "reach_faces", "number", "How near the pointer must be for it to flee.",
            default=2.0, unit=FACES, high=20, above=True,
        ),
        motion_key(
            "reaction_s", "number", "How late it sees the pointer.", default=0.15, unit="s", low=0.02, high=5
        ),
    )  # fmt: skip
    only_one = tr("a target can flee in one way only; leave the other out")
    needs_pointer = True

    def __init__(self, values: Mapping[str, Any], half_mm: Sequence[float], chance: Chance) -> None:
        super().__init__(values, half_mm, chance)
        self.pointer = Pointer()
        self.reaction_s = float(values["reaction_s"])
        # For each life its start and the offsets at its grid points so far.
        self._ways: dict[int, tuple[int, list[Offset]]] = {}

    def fled(self, life: Appearance, t_s: float, plain: Callable[[float], Offset], beat: MotionTime) -> Offset:
        """How far from its *plain* place the target has fled by *t_s*."""
        start_us = round(life.start_s * 1e6)
        begun, way = self._ways.get(life.number, (start_us, [(0.0, 0.0)]))
        if begun != start_us:
            way = [(0.0, 0.0)]
        self._ways[life.number] = (start_us, way)
        step, rest_us = divmod(max(0, round(t_s * 1e6) - start_us), GRID_US)
        while len(way) <= step + 1:
            way.append(self._next(life, start_us + (len(way) - 1) * GRID_US, way[-1], plain, beat))
        (x, y), (next_x, next_y) = way[step], way[step + 1]
        part = rest_us / GRID_US
        return (x + (next_x - x) * part, y + (next_y - y) * part)

    def forget_after(self, t_s: float) -> None:
        """Keep only the steps that are over by *t_s*."""
        for start_us, way in self._ways.values():
            del way[max(1, (round(t_s * 1e6) - start_us) // GRID_US + 1) :]

    def _next(
        self, life: Appearance, now_us: int, off: Offset, plain: Callable[[float], Offset], beat: MotionTime
    ) -> Offset:
        now_s = now_us / 1e6
        plain_x, plain_y = plain(now_s)
        seen = self.pointer.at(now_s - self.reaction_s)
        x, y = plain_x + off[0], plain_y + off[1]
        if seen is not None:
            away_x, away_y = x - seen[0], y - seen[1]
            distance = sqrt(away_x * away_x + away_y * away_y)
            reach = self.values["reach_mm"]
            if distance < reach:
                passed_s = beat(now_s + GRID_US / 1e6) - beat(now_s)
                way = self.values["speed_mm_s"] * (1.0 - distance / reach) * passed_s
                if distance < 1e-6:  # the pointer is on its very centre: any way is as good
                    angle = tau * self._drawn(life.number)[0]
                    away_x, away_y, distance = cos(angle), sin(angle), 1.0
                x += way * away_x / distance
                y += way * away_y / distance
        half_x, half_y = self.half_mm
        x, y = max(-half_x, min(half_x, x)), max(-half_y, min(half_y, y))
        # Rounded at each step: no machine's last bit can grow into another way.
        return (round(x - plain_x, 6), round(y - plain_y, 6))
