"""`bullseye today` says what the start page says: the code of the day, the best, yesterday's, days in a row."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bullseye.cli import main
from bullseye.commands import today
from bullseye.dirs import Dirs
from bullseye.drill.chance import seed_of_day
from bullseye.play.round.roundcode import decode
from bullseye.records.store import Store
from bullseye.session import clock
from tests.records.played import played
from tests.rounds import DRILLS, FACES, changed

NOW = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock.SystemClock, "utc", lambda self: NOW)
    monkeypatch.setattr(today, "LocalZone", lambda: UTC)


def keep(data: Path, seed: int, days_ago: int, score: int, player: str = "Ann") -> None:
    store = Store(Dirs(data, data / "config"))
    when = (NOW - timedelta(days=days_ago)).strftime("%Y-%m-%dT%H:%M:%SZ")
    day = NOW.date() - timedelta(days=days_ago)
    record = changed(played(seed, player, drill="today"), finished=when, started=when, score=score,
                     seed=seed_of_day(day))  # fmt: skip
    store.save(record)


def run(data: Path, *words: str) -> int:
    return main(["today", "--data-dir", str(data), "--player", "Ann", *words])


def test_before_a_round_it_says_the_code_that_plays_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Today's round, 2026-11-29, at Classic bullseye" and lines[2] == "Ann has not played it yet."
    coded = decode(lines[1].removeprefix("Code: "), DRILLS, FACES)
    assert (coded.drill.id, coded.face.id, coded.seed) == ("today", "classic", seed_of_day(date(2026, 11, 29)))
    assert run(tmp_path, "--copy") == 2
    assert "has not played today's round yet" in capsys.readouterr().err


def test_after_rounds_it_says_the_best_yesterdays_and_the_days_in_a_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for seed, days_ago, score in ((1, 0, 412), (2, 0, 380), (3, 1, 398), (4, 2, 100)):
        keep(tmp_path, seed, days_ago, score)
    assert run(tmp_path) == 0
    told = capsys.readouterr().out
    assert "Ann: 412 is the best of 2 rounds." in told and "Yesterday: 398." in told and "3 days in a row." in told
    assert run(tmp_path, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["day"], found["rounds"], found["yesterday"], found["streak"]) == ("2026-11-29", 2, 398, 3)
    assert found["best"]["score"] == 412
    assert run(tmp_path, "--copy") == 0
    text = capsys.readouterr().out
    assert text.startswith("bullseye, today's round, 2026-11-29\n412 points") and found["code"] in text
