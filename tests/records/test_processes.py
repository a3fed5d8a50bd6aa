"""Two to four processes write at once and none loses a round, with the lock and without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bullseye.records.store import Store
from bullseye.records.tables import derive
from tests.records.helpers import Places

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
ROUNDS = 25


def write_at_once(folder: Path, processes: int, locked: str) -> list[str]:
    """The ids that *processes* processes reported as safe."""
    command = [sys.executable, "-m", "tests.records.writer", str(folder)]
    running = [
        subprocess.Popen(
            [*command, f"player {number}", str(ROUNDS), locked],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ,
        )
        for number in range(processes)
    ]  # fmt: skip
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    ids = []
    for process in running:
        out, _ = process.communicate()
        assert process.returncode == 0
        ids += out.split()
    return ids


@pytest.mark.parametrize(("processes", "locked"), [(2, "locked"), (4, "locked"), (3, "no lock")])
def test_no_round_is_lost(tmp_path: Path, processes: int, locked: str) -> None:
    told = write_at_once(tmp_path, processes, locked)
    assert len(told) == processes * ROUNDS
    store = Store(Places(tmp_path))
    records = list(store.records())
    assert sorted(record.id for record in records) == sorted(told)
    assert store.last_report.bad == store.last_report.twice == 0
    if locked == "locked":  # the files were right already, before anybody mended them
        content, fresh = store.summary.load()
        assert fresh and len(content.rounds) == len(told)
    assert store.board.as_dict()["boards"] == derive(records)["boards"]
    assert store.notices == []
    assert not [path.name for path in tmp_path.iterdir() if "aside" in path.name or path.suffix == ".tmp"]
