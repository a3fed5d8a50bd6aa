"""What tests play with: faces, drills, plans and rounds made in one line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from bullseye.drill.catalog import Drills
from bullseye.drill.drill import Drill
from bullseye.session.clock import Clock, StepClock
from bullseye.session.events import Event
from bullseye.session.plan import RoundPlan
from bullseye.session.round import Round
from bullseye.target.catalog import Catalogue
from bullseye.target.face import Face, Ring, Style

FACES = Catalogue()
DRILLS = Drills()
STILL = ("practice", "race-30", "ten-shots", "timed-30", "timed-60")
"""The drills whose one target stands still between hits."""


def ids() -> Callable[[], str]:
    """Record ids that differ: id-1, id-2 and so on."""
    numbers = count(1)
    return lambda: f"id-{next(numbers)}"


def face_of_rings(*diameters_and_points: tuple[float, int], gauge_mm: float = 0.0, **more: Any) -> Face:
    """A face of plain white rings, innermost first."""
    rings = tuple(Ring(diameter_mm, points, "#ffffff") for diameter_mm, points in diameters_and_points)
    own = Style("own", tuple(ring.points for ring in rings))
    return Face("made", "Made", rings, gauge_mm, **{"styles": (own,), **more})


SIMPLE = face_of_rings((20.0, 10), (40.0, 5), (100.0, 1))
"""Ten points within 10 mm, five within 20, one within 50; a shot is a point."""


def plan_of(drill: Drill | str = "ten-shots", face: Face | str = SIMPLE, seed: int = 7, **more: Any) -> RoundPlan:
    """A plan for Ann; drills and faces by name or made."""
    return RoundPlan(
        FACES.get(face) if isinstance(face, str) else face,
        DRILLS.get(drill) if isinstance(drill, str) else drill,
        seed,
        more.pop("player", "Ann"),
        **more,
    )


class Played:
    """A round on a clock of its own, and every event it told."""

    def __init__(self, plan: RoundPlan, clock: Clock | None = None, countdown_s: int = 0) -> None:
        self.step = StepClock()
        self.round = Round(plan, clock or self.step, ids(), countdown_s)
        self.events: list[Event] = []
        self.round.listen(self.events.append)

    def told(self, kind: type[Any]) -> list[Any]:
        """The events of that kind, in order."""
        return [event for event in self.events if isinstance(event, kind)]

    def at(self, t_s: float, off_x_mm: float = 0.0, off_y_mm: float = 0.0) -> Any:
        """Shoot *t_s* seconds after the start (no pauses), that far off the target's centre."""
        x_mm, y_mm = self.round.target_mm
        return self.round.shoot(x_mm + off_x_mm, y_mm + off_y_mm, t_s)
