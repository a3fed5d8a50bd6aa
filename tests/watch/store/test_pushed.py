"""Pushed values: kept once for each sending, and forgotten after a month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bullseye.watch.samples import Sample
from bullseye.watch.store.database import Database
from bullseye.watch.store.pushed import KEPT_DAYS, Pushed
from tests.watch.edges import NOON


@pytest.fixture
def pushed(tmp_path: Path) -> Iterator[Pushed]:
    with Database(tmp_path / "values.sqlite3") as database:
        yield Pushed(database)


def test_a_value_is_kept_under_its_name_and_found_again_in_order(pushed: Pushed) -> None:
    assert pushed.of("shop") == ([], None)
    later = NOON + timedelta(minutes=5)
    assert pushed.keep("shop", "", Sample(later, 2.0, "pushed"), later)
    assert pushed.keep("shop", "", Sample(NOON, 1.0, "pushed"), NOON)
    assert pushed.keep("other", "", Sample(NOON, 9.0, "pushed"), NOON)
    samples, last = pushed.of("shop")
    assert [each.value for each in samples] == [1.0, 2.0] and last == later


def test_one_sending_is_taken_once_for_each_name(pushed: Pushed) -> None:
    taken = [pushed.keep(name, "msg-1", Sample(NOON, 1.0, "pushed"), NOON) for name in ("a", "a", "b")]
    assert taken == [True, False, True] and len(pushed.of("a")[0]) == 1


def test_what_is_older_than_a_month_goes(pushed: Pushed) -> None:
    pushed.keep("shop", "", Sample(NOON, 1.0, "pushed"), NOON)
    later = NOON + timedelta(days=KEPT_DAYS, seconds=1)
    pushed.keep("shop", "", Sample(later, 2.0, "pushed"), later)
    assert [each.value for each in pushed.of("shop")[0]] == [2.0]
