"""What the coach foresees of a target, as edges: a likely miss once a period, and its opposite; an odd value once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bullseye.watch.edge import ODD, Edge
from bullseye.watch.foresight import FORESIGHTS, LOOKED_BACK, OVER, Case
from bullseye.watch.samples import Sample
from bullseye.watch.store.tables import micros
from bullseye.watch.targets.progress import MISSED, REACHED, Progress


def foreseen(found: Progress, samples: Sequence[Sample], now: datetime, was_said: Callable[[str], bool]) -> list[Edge]:
    """The edges of the kinds that the target asks for; the same ones again while they hold, under the same ids.

    *was_said* tells of an edge's id whether it was there before: what was never likely is not said to be over.
    """
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
        words, said = FORESIGHTS[kind](case), kind
        if not words and kind in OVER and was_said(key):
            said, ask = OVER[kind]
            key, words = f"{target.id}/{found.first}/{said}", ask(case)
        if words:
            edges.append(Edge(key, said, target.id, now, now, now, value, None, words))
    return edges


def ends_of(found: Progress) -> tuple[float, float] | None:
    """Where the period ends 95 times in 100: by the better forecast where there is one, else at the plain pace."""
    if found.outlook is not None and found.outlook.ci95 is not None:
        return found.outlook.ci95
    return found.ci95
