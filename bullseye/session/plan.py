"""All that is settled before a round starts, and nothing that happens in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bullseye.drill.drill import Drill
from bullseye.drill.field import Field
from bullseye.drill.flow import Flow, flow_of
from bullseye.session.aids import NONE, STICKY, Aids, way_of
from bullseye.target.face import STANDARD, Face
from bullseye.target.scoring import Scorer

COUNTDOWN_S = 3
HandFor = Callable[[Drill, str, float], tuple[str, Aids]]
"""Of a drill, a device and the mm of a px at 96 dpi: the device that is used, and the aids with their numbers."""


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """Who shoots what: the same plan and the same shots give the same round on every machine.

    *gauge_mm* None is the face's own. *px_per_mm* is how large the window drew it, for the record only. Clicks
    within *chatter_ms* of the last shot or its release are a worn button's and do not count; 0 lets every click count.
    """

    face: Face
    drill: Drill
    seed: int
    player: str
    style: str = STANDARD
    gauge_mm: float | None = None
    device: str = "mouse"
    aids: Aids = field(default_factory=lambda: NONE, hash=False)
    px_per_mm: float = 1.0
    simulated: bool = False
    chatter_ms: int = 0

    @property
    def way(self) -> str:
        """How it is shot: the device and the aids, as `session.aids.way_of` joins them."""
        return way_of(self.device, self.aids)

    @property
    def deaf_ms(self) -> int:
        """So long after a shot or its release a press is still the same one: a worn button's, or a shaking hand's."""
        return max(self.chatter_ms, round(1000 * self.aids.get(STICKY, {}).get("hold_s", 0.0)))

    def scorer(self) -> Scorer:
        """The scorer of this round; raises BadInputError or UnknownNameError when the plan cannot be scored."""
        return Scorer(self.face, self.style, self.gauge_mm)

    def field(self) -> Field:
        """Which targets stand where, from the very parameters that the record keeps."""
        return Field(self.drill.parameters(self.face), self.seed, self.face.diameter_mm)

    def flow(self) -> Flow | None:
        """The clock or the course of fire; None where only shots or the player end a round."""
        return flow_of(self.drill.parameters(self.face), self.seed)
