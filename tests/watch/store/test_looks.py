"""What is seen is kept and judged in one step: an edge is there once, over restarts, two watchers and kills."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bullseye.watch.band import Band
from bullseye.watch.edge import Edge
from bullseye.watch.rule import Rule
from bullseye.watch.samples import Sample, Trouble
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.states import Judged, group_of, group_text, judged_of, judged_text
from bullseye.watch.store.verify import verify

START = datetime(2026, 11, 2, 12, tzinfo=UTC)
BY = {"p95": Judged(Band(200.0, 50.0, "lower"), Rule()), "errors": Judged(Band(0.0, 1.0, "lower"), Rule())}
FINE, BAD = 150.0, 900.0


@pytest.fixture
def looks(tmp_path: Path) -> Iterator[Looks]:
    """An empty file."""
    with Database(tmp_path / "values.sqlite3") as database:
        yield Looks(database)


def take(looks: Looks, p95: float | Trouble, minute: int, errors: float = 0.0, paused: bool = False) -> list[str]:
    """One reading of the shop; its edges by id and kind."""
    at = START + timedelta(minutes=minute)
    found = {
        "p95": p95 if isinstance(p95, Trouble) else [Sample(at, p95)],
        "errors": [Sample(at, errors)],
    }
    return [f"{edge.id} {edge.kind}" for edge in looks.take("shop", BY, found, at, paused=paused)]


def test_three_misses_make_an_edge_and_two_good_ones_the_way_back(looks: Looks) -> None:
    said = [take(looks, value, n) for n, value in enumerate([FINE, BAD, BAD, BAD, FINE, FINE])]
    assert said == [[], [], [], ["shop/p95/1 missed"], [], ["shop/p95/2 back", "shop/1 all-back"]]
    assert [edge.id for edge in looks.edges()] == ["shop/p95/1", "shop/p95/2", "shop/1"]
    assert [edge.kind for edge in looks.edges("shop/p95", since=START + timedelta(minutes=4))] == ["back"]
    assert looks.standings(["shop/p95"])["shop/p95"].state == "ok"
    assert [look.value for look in looks.looks("shop/p95", most=2)] == [FINE, FINE]
    assert verify(looks).wrong == () and verify(looks).looks == 12


def test_what_a_restart_finds_is_what_was_there(tmp_path: Path) -> None:
    said = []
    for n, value in enumerate([FINE, BAD, BAD, BAD, BAD, FINE, FINE]):
        with Database(tmp_path / "values.sqlite3") as database:
            said += take(Looks(database), value, n)
    assert said == ["shop/p95/1 missed", "shop/p95/2 back", "shop/1 all-back"]


def test_two_who_watch_at_once_make_each_edge_once(tmp_path: Path) -> None:
    path = tmp_path / "values.sqlite3"
    with Database(path) as one, Database(path) as two:
        watchers = (Looks(one), Looks(two))
        said = [each for n in range(20) for each in take(watchers[n % 2], BAD, n)]
        assert said == ["shop/p95/1 missed"]
        assert verify(watchers[0]).wrong == ()


def test_a_table_read_whole_is_judged_by_what_is_new_in_it(looks: Looks) -> None:
    history = [Sample(START + timedelta(days=n), BAD) for n in range(50)]
    for _ in range(3):
        looks.take("shop", {"p95": BY["p95"]}, {"p95": history}, START, whole=True)
    kept = looks.looks("shop/p95")
    assert [look.value for look in kept] == [BAD, None, None]
    assert kept[1].trouble is not None and kept[1].trouble.kind == "silent"
    looks.take(
        "shop", {"p95": BY["p95"]}, {"p95": [*history, Sample(START + timedelta(days=50), FINE)]}, START, whole=True
    )
    assert looks.looks("shop/p95")[-1].value == FINE


def test_a_clock_put_back_does_not_silence_a_source_that_is_read_fresh(looks: Looks) -> None:
    take(looks, FINE, 60)
    take(looks, FINE, 0)
    assert [look.trouble for look in looks.looks("shop/p95")] == [None, None]


def test_a_new_target_counts_from_then_on_and_old_states_still_follow(looks: Looks) -> None:
    for n in range(3):
        take(looks, 250.0, n)
    stricter = {"p95": Judged(Band(100.0, 10.0, "lower"), Rule(after=2, back_after=1))}
    said = []
    for n in range(3):
        at = START + timedelta(hours=n + 1)
        said += [edge.kind for edge in looks.take("shop", stricter, {"p95": [Sample(at, 250.0)]}, at)]
    assert said == ["missed"] and verify(looks).wrong == ()


def test_a_state_or_edge_that_does_not_follow_is_named(looks: Looks) -> None:
    for n, value in enumerate([FINE, BAD, BAD, BAD]):
        take(looks, value, n)
    table = looks.database.tables
    with looks.database.writing() as to:
        to.execute(table.edge.update().values(kind="back"))
    assert verify(looks).wrong == (
        "shop/p95: the edges kept and those from what was seen differ: shop/p95/1 back, shop/p95/1 missed",
    )
    with looks.database.writing() as to:
        to.execute(table.look.update().values(value=FINE))
    assert "shop/p95: it is kept as missed, and from what was seen it is ok" in verify(looks).wrong


def test_an_edge_of_ones_own_is_kept_once(looks: Looks) -> None:
    edge = Edge("sales/2026-11-01/reached", "reached", "sales", START, START, START, 5.0)
    assert looks.add_edge(edge) and not looks.add_edge(edge)
    assert looks.edges("sales") == [edge]


def test_states_come_back_as_they_were_kept(looks: Looks) -> None:
    take(looks, Trouble("broken", "the door is shut"), 0, paused=True)
    group = looks.group("shop")
    assert group.paused == START and group_of(group_text(group)) == group
    assert judged_of(judged_text(BY["p95"])) == BY["p95"]
    assert looks.looks("shop/p95")[0].trouble == Trouble("broken", "the door is shut")


KILLED = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tests.watch.store.test_looks import BAD, FINE, take
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
looks = Looks(Database(Path(sys.argv[1])))
for n in range(10**6):
    for said in take(looks, BAD if n // 4 % 2 else FINE, 61 * n):
        print(said, flush=True)
    print("took", n, flush=True)
"""


@pytest.mark.long
def test_a_watcher_killed_at_any_instant_has_told_no_edge_that_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "values.sqlite3"
    said: list[str] = []
    for n in range(int(os.environ.get("BULLSEYE_CRASH_COUNT", "10"))):
        watcher = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
        )
        assert watcher.stdout is not None
        watcher.stdout.readline()  # it has begun
        deadline = time.monotonic() + 0.003 * (n % 30)
        while time.monotonic() < deadline:
            pass
        watcher.kill()
        said += [line.strip() for line in watcher.communicate()[0].splitlines() if line.startswith("shop")]
        with Database(path) as database:
            found = Looks(database)
            kept = [f"{edge.id} {edge.kind}" for edge in found.edges(most=100_000)]
            assert set(said) <= set(kept) and len(kept) == len(set(kept))
            assert verify(found).wrong == ()
