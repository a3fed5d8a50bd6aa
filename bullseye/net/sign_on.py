"""Asking a sign-on service who somebody is: OpenID Connect, by the code flow with PKCE, its answer checked whole.

OpenID Connect Core 1.0, 3.1; discovery 1.0, 4; PKCE: RFC 7636. Tokens are checked with joserfc: docs/adr/0020.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from bullseye.errors import BullseyeError
from bullseye.net.address import check_address, shown
from bullseye.net.auth import Secret
from bullseye.net.call import Call, Caller, CallError
from bullseye.words import tr

ALGORITHMS = ("RS256", "PS256", "ES256", "RS384", "RS512", "ES384", "EdDSA", "Ed25519")
"""Those with two keys: a service signs, and nobody else can. Never "none", never one by a shared secret."""
LEEWAY_S = 60
"""How far the service's clock and ours may be apart."""
LONGEST_S = 24 * 3600
KEYS_AGAIN_S = 30.0
"""A token by an unknown key makes us ask for the keys again, so often at most: they may have been changed."""
MOST_BYTES = 200_000
WELL_KNOWN = "/.well-known/openid-configuration"


class SignOnError(BullseyeError):
    """The service, or who was sent back by it, cannot be believed; the sentence holds no token."""


class Service(NamedTuple):
    """A sign-on service: its *issuer* address, and who we are there; the secret is that of *secret_name*."""

    issuer: str
    client_id: str
    secret_name: str


class Told(NamedTuple):
    """What the service says of somebody: *subject* is theirs for ever; *email* is "" unless it was checked there."""

    subject: str
    email: str
    name: str


class _Places(NamedTuple):
    authorize: str
    token: str
    keys: str


