"""A watch as shots: each number on its spoke, the newest last, and a cross where no value can lie."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.picture.value_charts import BROKEN, FRESH, STALE
from bullseye.watch.band import EDGE_MM, Band
from bullseye.watch.watches.board import Board, Row
from bullseye.watch.watches.definition import TIME, Metric, Watch
from bullseye.watch.watches.spots import marks_of

METRIC = Metric("load", "Load", "load", "%", Band(10.0, 10.0, "lower"))


def board(*rows: Row, **more: object) -> Board:
    watch = Watch("a", "A", tuple(row.metric for row in rows), "table", None)._replace(**more)
    return Board(watch, "ok", None, rows)


def row(*values: float, state: str = "ok", fresh: bool = True, words: str = "") -> Row:
    newest = values[-1] if values else None
    return Row(METRIC, state, None, newest, None, 3.0 if values else None, fresh, values, words)


def test_four_numbers_have_four_spokes_clockwise_from_the_top() -> None:
    marks = marks_of(board(*(row(40.0) for _ in range(4))))
    wanted = [(0.0, 30.0), (30.0, 0.0), (0.0, -30.0), (-30.0, 0.0)]
    for mark, spot in zip(marks, wanted, strict=True):
        assert mark.spots == (pytest.approx(spot, abs=1e-9),)


def test_what_is_old_is_hollow_and_what_is_broken_a_cross_past_the_last_ring() -> None:
    old, broken, never = marks_of(
        board(row(5.0, fresh=False, state="stale"), row(5.0, fresh=False, state="broken"), row(words="no", fresh=False))
    )
    assert (old.state, broken.state, never.state) == (STALE, BROKEN, BROKEN)
    assert hypot(*broken.spots[-1]) == pytest.approx(EDGE_MM) == hypot(*never.spots[-1])
    assert old.note == "stale, 3 s"


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=21), st.sampled_from(["metric", TIME]))
def test_the_newest_is_last_on_its_spoke_and_none_lies_past_the_edge(values: list[float], angle: str) -> None:
    (mark,) = marks_of(board(row(*values), angle=angle))
    assert mark.state == FRESH and len(mark.spots) == len(values)
    assert mark.spots[-1] == pytest.approx(METRIC.band.place(values[-1], 0.0))
    assert all(hypot(*spot) <= EDGE_MM + 1e-9 for spot in mark.spots)
