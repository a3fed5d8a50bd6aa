"""How a service is shown who we are: a key, a password, a token that is renewed, a token that we sign."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from bullseye.errors import BadInputError
from bullseye.net.address import shown
from bullseye.net.call import Call, Caller, CallError, Dressed, Waits
from bullseye.words import tr

if TYPE_CHECKING:
    import asyncio

Secret = Callable[[str], str]
"""Gives the secret of a name; raises a BullseyeError that says how to store it."""
ALGORITHMS = ("RS256", "ES256", "HS256")
EARLY_S = 60.0
"""A token is renewed this long before it ends, or at four fifths of its life when that is shorter."""
LONGEST_TOKEN_S = 86400.0


class ApiKey(NamedTuple):
    """A key in the header *header*, or in the query as *query*."""

    secret: Secret
    name: str
    header: str = ""
    query: str = ""
    renews: bool = False

    async def dress(self, caller: Caller) -> Dressed:
        """The key where it belongs."""
        key = self.secret(self.name)
        return Dressed(query={self.query: key}) if self.query else Dressed({self.header: key})

    def forget(self) -> None:
        """A key is not renewed."""


class Bearer(NamedTuple):
    """A token that does not change, in the header Authorization."""

    secret: Secret
    name: str
    renews: bool = False

    async def dress(self, caller: Caller) -> Dressed:
        """The header."""
        return Dressed({"authorization": f"Bearer {self.secret(self.name)}"})

    def forget(self) -> None:
        """It is not renewed."""


class Basic(NamedTuple):
    """A user's name and password (RFC 7617)."""

    secret: Secret
    name: str
    user: str
    renews: bool = False

    async def dress(self, caller: Caller) -> Dressed:
        """The header."""
        pair = f"{self.user}:{self.secret(self.name)}".encode()
        return Dressed({"authorization": f"Basic {base64.b64encode(pair).decode()}"})

    def forget(self) -> None:
        """It is not renewed."""


class OAuth2:
    """A token got for a client's id and secret (RFC 6749, 4.4), kept until shortly before its end.

    Many sources may share one: while a token is being fetched the others wait for it.
    """

    renews = True

    def __init__(
        self, secret: Secret, name: str, client_id: str, token_url: str, scope: str, utc: Callable[[], datetime]
    ) -> None:
        self._secret = secret
        self._name = name
        self._client_id = client_id
        self._token_url = token_url
        self._scope = scope
        self._utc = utc
        self._token = ""
        self._ends: datetime | None = None
        self._turn: asyncio.Lock | None = None

    async def dress(self, caller: Caller) -> Dressed:
        """The header; fetches a token when there is none that lasts. Raises CallError."""
        import asyncio

        self._turn = self._turn or asyncio.Lock()
        async with self._turn:
            if not self._token or self._ends is None or not self._lasts(self._ends):
                await self._fetch(caller)
            return Dressed({"authorization": f"Bearer {self._token}"})

    def forget(self) -> None:
        """Fetch a new one next time."""
        self._token = ""

    def _lasts(self, ends: datetime) -> bool:
        ahead_s = (ends - self._utc()).total_seconds()
        return 0 < ahead_s <= LONGEST_TOKEN_S  # further ahead than any token lasts: the clock was put back

    async def _fetch(self, caller: Caller) -> None:
        # The id and the secret go in the header, form-encoded before they are joined (RFC 6749, 2.3.1).
        pair = urlencode({self._client_id: self._secret(self._name)}).replace("=", ":", 1)
        form = {"grant_type": "client_credentials"} | ({"scope": self._scope} if self._scope else {})
        headers = {
            "authorization": f"Basic {base64.b64encode(pair.encode()).decode()}",
            "content-type": "application/x-www-form-urlencoded",
            "accept": "application/json",
        }
        call = Call(
            self._token_url, f"token {self._token_url} {self._client_id}", "POST", headers, urlencode(form).encode(),
            most_bytes=100_000, waits=Waits(1),
        )  # fmt: skip
        answer = await caller.call(call)
        where = shown(self._token_url)
        if answer.status != 200:
            raise CallError(
                tr(
                    "{where} gives no token: it answers {status}; check client_id and the secret {name!r}",
                    where=where,
                    status=answer.status,
                    name=self._name,
                ),
                again=answer.status not in (400, 401, 403),
            )
        token, lasts_s = _token_of(answer.body, where)
        early_s = min(EARLY_S, lasts_s / 5)
        self._token, self._ends = token, self._utc() + timedelta(seconds=min(lasts_s, LONGEST_TOKEN_S) - early_s)


