"""The coach of a target: a better forecast where there is one, a likely miss told once, a day that does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.odd.found import VALUE
from bullseye.watch.condition import Condition
from bullseye.watch.edge import LIKELY_BACK, LIKELY_MISS, ODD, Edge
from bullseye.watch.folder import Definitions
from bullseye.watch.period import Period
from bullseye.watch.rule import Seen, Standing, step
from bullseye.watch.samples import Sample
from bullseye.watch.store.database import Database
from bullseye.watch.targets.ahead import Likely, calm_since, held_against, likely, odd_day, outlook
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.numbers import explain_number, numbers_of
from bullseye.watch.targets.progress import Progress, progress
from bullseye.watch.targets.reading import parse_target
from bullseye.watch.targets.service import Targets
from bullseye.watch.targets.words import edge_text
from tests.fakes import ManualClock

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


def test_a_miss_is_likely_when_ninety_of_a_hundred_such_ends_are_worse_than_the_target() -> None:
    far, near = at_now(SALES._replace(condition=Condition(low=4000.0)), days(60)), at_now(SALES, days(60))
    for found, missed in ((far, True), (near, False)):
        against = likely(found)
        assert against is not None and (against.judged.band.points(against.best) < 7) == missed
    budget = likely(at_now(SALES._replace(condition=Condition(high=1500.0)), days(60)))
    assert budget is not None and budget.best > 1500.0 and budget.judged.band.points(budget.best) == 0.0


FAR_TARGET = likely(at_now(SALES, days(60)))
ENDS = st.lists(st.tuples(st.floats(2000, 3600), st.floats(0, 400)), max_size=40)


def run(ends: list[tuple[float, float]], restarts: bool) -> list[Edge]:
    """The edges of one look after the other; with *restarts* each look is also repeated, as after a kill."""
    assert FAR_TARGET is not None
    standing, edges = Standing(), []
    for n, (middle, reach) in enumerate(ends, start=1):
        found = Likely(middle + reach, middle, FAR_TARGET.judged)
        value = held_against(found, standing.held)
        seen = Seen(n, START + timedelta(days=n), value, found.judged.band.points(value))
        for _ in range(2 if restarts else 1):
            standing, edge = step(found.judged.rule, standing, seen, "sales/2026-11-01/likely")
            edges += [edge] if edge is not None else []
    return edges


@given(ENDS)
def test_a_likely_miss_and_its_end_take_turns_and_a_restart_tells_none_twice(ends: list[tuple[float, float]]) -> None:
    edges = run(ends, restarts=False)
    kinds = [edge.kind for edge in edges if edge.kind in (LIKELY_MISS, LIKELY_BACK)]
    assert all(a != b for a, b in zip(kinds, kinds[1:], strict=False)) and kinds[:1] in ([], [LIKELY_MISS])
    assert len({edge.id for edge in edges}) == len(edges)
    assert run(ends, restarts=True) == edges


@given(st.lists(st.floats(2500, 2799), min_size=2, max_size=30))
def test_between_the_two_limits_nothing_swings(middles: list[float]) -> None:
    """The forecast misses, its best end does not: whatever was told last stays so."""
    assert run([(2900.0, 10.0), *((middle, 400.0) for middle in middles)], restarts=False) == []
    told = run([(2900.0, 10.0), (2000.0, 100.0), *((middle, 400.0) for middle in middles)], restarts=False)
    assert [edge.kind for edge in told] == [LIKELY_MISS]


def test_the_newest_whole_day_is_odd_with_a_sentence_that_has_its_numbers() -> None:
    samples = [*days(60)[:-1], Sample(START - timedelta(days=1), 900.0)]
    found = odd_day(SALES, samples, START, UTC)
    assert found is not None and found.day == date(2026, 11, 10) and found.odd.kind == VALUE
    assert found.words.startswith("900 EUR (2026-11-10) does not fit: ") and "by the 40 before it" in found.words
    assert odd_day(SALES, samples, START + timedelta(days=1), UTC) is not None, "a day of nothing is odd, too"
    assert odd_day(SALES, days(60), START, UTC) is None and odd_day(SALES, [], START, UTC) is None


def test_a_level_has_its_odd_days_too() -> None:
    weight = Target("weight", "Weight", "last", Condition(high=75.0), Period("month"), unit="kg")
    found = odd_day(weight, [*days(30, 72.0)[:-1], Sample(START - timedelta(days=1), 172.0)], START, UTC)
    assert found is not None and found.words.startswith("172 kg")


def test_after_one_odd_day_some_days_must_be_calm() -> None:
    assert calm_since(date(2026, 11, 10), [])
    assert not calm_since(date(2026, 11, 10), [date(2026, 11, 8)])
    assert calm_since(date(2026, 11, 10), [date(2026, 11, 1)])


@pytest.fixture
def clock() -> ManualClock:
    """Noon on the eleventh of November."""
    return ManualClock((START - ManualClock().utc()).total_seconds())


@pytest.fixture
def targets(tmp_path: Path, clock: ManualClock) -> Iterator[Targets]:
    """No targets yet."""
    with Database(tmp_path / "values.sqlite3") as database:
        yield opened(tmp_path, database, clock)


def opened(folder: Path, database: Database, clock: ManualClock) -> Targets:
    """The targets of a folder, as a program that starts opens them."""
    return Targets(Definitions("target", folder / "targets", parse_target), database, clock.utc, UTC)


def kept(targets: Targets, target: Target, samples: list[Sample]) -> list[Edge]:
    """The edges after these values were kept."""
    for each in samples:
        targets.values.add(target.id, each)
    return targets.edges(targets.standing(target))


def test_a_likely_miss_and_an_odd_day_are_each_told_once_and_not_again_after_a_restart(
    targets: Targets, tmp_path: Path, clock: ManualClock
) -> None:
    target = targets.add(SALES._replace(condition=Condition(low=9000.0)))
    edges = kept(targets, target, [*days(60)[:-1], Sample(START - timedelta(days=1), 900.0)])
    by_kind = {edge.kind: edge for edge in edges}
    assert {LIKELY_MISS, ODD} <= set(by_kind)
    assert edge_text(by_kind[ODD], target).startswith("Sales: 900 EUR (2026-11-10) does not fit")
    assert "a miss is likely, 90 in 100 such end at" in edge_text(by_kind[LIKELY_MISS], target)
    with Database(tmp_path / "values.sqlite3") as database:
        again = opened(tmp_path, database, clock)
        assert again.edges(again.standing(target)) == []
        clock.advance(86_400)
        assert not {LIKELY_MISS, ODD} & {edge.kind for edge in again.edges(again.standing(target))}
