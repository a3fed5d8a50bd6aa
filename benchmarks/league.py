"""A class in browsers: how soon a shot is answered, what it costs the server, and what it costs the window's frames.

The server is a child process, as the window starts it; the students are scripts in another process. On two cores their
work weighs on both.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import mean, median
from typing import Any, NamedTuple

from benchmarks.frame_scene import HEIGHT_PX, PASSWORD, WIDTH_PX
from benchmarks.frames import child as scene
from benchmarks.kit import ROOT, CannotMeasureError, Claim, Screen, p95

TITLE = "A class in browsers"
SIZES = (30, 100)
MANY = 500
FRAME_MS = 1000 / 60
ADDED_MS = 0.2
"""How much later a frame may come on average while students shoot."""
POST_P50_MS = 10.0
LIMIT_S = 240


class Found(NamedTuple):
    """What a run of students found: when it began, each answer (when, ms), news received, and the server's CPU in s."""

    ready_s: float
    posts: list[list[float]]
    news: int
    cpu_s: float


def run(quick: bool) -> list[Claim]:
    """Answers and CPU by the number of students, all at once, many listeners, then the window's frames."""
    try:
        import uvicorn  # noqa: F401
    except ImportError:
        raise CannotMeasureError("uvicorn is not installed; type: pip install bullseye[league]") from None
    if not Path("/proc/self/stat").exists():
        raise CannotMeasureError("the CPU of another process is read from /proc, which is not here")
    claims = answers(4.0 if quick else 15.0)
    together(2 if quick else 5)
    listeners(3.0 if quick else 10.0)
    return claims + frames(2 if quick else 6)


