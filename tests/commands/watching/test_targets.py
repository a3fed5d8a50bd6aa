"""`bullseye targets`: a table, typed values, tasks and own rounds, from the shell; and one sentence for the rest."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bullseye.commands.watching import targets_made, targets_more, targets_run
from bullseye.errors import BadInputError
from tests.commands.keeping import Program, program

__all__ = ["program"]

DAYS = 200


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    """Sales of every day up to today, a hundred each."""
    today = datetime.now(UTC).date()
    rows = [f"{today - timedelta(days=n)};100,50 €" for n in range(DAYS, -1, -1)]
    file = tmp_path / "Umsatz 2026.csv"
    file.write_text("Datum;Umsatz\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return file


def test_without_targets_it_says_how_to_set_one_and_writes_nothing(program: Program) -> None:
    assert "targets add sales.csv" in program("targets")
    assert program.json("targets") == {"targets": [], "goals": [], "news": []}
    assert not program.data.exists()


def test_a_table_becomes_a_target_and_is_read_once_more_by_itself(program: Program, sales: Path) -> None:
    said = program("targets", "add", str(sales), "--sum", "--last-days", "30", "--at-least", "3000", "--unit", "EUR")
    assert said.startswith("Target umsatz-2026 set: at least 3000 EUR in all, over the last 30 days\nSo far 3015 EUR")
    (found,) = program.json("targets")["targets"]
    assert (found["so_far"], found["state"]) == (3015.0, "on-target")
    sales.write_text(sales.read_text() + f"{datetime.now(UTC).date()};50,00\n")
    assert program.json("targets", "show", "umsatz-2026")["so_far"] == 3065.0
    assert "50 % of the past" in program("targets", "suggest", str(sales), "--sum", "--per", "week")
    assert program.json("targets", "suggest", "umsatz-2026")["suggestions"][0]["value"] >= 3014


def test_values_are_typed_and_taken_back(program: Program) -> None:
    program("targets", "add", "weight", "--typed", "--last", "--at-most", "72", "--per", "year")
    assert program("targets", "log", "weight", "71.4") == "Kept: 71.4. So far 71.4, on target.\n"
    program("targets", "log", "weight", "73", "--at", "2020-01-01 10:00")
    assert program("targets", "log", "weight", "--undo").startswith("Taken back: 73")
    assert program.json("targets", "log", "weight", "75")["state"] == "off-target"
    assert "off target" in program("targets") and "weight" in program("targets", "show", "weight")


def test_what_is_removed_comes_back_with_its_values(program: Program) -> None:
    program("targets", "add", "weight", "--typed", "--last", "--at-most", "72", "--per", "year")
    program("targets", "log", "weight", "71.4")
    assert "targets undo" in program("targets", "remove", "weight")
    assert program.json("targets")["targets"] == []
    assert program("targets", "undo") == "Target weight is back.\n"
    assert program.json("targets")["targets"][0]["so_far"] == 71.4


def test_a_project_of_typed_tasks_and_of_a_table(program: Program, tmp_path: Path) -> None:
    program("targets", "add", "move", "--tasks", "--until", "2099-12-24")
    assert program("targets", "task", "move", "Pack", "--due", "2020-01-01").endswith("0 of 1 task, 1 overdue\n")
    (tmp_path / "tasks.csv").write_text("title,due,done\nPack,2020-01-01,yes\nCall,,\n")
    assert program("targets", "task", "move", "--file", str(tmp_path / "tasks.csv")).startswith(
        "1 task new, 1 changed."
    )
    assert program("targets", "task", "move", "--file", str(tmp_path / "tasks.csv")).startswith(
        "0 tasks new, 0 changed."
    )
    tasks = program.json("targets", "task", "move")["tasks"]
    assert [(task["title"], task["done"] is not None) for task in tasks] == [("Pack", True), ("Call", False)]
    assert program("targets", "task", "move", "--open", str(tasks[0]["id"])).startswith("Open: Pack")
    assert program("targets", "task", "move", "--remove", str(tasks[1]["id"])).startswith("Taken out: Call")
    assert "Pack" in program("targets", "task", "move") and "overdue: Pack" in program("targets", "show", "move")


def test_goals_of_own_rounds_are_targets_too(program: Program) -> None:
    said = program("targets", "add", "--rounds", "points", "--at-least", "700", "--per", "week")
    assert said == "Goal 1 set: 700 points a week\n"
    assert "goal-1" in program("targets") and "700 points a week" in program("goals")
    assert program.json("targets")["goals"][0]["target"] == 700.0
    assert program("targets", "remove", "goal-1").startswith("Goal 1 removed")


def test_values_are_exported_and_every_state_verified(program: Program, sales: Path, tmp_path: Path) -> None:
    program("targets", "add", str(sales), "--sum", "--per", "month", "--at-least", "10", "--name", "sales")
    lines = program("targets", "export", "sales", "-").splitlines()
    assert lines[0] == "target,date,value,source" and len(lines) == DAYS + 2
    program("targets", "export", "all", str(tmp_path / "out.json"), "--json")
    assert len(json.loads((tmp_path / "out.json").read_text())) == DAYS + 1
    program("targets")
    assert program("targets", "verify").endswith("judged once more: all follow.\n")
    assert program.json("targets", "verify")["wrong"] == []
    assert "metric,date" in program("targets", "export", "sales/pace", "-")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "nowhere.csv", "--sum", "--per", "month", "--at-least", "1"), "'nowhere.csv' is not there"),
        (("add", "x", "--typed", "--sum", "--at-least", "1"), "over which time"),
        (("add", "x", "--typed", "--per", "week", "--at-least", "1"), "how are the values measured"),
        (("add", "x", "--typed", "--sum", "--per", "week"), "a target needs a number"),
        (("add", "x", "--typed", "--sum", "--per", "week", "--at-least", "2", "--at-most", "1"), "nothing is at least"),
        (("add", "?", "--typed", "--sum", "--per", "week", "--at-least", "2"), "'?' makes no name"),
        (("add", "x", "--tasks", "--sum", "--per", "week"), "leave out the measure"),
        (("add", "x", "--typed", "--value", "a", "--sum", "--per", "week"), "leave them out for what is typed"),
        (("add", "x", "--typed", "--sum", "--per", "week", "--at-least", "2", "--zone", "Mars/Base"), "Mars/Base"),
        (("add", "--sum", "--per", "week", "--at-least", "2"), "name a table"),
        (("add", "x", "--rounds", "points", "--at-least", "2", "--per", "week"), "leave out the file"),
        (("add", "--rounds", "points", "--per", "week"), "points needs --at-least alone"),
        (("add", "--rounds", "points", "--at-least", "2", "--per", "year"), "over own rounds"),
        (("log", "weight", "7"), "no target is called 'weight'"),
        (("log", "weight"), "give a value"),
        (("task", "weight", "--due", "2026-01-01"), "give its title too"),
        (("suggest", "weight"), "no target or file is called 'weight'"),
        (("undo",), "no target was removed"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence_and_nothing_is_kept(
    program: Program, words: tuple[str, ...], said: str
) -> None:
    assert said in program.refuses("targets", *words)
    assert program.json("targets")["targets"] == []


def test_a_table_that_cannot_be_read_is_refused_and_no_target_is_left(program: Program, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("date,value\nyesterday,1\n")
    said = program.refuses("targets", "add", str(tmp_path / "bad.csv"), "--sum", "--per", "week", "--at-least", "1")
    assert "line 2: date is 'yesterday'" in said
    assert program.json("targets")["targets"] == []


def test_a_name_is_made_of_any_text() -> None:
    assert targets_made.slug("Größe (cm)") == "grosse-cm"
    with pytest.raises(BadInputError):
        targets_made.slug("???")


def test_days_are_those_of_the_moment_and_the_zone_that_are_handed_in(
    program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    program("targets", "add", "steps", "--typed", "--sum", "--per", "month", "--at-least", "300000")
    program("targets", "log", "steps", "9000", "--at", "2026-03-02")
    given = argparse.Namespace(data_dir=str(program.data), player=None, json=True, name="steps")
    capsys.readouterr()
    assert targets_run.run_show(given, datetime(2026, 3, 21, 12, tzinfo=UTC), UTC) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["first"], found["so_far"], found["days_left"], found["per_day"]) == ("2026-03-01", 9000.0, 11, 450.0)
    assert targets_more.run_verify(given) == 0


def test_a_report_of_a_target_is_written_as_a_page(program: Program, tmp_path: Path) -> None:
    program("targets", "add", "weight", "--typed", "--last", "--at-most", "72", "--per", "year")
    program("targets", "log", "weight", "71.4")
    program("report", "target", "weight", "--html", str(tmp_path / "weight.html"))
    assert "at most 72 as the newest value" in (tmp_path / "weight.html").read_text()
    assert program.json("report", "target", "weight")["target"]["so_far"] == 71.4
    assert "no target is called 'height'" in program.refuses("report", "target", "height")
