"""Runs the tests with Windows' Python under Wine: first those without a window, then those with one on a display.

`--quick` is the short part without a window that .ci/run takes; where Wine cannot be had it is left out. Every other
word goes to pytest, for example `tests/records -k lock`; paths then take the place of the whole suite.
Exit code 0: all passed; 3: Wine cannot be had.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

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
NO_TEST = 5
"""pytest's code when what was asked for holds no test of this kind."""


def run_tests(words: Sequence[str], display: str | None = None) -> int:
    """pytest under Wine with *words*; its exit code."""
    return wine.run([wine.PYTHON / "python.exe", "-m", "pytest", *PYTEST, *words], display)


def run_with_window(words: Sequence[str]) -> int:
    """The same on a display of its own."""
    program = find_xvfb()
    started = start_xvfb(program) if program else None
    if started is None:
        print("bullseye: windows cannot open here; type this, then try again: sudo apt-get install xvfb")
        return 1
    server, display = started
    wine.end()  # a Windows that runs keeps the display that it was started on
    try:
        return run_tests(["-m", "gui", *words], display)
    finally:
        wine.end()
        server.terminate()
        server.wait()


def main(words: list[str]) -> int:
    """Set up, run both parts, say how it went."""
    begun_s = time.monotonic()
    try:
        wine.make_ready()
    except (wine.NoWineError, subprocess.CalledProcessError) as bad:
        print(f"windows-test: nothing was run. {bad}", file=sys.stderr)
        return 0 if words[:1] == ["--quick"] else 3
    try:
        if words[:1] == ["--quick"]:
            codes = [run_tests(["-m", "not gui", *QUICK, *words[1:]])]
        else:
            codes = [run_tests(["-m", "not gui", *words]), run_with_window(words)]
    finally:
        wine.end()
    failed = any(code not in (0, NO_TEST) for code in codes) or set(codes) == {NO_TEST}
    print(f"windows-test: {'failed' if failed else 'passed'} under Wine, in {time.monotonic() - begun_s:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
