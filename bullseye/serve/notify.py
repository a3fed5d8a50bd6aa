"""Tells systemd how the service is, where it asks to be told (`Type=notify`); elsewhere nothing is sent."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Mapping

READY = "READY=1"
ENDING = "STOPPING=1"


def tell(words: str, environment: Mapping[str, str]) -> None:
    """Send *words* to the socket that NOTIFY_SOCKET names (sd_notify(3)); a manager that is gone is no trouble."""
    address = environment.get("NOTIFY_SOCKET", "")
    family = getattr(socket, "AF_UNIX", None)
    if not address.startswith(("/", "@")) or family is None:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]  # the abstract namespace
    with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as out:
        out.connect(address)
        out.send(words.encode())
