"""Transactions of a class from several connections at once: each waits for the one before, none overtakes."""

from __future__ import annotations

from datetime import UTC, datetime
from multiprocessing.pool import ThreadPool

import pytest

from bullseye.classroom.log.event import Event
from bullseye.errors import BadInputError, StorageError
from bullseye.league.told import EndTold
from bullseye.school.class_tables import ON, KeptClass, KeptRound
from bullseye.store_sql.class_rows import ClassRows
from bullseye.store_sql.classes import SqlClasses
from tests.databases import Place

KEPT = KeptClass("c1", "4711", "7b", "ann", datetime(2026, 11, 29, tzinfo=UTC))


def test_acts_of_many_processes_are_numbered_without_a_gap(place: Place) -> None:
    with place.open() as first:
        tables = SqlClasses(first)
        with tables.changing("c1") as change:
            change.add(KEPT)

        def act(process: int) -> None:
            with place.open() as database:
                for _ in range(10):
                    with SqlClasses(database).changing("c1") as change:
                        kept = change.kept()
                        assert kept is not None
                        number = kept.events + 1
                        change.add_events([Event(number, "2026-11-29T08:00:00Z", "freeze", {})])
                        change.put_class(KeptClass("c1", "4711", "7b", "ann", KEPT.began, events=number))

        with ThreadPool(4) as pool:
            pool.map(act, range(4))
        with tables.looking("c1") as look:
            assert [event.number for event in look.events(0)] == list(range(1, 41))


def test_entries_of_one_round_are_numbered_without_a_gap_whoever_writes_them(place: Place) -> None:
    with place.open() as first:
        tables = SqlClasses(first)
        with tables.changing("c1") as change:
            change.add(KEPT)
            change.put_rounds([KeptRound(go, go, ON) for go in (1, 2)])

        def tell(process: int) -> None:
            with place.open() as database:
                for n in range(10):
                    go = 1 + (process + n) % 2
                    with SqlClasses(database).shooting("c1") as change:
                        row = change.round(go)
                        assert row is not None
                        change.add_told(go, row.told, [EndTold(go, float(process), float(n))])
                        change.put_rounds([KeptRound(go, go, ON, row.told + 1)])

        with ThreadPool(4) as pool:
            pool.map(tell, range(4))
        with tables.looking("c1") as look:
            assert [row.told for row in look.rounds()] == [20, 20]
            assert [len(told) for told in look.told({1: 0, 2: 0}).values()] == [20, 20]


def test_what_is_no_event_is_refused_and_nothing_is_written(place: Place) -> None:
    with place.open() as database:
        tables = SqlClasses(database)
        with pytest.raises(BadInputError), tables.changing("c1") as change:
            change.add(KEPT)
            change.add_events([Event(1, "2026-11-29T08:00:00Z", "dance", {})])
        assert tables.get("c1") is None
        with pytest.raises(StorageError), tables.changing("c2") as change:
            assert isinstance(change, ClassRows)
            change.add_events([Event(1, "2026-11-29T08:00:00Z", "freeze", {})])
