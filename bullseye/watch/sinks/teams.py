"""An alert in Teams, by a workflow that waits for a webhook: an adaptive card with the text."""

from __future__ import annotations

from typing import Any

from bullseye.watch.sinks.posting import chat_of, parse_hook


def body_of(text: str) -> dict[str, Any]:
    """What the chat is sent."""
    card = {
        "type": "AdaptiveCard", "version": "1.4", "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "body": [{"type": "TextBlock", "text": text, "wrap": True}],
    }  # fmt: skip
    return {
        "type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}],
    }  # fmt: skip


parse, open_sink = parse_hook, chat_of(body_of)
