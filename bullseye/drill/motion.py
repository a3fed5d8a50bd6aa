"""Where a moving target is: a pure function of time, seed and what happened so far, never a step per frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bullseye.drill.chance import Chance, stream
from bullseye.drill.evade import Evade
from bullseye.drill.moves import MOTIONS, Appearance, Moment, Motion, MotionTime
from bullseye.drill.pointer import Pointer

__all__ = ["MOTIONS", "Appearance", "Path", "Spot", "clamp", "mirror"]


class Spot(NamedTuple):
    """Where a target's centre is, in mm from the range's centre, y up, and how many times its own size it has."""

    x_mm: float
    y_mm: float
    size: float = 1.0


class Path:
    """The way of one target, number *target* of those that are up at once, inside *range_mm* (width, height).

    *motions* are the drill's motions with lengths in mm: offsets from the life's place add up, sizes multiply.
    What would leave the range is mirrored at its edge, so that a straight way bounces. *most* is how many times
    its own *diameter_mm* the target can grow by other means. Only `Random.random()` is drawn, and places are
    rounded to 1e-6 mm, so that every machine agrees; the order and number of questions do not matter.
    """

    def __init__(
        self,
        motions: Sequence[Mapping[str, Any]],
        seed: int,
        range_mm: Sequence[float],
        diameter_mm: float,
        target: int = 0,
        most: float = 1.0,
        pointer: Pointer | None = None,
        beat: MotionTime = float,
    ) -> None:
        largest = diameter_mm * most
        for values in motions:
            largest *= MOTIONS[values["kind"]].largest(values)
        half = (max(0.0, range_mm[0] - largest) / 2, max(0.0, range_mm[1] - largest) / 2)
        self.half_mm = half
        self._beat = beat
        self._moves: list[Motion] = []
        self._evade: Evade | None = None
        for number, values in enumerate(motions):
            move = MOTIONS[values["kind"]](values, half, _chance(seed, number, target))
            if isinstance(move, Evade):
                self._evade = move
                move.pointer = pointer or Pointer()
            else:
                self._moves.append(move)

    def spot(self, life: Appearance, t_s: float) -> Spot:
        """Where the target of that *life* is *t_s* seconds into the round."""
        x_mm, y_mm = self._plain(life, t_s)
        if self._evade is not None:
            off_x, off_y = self._evade.fled(life, t_s, lambda t: self._plain(life, t), self._beat)
            x_mm, y_mm = clamp(x_mm + off_x, self.half_mm[0]), clamp(y_mm + off_y, self.half_mm[1])
        size = 1.0
        now = self._moment(life, t_s)
        for move in self._moves:
            size *= move.size(now)
        # + 0.0 turns -0.0 into a plain zero.
        return Spot(round(x_mm, 6) + 0.0, round(y_mm, 6) + 0.0, round(size, 6))

    def forget_after(self, t_s: float) -> None:
        """Something new happened at *t_s*: what was reckoned beyond it no longer holds."""
        if self._evade is not None:
            self._evade.forget_after(t_s)

    def pointed(self, t_s: float) -> None:
        """The pointer has a new sample at *t_s*."""
        if self._evade is not None:
            self._evade.forget_after(t_s + self._evade.reaction_s)

    def _moment(self, life: Appearance, t_s: float) -> Moment:
        born = self._beat(life.start_s)
        # A target that stands still need not be told of every hit before: a click would wait for it.
        hits = tuple(self._beat(hit) - born for hit in life.hits_s if hit <= t_s) if self._moves else ()
        return Moment(life.number, max(0.0, self._beat(t_s) - born), hits)

    def _plain(self, life: Appearance, t_s: float) -> tuple[float, float]:
        """The place without what fleeing adds."""
        now = self._moment(life, t_s)
        x_mm, y_mm = life.x_mm, life.y_mm
        for move in self._moves:
            off_x, off_y = move.offset(now)
            x_mm, y_mm = x_mm + off_x, y_mm + off_y
        return (round(mirror(x_mm, self.half_mm[0]), 6), round(mirror(y_mm, self.half_mm[1]), 6))


def _chance(seed: int, motion: int, target: int) -> Chance:
    return lambda life: stream(seed, "motion", motion, "target", target, "life", life)


def mirror(way_mm: float, half_mm: float) -> float:
    """A straight way as it goes on between two mirrors at plus and minus *half_mm*."""
    if -half_mm <= way_mm <= half_mm:
        return way_mm
    if half_mm <= 0:
        return 0.0
    along = (way_mm + half_mm) % (4 * half_mm)
    return along - half_mm if along <= 2 * half_mm else 3 * half_mm - along


def clamp(way_mm: float, half_mm: float) -> float:
    """The nearest place between minus and plus *half_mm*."""
    return max(-half_mm, min(half_mm, way_mm))
