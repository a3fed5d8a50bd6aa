"""Targets kept going beside watches: read in their own time, judged, and their edges kept for the outbox."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from bullseye.errors import BullseyeError
from bullseye.watch.edge import Edge
from bullseye.watch.samples import BROKEN, Trouble
from bullseye.watch.source import Found, Source
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.service import Standing, Targets
from bullseye.words import tr

if TYPE_CHECKING:
    import asyncio

LOG = logging.getLogger("bullseye.watch")
LOOK_S = 30.0
"""So often each target is looked at, and its file and its source where that is due."""
T = TypeVar("T")
Heard = Callable[[Standing, list[Edge]], object]


class KeptTargets:
    """Looks at *targets* again and again; a slow source delays no other. *heard* gets each look, *said* sentences.

    *targets* must be open in this event loop alone, with what its sources need of the network.
    """

    def __init__(
        self, targets: Targets, *, heard: Heard = lambda standing, edges: None,
        said: Callable[[str], object] = lambda words: None,
    ) -> None:  # fmt: skip
        self.targets = targets
        self._heard, self._said = heard, said
        self._told: set[str] = set()
        self._busy: dict[str, asyncio.Task[None]] = {}
        # One thread for the database, as watches have: a slow disk holds up no reading.
        self._disk = ThreadPoolExecutor(1, "bullseye-targets")

    async def once(self) -> None:
        """One look at each, all at once."""
        import asyncio

        await self._begin()
        await asyncio.gather(*self._busy.values())

    async def keep(self, sleep: Callable[[float], Awaitable[None]]) -> None:
        """Look again and again, until it is cancelled."""
        while True:
            await self._begin()
            await sleep(LOOK_S)

    async def close(self) -> None:
        """Let go, after what was begun is written."""
        import asyncio

        for task in self._busy.values():
            task.cancel()
        await asyncio.gather(*self._busy.values(), return_exceptions=True)
        self._disk.shutdown(wait=True)

    async def _begin(self) -> None:
        import asyncio

        found, unusable = await self._in_thread(self.targets.definitions.all)
        for file in unusable:
            self._say(file.reason)
        for target in found:
            if target.id not in self._busy:
                task = self._busy[target.id] = asyncio.create_task(self._look(target))
                task.add_done_callback(partial(self._done, target.id))

    def _done(self, name: str, task: asyncio.Task[None]) -> None:
        self._busy.pop(name, None)

    async def _look(self, target: Target) -> None:
        try:
            if target.settings is not None:
                await self._read(target)
            standing, edges = await self._in_thread(lambda: self._judge(target))
        except BullseyeError as bad:  # the disk may be full: told once, tried again at the next look
            self._say(str(bad))
            return
        for edge in edges:
            LOG.info("edge", extra={"about": edge.about, "kind": edge.kind})
        self._heard(standing, edges)

    def _judge(self, target: Target) -> tuple[Standing, list[Edge]]:
        standing = self.targets.as_kept(target)
        return standing, self.targets.edges(standing)

    async def _read(self, target: Target) -> None:
        source, now = self.targets.source(target), self.targets.now()
        try:
            if not await self._in_thread(lambda: self.targets.is_due(target, source, now)):
                return
            stamp = source.stamp
            found = (await _found(source, target, self.targets))[target.id]
            await self._in_thread(lambda: self.targets.keep(target, source, found, now, stamp))
        finally:
            await source.close()

    async def _in_thread(self, act: Callable[[], T]) -> T:
        import asyncio

        return await asyncio.get_running_loop().run_in_executor(self._disk, act)

    def _say(self, words: str) -> None:
        if words not in self._told:
            self._told.add(words)
            self._said(words)


async def _found(source: Source, target: Target, targets: Targets) -> Found:
    """What the source gives; raises nothing: a fault of ours in one source must not end the others."""
    try:
        return await source.read(targets.now())
    except BullseyeError as bad:
        return {target.id: Trouble(BROKEN, str(bad))}
    except Exception as bad:
        LOG.error("source-failed", exc_info=bad)
        words = tr("the source failed ({name}); see the log, and tell us of it", name=type(bad).__name__)
        return {target.id: Trouble(BROKEN, words)}
