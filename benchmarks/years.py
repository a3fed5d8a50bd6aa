"""The statistics of years of rounds, beside the same numbers by SQLite: part of `store`, in seconds of CPU.

SQLite groups into sittings, and gives count, mean, best, squares, the last twenty and the parts of the day of every
measure; learning curve and slope within a sitting, which SQL has no words for, are ours alone, which is in its favour.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from benchmarks.kit import CannotMeasureError, Claim, Row, in_turn, show
from bullseye.app import open_store
from bullseye.dirs import Dirs
from bullseye.local_zone import LocalZone
from bullseye.measure.over_time.trend import MEASURES
from bullseye.progress.series_view import ALL, Choice, look
from bullseye.progress.trends import by_key, select, trends
from bullseye.records.summary import Round

TIMES_SQLITE = 3.0
REPORT_S, REBUILD_S, MEMORY_MB = 2.0, 15.0, 200.0
OURS, SQLITE = "ours", "SQLite"

_KEY = "player, drill, face, style, device"
_VALUES = " union all ".join(
    f"select {_KEY}, cast(strftime('%s', finished) as integer) as t, n, finished, '{name}' as measure, {value} as v"
    f" from rounds where {value} is not null and (:player is null or player = :player)"
    " and (:measure is null or :measure = '" + name + "')"
    for name, value in (
        ("score", "score * 1.0"),
        ("accuracy", "accuracy"),
        ("hits_per_s", "hits / nullif(duration, 0)"),
        ("sigma", "sigma"),
    )
)
_HOUR = "cast(strftime('%H', finished, 'localtime') as integer)"
_SERIES = f"partition by {_KEY}, measure order by t"
_SITTINGS = f"""
create temp table sat as
with vs as ({_VALUES}),
marked as (
  select *, t - lag(t) over ({_SERIES}, n) <= 1800 as same, {_HOUR} / 6 as part,
         row_number() over ({_SERIES} desc, n desc) as back
  from vs)
select *, sum(coalesce(not same, 1)) over ({_SERIES}, n) as sitting from marked
"""
_ANSWERS = (
    "select {key}, count(*), avg(v), min(v), max(v), sum(v * v) from sat group by {key}",
    "select {key}, count(*), avg(v), sum(v * v) from sat where back <= 20 group by {key}",
    "select {key}, part, count(*), avg(v), sum(v * v) from sat group by {key}, part",
    "select {key}, sitting, count(*), avg(v), max(t) from sat group by {key}, sitting",
)


class Years:
    """One history of ours, and its rows in a table of SQLite."""

    def __init__(self, data: Path, base: Path) -> None:
        self.dirs = Dirs(data, base / "config")
        open_store(self.dirs).board.rebuild()
        self.path = base / "years.db"
        self.player = _fill(self.path, open_store(self.dirs).rounds())

    def ours_all(self) -> None:
        """Every measure of every series, as `bullseye stats` has it."""
        zone = LocalZone()
        for some in by_key(select(open_store(self.dirs).rounds())).values():
            trends(some, zone)

    def ours_page(self) -> None:
        """What the statistics page shows first, from a store that was just opened."""
        found = look(open_store(self.dirs).rounds(), Choice(self.player, "", "", "", ALL, "score"), LocalZone())
        if found is None or found.main is None:
            raise AssertionError("the page shows nothing")

    def sqlite_all(self) -> None:
        self._ask(None, None)

    def sqlite_page(self) -> None:
        self._ask(self.player, "score")

    def _ask(self, player: str | None, measure: str | None) -> None:
        base = sqlite3.connect(self.path)
        base.execute(_SITTINGS, {"player": player, "measure": measure})
        for answer in _ANSWERS:
            if not base.execute(answer.format(key=f"{_KEY}, measure")).fetchall():
                raise AssertionError("SQLite has no answer")
        base.close()


def _fill(path: Path, rows: Iterable[Round]) -> str:
    """Write the rows; the player who shot last."""
    base = sqlite3.connect(path)
    names = "n, player, drill, face, style, device, score, accuracy, hits, shots, duration, sigma, finished"
    base.execute(f"create table rounds ({names})")
    last = ("", "")
    with base:
        for n, row in enumerate(rows):
            values = (n, row.player, row.drill, row.face, row.style, row.device, MEASURES["score"].value(row))
            values += (row.accuracy, row.hits, row.shots, row.duration_s, row.sigma_mm, row.date)  # type: ignore[assignment]
            base.execute(f"insert into rounds values ({','.join('?' * len(values))})", values)
            last = max(last, (row.date, row.player))
    base.execute("create index who on rounds (player)")
    base.close()
    return last[1]


def cpu(work: Callable[[], object]) -> Callable[[], float]:
    """A way that does *work* once and gives its seconds of CPU, which other programs do not lengthen much."""

    def way() -> float:
        start_s = time.process_time()
        work()
        return time.process_time() - start_s

    return way


_RUN = """
import sys, time
from bullseye.cli import main
code = main(sys.argv[1:])
peak = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print("\\n", time.process_time(), int(peak[0]) / 1024, file=sys.__stderr__)
sys.exit(code)
"""
"""A command, and then its own peak: what the system tells of a child's holds that of the process that started it."""


