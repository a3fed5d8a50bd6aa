"""`bullseye score`: rows in, the same rows out with what each is worth; anything else is one sentence."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bullseye.cli import main

PISTOL = "issf-air-pistol-10m"


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def score(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Score the text of a CSV (or its bytes) with some flags."""

    def run(csv_text: str | bytes, *flags: str, face: str = PISTOL) -> Said:
        path = tmp_path / "shots.csv"
        path.write_bytes(csv_text if isinstance(csv_text, bytes) else csv_text.encode())
        try:
            code = main(["score", "--face", face, *flags, str(path)])
        except SystemExit as stop:  # argparse's way out
            code = int(stop.code or 0)
        return Said(code, *capsys.readouterr())

    return run


def refused(said: Said, *parts: str) -> None:
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("bullseye: ") and said.err.count("\n") == 1 and "Traceback" not in said.err
    for part in parts:
        assert part in said.err


def test_the_rows_come_back_with_points_and_x(score: Run) -> None:
    said = score("x_mm,y_mm\n0,0\n0,-8.0\n8.001,0\n100,0\n")
    assert said == (0, "x_mm,y_mm,points,is_x\n0,0,10,1\n0,-8.0,10,0\n8.001,0,9,0\n100,0,0,0\n", "")


def test_x_is_empty_where_the_face_tells_none(score: Run) -> None:
    assert score("x_mm,y_mm\n0,0\n", face="worcester-16").out == "x_mm,y_mm,points,is_x\n0,0,5,\n"


def test_other_columns_are_kept_whatever_their_order_and_their_letters(score: Run) -> None:
    text = 'who,y_mm,note,x_mm\n"Zoë, the ""ace""",8.0,"two\nlines",0\nBen,0,,9\n'
    rows = list(csv.reader(io.StringIO(score(text).out)))
    assert rows == [
        ["who", "y_mm", "note", "x_mm", "points", "is_x"],
        ['Zoë, the "ace"', "8.0", "two\nlines", "0", "10", "0"],
        ["Ben", "0", "", "9", "9", "0"],
    ]


def test_numbers_come_back_as_they_were_written(score: Run) -> None:
    assert "1e0,-0.000,10,1" in score("x_mm,y_mm\n1e0,-0.000\n").out


@pytest.mark.parametrize(
    "raw",
    [
        b"x_mm,y_mm\r\n3,4\r\n",
        b"\xef\xbb\xbfx_mm,y_mm\n3,4\n",
        b"\n\nx_mm , y_mm\n\n3,4\n\n",
        b"x_mm,y_mm\n3,4",
        b'"x_mm","y_mm"\n"3","4"\n',
    ],
)
def test_files_of_other_programs_are_read_as_well(score: Run, raw: bytes) -> None:
    assert score(raw).out == "x_mm,y_mm,points,is_x\n3,4,10,1\n".replace(",1\n", ",0\n")


def test_a_header_alone_is_no_shots(score: Run) -> None:
    assert score("x_mm,y_mm\n").out == "x_mm,y_mm,points,is_x\n"
    assert json.loads(score("x_mm,y_mm\n", "--json").out)["shots"] == []


