"""An interval is as wide as past errors make it."""

from __future__ import annotations

import pytest

from bullseye.coach.forecast.reach import FEW, Reach, reach_of

SIZES = [float(n) for n in range(1, 100)]


def test_of_many_errors_so_many_lie_inside_as_it_says() -> None:
    assert reach_of([-each for each in SIZES]) == (80.0, 95.0)


def test_of_few_errors_the_wide_one_is_t_times_their_root_mean_square() -> None:
    found = reach_of([1.0, -1.0] * 5)
    assert found.half80 == 1.0 and found.half95 == pytest.approx(2.228, abs=1e-3)


def test_too_few_errors_tell_nothing() -> None:
    assert reach_of([1.0] * (FEW - 1)) == Reach(None, None)


def test_errors_that_share_values_tell_less() -> None:
    assert reach_of([1.0] * 15, overlap=5) == Reach(None, None)
    apart, shared = reach_of([1.0] * 30), reach_of([1.0] * 30, overlap=5)
    assert shared.half95 is not None and apart.half95 is not None and shared.half95 > apart.half95
