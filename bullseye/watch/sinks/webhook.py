"""An alert as JSON to any address, signed as standardwebhooks.com has it, so that others can check who sent it."""

from __future__ import annotations

import json
from typing import NamedTuple

from bullseye.datafile import Table
from bullseye.errors import BullseyeError
from bullseye.net.auth_toml import AuthSettings, parse_address, parse_auth, parse_secret
from bullseye.watch.edge import Delivery, Edge
from bullseye.watch.message import as_json
from bullseye.watch.signing import signature
from bullseye.watch.sinks.posting import Hook, Poster
from bullseye.watch.source import Surroundings


class Settings(NamedTuple):
    """*sign_with* is the name of the secret that signs; "" sends without a signature."""

    hook: Hook
    auth: AuthSettings
    sign_with: str = ""


def parse(table: Table) -> Settings:
    """Its keys: url, timeout_s, sign_with, and those of auth."""
    hook = Hook(parse_address(table, "url"), timeout_s=table.number("timeout_s", 10.0, low=0.1, high=60.0))
    return Settings(hook, parse_auth(table), parse_secret(table, "sign_with") if table.has("sign_with") else "")


def open_sink(name: str, settings: Settings, world: Surroundings) -> Webhook:
    """The address, ready to be told."""
    return Webhook(name, settings, world)


class Webhook:
    """Each try of one edge has the same id; the signature covers id, time and body."""

    def __init__(self, name: str, settings: Settings, world: Surroundings) -> None:
        self.name = name
        self._settings = settings
        self._world = world
        self._poster = Poster(name, settings.hook, world, settings.auth)

    async def tell(self, edge: Edge, text: str) -> Delivery:
        """Post it once."""
        body = json.dumps(as_json(edge, text)).encode()
        at = str(int(self._world.net.utc().timestamp()))
        headers = {"webhook-id": edge.id, "webhook-timestamp": at}
        if self._settings.sign_with:
            try:
                key = self._world.secret(self._settings.sign_with)
            except BullseyeError as bad:
                return Delivery(edge.id, self.name, False, True, str(bad))
            headers["webhook-signature"] = signature(key, edge.id, at, body)
        return await self._poster.post(edge, body, headers)