def test_stdin_is_read_when_no_file_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in ([], ["-"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x_mm,y_mm\n0,0\n")))
        assert main(["score", "--face", PISTOL, *words]) == 0
        assert capsys.readouterr().out == "x_mm,y_mm,points,is_x\n0,0,10,1\n"


def test_decimals_are_a_column_of_their_own(score: Run) -> None:
    said = score("x_mm,y_mm\n0,0\n0.8,0\n0.801,0\n200,0\n", "--decimal")
    assert said.out == (
        "x_mm,y_mm,points,is_x,decimal\n0,0,10,1,10.9\n0.8,0,10,1,10.9\n0.801,0,10,1,10.8\n200,0,0,0,0.0\n"
    )


def test_the_gauge_and_the_style_can_be_chosen(score: Run) -> None:
    assert score("x_mm,y_mm\n6,0\n").out.endswith("6,0,10,0\n")
    assert score("x_mm,y_mm\n6,0\n", "--gauge", "0").out.endswith("6,0,9,0\n")
    styled = score("x_mm,y_mm\n0,0\n", "--style", "9-7-5-3-1", face="wa-122")
    assert styled.out.splitlines()[1].startswith("0,0,9,")


def test_json_has_totals_series_and_every_shot(score: Run) -> None:
    rows = "".join(f"{n},0,a\n" for n in range(12))
    found = json.loads(score("x_mm,y_mm,who\n" + rows, "--json").out)
    assert list(found) == ["face", "style", "gauge_mm", "shots", "total", "hits", "x_count", "series"]
    assert (found["face"], found["gauge_mm"], len(found["shots"])) == (PISTOL, 4.5, 12)
    points = [shot["points"] for shot in found["shots"]]
    assert points == [10] * 9 + [9] * 3
    assert (found["total"], found["hits"], found["series"]) == (117, 12, [99, 18])
    assert found["x_count"] == sum(shot["is_x"] for shot in found["shots"]) == 5
    assert found["shots"][0] == {
        "x_mm": 0.0,
        "y_mm": 0.0,
        "who": "a",
        "points": 10,
        "is_x": True,
        "decimal": 10.9,
    }


def test_json_shots_always_carry_x_and_decimal_and_null_says_not_offered(score: Run) -> None:
    plain: dict[str, Any] = json.loads(score("x_mm,y_mm\n0,0\n", "--json", face="worcester-16").out)
    assert plain["shots"][0]["is_x"] is None and plain["shots"][0]["decimal"] is None and plain["x_count"] is None
    gauged = json.loads(score("x_mm,y_mm\n0,0\n", "--json", "--gauge", "5").out)
    assert gauged["shots"][0]["decimal"] is None and gauged["shots"][0]["is_x"] is True


def test_json_in_tenths_adds_up_without_a_float_error(score: Run) -> None:
    rows = "".join("0.81,0\n" for _ in range(11))
    found = json.loads(score("x_mm,y_mm\n" + rows, "--json", "--decimal").out)
    assert (found["total"], found["series"]) == (118.8, [108.0, 10.8])


def test_the_name_of_the_face_is_its_own_even_when_an_alias_was_given(score: Run) -> None:
    assert json.loads(score("x_mm,y_mm\n", "--json", face="wa122").out)["face"] == "wa-122"


def test_a_table_has_series_of_ten_and_a_total(score: Run) -> None:
    lines = score("x_mm,y_mm\n" + "0,0\n" * 11 + "500,0\n", "--table").out.splitlines()
    assert "gauge 4.5 mm" in lines[0]
    assert lines[1].split() == ["shot", "x_mm", "y_mm", "points"]
    assert lines[2].split()[:4] == ["1", "0.00", "0.00", "10"] and lines[13].split()[3:] == ["0", "miss"]
    assert [line.split()[:3] for line in lines[-3:-1]] == [["series", "1", "100"], ["series", "2", "10"]]
    assert lines[-1].split()[:3] == ["total", "110", "(11"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ("is empty", "x_mm,y_mm")),
        ("x,y\n0,0\n", ("'x,y'", "x_mm", "--unit")),
        ("x_mm,z\n0,0\n", ("no y_mm",)),
        ("0,0\n", ("'0,0'", "no x_mm")),
        ("x_mm,y_mm,x_mm\n0,0,0\n", ("'x_mm' twice",)),
        ("x_mm,y_mm,points\n0,0,0\n", ("'points'", "rename or remove")),
        ("x_mm,y_mm\n0,0\n1\n", ("line 3", "1 values in '1'", "has 2")),
        ("x_mm,y_mm\n0,0,0\n", ("line 2", "3 values")),
        ("x_mm,y_mm\n0,abc\n", ("line 2", "y_mm is 'abc'", "a number")),
        ("x_mm,y_mm\n0,\n", ("line 2", "y_mm is ''")),
        ("x_mm,y_mm\nnan,0\n", ("x_mm is 'nan'",)),
        ("x_mm,y_mm\n0,-inf\n", ("y_mm is '-inf'",)),
        ("x_mm,y_mm\n1e400,0\n", ("x_mm is '1e400'",)),
        ('x_mm,y_mm\n"0,0\n', ("line", "CSV")),
        ('x_mm,y_mm\n"0"0,0\n', ("line 2", "CSV")),
        (b"x_mm,y_mm\n\xff,0\n", ("not UTF-8", "byte 10")),
        (b"\x89PNG\r\n\x1a\n", ("not UTF-8",)),
        ("x_mm;z\n0;0\n", ("'x_mm;z'", "no y_mm")),
        ("x_mm,y_mm,note\n0,0," + "n" * 200_000 + "\n", ("line 2", "CSV")),
    ],
)
def test_a_file_that_cannot_be_scored_is_refused_with_the_line_and_the_value(
    score: Run, text: str | bytes, parts: tuple[str, ...]
) -> None:
    refused(score(text), "shots.csv", *parts)


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "201", "five", ""])
def test_a_gauge_that_cannot_be_is_quoted(score: Run, value: str) -> None:
    refused(score("x_mm,y_mm\n", "--gauge", value), "--gauge", repr(value), "0 to 200")


