"""The seven accuracy measures on paths drawn so that the answer is known."""

from __future__ import annotations

from math import cos, pi, radians, sin, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.measure.pointing.path import NO_PATH, measure_path, resample

Sample = tuple[float, float, float]
START, TARGET, WIDTH = (0.0, 0.0), (300.0, 0.0), 40.0


def through(*corners: tuple[float, float], step_ms: float = 10.0, steps: int = 20) -> list[Sample]:
    """Samples along straight lines from corner to corner."""
    path: list[Sample] = []
    for (ax, ay), (bx, by) in zip(corners, corners[1:], strict=False):
        for n in range(steps):
            path.append((len(path) * step_ms, ax + (bx - ax) * n / steps, ay + (by - ay) * n / steps))
    return [*path, (len(path) * step_ms, *corners[-1])]


def test_a_straight_path_is_perfect() -> None:
    found = measure_path(through((0, 0), (300, 0)), START, TARGET, WIDTH)
    assert found == (0, 0, 0, 0, 0.0, 0.0, 0.0)


def test_leaving_the_target_and_coming_back_is_a_re_entry() -> None:
    assert measure_path(through((0, 0), (300, 0), (340, 0), (300, 0)), START, TARGET, WIDTH).re_entries == 1
    twice = through((0, 0), (300, 0), (340, 0), (300, 0), (260, 0), (300, 0))
    assert measure_path(twice, START, TARGET, WIDTH).re_entries == 2
    assert measure_path(through((0, 0), (310, 0), (300, 0)), START, TARGET, WIDTH).re_entries == 0


def test_never_entering_is_no_re_entry_and_without_a_width_nothing_is_known() -> None:
    path = through((0, 0), (200, 0))
    assert measure_path(path, START, TARGET, WIDTH).re_entries == 0
    assert measure_path(path, START, TARGET, None).re_entries is None


def test_overshooting_and_returning_is_a_turn_along_the_axis() -> None:
    found = measure_path(through((0, 0), (330, 0), (300, 0)), START, TARGET, WIDTH)
    assert (found.turns_along, found.turns_across, found.axis_crossings) == (1, 0, 0)


def test_weaving_about_the_axis_crosses_it_and_turns_across_it() -> None:
    found = measure_path(through((0, 0), (75, 20), (150, -20), (225, 20), (300, 0)), START, TARGET, WIDTH)
    assert (found.axis_crossings, found.turns_across, found.turns_along) == (2, 3, 0)


def test_what_is_smaller_than_the_thresholds_is_trembling() -> None:
    tremble = through((0, 0), (75, 4.9), (150, -4.9), (225, 4.9), (300, 0))
    found = measure_path(tremble, START, TARGET, WIDTH)
    assert (found.axis_crossings, found.turns_across) == (0, 0)
    finer = measure_path(tremble, START, TARGET, WIDTH, band=1.0, turn=2.0)
    assert (finer.axis_crossings, finer.turns_across) == (2, 3)


def test_a_path_beside_the_axis_has_an_offset_and_no_variability() -> None:
    found = measure_path(through((0, 12), (300, 12)), START, TARGET, WIDTH)
    assert (found.variability, found.distance, found.offset) == (0.0, 12.0, 12.0)
    other_side = measure_path(through((0, -12), (300, -12)), START, TARGET, WIDTH)
    assert (other_side.distance, other_side.offset) == (12.0, -12.0)


def test_the_offset_is_to_the_right_of_travel_whatever_its_direction() -> None:
    # On a screen, y down: right of a way to the left is above, which is less y.
    found = measure_path(through((300, -12), (0, -12)), TARGET, START, WIDTH)
    assert found.offset == 12.0


def test_variability_is_the_standard_deviation_across() -> None:
    found = measure_path([(n * 10.0, n * 3.0, 10.0 if n % 2 else -10.0) for n in range(100)], START, TARGET, WIDTH)
    assert found.variability == pytest.approx(10 * sqrt(100 / 99))
    assert found.distance == 10.0
    assert found.offset == 0.0


