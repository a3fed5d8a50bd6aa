"""What is measured of a series: each function gives what its line says, and None where there is too little."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bullseye.measure.over_time.series import (
    all_points,
    best,
    by_time_of_day,
    latest,
    learning,
    mean,
    mean_interval,
    rounds,
    series_of,
    sessions,
    usual_range,
    within_sitting,
)
from bullseye.measure.over_time.trend import Point

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def points(*values: float, apart: timedelta = timedelta(days=1)) -> list[Point]:
    return [Point(NOON + n * apart, value) for n, value in enumerate(values)]


def test_one_round_is_its_own_best_mean_and_latest_and_the_rest_is_not_known() -> None:
    one = series_of(points(7.0), "higher", UTC)
    assert (rounds(one), mean(one), best(one).value, latest(one), sessions(one)) == (1, 7.0, 7.0, 7.0, 1)
    assert mean_interval(one) is usual_range(one) is learning(one) is within_sitting(one) is None
    assert [part.part for part in by_time_of_day(one)] == ["afternoon"] and all_points(one) == list(one.points)


def test_the_best_is_the_first_of_equals_by_what_is_better() -> None:
    some = points(3.0, 1.0, 3.0, 1.0)
    assert best(series_of(some, "higher", UTC)) is some[0]
    assert best(series_of(some, "lower", UTC)) is some[1]


def test_rounds_of_a_sitting_are_one_session() -> None:
    one = series_of(points(1.0, 2.0, 3.0, 5.0, apart=timedelta(minutes=5)), "higher", UTC)
    assert sessions(one) == 1 and one.sessions[0].value == 2.75
    slope = within_sitting(one)
    assert slope is not None and slope.per_round > 0
    assert usual_range(series_of(points(1.0, 2.0, 3.0, 5.0, 4.0), "higher", UTC)) is not None
