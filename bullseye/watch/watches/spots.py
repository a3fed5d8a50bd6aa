"""A watch as shots on its face: each number on its spoke, or going round with the time; never an old value as new."""

from __future__ import annotations

from math import cos, sin, tau

from bullseye.picture.value_charts import BROKEN, FRESH, STALE, Mark
from bullseye.watch.band import EDGE_MM
from bullseye.watch.edge import BROKEN as IS_BROKEN
from bullseye.watch.watches.board import SHOTS, Board, Row
from bullseye.watch.watches.definition import TIME, Watch
from bullseye.watch.watches.words import age_text, state_text
from bullseye.words import commas

FAN = 0.55
"""How much of the way to the next spoke the last shots of a number fan out over, back from the newest."""


def marks_of(found: Board) -> list[Mark]:
    """What `picture.chart.value_face` draws: a mark for each number, in the order of the rows."""
    return [_mark(found.watch, row, n, len(found.rows)) for n, row in enumerate(found.rows)]


def _mark(watch: Watch, row: Row, n: int, of: int) -> Mark:
    spoke, step = tau * n / of, tau * FAN / max(of, 2) / SHOTS
    if watch.angle == TIME:
        step = tau * watch.every_s / watch.turn_s
    last = len(row.values) - 1
    spots = tuple(row.metric.band.place(value, spoke - step * (last - at)) for at, value in enumerate(row.values))
    note = commas((state_text(row.state), age_text(row.age_s)))
    if row.state == IS_BROKEN or (not row.fresh and row.words and row.value is None):
        # The cross is past the last ring, where no value can be taken for it.
        return Mark(row.metric.name, (*spots, (EDGE_MM * sin(spoke), EDGE_MM * cos(spoke))), BROKEN, note)
    return Mark(row.metric.name, spots, FRESH if row.fresh else STALE, note)
