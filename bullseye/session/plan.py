"""All that is settled before a round starts, and nothing that happens in it."""

from __future__ import annotations

from dataclasses import dataclass

from bullseye.drill.drill import Drill
from bullseye.drill.placement import Placement
from bullseye.target.face import STANDARD, Face
from bullseye.target.scoring import Scorer

COUNTDOWN_S = 3


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """Who shoots what: the same plan and the same shots give the same round on every machine.

    *gauge_mm* None is the face's own. *px_per_mm* is how large the window drew it, for the record only.
    """

    face: Face
    drill: Drill
    seed: int
    player: str
    style: str = STANDARD
    gauge_mm: float | None = None
    device: str = "mouse"
    px_per_mm: float = 1.0
    simulated: bool = False

    def scorer(self) -> Scorer:
        """The scorer of this round; raises BadInputError or UnknownNameError when the plan cannot be scored."""
        return Scorer(self.face, self.style, self.gauge_mm)

    def placement(self) -> Placement:
        """Where the target stands, place by place."""
        return Placement(self.drill.place, self.seed, self.drill.range_mm(self.face), self.face.diameter_mm)
