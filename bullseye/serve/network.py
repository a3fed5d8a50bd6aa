"""Which addresses this machine has, which of them to show first, and what to say where there is none."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable, Sequence

from bullseye.words import tr

ELSEWHERE = ("192.0.2.1", "2001:db8::1")
"""Addresses that exist nowhere (RFC 5737, RFC 3849): asking for the way there sends nothing."""
ALONE_S = 120.0


def addresses() -> list[str]:
    """The IPv4 addresses of this machine but loopback: the one of the way out first, private ones before others."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way_out:
        try:
            way_out.connect((ELSEWHERE[0], 9))
            found.append(way_out.getsockname()[0])
        except OSError:  # no network at all
            pass
    try:
        named = [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        named = []
    return in_order(found, named)


def in_order(way_out: Sequence[str], named: Iterable[str]) -> list[str]:
    """Each address once, loopback left out: the private one of the way out, other private ones, the rest."""
    every = [one for one in dict.fromkeys([*way_out, *named]) if not ipaddress.ip_address(one).is_loopback]
    return sorted(
        every, key=lambda one: (_is_made_up(one), not ipaddress.ip_address(one).is_private, one not in way_out)
    )


def _is_made_up(address: str) -> bool:
    """169.254: what a machine calls itself when nobody gave it an address."""
    return ipaddress.ip_address(address).is_link_local


def words(found: Sequence[str], alone_s: float, host: str) -> list[str]:
    """What to say of the network to who waits for students *alone_s* seconds already."""
    if ipaddress.ip_address(host).is_loopback:
        return [tr("Only this computer can join: the server was started for this computer alone.")]
    if not found:
        return [tr("This computer has no network; join a Wi-Fi, plug in a cable, or open a hotspot on it.")]
    said = []
    if all(_is_made_up(address) for address in found):
        said.append(tr("The network gave this computer no address; try its Wi-Fi again, or a hotspot of its own."))
    if alone_s > ALONE_S:
        said.append(
            tr(
                "Nobody has come yet. A firewall may keep them out, or a Wi-Fi that keeps devices apart: let bullseye "
                "through the firewall, use a hotspot of this computer, or a cable."
            )
        )
    return said


def is_ours(address: str, found: Iterable[str]) -> bool:
    """True for an address of this machine itself."""
    try:
        return ipaddress.ip_address(address).is_loopback or address in found
    except ValueError:
        return True  # a test's client, or a socket without an address


def is_trusted_host(header: str, names: Iterable[str]) -> bool:
    """True for a Host header that names this machine by an address, as localhost, or by one of its *names*.

    A page of somebody else can make a name of theirs point here; it cannot make an address theirs.
    """
    host = header.rpartition(":")[0] if header.rpartition(":")[2].isdecimal() else header
    host = host.strip("[]").lower()
    if host == "localhost" or host in names:
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
