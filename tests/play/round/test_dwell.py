"""Dwell click: a pointer that rests shoots, once, at the moment when its rest is over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bullseye.play.round.dwell import Dwell, DwellShot


def test_a_rest_shoots_where_the_pointer_is_when_it_is_over_however_late_that_is_asked() -> None:
    dwell = Dwell(5.0, 0.8)
    dwell.begin(0.0, 0.0)
    dwell.moved(30.0, 40.0, 1.0)
    dwell.moved(33.0, 40.0, 1.4)
    assert dwell.due(1.79) is None
    assert dwell.due(2.5) == DwellShot(33.0, 40.0, 1.8)
    assert dwell.due(9.0) is None, "each is given once"


def test_the_pointer_must_leave_before_the_first_shot_and_before_the_next() -> None:
    dwell = Dwell(5.0, 0.8)
    dwell.begin(0.0, 0.0)
    assert dwell.due(60.0) is None
    dwell.moved(3.0, 4.0, 60.0)
    assert dwell.due(90.0) is None and not dwell.waits, "within the distance it has not left"
    dwell.moved(20.0, 0.0, 100.0)
    assert dwell.due(101.0) is not None
    dwell.moved(22.0, 0.0, 101.0)
    assert dwell.due(200.0) is None
    dwell.moved(40.0, 0.0, 200.0)
    assert dwell.due(201.0) == DwellShot(40.0, 0.0, 200.8)


def test_how_much_of_the_rest_is_over_grows_from_0_to_1() -> None:
    dwell = Dwell(5.0, 0.5)
    dwell.begin(0.0, 0.0)
    assert dwell.share(5.0) == 0.0
    dwell.moved(50.0, 0.0, 10.0)
    assert [dwell.share(t) for t in (10.0, 10.25, 10.5, 12.0)] == [0.0, 0.5, 1.0, 1.0]


def test_a_pointer_that_has_never_moved_shoots_nothing() -> None:
    dwell = Dwell(5.0, 0.5)
    dwell.moved(1.0, 1.0, 0.0)
    assert dwell.due(9.0) is None


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=2, max_size=30))
def test_a_pointer_that_goes_on_faster_than_its_rest_never_shoots(way: list[tuple[float, float]]) -> None:
    dwell = Dwell(5.0, 0.8)
    for n, (x, y) in enumerate(way):
        assert dwell.due(0.3 * n) is None or n > 2
        dwell.moved(x + 200 * n, y, 0.3 * n)  # each is further than 5 mm from the one before
