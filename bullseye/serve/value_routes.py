"""What others push: `POST /api/values/NAME`, with a token or signed; taken once, on the disk before the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bullseye.errors import BullseyeError
from bullseye.serve.answers import address, safely
from bullseye.watch.incoming import PushRefusedError, check_sender, value_of
from bullseye.watch.store.pushed import Pushed
from bullseye.words import tr

WRONG_A_MINUTE = 10
NOT_HERE = tr("nothing is taken under this name; a watch or a target must say push")


class ValueRoutes:
    """*names* gives for each address that is taken the name of its secret, *secret* that secret's value."""

    def __init__(
        self, pushed: Pushed, names: Callable[[], Mapping[str, str]], secret: Callable[[str], str],
        utc: Callable[[], datetime],
    ) -> None:  # fmt: skip
        self._pushed = pushed
        self._names = names
        self._secret = secret
        self._utc = utc
        self._wrong: dict[str, list[float]] = {}

    def routes(self) -> list[Route]:
        """The one route."""
        return [Route("/api/values/{name:path}", safely(self.take), methods=["POST"])]

    async def take(self, request: Request) -> Response:
        """One value."""
        try:
            return await self._taken(request)
        except PushRefusedError as bad:
            if bad.status == 401:
                self._wrong.setdefault(address(request), []).append(self._utc().timestamp())
            raise

    async def _taken(self, request: Request) -> Response:
        name, now = request.path_params["name"], self._utc()
        self._check_guesses(address(request), now)
        secret = self._names().get(name)
        if secret is None:
            raise PushRefusedError(NOT_HERE, 404, "unknown")
        try:
            key = self._secret(secret)
        except BullseyeError as bad:  # said on the server, where it can be mended
            raise PushRefusedError(tr("the server has no secret for this name"), 503, "secret") from bad
        body = await request.body()
        sending = check_sender(request.headers, body, key, now)
        found = value_of(body, now)
        if not await asyncio.to_thread(self._pushed.keep, name, sending, found, now):
            raise PushRefusedError(tr("this sending was taken before"), 409, "replay")
        return JSONResponse({"taken": True, "at": f"{found.at:%Y-%m-%dT%H:%M:%SZ}"})

    def _check_guesses(self, sender: str, now: datetime) -> None:
        """Who was wrong too often in a minute waits; others are forgotten."""
        begins = now.timestamp() - 60
        self._wrong = {
            each: late for each, times in self._wrong.items() if (late := [at for at in times if at > begins])
        }
        if len(self._wrong.get(sender, [])) >= WRONG_A_MINUTE:
            raise PushRefusedError(tr("too many wrong tokens from there; wait a minute"), 429, "wait")
