"""What the coach foresees of a target is asked of the better forecast, and told once whatever happens in between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.forecast.ahead import Forecast, Held
from bullseye.watch.condition import Condition
from bullseye.watch.edge import LIKELY_MISS, NOT_LIKELY, ODD, Edge
from bullseye.watch.foresight import CALM
from bullseye.watch.period import Period
from bullseye.watch.samples import Sample
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.foreseen import ends_of, foreseen
from bullseye.watch.targets.progress import progress

START = datetime(2026, 11, 11, 12, tzinfo=UTC)
SALES = Target("sales", "Sales", "sum", Condition(low=9000.0), Period("month"), foresee=(LIKELY_MISS, ODD))
OUTLOOK = Forecast(
    "sum",
    5,
    3000.0,
    (2900.0, 3100.0),
    (2800.0, 3200.0),
    "weekday",
    2500.0,
    9.0,
    20.0,
    30,
    Held(8, 10),
    Held(10, 10),
    90,
)


def looked(values: Sequence[float], until: datetime = START) -> list[Edge]:
    """The edges of a look after each value, one a day, the newest at *until*."""
    first = until - timedelta(days=len(values) - 1)
    samples = [Sample(first + timedelta(days=n), value) for n, value in enumerate(values)]
    edges = []
    for n in range(len(samples)):
        now = samples[n].at
        said = {edge.id for edge in edges}
        edges += foreseen(progress(SALES, samples[: n + 1], now, UTC), samples[: n + 1], now, said.__contains__)
    return edges


def test_the_interval_of_the_better_forecast_is_taken_where_there_is_one() -> None:
    plain = progress(SALES, [Sample(START - timedelta(days=n), 100.0 + n % 3) for n in range(40)], START, UTC)
    assert ends_of(plain) == plain.ci95 is not None
    assert ends_of(plain._replace(outlook=OUTLOOK)) == (2800.0, 3200.0)


@given(st.lists(st.sampled_from([98.0, 99.0, 100.0, 101.0, 102.0, 400.0]), min_size=13, max_size=50))
def test_a_miss_has_one_id_a_period_and_between_two_odd_values_some_are_calm(values: list[float]) -> None:
    edges = looked(values)
    assert edges == looked(values), "a restart sees the same"
    odd = [edge.at for edge in edges if edge.kind == ODD]
    assert all((later - sooner).days > CALM for sooner, later in zip(odd, odd[1:], strict=False))
    periods = {edge.id for edge in edges if edge.kind == LIKELY_MISS}
    assert len(periods) <= len({(edge.at.year, edge.at.month) for edge in edges if edge.kind == LIKELY_MISS})


@given(st.lists(st.sampled_from([0.0, 100.0, 300.0, 900.0]), min_size=30, max_size=60))
def test_a_miss_is_no_longer_likely_once_a_period_and_only_after_it_was(values: list[float]) -> None:
    edges = looked(values)
    for over in (edge for edge in edges if edge.kind == NOT_LIKELY):
        first = next(edge for edge in edges if edge.id == over.id.replace(NOT_LIKELY, LIKELY_MISS))
        assert first.at < over.at and first.kind == LIKELY_MISS
        assert not [edge for edge in edges if edge.id == first.id and edge.at == over.at], "one or the other"
    ids = {edge.id for edge in edges if edge.kind == NOT_LIKELY}
    assert len(ids) <= len({edge.id for edge in edges if edge.kind == LIKELY_MISS})


def test_a_month_that_recovers_says_so() -> None:
    poor, good = [100.0 + n % 3 for n in range(20)], [900.0 + n % 3 for n in range(14)]
    kinds = [edge.kind for edge in looked([*poor, *good], START + timedelta(days=14))]
    assert kinds.index(LIKELY_MISS) < kinds.index(NOT_LIKELY)
