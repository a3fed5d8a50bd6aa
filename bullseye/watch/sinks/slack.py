"""An alert in Slack, by an incoming webhook; Mattermost and Rocket.Chat take the same."""

from __future__ import annotations

from typing import Any

from bullseye.datafile import Table
from bullseye.watch.edge import Delivery, Edge
from bullseye.watch.sinks.posting import Hook, Poster, parse_hook
from bullseye.watch.source import Surroundings


def parse(table: Table) -> Hook:
    """Its keys: secret (the name of the address) or url, and timeout_s."""
    return parse_hook(table)


def open_sink(name: str, settings: Hook, world: Surroundings) -> Slack:
    """The chat, ready to be told."""
    return Slack(name, settings, world)


class Slack:
    """Posts the text alone."""

    def __init__(self, name: str, settings: Hook, world: Surroundings) -> None:
        self.name = name
        self._poster = Poster(name, settings, world)

    async def tell(self, edge: Edge, text: str) -> Delivery:
        """Post it once."""
        return await self._poster.post(edge, body_of(text))


def body_of(text: str) -> dict[str, Any]:
    """What the chat is sent."""
    # Slack reads these three letters as marks of its own.
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {"text": plain}
