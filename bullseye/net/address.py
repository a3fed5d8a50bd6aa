"""Addresses of services: checked before they are called, and shown without anything that could be a secret."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from bullseye.errors import BadInputError
from bullseye.words import tr

MOST_LETTERS = 2000
_PORTS = {"http": 80, "https": 443}
_PLAIN_PATH = re.compile(r"[^A-Za-z0-9._~/-]+")


class BadAddressError(BadInputError):
    """An address that cannot be called."""


class Place(NamedTuple):
    """Who answers: a key that was given for one place goes to no other."""

    scheme: str
    host: str
    port: int


def check_address(text: str) -> str:
    """The same address; raises BadAddressError for what is no http(s) address, or holds a password.

    The error quotes what cannot hold a secret.
    """
    example = "write one such as https://shop.example/status.json"
    if len(text) > MOST_LETTERS or not text.isprintable() or " " in text:
        raise BadAddressError(
            tr(
                "an address of {number} letters, or with spaces in it, does not work; {example}",
                number=len(text),
                example=example,
            )
        )
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as bad:
        raise BadAddressError(
            tr("an address cannot be read ({first_words}); {example}", first_words=_first_words(bad), example=example)
        ) from None
    if parts.scheme not in _PORTS or not host:
        raise BadAddressError(
            tr("{shown!r} is no address of a web service; {example}", shown=shown(text), example=example)
        )
    if parts.username is not None or parts.password is not None:
        raise BadAddressError(
            tr(
                "the address of {host} holds a name or a password; leave them out, choose auth = "
                '"basic" and store the password with: bullseye secrets set NAME',
                host=host,
            )
        )
    return text


def _first_words(bad: ValueError) -> str:
    return str(bad).partition("'")[0].strip() or "it is not well formed"


def place_of(address: str) -> Place:
    """Scheme, host and port of a checked address."""
    parts = urlsplit(address)
    return Place(parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0))


def host_of(address: str) -> str:
    """The host, with its port where that is an unusual one."""
    place = place_of(address)
    name = f"[{place.host}]" if ":" in place.host else place.host
    return name if place.port == _PORTS.get(place.scheme) else f"{name}:{place.port}"


def path_of(address: str, private: bool = False) -> str:
    """The path for a log: without its query, in plain letters, 60 at most; "/..." where the path is a secret."""
    if private:
        return "/..."
    plain = _PLAIN_PATH.sub("-", urlsplit(address).path) or "/"
    return plain if len(plain) <= 60 else plain[:57] + "..."


def shown(address: str, private: bool = False) -> str:
    """An address for a person: scheme, host and path; never a name, a password, a query or a fragment."""
    try:
        parts: SplitResult = urlsplit(address)
        return f"{parts.scheme}://{host_of(address)}{path_of(address, private)}" if parts.hostname else "the address"
    except ValueError:
        return "the address"


def joined(base: str, location: str) -> str:
    """Where *location* leads from *base*: another path of it, or a whole address. Raises BadAddressError."""
    try:
        return check_address(urljoin(base, location))
    except ValueError:
        raise BadAddressError(tr("{shown} leads to an address that cannot be read", shown=shown(base))) from None


def same_place(old: str, new: str) -> bool:
    """True when both are answered by the same host and port; from http to https of one host counts as the same."""
    before, after = place_of(old), place_of(new)
    safer = before.host == after.host and (before.scheme, after.scheme) == ("http", "https")
    return before == after or (safer and before.port == 80 and after.port == 443)