class SignOn:
    """*service*, called through *caller*; *now_s* is seconds since 1970, *secret* gives the secret of a name."""

    def __init__(self, service: Service, caller: Caller, secret: Secret, now_s: Callable[[], float]) -> None:
        check_address(service.issuer)
        self._service = service
        self._caller = caller
        self._secret = secret
        self._now_s = now_s
        self._places: _Places | None = None
        self._keys: Any = None
        self._keys_s = float("-inf")

    async def begin(self, back: str, state: str, nonce: str, verifier: str) -> str:
        """Where the browser goes; it comes to *back* with *state* and a code. Raises SignOnError, CallError."""
        places = await self._found()
        challenge = base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        query = {
            "response_type": "code", "client_id": self._service.client_id, "redirect_uri": back,
            "scope": "openid email profile", "state": state, "nonce": nonce,
            "code_challenge": challenge, "code_challenge_method": "S256",
        }  # fmt: skip
        return f"{places.authorize}{'&' if '?' in places.authorize else '?'}{urlencode(query)}"

    async def finish(self, code: str, back: str, nonce: str, verifier: str) -> Told:
        """Who it is that came back with that code. Raises SignOnError, CallError."""
        places = await self._found()
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
        pair = urlencode({self._service.client_id: self._secret(self._service.secret_name)}).replace("=", ":", 1)
        headers = {
            "authorization": f"Basic {base64.b64encode(pair.encode()).decode()}",
            "content-type": "application/x-www-form-urlencoded", "accept": "application/json",
        }  # fmt: skip
        told = await self._ask(places.token, "POST", headers, urlencode(form).encode())
        token = told.get("id_token")
        if not isinstance(token, str) or len(token) > MOST_BYTES:
            raise SignOnError(tr("{where} gives no token of who it is", where=shown(places.token)))
        return self._checked(await self._claims(token), nonce)

    # -- the token -----------------------------------------------------------------------------------

    async def _claims(self, token: str) -> Mapping[str, Any]:
        """What the token says, if the service signed it; its keys are asked for again where one is unknown."""
        for again in (False, True):
            keys = await self._key_set(again)
            found = _decoded(token, keys)
            if found is not None:
                return found
        raise self._not_believed(tr("nobody there signed it"))

    async def _key_set(self, again: bool) -> Any:
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        if self._keys is None or (again and self._now_s() - self._keys_s >= KEYS_AGAIN_S):
            places = await self._found()
            told = await self._ask(places.keys, "GET", {"accept": "application/json"})
            self._keys_s = self._now_s()
            try:
                self._keys = KeySet.import_key_set({"keys": told.get("keys", [])})
            except (JoseError, ValueError, TypeError, KeyError, AttributeError):
                raise SignOnError(tr("the keys of {where} cannot be read", where=shown(places.keys))) from None
        return self._keys

    def _checked(self, claims: Mapping[str, Any], nonce: str) -> Told:
        """Every claim as OpenID Connect Core 3.1.3.7 asks. Raises SignOnError."""
        now_s, service = self._now_s(), self._service
        audience = claims.get("aud")
        audiences = audience if isinstance(audience, list) else [audience]
        if claims.get("iss") != service.issuer:
            raise self._not_believed(tr("another service signed it"))
        if service.client_id not in audiences:
            raise self._not_believed(tr("it is for another program"))
        if (len(audiences) > 1 or "azp" in claims) and claims.get("azp") != service.client_id:
            raise self._not_believed(tr("it was given to another program"))
        ends_s, begins_s = claims.get("exp"), claims.get("iat")
        if not _is_moment(ends_s) or not _is_moment(begins_s):
            raise self._not_believed(tr("it does not say how long it is good for"))
        assert isinstance(ends_s, int | float) and isinstance(begins_s, int | float)
        if not begins_s - LEEWAY_S <= now_s < min(ends_s + LEEWAY_S, begins_s + LONGEST_S):
            raise self._not_believed(tr("it is too old, or the clocks differ by more than a minute"))
        if claims.get("nonce") != nonce or not nonce:
            raise self._not_believed(tr("it is of another sign-in"))
        subject, email, name = claims.get("sub"), claims.get("email"), claims.get("name")
        if not isinstance(subject, str) or not 1 <= len(subject) <= 255 or not subject.isprintable():
            raise self._not_believed(tr("it does not say who it is"))
        checked = isinstance(email, str) and claims.get("email_verified") is True and len(email) <= 254
        return Told(subject, str(email) if checked else "", name[:200] if isinstance(name, str) else "")

    def _not_believed(self, why: str) -> SignOnError:
        return SignOnError(
            tr("{where} sent back what cannot be believed: {why}", where=shown(self._service.issuer), why=why)
        )

    # -- the service ---------------------------------------------------------------------------------

    async def _found(self) -> _Places:
        """Where the service's parts are, asked once."""
        if self._places is None:
            where = self._service.issuer.rstrip("/") + WELL_KNOWN
            told = await self._ask(where, "GET", {"accept": "application/json"})
            if told.get("issuer") != self._service.issuer:
                raise SignOnError(
                    tr("{where} says that it is another service; write its issuer as it does", where=shown(where))
                )
            names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
            self._places = _Places(*(_secure(told.get(name), where) for name in names))
        return self._places

    async def _ask(self, url: str, method: str, headers: Mapping[str, str], body: bytes = b"") -> dict[str, Any]:
        source = f"sign-on {method} {url}"
        answer = await self._caller.call(Call(_secure(url, url), source, method, headers, body, most_bytes=MOST_BYTES))
        if answer.status != 200:
            raise CallError(
                tr("{where} answers {status}; try again later", where=shown(url), status=answer.status), again=False
            )
        try:
            told = json.loads(answer.body)
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise SignOnError(tr("{where} answers in a way that cannot be read", where=shown(url)))
        return told


def _decoded(token: str, keys: Any) -> Mapping[str, Any] | None:
    """The claims of a token that one of *keys* signed; None for any other."""
    from joserfc import jwt
    from joserfc.errors import JoseError

    try:
        claims = jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims
    except (
        JoseError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RecursionError,
    ):  # what it holds is a stranger's
        return None
    return claims if isinstance(claims, dict) else None


def _is_moment(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e11


def _secure(url: Any, where: str) -> str:
    """*url*, if nobody on the way can read or change what is said. Raises SignOnError."""
    found = check_address(url) if isinstance(url, str) else ""
    parts = urlsplit(found)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise SignOnError(tr("{where} names an address that is not https", where=shown(where)))
    return found
