"""Telling what is kept to be told: at least once, under one id, tried over hours, channels beside each other."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from random import Random

from bullseye.errors import BullseyeError, StorageError
from bullseye.watch.edge import Delivery, Edge, Sink
from bullseye.watch.store.errands import Errand, Errands
from bullseye.words import tr

LOG = logging.getLogger("bullseye.alerts")
FIRST_S, MOST_S = 30.0, 3600.0
GIVE_UP_S = 3 * 86400.0
"""A dead network over a weekend is outlived."""
EVERY_S = 2.0
"""How often it is looked for what to tell."""
LONGEST_S = 60.0
"""For one try, whatever the channel's own time-out is; less than an errand is taken for."""


def wait_s(tries: int, chance: Random) -> float:
    """Seconds to wait after so many tries: doubling from half a minute to an hour, and by chance up to a fifth more."""
    return min(FIRST_S * 2.0 ** min(tries - 1, 20), MOST_S) * (1 + chance.random() / 5)


class Outbox:
    """Delivers *errands*. *told_to* gives for an edge its channels and texts, *open_sink* a channel by its name."""

    def __init__(
        self, errands: Errands, told_to: Callable[[Edge], Iterable[tuple[str, str]] | None],
        open_sink: Callable[[str], Sink], utc: Callable[[], datetime], chance: Random,
    ) -> None:  # fmt: skip
        self.errands = errands
        self._told_to = told_to
        self._open = open_sink
        self._utc = utc
        self._chance = chance
        self._busy: set[str] = set()

    async def deliver(self) -> list[Delivery]:
        """Plan what is new and try once all that is due; channels beside each other, one channel in order.

        Raises StorageError where the database cannot be used, and nothing for what a channel does.
        """
        import asyncio

        self.errands.plan(self._told_to)
        begun, done = self._utc(), []
        while todo := self._taken(begun):
            each = await asyncio.gather(*(self._one_channel(name, errands) for name, errands in todo.items()))
            done += [delivery for deliveries in each for delivery in deliveries]
        return done

    async def keep(self, sleep: Callable[[float], Awaitable[None]], said: Callable[[str], object]) -> None:
        """Deliver again and again until it is cancelled: a channel that is slow or dead keeps no other waiting.

        *said* is told once of a database that cannot be used.
        """
        import asyncio

        going: set[asyncio.Task[None]] = set()
        told = {""}

        async def one(name: str, todo: list[Errand]) -> None:
            try:
                await self._one_channel(name, todo)
            except StorageError as bad:  # what could not be settled is free again after a while
                complain(bad)

        def complain(bad: StorageError) -> None:
            if str(bad) not in told:
                said(str(bad))
            told.add(str(bad))

        try:
            while True:
                try:
                    self.errands.plan(self._told_to)
                    for name, todo in self._taken(self._utc()).items():
                        task = asyncio.create_task(one(name, todo))
                        going.add(task)
                        task.add_done_callback(going.discard)
                except StorageError as bad:
                    complain(bad)
                await sleep(EVERY_S)
        finally:
            for task in going:
                task.cancel()
            await asyncio.gather(*going, return_exceptions=True)

    def _taken(self, now: datetime) -> dict[str, list[Errand]]:
        """What is due, by its channel; channels that are busy with what was taken before are left out."""
        todo: dict[str, list[Errand]] = {}
        for errand in self.errands.take(now, self._busy):
            todo.setdefault(errand.sink, []).append(errand)
        self._busy |= todo.keys()
        return todo

    async def _one_channel(self, name: str, todo: list[Errand]) -> list[Delivery]:
        try:
            return await self._in_order(name, todo)
        finally:
            self._busy.discard(name)

    async def _in_order(self, name: str, todo: list[Errand]) -> list[Delivery]:
        done = []
        for errand in todo:
            delivery = await self._try(name, errand)
            now = self._utc()
            self.errands.settle(errand, delivery, now, self._again_at(errand, delivery, now))
            LOG.info(
                "delivery",
                extra={
                    "about": errand.edge.about, "kind": errand.edge.kind, "sink": name, "attempt": errand.tries + 1,
                    "code": "told" if delivery.told else "again" if delivery.again else "refused",
                },
            )  # fmt: skip
            done.append(delivery)
        return done

    async def _try(self, name: str, errand: Errand) -> Delivery:
        import asyncio

        try:
            async with asyncio.timeout(LONGEST_S):
                return await self._open(name).tell(errand.edge, errand.text)
        except BullseyeError as bad:  # the channel is not there, or its file cannot be used: both can be mended
            words = str(bad)
        except TimeoutError:
            words = tr("not done within {longest_s:g} s", longest_s=LONGEST_S)
        except Exception as bad:  # a fault of ours in one channel must not keep the others waiting
            LOG.exception("channel-failed", extra={"sink": name})
            words = tr("the channel failed ({name}); this is a fault of bullseye", name=type(bad).__name__)
        return Delivery(errand.edge.id, name, False, True, words)

    def _again_at(self, errand: Errand, delivery: Delivery, now: datetime) -> datetime | None:
        if delivery.told or not delivery.again:
            return None
        at = now + timedelta(seconds=wait_s(errand.tries + 1, self._chance))
        waited_s = (at - errand.edge.due).total_seconds()
        return None if waited_s > GIVE_UP_S and errand.tries >= 10 else at
