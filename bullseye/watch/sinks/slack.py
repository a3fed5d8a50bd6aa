"""An alert in Slack, by an incoming webhook; Mattermost and Rocket.Chat take the same."""

from __future__ import annotations

from typing import Any

from bullseye.watch.sinks.posting import chat_of, parse_hook


def body_of(text: str) -> dict[str, Any]:
    """What the chat is sent."""
    # Slack reads these three letters as marks of its own.
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {"text": plain}


parse, open_sink = parse_hook, chat_of(body_of)
