"""A look at a test before it is played: its own discs, the one to hit or to answer lit, at an unhurried pace."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bullseye.drill.lab_layout import across, ring_places
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.drill.drill import Drill
    from bullseye.target.face import Face

TAP_S, TAPS = 1.0, 7
"""The next target is lit after so long, and the next sizes come after so many."""
LIT_S, CYCLE_S, LIGHTS = 0.8, 2.4, 3
"""A disc is lit so long in each cycle, and the next number of discs comes after so many."""


class Disc(NamedTuple):
    """One disc: its centre in mm from the range's centre, y up, its diameter in mm, and whether it is lit.

    *home* is the one in the middle on which the pointer rests.
    """

    x_mm: float
    y_mm: float
    width_mm: float
    lit: bool = False
    home: bool = False


class LabGlimpse:
    """The discs of a test over time, the same for everybody. At 0 s one is lit, so that a still look shows one."""

    def __init__(self, drill: Drill, face: Face) -> None:
        self._test = drill.test
        self._given = drill.parameters(face)[drill.test]

    def at(self, elapsed_s: float) -> tuple[Disc, ...]:
        """What is seen *elapsed_s* seconds after one began to look."""
        return self._ring(elapsed_s) if self._test == "tapping" else self._lights(elapsed_s)

    def _ring(self, elapsed_s: float) -> tuple[Disc, ...]:
        n = self._given["n"]
        sizes = [(ring, width) for ring in self._given["amplitudes_mm"] for width in self._given["widths_mm"]]
        round_, step = divmod(int(elapsed_s / TAP_S), TAPS)
        ring_mm, width_mm = sizes[round_ % len(sizes)]
        lit = across(n, step)
        return tuple(Disc(*place, width_mm, k == lit) for k, place in enumerate(ring_places(n, ring_mm)))

    def _lights(self, elapsed_s: float) -> tuple[Disc, ...]:
        width_mm, blocks = self._given["disc_mm"], self._given["choices"]
        cycle, since_s = divmod(elapsed_s, CYCLE_S)
        is_lit = since_s < LIT_S
        if blocks == [1]:
            return (Disc(0.0, 0.0, width_mm, is_lit),)
        choices = blocks[-1 - int(cycle) // LIGHTS % len(blocks)]  # the most first: that is what sets it apart
        lit = int(cycle) * 3 % choices  # to and fro among them
        ring = ring_places(choices, self._given["ring_mm"])
        return (
            Disc(0.0, 0.0, width_mm, home=True),
            *(Disc(*place, width_mm, is_lit and k == lit) for k, place in enumerate(ring)),
        )


def facts_of(drill: Drill) -> str:
    """A test in one line of numbers."""
    if drill.tapping:
        rows = len(drill.tapping["amplitudes_faces"]) * len(drill.tapping["widths_faces"])
        taps = trn("{n} tap each", "{n} taps each", drill.tapping["n"])
        return tr("{sequences}, {taps}", sequences=trn("{n} sequence", "{n} sequences", rows), taps=taps)
    assert drill.reaction is not None
    choices = drill.reaction["choices"]
    answers = trn("{n} answer", "{n} answers", int(drill.reaction["trials"]) * len(choices))
    discs = trn("{n} disc", "{n} discs", max(choices))
    return f"{answers}  \u00b7  {tr('up to {discs}', discs=discs) if len(choices) > 1 else discs}"