def _token_of(body: bytes, where: str) -> tuple[str, float]:
    """The token and for how many seconds it lasts, an hour when that is not said. Raises CallError."""
    try:
        given: Any = json.loads(body)
        token, lasts_s = given["access_token"], given.get("expires_in", 3600)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise CallError(tr("{where} answers without an access_token; check token_url", where=where)) from None
    if not isinstance(token, str) or not token or not token.isascii() or not token.isprintable():
        raise CallError(tr("{where} gives a token that cannot be sent; check token_url", where=where))
    if isinstance(lasts_s, str) and lasts_s.isascii() and lasts_s.isdigit() and len(lasts_s) < 12:
        lasts_s = int(lasts_s)  # some services write it in quotes
    if isinstance(lasts_s, bool) or not isinstance(lasts_s, int | float) or not 0 < lasts_s < 1e12:
        lasts_s = 3600
    return token, float(lasts_s)


class Signed:
    """A token that we sign ourselves (JWT, RFC 7519); made again after four fifths of *lifetime_s*."""

    renews = True

    def __init__(
        self, secret: Secret, name: str, algorithm: str, claims: Mapping[str, str], key_id: str, lifetime_s: float,
        utc: Callable[[], datetime],
    ) -> None:  # fmt: skip
        self._secret = secret
        self._name = name
        self._algorithm = algorithm
        self._claims = dict(claims)
        self._key_id = key_id
        self._lifetime_s = lifetime_s
        self._utc = utc
        self._token = ""
        self._made: datetime | None = None

    async def dress(self, caller: Caller) -> Dressed:
        """The header. Raises BadInputError for a key that cannot sign."""
        now = self._utc()
        age_s = (now - self._made).total_seconds() if self._made is not None else -1.0
        if not self._token or not 0 <= age_s < self._lifetime_s * 0.8:
            self._token, self._made = self._sign(now), now
        return Dressed({"authorization": f"Bearer {self._token}"})

    def forget(self) -> None:
        """Sign a new one next time."""
        self._token = ""

    def _sign(self, now: datetime) -> str:
        try:
            from joserfc import jwt
            from joserfc.errors import JoseError
            from joserfc.jwk import ECKey, OctKey, RSAKey
        except ImportError:
            raise BadInputError(
                tr('auth = "jwt" needs a library that signs; install it with: pip install "bullseye[jwt]"')
            ) from None
        kinds: dict[str, Any] = {"R": RSAKey, "E": ECKey, "H": OctKey}
        key = self._secret(self._name)
        begins = int(now.timestamp())
        claims = {**self._claims, "iat": begins, "exp": begins + int(self._lifetime_s)}
        header = {"alg": self._algorithm} | ({"kid": self._key_id} if self._key_id else {})
        try:
            return jwt.encode(header, claims, kinds[self._algorithm[0]].import_key(key), algorithms=[self._algorithm])
        except (JoseError, ValueError, TypeError, AttributeError):  # their words may quote the key
            kind = "a text" if self._algorithm == "HS256" else "a private key (PEM)"
            raise BadInputError(
                tr(
                    "the secret {name!r} cannot sign with {algorithm}; store {kind} with: bullseye secrets set {name}",
                    name=self._name,
                    algorithm=self._algorithm,
                    kind=kind,
                )
            ) from None
