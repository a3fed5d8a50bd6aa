"""`bullseye simulate`: real rounds by a known shooter, and with --save one line for each that is safe."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bullseye.cli import main
from bullseye.play.round.roundcode import encode
from bullseye.records.record import record_from
from bullseye.session.record import Record
from tests.rounds import DRILLS, FACES

UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
BASE = ["simulate", "--face", "classic", "--drill", "ten-shots", "--sigma", "30", "--seed", "7"]


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        code = main(list(words))
    except SystemExit as stop:
        code = int(stop.code or 0)
    return code, *capsys.readouterr()


def lines_of(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    code, out, err = said(capsys, *words, "--json")
    assert (code, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def history(folder: Path) -> list[Record]:
    return [
        record_from(json.loads(line)) for line in (folder / "history.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def test_a_round_is_one_line_that_begins_with_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, *BASE, "--rounds", "3")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert len(lines) == 3 and all(UUID4.fullmatch(line.split()[0]) for line in lines)
    assert len({line.split()[0] for line in lines}) == 3
    assert [re.search(r"seed (\d+)", line)[1] for line in lines] == ["7", "8", "9"]  # type: ignore[index]


def test_without_save_nothing_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, *BASE, "--data-dir", str(tmp_path / "data"))
    assert not (tmp_path / "data").exists()


def test_each_line_printed_with_save_is_a_round_that_stands_in_the_history(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(capsys, *BASE, "--rounds", "5", "--save", "--data-dir", str(tmp_path))
    assert (code, err) == (0, "")
    records = history(tmp_path)
    assert [line.split()[0] for line in out.splitlines()] == [record.id for record in records]
    assert all(record.simulated and not record.ranked for record in records)
    assert [record.seed for record in records] == [7, 8, 9, 10, 11]


def test_a_line_is_printed_only_once_its_round_is_in_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import builtins

    at_each_line: list[int] = []
    real_print = builtins.print

    def counting_print(*values: Any, **more: Any) -> None:
        at_each_line.append(len(history(tmp_path)))
        assert more.get("flush") is True
        real_print(*values, **more)

    monkeypatch.setattr(builtins, "print", counting_print)
    main([*BASE, "--rounds", "3", "--save", "--data-dir", str(tmp_path)])
    assert at_each_line == [1, 2, 3]


def test_simulated_rounds_are_in_the_history_and_not_on_the_board(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = [line["id"] for line in lines_of(capsys, *BASE, "--rounds", "2", "--save", "--data-dir", str(tmp_path))]
    _, out, _ = said(capsys, "history", "--json", "--data-dir", str(tmp_path))
    assert [(row["id"], row["simulated"]) for row in json.loads(out)] == [(ids[0], True), (ids[1], True)]
    assert said(capsys, "scores", "--json", "--data-dir", str(tmp_path)) == (0, "[]\n", "")


def test_the_same_seed_plays_the_same_rounds_under_other_ids(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (lines_of(capsys, *BASE, "--rounds", "3") for _ in range(2))
    assert {line["id"] for line in first}.isdisjoint(line["id"] for line in second)
    assert [{**line, "id": ""} for line in first] == [{**line, "id": ""} for line in second]
    assert len({line["score"] for line in lines_of(capsys, *BASE, "--rounds", "9")}) > 1


def test_the_same_seed_shoots_at_the_same_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in "ab":
        said(capsys, *BASE, "--drill", "race-30", "--save", "--data-dir", str(tmp_path / name))
    one, other = history(tmp_path / "a")[0], history(tmp_path / "b")[0]
    assert one.shots == other.shots and one.id != other.id


def test_a_round_is_the_same_alone_or_among_others(capsys: pytest.CaptureFixture[str]) -> None:
    many = lines_of(capsys, *BASE, "--rounds", "3")
    alone = lines_of(capsys, *BASE, "--seed", "9")
    assert {**alone[0], "id": ""} == {**many[2], "id": ""}


@pytest.mark.parametrize("drill", DRILLS.names())
def test_every_drill_can_be_simulated(capsys: pytest.CaptureFixture[str], drill: str) -> None:
    steady = ["--sigma", "3"] if DRILLS.get(drill).test else []
    (line,) = lines_of(capsys, *BASE, "--drill", drill, *steady)
    assert line["drill"] == drill and line["simulated"] is True
    assert line["score_unit"] == DRILLS.get(drill).score_unit
    assert {"id", "seed", "face", "score", "accuracy", "best_combo", "duration_s", "shots"} <= set(line)


def test_a_hand_too_shaky_for_the_pointing_test_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, *BASE, "--drill", "pointing-test")
    assert (code, out) == (2, "") and "did not finish 'pointing-test' in 5000 shots; give a smaller --sigma" in err


def test_the_rounds_are_those_of_the_named_player(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, *BASE, "--save", "--data-dir", str(tmp_path), "--player", "Robot 1")
    said(capsys, *BASE, "--save", "--data-dir", str(tmp_path))
    assert [record.player for record in history(tmp_path)] == ["Robot 1", "Simulated shooter"]


@pytest.mark.parametrize(
    ("flags", "parts"),
    [
        (["--sigma", "nan"], ["--sigma", "'nan'"]),
        (["--sigma", "inf"], ["--sigma", "'inf'"]),
        (["--sigma", "-1"], ["--sigma", "'-1'"]),
        (["--sigma", "wide"], ["--sigma", "'wide'"]),
        (["--rounds", "0"], ["--rounds", "'0'", "from 1 to"]),
        (["--rounds", "1.5"], ["--rounds", "'1.5'"]),
        (["--rounds", "9" * 5000], ["--rounds"]),
        (["--seed", "-1"], ["--seed", "'-1'"]),
        (["--seed", "x"], ["--seed", "'x'"]),
        (["--seed", str(2**63)], ["--seed", str(2**63)]),
        (["--seed", str(2**63 - 1), "--rounds", "2"], ["--seed", str(2**63 - 1)]),
        (["--face", "bogus"], ["no face is called 'bogus'"]),
        (["--drill", "bogus"], ["no drill is called 'bogus'", "ten-shots"]),
        (["--player", ""], ["--player", "''"]),
        (["--player", "x" * 41], ["--player", "1 to 40"]),
        (["--player", "a\x1bb"], ["--player", "'a\\x1bb'"]),
        (["--drill", "race-30", "--sigma", "100000"], ["--sigma 100000", "race-30"]),
    ],
)
def test_a_flag_that_does_not_work_is_quoted_and_nothing_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: list[str], parts: list[str]
) -> None:
    code, out, err = said(capsys, *BASE, *flags, "--save", "--data-dir", str(tmp_path / "data"))
    assert (code, out) == (2, "") and err.startswith("bullseye: ") and err.count("\n") == 1
    for part in parts:
        assert part in err
    assert not (tmp_path / "data").exists()


def test_a_seed_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "simulate", "--face", "classic", "--drill", "ten-shots", "--sigma", "1")
    assert (code, out) == (2, "") and "--seed" in err


def test_the_largest_seed_works(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = lines_of(capsys, *BASE, "--seed", str(2**63 - 1))
    assert line["seed"] == 2**63 - 1


def test_a_code_stands_for_face_drill_style_and_seed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    face = FACES.get("wide")
    code = encode(DRILLS.get("race-30"), face, face.styles[0].id, 4711)
    lines = lines_of(capsys, "simulate", "--code", code.upper(), "--sigma", "20", "--data-dir", str(tmp_path))
    same = lines_of(
        capsys, "simulate", "--face", "wide", "--drill", "race-30", "--seed", "4711", "--sigma", "20",
        "--data-dir", str(tmp_path),
    )  # fmt: skip
    assert [line["seed"] for line in lines] == [4711]
    assert [{**line, "id": ""} for line in lines] == [{**line, "id": ""} for line in same]


def test_a_code_and_what_it_stands_for_are_not_given_together(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, *BASE, "--code", "a b c d e")
    assert code != 0 and not out and "leave out --face, --drill, --seed" in err
    code, _, err = said(capsys, "simulate", "--sigma", "3", "--seed", "1", "--face", "classic")
    assert code != 0 and "--drill NAME, or --code CODE" in err
    code, _, err = said(capsys, "simulate", "--sigma", "3", "--code", "bamod")
    assert code != 0 and "has 1 word; a code" in err
    code, out, err = said(capsys, "simulate", "--sigma", "3", "--code", "a b c d e", "--rounds", "3")
    assert code != 0 and not out and "--code is one round, not 3; leave out --rounds" in err
