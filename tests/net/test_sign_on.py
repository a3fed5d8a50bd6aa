"""What a sign-on service says is checked whole: issuer, audience, times, nonce, signature, and keys that change."""

from __future__ import annotations

import asyncio
import base64
import hmac
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bullseye.net.call import CallError
from bullseye.net.client import Net
from bullseye.net.sign_on import KEYS_AGAIN_S, LONGEST_S, Service, SignOn, SignOnError, Told
from tests.fakes import ManualClock
from tests.systems import needs_cryptography

needs_cryptography()

from joserfc import jwt  # noqa: E402
from joserfc.jwk import RSAKey  # noqa: E402

from tests.net.id_service import CLIENT, SECRET, IdService, id_service  # noqa: E402

BACK = "http://127.0.0.1:8711/sign-on/back"
VERIFIER = "v" * 43


@pytest.fixture
def service() -> Iterator[IdService]:
    with id_service() as made:
        yield made


class Program:
    """Our side, in one loop for a whole test."""

    def __init__(self, service: IdService) -> None:
        self._service = service
        self._runner = asyncio.Runner()
        self._net = Net(ManualClock())
        known = Service(service.url, CLIENT, "sign-on")
        self.sign_on = SignOn(known, self._net, lambda name: SECRET, lambda: service.now_s)

    def begin(self) -> str:
        return self._runner.run(self.sign_on.begin(BACK, "state", "nonce", VERIFIER))

    def code(self) -> str:
        """A code as the service hands it out."""
        self.begin()
        begun = {name: values[0] for name, values in parse_qs(urlsplit(self.begin()).query).items()}
        self._service._codes["c"] = begun
        return "c"

    def finish(self, nonce: str = "nonce", verifier: str = VERIFIER) -> Told:
        return self._runner.run(self.sign_on.finish(self.code(), BACK, nonce, verifier))

    def close(self) -> None:
        self._runner.run(self._net.close())
        self._runner.close()


@pytest.fixture
def program(service: IdService) -> Iterator[Program]:
    made = Program(service)
    yield made
    made.close()


def test_the_browser_is_sent_with_state_nonce_and_a_challenge_that_tells_no_verifier(program: Program) -> None:
    query = parse_qs(urlsplit(program.begin()).query)
    assert query["state"] == ["state"] and query["nonce"] == ["nonce"] and query["redirect_uri"] == [BACK]
    assert query["code_challenge_method"] == ["S256"] and VERIFIER not in str(query) and SECRET not in str(query)


def test_who_comes_back_is_who_the_service_says(service: IdService, program: Program) -> None:
    assert program.finish() == Told("42", "ada@school.example", "Ada")
    service.claims["email_verified"] = False
    assert program.finish().email == "", "an address that the service did not check is nobody's"
    assert service.asked.count("discovery") == service.asked.count("keys") == 1


BAD: dict[str, dict[str, Any]] = {
    "another service": {"iss": "https://evil.example"},
    "another program": {"aud": "other"},
    "no program": {"aud": None},
    "handed on": {"aud": [CLIENT, "other"], "azp": "other"},
    "of several without saying whose": {"aud": [CLIENT, "other"]},
    "too old": {"exp": 1},
    "of the future": {"iat": 1_900_000_000, "exp": 1_900_000_300},
    "for ever": {"iat": 1_700_000_000, "exp": 9_999_999_999},
    "without an end": {"exp": None},
    "an end that is no number": {"exp": "tomorrow"},
    "of another sign-in": {"nonce": "other"},
    "of no sign-in": {"nonce": None},
    "of nobody": {"sub": None},
    "of something": {"sub": 7},
    "of too much": {"sub": "x" * 300},
}


@pytest.mark.parametrize("why", BAD)
def test_a_token_that_is_not_for_this_sign_in_is_not_believed(service: IdService, program: Program, why: str) -> None:
    service.token = service.sign("nonce", **BAD[why])
    with pytest.raises(SignOnError, match="sent back what cannot be believed") as refused:
        program.finish()
    assert service.token not in str(refused.value)


def test_a_token_is_good_to_its_end_and_a_minute_for_clocks_that_differ(service: IdService, program: Program) -> None:
    service.token = service.sign("nonce")
    service.now_s += 300 + 59
    program.finish()
    service.now_s += 1
    with pytest.raises(SignOnError):
        program.finish()
    assert LONGEST_S > 300


def unsigned(service: IdService) -> str:
    """A token that says itself that nobody signed it."""
    head, body, _ = service.sign("nonce").split(".")
    none = base64.urlsafe_b64encode(json.dumps({"alg": "none"}).encode()).rstrip(b"=").decode()
    return f"{none}.{body}."


def packed(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def by_the_public_key(service: IdService) -> str:
    """A token signed with what everybody can read, as if it were a shared secret."""
    _, body, _ = service.sign("nonce").split(".")
    signed = f"{packed(json.dumps({'alg': 'HS256', 'kid': 'one'}).encode())}.{body}"
    return f"{signed}.{packed(hmac.new(service.key.as_pem(private=False), signed.encode(), sha256).digest())}"


def by_another_key(service: IdService) -> str:
    """A token of a key that only has the same name."""
    other = RSAKey.generate_key(2048, {"kid": "one"})
    return jwt.encode({"alg": "RS256", "kid": "one"}, jwt.decode(service.sign("nonce"), service.key).claims, other)


def changed(service: IdService) -> str:
    """A token whose words were changed after it was signed."""
    head, body, signature = service.sign("nonce").split(".")
    words = json.loads(base64.urlsafe_b64decode(body + "=="))
    return f"{head}.{packed(json.dumps({**words, 'sub': '1'}).encode())}.{signature}"


@pytest.mark.parametrize(
    "forge", [unsigned, by_the_public_key, by_another_key, changed, lambda _: "a.b.c", lambda _: "x"]
)
def test_a_token_that_the_service_did_not_sign_is_not_believed(
    service: IdService, program: Program, forge: Any
) -> None:
    service.token = forge(service)
    with pytest.raises(SignOnError, match="nobody there signed it"):
        program.finish()


def test_keys_that_changed_are_asked_for_again_and_not_for_every_token(service: IdService, program: Program) -> None:
    program.finish()
    service.rotate("two")
    service.now_s += KEYS_AGAIN_S
    assert program.finish().subject == "42"
    assert service.asked.count("keys") == 2
    service.header["kid"] = "three"
    for _ in range(3):
        with pytest.raises(SignOnError):
            program.finish()
    assert service.asked.count("keys") == 2, "a made-up key does not make us ask at once"


def test_a_code_of_somebody_else_is_good_for_nothing(program: Program) -> None:
    with pytest.raises(CallError, match="answers 400"):
        program.finish(verifier="w" * 43)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"issuer": "https://evil.example"}, "says that it is another service"),
        ({"token_endpoint": "http://evil.example/token"}, "names an address that is not https"),
        ({"jwks_uri": None}, "names an address that is not https"),
    ],
)
def test_a_service_that_is_another_one_or_not_secure_is_not_used(
    service: IdService, program: Program, changes: dict[str, Any], why: str
) -> None:
    service.changes = changes
    with pytest.raises(SignOnError, match=why):
        program.begin()
