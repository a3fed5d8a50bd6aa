"""What channels on the web share: an address that may be a secret itself, and one careful POST."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from bullseye.datafile import Table
from bullseye.errors import BullseyeError
from bullseye.net.address import shown
from bullseye.net.auth_toml import AuthSettings, absolute, parse_address, parse_secret
from bullseye.net.call import Call
from bullseye.watch.edge import Delivery, Edge
from bullseye.watch.source import Surroundings
from bullseye.words import tr

NO_AUTH = AuthSettings()
NEVER = (400, 404, 405, 410, 413, 422)
"""Statuses of a service that will not take this one, however often it is sent."""


class Hook(NamedTuple):
    """Where to post: a plain address, or the name of a secret that is one (its path lets anybody post)."""

    url: str = ""
    secret: str = ""
    timeout_s: float = 10.0


def parse_hook(table: Table) -> Hook:
    """The keys `url` or `secret`, one of them, and `timeout_s`."""
    timeout_s = table.number("timeout_s", 10.0, low=0.1, high=60.0)
    if table.has("url"):
        return Hook(parse_address(table, "url"), timeout_s=timeout_s)
    return Hook(secret=parse_secret(table, "secret"), timeout_s=timeout_s)


class Poster:
    """Posts to one address for one channel; what happened becomes a Delivery."""

    def __init__(self, name: str, hook: Hook, world: Surroundings, auth: AuthSettings = NO_AUTH) -> None:
        self.name = name
        self._hook = hook
        self._world = world
        self._auth = auth

    async def post(self, edge: Edge, body: Any, headers: Mapping[str, str] | None = None) -> Delivery:
        """One try; *body* is sent as JSON, or as it is when it is bytes."""
        private = bool(self._hook.secret)
        try:
            url = self._world.secret(self._hook.secret).strip() if private else self._hook.url
            call = Call(
                url, f"channel {self.name}", "POST", {"content-type": "application/json", **(headers or {})},
                body if isinstance(body, bytes) else json.dumps(body).encode(),
                auth=self._world.net.auth(self._auth, self._world.secret), timeout_s=self._hook.timeout_s,
                most_bytes=100_000, private=private, tls=absolute(self._auth.tls, self._world.folder),
            )  # fmt: skip
            answer = await self._world.net.call(call)
        except BullseyeError as bad:  # what is wrong may be mended, so the alert waits for that
            return Delivery(edge.id, self.name, False, True, str(bad))
        if 200 <= answer.status < 300:
            return Delivery(edge.id, self.name, True, False, tr("taken with status {status}", status=answer.status))
        at, status = shown(url, private), answer.status
        if status in NEVER:
            words = tr("{at} answers {status} and will not take it; check the address", at=at, status=status)
            return Delivery(edge.id, self.name, False, False, words)
        return Delivery(edge.id, self.name, False, True, tr("{at} answers {status}", at=at, status=status))


class Chat:
    """A channel that posts what *body_of* makes of an edge and its text."""

    def __init__(self, poster: Poster, body_of: Callable[[Edge, str], Any]) -> None:
        self.name = poster.name
        self._poster, self._body_of = poster, body_of

    async def tell(self, edge: Edge, text: str) -> Delivery:
        """Post it once."""
        return await self._poster.post(edge, self._body_of(edge, text))


def chat_of(body_of: Callable[[str], Any]) -> Callable[[str, Hook, Surroundings], Chat]:
    """How a chat that is sent the text alone is opened."""
    return lambda name, hook, world: Chat(Poster(name, hook, world), lambda _, text: body_of(text))
