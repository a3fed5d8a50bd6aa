"""What a recorded round costs, and opening and statistics after years, beside the tutorial's way and SQLite.

Every round has 30 shots. Ours and SQLite keep them and are on the disk when they return; the tutorial's way keeps one
small row per round without its shots, rewritten whole and not made safe, which is in its favour.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any
from zlib import crc32

from benchmarks import years
from benchmarks.kit import Claim, Row, in_turn, show, timed
from bullseye.dirs import Dirs
from bullseye.drill.catalog import Drills
from bullseye.drill.rules import Tally
from bullseye.records.disk import strict_json
from bullseye.records.history_line import judge
from bullseye.records.record import as_json, record_from
from bullseye.records.store import Store
from bullseye.session.plan import RoundPlan
from bullseye.session.record import make_record
from bullseye.session.scorecard import score_record
from bullseye.session.shot import Shot
from bullseye.target.catalog import Catalogue

TITLE = "Records after years"
SHOTS = 30
PLAYERS = 7
SIZES = (100, 10_000, 100_000)
QUICK_SIZES = (100, 1_000, 10_000)
OURS, TUTORIAL, SQLITE = "ours", "tutorial (no shots)", "SQLite (WAL, full sync)"


def a_round() -> dict[str, Any]:
    """The object of a round of 30 shots whose score follows from them; each copy gets its own id, player and date."""
    plan = RoundPlan(Catalogue().get("classic"), Drills().get("timed-30"), 1, "Player 0", px_per_mm=3.2)
    spots = [((n * 37 % 100) - 50.0, (n * 53 % 100) - 50.0) for n in range(SHOTS)]
    shots = [
        Shot(round(n * 0.95 + 0.4, 6), round(n * 0.95 + 0.49, 6), x + 0.123456, y - 0.654321)
        for n, (x, y) in enumerate(spots)
    ]
    scorer, tally = plan.scorer(), Tally(plan.drill.rules)
    for shot in shots:
        hit = scorer.score(shot.x_mm, shot.y_mm)
        tally.add(shot.t, hit.points, hit.hit)
    record = make_record(plan, "r", shots, tally.totals(), (), 30.0, "2026-11-22T19:40:01Z", "2026-11-22T19:40:31Z")
    if score_record(record).totals.score != record.score:
        raise AssertionError("the round does not follow from its shots")
    return as_json(record)


def numbered(record: dict[str, Any], number: int) -> dict[str, Any]:
    """The same round as number *number* of many: some better, some worse, on some day of some year."""
    day = f"{2000 + number % 26}-{1 + number % 12:02d}-{1 + number % 28:02d}T{number % 24:02d}:{number % 60:02d}:00Z"
    changed = {"id": f"{number:08x}-bench", "player": f"Player {number % PLAYERS}", "score": number * 7919 % 900}
    return {**record, **changed, "finished": day}


class Ours:
    """A history of *size* rounds; every question is asked of a store that was just opened."""

    name = OURS

    def __init__(self, folder: Path, record: dict[str, Any], size: int) -> None:
        self.dirs = Dirs(folder / "ours", folder / "config")
        self.dirs.data.mkdir()
        self.record, self.next = record, size
        with open(self.dirs.history, "wb") as file:
            for number in range(size):
                body = strict_json.dumps(numbered(record, number))
                file.write(b'%s,"crc":"%08x"}\n' % (body[:-1], crc32(body)))
        with open(self.dirs.history, "rb") as file:
            if judge(file.readline().rstrip()).record is None:
                raise AssertionError("the history cannot be read")
        Store(self.dirs).board.rebuild()
        self.store = Store(self.dirs)

    def save(self) -> None:
        self.store.save(record_from(numbered(self.record, self.next)))
        self.next += 1

    def open(self) -> None:
        if len(Store(self.dirs).board.rows()) != 10:
            raise AssertionError("the board is not there")

    def statistics(self) -> None:
        totals: dict[str, list[int]] = {}
        for row in Store(self.dirs).rounds():
            totals.setdefault(row.player, []).append(row.score or 0)
        if len(totals) != PLAYERS or not all(sum(scores) / len(scores) for scores in totals.values()):
            raise AssertionError("players are missing")


class Tutorial:
    """One JSON list of small rows: load, append, sort, rewrite."""

    name = TUTORIAL

    def __init__(self, folder: Path, record: dict[str, Any], size: int) -> None:
        self.path = folder / "scores.json"
        self.record, self.next = record, size
        rows = [self._row(number) for number in range(size)]
        self.path.write_text(json.dumps(sorted(rows, key=self._key)), encoding="utf-8")

    def _row(self, number: int) -> dict[str, Any]:
        made = numbered(self.record, number)
        return {key: made[key] for key in ("player", "score", "accuracy", "best_combo", "finished")}

    @staticmethod
    def _key(row: dict[str, Any]) -> int:
        return -int(row["score"])

    def _load(self) -> list[dict[str, Any]]:
        with open(self.path, encoding="utf-8") as file:
            rows: list[dict[str, Any]] = json.load(file)
        return rows

    def save(self) -> None:
        rows = self._load()
        rows.append(self._row(self.next))
        rows.sort(key=self._key)
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(rows, file)
        self.next += 1

    def open(self) -> None:
        self._load()[:10]

    def statistics(self) -> None:
        totals: dict[str, list[int]] = {}
        for row in self._load():
            totals.setdefault(row["player"], []).append(row["score"])


class Sqlite:
    """Two tables, rounds and shots, an index for the board; each round one transaction."""

    name = SQLITE

    def __init__(self, folder: Path, record: dict[str, Any], size: int) -> None:
        self.path = folder / "scores.db"
        self.record, self.next = record, size
        self.base = self._connect()
        self.base.executescript(
            "create table rounds (n integer primary key, player text, drill text, face text, score integer,"
            " accuracy real, combo integer, finished text);"
            "create table shots (n integer, shot integer, t real, t_up real, x real, y real, tx real, ty real,"
            " target integer, primary key (n, shot)) without rowid;"
            "create index board on rounds (drill, face, score desc);"
        )
        with self.base:
            for number in range(size):
                self._insert(number)

    def _connect(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.path)
        base.execute("pragma journal_mode = wal")
        base.execute("pragma synchronous = full")
        return base

    def _insert(self, number: int) -> None:
        made = numbered(self.record, number)
        keys = ("player", "drill", "face", "score", "accuracy", "best_combo", "finished")
        self.base.execute("insert into rounds values (?,?,?,?,?,?,?,?)", (number, *(made[key] for key in keys)))
        shots = ((number, n, *shot.values()) for n, shot in enumerate(made["shots"]))
        self.base.executemany("insert into shots values (?,?,?,?,?,?,?,?,?)", shots)

    def save(self) -> None:
        with self.base:
            self._insert(self.next)
        self.next += 1

    def open(self) -> None:
        base = self._connect()
        base.execute(
            "select * from rounds where drill = 'timed-30' and face = 'classic' order by score desc limit 10"
        ).fetchall()
        base.close()

    def statistics(self) -> None:
        base = self._connect()
        base.execute("select player, avg(score), max(score), count(*) from rounds group by player").fetchall()
        base.close()


Way = Ours | Tutorial | Sqlite
JOBS: dict[str, Callable[[Way], None]] = {
    "record one round": lambda way: way.save(),
    "open the scoreboard": lambda way: way.open(),
    "statistics of every player": lambda way: way.statistics(),
}


def run(quick: bool) -> list[Claim]:
    """Measure each job at each size, all sizes in turn, and hold the largest against the smallest."""
    sizes = QUICK_SIZES if quick else SIZES
    record = a_round()
    claims: list[Claim] = []
    with tempfile.TemporaryDirectory(prefix="bullseye-store-") as base:
        ways: dict[tuple[str, int], Way] = {}
        for size in sizes:
            folder = Path(base, str(size))
            folder.mkdir()
            ways |= {(kind.name, size): kind(folder, record, size) for kind in (Ours, Tutorial, Sqlite)}
        for job, do in JOBS.items():
            named = {f"{name}, {size:,} rounds": _bound(do, way) for (name, size), way in ways.items()}
            claims += _show(job, sizes, in_turn(named, 5 if quick else 30, warm=2))
        largest = ways[OURS, sizes[-1]]
        assert isinstance(largest, Ours)
        claims += years.measure(largest.dirs.data, sizes[-1], 3 if quick else 5)
    return claims


def _show(job: str, sizes: Sequence[int], times: dict[str, list[float]]) -> list[Claim]:
    print(f"{job.capitalize()}; the ratio is to the same way at {sizes[0]:,} rounds.\n")
    rows = []
    for name in (OURS, TUTORIAL, SQLITE):
        first = median(times[f"{name}, {sizes[0]:,} rounds"])
        for size in sizes:
            label = f"{name}, {size:,} rounds"
            claim = _claim(job, size, times[label], first) if name == OURS and size == sizes[-1] else None
            rows.append(Row(label, times[label], claim, median(times[label]) / first))
    return show(rows, "ms", "ratio")


def _bound(do: Callable[[Way], None], way: Way) -> Callable[[], float]:
    return timed(lambda: do(way), 1000)


def _claim(job: str, size: int, times: list[float], first: float) -> Claim:
    if job == "statistics of every player":
        return Claim(f"{job} at {size:,} rounds", median(times), 1000, "ms")
    return Claim(f"{job} at {size:,} rounds against {SIZES[0]:,}", median(times) / first, 1.5)


if __name__ == "__main__":
    run(quick=False)
