"""What a watch tells of odd values and likely misses, where somebody wants to be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.watch.band import Band
from bullseye.watch.condition import Condition
from bullseye.watch.edge import LIKELY_MISS, MISSED, NOT_LIKELY, ODD
from bullseye.watch.samples import Sample
from bullseye.watch.source import Surroundings
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.verify import verify
from bullseye.watch.watches.definition import Metric, Notify, Watch
from bullseye.watch.watches.foreseen import wanted_of
from bullseye.watch.watches.watching import Opened

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
LATENCY = Metric("p95", "Latency", "p95", "ms", Band(200.0, 50.0, "lower"))


@pytest.fixture
def looks(tmp_path: Path) -> Iterator[Looks]:
    with Database(tmp_path / "values.sqlite3") as database:
        yield Looks(database)


def told(looks: Looks, values: list[float], *kinds: str, restarts: bool = False) -> list[tuple[int, str]]:
    """The look and the kind of each edge, of *values* a minute apart; with *restarts* all is forgotten between two."""
    watch = Watch("shop", "Shop", (LATENCY,), "http", None, notify=(Notify("ops", kinds),))
    opened, found = Opened(watch, Surroundings("."), UTC), []
    for n, value in enumerate(values):
        at = NOW + timedelta(minutes=n)
        if restarts:
            opened.not_kept()
        found += [(n, edge.kind) for edge in opened.keep(looks, {"p95": [Sample(at, value)]}, at, False)]
    assert verify(looks).wrong == ()
    return found


def test_an_odd_value_is_told_once_and_only_to_who_asked(looks: Looks) -> None:
    values = [100.0 + n % 5 for n in range(40)] + [190.0, 102.0, 101.0]
    assert told(looks, values, MISSED, ODD) == [(40, ODD)]
    assert looks.edges("shop/p95")[0].words.startswith("Usual is 102 ms")


def test_nothing_is_foreseen_where_nobody_asked(looks: Looks) -> None:
    assert told(looks, [100.0 + n % 5 for n in range(40)] + [190.0], MISSED) == []


def test_a_likely_miss_is_told_before_it_comes_once_for_a_good_spell(looks: Looks) -> None:
    values = [100.0 + 8.0 * n + n % 3 for n in range(45)]
    kinds = told(looks, values, LIKELY_MISS)
    assert [kind for _, kind in kinds if kind != "all-back"] == [LIKELY_MISS, MISSED]
    assert kinds[0][0] < kinds[1][0]


@given(st.lists(st.sampled_from([-30.0, -8.0, 8.0, 30.0]), min_size=40, max_size=60))
@settings(max_examples=15, deadline=None)
def test_a_miss_is_no_longer_likely_once_after_each_time_it_was(steps: list[float]) -> None:
    with TemporaryDirectory() as folder, Database(Path(folder) / "values.sqlite3") as database:
        values = [max(0.0, each) for each in accumulate(steps, initial=200.0)]
        kinds = [kind for _, kind in told(Looks(database), values, NOT_LIKELY) if kind in (LIKELY_MISS, NOT_LIKELY)]
    assert all(before != after for before, after in pairwise(kinds) if after == NOT_LIKELY)
    assert kinds[:1] != [NOT_LIKELY]


def test_a_likely_miss_that_turns_round_says_so(looks: Looks) -> None:
    values = [100.0 + 8.0 * n + n % 3 for n in range(38)]
    values += [values[-1] - 25.0 * n for n in range(1, 12)]
    kinds = [kind for _, kind in told(looks, values, LIKELY_MISS)]
    assert [kind for kind in kinds if kind in (LIKELY_MISS, NOT_LIKELY)] == [LIKELY_MISS, NOT_LIKELY]


def test_what_is_wanted_follows_from_the_points_of_the_rule() -> None:
    assert wanted_of(LATENCY) == Condition(high=400.0)
    assert LATENCY.band.points(400.0) >= LATENCY.rule.below > LATENCY.band.points(406.0)
    assert wanted_of(LATENCY._replace(band=Band(10.0, 1.0, "near"))) == Condition(6.0, 14.0)
    assert wanted_of(LATENCY._replace(band=Band(10.0, 1.0, "higher"))) == Condition(6.0)


@given(
    steps=st.lists(st.sampled_from([-2.0, 0.0, 2.0, 3.0, 90.0]), min_size=30, max_size=70),
    slope=st.floats(0, 12), turn=st.integers(30, 60)
)  # fmt: skip
@settings(max_examples=8, deadline=None)
def test_what_is_remembered_between_looks_changes_nothing_that_is_told(
    steps: list[float], slope: float, turn: int
) -> None:
    values = [100.0 + slope * (n if n < turn else 2 * turn - n) + step for n, step in enumerate(steps)]
    found = []
    for restarts in (False, True):
        with TemporaryDirectory() as folder, Database(Path(folder) / "values.sqlite3") as database:
            found.append(told(Looks(database), values, LIKELY_MISS, NOT_LIKELY, ODD, restarts=restarts))
    assert found[0] == found[1]


def test_a_look_that_was_not_kept_is_not_remembered(looks: Looks) -> None:
    watch = Watch("shop", "Shop", (LATENCY,), "http", None, notify=(Notify("ops", (ODD,)),))
    opened = Opened(watch, Surroundings("."), UTC)
    for n in range(40):
        at = NOW + timedelta(minutes=n)
        opened.keep(looks, {"p95": [Sample(at, 100.0 + n % 5)]}, at, False)
    at = NOW + timedelta(minutes=40)
    with pytest.raises(ZeroDivisionError), looks.database.writing() as to:
        opened.keep_in(to, looks, {"p95": [Sample(at, 190.0)]}, at, False)
        opened.not_kept()
        raise ZeroDivisionError
    edges = opened.keep(looks, {"p95": [Sample(at, 190.0)]}, at, False)
    assert [edge.kind for edge in edges] == [ODD]
