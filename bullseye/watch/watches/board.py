"""A watch as it is seen now: for each number its value, its points, its state, since when and how old."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from bullseye.session.clock import iso
from bullseye.watch.edge import BROKEN, STALE
from bullseye.watch.group import worst
from bullseye.watch.rule import UNKNOWN, Standing
from bullseye.watch.store.looks import Look, Looks
from bullseye.watch.watches.definition import Metric, Watch

SHOTS = 21
"""The newest value is shown full, the twenty before it fading."""


class Row(NamedTuple):
    """One number now. *value* is the newest there was, taken *age_s* seconds ago; None before the first.

    *fresh* is False when it is not what the last look gave: it must not be shown as if it were. *values* are the last
    ones, the newest last. *words* says what is wrong where there is trouble.
    """

    metric: Metric
    state: str
    since: datetime | None
    value: float | None
    points: float | None
    age_s: float | None
    fresh: bool
    values: tuple[float, ...]
    words: str


class Board(NamedTuple):
    """A watch now; *state* is the worst of its numbers', *paused* says since when nothing is judged."""

    watch: Watch
    state: str
    paused: datetime | None
    rows: tuple[Row, ...]


def board(watch: Watch, looks: Looks, now: datetime) -> Board:
    """The watch as it is kept, at *now*."""
    abouts = {metric.id: f"{watch.id}/{metric.id}" for metric in watch.metrics}
    standings = looks.standings(abouts.values())
    rows = []
    for metric in watch.metrics:
        about = abouts[metric.id]
        rows.append(row_of(watch, metric, standings.get(about, Standing()), looks.looks(about, SHOTS + 4), now))
    return Board(watch, worst([row.state for row in rows]), looks.group(watch.id).paused, tuple(rows))


def row_of(watch: Watch, metric: Metric, standing: Standing, looks: Sequence[Look], now: datetime) -> Row:
    """One number: from its standing and its newest looks, the oldest first."""
    valued = [look for look in looks if look.value is not None]
    last = looks[-1] if looks else None
    newest = valued[-1] if valued else None
    age_s = None if newest is None else max(0.0, (now - (newest.taken or newest.at)).total_seconds())
    looked_s = None if last is None else max(0.0, (now - last.at).total_seconds())
    # Nobody looks any more: what was ok then is not known to be now.
    idle = looked_s is not None and looked_s > watch.every_s * watch.stale_after + 1.0
    state = UNKNOWN if last is None else STALE if idle and standing.state != BROKEN else standing.state
    value = None if newest is None else newest.value
    return Row(
        metric, state, standing.since, value, None if value is None else metric.band.points(value), age_s,
        newest is not None and newest is last and not idle,
        tuple(look.value for look in valued[-SHOTS:] if look.value is not None),
        last.trouble.words if last is not None and last.trouble is not None else "",
    )  # fmt: skip


def row_as_json(watch: Watch, row: Row, now: datetime) -> dict[str, Any]:
    """One number for other programs, under keys that never change."""
    return {
        "at": iso(now),
        "watch": watch.id,
        "metric": row.metric.id,
        "state": row.state,
        "since": None if row.since is None else iso(row.since),
        "value": row.value,
        "unit": row.metric.unit,
        "target": row.metric.band.target,
        "better": row.metric.band.better,
        "points": row.points,
        "age_s": None if row.age_s is None else round(row.age_s, 3),
        "fresh": row.fresh,
        "trouble": row.words or None,
    }
