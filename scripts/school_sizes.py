"""What a school of a size needs, computed from what `make bench ARGS=school` found and from stated assumptions."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path

FIGURES = Path(__file__).resolve().parents[1] / "benchmarks" / "school.toml"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured, *measured* says where and when. CPU of a core, in the time named."""

    measured: str
    shot_server_ms: float
    """A shot as a request, with its answer, in our process."""
    shot_database_ms: float
    """The same in PostgreSQL's processes."""
    shot_bytes: int
    """What a shot adds to the tables and to PostgreSQL's journal."""
    join_server_ms: float
    """A student who joins, begins a round and opens the stream."""
    stream_us: float
    """What is new, sent to one open page."""
    stream_kb: float
    """Memory of an open page."""
    process_mb: float
    """Memory of a process that serves nobody."""


@dataclass(frozen=True, slots=True)
class Day:
    """Who shoots: *students* in the busiest hour, in classes of *size*."""

    name: str
    students: int
    size: int = 25
    shots: int = 60
    """Shots of a student in that hour: three rounds of 30 s."""
    shooting_s: int = 120
    """How long somebody of a class shoots in it, with the ends and the starts."""
    ticks: int = 10
    """How often a second the class's pages get what is new while it shoots."""
    peak: float = 3.0
    """How much more than in the hour's mean second comes in its busiest one: lessons begin together."""
    used: float = 0.5
    """How much of a core may be used: the rest is for the second in which more comes."""


DAYS = (
    Day("a school", 250), Day("a town: 10,000 students in an hour", 10_000),
    Day("a national day: 1,000,000 students, a quarter of them in its busiest hour", 250_000),
)  # fmt: skip
PROCESS_PAGES = 1000
"""Open pages of a process, a quarter of what it takes: another may have to take those of one that died."""
CONNECTIONS = 11


@dataclass(frozen=True, slots=True)
class Need:
    """What a day needs in its busiest second: shots, cores of ours and of the database, and what is kept."""

    shots_s: float
    shot_cores: float
    join_cores: float
    page_cores: float
    database_cores: float
    processes: int
    memory_gb: float
    written_gb: float
    connections: int

    @property
    def cores(self) -> float:
        """Of our processes."""
        return self.shot_cores + self.join_cores + self.page_cores

    @property
    def bottleneck(self) -> str:
        """What takes most of it."""
        parts = {
            "scoring and keeping shots in our processes": self.shot_cores,
            "pages that are told what is new": self.page_cores,
            "students who join": self.join_cores,
            "the database": self.database_cores,
        }
        return max(parts, key=lambda name: parts[name])


def need(day: Day, found: Figures) -> Need:
    """What *day* needs by *found*."""
    shots_s = day.students * day.shots / 3600 * day.peak
    joins_s = day.students / 3600 * day.peak
    told_s = day.students * day.shooting_s / 3600 * day.ticks * day.peak
    room = 1 / day.used
    shot_cores = shots_s * found.shot_server_ms / 1000 * room
    join_cores = joins_s * found.join_server_ms / 1000 * room
    page_cores = told_s * found.stream_us / 1e6 * room
    processes = max(2, math.ceil(shot_cores + join_cores + page_cores), math.ceil(day.students / PROCESS_PAGES))
    return Need(
        shots_s, shot_cores, join_cores, page_cores,
        database_cores=shots_s * found.shot_database_ms / 1000 * room,
        processes=processes,
        memory_gb=(processes * found.process_mb + day.students * found.stream_kb / 1024) / 1024,
        written_gb=day.students * day.shots * found.shot_bytes / 1e9,
        connections=processes * CONNECTIONS,
    )  # fmt: skip


def figures(path: Path = FIGURES) -> Figures:
    """What was measured last."""
    return Figures(**tomllib.loads(path.read_text(encoding="utf-8")))


def page() -> str:
    """docs/school-sizes.md."""
    found = figures()
    rows = [(day, need(day, found)) for day in DAYS]
    lines = [HEAD.format(found=found, day=DAYS[0], pages=PROCESS_PAGES)]
    lines.append("| in the busiest hour | " + " | ".join(day.name for day, _ in rows) + " |")
    lines.append("|---" + "|---:" * len(rows) + "|")
    facts = (
        ("students", lambda day, need: f"{day.students:,}"),
        ("classes at once", lambda day, need: f"{math.ceil(day.students / day.size):,}"),
        ("shots a second, at the busiest", lambda day, need: f"{need.shots_s:,.0f}"),
        ("cores for shots", lambda day, need: f"{need.shot_cores:,.1f}"),
        ("cores for who joins", lambda day, need: f"{need.join_cores:,.1f}"),
        ("cores for pages that are told what is new", lambda day, need: f"{need.page_cores:,.1f}"),
        ("cores of PostgreSQL", lambda day, need: f"{need.database_cores:,.1f}"),
        ("processes of bullseye", lambda day, need: f"{need.processes:,}"),
        ("their memory, GB", lambda day, need: f"{need.memory_gb:,.1f}"),
        ("written in the hour, GB", lambda day, need: f"{need.written_gb:,.2f}"),
        ("connections to PostgreSQL, at most", lambda day, need: f"{need.connections:,}"),
        ("what takes most", lambda day, need: need.bottleneck),
    )
    lines += [f"| {name} | " + " | ".join(say(day, need) for day, need in rows) + " |" for name, say in facts]
    return "\n".join(lines) + "\n" + TAIL


HEAD = """# What a school of a size needs

<!-- Made by scripts/school_sizes.py from benchmarks/school.toml; do not edit. -->

Computed, not tried: from what was measured with one process (`make bench ARGS=school` looks at more of it), and from
assumptions that are stated. Change either in `benchmarks/school.toml` and `scripts/school_sizes.py`, then `make docs`.

**Measured** ({found.measured}): a shot takes
{found.shot_server_ms:g} ms of a core in our process and {found.shot_database_ms:g} ms in PostgreSQL, and adds
{found.shot_bytes:,} bytes. A student who joins, begins and listens takes {found.join_server_ms:g} ms. Telling one open
page what is new takes {found.stream_us:g} µs, and the page {found.stream_kb:g} kB; a process begins with
{found.process_mb:g} MB.

**Assumed**: in the busiest hour a student shoots {day.shots} shots (three rounds of 30 s), in a class of {day.size}
that shoots for {day.shooting_s} s of it; meanwhile its pages are told what is new {day.ticks} times a second. Lessons
begin together: the busiest second has {day.peak:g} times the shots of the hour's mean. A core is used by half. A
process has at most {pages:,} pages, so that others can take those of one that dies.
"""
TAIL = """
**A school** runs on any machine with two cores; two processes are there so that one can die.

**A town** is one PostgreSQL and a few machines behind one proxy.

**A national day is not one school.** No row of one school refers to another's, so each town has a database of its
own, and a proxy that leads its name there: what is needed grows by whole towns, and one that fails takes no other
along. On one database the writing would be the end of it first: every shot is a transaction on the disk, and one
PostgreSQL has one journal. Before such a day, put a town to the test with `make bench ARGS=school` on the machines that
will be used: the figures above are those of a small virtual one.
"""
