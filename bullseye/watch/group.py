"""A whole watch: all on target again after some were not, and its pauses; edges as those of one metric."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from bullseye.watch.edge import ALL_BACK, PAUSE_BEGAN, PAUSE_ENDED, Edge
from bullseye.watch.rule import OK, UNKNOWN, Standing

WORST_FIRST = ("broken", "missed", "stale", "recovering", "pending", "unknown", "ok")


class Group(NamedTuple):
    """What is kept of a watch: whether some metric was told as not ok, whether it is paused, both *since* when.

    *edges* counts the edges made of it.
    """

    troubled: datetime | None = None
    paused: datetime | None = None
    edges: int = 0


def step_group(
    group: Group, standings: Sequence[Standing], at: datetime, paused: bool, about: str,
    due: Callable[[datetime], datetime] = lambda at: at,
) -> tuple[Group, tuple[Edge, ...]]:  # fmt: skip
    """The watch after its metrics were judged at the moment *at*, and the edges of it.

    A watch of one metric makes no "all on target again": that would say twice that the one is back.
    """
    kinds: list[tuple[str, datetime]] = []
    if paused != (group.paused is not None):
        kinds.append((PAUSE_BEGAN if paused else PAUSE_ENDED, group.paused or at))
        group = group._replace(paused=at if paused else None)
    bad = any(each.told not in (UNKNOWN, OK) for each in standings)
    if bad and group.troubled is None and len(standings) > 1:
        group = group._replace(troubled=at)
    if group.troubled is not None and standings and all(each.told == each.settled == OK for each in standings):
        kinds.append((ALL_BACK, group.troubled))
        group = group._replace(troubled=None)
    edges = []
    for kind, since in kinds:
        group = group._replace(edges=group.edges + 1)
        edges.append(Edge(f"{about}/{group.edges}", kind, about, at, due(at), since))
    return group, tuple(edges)


def worst(states: Sequence[str]) -> str:
    """The state of a whole watch: the one of its metrics that needs a look first; unknown without any."""
    return min(states, key=WORST_FIRST.index, default="unknown")
