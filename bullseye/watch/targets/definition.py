"""A number with a target: what is measured, over which period, and how much of it is wanted."""

from __future__ import annotations

from typing import Any, NamedTuple

from bullseye.watch.band import Band
from bullseye.watch.condition import Condition
from bullseye.watch.period import Period

TYPED, TASKS = "typed", "tasks"
OWN_KINDS = (TYPED, TASKS)
"""Targets whose numbers are typed: values, or the tasks of a project."""


class Target(NamedTuple):
    """One file. *kind* is that of its source, or one of OWN_KINDS; *path* is where the number is in the source.

    *ring* is how much worse one ring of its face is, 0 a tenth of the target. *zone* is a name such as Europe/Berlin,
    "" that of the machine. *due_days*: tasks due within so many days are named. A source that gives the number of now
    is read every *every_s* seconds. *foresee*: the kinds of edges that the coach is asked for.
    """

    id: str
    name: str
    measure: str
    condition: Condition
    period: Period
    kind: str = TYPED
    settings: Any = None
    path: str = ""
    unit: str = ""
    ring: float = 0.0
    zone: str = ""
    due_days: int = 7
    notify: tuple[str, ...] = ()
    every_s: float = 3600.0
    foresee: tuple[str, ...] = ()

    @property
    def band(self) -> Band:
        """What is wanted as rings of a face."""
        return self.condition.band(self.ring)
