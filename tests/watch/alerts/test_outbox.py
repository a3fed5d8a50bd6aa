"""Delivering: at least once, in order, with growing waits, and no channel in the way of another."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from bullseye.errors import UnknownNameError
from bullseye.watch.alerts.outbox import FIRST_S, GIVE_UP_S, MOST_S, Outbox, wait_s
from bullseye.watch.edge import BACK, Delivery, Edge, Sink
from bullseye.watch.store.database import Database
from bullseye.watch.store.errands import GIVEN_UP, TOLD, Errands
from bullseye.watch.store.looks import Looks
from tests.fakes import ManualClock
from tests.watch.edges import edge


class Channel:
    """Answers each try from a list, "taken" when that is empty, and remembers what it was told."""

    def __init__(self, *answers: str) -> None:
        self.name = "mail"
        self.answers = list(answers)
        self.told: list[str] = []

    async def tell(self, edge: Edge, text: str) -> Delivery:
        self.told.append(edge.id)
        answer = self.answers.pop(0) if self.answers else "taken"
        if answer == "broken":
            raise RuntimeError("canary")
        return Delivery(edge.id, self.name, answer == "taken", answer == "away", answer)


class Post:
    """An outbox with a clock, and as many channels as are named."""

    def __init__(self, database: Database, **channels: Sink) -> None:
        self.clock, self.channels, self.looks = ManualClock(), channels, Looks(database)
        self.outbox = Outbox(Errands(database), self.of, self.open, self.clock.utc, Random(1))

    def of(self, edge: Edge) -> list[tuple[str, str]]:
        return [(name, f"{edge.id} to {name}") for name in self.channels]

    def open(self, name: str) -> Sink:
        if self.channels[name] is None:
            raise UnknownNameError("channel", name, [])
        return self.channels[name]

    def deliver(self, *edges: Edge) -> list[Delivery]:
        for each in edges:
            self.looks.add_edge(each)
        return asyncio.run(self.outbox.deliver())


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "values.sqlite3") as database:
        yield database


def test_an_edge_is_told_once_when_it_is_taken(database: Database) -> None:
    mail = Channel()
    post = Post(database, mail=mail)
    assert [each.told for each in post.deliver(edge())] == [True]
    assert post.deliver() == [] and mail.told == ["shop/p95/1"]


def test_a_channel_that_is_away_is_tried_again_later_under_the_same_id(database: Database) -> None:
    mail = Channel("away", "away")
    post = Post(database, mail=mail)
    post.deliver(edge())
    assert post.deliver() == []
    post.clock.advance(FIRST_S * 1.2)
    post.deliver()
    post.clock.advance(FIRST_S * 1.2)
    assert post.deliver() == []
    post.clock.advance(FIRST_S * 1.2)
    assert [each.told for each in post.deliver()] == [True]
    assert mail.told == ["shop/p95/1"] * 3


def test_a_resolved_message_is_as_safe_as_the_first(database: Database) -> None:
    mail = Channel("away", "taken", "away")
    post = Post(database, mail=mail)
    post.deliver(edge(1), edge(2, BACK))
    for _ in range(6):
        post.clock.advance(MOST_S)
        post.deliver()
    assert mail.told == ["shop/p95/1", "shop/p95/1", "shop/p95/2", "shop/p95/2"]
    assert {each.state for each in post.outbox.errands.listed()} == {TOLD}


def test_what_a_service_will_never_take_is_given_up_at_once(database: Database) -> None:
    post = Post(database, mail=Channel("never"))
    post.deliver(edge())
    assert [each.state for each in post.outbox.errands.listed()] == [GIVEN_UP]


def test_a_weekend_without_a_network_is_outlived_and_a_dead_channel_is_given_up_in_the_end(database: Database) -> None:
    mail = Channel(*["away"] * 1000)
    post = Post(database, mail=mail)
    post.deliver(edge())
    hours = 0
    while post.outbox.errands.listed()[0].state != GIVEN_UP:
        post.clock.advance(3600.0)
        post.deliver()
        hours += 1
    assert GIVE_UP_S / 3600 - 2 <= hours <= GIVE_UP_S / 3600 + 2
    assert 36 <= len(mail.told) <= 80


def test_a_channel_that_fails_or_is_not_there_keeps_no_other_waiting(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    good = Channel()
    post = Post(database, bad=Channel("broken"), gone=None, mail=good)  # type: ignore[arg-type]
    caplog.set_level(logging.CRITICAL)
    words = {each.sink: each.words for each in post.deliver(edge())}
    assert good.told == ["shop/p95/1"]
    assert "RuntimeError" in words["bad"] and "canary" not in words["bad"] and "no channel" in words["gone"]


def test_a_slow_channel_delays_no_other(database: Database) -> None:
    gate: list[Callable[[], None]] = []

    class Slow(Channel):
        async def tell(self, edge: Edge, text: str) -> Delivery:
            event = asyncio.Event()
            gate.append(event.set)
            await event.wait()
            return await super().tell(edge, text)

    class Quick(Channel):
        async def tell(self, edge: Edge, text: str) -> Delivery:
            while not gate:
                await asyncio.sleep(0)
            gate[0]()
            return await super().tell(edge, text)

    post = Post(database, a_slow=Slow(), quick=Quick())
    assert all(each.told for each in post.deliver(edge()))


def test_each_try_is_one_line_of_the_log_without_what_was_said(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bullseye.alerts")
    Post(database, mail=Channel("away")).deliver(edge(words="canary"))
    (line,) = [record.__dict__ for record in caplog.records if record.name == "bullseye.alerts"]
    keys = ("about", "kind", "sink", "attempt", "code")
    assert tuple(line[key] for key in keys) == ("shop/p95", "missed", "mail", 1, "again")
    assert "canary" not in str(line)


def test_waits_double_up_to_an_hour_with_some_chance() -> None:
    waits = [wait_s(tries, Random(tries)) for tries in range(1, 40)]
    assert FIRST_S <= waits[0] <= FIRST_S * 1.2 and max(waits) <= MOST_S * 1.2
    assert all(wait >= MOST_S for wait in waits[8:])


def test_it_goes_on_by_itself_and_says_once_that_the_file_cannot_be_used(database: Database, tmp_path: Path) -> None:
    mail, said, naps = Channel(), [], []
    post = Post(database, mail=mail)
    post.looks.add_edge(edge())
    database.close()

    class Enough(Exception):
        pass

    async def sleep(seconds: float) -> None:
        naps.append(seconds)
        while len(naps) == 1 and len(mail.told) < 1:
            await asyncio.sleep(0)
        if len(naps) == 1:
            while post.outbox._busy:
                await asyncio.sleep(0)
            database.close()
            for each in tmp_path.glob("values.sqlite3*"):
                each.unlink()
            (tmp_path / "values.sqlite3").write_bytes(b"no database at all, and long enough to be one " * 40)
        if len(naps) == 4:
            raise Enough

    with pytest.raises(Enough):
        asyncio.run(post.outbox.keep(sleep, said.append))
    assert mail.told == ["shop/p95/1"] and len(said) == 1 and "move it away" in said[0]


def test_a_channel_that_hangs_keeps_no_later_alert_of_another_waiting(database: Database) -> None:
    class Hanging(Channel):
        async def tell(self, edge: Edge, text: str) -> Delivery:
            self.told.append(edge.id)
            await asyncio.Event().wait()
            raise AssertionError

    class Enough(Exception):
        pass

    hanging, quick, naps = Hanging(), Channel(), []
    post = Post(database, hanging=hanging, quick=quick)

    async def sleep(seconds: float) -> None:
        naps.append(seconds)
        while len(quick.told) < len(naps):
            await asyncio.sleep(0)
        while "quick" in post.outbox._busy:
            await asyncio.sleep(0)
        if len(naps) == 3:
            raise Enough
        post.looks.add_edge(edge(len(naps) + 1))

    post.looks.add_edge(edge())
    with pytest.raises(Enough):
        asyncio.run(asyncio.wait_for(post.outbox.keep(sleep, print), 60))
    assert quick.told == ["shop/p95/1", "shop/p95/2", "shop/p95/3"] and hanging.told == ["shop/p95/1"]


def test_many_alerts_of_one_channel_are_all_told_in_one_go(database: Database) -> None:
    mail = Channel()
    post = Post(database, mail=mail)
    assert len(post.deliver(*(edge(1, about=f"shop/{n}") for n in range(10)))) == 10
    assert len(set(mail.told)) == 10
