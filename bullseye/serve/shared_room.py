"""What the server of shared targets holds while it runs: the pages as they are now, and who listens to them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import NamedTuple

from bullseye.errors import BullseyeError
from bullseye.league.attempts import Attempts
from bullseye.log import NAME
from bullseye.serve.hub import PING_S, Hub
from bullseye.serve.metrics import Metrics
from bullseye.serve.shared_view import shared_view
from bullseye.watch.period import local_day
from bullseye.watch.store.shares import Visitor
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.sharing import Page, Sharing
from bullseye.watch.turned_away import TurnedAwayError
from bullseye.wire import codec
from bullseye.wire.shared import SharedView
from bullseye.wire.student import Ping
from bullseye.words import tr

LOOK_S = 1.0
"""So often it is looked whether a value came from elsewhere: a command, the window, a file, another server."""
LISTENERS = 500


class Shown(NamedTuple):
    """A page as it was read; *version* grows with each reading."""

    version: int
    page: Page


class SharedRoom:
    """Joins *sharing* to those who listen; *seconds* is a clock for waiting, which never goes back.

    *epoch* tells this server from the one before.
    """

    def __init__(self, sharing: Sharing, seconds: Callable[[], float], epoch: str) -> None:
        self.sharing = sharing
        self.hub = Hub("targets")
        self.metrics = Metrics()
        self.attempts = Attempts()
        self.port = 0
        self.rests = False
        """While True it is not looked for values from elsewhere: a round is played in this process, whose frames that
        would make late. What a page asks for is answered all the same."""
        self.now_s = seconds
        self._epoch = epoch
        self._pages: dict[str, Shown] = {}
        self._version = 0
        self._listened: dict[str, int] = {}
        self._stamps: dict[str, str] = {}
        self._disk = asyncio.Lock()
        self._log = logging.getLogger(NAME)

    def now(self) -> datetime:
        """The calendar's time."""
        return self.sharing.targets.now()

    # -- reading and changing, one after another, beside the loop ----------------------------------------

    async def target_of(self, token: str, address: str) -> Target:
        """The target of a link. Raises TurnedAwayError; ten wrong links in a minute make an address wait."""
        if self.attempts.wait_s(address, self.now_s()) > 0:
            raise TurnedAwayError(tr("too many links that open nothing came from here; wait a minute"), 429, "wait")
        async with self._disk:
            try:
                return await asyncio.to_thread(self.sharing.target_of, token)
            except TurnedAwayError:
                self.attempts.wrong(address, self.now_s())
                raise

    async def visitor(self, target: Target, session: str) -> Visitor:
        """Whose session that is. Raises TurnedAwayError for nobody's."""
        async with self._disk:
            return await asyncio.to_thread(self.sharing.visitor, target, session)

    async def view(self, target: Target, visitor: Visitor) -> SharedView:
        """The page for *visitor*, as it is on the disk."""
        async with self._disk:
            shown = self._put(target.id, await asyncio.to_thread(self.sharing.page, target))
        return self._view(shown, visitor)

    async def do(self, act: Callable[[], object], target: Target, visitor: Visitor, kind: str) -> SharedView:
        """Change *target* by *act*; what it is then, once that is on the disk, told to all who listen."""
        async with self._disk:
            await asyncio.to_thread(act)
        self._log.info("shared-change", extra={"about": target.id, "kind": kind})
        found = await self.view(target, visitor)
        self.hub.wake()
        return found

    def _put(self, name: str, page: Page) -> Shown:
        self._version += 1
        self._pages[name] = shown = Shown(self._version, page)
        return shown

    def _view(self, shown: Shown, visitor: Visitor) -> SharedView:
        zone = self.sharing.targets.zone(shown.page.target)
        return shared_view(shown.page, visitor, local_day(self.now(), zone), self._epoch, shown.version)

    # -- the stream --------------------------------------------------------------------------------------

    async def stream(self, target: Target, visitor: Visitor) -> AsyncIterator[bytes]:
        """What is new of *target*, until its link is taken back. Raises TurnedAwayError where too many listen."""
        if self.hub.listening >= LISTENERS:
            raise TurnedAwayError(tr("too many have a page open; close one"), 429, "full")
        await self.view(target, visitor)
        shown, made = None, b""

        def own() -> tuple[str, bytes] | None:
            nonlocal shown, made
            page = self._pages.get(target.id)
            if page is not None and page is not shown:
                shown, made = page, codec.dumps(self._view(page, visitor))
            return "target", made

        def over() -> bool:
            return target.id not in self._pages

        async def parts() -> AsyncIterator[bytes]:
            self._listened[target.id] = self._listened.get(target.id, 0) + 1
            try:
                async for part in self.hub.stream((), "", own, over):
                    yield part
            finally:
                self._listened[target.id] -= 1

        return parts()

    # -- once a second -----------------------------------------------------------------------------------

    async def run(self) -> None:
        """Look for what is new until cancelled; a look that fails is logged, and the next one comes all the same."""
        pinged_s, said = self.now_s(), ""
        while True:
            await asyncio.sleep(LOOK_S)
            try:
                await self.look()
                said = ""
            except BullseyeError as bad:
                if str(bad) != said:
                    self._log.error("look", exc_info=bad)
                said = str(bad)
            if self.now_s() - pinged_s >= PING_S:
                pinged_s = self.now_s()
                self.hub.ping(codec.dumps(Ping(self.now().timestamp())))

    async def look(self) -> None:
        """Read what is listened to once more where something changed; tell it, or that a link was taken back."""
        wanted = [name for name, number in self._listened.items() if number]
        if self.rests or not wanted:
            return
        async with self._disk:
            stamps = await asyncio.to_thread(self.sharing.targets.stamps)
            if stamps == self._stamps:
                return
            found = await asyncio.to_thread(self._read, wanted)
            # Reading a source writes how that went: it is looked at the file as it is after that.
            self._stamps = await asyncio.to_thread(self.sharing.targets.stamps)
        for name in wanted:
            if name in found:
                self._put(name, found[name])
            else:
                self._pages.pop(name, None)
        self.hub.wake()

    def _read(self, names: list[str]) -> dict[str, Page]:
        shared, definitions = self.sharing.links(), self.sharing.targets.definitions
        found = {}
        for name in names:
            if name in shared and name in definitions.names():
                with contextlib.suppress(BullseyeError):  # a file that cannot be read just now: the page stays away
                    found[name] = self.sharing.page(definitions.get(name))
        return found

    async def stop(self) -> None:
        """After what was begun is written."""
        self.hub.close()
        async with self._disk:
            self.sharing.targets.database.close()
