"""An interval is as wide as past errors make it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    shared = reach_of([1.0, -1.0] * 15, overlap=5, rhythm=True)
    assert shared.half95 == pytest.approx(2.263, abs=0.03), "t of about nine degrees of freedom"
    weighed = reach_of([1.0, -1.0] * 15, overlap=5).half95
    assert weighed is not None and shared.half95 is not None and weighed > shared.half95, "newer ones weigh more"


def test_whoever_errs_less_and_less_gets_a_narrower_interval() -> None:
    chance = Random(1)
    steady = [chance.gauss(0, 4) for _ in range(50)]
    learning = [error * (50 - place) / 25 for place, error in enumerate(steady)]
    before, after = reach_of(steady, 5), reach_of(learning, 5)
    assert before.half80 is not None and after.half80 is not None and after.half80 < 0.6 * before.half80


def test_errors_that_last_tell_less_than_those_that_change() -> None:
    chance = Random(2)
    sizes = [abs(chance.gauss(0, 4)) for _ in range(40)]
    lasting = reach_of(sizes, 5).half95
    changing = reach_of([size * (1, -1)[place % 2] for place, size in enumerate(sizes)], 5).half95
    assert lasting is not None and changing is not None and lasting > changing


@given(st.lists(st.sampled_from([0.0, 1.0, -2.0, 40.0]), min_size=1, max_size=60), st.integers(1, 8))
def test_an_interval_of_95_is_never_narrower_than_one_of_80(errors: list[float], overlap: int) -> None:
    for rhythm in (False, True):
        half80, half95 = reach_of(errors, overlap, rhythm)
        assert half80 is None or half95 is None or 0 <= half80 <= half95
