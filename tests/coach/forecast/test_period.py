"""The end of a period, and the day on which so much will have come."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.forecast.ahead import Forecast, TooLittle
from bullseye.coach.forecast.period import LEAST_DAYS, Reached, better_only, day_reached, level_at_end, total_at_end

AMOUNTS = st.lists(st.floats(0, 1000), min_size=LEAST_DAYS, max_size=50)


def steady(n: int, amount: float = 10.0) -> list[float]:
    """About as much every day."""
    chance = Random(4)
    return [amount * chance.uniform(0.8, 1.2) for _ in range(n)]


def test_too_few_days_are_an_answer() -> None:
    assert total_at_end(steady(27), 0.0, 0.0, 3) == TooLittle(27, LEAST_DAYS)
    assert day_reached(steady(5), 10.0) == TooLittle(5, LEAST_DAYS)


def test_a_total_ends_at_what_is_done_and_what_is_to_come() -> None:
    found = total_at_end(steady(60), 130.0, 4.0, 3)
    assert isinstance(found, Forecast) and found.value == pytest.approx(130 - 4 + 30, abs=2)
    assert better_only(found) is None, "nothing beat the plain mean"


def test_a_mean_that_is_half_over_moves_half_as_far() -> None:
    climbing = [50.0 + n + Random(n).gauss(0, 0.3) for n in range(40)]
    found = level_at_end(climbing, 80.0, 5, 5, newest=False)
    assert isinstance(found, Forecast) and found.value == pytest.approx((80 + 92) / 2, abs=2)
    newest = level_at_end(climbing, 89.0, 5, 5, newest=True)
    assert isinstance(newest, Forecast) and newest.value == pytest.approx(94, abs=2)


def test_the_day_is_the_first_whose_forecast_is_enough() -> None:
    found = day_reached(steady(60), 45.0)
    assert isinstance(found, Reached) and found.days == found.plain == 5
    assert found.earliest is not None and found.latest is not None and found.earliest <= 5 <= found.latest


def test_what_is_there_already_needs_no_day_and_what_never_comes_has_none() -> None:
    assert day_reached(steady(60), 0.0) == Reached(0, 0, 0, "mean", 0, 60)
    never = day_reached([0.0] * 60, 5.0)
    assert isinstance(never, Reached) and never.days is None and never.latest is None


@given(AMOUNTS, st.floats(0, 500), st.integers(1, 4))
def test_a_total_of_what_is_never_below_nothing_never_ends_below_what_is_done(
    history: list[float], value: float, days: int
) -> None:
    found = total_at_end(history, value, value / 2, days)
    if isinstance(found, Forecast):
        ends = [end for span in (found.ci80, found.ci95) if span is not None for end in span]
        assert min([found.value, *ends]) >= value