def test_standing_still_weighs_what_it_lasts_not_how_often_it_was_sampled() -> None:
    few = [(0.0, 0.0, 0.0), (500.0, 0.0, 30.0), (1000.0, 300.0, 30.0)]
    many = through((0, 0), (0, 30), step_ms=1.0, steps=500)[:-1] + [(500.0, 0.0, 30.0), (1000.0, 300.0, 30.0)]
    assert measure_path(few, START, TARGET, WIDTH) == pytest.approx(measure_path(many, START, TARGET, WIDTH))


def test_resampling_keeps_the_first_and_last_point_at_100_a_second() -> None:
    path = resample([(0, 0, 0), (35, 35, 70)])
    assert path == [(0, 0), (10, 20), (20, 40), (30, 60), (35, 70)]
    assert resample([(5, 1, 2)]) == [(1, 2)]
    assert resample([]) == []
    assert resample([(0, 0, 0), (0, 7, 7), (20, 9, 9)])[0] == (7, 7)


def test_one_sample_is_no_path() -> None:
    assert measure_path([(0.0, 1.0, 1.0)], START, TARGET, WIDTH) == NO_PATH


def test_times_that_go_back_and_movements_to_nowhere_are_refused() -> None:
    with pytest.raises(BadInputError, match="goes back from 10 to 5 ms"):
        measure_path([(0, 0, 0), (10, 1, 0), (5, 2, 0)], START, TARGET, WIDTH)
    with pytest.raises(BadInputError, match="has no axis"):
        measure_path(through((0, 0), (1, 1)), START, START, WIDTH)


CORNERS = st.lists(st.tuples(st.integers(-50, 350), st.integers(-80, 80)), min_size=2, max_size=6)


@settings(max_examples=60)
@given(CORNERS, st.integers(0, 359), st.floats(-500, 500))
def test_turning_and_moving_the_screen_keeps_every_measure(
    corners: list[tuple[int, int]], degrees: int, shift: float
) -> None:
    c, s = cos(radians(degrees)), sin(radians(degrees))

    def turned(x: float, y: float) -> tuple[float, float]:
        return c * x - s * y + shift, s * x + c * y - shift

    # Odd sizes keep every sample off the target's edge and the thresholds, where a rounding would decide.
    path = through(*((x + 0.313, y + 0.171) for x, y in corners), steps=7)
    here = measure_path(path, START, TARGET, 40.0771, band=5.0417, turn=10.1234)
    screen = [(t, *turned(x, y)) for t, x, y in path]
    there = measure_path(screen, turned(*START), turned(*TARGET), 40.0771, band=5.0417, turn=10.1234)
    assert there[4:] == pytest.approx(here[4:], abs=1e-7)
    assert there[:4] == here[:4]


@settings(max_examples=40)
@given(CORNERS)
def test_a_mirrored_path_differs_only_in_the_sign_of_its_offset(corners: list[tuple[int, int]]) -> None:
    # Odd parts keep every sample off the target's edge and the thresholds, where a rounding would decide.
    path = through(*((x + 0.313, y + 0.171) for x, y in corners), steps=7)
    here = measure_path(path, START, TARGET, WIDTH)
    there = measure_path([(t, x, -y) for t, x, y in path], START, TARGET, WIDTH)
    assert there[:6] == pytest.approx(here[:6])
    assert there.offset == pytest.approx(-(here.offset or 0.0))


def test_a_circle_about_the_way_turns_once_each_way() -> None:
    circle = [(n * 10.0, 150 - 150 * cos(pi * n / 50), 60 * sin(pi * n / 25)) for n in range(51)]
    found = measure_path(circle, START, TARGET, WIDTH)
    assert (found.axis_crossings, found.turns_across, found.turns_along) == (1, 2, 0)
