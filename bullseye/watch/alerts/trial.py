"""A test alert by one channel: nothing is kept of it, and it says so itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bullseye.errors import BullseyeError
from bullseye.watch.edge import BACK, Delivery, Edge, Sink
from bullseye.words import tr

TEXT = tr("This is a test alert of bullseye: the channel works")


async def trial(open_sink: Callable[[str], Sink], name: str, now: datetime) -> Delivery:
    """Tell the channel *name* once; raises nothing for what the channel does."""
    import asyncio

    edge = Edge(f"test/{name}/{now:%Y%m%d%H%M%S}", BACK, "test", now, now, now)
    try:
        async with asyncio.timeout(60):
            return await open_sink(name).tell(edge, TEXT)
    except BullseyeError as bad:
        return Delivery(edge.id, name, False, True, str(bad))
    except TimeoutError:
        return Delivery(edge.id, name, False, True, tr("not done within 60 s"))
