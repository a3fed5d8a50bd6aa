"""One switch: where line and point are is exact in the time of each press."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.play.round.scan import LINE, POINT, WAITS, Scan, Spot


def begun(pace_s: float = 4.0, wait_s: float = 0.5, passes: int = 3) -> Scan:
    scan = Scan(pace_s, wait_s, passes)
    scan.begin(10.0)
    return scan


def test_before_it_begins_nothing_runs_and_a_press_begins_it() -> None:
    scan = Scan(4.0, 0.5, 3)
    assert scan.at(0.0).stage == WAITS and scan.press(1.0) is None
    assert scan.at(1.5 + 1.0) == Spot(LINE, 0.25, 0.0)


def test_the_line_rests_then_sweeps_down_again_and_again() -> None:
    scan = begun()
    assert [scan.at(t).down for t in (10.0, 10.4, 10.5, 12.5, 14.5, 15.5)] == [0.0, 0.0, 0.0, 0.5, 0.0, 0.25]


def test_two_presses_make_a_shot_at_the_place_of_their_own_times() -> None:
    scan = begun()
    assert scan.press(11.5) is None
    assert scan.at(11.5 + 0.5 + 3.0) == Spot(POINT, 0.25, 0.75)
    shot = scan.press(11.5 + 0.5 + 3.0)
    assert shot == Spot(POINT, 0.25, 0.75) and scan.at(15.0) == Spot(LINE, 0.0, 0.0)
    assert Scan.to_mm(shot, 400.0, 200.0) == (100.0, 50.0)


def test_a_press_while_it_rests_does_nothing() -> None:
    scan = begun()
    assert scan.press(10.3) is None and scan.at(10.5 + 1.0) == Spot(LINE, 0.25, 0.0)
    scan.press(11.5)
    assert scan.press(11.7) is None and scan.at(12.0 + 1.0) == Spot(POINT, 0.25, 0.25)


def test_after_its_passes_the_point_gives_way_to_a_line_and_the_line_waits() -> None:
    scan = begun(passes=2)
    scan.press(11.5)
    assert scan.at(11.5 + 0.5 + 7.9).stage == POINT
    assert scan.at(11.5 + 0.5 + 8.0) == Spot(LINE, 0.0, 0.0)
    assert scan.at(20.0 + 0.5 + 7.9).stage == LINE and scan.at(20.0 + 8.5).stage == WAITS
    assert scan.press(100.0) is None and scan.at(101.5) == Spot(LINE, 0.25, 0.0)


def test_a_press_while_the_line_rests_that_a_point_gave_way_to_does_nothing() -> None:
    scan = begun(passes=2)
    scan.press(11.5)
    assert scan.press(20.2) is None and scan.at(20.5 + 1.0) == Spot(LINE, 0.25, 0.0)
    assert scan.press(20.5 + 1.0) is None and scan.at(22.0 + 2.0) == Spot(POINT, 0.25, 0.5)


@given(st.floats(0.5, 10.0), st.floats(0.0, 2.0), st.integers(1, 5), st.floats(0.001, 0.999), st.floats(0.001, 0.999))
def test_any_place_of_the_range_can_be_shot_at(
    pace: float, wait: float, passes: int, down: float, right: float
) -> None:
    scan = Scan(pace, wait, passes)
    scan.begin(0.0)
    scan.press(wait + down * pace)
    shot = scan.press(wait + down * pace + wait + right * pace)
    assert shot is not None and (shot.down, shot.right) == pytest.approx((down, right), abs=1e-9)