def test_decimals_are_refused_where_they_are_not_sure(score: Run) -> None:
    refused(score("x_mm,y_mm\n", "--decimal", face="classic"), "'classic'", "issf-air-rifle-10m")
    refused(score("x_mm,y_mm\n", "--decimal", "--gauge", "5"), "own gauge of 4.5 mm", "not with 5")


@pytest.mark.parametrize(
    ("flags", "face", "parts"),
    [
        ((), "bogus", ("no face is called 'bogus'", "classic")),
        (("--style", "bogus"), PISTOL, ("'bogus'", "standard")),
        (("--json", "--table"), PISTOL, ("--table", "--json")),
        (("--bogus",), PISTOL, ("--bogus",)),
    ],
)
def test_a_flag_that_does_not_work_is_quoted(
    score: Run, flags: tuple[str, ...], face: str, parts: tuple[str, ...]
) -> None:
    refused(score("x_mm,y_mm\n", *flags, face=face), *parts)


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_cannot_be_read_is_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code = main(["score", "--face", PISTOL, name])
    refused(Said(code, *capsys.readouterr()), repr(name), "cannot be read")


def test_the_face_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["score"])
    assert "--face" in capsys.readouterr().err


OTHERS = "# Sunday\r\nX (in);Y (in);note\r\n0,1;-0,2;a\r\n0;0;b\r\nTotal;2;\r\n"


def test_a_table_of_another_program_is_scored_and_what_was_understood_is_said_in_a_line(score: Run) -> None:
    said = score(OTHERS.encode("utf-16"), "--y-down")
    assert said.code == 0
    assert said.out == 'X (in),Y (in),note,points,is_x\n"0,1","-0,2",a,10,0\n0,0,b,10,1\n'
    assert said.err == (
        "read: 2 shots, inches, y down; x is 'X (in)', y is 'Y (in)'; separated by semicolons, decimal commas, UTF-16; "
        "left out: 1 comment line, 1 total (line 5)\n"
    )


def test_the_json_says_what_was_understood_where_there_is_something_to_say(score: Run) -> None:
    found = json.loads(score(OTHERS, "--json").out)
    assert (found["read"]["unit"], found["read"]["y"], found["read"]["decimal"]) == ("in", "up", ",")
    assert found["shots"][0]["y_mm"] == pytest.approx(-5.08)
    assert "read" not in json.loads(score("x_mm,y_mm\n0,0\n", "--json").out)


def test_flags_say_what_a_table_does_not(score: Run) -> None:
    said = score("n,a,b\n1,0.5,0\n", "--columns", "x=a,y=3", "--unit", "moa", "--distance", "100yd")
    assert said.out == "n,a,b,points,is_x\n1,0.5,0,9,0\n" and "MOA at 91.44 m" in said.err
    refused(score("x,y\n1\t234\n", "--unit", "yards"), "--unit", "mm")
    refused(score("x,y\n1,2\n", "--distance", "100"), "'100'", "100m")
    for pairs in ("x", "x=,y=1", "x=1,x=2"):
        refused(score("x,y\n1,2\n", "--columns", pairs), repr(pairs), "x=3,y=4")


def test_a_picture_shows_the_shots_as_they_were_understood(score: Run, tmp_path: Path) -> None:
    path = tmp_path / "shots.png"
    assert score("x_mm,y_mm\n0,0\n5,5\n", "--preview", str(path)).err == f"written: {path}\n"
    assert path.read_bytes().startswith(b"\x89PNG")
    refused(score("x_mm,y_mm\n0,0\n", "--preview", str(path)), "is there already")
