"""Each simple forecaster leads where a person would draw it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.forecast.methods import METHODS, Method, has_rhythm

BY_KEY = {each.key: each for each in METHODS}


def path(key: str, past: list[float], ahead: int = 3) -> list[float] | None:
    """What a method says."""
    return BY_KEY[key].path(past, ahead)


def test_the_plain_ones_stay_where_they_are() -> None:
    past = [float(n) for n in range(1, 21)]
    assert path("mean", past) == [10.5] * 3
    assert path("last", past) == [20.0] * 3
    assert path("last-5", past) == [18.0] * 3
    assert path("median", past) == [13.0] * 3


def test_the_robust_line_goes_on_as_it_was_whatever_one_value_says() -> None:
    past = [2.0 * n for n in range(20)]
    past[7] = 900.0
    assert path("line", past) == pytest.approx([40.0, 42.0, 44.0])


def test_a_damped_trend_rises_less_with_every_step() -> None:
    first, second, third = path("damped", [float(n) for n in range(40)]) or []
    assert 38 < first < second < third and second - first > third - second


def test_the_days_of_the_week_are_told_apart_only_where_they_differ() -> None:
    week = [0.0, 0.0, 0.0, 0.0, 0.0, 30.0, 40.0]
    assert path("weekday", week * 4, 9) == [*week, 0.0, 0.0]
    assert path("weekday", [1.0, 2.0] * 14) is None
    assert not has_rhythm(week * 2), "two weeks are too few"


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
@given(value=st.floats(-1e9, 1e9), more=st.integers(0, 30))
def test_what_never_changes_is_told_so_by_every_method(method: Method, value: float, more: int) -> None:
    found = method.path([value] * (method.needs + more), 4)
    assert found is None or found == pytest.approx([value] * 4)
