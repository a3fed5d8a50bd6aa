"""An alert in Teams, by a workflow that waits for a webhook: an adaptive card with the text."""

from __future__ import annotations

from typing import Any

from bullseye.datafile import Table
from bullseye.watch.edge import Delivery, Edge
from bullseye.watch.sinks.posting import Hook, Poster, parse_hook
from bullseye.watch.source import Surroundings


def parse(table: Table) -> Hook:
    """Its keys: secret (the name of the address) or url, and timeout_s."""
    return parse_hook(table)


def open_sink(name: str, settings: Hook, world: Surroundings) -> Teams:
    """The chat, ready to be told."""
    return Teams(name, settings, world)


class Teams:
    """Posts the text alone."""

    def __init__(self, name: str, settings: Hook, world: Surroundings) -> None:
        self.name = name
        self._poster = Poster(name, settings, world)

    async def tell(self, edge: Edge, text: str) -> Delivery:
        """Post it once."""
        return await self._poster.post(edge, body_of(text))


def body_of(text: str) -> dict[str, Any]:
    """What the chat is sent."""
    card = {
        "type": "AdaptiveCard", "version": "1.4", "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "body": [{"type": "TextBlock", "text": text, "wrap": True}],
    }  # fmt: skip
    return {
        "type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}],
    }  # fmt: skip
