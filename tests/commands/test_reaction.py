"""`bullseye reaction`: a stored reaction test measured, explained and written as a table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bullseye.measure.statistics.every import STATISTICS
from tests.commands.keeping import Program, let_backups_finish, program

__all__ = ["program"]
ALONE, CHOICE = "reaction-time", "reaction-choice"


def play(program: Program, *drills: str, player: str = "Ann") -> None:
    for seed, drill in enumerate(drills, 1):
        words = ["--face", "classic", "--drill", drill, "--sigma", "5", "--seed", str(seed), "--player", player]
        program("simulate", *words, "--save")
        assert program.code == 0
    let_backups_finish()


def test_every_key_that_is_given_out_is_documented(program: Program) -> None:
    play(program, CHOICE)
    found = program.json("reaction", "--round", "last")
    known = {line.key for line in STATISTICS if line.topic == "reaction"}
    assert set(found) == known
    assert len(found["by_choice"]) > 1
    assert all(set(block) < known for block in found["by_choice"])
    assert found["slope_ms_per_bit"] is not None and found["answer"] == "set out" and found["choices"] is None


def test_the_numbers_follow_from_the_table_it_writes(program: Program, tmp_path: Path) -> None:
    play(program, CHOICE)
    path = tmp_path / "trials.csv"
    found = program.json("reaction", "--round", "last", "--csv", str(path))
    assert f"written: {path}" in program.err
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    times = [float(row["reaction_ms"]) for row in rows if row["reaction_ms"]]
    assert len(times) == found["n"] > 0
    assert sum(times) / len(times) == pytest.approx(found["mean_ms"])
    assert {row["player"] for row in rows} == {"Ann"}
    for block in found["by_choice"]:
        of_block = [row for row in rows if row["choices"] == str(block["choices"])]
        assert sum(row["result"] == "wrong" for row in of_block) == block["wrong"]
    path.write_bytes(b"mine")
    assert "there already" in program.refuses("reaction", "--round", "last", "--csv", str(path))
    assert path.read_bytes() == b"mine"


def test_the_table_says_what_is_timed_and_only_what_there_is(program: Program) -> None:
    play(program, ALONE)
    out = program("reaction", "--round", "last")
    assert out.startswith("20 answers; 0 too early") and "until the button goes down." in out
    assert "median reaction time" in out and " ms " in out and "95 %: " in out
    assert "movement time" not in out and "cost of choice" not in out and "choices" not in out
    play(program, CHOICE)
    out = program("reaction", "--round", "last")
    assert "until the pointer sets out." in out
    assert "movement time" in out and "cost of choice" in out and "choices  answers" in out


def test_last_is_the_latest_test_of_the_player(program: Program) -> None:
    play(program, CHOICE, player="Ben")
    play(program, ALONE, "ten-shots", player="Ann")
    assert program.json("reaction", "--round", "last")["answer"] == "press"
    assert program.json("reaction", "--round", "last", "--player", "Ben")["answer"] == "set out"
    said = program.refuses("reaction", "--round", "last", "--player", "Cid")
    assert "holds no reaction test of 'Cid'" in said


def test_a_test_is_named_by_its_id_and_another_round_is_none(program: Program) -> None:
    play(program, ALONE, "ten-shots")
    ids = {row["drill"]: row["id"] for row in program.json("history")}
    assert program.json("reaction", "--round", ids[ALONE])["n"] == 20
    assert "is no reaction test" in program.refuses("reaction", "--round", ids["ten-shots"])
    assert "'zzz'" in program.refuses("reaction", "--round", "zzz")


def test_a_number_is_explained_with_and_without_a_test(program: Program) -> None:
    assert "B(n, 1/2)" in program("reaction", "--explain", "median_ms_ci95")
    play(program, CHOICE)
    out = program("reaction", "--round", "last", "--explain", "median_ms_ci95")
    assert "  all: median_ms_ci95 " in out and " to " in out and "(" not in out.split("  all: ")[1]
    assert "  2 discs: median_ms_ci95 " in out
    found = program.json("reaction", "--round", "last", "--explain", "slope_ms_per_bit")
    assert [value["of"] for value in found["values"]] == ["all"]
    assert "{" not in program("reaction", "--round", "last", "--explain", "by_choice")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ((), "--round last"),
        (("--explain", "median_ms", "--csv", "x.csv"), "--round last"),
        (("--explain", "speed"), "no number is called 'speed'"),
        (("--round", "last"), "holds no reaction test; play one"),
    ],
)
def test_what_cannot_be_measured_is_refused_in_a_sentence(program: Program, words: tuple[str, ...], part: str) -> None:
    assert part in program.refuses("reaction", *words)
