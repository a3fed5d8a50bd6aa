"""A storm of kills: 40 in every test run, more when BULLSEYE_CRASH_COUNT says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

KILLS = int(os.environ.get("BULLSEYE_CRASH_COUNT", "40"))
ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork and no SIGKILL")
def test_no_kill_at_any_instant_loses_a_round_that_was_reported_as_saved(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.records.storm", str(tmp_path), str(KILLS), "1"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert run.returncode == 0, run.stderr
    counts = json.loads(run.stdout)
    print(run.stdout)
    assert counts["kills"] == KILLS and counts["safe"] > KILLS / 10
    assert {name: counts[name] for name in ("lost", "strange", "wrong_board", "left_overs")} == {
        "lost": 0, "strange": 0, "wrong_board": 0, "left_overs": 0
    }  # fmt: skip
