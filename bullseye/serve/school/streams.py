"""What is new in classes, to every page that listens here: whichever process brought it.

One look at the tables for a class and 100 ms however many listen, and none while nobody does. Nothing of it matters:
a process that starts looks again, and every page gets all of it whole.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Lock

from starlette.responses import Response, StreamingResponse

from bullseye.errors import BullseyeError
from bullseye.league.teacher_news import Network, teacher_view, wall_view
from bullseye.log import NAME
from bullseye.school.live_class import LiveClass
from bullseye.school.live_classes import LiveClasses
from bullseye.serve.hub import PING_S, Hub
from bullseye.serve.metrics import Metrics
from bullseye.wire import codec
from bullseye.wire.student import Ping
from bullseye.wire.teacher import AddressJson

TICK_S = 0.1
DUE_S = 0.25
SURE_S = 5.0
"""Everything that is listened to is looked at so often, whether or not somebody told of news."""
KINDS = {"student": ("state", "board"), "teacher": ("state", "teach"), "wall": ("state", "wall")}


class _Shown:
    """A class that somebody here listens to."""

    def __init__(self, live: LiveClass, epoch: str) -> None:
        self.live = live
        self.hub = Hub(epoch)
        self.listeners = dict.fromkeys(KINDS, 0)
        self.version = -1
        self.network = Network()


class Streams:
    """The streams of *classes* in this process, told apart from others by *epoch*."""

    def __init__(self, classes: LiveClasses, metrics: Metrics, epoch: str) -> None:
        self._classes = classes
        self._metrics = metrics
        self._epoch = epoch
        self._shown: dict[str, _Shown] = {}
        self._new: set[str] = set()
        self._to_tell: set[str] = set()
        self._lock = Lock()
        self._log = logging.getLogger(NAME)
        self._threads = ThreadPoolExecutor(1, "classes")  # so that no other request keeps the news waiting
        self._due_s = self._sure_s = self._pinged_s = float("-inf")
        self._failing = False

    # -- hearing of news, in any thread --------------------------------------------------------------------

    def changed(self, class_id: str) -> None:
        """This process changed something in the class."""
        with self._lock:
            self._new.add(class_id)
            self._to_tell.add(class_id)

    def heard(self, class_id: str) -> None:
        """Another process did; "" for anything."""
        with self._lock:
            self._new.add(class_id)

    # -- ten times a second --------------------------------------------------------------------------------

    async def run(self) -> None:
        """Tick until cancelled; a tick that fails is logged, and the next one comes all the same."""
        loop = asyncio.get_running_loop()
        try:
            while True:
                began_s = time.monotonic()
                try:
                    await loop.run_in_executor(self._threads, self._look, began_s)
                    self._say(began_s)
                except Exception as error:
                    self._log.error("tick", exc_info=error)
                took_s = time.monotonic() - began_s
                self._metrics.tick(took_s, sum(shown.hub.listening for shown in self._shown.values()))
                await asyncio.sleep(max(0.0, TICK_S - took_s))
        finally:
            self.close()
            # A look that is under way has a connection of the database: let it give that back.
            await asyncio.to_thread(self._threads.shutdown)

    def close(self) -> None:
        """Tell every page the end."""
        for shown in self._shown.values():
            shown.hub.close()

    def _look(self, now_s: float) -> None:
        """Read what is new, store what is over, and tell the other processes; in a thread."""
        with self._lock:
            new, self._new = self._new, set()
            to_tell, self._to_tell = self._to_tell, set()
        try:
            if now_s - self._due_s >= DUE_S:
                self._due_s = now_s
                new |= set(self._classes.tick_due())
            if now_s - self._sure_s >= SURE_S:
                self._sure_s = now_s
                new.add("")
                for class_id, shown in list(self._shown.items()):
                    self._classes.tables.heard(class_id, shown.live.league.shared_presence.heard_here())
            for class_id in list(self._shown) if "" in new else new & self._shown.keys():
                if (there := self._shown.get(class_id)) is not None:
                    self._look_at(class_id, there)
            if to_tell:
                self._classes.tables.tell(to_tell)
        except BullseyeError as error:  # a database that is away comes back; pages keep what they have
            with self._lock:
                self._new |= new
                self._to_tell |= to_tell
            if not self._failing:
                self._log.error("tick", exc_info=error)
            self._failing = True
        else:
            self._failing = False

    def _look_at(self, class_id: str, shown: _Shown) -> None:
        try:
            shown.live = self._classes.look(class_id)
        except BullseyeError as error:
            if getattr(error, "code", "") != "no-class":
                raise
            shown.live.league.tokens.follow({}, {})  # it is gone, and nobody has a seat in it

    def _say(self, now_s: float) -> None:
        pings = now_s - self._pinged_s >= PING_S
        if pings:
            self._pinged_s = now_s
        for class_id, shown in list(self._shown.items()):
            if not shown.hub.listening and not any(shown.listeners.values()):
                del self._shown[class_id]
                continue
            self._say_of(shown)
            if pings:
                shown.hub.ping(codec.dumps(Ping(self._classes.parts.now())))

    def _say_of(self, shown: _Shown) -> None:
        hub, news = shown.hub, shown.live.news
        with shown.live.lock:
            state = news.of_class()
            moved = hub.put("state", codec.dumps(state), codec.dumps(replace(state, now=0.0)))
            version = shown.live.league.version
            if version == shown.version and not moved:
                return
            shown.version = version
            hub.put("board", codec.dumps(news.board_for_students()))
            if shown.listeners["teacher"]:
                view = teacher_view(news, shown.network)
                still = replace(view, class_=replace(view.class_, now=0.0))
                hub.put("teach", codec.dumps(view), codec.dumps(still))
            if shown.listeners["wall"]:
                wall = wall_view(news, shown.network)
                hub.put("wall", codec.dumps(wall), codec.dumps(replace(wall, class_=replace(wall.class_, now=0.0))))
        hub.wake()

    # -- a page ----------------------------------------------------------------------------------------------

    async def of_teacher(self, class_id: str, kind: str, after: str, address: str) -> Response:
        """The stream for the teacher or the wall (*kind*); *address* is where students find this server."""
        shown = await self._open(class_id)
        shown.network = network(shown.live, address)
        return self._stream(shown, kind, after, lambda: None, lambda: shown.live.state.ended)

    async def of_seat(self, class_id: str, seat: int, token_hash: str, after: str) -> Response:
        """The stream for a student."""
        shown = await self._open(class_id)

        def over() -> bool:
            return shown.live.league.tokens.hashes.get(token_hash) != seat

        return self._stream(shown, "student", after, self._own(shown, seat), over, seat)

    async def _open(self, class_id: str) -> _Shown:
        live = await asyncio.to_thread(self._classes.look, class_id)
        return self._shown.setdefault(class_id, _Shown(live, self._epoch))

    def _own(self, shown: _Shown, seat: int) -> Callable[[], tuple[str, bytes] | None]:
        told: object = None
        data = b""

        def own() -> tuple[str, bytes] | None:
            nonlocal told, data
            with shown.live.lock:
                now = shown.live.news.you(seat)
            if now != told:
                told, data = now, codec.dumps(now)
            return "you", data

        return own

    def _stream(
        self,
        shown: _Shown,
        kind: str,
        after: str,
        own: Callable[[], tuple[str, bytes] | None],
        over: Callable[[], bool],
        seat: int = 0,
    ) -> Response:
        async def follow() -> AsyncIterator[bytes]:
            shown.listeners[kind] += 1
            self._shown[shown.live.id] = shown  # it may have been dropped between the request and its first byte
            presence = shown.live.league.presence
            presence.arrived(seat)
            shown.version = -1
            self._say_of(shown)  # after the count: what nobody listens to is not made
            try:
                async for part in shown.hub.stream(KINDS[kind], after[:60], own, over):
                    if shown.live.league.presence is not presence:  # the class was read again
                        presence = shown.live.league.presence
                        presence.arrived(seat)
                    yield part
            finally:
                shown.listeners[kind] -= 1
                presence.went(seat)

        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(follow(), media_type="text/event-stream", headers=headers)


def network(live: LiveClass, address: str) -> Network:
    """How students find the class: by the address of the server, which people gave it."""
    pin = live.state.connected.pin
    return Network((AddressJson(f"{address}/j/{pin}" if pin else f"{address}/", True),), True)
