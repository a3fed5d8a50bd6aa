"""Watches kept going: each read in its own time, never twice at once, and none waits for another."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, tzinfo
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from bullseye.errors import BullseyeError
from bullseye.watch.edge import Edge
from bullseye.watch.foresight import asked_of
from bullseye.watch.hours import covered, free_at
from bullseye.watch.samples import BROKEN, Trouble
from bullseye.watch.source import Found, Source, Surroundings, kind_of
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.states import Judged
from bullseye.watch.store.thinning import thin
from bullseye.watch.watches.definition import Watch
from bullseye.watch.watches.foreseen import Foreseeing
from bullseye.watch.zone import zone_of
from bullseye.words import tr

if TYPE_CHECKING:
    import asyncio

LOG = logging.getLogger("bullseye.watch")
SOONEST_S = 0.05
"""However late a look was, the next one begins no sooner after it."""
THIN_EVERY_S = 3600.0
Heard = Callable[[Watch, list[Edge]], Awaitable[None]]
Sleep = Callable[[float], Awaitable[None]]


class Clock(Protocol):
    """What keeping a watch asks of a clock."""

    def now(self) -> float:
        """Seconds, never going back."""

    def utc(self) -> datetime:
        """The calendar's time, in UTC."""


class Opened:
    """A watch with its source open. Use `look` from one task alone."""

    def __init__(self, watch: Watch, world: Surroundings, here: tzinfo) -> None:
        self.watch = watch
        self.zone = zone_of(watch.zone, here)
        self._judged = {metric.id: Judged(metric.band, metric.rule) for metric in watch.metrics}
        self._due = {
            metric.id: partial(free_at, metric.quiet, zone=self.zone) for metric in watch.metrics if metric.quiet
        }  # fmt: skip
        self._foreseeing = Foreseeing(watch, asked_of({kind for each in watch.notify for kind in each.on}))
        self._source: Source | None = None
        self._world = world._replace(zone=self.zone)

    async def read(self, now: datetime) -> tuple[Found, bool]:
        """What the source gives, and whether it was all there is; raises nothing: what goes wrong is a trouble."""
        try:
            if self._source is None:
                self._source = kind_of(self.watch.kind).open_source(self.watch.settings, self.watch.paths, self._world)
            return await self._source.read(now), self._source.whole
        except BullseyeError as bad:
            return self._broken(str(bad)), False
        except Exception as bad:  # a fault of ours in one source must not end the others
            LOG.error("source-failed", exc_info=bad)
            return self._broken(
                tr("the source failed ({name}); see the log, and tell us of it", name=type(bad).__name__)
            ), False

    def keep(self, looks: Looks, found: Found, now: datetime, whole: bool) -> list[Edge]:
        """Keep and judge it; the edges, on the disk before they are given. Raises StorageError."""
        try:
            with looks.database.writing() as to:
                return self.keep_in(to, looks, found, now, whole)
        except BaseException:
            self.not_kept()
            raise

    def not_kept(self) -> None:
        """The transaction of the last look failed: what was remembered of it is not so."""
        self._foreseeing.forget()

    def keep_in(self, to: Any, looks: Looks, found: Found, now: datetime, whole: bool) -> list[Edge]:
        """The same inside a transaction of the database of *looks*."""
        paused = covered(self.watch.pauses, now, self.zone)
        edges = looks.take_in(to, self.watch.id, self._judged, found, now, whole=whole, paused=paused, due=self._due)
        coming = [] if paused else self._foreseeing.edges(to, looks, now, self._due)
        return edges + looks.add_new_in(to, coming) if coming else edges

    async def look(self, looks: Looks, now: datetime) -> list[Edge]:
        """Read, keep and judge in one go. Raises StorageError."""
        found, whole = await self.read(now)
        return self.keep(looks, found, now, whole)

    async def close(self) -> None:
        """Let go of the source."""
        if self._source is not None:
            await self._source.close()
            self._source = None

    def _broken(self, words: str) -> Found:
        return dict.fromkeys(self.watch.paths, Trouble(BROKEN, words))


