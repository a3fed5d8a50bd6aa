"""What the server holds while it runs: the host with its class, who listens, the teacher's sessions, the network."""

from __future__ import annotations

import asyncio
import hmac
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from bullseye.errors import BullseyeError, StorageError
from bullseye.league.attempts import Attempts
from bullseye.league.host import Host
from bullseye.league.league import League
from bullseye.league.news import News
from bullseye.league.refused import RefusedError
from bullseye.league.teacher_news import Network, teacher_view, wall_view
from bullseye.log import NAME
from bullseye.serve.hub import PING_S, Hub
from bullseye.serve.metrics import Metrics
from bullseye.serve.network import is_ours, words
from bullseye.serve.password import Password
from bullseye.wire import codec
from bullseye.wire.student import Ping
from bullseye.wire.teacher import AddressJson
from bullseye.words import tr

TICK_S = 0.1
ADDRESSES_S = 5.0
MOST_SESSIONS = 50


class ServerRoom:
    """Joins *host* to those who listen. *look* gives this machine's addresses; *port* is known once it is bound."""

    def __init__(self, host: Host, password: Password, bound: str, look: Callable[[], list[str]]) -> None:
        self.host = host
        self.password = password
        self.attempts = Attempts()
        self.metrics = Metrics()
        self.hub = Hub("")
        self.bound = bound
        self.port = 0
        self.foreign = False
        self._look = look
        self._found: list[str] = []
        self._looked_s = float("-inf")
        self._shown = Network()
        self._began_s = host.now()
        self._sessions: dict[bytes, None] = {}  # in the order in which they came
        self._news: News | None = None
        self._version = -1
        self._writing: asyncio.Task[None] | None = None
        self._disk = asyncio.Lock()
        self._log = logging.getLogger(NAME)
        self.teachers = 0
        self.walls = 0

    # -- the teacher -------------------------------------------------------------------------------

    async def login(self, password: str, address: str) -> str:
        """A session's token. Raises RefusedError for a wrong password, ten of which make an address wait."""
        now_s = self.host.now()
        wait_s = self.attempts.wait_s(address, now_s)
        if wait_s > 0:
            raise RefusedError(
                tr("too many wrong passwords came from here; try again in {wait_s:.0f} s", wait_s=wait_s), "wait"
            )
        if not await asyncio.to_thread(self.password.fits, password):  # slow on purpose: not while others wait
            self.attempts.wrong(address, now_s)
            raise RefusedError(tr("that is not the password; it is shown where the server was started"), "teacher")
        token = self.host.new_token()
        while len(self._sessions) >= MOST_SESSIONS:
            del self._sessions[next(iter(self._sessions))]
        self._sessions[_hash(token)] = None
        return token

    def check_teacher(self, token: str) -> None:
        """Raise RefusedError unless *token* is of a teacher's session."""
        wanted = _hash(token)
        if not any([hmac.compare_digest(wanted, kept) for kept in self._sessions]):
            raise RefusedError(tr("only the teacher can do that; give the password"), "teacher")

    # -- the network -------------------------------------------------------------------------------

    def seen_from(self, address: str) -> None:
        """A student's page was fetched from *address*."""
        if not self.foreign and not is_ours(address, self._found):
            self.foreign = True
            self._touch()

    def network(self) -> Network:
        """Addresses with the PIN in them, and what is to be said of them."""
        now_s = self.host.now()
        if now_s - self._looked_s > ADDRESSES_S:
            found = self._look()
            if found != self._found:
                self._found = found
                self._touch()
            self._looked_s = now_s
        alone_s = 0.0 if self.foreign else now_s - self._began_s
        news = self.host.news
        pin = "" if news is None else news.league.state.connected.pin
        path = f"/j/{pin}" if pin else "/"
        hosts = self._found if self.bound == "0.0.0.0" else [self.bound]
        urls = [f"http://{one}:{self.port}{path}" for one in hosts or ["127.0.0.1"]]
        shown = tuple(AddressJson(url, n == 0) for n, url in enumerate(urls))
        return Network(shown, self.foreign, tuple(words(self._found, alone_s, self.bound)))

    def _touch(self) -> None:
        if self._news is not None:
            self._news.league.changed()

    # -- ten times a second --------------------------------------------------------------------------

    async def run(self) -> None:
        """Tick until cancelled; a tick that fails is logged, and the next one comes all the same."""
        next_s = time.monotonic()
        pinged_s = next_s
        while True:
            next_s = max(next_s + TICK_S, time.monotonic())
            await asyncio.sleep(max(0.0, next_s - time.monotonic()))
            began_s = time.perf_counter()
            try:
                self.tick()
                if time.monotonic() - pinged_s >= PING_S:
                    pinged_s = time.monotonic()
                    self.hub.ping(codec.dumps(Ping(self.host.now())))
            except Exception as error:
                self._log.error("tick", exc_info=error)
            self.metrics.tick(time.perf_counter() - began_s, self.hub.listening)

    def tick(self) -> None:
        """Notice what time brings, begin to write what waits, tell what is new."""
        news = self.host.news
        if news is not self._news:
            before, self._news = self._news, news
            self._version = -1
            self.hub.restart("none" if news is None else news.epoch)
            if news is None:  # the names are wiped: they must not stay on a wall
                self.hub.put("wall", codec.dumps(None))
                if before is not None:  # said before the streams end: the server itself may be gone a moment later
                    self.hub.put("state", codec.dumps(replace(before.of_class(), state="ended", people=0)))
            self.hub.wake()
        if news is None:
            return
        league = news.league
        league.tick()
        if self._writing is None or self._writing.done():
            line = league.rounds.batch()
            if line is not None:
                self._writing = asyncio.get_running_loop().create_task(self._write(league, line))
        self._tell(news)

    async def _write(self, league: League, line: bytes) -> None:
        async with self._disk:
            if self.host.news is None or self.host.news.league is not league:
                return  # the class was ended meanwhile, and its files are gone
            try:
                await asyncio.to_thread(league.rounds.write, line)
            except StorageError as error:
                league.rounds.not_kept = str(error)
                self._log.error("not-kept", exc_info=error)
            else:
                league.rounds.kept()
        league.changed()

    def _tell(self, news: News) -> None:
        league = news.league
        state = news.of_class()
        moved = self.hub.put("state", codec.dumps(state), codec.dumps(replace(state, now=0.0)))
        if moved:
            league.changed()
        network = self.network() if self.teachers or self.walls else None
        if network is not None and network != self._shown:  # another address, or two minutes without anybody
            self._shown = network
            league.changed()
        if self._version == league.version:
            if moved:
                self.hub.wake()
            return
        self._version = league.version
        self.hub.put("board", codec.dumps(news.board_for_students()))
        if self.teachers and network is not None:
            view = teacher_view(news, network)
            self.hub.put("teach", codec.dumps(view), codec.dumps(replace(view, class_=replace(view.class_, now=0.0))))
        if self.walls and network is not None:
            wall = wall_view(news, network)
            self.hub.put("wall", codec.dumps(wall), codec.dumps(replace(wall, class_=replace(wall.class_, now=0.0))))
        self.hub.wake()

    def fresh(self) -> None:
        """Somebody begins to listen: what they need is there."""
        self._version = -1
        self.tick()

    async def with_the_disk(self, act: Callable[[], object]) -> None:
        """Do *act* while no line is being written: the end of a class deletes the file."""
        async with self._disk:
            act()

    async def stop(self) -> None:
        """Write what waits and let the class go."""
        self.hub.close()
        async with self._disk:
            try:
                self.host.close()
            except BullseyeError as error:
                self._log.error("not-closed", exc_info=error)


def _hash(token: str) -> bytes:
    return sha256(token.encode("utf-8", "replace")).digest()
