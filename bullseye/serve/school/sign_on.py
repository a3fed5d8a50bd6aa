"""Signing in by a sign-on service: away to it, back from it, and what went wrong in words of our own."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bullseye.errors import BullseyeError
from bullseye.league.refused import RefusedError
from bullseye.log import NAME
from bullseye.school.people.sessions import SECOND_US
from bullseye.school.people.sign_on import LASTS_US
from bullseye.school.people.sign_on_accounts import Confirmed, SignOnAccounts
from bullseye.school.roles import EVERYBODY
from bullseye.serve.school.cookies import give
from bullseye.serve.school.operations import Asked, Operation
from bullseye.words import tr

COOKIE = "bullseye_sign_on"
BACK = "/sign-on/back"
START = "/school"
OURS = re.compile(r"/[A-Za-z][A-Za-z0-9/_-]{0,200}")
"""An address of this site alone: no host, no query, nothing that a browser could take for another site."""
KNOWN = ("late", "no-account", "may-not")
LONGEST = 4096


class SaysWho(Protocol):
    """What somebody is, as a service says."""

    @property
    def subject(self) -> str:
        """Theirs for ever, within that service."""

    @property
    def email(self) -> str:
        """Theirs, where the service has checked it; else empty."""

    @property
    def name(self) -> str:
        """What they are called."""


class Service(Protocol):
    """A sign-on service. Both raise BullseyeError."""

    def begin(self, back: str, state: str, nonce: str, verifier: str) -> Coroutine[Any, Any, str]:
        """Where the browser goes."""

    def finish(self, code: str, back: str, nonce: str, verifier: str) -> Coroutine[Any, Any, SaysWho]:
        """Who it is that came back."""


class SignOnSubject:
    """*accounts* by *service*, whose *issuer* stands before each subject: two services may use the same ones."""

    def __init__(self, service: Service, issuer: str, accounts: SignOnAccounts) -> None:
        self._service = service
        self._issuer = issuer
        self._accounts = accounts

    def operations(self) -> list[Operation]:
        """Both."""
        html = "text/html"
        return [
            Operation("sign-on", "GET", "/sign-on", EVERYBODY, tr("Go to the sign-on service."), self.away, media=html),
            Operation("signed-on", "GET", BACK, EVERYBODY, tr("Come back from it."), self.back, media=html),
        ]

    async def away(self, asked: Asked) -> Response:
        next_ = asked.request.query_params.get("next", "")
        next_ = next_ if OURS.fullmatch(next_) else START
        try:
            state, kept, pending = await asyncio.to_thread(self._accounts.begin, next_)
            to = await self._service.begin(_back(asked.request), state, pending.nonce, pending.verifier)
        except BullseyeError as error:
            return self._failed(error)
        response = RedirectResponse(to, 303)
        response.set_cookie(
            COOKIE, kept, max_age=LASTS_US // SECOND_US, path="/sign-on", httponly=True, samesite="lax",
            secure=asked.request.url.scheme == "https",
        )  # fmt: skip
        return response

    async def back(self, asked: Asked) -> Response:
        request = asked.request
        state, code = (request.query_params.get(name, "")[:LONGEST] for name in ("state", "code"))
        try:
            kept = request.cookies.get(COOKIE, "")[:LONGEST]
            pending = await asyncio.to_thread(self._accounts.answered, state, kept)
            told = await self._service.finish(code, _back(request), pending.nonce, pending.verifier)
            confirmed = Confirmed(f"{self._issuer} {told.subject}", told.email, told.name)
            known = await asyncio.to_thread(self._accounts.enter, confirmed)
        except BullseyeError as error:
            return self._failed(error)
        give(request, known)
        response = RedirectResponse(pending.next, 303)
        response.delete_cookie(COOKIE, path="/sign-on")
        return response

    @staticmethod
    def _failed(error: BullseyeError) -> Response:
        """Back to the page that says it in its own words: nothing that came from elsewhere is shown there."""
        code = error.code if isinstance(error, RefusedError) and error.code in KNOWN else "failed"
        if code == "failed":
            logging.getLogger(NAME).error("sign-on", exc_info=error)
        response = RedirectResponse(f"{START}?sign-on={code}", 303)
        response.delete_cookie(COOKIE, path="/sign-on")
        return response


def closing(close: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], Coroutine[Any, Any, None]]:
    """Work beside a server that waits for its end, and then closes what calls the service."""

    async def waits() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await close()

    return waits


def _back(request: Request) -> str:
    return str(request.base_url).rstrip("/") + BACK
