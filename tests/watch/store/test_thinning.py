"""Old looks become a line an hour and then a day; what they came to is still known, and states still follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bullseye.watch.band import Band
from bullseye.watch.rule import Rule
from bullseye.watch.samples import Sample
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.states import Judged
from bullseye.watch.store.thinning import DAY_S, HOUR_S, summaries, thin
from bullseye.watch.store.verify import rule_at, verify

START = datetime(2026, 1, 1, tzinfo=UTC)
BY = {"load": Judged(Band(10.0, 10.0, "lower"), Rule(after=2, remind_s=7200.0))}


@pytest.fixture
def looks(tmp_path: Path) -> Iterator[Looks]:
    """An empty file."""
    with Database(tmp_path / "values.sqlite3") as database:
        yield Looks(database)


def fill(looks: Looks, values: list[float], step_h: float = 0.5, first: int = 0) -> None:
    """A value each *step_h* hours."""
    for n, value in enumerate(values, start=first):
        at = START + timedelta(hours=n * step_h)
        looks.take("box", BY, {"load": [Sample(at, value)]}, at)


def test_a_week_is_kept_whole_and_the_rest_by_the_hour_and_then_by_the_day(looks: Looks) -> None:
    fill(looks, [float(n) for n in range(200)])  # a hundred hours
    now = START + timedelta(hours=100)
    assert thin(looks.database, now, whole_days=1, hourly_days=2) == 152
    assert len(looks.looks("box/load")) == 48
    found = summaries(looks.database, "box/load")
    assert [each.width_s for each in found] == [DAY_S] * 2 + [HOUR_S] * 28
    assert (found[0].number, found[0].low, found[0].high, found[0].last) == (48, 0.0, 47.0, 47.0)
    assert sum(each.total for each in found) == sum(range(152))
    assert verify(looks).wrong == ()
    assert thin(looks.database, now, whole_days=1, hourly_days=2) == 0


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(values=st.lists(st.floats(0, 200), min_size=1, max_size=40), cuts=st.lists(st.integers(0, 20), max_size=3))
def test_states_follow_from_what_is_left_whenever_it_is_thinned(
    tmp_path_factory: pytest.TempPathFactory, values: list[float], cuts: list[int]
) -> None:
    with Database(tmp_path_factory.mktemp("thin") / "values.sqlite3") as database:
        looks = Looks(database)
        for n, value in enumerate(values):
            fill(looks, [value], first=n)
            if n in cuts:
                thin(database, START + timedelta(hours=n / 2 + 25), whole_days=1)
        total = sum(each.number for each in summaries(database, "box/load")) + len(looks.looks("box/load"))
        assert total == len(values) and verify(looks).wrong == ()


def test_the_rule_of_a_look_is_the_last_one_that_counted_by_then() -> None:
    one, two = BY["load"], Judged(Band(1.0, 1.0), Rule())
    assert [rule_at([(1, one), (5, two)], n) for n in (1, 4, 5, 9)] == [one, one, two, two]
