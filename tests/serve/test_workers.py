"""Several processes at one port: each answers, none is missed for long, and all end together."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.serve.live import until

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a socket is handed on as a file, which Windows does not do"),
    pytest.mark.long,
]
ROOT = Path(__file__).parents[2]
PATIENCE_S = 180.0
"""Each process that is started imports a web server, and several are, one after the other."""


class Supervised:
    """A supervisor and the port of its workers."""

    def __init__(self, count: int, how: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.serve.supervised", str(count), how],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.port = 0
        self.gone: list[int] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            what, _, number = line.partition(" ")
            if what == "gone":
                self.gone.append(int(number))
            else:
                self.port = int(number)

    def ask(self, path: str = "/pid") -> str:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        finally:
            connection.close()

    def pid(self) -> int:
        """Who answers. One that ends may close a connection it has just taken: that is asked again, as by a browser."""
        try:
            return int(self.ask().split()[0])
        except (http.client.RemoteDisconnected, ConnectionResetError):
            return int(self.ask().split()[0])

    def pids(self, count: int, but: frozenset[int] = frozenset()) -> set[int]:
        """As many processes as *count* that answer, none of *but*."""
        found: set[int] = set()

        def enough() -> bool:
            found.add(self.pid())
            return len(found - but) >= count

        until(enough, PATIENCE_S)
        return found - but

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.over()

    def over(self) -> int:
        """Its exit code, once it and all that it started are gone: they hold its standard error."""
        assert self.process.stdout is not None and self.process.stderr is not None
        self.process.wait(60)
        self._reader.join(60)
        self.process.stdout.close()
        self.errors = self.process.stderr.read()
        self.process.stderr.close()
        return self.process.returncode


@contextmanager
def supervised(count: int, how: str = "well") -> Iterator[Supervised]:
    made = Supervised(count, how)
    try:
        until(lambda: made.port or made.process.poll() is not None, PATIENCE_S)
        yield made
    finally:
        if made.process.poll() is None:
            made.end()


def test_each_answers_knows_the_secret_and_ends_with_the_supervisor() -> None:
    with supervised(2) as group:
        assert group.ask().endswith(" secret")
        pids = group.pids(2)
        assert group.process.pid not in pids
        if sys.platform == "linux":
            assert not any(b"secret" in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in pids)
        assert group.end() == 0 and set(group.gone) == pids


def test_one_that_is_killed_is_replaced_and_the_others_answer_meanwhile() -> None:
    with supervised(2) as group:
        before = group.pids(2)
        dead = before.pop()
        os.kill(dead, signal.SIGKILL)
        until(lambda: dead in group.gone, PATIENCE_S)
        group.pid()  # whoever is there answers
        assert before < group.pids(2, frozenset({dead}))


def test_one_that_hangs_is_killed_and_replaced() -> None:
    with supervised(1, "hanging") as group:
        first = group.pid()
        with pytest.raises((OSError, http.client.HTTPException)):
            group.ask("/hang")
        assert group.pid() != first and first in group.gone


def test_after_a_hangup_all_are_new_and_no_request_was_lost() -> None:
    with supervised(2) as group:
        before = group.pids(2)
        group.process.send_signal(signal.SIGHUP)
        until(
            lambda: group.pid() and before <= set(group.gone), PATIENCE_S
        )  # asks all the while, and fails where nobody answers
        assert not group.pids(2) & before


def test_no_worker_outlives_a_supervisor_that_is_killed() -> None:
    with supervised(2) as group:
        group.pids(2)
        group.process.kill()
        group.over()
        with pytest.raises(OSError):
            group.ask()


def test_what_is_wrong_for_all_of_them_ends_it_with_their_words() -> None:
    with supervised(2, "broken") as group:
        assert group.over() == 7 and "the worker has no face" in group.errors
