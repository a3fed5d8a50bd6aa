"""`bullseye export` and `import`, as they are typed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands.keeping import Program, program

__all__ = ["program"]


def test_rounds_and_shots_are_tables_with_a_header(program: Program) -> None:
    ids = program.play("Ann", "Bob")
    rounds = list(csv.DictReader(io.StringIO(program("export", "--rounds"))))
    assert [row["round_id"] for row in rounds] == ids
    shots = list(csv.DictReader(io.StringIO(program("export", "--shots", "-"))))
    assert len(shots) == sum(int(row["shots"]) for row in rounds)
    only = list(csv.DictReader(io.StringIO(program("export", "--rounds", "--player", "Bob"))))
    assert [row["player"] for row in only] == ["Bob"]


def test_an_export_goes_to_a_new_file_and_never_over_an_old_one(program: Program, tmp_path: Path) -> None:
    program.play("Ann")
    path = tmp_path / "rounds.csv"
    assert program("export", "--rounds", str(path)) == "" and str(path) in program.err
    assert path.read_bytes().startswith(b"round_id,player,") and b"\r" not in path.read_bytes()
    assert "there already" in program.refuses("export", "--shots", str(path))
    assert "no-such" in program.refuses("export", "--shots", str(tmp_path / "no-such" / "x.csv"))
    assert "--rounds" in program.refuses("export")


def test_an_export_is_imported_on_another_machine_once(program: Program, tmp_path: Path) -> None:
    program.play("Ann", "Bob")
    path = tmp_path / "all.json"
    program("export", "--rounds", "--json", str(path))
    there = tmp_path / "there"
    assert "2 rounds imported, as they were; 0 here already." in program("import", str(path), data=there)
    assert (there / "history.jsonl").read_bytes() == program.history.read_bytes()
    assert "0 rounds imported, as they were; 2 here already." in program("import", str(path), data=there)
    program("verify", data=there)
    assert program.code == 0
    assert '"Ann"' in program("scores", "--json", data=there)


def test_a_plain_list_is_imported_marked_and_kept_off_the_board(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "shots.csv"
    path.write_text("x_mm,y_mm,t\n0,0,1\n5,5,2\n")
    out = program("import", str(path), "--face", "classic", "--player", "Ann", "--date", "2020-02-02T10:00:00Z")
    assert program.code == 0 and "1 round imported, marked as imported, unranked" in out and "20 points" in out
    [row] = program.json("history")
    assert (row["player"], row["date"], row["ranked"], row["shots"]) == ("Ann", "2020-02-02T10:00:00Z", False, 2)
    assert program.board() == set()
    assert program("verify") and program.code == 0
    [kept] = csv.DictReader(io.StringIO(program("export", "--rounds")))
    assert kept["imported"] == "1"


def test_shots_come_from_standard_input_too(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"x_mm,y_mm\n1,2\n")

    monkeypatch.setattr("sys.stdin", Stdin)
    assert "1 shot" in program("import", "-", "--face", "wa-122", "--style", "standard", "--gauge", "0")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "missing.csv"), "missing.csv"),
        (("import", "FILE"), "--face"),
        (("import", "FILE", "--face", "nope"), "'nope'"),
        (("import", "FILE", "--face", "classic", "--drill", "nope"), "'nope'"),
        (("import", "FILE", "--face", "classic", "--style", "nope"), "nope"),
        (("import", "FILE", "--face", "classic", "--date", "yesterday"), "'yesterday'"),
    ],
)
def test_what_cannot_be_imported_is_refused_and_nothing_is_kept(
    program: Program, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    path = tmp_path / "shots.csv"
    path.write_text("x_mm,y_mm\n0,0\n")
    assert said in program.refuses(*(str(path) if word == "FILE" else word for word in words))
    assert program.json("history") == []


@pytest.mark.parametrize("drill", ["pointing-test", "reaction-choice"])
def test_a_test_comes_back_whole_from_json_and_as_mere_shots_from_csv(
    program: Program, tmp_path: Path, drill: str
) -> None:
    program("simulate", "--face", "classic", "--drill", drill, "--sigma", "3", "--seed", "1", "--save")
    whole, shots, there = tmp_path / "all.json", tmp_path / "shots.csv", tmp_path / "there"
    program("export", "--rounds", "--json", str(whole))
    program("export", "--shots", str(shots))
    program("import", str(whole), data=there)
    # Byte by byte, the checksum too: nothing of the test is lost.
    assert (there / "history.jsonl").read_bytes() == program.history.read_bytes()
    program("import", str(shots), data=tmp_path / "elsewhere")
    assert f"'{drill}' is a test, which its shots alone do not hold" in program.err
    assert program("verify", data=tmp_path / "elsewhere").startswith("1 round replayed")


def test_a_plain_list_of_shots_is_no_test(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("x_mm,y_mm\n1,2\n", encoding="utf-8")
    told = program.refuses("import", str(path), "--face", "classic", "--drill", "pointing-test")
    assert "is a test, which a plain list of shots cannot be" in told


TARGETS = "1,2026-11-22 10:00:00,1.5,-2.5,10.1\n2,2026-11-22 10:00:09,-3,0.5,9.8\n"


def test_the_same_list_twice_is_here_already_unless_another_date_is_given(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("x_mm,y_mm\n1,2\n3,4\n")
    words = ("import", str(path), "--face", "classic", "--player", "Ann")
    first = program(*words)
    again = program(*words)
    assert "1 round imported" in first and "0 rounds imported" in again and "1 here already" in again
    assert "these 2 shots of Ann on classic are here already" in program.err and "--date" in program.err
    assert "1 round imported" in program(*words, "--date", "2020-02-02T10:00:00Z")
    assert "0 rounds imported" in program(*words, "--date", "2020-02-02T10:00:00Z")
    assert "1 round imported" in program(*words[:-1], "Bob")
    path.write_text("x_mm,y_mm\n1,2\n3,4.5\n")
    assert "1 round imported" in program(*words)
    assert len(program.json("history")) == 4


def test_a_picture_is_shown_before_anything_is_kept(program: Program, tmp_path: Path) -> None:
    path, picture = tmp_path / "session.csv", tmp_path / "look.png"
    path.write_text(TARGETS)
    said = program("import", str(path), "--face", "classic", "--preview", str(picture))
    assert "Nothing is kept yet: 2 shots in 1 round" in said
    assert "read: 2 shots, mm, y up; a file of freETarget" in program.err
    assert program.json("history") == []
    assert picture.read_bytes().startswith(b"\x89PNG")
    program("import", str(path), "--face", "classic")
    [record] = [json.loads(line) for line in program.history.read_text().splitlines()]
    assert [(shot["t"], shot["x"], shot["y"]) for shot in record["shots"]] == [(0.0, 1.5, -2.5), (9.0, -3.0, 0.5)]


def test_each_shooter_of_an_electronic_target_is_a_round(program: Program, tmp_path: Path) -> None:
    row = "{};10;1;3;10.4;{};10:00:0{}.50;0;{};{};1;0;0;0;1;1;0;0;0;1;1;3;100;1;1;2;1;"
    rows = [row.format(7, 224, 1, 1.0, 2.0), row.format(8, 361, 2, 2.0, 3.0), row.format(7, 100, 3, 0.0, 1.0)]
    path = tmp_path / "sius.csv"
    path.write_text("\n".join(rows))
    assert "2 rounds imported" in program("import", str(path), "--face", "issf-air-rifle-10m")
    assert sorted(row["shots"] for row in program.json("history")) == [1, 2]
    assert program("verify") and program.code == 0


def test_times_in_milliseconds_become_seconds(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("x_mm,y_mm,time (ms)\n1,2,0\n3,4,1500\n")
    program("import", str(path), "--face", "classic")
    record = json.loads(program.history.read_text())
    assert [shot["t"] for shot in record["shots"]] == [0.0, 1.5]


@pytest.mark.parametrize(("mark", "start"), [("comma", "round_id;"), ("point", "round_id,")])
def test_an_export_for_a_spreadsheet_has_its_marks_and_comes_back(
    program: Program, tmp_path: Path, mark: str, start: str
) -> None:
    program("simulate", "--face", "classic", "--drill", "ten-shots", "--sigma", "30", "--seed", "1", "--save")
    path = tmp_path / "sheet.csv"
    program("export", "--shots", "--excel", "--decimal-mark", mark, str(path))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("\ufeff" + start)
    program("import", str(path), data=tmp_path / "there")
    here, there = (json.loads(file.read_text()) for file in (program.history, tmp_path / "there" / "history.jsonl"))
    assert [(shot["x"], shot["y"], shot["t"]) for shot in here["shots"]] == [
        (shot["x"], shot["y"], shot["t"]) for shot in there["shots"]
    ]
    program("export", "--rounds", "--excel", str(tmp_path / "rounds.csv"))
    assert (tmp_path / "rounds.csv").read_bytes().startswith(b"\xef\xbb\xbfround_id")
    assert "--excel" in program.refuses("export", "--rounds", "--decimal-mark", mark)
