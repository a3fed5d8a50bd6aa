"""What a class asks of its tables is what the tables do."""

from __future__ import annotations

from datetime import UTC, datetime

from bullseye.classroom.log.event import Event
from bullseye.league.told import EndTold, ShutTold
from bullseye.school.class_tables import LEFT, ON, ClassTables, Door, KeptAsk, KeptClass, KeptRound
from bullseye.store_sql.classes import SqlClasses
from bullseye.store_sql.database import Database

BEGAN = datetime(2026, 11, 29, 8, 0, 0, 125, tzinfo=UTC)
KEPT = KeptClass("c1", "4711", "7b", "ann", BEGAN)


def begun(tables: ClassTables, kept: KeptClass = KEPT) -> None:
    with tables.changing(kept.id) as change:
        assert change.add(kept)


def test_a_class_is_found_by_its_pin_and_its_teacher(database: Database) -> None:
    tables: ClassTables = SqlClasses(database)
    begun(tables)
    begun(tables, KeptClass("c2", "", "8a", "bob", BEGAN.replace(hour=9), BEGAN.replace(hour=10), 7, 2))
    assert tables.open_with("4711") == "c1" and tables.open_with("") == tables.open_with("1") == ""
    assert [one.id for one in tables.of("")] == ["c2", "c1"] and tables.of("ann") == [KEPT]
    assert tables.get("c1") == KEPT and tables.get("c3") is None
    with tables.changing("c3") as change:
        assert not change.add(KeptClass("c3", "4711", "9c", "bob", BEGAN))


def test_what_was_written_is_read_as_it_was(database: Database) -> None:
    tables: ClassTables = SqlClasses(database)
    begun(tables)
    events = [
        Event(1, "2026-11-29T08:00:00Z", "join", {"seat": 1, "name": "Ä", "team": "", "sigma_mm": None}),
        Event(2, "2026-11-29T08:00:01Z", "open", {"heat": 1, "opens_s": 1_790_000_000.123456}),
    ]
    rounds = [KeptRound(2, 1, ON, 2, 3, -4, 1_790_000_000.25), KeptRound(5, 1, LEFT)]
    door = Door({"a" * 64: 1}, (KeptAsk("q", 1, 1_790_000_000.5), KeptAsk("r", 2, 1_790_000_001.0, False)))
    with tables.changing("c1") as change:
        change.add_events(events)
        change.put_rounds(rounds)
        change.put_door(Door({}, ()), door)
        change.add_told(2, 0, [EndTold(2, 1.25, 1.5), ShutTold(2, 0.1)])
    tables.heard("c1", {1: 10.5, 2: 11.0})
    tables.heard("c1", {1: 9.0, 2: 12.0})
    with tables.looking("c1") as look:
        assert look.events(0) == events and look.events(1) == events[1:] and look.seen() == {1: 10.5, 2: 12.0}
        assert look.rounds() == rounds[:1] and look.rounds([5]) == rounds and look.round(5) == rounds[1]
        assert look.told({2: 1, 5: 0}) == {2: [ShutTold(2, 0.1)], 5: []} and look.door() == door
    assert tables.seat("a" * 64) == ("c1", 1) and tables.seat("b") is None
    assert tables.due(1_790_000_000.2) == [] and tables.due(1_790_000_000.3) == ["c1"]
    with tables.changing("c1") as change:
        change.put_door(door, Door({}, door.asks[1:]))
        change.put_rounds([KeptRound(2, 1, LEFT, 2)])
        change.forget_told(1, 2)
    assert tables.seat("a" * 64) is None
    with tables.changing("c1") as change:
        assert len(change.told({2: 0})[2]) == 2
        change.forget_told(1, 3)
        assert change.told({2: 0}) == {2: []} and len(change.door().asks) == 1
        change.wipe(events[1:])
        assert change.events(0) == events[1:] and change.rounds([2, 5]) == [] and change.seen() == {}
        change.wipe([])
    assert tables.get("c1") is None
    tables.heard("c1", {1: 10.5})
