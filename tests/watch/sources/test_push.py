"""Pushed values as a source: judged once each, calm between two of them, silent after too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bullseye.errors import BadFileError
from bullseye.watch.band import Band
from bullseye.watch.rule import OK, STALE, Rule
from bullseye.watch.samples import BROKEN, SILENT, Beat, Sample, Trouble
from bullseye.watch.source import Surroundings
from bullseye.watch.sources.push import PushedValues, Settings, name_of
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.pushed import Pushed
from bullseye.watch.store.states import Judged
from tests.watch.edges import NOON
from tests.watch.sources.reading import read_now, settings, trouble

BEAT = Settings("shop", "shop-push", within_s=300.0)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "values.sqlite3") as database:
        yield database


def look(database: Database, at: datetime) -> str:
    """One look at the watch as `bullseye watch` has it, by a source that was just opened; the state after it."""
    import asyncio

    source = PushedValues(BEAT, {"p95": "p95"}, Surroundings(".", pushed=Pushed(database)))
    found = asyncio.run(source.read(at))
    looks = Looks(database)
    looks.take("shop", {"p95": Judged(Band(200, 50, "lower"), Rule(after=1))}, found, at, whole=source.whole)
    return looks.standings(["shop/p95"])["shop/p95"].state


def push(database: Database, at: datetime, value: float = 150.0) -> None:
    Pushed(database).keep("shop/p95", "", Sample(at, value, "pushed"), at)


def test_between_two_pushes_it_is_calm_over_a_restart_too_and_after_too_long_it_is_stale(database: Database) -> None:
    push(database, NOON)
    assert look(database, NOON) == OK
    for seconds in (60, 120, 299):
        assert look(database, NOON + timedelta(seconds=seconds)) == OK
    assert look(database, NOON + timedelta(seconds=301)) == STALE
    later = NOON + timedelta(seconds=310)
    push(database, later)
    look(database, later)
    push(database, later + timedelta(seconds=1))
    assert look(database, later + timedelta(seconds=1)) == OK
    assert len([each for each in Looks(database).looks("shop/p95") if each.value is not None]) == 3


def test_every_push_is_judged_once_however_often_it_is_looked_at(database: Database) -> None:
    push(database, NOON)
    look(database, NOON)
    for n in range(1, 4):
        push(database, NOON + timedelta(seconds=n), 100.0 + n)
    for _ in range(3):
        look(database, NOON + timedelta(seconds=10))
    assert [each.value for each in Looks(database).looks("shop/p95")] == [150.0, 101.0, 102.0, 103.0]


def test_before_the_first_push_it_says_where_to_push(database: Database, tmp_path: Path) -> None:
    said = trouble(read_now("push", 'push = "shop"\nsecret = "x"', {"it": "p95"}, tmp_path, pushed=Pushed(database)))
    assert said.kind == SILENT and "/api/values/shop/p95" in said.words
    assert trouble(read_now("push", 'push = "shop"\nsecret = "x"', {"it": "p95"}, tmp_path)).kind == BROKEN


def test_one_number_needs_no_path() -> None:
    assert (name_of("sales", ""), name_of("shop", "p95")) == ("sales", "shop/p95")
    assert not isinstance(Beat(()), Trouble)


@pytest.mark.parametrize(
    "text", ['push = "My Shop"\nsecret = "x"', 'push = "shop"', 'push = "shop"\nsecret = "Sk-Canary"']
)
def test_the_settings_are_checked(text: str) -> None:
    with pytest.raises(BadFileError) as refused:
        settings("push", text)
    assert "Canary" not in str(refused.value)
