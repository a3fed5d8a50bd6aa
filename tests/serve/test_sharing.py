"""`bullseye targets share` as a program: its links open, what it acknowledged outlives a kill, it ends when asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bullseye.errors import BadInputError
from bullseye.serve.sharing import Door, SharedServer, bases, link
from bullseye.watch.store.database import Database
from bullseye.watch.store.values import Values
from tests.fakes import ManualClock
from tests.serve.shared import Holder, sharing_in


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}


def bullseye(folder: Path, *words: str) -> str:
    """What a command prints."""
    run = subprocess.run(
        [sys.executable, "-m", "bullseye", *words], env=environment(folder), capture_output=True, text=True,
        check=True, timeout=120,
    )  # fmt: skip
    return run.stdout


class Program:
    """The command while it serves."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bullseye", "targets", "share", *words, "--port", "0"], env=environment(folder),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.line = self.process.stdout.readline().strip()
        address, _, self.token = self.line.rpartition("/t/")
        self.port = int(address.rpartition(":")[2]) if address else 0

    def end(self, *, killed: bool = False) -> str:
        (self.process.kill if killed else self.process.terminate)()
        _, said = self.process.communicate(timeout=60)
        return said


def test_what_was_acknowledged_outlives_a_kill_and_the_link_opens_again(tmp_path: Path) -> None:
    bullseye(tmp_path, "targets", "add", "glasses", "--typed", "--sum", "--per", "day", "--at-least", "8")
    first = Program(tmp_path, "glasses")
    assert first.line.startswith("glasses: http://127.0.0.1:")
    ada = Holder(first.port, first.token, "Ada")
    assert [ada.change("add", value=1).status for _ in range(5)] == [200] * 5
    first.end(killed=True)
    ada.client.close()
    second = Program(tmp_path)
    assert second.token == first.token
    ada.client.port, again = second.port, Holder(second.port, second.token, "Ada")
    assert again.view()["value"] == 5.0
    again.client.cookies = ada.client.cookies  # the session is kept too, and with it one's own changes
    assert again.undo(5).json["value"] == 4.0
    again.client.close()
    said = second.end()
    assert "Ctrl+C ends it" in said and "Traceback" not in said
    told = json.loads(bullseye(tmp_path, "targets", "changes", "glasses", "--json"))["changes"]
    assert [(each["name"], each["kind"], each["undone"]) for each in told[-2:]] == [
        ("Ada", "add", 6), ("Ada", "undo", None),
    ]  # fmt: skip
    assert "took back 1" in bullseye(tmp_path, "targets", "changes", "glasses")
    assert "opens nothing any more" in bullseye(tmp_path, "targets", "unshare", "glasses")
    third = Program(tmp_path)
    assert third.line == ""
    assert "no target is shared yet" in third.process.communicate(timeout=60)[1]


def test_where_it_listens_is_said_for_each_address_of_this_machine() -> None:
    assert bases("127.0.0.1", 8711) == ["http://127.0.0.1:8711"]
    assert bases("0.0.0.0", 8711, lambda: ["10.0.0.7", "10.0.0.8"]) == ["http://10.0.0.7:8711", "http://10.0.0.8:8711"]
    assert bases("0.0.0.0", 1, list) == ["http://127.0.0.1:1"]
    assert link("http://10.0.0.7:8711", "abc") == "http://10.0.0.7:8711/t/abc"


def test_a_server_in_a_thread_listens_until_it_is_stopped(tmp_path: Path) -> None:
    clock = ManualClock()
    with Database(tmp_path / "values.sqlite3") as database:
        sharing = sharing_in(tmp_path, clock, database)
        server = SharedServer(sharing, Door(port=0), clock.now)
        port = server.room.port
        ada = Holder(port, sharing.links()["glasses"])
        assert ada.change("add", value=2).status == 200
        with pytest.raises(BadInputError, match=f"port {port} .* cannot be used"):
            SharedServer(sharing, Door(port=port), clock.now)
        ada.client.close()
        assert server.stop()
        with pytest.raises(OSError):
            Holder(port, "guess")
        assert [each.value for each in Values(database).samples("glasses")] == [2.0]
