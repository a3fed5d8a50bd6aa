"""Targets beside watches: read in their own time, judged, told of once; a slow source delays no other."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bullseye.net.client import Net
from bullseye.watch.edge import LIKELY_MISS, MISSED, ODD, REACHED, Edge
from bullseye.watch.folder import Definitions
from bullseye.watch.samples import BROKEN, Trouble, sample
from bullseye.watch.source import Surroundings
from bullseye.watch.store.database import Database
from bullseye.watch.targets.keeping import KeptTargets
from bullseye.watch.targets.reading import parse_target
from bullseye.watch.targets.service import Standing, Targets
from tests.fakes import ManualClock
from tests.loopback import closed_port, in_thread

HEAD = 'measure = "{measure}"\nat_least = {low}\nper = "{per}"\n'


class Kept:
    """A folder of targets, and what was heard of them."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.clock = ManualClock()
        self.folder = folder / "targets"
        self.folder.mkdir()
        net = Net(self.clock)
        world = Surroundings(str(self.folder), net=net)
        zone: Any = self.clock.utc().tzinfo
        self.targets = Targets(Definitions("target", self.folder, parse_target), database, self.clock.utc, zone, world)
        self.kinds: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.net = net

    def give(
        self, name: str, source: str, measure: str = "last", low: float = 5, per: str = "year", top: str = ""
    ) -> None:
        head = HEAD.format(measure=measure, low=low, per=per)
        (self.folder / f"{name}.toml").write_text(f"{head}{top}\n[source]\n{source}\n")

    def heard(self, standing: Standing, edges: list[Edge]) -> None:
        self.kinds += [(edge.about, edge.kind) for edge in edges]

    def look(self, times: int = 1) -> None:
        async def begin() -> None:
            keeping = KeptTargets(self.targets, heard=self.heard, said=self.said.append)
            for _ in range(times):
                await keeping.once()
            await keeping.close()
            await self.net.close()

        asyncio.run(begin())

    def values(self, name: str) -> list[float]:
        return [each.value for each in self.targets.values.samples(name)]


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    with Database(tmp_path / "values.sqlite3") as database:
        yield Kept(tmp_path, database)


def answers(*bodies: bytes) -> Callable[..., Any]:
    """A server that gives the next body at each call, and then the last one."""
    left = list(bodies)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        body = left.pop(0) if len(left) > 1 else left[0]
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
        await send({"type": "http.response.body", "body": body})

    return app


def test_a_goal_that_is_reached_is_told_once_in_all(kept: Kept) -> None:
    kept.give("glasses", 'kind = "typed"', "sum", 8, "day")
    kept.look()
    kept.targets.log("glasses", 8.0)
    kept.look(3)
    kept.look()
    assert kept.kinds == [("glasses", REACHED)]


def test_a_period_that_ended_short_is_told_as_missed(kept: Kept) -> None:
    kept.give("glasses", 'kind = "typed"', "sum", 8, "day")
    kept.targets.log("glasses", 1.0)
    kept.look()
    kept.clock.advance(86_400)
    kept.look(2)
    assert ("glasses", MISSED) in kept.kinds and kept.kinds.count(("glasses", MISSED)) == 1


def test_json_on_the_web_gives_a_value_each_time_it_is_due(kept: Kept) -> None:
    with in_thread(answers(b'{"n": 3}', b'{"n": 7}')) as base:
        kept.give("queue", f'url = "{base}/x.json"\nvalue = "n"', top="every_s = 600.0")
        kept.look(2)
        assert kept.values("queue") == [3.0]
        kept.clock.advance(601)
        kept.look()
    assert kept.values("queue") == [3.0, 7.0]
    standing = kept.targets.as_kept(kept.targets.definitions.get("queue"))
    assert (standing.progress.value, standing.progress.state) == (7.0, "on-target")


def test_prometheus_and_a_command_serve_targets_too_also_without_a_loop(kept: Kept) -> None:
    with in_thread(answers(b"orders_total 12\n")) as base:
        kept.give("orders", f'kind = "prometheus"\nurl = "{base}/metrics"\nvalue = "orders_total"')
        assert kept.targets.standing(kept.targets.definitions.get("orders")).progress.value == 12.0
        kept.clock.advance(3601)
        assert kept.targets.standing(kept.targets.definitions.get("orders")).progress.value == 12.0
        assert kept.values("orders") == [12.0, 12.0]
    kept.give("free", f"command = {json.dumps([sys.executable, '-c', 'print(9)'])}")
    kept.look()
    assert kept.values("free") == [9.0]


def test_what_cannot_be_read_is_a_trouble_and_keeps_what_was_and_the_others(kept: Kept) -> None:
    kept.give("queue", f'url = "http://127.0.0.1:{closed_port()}/x.json"\nvalue = "n"\nretries = 0')
    kept.give("glasses", 'kind = "typed"', "sum", 8, "day")
    kept.targets.values.replace("queue", [sample(kept.clock.utc() - timedelta(days=1), 4.0, "http")], kept.clock.utc())
    kept.targets.log("glasses", 8.0)
    kept.clock.advance(3601)
    kept.look()
    reading = kept.targets.values.reading("queue")
    assert reading is not None and reading.trouble is not None and "127.0.0.1" in reading.trouble.words
    assert kept.values("queue") == [4.0] and ("glasses", REACHED) in kept.kinds


def test_a_file_that_cannot_be_used_and_a_source_of_ours_that_fails_end_nothing(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept.folder / "bad.toml").write_text("nonsense = 1")
    kept.give("free", 'command = ["echo", "9"]')

    async def fail(self: Any, now: Any) -> Any:
        raise RuntimeError("canary")

    monkeypatch.setattr("bullseye.watch.sources.command.Command.read", fail)
    kept.look(2)
    assert len(kept.said) == 1 and "bad.toml" in kept.said[0]
    reading = kept.targets.values.reading("free")
    assert reading is not None and reading.trouble == Trouble(
        BROKEN, "the source failed (RuntimeError); see the log, and tell us of it"
    )


def test_what_the_coach_foresees_is_told_once_where_it_is_asked_for(kept: Kept) -> None:
    kept.give("sales", 'kind = "typed"', "sum", 1e6, top=f'foresee = ["{LIKELY_MISS}", "{ODD}"]')
    kept.give("calm", 'kind = "typed"', "sum", 1e6)
    for name in ("sales", "calm"):
        for n in range(60, 0, -1):
            at = kept.clock.utc() - timedelta(days=n)
            kept.targets.values.add(name, sample(at, 100.0 + n % 5, "typed"))
        kept.targets.values.add(name, sample(kept.clock.utc(), 900.0, "typed"))
    kept.look(2)
    assert sorted(kind for about, kind in kept.kinds if kind in (LIKELY_MISS, ODD)) == [LIKELY_MISS, ODD]
    assert {about for about, kind in kept.kinds if kind in (LIKELY_MISS, ODD)} == {"sales"}
