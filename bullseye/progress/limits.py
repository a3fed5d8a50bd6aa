"""The most that a score can be, where the drill and the face leave no doubt of it: so many shots at so many points."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bullseye.drill.catalog import Drills
from bullseye.drill.drill import Drill
from bullseye.drill.match import PLAIN_SUM
from bullseye.errors import BullseyeError
from bullseye.measure.over_time.trend import MEASURES
from bullseye.records.summary import Round
from bullseye.target.catalog import Catalogue

_BEST_DECIMAL = 0.9
"""A shot in the very middle scores 10.9."""


def limits_for(measure: str, row: Round, values: Sequence[float] = ()) -> tuple[float, float]:
    """The least and the most that a value of *measure* can be in the series of *row*, whose *values* are known.

    A score has a most where a shipped drill gives a fixed number of shots no bonus on a shipped face.
    A value above it says that drill or face were others then: so nothing is known of the most.
    """
    low, high = MEASURES[measure].limits_of(row)
    if measure == "score" and row.score_unit in ("points", "tenths"):
        most = _most_points(row.drill, row.face, row.style, row.score_unit == "tenths")
        if most is not None and all(value <= most for value in values):
            high = most
    return low, high


@lru_cache(maxsize=256)
def _most_points(drill: str, face: str, style: str, decimals: bool) -> float | None:
    try:
        points = Catalogue().get(face).style(style)
        part = Drills().matches.part(drill)
        known = Drills().get(drill) if part is None else None
    except BullseyeError:
        return None
    if known is None:
        rules, shots = PLAIN_SUM, None if part is None else part.shots_in_all
    else:
        rules, shots = known.rules, _shots(known)
    combo = rules.combo_cap_points and rules.combo_step_points
    if shots is None or combo or rules.time_bonus_points or rules.score != "points":
        return None
    best = max((*points.points, points.inner or 0), default=0)
    return shots * (best + _BEST_DECIMAL if decimals else float(best)) if best else None


def _shots(drill: Drill) -> int | None:
    """How many shots a round of it has; None where that is not fixed."""
    if drill.ends == "stages":
        return sum(int(stage["series"]) * int(stage["shots"]) for stage in drill.stages)
    return drill.shots if drill.ends == "shots" else None
