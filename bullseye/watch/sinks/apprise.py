"""An alert by apprise, which knows SMS and a hundred services more; the one place whose calls are not `net`'s own."""

from __future__ import annotations

import logging
from typing import NamedTuple

from bullseye.datafile import Table
from bullseye.errors import BullseyeError
from bullseye.net.auth_toml import parse_secret
from bullseye.watch import edge as kinds
from bullseye.watch.edge import Delivery, Edge
from bullseye.watch.source import Surroundings
from bullseye.words import tr

MISSING = tr('this channel needs apprise; install it with: pip install "bullseye[alerts]"')
SERVICES = "https://github.com/caronc/apprise/wiki"


class Settings(NamedTuple):
    """*secret* is the name of an address such as `tgram://...`, which holds its keys."""

    secret: str
    timeout_s: float = 30.0


def parse(table: Table) -> Settings:
    """Its keys: secret, timeout_s."""
    return Settings(parse_secret(table, "secret"), table.number("timeout_s", 30.0, low=0.1, high=60.0))


def open_sink(name: str, settings: Settings, world: Surroundings) -> Apprise:
    """The service, ready to be told."""
    return Apprise(name, settings, world)


class Apprise:
    """Sends from a thread; after the time-out nobody waits for it, and it is tried again later."""

    def __init__(self, name: str, settings: Settings, world: Surroundings) -> None:
        self.name = name
        self._settings = settings
        self._world = world

    async def tell(self, edge: Edge, text: str) -> Delivery:
        """Send it once."""
        import asyncio

        name = self._settings.secret
        try:
            address = self._world.secret(name)
        except BullseyeError as bad:
            return Delivery(edge.id, self.name, False, True, str(bad))
        try:
            async with asyncio.timeout(self._settings.timeout_s):
                words = await asyncio.to_thread(self._send, address, edge, text)
        except TimeoutError:
            words = tr(
                "the service of {name!r} did not answer within {timeout_s:g} s",
                name=name,
                timeout_s=self._settings.timeout_s,
            )
        except Exception as bad:  # its hundred plugins raise what they like; their words may hold the address
            words = tr("the service of {name!r} failed ({kind})", name=name, kind=type(bad).__name__)
        return Delivery(
            edge.id, self.name, not words, bool(words), words or tr("taken by the service of {name!r}", name=name)
        )

    def _send(self, address: str, edge: Edge, text: str) -> str:
        """What was wrong, "" when it was taken."""
        try:
            import apprise
        except ImportError:
            return MISSING
        logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)  # it writes addresses
        told = apprise.Apprise()
        if not told.add(address):
            name = self._settings.secret
            return tr(
                "the secret {name!r} is no address that apprise knows ({services}); store it again",
                name=name,
                services=SERVICES,
            )
        bad = edge.kind in (kinds.MISSED, kinds.BROKEN, kinds.STALE)
        sort = apprise.NotifyType.WARNING if bad else apprise.NotifyType.INFO
        if told.notify(body=text, title=f"bullseye: {edge.about}", notify_type=sort):
            return ""
        return tr("the service of {secret!r} did not take it", secret=self._settings.secret)
