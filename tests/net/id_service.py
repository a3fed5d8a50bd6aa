"""A sign-on service on loopback: what a real one does, and whatever a bad one could do."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlencode

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bullseye.serve.hub import Hub
from bullseye.serve.server import InThread, bind

CLIENT, SECRET = "bullseye", "the client's secret"
NOW_S = 1_800_000_000.0


class IdService:
    """Signs in whoever comes as *claims* say. *url* is set once it is served."""

    def __init__(self) -> None:
        self.url = ""
        self.now_s = NOW_S
        self.claims: dict[str, Any] = {
            "sub": "42",
            "email": "ada@school.example",
            "email_verified": True,
            "name": "Ada",
        }
        self.key: Any = RSAKey.generate_key(2048, {"kid": "one"})
        self.shown: list[Any] = [self.key]
        self.header: dict[str, Any] = {}
        self.algorithm = "RS256"
        self.token: str | None = None
        self.changes: dict[str, Any] = {}
        self.asked: list[str] = []
        self._codes: dict[str, dict[str, str]] = {}
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.discovery),
                Route("/authorize", self.authorize),
                Route("/token", self.give, methods=["POST"]),
                Route("/keys", self.keys),
            ]
        )

    async def discovery(self, request: Request) -> Response:
        self.asked.append("discovery")
        told = {
            "issuer": self.url, "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token", "jwks_uri": f"{self.url}/keys",
        }  # fmt: skip
        return JSONResponse({**told, **self.changes})

    async def authorize(self, request: Request) -> Response:
        given = dict(request.query_params)
        code = f"code{len(self._codes)}"
        self._codes[code] = given
        back = urlencode({"code": code, "state": given["state"], "iss": self.url, "session_state": "x"})
        return RedirectResponse(f"{given['redirect_uri']}?{back}")

    async def give(self, request: Request) -> Response:
        self.asked.append("token")
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        pair = base64.b64decode(request.headers["authorization"].removeprefix("Basic ")).decode()
        began = self._codes.pop(form["code"], None)
        challenge = base64.urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        good = (
            pair == f"{CLIENT}:{SECRET.replace(' ', '+').replace(chr(39), '%27')}" and began is not None
            and began["code_challenge"] == challenge and began["redirect_uri"] == form["redirect_uri"]
        )  # fmt: skip
        if not good or began is None:
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse(
            {"access_token": "x", "token_type": "Bearer", "id_token": self.token or self.sign(began["nonce"])}
        )

    def sign(self, nonce: str, /, **more: Any) -> str:
        """A token as it should be, changed by *more* (None takes a claim out)."""
        times = {"iat": int(self.now_s), "exp": int(self.now_s) + 300}
        claims = {"iss": self.url, "aud": CLIENT, "nonce": nonce, **times, **self.claims, **more}
        header = {"alg": self.algorithm, "kid": self.key.kid, **self.header}
        return jwt.encode(
            header, {k: v for k, v in claims.items() if v is not None}, self.key, algorithms=[self.algorithm]
        )

    async def keys(self, request: Request) -> Response:
        self.asked.append("keys")
        return JSONResponse({"keys": [key.as_dict(private=False) for key in self.shown if not isinstance(key, OctKey)]})

    def rotate(self, name: str, algorithm: str = "ES256") -> None:
        """From now on another key signs, and only that one is shown."""
        self.key = ECKey.generate_key("P-256", {"kid": name})
        self.algorithm = algorithm
        self.shown = [self.key]


class _Listening:
    """What a server asks of a room."""

    hub = Hub("")
    port = 0


@contextmanager
def id_service() -> Iterator[IdService]:
    """A service, until the block is over."""
    made = IdService()
    server = InThread(made.app, _Listening(), bind("127.0.0.1", 0))
    server.start()
    made.url = server.url
    try:
        yield made
    finally:
        assert server.stop()
