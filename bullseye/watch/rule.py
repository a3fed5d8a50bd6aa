"""From what was seen to a state and its edges: pure, so that the same things seen give the same edges, once.

A metric is settled in one of five states and leans to another while it counts how often in a row that was seen:

    unknown -> ok <-> pending -> missed | stale | broken -> recovering -> ok
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from bullseye.watch.edge import BACK, BROKEN, FLAPPING, MISSED, REMINDER, STALE, Edge
from bullseye.watch.samples import SILENT, Trouble

UNKNOWN, OK, PENDING, RECOVERING = "unknown", "ok", "pending", "recovering"
STATES = (UNKNOWN, OK, PENDING, MISSED, RECOVERING, STALE, BROKEN)
FLAP_S = 3600.0
MOST_CHANGES = 6
"""More changes than these within an hour are said as one "flapping", until an hour goes by without any."""


class Rule(NamedTuple):
    """Fewer points than *below* is a miss; *after* misses in a row are told.

    Once missed, *back_at* points or more, *back_after* times in a row, are back on target. A state that is not ok is
    said again every *remind_s* seconds; 0 is never. *missed_as* and *back_as* are the kinds of the edges to and from
    a miss.
    """

    below: float = 7.0
    after: int = 3
    back_at: float = 8.0
    back_after: int = 2
    remind_s: float = 0.0
    missed_as: str = MISSED
    back_as: str = BACK


class Seen(NamedTuple):
    """One look at a metric. *n* grows from look to look, whatever the clock does: each is judged once.

    *points* and *value* are None where there was *trouble*. While *paused* nothing is judged.
    """

    n: int
    at: datetime
    value: float | None = None
    points: float | None = None
    trouble: Trouble | None = None
    paused: bool = False


class Standing(NamedTuple):
    """All that must be kept between two looks. *settled* is unknown, ok, missed, stale or broken, *since* when.

    *leaning* was seen *run* times in a row, from *leaned* on. *told* is what was said last, at *said*; *edges* counts
    the edges made. *held* says that it was missed and is not back. *changes* are those of the last hour.
    """

    n: int = 0
    settled: str = UNKNOWN
    since: datetime | None = None
    leaning: str = ""
    run: int = 0
    leaned: datetime | None = None
    held: bool = False
    told: str = UNKNOWN
    said: datetime | None = None
    edges: int = 0
    changes: tuple[datetime, ...] = ()

    @property
    def state(self) -> str:
        """One of STATES, as a person reads it."""
        if not self.leaning:
            return self.settled
        if self.leaning == OK:
            return RECOVERING
        return PENDING if self.settled in (UNKNOWN, OK) else self.settled


def step(
    rule: Rule, standing: Standing, seen: Seen, about: str, due: Callable[[datetime], datetime] = lambda at: at
) -> tuple[Standing, Edge | None]:
    """The standing after one more look, and the edge to tell if there is one.

    *due* gives the moment from which an edge may be told. A look that was judged before changes nothing, so what is
    read twice after a restart makes no second edge.
    """
    if seen.n <= standing.n:
        return standing, None
    standing = standing._replace(n=seen.n)
    if seen.paused:  # neither good nor bad: what is counted in a row begins again after it
        return standing._replace(leaning="", run=0, leaned=None), None
    before = standing
    standing = _settle(rule, _lean(standing, _verdict(rule, standing, seen), seen.at), seen.at)
    return _tell(rule, before, standing, seen, about, due)


def _verdict(rule: Rule, standing: Standing, seen: Seen) -> str:
    """The state that this one look speaks for."""
    if seen.trouble is not None:
        return STALE if seen.trouble.kind == SILENT else BROKEN
    if seen.points is None:
        return STALE
    return MISSED if seen.points < (rule.back_at if standing.held else rule.below) else OK


def _lean(standing: Standing, verdict: str, at: datetime) -> Standing:
    """Count what was seen in a row: misses, silence and faults are one row, since none of them is a good value."""
    if verdict == standing.settled:
        return standing._replace(leaning="", run=0, leaned=None)
    same_way = bool(standing.leaning) and (standing.leaning == OK) == (verdict == OK)
    return standing._replace(
        leaning=verdict, run=standing.run + 1 if same_way else 1, leaned=standing.leaned if same_way else at
    )


def _settle(rule: Rule, standing: Standing, at: datetime) -> Standing:
    """Change state when enough was seen in a row; the first good value of all is enough."""
    new = standing.leaning
    needed = 1 if standing.settled == UNKNOWN and new == OK else rule.back_after if new == OK else rule.after
    if not new or standing.run < needed:
        return standing
    changes = standing.changes if standing.settled == UNKNOWN else (*standing.changes, at)
    return standing._replace(
        settled=new, since=standing.leaned, leaning="", run=0, leaned=None,
        held=new == MISSED or (standing.held and new != OK), changes=changes[-MOST_CHANGES - 1 :],
    )  # fmt: skip


def _tell(
    rule: Rule, before: Standing, standing: Standing, seen: Seen, about: str, due: Callable[[datetime], datetime]
) -> tuple[Standing, Edge | None]:
    """Say what is settled unless that was said last; an hour of many changes is said as one."""
    hour = timedelta(seconds=FLAP_S)
    # The clock may have been put back: what then lies ahead of it is as far away as what lies behind.
    standing = standing._replace(changes=tuple(at for at in standing.changes if abs(seen.at - at) < hour))
    if standing.settled == UNKNOWN or (standing.told, standing.settled) == (UNKNOWN, OK):
        return standing._replace(told=standing.settled), None
    kind = ""
    if standing.told == FLAPPING:
        if not standing.changes:
            kind = _kind(rule, standing.settled)
    elif standing.settled != standing.told:
        kind = FLAPPING if len(standing.changes) > MOST_CHANGES else _kind(rule, standing.settled)
    elif standing.settled != OK and _is_time(rule, standing, seen.at):
        kind = REMINDER
    if not kind:
        clock_back = standing.said is not None and standing.said > seen.at
        return (standing._replace(said=seen.at) if clock_back else standing), None
    told = {FLAPPING: FLAPPING, REMINDER: standing.told}.get(kind, standing.settled)
    standing = standing._replace(edges=standing.edges + 1, told=told, said=seen.at)
    since = (before.since if kind == rule.back_as else standing.since) or seen.at
    words = seen.trouble.words if seen.trouble is not None else ""
    edge = Edge(
        f"{about}/{standing.edges}", kind, about, seen.at, due(seen.at), since, seen.value, seen.points, words
    )  # fmt: skip
    return standing, edge


def _kind(rule: Rule, settled: str) -> str:
    return {OK: rule.back_as, MISSED: rule.missed_as}.get(settled, settled)


def _is_time(rule: Rule, standing: Standing, at: datetime) -> bool:
    return rule.remind_s > 0 and standing.said is not None and (at - standing.said).total_seconds() >= rule.remind_s
