"""An alert in Discord, by a webhook of a channel; nobody is called by what a value says."""

from __future__ import annotations

from typing import Any

from bullseye.watch.sinks.posting import chat_of, parse_hook

MOST_LETTERS = 2000
"""Discord takes no more."""


def body_of(text: str) -> dict[str, Any]:
    """What the chat is sent."""
    return {"content": text[:MOST_LETTERS], "allowed_mentions": {"parse": []}}


parse, open_sink = parse_hook, chat_of(body_of)
