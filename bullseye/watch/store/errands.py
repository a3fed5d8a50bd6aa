"""The outbox: for each edge and channel an errand, kept before anything is sent and until it is done for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.watch.edge import Delivery, Edge
from bullseye.watch.store.database import Database
from bullseye.watch.store.tables import micros, moment_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

WAITING, TOLD, GIVEN_UP = "waiting", "told", "given up"
LEASE_S = 180.0
"""For so long whoever took an errand has it alone; if that one is killed, it is free again after this."""
LONGEST_S = 2 * 3600.0
"""Nothing waits longer than this for its next try: what lies further ahead is from a clock that was put back."""

MOST_AT_ONCE = 3
"""So many of one channel are taken together: with a minute for each they are settled before they are free again."""
LONGEST_QUIET_S = 8 * 86400.0
"""Quiet hours may last a week."""


class Errand(NamedTuple):
    """One edge to tell one channel, in these words; *tries* were made."""

    edge: Edge
    sink: str
    text: str
    tries: int


class Listed(NamedTuple):
    """How an errand went so far: *state* is waiting, told or given up, *last* the last try and *next* the next."""

    edge: Edge
    sink: str
    text: str
    state: str
    tries: int
    words: str
    last: datetime | None
    next: datetime | None


class Errands:
    """The errands in the *database*."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def plan(self, told_to: Callable[[Edge], Iterable[tuple[str, str]] | None]) -> int:
        """Make the errands of every edge that has none yet, and say how many.

        *told_to* gives channel and text for each who is told, None where that cannot be said yet.

        Edges and their errands are one step: a kill leaves an edge with all of them, or still to be planned.
        """
        from sqlalchemy import insert, select

        if not self.database.is_there:
            return 0
        t = self.database.tables
        made = 0
        with self.database.writing() as to:
            unplanned = select(t.edge).where(t.edge.c.id.not_in(select(t.planned.c.edge)))
            for row in to.execute(unplanned).all():
                edge = edge_of(row)
                told = told_to(edge)
                if told is None:
                    continue
                to.execute(insert(t.planned).values(edge=edge.id))
                for sink, text in dict(told).items():
                    to.execute(
                        insert(t.errand).values(
                            edge=edge.id, sink=sink, text=text, state=WAITING, tries=0, next=micros(edge.due), words=""
                        )
                    )
                    made += 1
        return made

    def take(self, now: datetime, busy: Collection[str] = ()) -> list[Errand]:
        """What is to be told now, for the caller alone: MOST_AT_ONCE of a channel, none of channels that are *busy*.

        Of one number and channel the oldest comes first, alone.

        So "back" never comes before "missed", and neither is left out.
        """
        from sqlalchemy import update

        if not self.database.is_there:
            return []
        errand = self.database.tables.errand
        taken: list[Errand] = []
        with self.database.writing() as to:
            seen: set[tuple[str, str]] = set()
            number: Counter[str] = Counter()
            for row in self._rows(to, errand.c.state == WAITING):
                key = (row.sink, row.about)
                if key in seen or row.sink in busy or number[row.sink] >= MOST_AT_ONCE:
                    continue
                seen.add(key)
                longest_s = LONGEST_S if row.tries else LONGEST_QUIET_S
                if _ahead(row.next, now, longest_s) or (row.taken is not None and _ahead(row.taken, now, LEASE_S)):
                    continue
                until = micros(now + timedelta(seconds=LEASE_S))
                where = (errand.c.edge == row.id, errand.c.sink == row.sink)
                to.execute(update(errand).where(*where).values(taken=until))
                number[row.sink] += 1
                taken.append(Errand(edge_of(row), row.sink, row.text, row.tries))
        return taken

    def settle(self, errand: Errand, delivery: Delivery, now: datetime, again_at: datetime | None) -> None:
        """Keep how a try went; *again_at* None ends the errand, as told or given up."""
        from sqlalchemy import update

        t = self.database.tables.errand
        state = TOLD if delivery.told else WAITING if again_at is not None else GIVEN_UP
        with self.database.writing() as to:
            to.execute(
                update(t)
                .where(t.c.edge == errand.edge.id, t.c.sink == errand.sink)
                .values(
                    state=state, tries=errand.tries + 1, words=delivery.words[:400], last=micros(now), taken=None,
                    next=micros(again_at or now),
                )
            )  # fmt: skip

    def listed(self, most: int = 100, state: str = "") -> list[Listed]:
        """The newest *most* errands, oldest first; those of one *state* where it is given."""
        if not self.database.is_there:
            return []
        errand = self.database.tables.errand
        with self.database.reading() as to:
            rows = self._rows(to, errand.c.state == state) if state else self._rows(to)
        return [
            Listed(
                edge_of(row), row.sink, row.text, row.state, row.tries, row.reason,
                None if row.last is None else moment_of(row.last),
                moment_of(row.next) if row.state == WAITING else None,
            )
            for row in rows[-most:]
        ]  # fmt: skip

    def _rows(self, to: Connection, *where: Any) -> list[Any]:
        """Errands with their edges, in the order in which the edges were made."""
        from sqlalchemy import literal_column, select

        t = self.database.tables
        asked = (
            select(
                t.edge, t.errand.c.sink, t.errand.c.text, t.errand.c.state, t.errand.c.tries, t.errand.c.next,
                t.errand.c.last, t.errand.c.taken, t.errand.c.words.label("reason"),
            )
            .join(t.errand, t.errand.c.edge == t.edge.c.id)
            .where(*where)
            .order_by(literal_column("edge.rowid"), t.errand.c.sink)
        )  # fmt: skip
        return list(to.execute(asked).all())


def _ahead(us: int, now: datetime, longest_s: float) -> bool:
    """True for a moment still to come; one that is too far ahead to be right is not waited for."""
    return 0 < (moment_of(us) - now).total_seconds() <= longest_s


def edge_of(row: Any) -> Edge:
    """A kept edge."""
    at, due, since = moment_of(row.at), moment_of(row.due), moment_of(row.since)
    return Edge(row.id, row.kind, row.about, at, due, since, row.value, row.points, row.words)
