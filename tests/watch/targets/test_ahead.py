"""The coach of a target: a better forecast where there is one, and only there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bullseye.watch.condition import Condition
from bullseye.watch.period import Period
from bullseye.watch.samples import Sample
from bullseye.watch.targets.ahead import outlook
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.numbers import explain_number, numbers_of
from bullseye.watch.targets.progress import Progress, progress

START = datetime(2026, 11, 11, 12, tzinfo=UTC)  # a Wednesday
SALES = Target("sales", "Sales", "sum", Condition(low=2800.0), Period("month"), unit="EUR")


def days(n: int, amount: float = 100.0, weekends: float = 0.0, until: datetime = START) -> list[Sample]:
    """So many days before *until* with about as much on each, or only as much on Saturdays and Sundays."""
    chance, found = Random(5), []
    for back in range(n, 0, -1):
        at = until - timedelta(days=back)
        usual = weekends if weekends and at.weekday() >= 5 else 0.0 if weekends else amount
        found.append(Sample(at, usual * chance.uniform(0.9, 1.1)))
    return found


def at_now(target: Target, samples: list[Sample], now: datetime = START) -> Progress:
    """The target with its outlook."""
    found = progress(target, samples, now, UTC)
    return found._replace(outlook=outlook(found, samples, now, UTC))


def test_a_rhythm_of_the_week_makes_a_better_forecast_with_the_plain_one_beside_it() -> None:
    week = SALES._replace(period=Period("week"), condition=Condition(low=500.0))
    found = at_now(week, days(90, weekends=300.0))
    assert found.outlook is not None and found.outlook.method == "weekday"
    assert found.outlook.value == pytest.approx(600, abs=40) and found.outlook.plain != found.outlook.value
    assert found.outlook.error < found.outlook.plain_error
    number = next(each for each in numbers_of(found) if each.key == "outlook")
    said = explain_number(found, number).definition
    assert "the same days of the weeks before" in said and "the plain mean of" in said


def test_where_nothing_beats_the_plain_mean_there_is_no_other_forecast() -> None:
    assert at_now(SALES, days(60)).outlook is None
    assert at_now(SALES, days(10)).outlook is None, "too few days"


def test_a_total_never_ends_below_what_is_done() -> None:
    found = at_now(SALES._replace(period=Period("week")), [*days(90, weekends=300.0), Sample(START, 5000.0)])
    assert found.value is not None
    assert found.outlook is None or found.outlook.value >= found.value
