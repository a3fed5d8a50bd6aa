"""An alert on a phone by ntfy: a topic on ntfy.sh or a server of one's own, louder for what is wrong."""

from __future__ import annotations

from typing import Any, NamedTuple

from bullseye.datafile import Table
from bullseye.net.auth_toml import AuthSettings, parse_address, parse_secret
from bullseye.watch import edge as kinds
from bullseye.watch.edge import Edge
from bullseye.watch.sinks.posting import NO_AUTH, Chat, Hook, Poster
from bullseye.watch.source import Surroundings

LOUD = (kinds.MISSED, kinds.BROKEN, kinds.STALE)


class Settings(NamedTuple):
    """Where, which topic, and the name of an access token where the topic has one."""

    hook: Hook
    topic: str
    secret: str = ""


def parse(table: Table) -> Settings:
    """Its keys: topic, url (ntfy.sh where not given), secret, timeout_s."""
    url = parse_address(table, "url") if table.has("url") else "https://ntfy.sh"
    hook = Hook(url, timeout_s=table.number("timeout_s", 10.0, low=0.1, high=60.0))
    topic = table.text("topic", limit=64)
    return Settings(hook, topic, parse_secret(table, "secret") if table.has("secret") else "")


def open_sink(name: str, settings: Settings, world: Surroundings) -> Chat:
    """The topic, ready to be told; as JSON, so that any letter arrives."""
    auth = AuthSettings("bearer", settings.secret) if settings.secret else NO_AUTH
    poster = Poster(name, settings.hook, world, auth)
    return Chat(poster, lambda edge, text: body_of(settings.topic, edge, text))


def body_of(topic: str, edge: Edge, text: str) -> dict[str, Any]:
    """What the server is sent."""
    loud = edge.kind in LOUD
    return {
        "topic": topic, "title": f"bullseye: {edge.about}", "message": text, "priority": 4 if loud else 3,
        "tags": ["x" if loud else "dart"],
    }  # fmt: skip
