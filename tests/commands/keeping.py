"""What the tests of verify, care, removal and exchange share: a program to call, and rounds to call it on."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from bullseye.app import open_store
from bullseye.cli import main
from bullseye.dirs import user_dirs
from tests.records.played import played


class Program:
    """Runs commands on one data folder; `code`, `out` and `err` are those of the last call."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data, self._capsys = data, capsys
        self.code, self.out, self.err = 0, "", ""

    def __call__(self, *words: str, data: Path | None = None) -> str:
        self._capsys.readouterr()
        try:
            self.code = main([*words, "--data-dir", str(data or self.data)])
        except SystemExit as stop:
            self.code = int(stop.code or 0)
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.err
        return self.out

    def json(self, *words: str) -> Any:
        return json.loads(self(*words, "--json"))

    def refuses(self, *words: str) -> str:
        """The one sentence that *words* are refused with."""
        out = self(*words)
        assert (self.code, out) == (2, ""), self.err
        assert self.err.startswith("bullseye: ") and self.err.count("\n") == 1
        return self.err

    @property
    def history(self) -> Path:
        return self.data / "history.jsonl"

    def play(self, *players: str) -> list[str]:
        """A ranked round of each of *players*; their ids."""
        store = open_store(user_dirs(self.data))
        ids = [store.save(played(seed, player)).id for seed, player in enumerate(players, 1)]
        let_backups_finish()
        return ids

    def ids(self) -> list[str]:
        return [row["id"] for row in self.json("history")]

    def board(self) -> set[str]:
        return {row["player"] for row in self.json("scores")}


def let_backups_finish() -> None:
    """Wait for the thread that makes the backup of the day, as the end of the program does."""
    for thread in threading.enumerate():
        if thread.name == "backup":
            thread.join()


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path / "data", capsys)
