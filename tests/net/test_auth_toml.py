"""The keys of auth in a definition: what each kind needs, and that a secret is named and never written down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bullseye.datafile import Table, read_table
from bullseye.errors import BadFileError
from bullseye.net.auth import ApiKey, Basic, Bearer, OAuth2, Signed
from bullseye.net.auth_toml import absolute, make_auth, parse_address, parse_auth, parse_headers
from bullseye.net.call import Tls
from tests.fakes import ManualClock

CLOCK = ManualClock()


def table(text: str) -> Table:
    return read_table(text.encode(), "shop.toml", BadFileError)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('auth = "api-key"\nsecret = "shop"', ApiKey),
        ('auth = "api-key"\nsecret = "shop"\nquery = "key"', ApiKey),
        ('auth = "bearer"\nsecret = "shop"', Bearer),
        ('auth = "basic"\nsecret = "shop"\nuser = "ann"', Basic),
        ('auth = "oauth2"\nsecret = "shop"\nclient_id = "b"\ntoken_url = "https://id.example/token"', OAuth2),
        ('auth = "jwt"\nsecret = "shop"\nalgorithm = "ES256"\nissuer = "b"\nkey_id = "k1"', Signed),
        ("", type(None)),
    ],
)
def test_each_kind_is_made_of_its_keys_and_leaves_none_over(text: str, kind: type[Any]) -> None:
    given = table(text)
    settings = parse_auth(given)
    given.finish()
    assert type(make_auth(settings, lambda name: "x", CLOCK.utc)) is kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('auth = "magic"', "none, api-key, bearer, basic, oauth2, jwt"),
        ('auth = "bearer"', "secret is missing"),
        ('auth = "bearer"\nsecret = "sk-CANARY_1"', "store it with: bullseye secrets set NAME"),
        ('auth = "bearer"\nsecret = "canary-canary-canary-canary-canary-canary-1"', "bullseye secrets set NAME"),
        ('auth = "bearer"\nsecret = 7', "bullseye secrets set NAME"),
        ('auth = "basic"\nsecret = "shop"', "user is missing"),
        ('auth = "oauth2"\nsecret = "shop"\nclient_id = "b"\ntoken_url = "https://a:canary@id.example"', "secrets set"),
        ('auth = "jwt"\nsecret = "shop"\nalgorithm = "none"', "RS256, ES256, HS256"),
        ('auth = "jwt"\nsecret = "shop"\nalgorithm = "HS256"\nlifetime_s = 5', "at least 30"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_without_quoting_what_may_be_a_secret(text: str, words: str) -> None:
    with pytest.raises(BadFileError, match=words) as failed:
        parse_auth(table(text))
    assert "canary" not in str(failed.value).lower()


def test_an_address_and_headers_are_checked() -> None:
    given = table('url = "https://shop.example/x"\n[headers]\nAccept = "application/json"\n')
    assert parse_address(given, "url") == "https://shop.example/x"
    assert parse_headers(given) == {"Accept": "application/json"}
    given.finish()
    with pytest.raises(BadFileError, match="plain letters"):
        parse_headers(table('[headers]\n"Ac cept" = "x"'))


def test_certificates_are_found_from_the_folder_of_the_definition(tmp_path: Path) -> None:
    settings = parse_auth(table('ca = "ca.pem"\nclient_cert = "me.pem"\nclient_key = "me.key"'))
    assert settings.tls == Tls("ca.pem", "me.pem", "me.key")
    assert absolute(Tls("ca.pem"), str(tmp_path)) == Tls(str(tmp_path / "ca.pem"))
