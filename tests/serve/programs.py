"""`bullseye serve` as a program for the tests: started, asked, stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.serve.live import PASSWORD, Client

ENDED = 1 if sys.platform == "win32" else -signal.SIGTERM
"""The exit code of a program that was ended: Windows asks none to end itself."""


def start(data: Path, *words: str, **environment: str) -> subprocess.Popen[str]:
    """The program in *data*, with an empty home of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "bullseye", "serve", "--port", "0", "--data-dir", str(data), *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
        env={**os.environ, "HOME": str(data), "XDG_CONFIG_HOME": str(data), **environment},
    )  # fmt: skip


def lines_of(process: subprocess.Popen[str], count: int) -> list[str]:
    """The first lines that it prints."""
    assert process.stdout is not None
    found = []
    for _ in range(count):
        line = process.stdout.readline()
        if not line:
            _, errors = process.communicate()
            raise AssertionError(errors)
        found.append(line.rstrip("\n"))
    return found


def end(process: subprocess.Popen[str], by: signal.Signals = signal.SIGTERM) -> tuple[str, str]:
    """What else it printed; it ends by a signal."""
    process.send_signal(by)
    return process.communicate(timeout=60)


@contextmanager
def program(data: Path, *words: str) -> Iterator[tuple[Client, list[str]]]:
    """The program and a client of it; its end is part of the test."""
    process = start(data, *words, BULLSEYE_PASSWORD=PASSWORD)
    client = None
    try:
        lines = lines_of(process, 2)
        client = Client(int(lines[0].rpartition(":")[2]))
        yield client, lines
    finally:
        if client is not None:
            client.close()
        more, errors = end(process)
        assert "Traceback" not in errors and process.returncode in (0, ENDED), errors
        lines.extend(filter(None, more.split("\n")))
