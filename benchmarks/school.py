"""A school's server: what a shot costs with one, two and four processes on both databases, and a thousand streams.

The students are scripts in processes of their own; what is said of processes is their own CPU, not the clock's time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.kit import ROOT, CannotMeasureError, Claim
from benchmarks.league import cpu_s, p99, students
from benchmarks.school_cluster import cluster

TITLE = "A school's server"
PROCESSES = (1, 2, 4)
STUDENTS = 40
STREAMS = 1000
A_CLASS = 500
"""So many seats a class has."""
SPREAD = 1.5
"""What a shot costs with four processes, as a multiple of what it costs with one: at most."""


class School(NamedTuple):
    """A server: its port, its processes, those of its database, and the PIN of each class."""

    port: int
    pids: list[int]
    database: list[int]
    pins: list[str]


def run(quick: bool) -> list[Claim]:
    """A shot's CPU by the number of processes, then streams."""
    if not Path("/proc/self/stat").exists():
        raise CannotMeasureError("the CPU of another process is read from /proc, which is not here")
    claims = []
    head = ("database", "processes", "shots", "answered p50 ms", "p99", "server's CPU a shot, ms", "database's, ms")
    print(f"| {' | '.join(head)} | shots per CPU-second |")
    print(f"|{'---|' * 8}")
    for name in ("SQLite", "PostgreSQL"):
        costs = [_shots(name, processes, 3.0 if quick else 12.0) for processes in PROCESSES]
        claims.append(Claim(f"{name}: a shot with four processes costs, of one with one", costs[-1] / costs[0], SPREAD))
    print()
    try:
        _streams(3.0 if quick else 10.0)
    except CannotMeasureError as bad:  # what was measured before counts all the same
        print(f"{STREAMS} streams were not measured: {bad}.\n")
    return claims


def _shots(name: str, processes: int, seconds: float) -> float:
    """CPU a shot in ms, the database's too."""
    with _school(name, processes, 1) as school:
        _students(school, 0, 3.0, students=4, streams=4, every_s=0.2)  # everything is loaded
        before_s, before_db_s = _cpu(school.pids), _cpu(school.database)
        posts = _students(school, 0, seconds, students=STUDENTS, streams=STUDENTS, every_s=0.5)
        server_ms, database_ms = (
            (_cpu(pids) - start_s) * 1000 / len(posts)
            for pids, start_s in ((school.pids, before_s), (school.database, before_db_s))
        )
    cost_ms = server_ms + database_ms
    print(
        f"| {name} | {processes} | {len(posts)} | {median(posts):.1f} | {p99(posts):.1f} | {server_ms:.2f} "
        f"| {database_ms:.2f} | {1000 / cost_ms:.0f} |"
    )
    return cost_ms


def _students(school: School, a_class: int, seconds: float, **job: float) -> list[float]:
    found = students(school.port, school.pins[a_class], school.pids[0], on_s=seconds, **job)
    return [ms for _, ms in found.posts]


def _streams(seconds: float) -> None:
    """Half of the streams in each of two classes, in each of which one student shoots five times a second."""
    with _school("PostgreSQL", 2, STREAMS // A_CLASS) as school, ThreadPoolExecutor(STREAMS // A_CLASS) as apart:
        playing = [
            apart.submit(_students, school, n, seconds, students=1, streams=A_CLASS, every_s=0.2)
            for n in range(STREAMS // A_CLASS)
        ]
        posts = [ms for one in playing for ms in one.result()]
    print(
        f"{STREAMS} streams at 2 processes on PostgreSQL, ten shots a second between: p50 {median(posts):.1f} ms,",
        end=" ",
    )
    print(f"p99 {p99(posts):.1f} ms.\n")


def _cpu(pids: list[int]) -> float:
    return sum(cpu_s(pid) for pid in [*pids, *(child for pid in pids for child in _children(pid))])


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


@contextmanager
def _school(name: str, processes: int, classes: int) -> Iterator[School]:
    data = Path(tempfile.mkdtemp(prefix="bullseye-bench-"))
    try:
        if name == "SQLite":
            with _served(f"sqlite:///{data}/school.sqlite3", data, processes, classes, []) as school:
                yield school
        else:
            with cluster() as (address, pid), _served(address, data, processes, classes, [pid]) as school:
                yield school
    finally:
        shutil.rmtree(data, ignore_errors=True)


@contextmanager
def _served(address: str, data: Path, processes: int, classes: int, database: list[int]) -> Iterator[School]:
    pins = _begin(address, classes)
    words = [sys.executable, "-m", "bullseye", "serve", "--school", "--database", address, "--workers", str(processes)]
    more = ["--port", "0", "--data-dir", str(data), "--log-level", "warning"]
    process = subprocess.Popen(
        [*words, *more], cwd=ROOT, env={**os.environ, "HOME": str(data)}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        port = int(process.stdout.readline().rpartition(":")[2])
        _wait(port)
        yield School(port, [process.pid], database, pins)
    finally:
        process.terminate()
        process.communicate()


def _begin(address: str, classes: int) -> list[str]:
    """The tables and some classes of endless rounds; their PINs."""
    from bullseye.classroom.people.connected import OWN, Connected
    from bullseye.classroom.people.options import Choices
    from bullseye.commands.schooling.classes import join_classes
    from bullseye.serve.metrics import Metrics
    from bullseye.serve.steady_clock import SteadyClock
    from bullseye.session.clock import SystemClock
    from bullseye.store_sql.database import Database
    from bullseye.store_sql.migrations.upgrade import upgrade

    with Database(address) as database:
        upgrade(database)
        joined = join_classes(database, None, Metrics(), SteadyClock(SystemClock())).classes
        wanted = Choices(title="7b", drill="practice", turns=100)
        return [joined.begin("", wanted, Connected(pace=OWN)).pin for _ in range(classes)]


def _wait(port: int) -> None:
    """Until it answers."""
    import time
    from http.client import HTTPConnection

    for _ in range(300):
        try:
            line = HTTPConnection("127.0.0.1", port, timeout=5)
            line.request("GET", "/livez")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            line.close()
    raise CannotMeasureError("the server did not answer")
