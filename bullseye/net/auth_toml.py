"""The keys of a definition that say how a service is shown who we are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bullseye.datafile import Table, is_slug
from bullseye.errors import BadInputError
from bullseye.net.address import check_address
from bullseye.net.auth import ALGORITHMS, ApiKey, Basic, Bearer, OAuth2, Secret, Signed
from bullseye.net.call import Auth, Tls
from bullseye.words import tr

KINDS = ("none", "api-key", "bearer", "basic", "oauth2", "jwt")
HOW = "bullseye secrets set NAME"


class AuthSettings(NamedTuple):
    """What a definition says; *secret* is the name of one."""

    kind: str = "none"
    secret: str = ""
    header: str = ""
    query: str = ""
    user: str = ""
    client_id: str = ""
    token_url: str = ""
    scope: str = ""
    algorithm: str = ""
    claims: tuple[tuple[str, str], ...] = ()
    key_id: str = ""
    lifetime_s: float = 300.0
    tls: Tls = Tls()


def parse_auth(table: Table) -> AuthSettings:
    """The keys of auth in *table*, checked; a table without any is "none". Raises the table's error."""
    kind = table.text("auth", "none", choices=KINDS)
    name = ""
    if kind != "none":
        name = parse_secret(table, "secret")
    tls = Tls(table.text("ca", ""), table.text("client_cert", ""), table.text("client_key", ""))
    found = AuthSettings(kind, name, tls=tls)
    if kind == "api-key":
        query = table.text("query", "")
        return found._replace(query=query, header=table.text("header", "" if query else "X-Api-Key", limit=80))
    if kind == "basic":
        return found._replace(user=table.text("user"))
    if kind == "oauth2":
        url = parse_address(table, "token_url")
        return found._replace(client_id=table.text("client_id"), token_url=url, scope=table.text("scope", ""))
    if kind == "jwt":
        names = (("iss", "issuer"), ("sub", "subject"), ("aud", "audience"))
        claims = tuple((claim, table.text(key)) for claim, key in names if table.has(key))
        return found._replace(
            algorithm=table.text("algorithm", choices=ALGORITHMS), claims=claims, key_id=table.text("key_id", ""),
            lifetime_s=table.number("lifetime_s", 300.0, low=30.0, high=3600.0),
        )  # fmt: skip
    return found


def parse_secret(table: Table, key: str) -> str:
    """The name of a secret; something that looks like a secret itself is refused and not quoted."""
    name = table.value(key)
    if name is None:
        return table.text(key)  # says that it is missing
    if not isinstance(name, str) or not is_slug(name) or len(name) > 40:
        raise table.fail(key, "(hidden)", tr("write the name of a secret here, and store it with: {how}", how=HOW))
    return table.text(key)


def parse_address(table: Table, key: str) -> str:
    """An http(s) address without a password in it."""
    try:
        check_address(str(table.value(key) or table.text(key)))
    except BadInputError as bad:
        raise table.fail(key, "(hidden)", str(bad)) from None
    return table.text(key, limit=2000)


def parse_headers(table: Table, key: str = "headers") -> Mapping[str, str]:
    """Headers to send, such as Accept; those that carry secrets are made by `auth`."""
    own = table.table(key)
    found = {}
    for name in own.given():
        value = own.text(name, limit=1000)
        if not name.isascii() or not name.replace("-", "").isalnum() or not value.isascii():
            raise own.fail(name, value, tr("a header is made of plain letters, digits and hyphens"))
        found[name] = value
    own.finish()
    return found


def make_auth(settings: AuthSettings, secret: Secret, utc: Callable[[], datetime]) -> Auth | None:
    """What dresses the calls; None for "none"."""
    name = settings.secret
    if settings.kind == "api-key":
        return ApiKey(secret, name, settings.header, settings.query)
    if settings.kind == "bearer":
        return Bearer(secret, name)
    if settings.kind == "basic":
        return Basic(secret, name, settings.user)
    if settings.kind == "oauth2":
        return OAuth2(secret, name, settings.client_id, settings.token_url, settings.scope, utc)
    if settings.kind == "jwt":
        claims = dict(settings.claims)
        return Signed(secret, name, settings.algorithm, claims, settings.key_id, settings.lifetime_s, utc)
    return None


def absolute(tls: Tls, folder: str) -> Tls:
    """The same files, relative ones from *folder* on."""
    return Tls(*(str(Path(folder, Path(name).expanduser())) if name else "" for name in tls))
