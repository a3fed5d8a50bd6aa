"""The one HTTP client: every call has a time-out, a size limit, tries with growing waits, a breaker and a log line."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from bullseye.net.address import check_address, host_of, path_of, shown
from bullseye.net.attempt import attempt
from bullseye.net.auth import Secret
from bullseye.net.auth_toml import AuthSettings, make_auth
from bullseye.net.breaker import OPEN, Breaker, Breakers, InMemory
from bullseye.net.call import Answer, Auth, Call, CallError, Dressed, LeftAloneError, Tls
from bullseye.words import tr

if TYPE_CHECKING:
    import asyncio

    import httpx2

LOG = logging.getLogger("bullseye.net")
BUSY = (429, 500, 502, 503, 504)
"""Statuses that say "later" and nothing of what was asked."""
HARMLESS = ("GET", "HEAD")
LONGEST_WAIT_S = 10.0
"""A service that asks for more time than this is not waited for: it is left alone until then."""
QUIET = ("httpx2", "httpcore2", "stamina")
"""What these log would hold whole addresses and headers."""


class Clock(Protocol):
    """What the client asks of a clock."""

    def now(self) -> float:
        """Seconds, never going back."""

    def utc(self) -> datetime:
        """The calendar's time, in UTC."""


class Net:
    """Makes calls; 200 and more at once, never two of one source. Belongs to one event loop; close it in the end."""

    def __init__(self, clock: Clock, breakers: Breakers | None = None, *, proxies: bool = True) -> None:
        self.breakers = InMemory() if breakers is None else breakers
        self._clock = clock
        self._proxies = proxies
        self._clients: dict[Tls, httpx2.AsyncClient] = {}
        self._turns: dict[str, asyncio.Lock] = {}
        self._auths: dict[AuthSettings, Auth | None] = {}
        for name in QUIET:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)

    async def call(self, call: Call) -> Answer:
        """Make one call, with its tries; another call of the same source waits for its end.

        Raises CallError, BadAddressError before anything is sent, and what the auth raises (a secret that is missing).
        """
        import asyncio

        check_address(call.url)
        async with self._turns.setdefault(call.source, asyncio.Lock()):
            self._ask_breaker(call)
            try:
                answer = await self._with_tries(call)
            except CallError as bad:
                self._failed(call, str(bad), bad.wait_s)
                raise
            if answer.status in BUSY:
                words = f"{shown(call.url, call.private)} answers {answer.status}"
                self._failed(call, words, _asked_to_wait_s(answer.headers, self._clock.utc()))
            elif self.breakers.get(call.source).failures:
                self.breakers.put(call.source, Breaker())
            return answer

    def utc(self) -> datetime:
        """The calendar's time, by the clock that was handed in."""
        return self._clock.utc()

    def auth(self, settings: AuthSettings, secret: Secret) -> Auth | None:
        """What dresses calls with these settings: one for all who share them, so that they share its token."""
        if settings not in self._auths:
            self._auths[settings] = make_auth(settings, secret, self._clock.utc)
        return self._auths[settings]

    async def close(self) -> None:
        """Close every connection."""
        clients, self._clients = self._clients, {}
        for client in clients.values():
            await client.aclose()

    def _ask_breaker(self, call: Call) -> None:
        breaker = self.breakers.get(call.source)
        now = self._clock.utc()
        if breaker.state(now) == OPEN and breaker.until is not None:
            _say(call, 0, 0, 0.0, OPEN, 0)
            raise LeftAloneError(
                tr(
                    "{host_of} is left alone until {until:%H:%M:%S} UTC after {failures} failures in a "
                    "row; the last: {words}",
                    host_of=host_of(call.url),
                    until=breaker.until,
                    failures=breaker.failures,
                    words=breaker.words,
                )
            )

    def _failed(self, call: Call, words: str, wait_s: float) -> None:
        now = self._clock.utc()
        self.breakers.put(call.source, self.breakers.get(call.source).failed(now, words, call.limits, wait_s))

    async def _with_tries(self, call: Call) -> Answer:
        import stamina

        waits = call.waits
        attempts = waits.attempts if call.method in HARMLESS else 1
        number = 0
        answer: Answer | None = None
        tries = stamina.retry_context(
            on=_worth_another, attempts=attempts, timeout=None,
            wait_initial=waits.first_s, wait_max=waits.most_s, wait_jitter=waits.jitter_s,
        )  # fmt: skip
        try:
            async for each in tries:
                with each:
                    number += 1
                    answer = None
                    answer = (await self._dressed(call, number))._replace(attempts=number)
                    if answer.status in BUSY:
                        raise _Busy(_asked_to_wait_s(answer.headers, self._clock.utc()))
        except _Busy:
            pass  # the last answer is one too: its status may be the number that is asked for
        assert answer is not None
        return answer

    async def _dressed(self, call: Call, number: int) -> Answer:
        """One attempt with its auth; once more, with a new token, when the old one is refused."""
        auth = call.auth
        if auth is None:
            return await self._attempt(call, Dressed(), number)
        answer = await self._attempt(call, await auth.dress(self), number)
        if answer.status != 401 or not auth.renews:
            return answer
        auth.forget()
        return await self._attempt(call, await auth.dress(self), number)

    async def _attempt(self, call: Call, dressed: Dressed, number: int) -> Answer:
        began_s = self._clock.now()
        state = self.breakers.get(call.source).state(self._clock.utc())
        try:
            answer = await attempt(self._client(call), call, dressed)
        except CallError:
            _say(call, number, 0, self._clock.now() - began_s, state, 0)
            raise
        elapsed_s = self._clock.now() - began_s
        _say(call, number, answer.status, elapsed_s, state, len(answer.body))
        return answer._replace(elapsed_s=elapsed_s)

    def _client(self, call: Call) -> httpx2.AsyncClient:
        """The client for a set of certificates, made once."""
        if call.tls not in self._clients:
            from http.cookiejar import CookieJar, DefaultCookiePolicy

            import httpx2

            self._clients[call.tls] = httpx2.AsyncClient(
                verify=tls_context(call.tls),
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # sources share a client, not their cookies
                timeout=None,  # the whole attempt has one
                follow_redirects=False,
                trust_env=self._proxies,
                limits=httpx2.Limits(max_connections=None, max_keepalive_connections=256, keepalive_expiry=30.0),
            )
        return self._clients[call.tls]


