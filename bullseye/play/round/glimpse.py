"""A look at a drill before it is played: its targets as they will come and go, shot by nobody but a patient clock."""

from __future__ import annotations

from math import cos, sin, tau
from typing import TYPE_CHECKING

from bullseye.drill.field import SHOOT, Field, Target

if TYPE_CHECKING:
    from bullseye.drill.drill import Drill
    from bullseye.target.face import Face

PACE = 0.6
"""Targets go at this share of their speed: enough to see how, and calm."""
HIT_EVERY_S, LOOP_S = 1.2, 24.0
_STEP_S = 0.1
_SEED = 1


def is_lively(drill: Drill) -> bool:
    """Whether there is more to see than one large face that stays where it is."""
    return not drill.test and not drill.stages and (drill.lively or drill.place != "centre")


class Glimpse:
    """The targets of *drill* at *face* over time. The same for everybody, and from the start again after a while."""

    def __init__(self, drill: Drill, face: Face) -> None:
        self._drill = drill
        self._face = face
        self._begin(0)

    def at(self, elapsed_s: float) -> tuple[Target, ...]:
        """What stands *elapsed_s* seconds after one began to look."""
        loop, t_s = divmod(elapsed_s * PACE, LOOP_S)
        if loop != self._loop:
            self._begin(int(loop))
        self._play_to(t_s)
        return self._field.at(max(t_s, self._t_s))

    def _begin(self, loop: int) -> None:
        self._loop = loop
        self._field = Field(self._drill.parameters(self._face), _SEED + loop, self._face.diameter_mm)
        self._t_s = 0.0
        self._steps = 0

    def _play_to(self, t_s: float) -> None:
        """Hit a target now and then, and let the pointer wander where targets flee from it."""
        while (self._steps + 1) * _STEP_S <= t_s:
            self._steps += 1
            now_s = self._t_s = round(self._steps * _STEP_S, 6)
            if self._drill.needs_pointer:
                width, height = self._drill.range_mm(self._face)
                turn = tau * now_s / 8
                self._field.pointed(now_s, width / 4 * cos(turn), height / 4 * sin(2 * turn))
            elif self._steps % round(HIT_EVERY_S / _STEP_S) == 0 and not self._drill.tracks:
                standing = [target for target in self._field.at(now_s, unhit=True) if target.kind == SHOOT]
                if standing:
                    self._field.shot(now_s, True, min(standing, key=lambda target: target.appeared_s))
