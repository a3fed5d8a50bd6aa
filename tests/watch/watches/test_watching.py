"""Watches are kept going: none twice at once, none waits for another, and what is seen makes the states of a model."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bullseye.errors import StorageError
from bullseye.watch import source as sources
from bullseye.watch.band import Band
from bullseye.watch.edge import Edge
from bullseye.watch.hours import parse_hours
from bullseye.watch.rule import Rule
from bullseye.watch.samples import Sample, Trouble
from bullseye.watch.source import Found, Surroundings
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.thinning import thin
from bullseye.watch.store.verify import verify
from bullseye.watch.watches.board import board, row_as_json
from bullseye.watch.watches.definition import Metric, Watch
from bullseye.watch.watches.watching import Opened, Watching
from bullseye.watch.watches.words import age_text, board_state, state_text, wanted_text
from tests.fakes import ManualClock

WORLD = Surroundings(".")


class Scripted:
    """A source that gives what the test says; a kind of its own, as each module of a source is."""

    whole, stamp = False, ""

    def __init__(self) -> None:
        self.value: float | Trouble | Exception = 1.0
        self.waits: asyncio.Event | None = None
        self.reading = self.most = self.reads = 0
        self.closed = False

    def open_source(self, settings: Any, paths: dict[str, str], world: Surroundings) -> Scripted:
        self.paths = paths
        return self

    async def read(self, now: datetime) -> Found:
        self.reading += 1
        self.reads += 1
        self.most = max(self.most, self.reading)
        if self.waits is not None:
            await self.waits.wait()
        self.reading -= 1
        if isinstance(self.value, Exception):
            raise self.value
        if isinstance(self.value, Trouble):
            return dict.fromkeys(self.paths, self.value)
        return {id_: [Sample(now, self.value)] for id_ in self.paths}

    async def close(self) -> None:
        self.closed = True


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> dict[str, Scripted]:
    """The sources of the watches "a", "b" and so on, by the watch's kind."""
    made: dict[str, Scripted] = {}
    monkeypatch.setattr(
        "bullseye.watch.watches.watching.kind_of", lambda name: made.setdefault(name, Scripted())
    )  # fmt: skip
    return made


@pytest.fixture
def looks(tmp_path: Path) -> Iterator[Looks]:
    """An empty file."""
    with Database(tmp_path / "values.sqlite3") as database:
        yield Looks(database)


def watch(name: str, every_s: float = 60.0, **more: Any) -> Watch:
    """A watch of one number, at most 10."""
    metric = Metric("load", "Load", "load", "%", Band(10.0, 10.0, "lower"), Rule(after=2, back_after=1))
    return Watch(name, name.upper(), (metric,), name, None, every_s=every_s, **more)


class Minutes:
    """A clock that goes on by what is slept; after *stop_s* nobody wakes any more."""

    def __init__(self, stop_s: float) -> None:
        self.clock, self.stop_s = ManualClock(), stop_s
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        if self.clock.now() >= self.stop_s:
            raise asyncio.CancelledError
        self.clock.advance(seconds)


def keep(watching: Watching, minutes: Minutes) -> None:
    """Let it run until the minutes are over."""

    async def run() -> None:
        try:
            await watching.keep(minutes.sleep)
        finally:
            await watching.close()

    asyncio.run(run())


def test_a_watch_is_looked_at_in_its_own_time_and_edges_are_heard_after_they_are_kept(
    looks: Looks, scripts: dict[str, Scripted]
) -> None:
    minutes = Minutes(600.0)
    scripts["a"] = Scripted()
    scripts["a"].value = 500.0
    heard: list[Edge] = []

    async def hear(about: Watch, edges: list[Edge]) -> None:
        assert {edge.id for edge in edges} <= {edge.id for edge in looks.edges()}
        heard.extend(edges)

    keep(Watching([watch("a")], looks, WORLD, minutes.clock, UTC, heard=hear), minutes)
    assert set(minutes.slept) == {60.0} and len(looks.looks("a/load")) == 11
    assert [edge.id for edge in heard] == ["a/load/1"] and scripts["a"].closed


