"""A change worth telling, under an id that is never used again, and what became of telling it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, Protocol

MISSED, BACK, STALE, BROKEN = "missed", "back", "stale", "broken"
REMINDER, FLAPPING = "reminder", "flapping"
ALL_BACK, PAUSE_BEGAN, PAUSE_ENDED = "all-back", "pause-began", "pause-ended"
REACHED, PACE_LOST, PACE_BACK = "reached", "pace-lost", "pace-back"
LIKELY_MISS, NOT_LIKELY, ODD = "likely-miss", "likely-miss-over", "odd"
FORESEEN = (LIKELY_MISS, NOT_LIKELY, ODD)
"""What is no change of state, but what the coach says of one to come."""
READ_AGAIN = "read-again"
KINDS = (
    MISSED, BACK, STALE, BROKEN, REMINDER, FLAPPING, ALL_BACK, PAUSE_BEGAN, PAUSE_ENDED, REACHED, PACE_LOST,
    PACE_BACK, *FORESEEN, READ_AGAIN,
)  # fmt: skip
"""Every kind of edge; the names are kept in files and never change."""


class Edge(NamedTuple):
    """One change of state. *about* is `watch/metric`, a watch or a target; *id* is *about* and a number, once ever.

    *at* is when it was found, *since* when the state before it began; both UTC. *due* is when it may be told: *at*, or
    the end of the quiet hours. *value* and *points* are None where there is no number; *words* says what was wrong.
    """

    id: str
    kind: str
    about: str
    at: datetime
    due: datetime
    since: datetime
    value: float | None = None
    points: float | None = None
    words: str = ""


class Delivery(NamedTuple):
    """One try to tell one edge to one sink. *again* is False when the sink will never take it, or has.

    *edge* is the edge's id, *words* one sentence without secrets: how it went.
    """

    edge: str
    sink: str
    told: bool
    again: bool
    words: str


class Sink(Protocol):
    """Where edges are told. What a sink learns is a value: it raises nothing for what the other side does."""

    @property
    def name(self) -> str:
        """Its name, as a person chose it; no secret."""

    async def tell(self, edge: Edge, text: str) -> Delivery:
        """Try once to tell it, with the text to show; the same edge may come again, always under the same id."""