@contextmanager
def server() -> Iterator[tuple[int, str, int]]:
    """A server of a class of endless rounds: its port, PIN and process."""
    data = Path(tempfile.mkdtemp(prefix="bullseye-bench-"))
    words = [sys.executable, "-m", "bullseye", "serve", "--port", "0", "--data-dir", str(data), "--drill", "practice"]
    environment = {**os.environ, "BULLSEYE_PASSWORD": PASSWORD, "HOME": str(data)}
    process = subprocess.Popen(
        [*words, "--log-level", "warning"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        address, pin = process.stdout.readline(), process.stdout.readline()
        yield int(address.rpartition(":")[2]), pin.split()[1].rstrip(":"), process.pid
    finally:
        process.terminate()
        process.communicate()
        shutil.rmtree(data, ignore_errors=True)


def cpu_s(pid: int) -> float:
    """The processor's seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def students(port: int, pin: str, pid: int, **job: Any) -> Found:
    """Let students play against the server; *job* as in `league_students.work`."""
    folder = Path(tempfile.mkdtemp(prefix="bullseye-bench-"))
    file = folder / "found.json"
    whole = {"port": port, "pin": pin, "off_s": 0.0, "turns": 1, "burst": False, "every_s": 2.0, **job}
    try:
        words = [sys.executable, "-m", "benchmarks.league_students", json.dumps(whole), str(file)]
        before_s = cpu_s(pid)
        subprocess.run(words, cwd=ROOT, check=True, timeout=LIMIT_S)
        after_s = cpu_s(pid)
        found = json.loads(file.read_text(encoding="utf-8"))
        return Found(found["ready"], found["posts"], found["news"], after_s - before_s)
    except (subprocess.SubprocessError, OSError) as bad:
        raise CannotMeasureError(f"the students did not come to an end: {bad}") from bad
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _head(*titles: str) -> None:
    print(f"| {' | '.join(titles)} |\n|{'---|' * len(titles)}")


def p99(times: list[float]) -> float:
    """The smallest time that at least 99 of 100 do not exceed."""
    return sorted(times)[max(0, -(-len(times) * 99 // 100) - 1)]


def answers(seconds: float) -> list[Claim]:
    """A shot each 2 s, 30 samples with it, everyone listening."""
    _head("students", "shots", "answered p50 ms", "p95", "p99", "server's CPU a shot, with its news, ms")
    claims = []
    for size in SIZES:
        with server() as (port, pin, pid):
            rest = students(port, pin, pid, students=0, streams=size, on_s=seconds)
            found = students(port, pin, pid, students=size, streams=size, on_s=seconds)
        times = [ms for _, ms in found.posts]
        each_ms = (found.cpu_s - rest.cpu_s) / len(times) * 1000
        print(f"| {size} | {len(times)} | {median(times):.1f} | {p95(times):.1f} | {p99(times):.1f} | {each_ms:.2f} |")
        claims.append(Claim(f"{size} students: half of all shots are answered in", median(times), POST_P50_MS, "ms"))
    print()
    return claims


def together(times: int) -> None:
    """A hundred shots within 100 ms: what a start signal does."""
    with server() as (port, pin, pid):
        found = students(port, pin, pid, students=100, streams=100, on_s=1.5, every_s=9.0, turns=times, burst=True)
    waits = [ms for _, ms in found.posts]
    print(f"A hundred shots within 100 ms, {times} times: p50 {median(waits):.0f} ms, p99 {p99(waits):.0f} ms.\n")


def listeners(seconds: float) -> None:
    """Five hundred streams while one student shoots ten times a second."""
    with server() as (port, pin, pid):
        rest = students(port, pin, pid, students=0, streams=MANY, on_s=seconds)
    with server() as (port, pin, pid):
        found = students(port, pin, pid, students=1, streams=MANY, on_s=seconds, every_s=0.1)
    each_us = (found.cpu_s - rest.cpu_s) / max(1, found.news) * 1e6
    waits = [ms for _, ms in found.posts]
    ticks = found.news / MANY
    print(f"{MANY} streams, {ticks:.0f} boards to each: {each_us:.0f} us of CPU a board and stream,", end=" ")
    print(f"{each_us * MANY / 1000:.1f} ms a tick. The shots between: p50 {median(waits):.1f} ms,", end=" ")
    print(f"p99 {p99(waits):.1f} ms.\n")


def frames(pairs: int) -> list[Claim]:
    """A moving scene at 60 Hz while students shoot for 4 s and rest for 4 s in turn, within one run.

    The window listens to the server as it does while somebody plays at the teacher's own computer.
    """
    on_s = off_s = 4.0
    _head("students", "pairs", "later on average, on minus off, ms: median", "of the pairs", "wanted", "")
    claims = []
    for size in SIZES:
        with server() as (port, pin, pid), Screen(WIDTH_PX, HEIGHT_PX) as screen, ThreadPoolExecutor(1) as apart:
            playing = apart.submit(
                students, port, pin, pid, students=size, streams=size, on_s=on_s, off_s=off_s, turns=pairs
            )
            # Joining takes some seconds, and then comes the count.
            seconds = 12 + size / 10 + pairs * 8.0
            times = scene(screen, do="our frames", specks=0, hz=60, seconds=seconds, class_at=port)
            found = playing.result()
        added = _added(times, found.ready_s, pairs, on_s, off_s)
        claim = Claim(f"{size} students: a frame comes later by", median(added), ADDED_MS, "ms")
        shown = ", ".join(f"{one:+.2f}" for one in added)
        print(f"| {size} | {len(added)} | {claim.found:+.2f} | {shown} | at most {ADDED_MS:g} | {claim.verdict} |")
        claims.append(claim)
    print()
    return claims


def _added(times: list[float], ready_s: float, pairs: int, on_s: float, off_s: float) -> list[float]:
    """For each pair the mean lateness of frames while students shot, less that while they rested; ms."""
    found = []
    for pair in range(pairs):
        begin_s = ready_s + pair * (on_s + off_s)
        on = _lateness(times, begin_s + 0.5, begin_s + on_s)
        off = _lateness(times, begin_s + on_s + 0.5, begin_s + on_s + off_s)
        if on is not None and off is not None:
            found.append(on - off)
    if not found:
        raise CannotMeasureError("the window was gone before the students shot")
    return found


def _lateness(times: list[float], from_s: float, to_s: float) -> float | None:
    gaps = [(b - a) * 1000 for a, b in zip(times, times[1:], strict=False) if from_s <= a and b <= to_s]
    return mean(max(0.0, gap - FRAME_MS) for gap in gaps) if len(gaps) > 30 else None