class Read(NamedTuple):
    """What a source gave at the moment *at*, to be written."""

    opened: Opened
    found: Found
    at: datetime
    whole: bool


class Watching:
    """Keeps *watches* going until it is cancelled. *heard* gets the edges of each look, *said* sentences on the way."""

    def __init__(
        self, watches: Iterable[Watch], looks: Looks, world: Surroundings, clock: Clock, here: tzinfo,
        *, heard: Heard | None = None, said: Callable[[str], object] = lambda words: None,
    ) -> None:  # fmt: skip
        self.opened = [Opened(watch, world, here) for watch in watches]
        self.looks = looks
        self._clock, self._heard, self._said = clock, heard, said
        self._trouble = ""
        self._thinned_s = -THIN_EVERY_S
        # One thread for the database: a disk that is slow holds up no reading. What was read while it wrote waits, and
        # is then written together: 200 readings wait for the disk a few times, not 200 times.
        self._writer = ThreadPoolExecutor(1, "bullseye-watch")
        self._waiting: list[tuple[Read, asyncio.Future[list[Edge]]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def once(self) -> None:
        """One look at each, all at once."""
        import asyncio

        await asyncio.gather(*(self._look(opened) for opened in self.opened))

    async def keep(self, sleep: Sleep) -> None:
        """Look again and again, each watch in its own time."""
        import asyncio

        async with asyncio.TaskGroup() as group:
            for opened in self.opened:
                group.create_task(self._keep(opened, sleep))

    async def close(self) -> None:
        """Let go of the sources, after what was begun is written."""
        for opened in self.opened:
            await opened.close()
        if self._writing is not None:
            await self._writing
        self._writer.shutdown(wait=True)

    async def _keep(self, opened: Opened, sleep: Sleep) -> None:
        while True:
            began_s = self._clock.now()
            await self._look(opened)
            await sleep(max(SOONEST_S, opened.watch.every_s - (self._clock.now() - began_s)))

    async def _look(self, opened: Opened) -> None:
        import asyncio

        now = self._clock.utc()
        found, whole = await opened.read(now)
        run = asyncio.get_running_loop().run_in_executor
        try:
            edges = await self._written(Read(opened, found, now, whole))
            if self._clock.now() - self._thinned_s >= THIN_EVERY_S:
                self._thinned_s = self._clock.now()
                await run(self._writer, thin, self.looks.database, now)
            self._trouble = ""
        except BullseyeError as bad:  # the disk may be full: told once, tried again at the next look
            if str(bad) != self._trouble:
                self._trouble = str(bad)
                self._said(str(bad))
            return
        for edge in edges:
            LOG.info("edge", extra={"about": edge.about, "kind": edge.kind})
        if self._heard is not None:
            await self._heard(opened.watch, edges)

    def _written(self, read: Read) -> asyncio.Future[list[Edge]]:
        """The edges of a reading, once they are on the disk."""
        import asyncio

        done = asyncio.get_running_loop().create_future()
        self._waiting.append((read, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return done

    async def _write(self) -> None:
        """Write all that waits, again and again until nothing does."""
        import asyncio

        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                edges = await asyncio.get_running_loop().run_in_executor(
                    self._writer, self._keep_all, [read for read, _ in batch]
                )
            except BullseyeError as bad:
                for _, done in batch:
                    if not done.done():
                        done.set_exception(bad)
                continue
            for (_, done), each in zip(batch, edges, strict=True):
                if not done.done():  # nobody waits any more for one that was cancelled
                    done.set_result(each)

    def _keep_all(self, batch: list[Read]) -> list[list[Edge]]:
        try:
            with self.looks.database.writing() as to:
                return [read.opened.keep_in(to, self.looks, read.found, read.at, read.whole) for read in batch]
        except BaseException:
            for read in batch:
                read.opened.not_kept()
            raise