def test_a_slow_source_delays_no_other_and_is_never_read_twice_at_once(
    looks: Looks, scripts: dict[str, Scripted]
) -> None:
    clock = ManualClock()
    scripts["slow"] = Scripted()

    async def run() -> None:
        scripts["slow"].waits = asyncio.Event()
        watching = Watching([watch("slow"), watch("a")], looks, WORLD, clock, UTC)
        quick = asyncio.Event()

        async def sleep(seconds: float) -> None:
            if len(looks.looks("a/load")) >= 5:
                quick.set()
                await asyncio.Event().wait()

        kept = asyncio.create_task(watching.keep(sleep))
        await quick.wait()
        kept.cancel()
        await asyncio.gather(kept, return_exceptions=True)
        await watching.close()

    asyncio.run(run())
    assert scripts["a"].reads == 5 and scripts["slow"].reads == 1 and scripts["slow"].most == 1


def test_a_source_that_fails_is_broken_and_the_rest_goes_its_way(looks: Looks, scripts: dict[str, Scripted]) -> None:
    scripts["a"] = Scripted()
    scripts["a"].value = KeyError("what nobody thought of")
    watching = Watching([watch("a"), watch("b")], looks, WORLD, ManualClock(), UTC)

    async def run() -> None:
        await watching.once()
        await watching.once()
        await watching.close()

    asyncio.run(run())
    (first, second) = looks.looks("a/load")
    assert second.trouble is not None and "KeyError" in second.trouble.words and "nobody" not in second.trouble.words
    assert looks.standings(["a/load"])["a/load"].state == "broken" and first.value is None
    assert looks.standings(["b/load"])["b/load"].state == "ok"


