"""A program that makes edges and tells them to a webhook, is killed at any instant, and begins again, many times.

`python -m tests.watch.alerts.killed FOLDER ADDRESS KILLS SEED`: each life is a fork, so that a kill costs milliseconds.
The lives have clocks of their own, each later than the last by what an errand is taken for.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from random import Random

from bullseye.net.client import Net
from bullseye.watch.alerts.channel import open_channel, parse_channel
from bullseye.watch.alerts.outbox import Outbox
from bullseye.watch.edge import BACK, MISSED
from bullseye.watch.source import Surroundings
from bullseye.watch.store.database import Database
from bullseye.watch.store.errands import LEASE_S, WAITING, Errands
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.tables import tables
from tests.fakes import ManualClock
from tests.watch.edges import edge

LONGEST_S = 0.12
"""A life of so long tells some edges, so that kills fall everywhere in the work."""


def live(folder: Path, address: str, life: int, *, to_the_end: bool) -> None:
    """Make edges and tell them until killed; *to_the_end*: make none, and tell what waits."""
    clock = ManualClock(life * LEASE_S * 10)
    with Database(folder / "values.sqlite3") as database:
        net, errands, looks = Net(clock, proxies=False), Errands(database), Looks(database)
        channel = parse_channel(f'kind = "webhook"\nurl = "{address}"'.encode(), "hook", "hook.toml")
        sink = open_channel(channel, Surroundings(str(folder), None, net))
        outbox = Outbox(errands, lambda each: [("hook", each.id)], lambda name: sink, clock.utc, Random(life))

        async def work() -> None:
            number = 0
            while not to_the_end or errands.listed(10_000, WAITING):
                if not to_the_end:
                    number += 1
                    made = edge(number, MISSED if number % 2 else BACK, f"life-{life}/p95")
                    later = timedelta(seconds=clock.now())
                    looks.add_edge(made._replace(at=made.at + later, due=made.due + later))
                await outbox.deliver()
                clock.advance(60.0)

        if to_the_end:
            errands.plan(lambda each: [("hook", each.id)])
        asyncio.run(work())


def fork(folder: Path, address: str, life: int) -> int:
    """Begin a life; its process id."""
    child = os.fork()
    if child == 0:
        try:
            live(folder, address, life, to_the_end=False)
        finally:
            os._exit(1)  # only a kill ends it
    return child


def main(folder: Path, address: str, kills: int, seed: int) -> None:
    """Live and be killed, then tell what is left."""
    for name in ("httpx2", "stamina", "truststore", "sqlalchemy.dialects.sqlite"):
        import_module(name)  # here, or each life would spend its time on that
    tables()
    chance = Random(seed)
    for life in range(kills):
        child = fork(folder, address, life)
        time.sleep(chance.random() * LONGEST_S)  # when the kill falls is what is tried
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            raise SystemExit(f"life {life} ended by itself")
    live(folder, address, kills + 1, to_the_end=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
