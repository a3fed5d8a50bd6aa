"""`bullseye goals`: set, list, undo, said once; keys for programs; and one sentence for everything else."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bullseye.commands.goals import run_list
from bullseye.measure.statistics.every import STATISTICS
from tests.commands.keeping import Program, program
from tests.records.helpers import NOON
from tests.records.played import played, store_in

__all__ = ["program"]

GOAL = {"id", "measure", "target", "period", "start", "until", "last", "drill", "player", "face", "device"}
PROGRESS = {
    "first", "last_day", "value", "achieved", "missed", "expected", "per_day", "days_left", "remaining_per_day",
    "projection", "projection_ci95", "line",
}  # fmt: skip


def at(program: Program, capsys: pytest.CaptureFixture[str], now: datetime, **more: Any) -> str:
    """What `goals` prints at *now*, in UTC."""
    given = {"data_dir": str(program.data), "player": None, "json": False, "explain": None, **more}
    assert run_list(argparse.Namespace(**given), now, UTC) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_without_goals_it_says_how_to_set_one_and_writes_nothing(program: Program) -> None:
    assert "goals add points 700 --per week" in program("goals")
    assert program.json("goals") == {"goals": [], "news": []}
    assert not program.data.exists()


def test_a_goal_is_set_listed_and_removed(program: Program) -> None:
    assert program("goals", "add", "points", "700", "--per", "week") == "Goal 1 set: 700 points a week\n"
    lines = program("goals").splitlines()
    assert lines[0].split() == ["id", "goal", "now", "a", "day", "at", "this", "pace"]
    assert lines[1].split()[:5] == ["1", "700", "points", "a", "week"]
    assert program("goals", "list") == program("goals")
    assert program("goals", "remove", "1") == "Goal 1 removed: 700 points a week\n"
    assert program.json("goals")["goals"] == []


def test_the_json_has_its_documented_keys(program: Program) -> None:
    said = program.json("goals", "add", "accuracy", "90%", "--until", "2099-12-24", "--last", "100")
    assert set(said) == GOAL
    assert (said["target"], said["until"], said["last"], said["device"]) == (0.9, "2099-12-24", 100, "mouse")
    where = ("--player", "Ann", "--drill", "ten-shots", "--face", "wa122")
    program("goals", "add", "hits", "50", "--per", "month", *where)
    found = program.json("goals")
    assert set(found) == {"goals", "news"}
    for goal in found["goals"]:
        assert set(goal) == GOAL | PROGRESS | {"before", "outlook"}
    second = found["goals"][1]
    assert (second["player"], second["drill"], second["face"], second["device"]) == ("Ann", "ten-shots", "wa-122", "")
    assert program.json("goals", "remove", "2")["id"] == "2"


def test_every_number_of_a_goal_is_explained() -> None:
    known = {line.key for line in STATISTICS if line.topic == "goals"}
    assert PROGRESS - {"last_day", "missed"} <= known, "those two are told with first and achieved"


def test_progress_and_news_follow_the_rounds_and_news_is_said_once(
    program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    store = store_in(program.data.parent)
    for seed in range(1, 4):
        store.save(played(seed))
    points = sum(row.score or 0 for row in store.rounds())
    program("goals", "add", "rounds", "3", "--per", "week", "--player", "Ann")
    (document,) = [json.loads(p.read_text()) for p in program.data.glob("goals.json")]
    document["goals"][0]["start"] = "2026-11-16"
    (program.data / "goals.json").write_text(json.dumps(document))
    now = NOON + timedelta(hours=1)
    out = at(program, capsys, now)
    assert "Goal reached: 3 rounds a week (Ann)." in out and "reached" in out.splitlines()[1]
    assert "Goal reached" not in at(program, capsys, now)
    found = json.loads(at(program, capsys, now, json=True))
    assert points > 0 and found["goals"][0]["value"] == 3 and found["news"] == []
    later = at(program, capsys, now + timedelta(days=7))
    assert "Goal" not in later, "reached and said"
    missed = at(program, capsys, now + timedelta(days=14))
    assert "Goal missed from 2026-11-23 to 2026-11-29: 3 rounds a week (Ann); it was 0 rounds." in missed


def test_player_chooses_whose_goals(program: Program) -> None:
    program("goals", "add", "rounds", "3", "--per", "day", "--player", "Ann")
    program("goals", "add", "rounds", "4", "--per", "day", "--player", "Bo")
    assert [goal["target"] for goal in program.json("goals", "--player", "Bo")["goals"]] == [4]


def test_a_key_is_explained_with_the_numbers_of_each_goal(program: Program) -> None:
    program("goals", "add", "rounds", "3", "--per", "day")
    out = program("goals", "--explain", "projection")
    assert out.startswith("projection (its own): ") and "goal 1: projection \u2013, from per_day \u2013" in out


def test_a_broken_file_is_a_word_on_stderr(program: Program) -> None:
    program.data.mkdir()
    (program.data / "goals.json").write_text("{")
    assert program.json("goals") == {"goals": [], "news": []}
    assert "set aside" in program.err or "kept as goals.damaged" in program.err


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("add", "luck", "5", "--per", "day"), "'luck' does not work; choose one of: points"),
        (("add", "points", "-5", "--per", "day"), "'-5' does not work; give a number above 0"),
        (("add", "points", "0", "--per", "day"), "'0' does not work"),
        (("add", "points", "nan", "--per", "day"), "'nan' does not work"),
        (("add", "points", "1e9", "--per", "day"), "'1e9' does not work"),
        (("add", "accuracy", "90", "--per", "day"), "target of 90.0 accuracy does not work"),
        (("add", "points", "5"), "--per --until is required"),
        (("add", "points", "5", "--per", "year"), "'year'"),
        (("add", "points", "5", "--per", "day", "--until", "2099-01-01"), "not allowed with"),
        (("add", "points", "5", "--until", "tomorrow"), "give a date such as 2026-11-22"),
        (("add", "points", "5", "--until", "2001-01-01"), "before its start"),
        (("add", "points", "5", "--per", "day", "--last", "3"), "--last goes with accuracy, sigma, throughput"),
        (("add", "sigma", "5", "--per", "day", "--last", "0"), "'0' does not work"),
        (("add", "points", "5", "--per", "day", "--drill", "bogus"), "no drill is called 'bogus'"),
        (("add", "points", "5", "--per", "day", "--face", "bogus"), "no face is called 'bogus'"),
        (("add", "sigma", "5", "--per", "day", "--device", "foot"), "'foot'"),
        (("remove", "9"), "no goal is called '9'"),
        (("--explain", "luck"), "no number is called 'luck'"),
        (("bogus",), "'bogus'"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence_and_sets_nothing(program: Program, words: tuple[str, ...], part: str) -> None:
    assert part in program.refuses("goals", *words)
    assert not (program.data / "goals.json").exists()


def test_a_data_folder_that_cannot_be_made_is_one_sentence(program: Program) -> None:
    program.data.parent.mkdir(exist_ok=True)
    program.data.write_text("in the way")
    assert "a file" in program.refuses("goals", "add", "points", "5", "--per", "day")


def test_an_unknown_number_makes_no_folder(program: Program) -> None:
    assert "no goal is called '9'; there is no goal yet" in program.refuses("goals", "remove", "9")
    assert not program.data.exists()


def test_a_goal_for_sigma_is_over_one_drill_face_and_device_and_that_is_said(program: Program) -> None:
    out = program("goals", "add", "sigma", "12", "--per", "week", "--face", "wa122")
    assert out.splitlines() == [
        "Goal 1 set: 12.00 mm sigma, each week (timed-30, wa-122, mouse)",
        "A goal for sigma must not mix what differs, so it is over what is chosen: drill timed-30, device mouse.",
    ]
    assert program("goals", "add", "points", "700", "--per", "week").count("\n") == 1
    said = program.json("goals", "add", "sigma", "12", "--per", "day")
    assert (said["drill"], said["face"], said["device"]) == ("timed-30", "classic", "mouse")
