"""The outbox on the disk: errands are made once, taken by one, kept in order, and a changed clock loses none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bullseye.watch.edge import BACK, Delivery, Edge
from bullseye.watch.store.database import Database
from bullseye.watch.store.errands import GIVEN_UP, LEASE_S, TOLD, WAITING, Errand, Errands
from bullseye.watch.store.looks import Looks
from tests.watch.edges import NOON, edge


@pytest.fixture
def errands(tmp_path: Path) -> Iterator[Errands]:
    with Database(tmp_path / "values.sqlite3") as database:
        yield Errands(database)


def keep(errands: Errands, *edges: Edge) -> None:
    for each in edges:
        assert Looks(errands.database).add_edge(each)


def both(each: Edge) -> list[tuple[str, str]]:
    return [("mail", f"mail {each.id}"), ("chat", f"chat {each.id}")]


def told(errand: Errand) -> Delivery:
    return Delivery(errand.edge.id, errand.sink, True, False, "taken")


def test_without_a_file_there_is_nothing_to_do(errands: Errands) -> None:
    assert (errands.plan(both), errands.take(NOON), errands.listed()) == (0, [], [])
    assert not errands.database.is_there


def test_each_edge_has_its_errands_once_however_often_it_is_planned(errands: Errands) -> None:
    keep(errands, edge(1))
    assert (errands.plan(both), errands.plan(both)) == (2, 0)
    taken = errands.take(NOON)
    assert [(each.sink, each.text, each.tries) for each in taken] == [
        ("chat", "chat shop/p95/1", 0), ("mail", "mail shop/p95/1", 0),
    ]  # fmt: skip
    assert taken[0].edge == edge(1)


def test_an_edge_whose_file_cannot_be_read_waits_and_one_for_nobody_does_not(errands: Errands) -> None:
    keep(errands, edge(1))
    assert errands.plan(lambda each: None) == 0
    assert errands.plan(both) == 2
    keep(errands, edge(2))
    assert (errands.plan(lambda each: []), errands.plan(both)) == (0, 0)


def test_who_takes_an_errand_has_it_alone_until_it_is_settled_or_its_time_is_over(errands: Errands) -> None:
    keep(errands, edge(1))
    errands.plan(lambda each: [("mail", "x")])
    assert len(errands.take(NOON)) == 1
    assert errands.take(NOON + timedelta(seconds=LEASE_S - 1)) == []
    (again,) = errands.take(NOON + timedelta(seconds=LEASE_S))
    errands.settle(again, told(again), NOON, None)
    assert errands.take(NOON + timedelta(days=1)) == []
    (listed,) = errands.listed()
    assert (listed.state, listed.tries, listed.words, listed.last, listed.next) == (TOLD, 1, "taken", NOON, None)


def test_back_waits_for_its_missed_and_neither_is_lost(errands: Errands) -> None:
    keep(errands, edge(1), edge(2, BACK), edge(1, about="shop/errors"))
    errands.plan(lambda each: [("mail", each.kind)])
    first = errands.take(NOON)
    assert [each.edge.id for each in first] == ["shop/p95/1", "shop/errors/1"]
    later = NOON + timedelta(seconds=30)
    errands.settle(first[0], Delivery("shop/p95/1", "mail", False, True, "away"), NOON, later)
    assert errands.take(NOON) == []
    (again,) = errands.take(later)
    assert (again.edge.id, again.tries) == ("shop/p95/1", 1)
    errands.settle(again, told(again), later, None)
    (back,) = errands.take(later)
    assert back.edge.kind == BACK


def test_what_is_given_up_is_said_and_lets_the_next_through(errands: Errands) -> None:
    keep(errands, edge(1), edge(2, BACK))
    errands.plan(lambda each: [("mail", each.kind)])
    (first,) = errands.take(NOON)
    errands.settle(first, Delivery(first.edge.id, "mail", False, False, "no such address"), NOON, None)
    assert [each.edge.kind for each in errands.take(NOON)] == [BACK]
    assert [(each.state, each.words) for each in errands.listed()] == [(GIVEN_UP, "no such address"), (WAITING, "")]
    assert len(errands.listed(state=GIVEN_UP)) == len(errands.listed(most=1)) == 1


def test_quiet_hours_are_waited_for(errands: Errands) -> None:
    keep(errands, edge(1, due_s=6 * 3600))
    errands.plan(both)
    assert errands.take(NOON + timedelta(hours=5)) == []
    assert len(errands.take(NOON + timedelta(hours=6))) == 2


def test_a_clock_put_back_by_days_does_not_hold_an_alert_for_days(errands: Errands) -> None:
    keep(errands, edge(1))
    errands.plan(lambda each: [("mail", "x")])
    (first,) = errands.take(NOON)
    errands.settle(first, Delivery(first.edge.id, "mail", False, True, "away"), NOON, NOON + timedelta(hours=1))
    assert len(errands.take(NOON - timedelta(days=3))) == 1
