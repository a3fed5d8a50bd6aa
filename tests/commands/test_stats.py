"""`bullseye stats`: a series for each drill, face, style and device, for people and for programs."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, date, timedelta, timezone
from typing import Any

import pytest

from bullseye.app import open_store
from bullseye.commands.stats import run
from bullseye.dirs import user_dirs
from bullseye.measure.statistics.every import STATISTICS
from bullseye.records.settings import Settings, SettingsFile
from bullseye.session.record import Record
from tests.commands.keeping import Program, let_backups_finish, program
from tests.records.helpers import NOON
from tests.records.played import played
from tests.rounds import changed

__all__ = ["program"]

SERIES = {
    "player", "drill", "face", "style", "device", "rounds", "shots", "hits", "first", "last", "measures",
}  # fmt: skip
MEASURE = {
    "measure", "unit", "better", "n", "mean", "mean_ci95", "best", "latest", "usual", "sessions", "learning",
    "fatigue", "time_of_day", "points",
}  # fmt: skip


def keep(program: Program, *rounds: Record) -> list[Record]:
    store = open_store(user_dirs(program.data))
    for record in rounds:
        store.save(record)
    let_backups_finish()
    return list(rounds)


def on(day: int, seed: int = 1, player: str = "Ann", **more: Any) -> Record:
    """A round of ten shots, finished *day* days after the tests' noon."""
    when = (NOON + timedelta(days=day, minutes=seed)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return changed(played(100 * day + seed, player, **more), finished=when)


def test_without_rounds_it_says_so_and_writes_nothing(program: Program) -> None:
    assert program("stats") == "No rounds yet.\n"
    assert program.json("stats") == {"since": None, "series": [], "suggestions": []}
    assert not program.data.exists()


def test_each_device_is_a_series_with_every_measure_and_its_documented_keys(program: Program) -> None:
    keep(program, *(on(n, device="mouse") for n in range(6)), on(9, device="pen"), on(10, drill="race-30"))
    found = program.json("stats")
    assert set(found) == {"since", "series", "suggestions"}
    assert [(each["drill"], each["device"], each["rounds"]) for each in found["series"]] == [
        ("ten-shots", "mouse", 6), ("race-30", "mouse", 1), ("ten-shots", "pen", 1),
    ]  # fmt: skip
    for each in found["series"]:
        assert set(each) == SERIES
        assert [one["measure"] for one in each["measures"]] == ["score", "accuracy", "hits_per_s", "sigma"]
        for one in each["measures"]:
            assert set(one) == MEASURE
    score = found["series"][0]["measures"][0]
    assert (score["n"], score["sessions"], len(score["points"]), score["usual"]["rounds"]) == (6, 6, 6, 6)
    assert set(score["best"]) == {"date", "value"}
    assert score["learning"]["sessions"] == 6
    assert found["series"][1]["measures"][0]["unit"] == "ms"
    assert found["series"][1]["measures"][0]["usual"] is None


def test_every_key_has_its_line_in_the_statistics() -> None:
    known = {topic: {line.key for line in STATISTICS if line.topic == topic} for topic in ("stats", "measure")}
    assert (SERIES - known["stats"], MEASURE - known["measure"]) == (set(), set())


def test_the_table_names_the_series_and_shows_best_mean_latest_and_usual(program: Program) -> None:
    keep(program, *(on(n) for n in range(5)))
    lines = program("stats").splitlines()
    assert lines[0] == "Ann, ten-shots on classic, x-10-9, mouse: 5 rounds"
    assert lines[1].split() == ["best", "mean", "latest", "usual"]
    assert [line.split()[0] for line in lines[2:6]] == ["score", "accuracy", "hits", "sigma"]
    assert " to " in lines[2] and "mm" in lines[5]


def test_rounds_can_be_those_of_one_player_drill_face_or_device(program: Program) -> None:
    keep(program, on(0), on(1, player="Bo"), on(2, drill="race-30"), on(3, face="wa-122"), on(4, device="pen"))

    def count(*flags: str) -> int:
        return sum(each["rounds"] for each in program.json("stats", *flags)["series"])

    assert count() == 5
    assert [count(*flags) for flags in (("--player", "Bo"), ("--drill", "race-30"), ("--device", "pen"))] == [1, 1, 1]
    assert count("--face", "wa122") == 1
    assert count("--player", "Ann", "--drill", "ten-shots", "--device", "mouse", "--face", "classic") == 1
    assert count("--player", "Bo", "--drill", "race-30") == 0
    assert program("stats", "--player", "Bo", "--drill", "race-30") == "No rounds fit; use fewer filters.\n"


def test_since_takes_days_of_the_zone_handed_in(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    keep(program, *(on(n) for n in range(3)))
    given = {"data_dir": str(program.data), "player": None, "drill": None, "face": None, "device": None,
             "since": date(2026, 11, 23), "json": True, "explain": None}  # fmt: skip
    counts = []
    for hours in (0, 12):  # noon and a minute of the 22nd is the 23rd, twelve hours east
        assert run(argparse.Namespace(**given), UTC if not hours else timezone(timedelta(hours=hours))) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["since"] == "2026-11-23"
        counts.append(found["series"][0]["rounds"])
    assert counts == [2, 3]


def test_a_drill_that_is_gone_can_still_be_asked_for(program: Program) -> None:
    keep(program, changed(on(0), drill="my-old-drill", face="my-old-face"))
    assert len(program.json("stats", "--drill", "my-old-drill", "--face", "my-old-face")["series"]) == 1


def test_what_to_do_next_is_told_unless_it_is_turned_off(program: Program) -> None:
    moved = []
    for n in range(3):
        record = on(n)
        moved.append(changed(record, shots=tuple(shot._replace(x_mm=shot.x_mm + 80.0) for shot in record.shots)))
    keep(program, *moved)
    (advice,) = program.json("stats")["suggestions"]
    assert set(advice) == {"id", "evidence", "reading", "drill"}
    assert advice["id"] == "off-centre" and "right of the centre" in advice["evidence"]
    assert "What to do next" in program("stats") and advice["evidence"] in program.out
    SettingsFile(user_dirs(program.data).settings).save(Settings(suggestions=False))
    assert program.json("stats")["suggestions"] == []
    assert "What to do next" not in program("stats")


def test_keys_of_series_and_measures_are_explained(program: Program) -> None:
    assert program("stats", "--explain", "usual").startswith("usual range (its own): where one more round")
    keep(program, *(on(n) for n in range(5)))
    out = program("stats", "--explain", "mean")
    assert "Ann, ten-shots on classic, x-10-9, mouse, score: mean " in out and "from n 5" in out
    assert "sigma: mean " in out
    assert "mouse: rounds 5" in program("stats", "--explain", "rounds")
    assert program("stats", "--explain", "group.sigma").startswith("sigma (mm): spread")
    found = program.json("stats", "--explain", "measure.best")
    assert len(found["values"]) == 4 and found["values"][0]["best"]["value"] > 0


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--since", "yesterday"), "'yesterday' does not work; give a date such as 2026-11-22"),
        (("--since", "2026-02-30"), "'2026-02-30' does not work"),
        (("--since", "20261122"), "'20261122' does not work"),
        (("--drill", "bogus"), "no drill is called 'bogus'"),
        (("--face", "bogus"), "no face is called 'bogus'"),
        (("--player", "Nobody"), "no round has the player 'Nobody'; choose one of: Ann"),
        (("--device", "foot"), "no round has the device 'foot'; choose one of: mouse"),
        (("--explain", "luck"), "no number is called 'luck'"),
        (("--bogus",), "--bogus"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence(program: Program, words: tuple[str, ...], part: str) -> None:
    keep(program, on(0))
    assert part in program.refuses("stats", *words)


def test_simulated_rounds_are_nobodys(program: Program) -> None:
    keep(program, on(0, simulated=True))
    assert program.json("stats")["series"] == []


def test_simulated_rounds_alone_are_said_not_to_count(program: Program) -> None:
    keep(program, on(0, simulated=True), on(1, simulated=True))
    assert program("stats") == "No rounds of a player yet: 2 simulated rounds not counted.\n"
