"""systemd is told by a datagram, in its files and in its abstract names; nobody else is."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest

from bullseye.serve.notify import READY, tell


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="sockets of that kind are not here")
@pytest.mark.parametrize("name", ["{folder}/notify", "@bullseye-{pid}"])
def test_the_manager_hears_it(name: str) -> None:
    if name.startswith("@") and sys.platform != "linux":
        pytest.skip("names without a file are Linux's own")
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        address = name.format(folder=folder, pid=os.getpid())
        manager.settimeout(60)
        manager.bind(address.replace("@", "\0", 1))
        tell(READY, {"NOTIFY_SOCKET": address})
        assert manager.recv(100) == b"READY=1"


def test_where_nobody_asks_or_listens_nothing_happens(tmp_path: Path) -> None:
    for environment in ({}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": str(tmp_path / "gone")}, {"NOTIFY_SOCKET": "x"}):
        tell(READY, environment)
