"""What watching costs: CPU for a look, over HTTP, without, with the coach asked, and memory over a month of looks."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from benchmarks.kit import CannotMeasureError, Claim
from bullseye.net.client import Net
from bullseye.session.clock import SystemClock
from bullseye.watch.band import Band
from bullseye.watch.foresight import FORESIGHTS
from bullseye.watch.samples import Sample
from bullseye.watch.source import Found, Surroundings
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.thinning import thin
from bullseye.watch.watches import watching
from bullseye.watch.watches.definition import Metric, Notify, Watch
from bullseye.watch.watches.reading import parse_watch

TITLE = "Watching"
START = datetime(2026, 1, 1, tzinfo=UTC)
SHARE = 0.05
"""Of one core, at most: 200 numbers of 200 sources each 10 s, or 1,000 of 50."""
MONTH_DAYS = 30


class Waves:
    """A source without a network, so that what is measured is ours: numbers that go up and down, each a new one."""

    whole, stamp = False, ""

    def __init__(self, paths: Mapping[str, str]) -> None:
        self.paths = paths

    @staticmethod
    def open_source(settings: Any, paths: Mapping[str, str], world: Surroundings) -> Waves:
        """One for these paths."""
        return Waves(paths)

    async def read(self, now: datetime) -> Found:
        """One value for each."""
        look = (now - START) // timedelta(seconds=10)
        wave = [(look // 6 + n) % 40 + (look * 7919 + n * 104729) % 1009 / 500 for n in range(len(self.paths))]
        return {id_: [Sample(now, value)] for id_, value in zip(self.paths, wave, strict=True)}

    async def close(self) -> None:
        """Nothing is open."""


def opened(numbers: int, name: str, *on: str) -> watching.Opened:
    """A watch of so many numbers, of which somebody is told the edges *on*."""
    metrics = tuple(Metric(f"m{n}", f"M{n}", "x", "ms", Band(20.0, 2.0, "lower")) for n in range(numbers))
    watch = Watch(name, name, metrics, "waves", None, notify=(Notify("ops", on),))
    return watching.Opened(watch, Surroundings("."), UTC)


def look_cpu_ms(looks: Looks, numbers: int, times: int, *on: str) -> float:
    """CPU for one look, the median of five runs of *times*."""
    watch = opened(numbers, f"of-{numbers}{'-'.join(on)}", *on)

    async def run(first: int) -> None:
        for n in range(times):
            await watch.look(looks, START + timedelta(seconds=10 * (first * times + n)))

    asyncio.run(run(0))
    found = []
    for turn in range(1, 6):
        began = process_time()
        asyncio.run(run(turn))
        found.append((process_time() - began) / times * 1000)
    return sorted(found)[2]


SERVER = """
import json, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
class Shop(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        body = json.dumps({"p95_ms": 150.0}).encode()
        head = f"HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\nContent-Length: {len(body)}\\r\\n\\r\\n"
        self.wfile.write(head.encode() + body)
    def log_message(self, *_):
        pass
class Server(ThreadingHTTPServer):
    request_queue_size = 256
server = Server(("127.0.0.1", 0), Shop)
print(server.server_port, flush=True)
server.serve_forever()
"""


def calls_cpu_ms(looks: Looks, sources: int, turns: int) -> tuple[float, float]:
    """CPU for one look over HTTP, kept and judged, and the seconds that all *sources* at once take; medians."""
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        text = f'[source]\nurl = "http://127.0.0.1:{server.stdout.readline().strip()}/status"\n' + METRIC
        return asyncio.run(_calls(looks, text, sources, turns))
    finally:
        server.kill()
        server.communicate()


METRIC = '[[metric]]\nid = "p95"\npath = "p95_ms"\nbetter = "lower"\ntarget = 200\nring = 50\n'


async def _calls(looks: Looks, text: str, sources: int, turns: int) -> tuple[float, float]:
    clock = SystemClock()
    net = Net(clock)
    watches = [parse_watch(text.encode(), f"shop-{n}", "shop.toml") for n in range(sources)]
    watched = watching.Watching(watches, looks, Surroundings(".", net=net), clock, UTC)
    found = []
    for turn in range(turns + 1):
        cpu, wall = process_time(), perf_counter()
        await watched.once()
        if turn:  # the first opens connections
            found.append(((process_time() - cpu) / sources * 1000, perf_counter() - wall))
    await watched.close()
    await net.close()
    if any(look.trouble is not None for look in looks.looks("shop-0/p95")):
        raise CannotMeasureError("the server of the measurement does not answer")
    return median(ms for ms, _ in found), median(s for _, s in found)


def month(looks: Looks, numbers: int, step: timedelta) -> tuple[float, float, int]:
    """Memory in MB after the third day and at the end of a month of looks, thinned each day; and the file's bytes."""
    watch = opened(numbers, "month")

    async def day(number: int) -> None:
        now = START + timedelta(days=number)
        while now < START + timedelta(days=number + 1):
            await watch.look(looks, now)
            now += step

    tracemalloc.start()
    early = 0.0
    for number in range(MONTH_DAYS):
        asyncio.run(day(number))
        thin(looks.database, START + timedelta(days=number + 1), whole_days=2, hourly_days=10)
        gc.collect()
        if number == 2:
            early = tracemalloc.get_traced_memory()[0] / 1e6
    late = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    return early, late, looks.database.path.stat().st_size


def run(quick: bool) -> list[Claim]:
    """Measure and say whether the claims hold."""
    with tempfile.TemporaryDirectory() as folder:
        with Database(Path(folder) / "calls.sqlite3") as database:
            call, all_s = calls_cpu_ms(Looks(database), 20 if quick else 200, 2 if quick else 5)
        real, watching.kind_of = watching.kind_of, lambda name: Waves  # type: ignore[assignment, return-value]
        try:
            with Database(Path(folder) / "cost.sqlite3") as database:
                one = look_cpu_ms(Looks(database), 1, 20 if quick else 200)
                twenty = look_cpu_ms(Looks(database), 20, 20 if quick else 200)
                asked = look_cpu_ms(Looks(database), 20, 20 if quick else 200, *FORESIGHTS)
            with Database(Path(folder) / "month.sqlite3") as database:
                step = timedelta(hours=2) if quick else timedelta(minutes=30)
                early, late, size = month(Looks(database), 4, step)
        finally:
            watching.kind_of = real
    print("| a look, kept and judged on the disk | CPU | of one core |")
    print("|---|---|---|")
    print(f"| 1 number over HTTP, 200 sources each 10 s | {call:.2f} ms | {call * 20 / 10:.1f} % |")
    print(f"| 1 number, without a call, 200 sources each 10 s | {one:.2f} ms | {one * 20 / 10:.1f} % |")
    print(f"| 20 numbers, without a call, 50 sources each 10 s | {twenty:.2f} ms | {twenty * 5 / 10:.1f} % |")
    print(f"| the same, the coach asked of each | {asked:.2f} ms | {asked * 5 / 10:.1f} % |\n")
    grown = f"{early:.2f} MB after three days, {late:.2f} MB at its end; the file {size / 1e6:.2f} MB"
    print(f"{20 if quick else 200} sources read at once take {all_s:.2f} s. A simulated month: {grown}.\n")
    return [
        Claim("200 looks over HTTP each 10 s, of one core", call * 20 / 10, SHARE * 100, "%"),
        Claim("1,000 numbers of 50 sources each 10 s, of one core", twenty * 5 / 10, SHARE * 100, "%"),
        Claim("1,000 numbers, the coach asked of each, of one core", asked * 5 / 10, SHARE * 100, "%"),
        Claim("memory at the end of a month, by that after three days", late / early, 1.5),
    ]