def tls_context(tls: Tls) -> Any:
    """The TLS settings: the system's list of whom to trust, or the file *ca*; who we are, for mutual TLS.

    Raises CallError when a file cannot be used.
    """
    import ssl

    import truststore

    try:
        if tls.ca:
            context: ssl.SSLContext = ssl.create_default_context(cafile=tls.ca)
        else:
            context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if tls.cert:
            context.load_cert_chain(tls.cert, tls.key or None)
    except (OSError, ValueError) as bad:  # ssl.SSLError is an OSError
        named = ", ".join(repr(name) for name in tls if name)
        reason = getattr(bad, "strerror", None) or type(bad).__name__
        raise CallError(
            tr("the certificates in {named} cannot be used ({reason}); name PEM files", named=named, reason=reason),
            again=False,
        ) from None
    return context


class _Busy(Exception):
    def __init__(self, wait_s: float) -> None:
        super().__init__()
        self.wait_s = wait_s


def _worth_another(bad: Exception) -> bool | float:
    """Whether to try again, or after how many seconds the service asked for."""
    if isinstance(bad, CallError) and not bad.again:
        return False
    if not isinstance(bad, CallError | _Busy) or bad.wait_s > LONGEST_WAIT_S:
        return False
    return bad.wait_s or True


def _asked_to_wait_s(headers: Mapping[str, str], now: datetime) -> float:
    """Seconds of a Retry-After header, which holds seconds or a date (RFC 9110, 10.2.3); 0 without a usable one."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return float(text)
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, (parsedate_to_datetime(text) - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _say(call: Call, number: int, status: int, elapsed_s: float, breaker: str, size: int) -> None:
    """The log line of one attempt; status 0 is no answer, attempt 0 a call that the breaker held back."""
    LOG.info(
        "call",
        extra={
            "method": call.method if call.method in (*HARMLESS, "POST") else "OTHER",
            "host": host_of(call.url),
            "path": path_of(call.url, call.private),
            "status": status,
            "ms": round(elapsed_s * 1000, 1),
            "attempt": number,
            "breaker": breaker,
            "bytes": size,
        },
    )
