"""`bullseye serve` as a child process: started, read, and ended by closing its standard input."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bullseye.errors import StorageError
from bullseye.words import tr

START_S = 60.0
END_S = 5.0


class Started(NamedTuple):
    """Where a child answers."""

    url: str


def command() -> list[str]:
    """How to start this very program: the executable itself, or Python with the package."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "bullseye"]


class Child:
    """A server in a process of its own. *password* goes through its standard input: a process list shows none.

    It ends when `stop` is called, and when this process ends for whatever reason.
    """

    def __init__(self, data: Path, password: str, arguments: Sequence[str] = ()) -> None:
        words = [*command(), "serve", "--child", "--data-dir", str(data), *arguments]
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show a console beside the window
        )  # fmt: skip
        self._said: list[str] = []
        self._first = threading.Event()
        self._readers = [
            threading.Thread(target=self._read, daemon=True),
            threading.Thread(target=self._complaints, daemon=True),
        ]
        self._complained: list[str] = []
        for reader in self._readers:
            reader.start()
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # it ended at once: `wait` says why
            self._process.stdin.write(json.dumps({"password": password}) + "\n")
            self._process.stdin.flush()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.append(line.rstrip("\n"))
            self._first.set()
        self._first.set()

    def _complaints(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._complained.append(line.rstrip("\n"))
            del self._complained[:-20]

    def wait(self, timeout_s: float = START_S) -> Started:
        """Where it answers, once it does. Raises StorageError with its own words when it does not start."""
        if self._first.wait(timeout_s) and self._said:
            return Started(self._said[0])
        self.stop()
        why = self._complained[-1].removeprefix("bullseye: ") if self._complained else tr("it did not answer in time")
        raise StorageError(tr("the class server could not be started: {why}", why=why))

    @property
    def alive(self) -> bool:
        """True while it runs."""
        return self._process.poll() is None

    def ended(self, timeout_s: float) -> bool:
        """Wait so long for its end; True when it has ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout_s)
        return not self.alive

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def stop(self, timeout_s: float = END_S) -> bool:
        """End it: by closing its standard input, and if that does not do, for good. True when it ended by itself."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with contextlib.suppress(OSError):  # it is gone already
            self._process.stdin.close()
        try:
            self._process.wait(timeout_s)
            ended = True
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            ended = False
        for reader in self._readers:
            reader.join(timeout_s)
        self._process.stdout.close()
        if self._process.stderr is not None:
            self._process.stderr.close()
        return ended
