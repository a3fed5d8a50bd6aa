"""The classes of a school, joined to their streams and to what other processes tell."""

from __future__ import annotations

import asyncio

from bullseye.classroom.people.connected import Connected
from bullseye.classroom.people.options import Choices
from bullseye.commands.schooling.classes import join_classes
from bullseye.serve.metrics import Metrics
from bullseye.serve.steady_clock import SteadyClock
from bullseye.session.clock import SystemClock
from tests.databases import Place


def test_work_runs_until_it_is_ended_and_leaves_no_thread(place: Place) -> None:
    with place.open() as database:
        joined = join_classes(database, None, Metrics(), SteadyClock(SystemClock()))
        kept = joined.classes.begin("ann", Choices(title="7b"), Connected())
        assert joined.classes.with_pin(kept.pin, "here") == kept.id

        async def run() -> None:
            working = asyncio.create_task(joined.work())
            joined.streams.changed(kept.id)
            await asyncio.sleep(0)
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)

        asyncio.run(run())