def test_a_disk_that_fails_is_told_once_and_tried_again(
    looks: Looks, scripts: dict[str, Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    minutes = Minutes(300.0)

    def full(*_: object, **__: object) -> list[Edge]:
        raise StorageError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(looks, "take_in", full)
        keep(Watching([watch("a")], looks, WORLD, minutes.clock, UTC, said=said.append), minutes)
    assert said == ["the disk is full"] and len(minutes.slept) == 6


def test_nothing_is_judged_in_a_pause_and_quiet_hours_are_told_at_their_end(
    looks: Looks, scripts: dict[str, Scripted]
) -> None:
    quiet = watch("a")
    (metric,) = quiet.metrics
    quiet = quiet._replace(
        metrics=(metric._replace(quiet=(parse_hours("22:00-06:00"),)),), pauses=(parse_hours("02:00-03:00"),)
    )
    opened = Opened(quiet, WORLD, UTC)
    midnight = datetime(2026, 11, 3, tzinfo=UTC)
    edges = [
        edge
        for n in range(0, 300, 20)
        for edge in opened.keep(looks, {"load": [Sample(midnight, 500.0)]}, midnight + timedelta(minutes=n), False)
    ]
    assert [edge.kind for edge in edges] == ["missed", "pause-began", "pause-ended"]
    assert edges[0].due == midnight + timedelta(hours=6) and edges[1].due == edges[1].at


def test_the_board_never_passes_an_old_value_off_as_new(looks: Looks, scripts: dict[str, Scripted]) -> None:
    clock, shop = ManualClock(), watch("a")
    scripts["a"] = Scripted()
    opened = Opened(shop, WORLD, UTC)
    assert board(shop, looks, clock.utc()).rows[0].state == "unknown"
    for value in (5.0, 7.0, Trouble("silent", "nothing came")):
        scripts["a"].value = value
        asyncio.run(opened.look(looks, clock.utc()))
        clock.advance(60)
    (row,) = board(shop, looks, clock.utc()).rows
    assert (row.value, row.fresh, row.age_s, row.words) == (7.0, False, 120.0, "nothing came")
    assert row.state == "pending" and row.values == (5.0, 7.0) and row.points == 10.9
    scripts["a"].value = 30.0
    asyncio.run(opened.look(looks, clock.utc()))
    (row,) = board(shop, looks, clock.utc()).rows
    assert row.fresh and row.points == 9.0 and row_as_json(shop, row, clock.utc())["value"] == 30.0
    clock.advance(3600)
    found = board(shop, looks, clock.utc())
    assert (found.rows[0].fresh, found.state, board_state(found)) == (False, "stale", "stale"), "nobody looks any more"


def test_words_for_states_ages_and_wants() -> None:
    (metric,) = watch("a").metrics
    assert wanted_text(metric) == "at most 10 %" and state_text("recovering") == "recovering"
    ages = (None, 5.2, 119.0, 300.0, 7300.0, 200_000.0)
    assert [age_text(age) for age in ages] == ["\u2013", "5 s", "119 s", "5 min", "2 h", "2 d"]


# -- a week of 200 metrics -------------------------------------------------------------------------------


def model(seen: list[float | Trouble], rule: Rule) -> str:
    """The settled state after all of *seen* (points or trouble), by looking back over whole rows of it."""
    settled, since, missed = "unknown", 0, False
    for n in range(len(seen)):
        row = []
        for each in seen[since : n + 1]:
            if isinstance(each, Trouble):
                row.append({"silent": "stale", "broken": "broken"}[each.kind])
            else:
                row.append("missed" if each < (rule.back_at if missed else rule.below) else "ok")
        if row[-1] == settled:
            continue
        good = row[-1] == "ok"
        length = 0
        for each in reversed(row):
            if each == settled or (each == "ok") != good:
                break
            length += 1
        if length >= (1 if good and settled == "unknown" else rule.back_after if good else rule.after):
            settled, since = row[-1], n + 1
            missed = settled == "missed" or (missed and settled != "ok")
    return settled


@pytest.mark.long
def test_a_week_of_two_hundred_metrics_ends_as_the_model_says_and_every_state_follows(looks: Looks) -> None:
    chance = Random(14)
    start = datetime(2026, 10, 22, tzinfo=UTC)  # with the night in which clocks are put back
    rules = [Rule(after=1 + n % 4, back_after=1 + n % 3, back_at=7.0 + n % 2) for n in range(20)]
    metrics = tuple(Metric(f"m{n}", f"M{n}", "x", "", Band(0.0, 1.0, "lower"), rules[n]) for n in range(20))
    opened = [Opened(Watch(f"w{k}", "W", metrics, "x", None, zone="Europe/Berlin"), WORLD, UTC) for k in range(10)]
    seen: dict[str, list[float | Trouble]] = {}
    value = dict.fromkeys([f"w{k}/m{n}" for k in range(10) for n in range(20)], 2.0)
    ids: set[str] = set()
    for hour in range(7 * 24):
        now = start + timedelta(hours=hour)
        for each in opened:
            found: dict[str, list[Sample] | Trouble] = {}
            for metric in metrics:
                about = f"{each.watch.id}/{metric.id}"
                value[about] = abs(value[about] * 0.9 + chance.gauss(0, 1.5))
                trouble = Trouble(chance.choice(["silent", "broken"]), "no") if chance.random() < 0.1 else None
                found[metric.id] = trouble or [Sample(now, value[about])]
                seen.setdefault(about, []).append(trouble or metric.band.points(value[about]))
            made = [edge.id for edge in each.keep(looks, found, now, False)]
            assert not ids & set(made) and len(set(made)) == len(made)
            ids |= set(made)
        if hour % 24 == 23:
            thin(looks.database, now, whole_days=2)
    standings = looks.standings(seen)
    for about, each_seen in seen.items():
        metric = metrics[int(about.partition("/m")[2])]
        assert standings[about].settled == model(each_seen, metric.rule), about
    found_ids = [edge.id for edge in looks.edges(most=1_000_000)]
    assert set(found_ids) == ids and len(found_ids) > 1000
    assert verify(looks).wrong == () and sources.SOURCES
