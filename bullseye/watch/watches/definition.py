"""A watch: several numbers of one source, what is wanted of each, who is told, and when nobody is."""

from __future__ import annotations

from typing import Any, NamedTuple

from bullseye.watch.band import Band
from bullseye.watch.hours import Hours
from bullseye.watch.rule import Rule

METRIC, TIME = "metric", "time"
ANGLES = (METRIC, TIME)
MOST_METRICS = 24


class Metric(NamedTuple):
    """One number of a watch: where it is in what the source gives (*path*), what is wanted, and when it is told."""

    id: str
    name: str
    path: str
    unit: str
    band: Band
    rule: Rule = Rule()
    quiet: tuple[Hours, ...] = ()


class Notify(NamedTuple):
    """Tell *to* (the name of a channel or of a secret) of edges of the kinds *on*, in these words; "" is our own."""

    to: str
    on: tuple[str, ...]
    text: str = ""


class Watch(NamedTuple):
    """One file. *kind* is that of its source, *settings* what the source's own module read of `[source]`.

    Looked at every *every_s* seconds; *stale_after* such times without a value is silence. *angle*: "metric" gives
    each number its spoke, "time" lets the shot go round once in *turn_s*. *zone* is a name such as Europe/Berlin, ""
    that of the machine.
    """

    id: str
    name: str
    metrics: tuple[Metric, ...]
    kind: str
    settings: Any
    summary: str = ""
    every_s: float = 60.0
    stale_after: int = 3
    angle: str = METRIC
    turn_s: float = 900.0
    zone: str = ""
    notify: tuple[Notify, ...] = ()
    pauses: tuple[Hours, ...] = ()

    @property
    def paths(self) -> dict[str, str]:
        """Where each number is, by the metric's id: what a source is opened for."""
        return {metric.id: metric.path for metric in self.metrics}
