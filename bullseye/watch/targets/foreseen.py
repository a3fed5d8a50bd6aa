"""What the coach foresees of a target, as edges: a likely miss once a period, an odd value once for each value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bullseye.watch.edge import ODD, Edge
from bullseye.watch.foresight import FORESIGHTS, LOOKED_BACK, Case
from bullseye.watch.samples import Sample
from bullseye.watch.store.tables import micros
from bullseye.watch.targets.progress import MISSED, REACHED, Progress


def foreseen(found: Progress, samples: Sequence[Sample], now: datetime) -> list[Edge]:
    """The edges of the kinds that the target asks for; the same ones again while they hold, under the same ids."""
    target = found.target
    edges: list[Edge] = []
    for kind in target.foresee:
        past = [each for each in samples if each.at <= now][-LOOKED_BACK:]
        if not past:
            continue
        value: float | None
        if kind == ODD:
            case = Case([each.value for each in past], target.condition, target.unit)
            key, value = f"{target.id}/odd/{micros(past[-1].at)}", past[-1].value
        elif found.state in (REACHED, MISSED):
            continue
        else:
            days = [value for _, value in found.days]
            case = Case(days[-LOOKED_BACK:], target.condition, target.unit, True, ends_of(found))
            key, value = f"{target.id}/{found.first}/{kind}", found.value
        words = FORESIGHTS[kind](case)
        if words:
            edges.append(Edge(key, kind, target.id, now, now, now, value, None, words))
    return edges


def ends_of(found: Progress) -> tuple[float, float] | None:
    """Where the period ends 95 times in 100: by the better forecast where there is one, else at the plain pace."""
    if found.outlook is not None and found.outlook.ci95 is not None:
        return found.outlook.ci95
    return found.ci95
