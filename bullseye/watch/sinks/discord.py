"""An alert in Discord, by a webhook of a channel; nobody is called by what a value says."""

from __future__ import annotations

from typing import Any

from bullseye.datafile import Table
from bullseye.watch.edge import Delivery, Edge
from bullseye.watch.sinks.posting import Hook, Poster, parse_hook
from bullseye.watch.source import Surroundings

MOST_LETTERS = 2000
"""Discord takes no more."""


def parse(table: Table) -> Hook:
    """Its keys: secret (the name of the address) or url, and timeout_s."""
    return parse_hook(table)


def open_sink(name: str, settings: Hook, world: Surroundings) -> Discord:
    """The chat, ready to be told."""
    return Discord(name, settings, world)


class Discord:
    """Posts the text alone."""

    def __init__(self, name: str, settings: Hook, world: Surroundings) -> None:
        self.name = name
        self._poster = Poster(name, settings, world)

    async def tell(self, edge: Edge, text: str) -> Delivery:
        """Post it once."""
        return await self._poster.post(edge, body_of(text))


def body_of(text: str) -> dict[str, Any]:
    """What the chat is sent."""
    return {"content": text[:MOST_LETTERS], "allowed_mentions": {"parse": []}}
