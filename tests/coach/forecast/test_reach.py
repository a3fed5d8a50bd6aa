"""An interval is as wide as past errors make it."""

from __future__ import annotations

import pytest

from bullseye.coach.forecast.reach import FEW, Reach, reach_of

SIZES = [float(n) for n in range(1, 100)]


def test_of_many_errors_so_many_lie_inside_as_it_says() -> None:
    assert reach_of([-each for each in SIZES]) == (80.0, 95.0)


def test_ninety_five_of_a_hundred_take_nineteen_errors_to_tell() -> None:
    assert reach_of([1.0, -1.0] * 9) == (1.0, None)
    assert reach_of([1.0] * 18 + [7.0]).half95 == pytest.approx(7.0)


def test_too_few_errors_tell_nothing() -> None:
    assert reach_of([1.0] * (FEW - 1)) == Reach(None, None)


def test_errors_that_share_values_tell_less() -> None:
    assert reach_of([1.0] * 15, overlap=5) == Reach(None, None)
    shared = reach_of([1.0, -1.0] * 15, overlap=5)
    assert shared.half95 == pytest.approx(2.263, abs=0.03), "t of about nine degrees of freedom"
