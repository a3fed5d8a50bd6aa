"""What tests play with: faces, drills, plans and rounds made in one line."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from bullseye.drill.catalog import Drills
from bullseye.drill.drill import Drill
from bullseye.records.record import as_json, record_from
from bullseye.session.clock import Clock, StepClock
from bullseye.session.events import Event
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
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


def object_of(**changes: Any) -> dict[str, Any]:
    """The JSON object of a whole record of ten shots, with its own id; *changes* are keys of the file."""
    shot = {"t": 1.25, "t_up": None, "x": 1.5, "y": -2.25, "target_x": 0.0, "target_y": 0.0, "target": 0}
    return {
        "schema": 1,
        "id": str(uuid.uuid4()),
        "rules": 1,
        "seed": 5,
        "app": "0.1.0",
        "player": "Åsa",
        "started": "2026-11-22T19:40:01Z",
        "finished": "2026-11-22T19:40:31Z",
        "face": "classic",
        "rings": [{"points": 10, "diameter_mm": 20.0}],
        "inner_ten_mm": None,
        "inner_ten": "touch",
        "gauging": "inward",
        "decimals": False,
        "blank_mm": None,
        "style": "standard",
        "style_points": [10],
        "style_inner": None,
        "gauge_mm": 4.5,
        "drill": "timed-30",
        "parameters": {"length_s": 30.0},
        "device": "mouse",
        "px_per_mm": 3.2,
        "simulated": False,
        "ranked": True,
        "pauses": [],
        "duration_s": 30.0,
        "shots": [dict(shot, t=float(t)) for t in range(10)],
        "pointer": [],
        "score": 100,
        "score_unit": "points",
        "better": "higher",
        "accuracy": 0.9,
        "best_combo": 5,
    } | changes


def record_of(**changes: Any) -> Record:
    """The same as a record."""
    return record_from(object_of(**changes))


def changed(record: Record, **changes: Any) -> Record:
    """*record* as if its line held *changes*, which are keys of the file; `...` takes a key out.

    A tuple is a field as a record has it, such as some of its shots.
    """
    fields = {key: value for key, value in changes.items() if isinstance(value, tuple)}
    whole = {**as_json(replace(record, **fields)), **{k: v for k, v in changes.items() if k not in fields}}
    return record_from({key: value for key, value in whole.items() if value is not ...})


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
