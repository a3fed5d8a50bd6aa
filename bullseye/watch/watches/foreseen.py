"""What the coach foresees of a watch's numbers, as edges: a likely miss once for each good spell, and its
opposite; an odd value once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bullseye.watch.band import HIGHER, LOWER
from bullseye.watch.condition import Condition
from bullseye.watch.edge import ODD, Edge
from bullseye.watch.foresight import FORESIGHTS, LOOKED_BACK, OVER, Case, ends_of
from bullseye.watch.rule import OK
from bullseye.watch.store.looks import Looks
from bullseye.watch.watches.definition import Metric, Watch

_MOST_POINTS = 11.0


def foreseen(
    to: Any, looks: Looks, watch: Watch, kinds: Sequence[str], now: datetime,
    due: Mapping[str, Callable[[datetime], datetime]],
) -> list[Edge]:  # fmt: skip
    """The edges of *kinds* for the numbers looked at at *now*, in the transaction *to* that keeps the look."""
    edges = []
    for metric in watch.metrics:
        about = f"{watch.id}/{metric.id}"
        past = looks.looks_in(to, about, LOOKED_BACK)
        if not past or past[-1].at != now or past[-1].value is None:
            continue
        standing = looks.standing_in(to, about)
        values = [each.value for each in past if each.value is not None]
        for kind in kinds:
            if kind != ODD and standing.state != OK:
                continue
            ends = None if kind == ODD else ends_of(values, metric.rule.after)
            case = Case(values, wanted_of(metric), metric.unit, False, ends)
            words, said = FORESIGHTS[kind](case), kind
            key = past[-1].n if kind == ODD else standing.edges
            at = due[metric.id](now) if metric.id in due else now
            if not words and kind in OVER and looks.known_in(to, [f"{about}/{kind}/{key}"]):
                said, ask = OVER[kind]
                words = ask(case)
            if words:
                points = metric.band.points(past[-1].value)
                edges.append(Edge(f"{about}/{said}/{key}", said, about, now, at, now, past[-1].value, points, words))
    return edges


def wanted_of(metric: Metric) -> Condition:
    """The values that are no miss: as far from the target as the points of its rule allow."""
    band, off = metric.band, (_MOST_POINTS - metric.rule.below) * metric.band.ring
    return Condition(
        None if band.better == LOWER else band.target - off, None if band.better == HIGHER else band.target + off
    )
