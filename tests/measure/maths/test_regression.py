"""The straight line and its intervals."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.measure.maths.regression import fit_line


def test_a_line_as_worked_by_hand() -> None:
    line = fit_line([1, 2, 3, 4], [2, 4, 5, 8])
    assert line is not None
    # Means 2.5 and 4.75, squares 5, products 9.5; 0.7 of the squares of y is left over.
    assert (line.slope, line.intercept) == pytest.approx((1.9, 0.0))
    assert line.r == pytest.approx(9.5 / (5 * 18.75) ** 0.5)
    assert line.noise == pytest.approx((0.7 / 2) ** 0.5)
    half = 4.302653 * (0.35 / 5) ** 0.5
    assert line.slope_ci95 == pytest.approx((1.9 - half, 1.9 + half))


def test_two_points_make_a_line_without_an_interval_and_one_makes_none() -> None:
    line = fit_line([0, 2], [1, 5])
    assert line is not None
    assert (line.slope, line.intercept, line.r) == (2, 1, 1)
    assert (line.slope_ci95, line.noise, line.next_ci95(3)) == (None, None, None)
    assert fit_line([1], [1]) is None
    assert fit_line([], []) is None
    assert fit_line([3, 3, 3], [1, 2, 3]) is None


def test_a_level_line_has_no_correlation() -> None:
    line = fit_line([0, 1, 2], [5, 5, 5])
    assert line is not None
    assert (line.slope, line.intercept, line.r, line.slope_ci95) == (0, 5, None, (0, 0))


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=3, max_size=9), st.integers(1, 9))
def test_moving_and_scaling_the_points_moves_and_scales_the_line(points: list[tuple[int, int]], factor: int) -> None:
    xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
    here = fit_line(xs, ys)
    there = fit_line([x + 7 for x in xs], [factor * y - 3 for y in ys])
    assert (here is None) == (there is None)
    if here and there:
        assert there.slope == pytest.approx(factor * here.slope, abs=1e-9)
        assert there.at(10) == pytest.approx(factor * here.at(3) - 3, abs=1e-7)


def test_the_intervals_hold_the_true_slope_and_the_next_point_95_times_in_100() -> None:
    chance, rounds = random.Random(2), 1500
    slope = further = 0
    for _ in range(rounds):
        xs = [chance.uniform(0, 10) for _ in range(6)]
        line = fit_line(xs, [3 + 2 * x + chance.gauss(0, 1.5) for x in xs])
        assert line is not None
        assert line.slope_ci95 is not None
        slope += line.slope_ci95[0] <= 2 <= line.slope_ci95[1]
        low, high = line.next_ci95(12) or (0, 0)
        further += low <= 3 + 24 + chance.gauss(0, 1.5) <= high
    assert slope / rounds == pytest.approx(0.95, abs=0.015)
    assert further / rounds == pytest.approx(0.95, abs=0.015)
