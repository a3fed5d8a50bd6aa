"""A forecast says what is likely, by what, how sure, and how it did before; or that there is too little."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.forecast.ahead import ENOUGH, LOOK_BACK, MEAN, NEXT, SUM, Forecast, TooLittle, forecast

SERIES = st.lists(st.floats(-1e6, 1e6), min_size=ENOUGH, max_size=60)


def found(values: list[float], steps: int = 1, what: str = NEXT, daily: bool = False) -> Forecast:
    """The forecast there must be."""
    ahead = forecast(values, steps, what, daily=daily)
    assert isinstance(ahead, Forecast)
    return ahead


def noisy(n: int, slope: float = 0.0, seed: int = 1) -> list[float]:
    """So many rounds of about 90 points."""
    chance = Random(seed)
    return [90 + slope * at + chance.gauss(0, 4) for at in range(n)]


def test_with_too_few_values_the_answer_is_how_many_it_takes() -> None:
    assert forecast(noisy(ENOUGH - 1)) == TooLittle(ENOUGH - 1, ENOUGH)
    assert forecast(noisy(ENOUGH), steps=3) == TooLittle(ENOUGH, ENOUGH + 2)


def test_who_is_the_same_every_time_is_told_the_plain_mean() -> None:
    ahead = found(noisy(60))
    assert not ahead.better and ahead.value == pytest.approx(sum(noisy(60)) / 60)
    assert ahead.plain == ahead.value


def test_who_climbs_is_told_more_than_the_plain_mean_with_that_beside_it() -> None:
    ahead = found(noisy(40, slope=1.0))
    assert ahead.better and ahead.error < ahead.plain_error
    assert ahead.value == pytest.approx(130, abs=5) and ahead.plain == pytest.approx(110, abs=2)


def test_a_week_with_a_rhythm_is_told_by_its_days_where_values_are_days() -> None:
    chance = Random(3)
    days = [chance.gauss(300, 20) if day % 7 >= 5 else 0.0 for day in range(61)]
    assert found(days, daily=True).method == "weekday"
    assert found(days, daily=True).value == pytest.approx(300, abs=20)
    assert found(days).method != "weekday"


def test_the_sum_of_the_next_is_as_many_times_their_mean() -> None:
    values = noisy(80)
    mean, total = found(values, 5, MEAN), found(values, 5, SUM)
    assert total.value == pytest.approx(5 * mean.value) and total.plain == pytest.approx(5 * mean.plain)
    assert total.ci80 is not None and mean.ci80 is not None
    assert total.ci80 == pytest.approx(tuple(5 * each for each in mean.ci80))


def test_nothing_is_said_beyond_what_a_score_can_be() -> None:
    values = [99.0, 100.0, 98.0, 100.0] * 8
    ahead = forecast(values, limits=(0.0, 100.0))
    assert isinstance(ahead, Forecast) and ahead.ci95 is not None and ahead.ci95[1] == 100.0


def test_its_past_hits_are_counted_over_the_last_ten() -> None:
    ahead = found(noisy(60))
    assert ahead.held80.of == ahead.held95.of == 10
    assert ahead.held80.inside <= ahead.held95.inside <= 10


def test_only_the_last_values_are_looked_at() -> None:
    values = noisy(LOOK_BACK)
    assert found([1e5] * 50 + values) == found(values)


@given(SERIES, st.sampled_from([NEXT, MEAN, SUM]), st.integers(1, 4))
def test_whatever_the_values_an_interval_holds_its_forecast_and_the_wider_one_the_narrower(
    values: list[float], what: str, steps: int
) -> None:
    ahead = forecast(values, steps, what, limits=(min(values), max(values)))
    if isinstance(ahead, TooLittle):
        assert len(values) < ahead.need
        return
    if ahead.ci80 is not None and ahead.ci95 is not None:
        assert ahead.ci95[0] <= ahead.ci80[0] <= ahead.value <= ahead.ci80[1] <= ahead.ci95[1]
    times = steps if what == SUM else 1
    assert times * min(values) <= ahead.value <= times * max(values)
