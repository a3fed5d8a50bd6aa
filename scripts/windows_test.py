"""Runs the tests with Windows' Python under Wine, room after room on a display of their own, and says how each went.

`--quick` is the short part without a window that .ci/run takes; where Wine cannot be had it is left out. Every other
word goes to pytest, for example `tests/records -k lock`; paths then take the place of the rooms. A test that hangs ends
its room, and that room has failed. Exit code 0: all passed; 3: Wine cannot be had.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts")]

import wine  # noqa: E402
from with_display import find_xvfb, start_xvfb  # noqa: E402

QUICK = (
    "tests/test_dirs.py",
    "tests/test_windows_names.py",
    "tests/test_datafile.py",
    "tests/test_shelf.py",
    "tests/test_log.py",
    "tests/target",
)
"""Where Windows differs most from Linux, and no program is started: paths, files, locks, line ends, exact scores."""
PYTEST = ("-q", "-p", "no:cacheprovider", "-o", "faulthandler_timeout=300", "--capture=sys")
"""Output is caught in Python: caught at the handles, Windows gives those of Tcl's own streams to files opened later,
and Tcl then refuses to open these.
"""
ROOM_S = 2400.0
"""Longer than any room takes; then it is ended."""
NO_TEST = 5
"""pytest's code when what was asked for holds no test of this kind."""


class Seen(NamedTuple):
    """How the tests of a room went."""

    room: str
    code: int
    seconds: float
    counts: Counter[str]

    @property
    def failed(self) -> bool:
        """True too where it did not come to its end."""
        return self.code not in (0, NO_TEST)

    def words(self) -> str:
        """A line of the table."""
        said = ", ".join(f"{self.counts[kind]:,} {kind}" for kind in ("passed", "failed", "skipped"))
        return f"{'FAILED' if self.failed else 'passed'} {self.seconds:5.0f} s  {self.room:20}  {said}"


def rooms() -> list[tuple[str, ...]]:
    """What is run in a process of its own: each folder of tests, the window's folders one by one, the rest together."""
    tests = ROOT / "tests"
    places = sorted([*tests.iterdir(), *(tests / "desk").iterdir()])
    folders = [path for path in places if path != tests / "desk" and any(path.rglob("test_*.py"))]
    loose = [path for path in places if path.match("test_*.py")]
    return [*((name_of(path),) for path in folders), tuple(map(name_of, loose))]


def name_of(path: Path) -> str:
    """As pytest is given it."""
    return path.relative_to(ROOT).as_posix()


def run_room(paths: Sequence[str], words: Sequence[str], display: str | None) -> Seen:
    """pytest under Wine, and what came of it."""
    room = paths[0].removeprefix("tests/") if len(paths) == 1 else "the rest"
    report = wine.HOME / "room.xml"
    report.unlink(missing_ok=True)
    told = f"--junit-xml={report.relative_to(ROOT).as_posix()}"
    begun_s = time.monotonic()
    code = wine.run(
        [wine.PYTHON / "python.exe", "-m", "pytest", *PYTEST, told, *words, *paths], display, limit_s=ROOM_S
    )
    return Seen(room, code, time.monotonic() - begun_s, read_counts(report))


def read_counts(report: Path) -> Counter[str]:
    """How many passed, failed and were skipped; nothing of a run that did not come to its end."""
    if not report.is_file():
        return Counter()
    of = ElementTree.parse(report).getroot()[0].attrib
    failed, skipped = int(of["failures"]) + int(of["errors"]), int(of["skipped"])
    return Counter(passed=int(of["tests"]) - failed - skipped, failed=failed, skipped=skipped)


def run_on_display(words: Sequence[str]) -> list[Seen]:
    """Each room, on a display that is there for them alone. Raises NoWineError where there can be none."""
    program = find_xvfb()
    started = start_xvfb(program) if program else None
    if started is None:
        raise wine.NoWineError("windows cannot open here; type this, then try again: sudo apt-get install xvfb")
    server, display = started
    wine.end()  # a Windows that runs keeps the display that it was started on
    named = tuple(word for word in words if (ROOT / word.partition("::")[0]).exists())
    rest = [word for word in words if word not in named]
    try:
        return [run_room(paths, rest, display) for paths in ([named] if named else rooms())]
    finally:
        wine.end()
        server.terminate()
        server.wait()


def main(words: list[str]) -> int:
    """Set up, run, say how it went."""
    begun_s = time.monotonic()
    quick = words[:1] == ["--quick"]
    try:
        wine.make_ready()
        seen = [run_room(QUICK, ["-m", "not gui", *words[1:]], None)] if quick else run_on_display(words)
    except (wine.NoWineError, subprocess.CalledProcessError) as bad:
        print(f"windows-test: nothing was run. {bad}", file=sys.stderr)
        return 0 if quick else 3
    finally:
        wine.end()
    for each in seen:
        print(each.words())
    failed = any(each.failed for each in seen) or all(each.code == NO_TEST for each in seen)
    every: Counter[str] = sum((each.counts for each in seen), Counter())
    total = Seen("all", int(failed), time.monotonic() - begun_s, every)
    print(total.words())
    print(f"windows-test: {'failed' if failed else 'passed'} under Wine, in {total.seconds:.0f} s")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
