"""A round that is over is scored once, checked once and read back once, however many files follow from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bullseye.app import open_store
from bullseye.dirs import Dirs
from bullseye.play.services import Services
from bullseye.records import record
from bullseye.records.disk import strict_json
from bullseye.records.settings import SettingsFile
from bullseye.session import scorecard
from tests.commands.keeping import let_backups_finish
from tests.fakes import ManualClock
from tests.records.played import played
from tests.rounds import ids


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a round was checked, parsed and scored."""
    times: Counter[str] = Counter()

    def count(word: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*args: Any, **more: Any) -> Any:
            if word != "parsed" or b'"shots":[' in args[0]:
                times[word] += 1
            return call(*args, **more)

        return counting

    monkeypatch.setattr(record, "check_record", count("checked", record.check_record))
    for name in ("loads", "loads_own"):
        monkeypatch.setattr(strict_json, name, count("parsed", getattr(strict_json, name)))
    score = count("scored", scorecard.score_record)
    monkeypatch.setattr(scorecard, "score_record", score)
    monkeypatch.setattr("bullseye.play.services.score_record", score)
    return times


@pytest.mark.parametrize("drill", ["ten-shots", "timed-30", "tracking", "reaction-time"])
def test_a_save_checks_reads_and_scores_the_round_once(tmp_path: Path, counted: Counter[str], drill: str) -> None:
    dirs = Dirs(tmp_path / "data", tmp_path / "config")
    services = Services(dirs, SettingsFile(dirs.settings), lambda: open_store(dirs), ManualClock(), Random(1), ids())
    for seed in (1, 2):  # the first makes the files, the second follows them
        kept = played(seed, drill=drill, face="wa-122")
        counted.clear()
        assert services.finish(kept).trouble == ""
        assert counted == {"checked": 1, "parsed": 1, "scored": 1}
    let_backups_finish()
    assert [row.id for row in services.store.rounds()] == [record.id for record in services.store.records()]
