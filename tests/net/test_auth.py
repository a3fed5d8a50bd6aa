"""Who we are, shown to real servers: keys, passwords, tokens that end and are renewed, tokens that we sign."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bullseye.errors import BadInputError
from bullseye.net.auth import ApiKey, Basic, Bearer, OAuth2, Signed
from bullseye.net.call import Auth, Call, CallError, Waits
from bullseye.net.client import Net
from tests.fakes import ManualClock
from tests.loopback import serving
from tests.systems import needs_cryptography

needs_cryptography()

from joserfc import jwt  # noqa: E402
from joserfc.jwk import ECKey, OctKey, RSAKey  # noqa: E402


class Service:
    """Gives tokens, each good until it is withdrawn, and answers who shows the newest."""

    def __init__(self) -> None:
        self.given = 0
        self.token_calls: list[tuple[str, str]] = []
        self.heads: list[Mapping[str, str]] = []
        self.queries: list[str] = []
        self.answer: Any = None
        self.status = 200
        self.app = Starlette(
            routes=[Route("/token", self.token, methods=["POST"]), Route("/open", self.open), Route("/shut", self.shut)]
        )

    async def token(self, request: Request) -> Response:
        self.token_calls.append((request.headers["authorization"], (await request.body()).decode()))
        self.given += 1
        usual = {"access_token": f"canary-{self.given}", "expires_in": 300, "token_type": "Bearer"}
        return JSONResponse(usual if self.answer is None else self.answer, self.status)

    async def open(self, request: Request) -> Response:
        self.heads.append(request.headers)
        self.queries.append(request.url.query)
        return PlainTextResponse("42")

    async def shut(self, request: Request) -> Response:
        self.heads.append(request.headers)
        good = request.headers.get("authorization") == f"Bearer canary-{self.given}"
        return PlainTextResponse("42", 200 if good else 401)

    def withdraw(self) -> None:
        """Let no token that was given count any more."""
        self.given += 1


def with_service(auth: Callable[[ManualClock, str], Auth], doing: Any) -> None:
    """Run *doing* with a client, a service and a way to make calls that are dressed by one auth."""

    async def test() -> None:
        clock, service = ManualClock(), Service()
        net = Net(clock)
        async with serving(service.app) as base:
            made = auth(clock, base)
            await doing(net, service, clock, lambda path: Call(f"{base}{path}", "shop", auth=made, waits=Waits(1)))
        await net.close()

    asyncio.run(asyncio.wait_for(test(), 60))


def secret(name: str) -> str:
    return {"shop": "can:ary&1", "empty": ""}[name]


def oauth(clock: ManualClock, base: str) -> Auth:
    return OAuth2(secret, "shop", "the client", f"{base}/token", "read", clock.utc)


@pytest.mark.parametrize(
    ("auth", "header", "shown", "query"),
    [
        (ApiKey(secret, "shop", header="X-Api-Key"), "x-api-key", "can:ary&1", "page=1"),
        (ApiKey(secret, "shop", query="key"), "x-api-key", None, "page=1&key=can%3Aary%261"),
        (Bearer(secret, "shop"), "authorization", "Bearer can:ary&1", "page=1"),
    ],
)
def test_a_key_goes_where_it_belongs(auth: Auth, header: str, shown: str | None, query: str) -> None:
    async def doing(net: Net, service: Service, clock: ManualClock, call: Callable[[str], Call]) -> None:
        assert (await net.call(call("/open?page=1"))).status == 200
        assert (service.heads[-1].get(header), service.queries[-1]) == (shown, query)

    auth.forget()
    with_service(lambda clock, base: auth, doing)


def test_a_name_and_its_password_go_in_one_header() -> None:
    async def doing(net: Net, service: Service, clock: ManualClock, call: Callable[[str], Call]) -> None:
        await net.call(call("/open"))
        kind, _, pair = service.heads[-1]["authorization"].partition(" ")
        assert (kind, b64decode(pair).decode()) == ("Basic", "änn:can:ary&1")

    auth = Basic(secret, "shop", "änn")
    auth.forget()
    with_service(lambda clock, base: auth, doing)


def test_a_token_is_got_once_and_renewed_before_its_end() -> None:
    async def doing(net: Net, service: Service, clock: ManualClock, call: Callable[[str], Call]) -> None:
        for _ in range(3):
            assert (await net.call(call("/shut"))).status == 200
        assert service.given == 1
        clock.advance(239)
        await net.call(call("/shut"))
        assert service.given == 1
        clock.advance(1)  # a minute before it ends
        await net.call(call("/shut"))
        assert service.given == 2
        head, form = service.token_calls[0]
        assert b64decode(head.removeprefix("Basic ")) == b"the+client:can%3Aary%261"
        assert form == "grant_type=client_credentials&scope=read"

    with_service(oauth, doing)


def test_a_token_that_is_refused_is_renewed_once_and_no_more() -> None:
    async def doing(net: Net, service: Service, clock: ManualClock, call: Callable[[str], Call]) -> None:
        await net.call(call("/shut"))
        service.withdraw()
        assert (await net.call(call("/shut"))).status == 200
        service.answer = {"access_token": "another", "expires_in": 300}
        service.withdraw()
        tokens = len(service.token_calls)
        assert (await net.call(call("/shut"))).status == 401
        assert len(service.token_calls) == tokens + 1

    with_service(oauth, doing)


def test_sources_that_share_a_gateway_get_one_token_together() -> None:
    async def doing(net: Net, service: Service, clock: ManualClock, call: Callable[[str], Call]) -> None:
        calls = [call("/shut")._replace(source=f"source-{n}") for n in range(20)]
        answers = await asyncio.gather(*(net.call(each) for each in calls))
        assert {answer.status for answer in answers} == {200} and service.given == 1

    with_service(oauth, doing)


def test_a_clock_put_back_far_does_not_keep_a_token_that_has_ended() -> None:
    async def doing(net: Net, service: Service, clock: ManualClock, call: Callable[[str], Call]) -> None:
        clock.advance(86400.0 * 30)
        await net.call(call("/shut"))
        clock._now_s = 0.0
        await net.call(call("/shut"))
        assert service.given == 2

    with_service(oauth, doing)


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        ({"error": "invalid_client"}, 401, "gives no token: it answers 401; check client_id and the secret 'shop'"),
        ({"token": "canary"}, 200, "without an access_token"),
        ([1], 200, "without an access_token"),
        ({"access_token": "can\nary"}, 200, "a token that cannot be sent"),
        ({"access_token": 7}, 200, "a token that cannot be sent"),
    ],
)
def test_a_service_that_gives_no_token_is_one_sentence_without_the_secret(answer: Any, status: int, words: str) -> None:
    async def doing(net: Net, service: Service, clock: ManualClock, call: Callable[[str], Call]) -> None:
        service.answer, service.status = answer, status
        with pytest.raises(CallError, match=words) as failed:
            await net.call(call("/shut"))
        assert "ary" not in str(failed.value)

    with_service(oauth, doing)


@pytest.mark.parametrize("lasts", ["300", None, -5, "soon", True, 1e300])
def test_a_lifetime_that_is_odd_is_no_reason_to_fail(lasts: Any) -> None:
    async def doing(net: Net, service: Service, clock: ManualClock, call: Callable[[str], Call]) -> None:
        service.answer = {"access_token": "canary-1", "expires_in": lasts}
        assert (await net.call(call("/shut"))).status == 200
        clock.advance(200)
        assert (await net.call(call("/shut"))).status == 200 and service.given == 1

    with_service(oauth, doing)


KEYS: dict[str, Any] = {
    "RS256": RSAKey.generate_key(2048),
    "ES256": ECKey.generate_key("P-256"),
    "HS256": OctKey.import_key("a shared text of some length, 32+"),
}


def text_of(key: Any) -> str:
    return "a shared text of some length, 32+" if isinstance(key, OctKey) else key.as_pem(private=True).decode()


@pytest.mark.parametrize("algorithm", KEYS)
def test_a_token_that_we_sign_is_read_with_the_other_half_of_the_key(algorithm: str) -> None:
    async def doing(net: Net, service: Service, clock: ManualClock, call: Callable[[str], Call]) -> None:
        await net.call(call("/open"))
        token = service.heads[-1]["authorization"].removeprefix("Bearer ")
        read = jwt.decode(token, KEYS[algorithm], algorithms=[algorithm])
        began = int(ManualClock().utc().timestamp())
        assert read.header == {"typ": "JWT", "alg": algorithm, "kid": "k1"}
        assert read.claims == {"iss": "bullseye", "aud": "shop", "iat": began, "exp": began + 300}
        clock.advance(239)
        await net.call(call("/open"))
        assert service.heads[-1]["authorization"] == f"Bearer {token}"
        clock.advance(1)
        await net.call(call("/open"))
        assert service.heads[-1]["authorization"] != f"Bearer {token}"

    claims = {"iss": "bullseye", "aud": "shop"}
    keys = {"signer": text_of(KEYS[algorithm])}
    with_service(lambda clock, base: Signed(keys.__getitem__, "signer", algorithm, claims, "k1", 300, clock.utc), doing)


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
@pytest.mark.parametrize("key", ["canary", text_of(KEYS["RS256"])[:200], "-----BEGIN canary-----"])
def test_a_key_that_cannot_sign_is_said_and_not_quoted(algorithm: str, key: str) -> None:
    async def doing(net: Net, service: Service, clock: ManualClock, call: Callable[[str], Call]) -> None:
        with pytest.raises(BadInputError, match=f"'signer' cannot sign with {algorithm}; store a private") as failed:
            await net.call(call("/open"))
        assert "canary" not in str(failed.value) and failed.value.__suppress_context__

    with_service(lambda clock, base: Signed(lambda name: key, "signer", algorithm, {}, "", 300, clock.utc), doing)


def test_the_wrong_kind_of_key_is_said() -> None:
    key = text_of(KEYS["ES256"])

    async def doing(net: Net, service: Service, clock: ManualClock, call: Callable[[str], Call]) -> None:
        with pytest.raises(BadInputError, match="cannot sign with RS256"):
            await net.call(call("/open"))

    with_service(lambda clock, base: Signed(lambda name: key, "signer", "RS256", {}, "", 300, clock.utc), doing)