def command(data: Path, *words: str) -> tuple[float, float]:
    """Run one command in a process of its own: its seconds of CPU, all of its start among them, and its peak in MB."""
    if not Path("/proc/self/status").exists():
        raise CannotMeasureError("the memory of a command is read from /proc, which this system has not")
    words = (*words, "--data-dir", str(data))
    found = subprocess.run(
        [sys.executable, "-c", _RUN, *words], capture_output=True, check=True, text=True, timeout=600
    )
    seconds, peak = found.stderr.split()[-2:]
    return float(seconds), float(peak)


def measure(data: Path, rounds: int, runs: int) -> list[Claim]:
    """Hold the statistics of the history in the folder *data* against SQLite's, then the commands against the clock."""
    claims: list[Claim] = []
    with tempfile.TemporaryDirectory(prefix="bullseye-years-") as folder:
        years = Years(data, Path(folder))
        print(f"The same statistics of {rounds:,} rounds, opened first; CPU.\n")
        ways = {
            f"{OURS}, statistics page": years.ours_page,
            f"{SQLITE}, statistics page": years.sqlite_page,
            f"{OURS}, stats": years.ours_all,
            f"{SQLITE}, stats": years.sqlite_all,
        }
        times = in_turn({name: cpu(way) for name, way in ways.items()}, runs)
        rows = []
        for what in ("statistics page", "stats"):
            ours, other = times[f"{OURS}, {what}"], times[f"{SQLITE}, {what}"]
            claim = Claim(f"{what} over {rounds:,} rounds against SQLite", median(ours) / median(other), TIMES_SQLITE)
            rows += [Row(f"{OURS}, {what}", ours, claim), Row(f"{SQLITE}, {what}", other)]
        claims += show(rows, "s", "against SQLite")
        print("Commands, each a process of its own with all of its start; CPU, and the most memory it had.\n")
        page = str(Path(folder, "report.html"))
        jobs = {
            "stats": (("stats",), None),
            "report": (("report", "player", years.player, "--html", page, "--force"), REPORT_S),
            "rebuild": (("scores", "--rebuild"), REBUILD_S),
        }
        found = {name: [command(data, *words) for _ in range(min(runs, 3))] for name, (words, _) in jobs.items()}
        seconds, peaks = [], []
        for name, (_, most) in jobs.items():
            taken, memory = [one[0] for one in found[name]], [one[1] for one in found[name]]
            wanted = None if most is None else Claim(f"{name} of {rounds:,} rounds", median(taken), most, "s")
            seconds.append(Row(name, taken, wanted))
            peaks.append(Row(name, memory, Claim(f"memory of {name}", max(memory), MEMORY_MB, "MB")))
        claims += show(seconds, "s", "found")
        claims += show(peaks, "MB", "found")
    return claims
