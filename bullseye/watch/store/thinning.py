"""Looks thinned by age: all of the last days, then one line an hour, then one a day; states can still be verified."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.watch.rule import Standing, step
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks, look_of
from bullseye.watch.store.states import standing_of, standing_text
from bullseye.watch.store.tables import micros, moment_of
from bullseye.watch.store.verify import rule_at

if TYPE_CHECKING:
    from sqlalchemy import Connection

HOUR_S, DAY_S = 3600, 86_400
WHOLE_DAYS, HOURLY_DAYS = 7, 100
"""Every look of the last week is kept, and an hour's summary of the last hundred days; a day's summary for ever."""


class Summary(NamedTuple):
    """Looks of one metric from *at* on for *width_s* seconds: how many values, their sum, least, most and last."""

    about: str
    at: datetime
    width_s: int
    number: int
    total: float
    low: float
    high: float
    last: float


def thin(database: Database, now: datetime, whole_days: int = WHOLE_DAYS, hourly_days: int = HOURLY_DAYS) -> int:
    """Sum up what is older than *whole_days* by the hour, and than *hourly_days* by the day; how many looks went.

    The state before the oldest look that is left is kept, so that `verify` still follows from what is there. An hour
    or day is summed up when it is over, in UTC. Raises StorageError.
    """
    if not database.is_there:
        return 0
    before = micros(now - timedelta(days=whole_days)) // (HOUR_S * 10**6) * (HOUR_S * 10**6)
    gone = 0
    for about in _abouts(database):
        with database.writing() as to:
            gone += _thin_one(database, to, about, before)
    _to_days(database, micros(now - timedelta(days=hourly_days)) // (DAY_S * 10**6) * (DAY_S * 10**6))
    return gone


def summaries(database: Database, about: str) -> list[Summary]:
    """What was summed up of one metric, oldest first."""
    from sqlalchemy import select

    if not database.is_there:
        return []
    t = database.tables.summary
    with database.reading() as to:
        rows = to.execute(select(t).where(t.c.about == about).order_by(t.c.at)).all()
    return [Summary(r.about, moment_of(r.at), r.width_s, r.number, r.total, r.low, r.high, r.last) for r in rows]


def _abouts(database: Database) -> list[str]:
    from sqlalchemy import select

    t = database.tables.standing
    with database.reading() as to:
        return list(to.execute(select(t.c.about).order_by(t.c.about)).scalars())


def _thin_one(database: Database, to: Connection, about: str, before: int) -> int:
    from sqlalchemy import delete, select
    from sqlalchemy.dialects.sqlite import insert

    look, point = database.tables.look, database.tables.checkpoint
    # By number, not by date: looks are judged in the order in which they came, whatever the clock did.
    first_kept = to.execute(
        select(look.c.n).where(look.c.about == about, look.c.at >= before).order_by(look.c.n).limit(1)
    ).scalar()
    old = select(look).where(look.c.about == about)
    rows = to.execute((old.where(look.c.n < first_kept) if first_kept else old).order_by(look.c.n)).all()
    if not rows:
        return 0
    looks = Looks(database)
    kept = to.execute(select(point.c.state).where(point.c.about == about)).scalar()
    standing = Standing() if kept is None else standing_of(kept)
    rules = looks.rules_in(to, about)
    for row in rows:
        by = rule_at(rules, row.n)
        standing, _ = step(by.rule, standing, look_of(row).seen(by), about)
    state = {"about": about, "n": standing.n, "state": standing_text(standing)}
    to.execute(insert(point).values(state).on_conflict_do_update(["about"], set_=state))
    hours: dict[int, list[float]] = {}
    for row in rows:
        if row.value is not None:
            hours.setdefault(row.at // (HOUR_S * 10**6) * (HOUR_S * 10**6), []).append(row.value)
    _add_up(database, to, [_line(about, at, HOUR_S, values) for at, values in hours.items()])
    to.execute(delete(look).where(look.c.about == about, look.c.n <= rows[-1].n))
    return len(rows)


def _line(about: str, at: int, width_s: int, values: list[float]) -> dict[str, Any]:
    return {
        "about": about, "at": at, "width_s": width_s, "number": len(values), "total": sum(values), "low": min(values),
        "high": max(values), "last": values[-1],
    }  # fmt: skip


def _add_up(database: Database, to: Connection, lines: list[dict[str, Any]]) -> None:
    """Put lines in, added to what is there of the same hour or day: a clock put back comes twice to it."""
    from sqlalchemy import func
    from sqlalchemy.dialects.sqlite import insert

    t = database.tables.summary
    if not lines:
        return
    new = insert(t)
    more = {
        "number": t.c.number + new.excluded.number, "total": t.c.total + new.excluded.total,
        "low": func.min(t.c.low, new.excluded.low), "high": func.max(t.c.high, new.excluded.high),
        "last": new.excluded.last,
    }  # fmt: skip
    to.execute(new.on_conflict_do_update(["about", "at", "width_s"], set_=more), lines)


def _to_days(database: Database, before: int) -> None:
    """Sum up hours by days."""
    from sqlalchemy import delete, select

    t = database.tables.summary
    with database.writing() as to:
        old = (t.c.width_s == HOUR_S) & (t.c.at < before)
        days: dict[tuple[str, int], dict[str, Any]] = {}
        for row in to.execute(select(t).where(old).order_by(t.c.at)).all():
            at = row.at // (DAY_S * 10**6) * (DAY_S * 10**6)
            found = days.setdefault(
                (row.about, at), {**row._mapping, "at": at, "width_s": DAY_S, "number": 0, "total": 0.0}
            )
            found["number"] += row.number
            found["total"] += row.total
            found |= {"low": min(found["low"], row.low), "high": max(found["high"], row.high), "last": row.last}
        _add_up(database, to, list(days.values()))
        to.execute(delete(t).where(old))
