"""`bullseye doctor`, `backup`, `restore` and `scores --rebuild`."""

from __future__ import annotations

import json
from pathlib import Path

from bullseye.dirs import user_dirs
from tests.classroom.classes import room_of
from tests.commands.keeping import Program, let_backups_finish, program

__all__ = ["program"]


def test_the_doctor_looks_at_everything_and_an_empty_folder_stays_unmade(program: Program) -> None:
    found = program.json("doctor")
    assert {finding["name"] for finding in found["findings"]} >= {
        "bullseye", "data folder", "config folder", "history", "scoreboard", "settings", "goals", "backups", "faces",
        "drills", "classes", "window", "sound", "speech", "timer",
    }  # fmt: skip
    assert (found["well"], program.code) == (True, 0)
    assert not program.data.exists()
    assert "All is well." in program("doctor")


def test_the_doctor_finds_a_damaged_history_says_what_to_do_and_does_it_when_asked(program: Program) -> None:
    ids = program.play("Ann", "Bob")
    program.history.write_bytes(b"garbage\n" + program.history.read_bytes())
    assert "-> `bullseye doctor --repair`" in program("doctor")
    assert program.code == 1
    program("doctor", "--repair")
    assert program.code == 0 and "1 unreadable line: moved to" in program.err
    assert program.ids() == ids
    assert b"garbage" in next(program.data.glob("history.set-aside-*.jsonl")).read_bytes()
    program("doctor", "--repair")
    assert "nothing was changed" in program.err


def test_the_doctor_names_a_broken_face_of_the_users(program: Program, home: Path) -> None:
    faces = user_dirs().config / "faces"
    faces.mkdir(parents=True)
    (faces / "bad.toml").write_text("name = 3\n")
    assert "bad.toml" in program("doctor")
    assert program.code == 0


def test_the_doctor_looks_at_goals_and_classes_too(program: Program) -> None:
    room_of("Ann", data=program.data).close()
    assert "7b Maths is not ended (1 student, 0 rounds)" in program("doctor")
    assert program.code == 0
    (program.data / "goals.json").write_bytes(b"{")
    found = program.json("doctor")
    assert (found["well"], program.code) == (False, 1)
    assert all(set(finding) == {"name", "state", "what", "advice"} for finding in found["findings"])
    assert [f["state"] for f in found["findings"] if f["name"] == "goals"] == ["problem"]


def test_a_backup_is_made_restored_and_what_was_there_is_kept(program: Program, tmp_path: Path) -> None:
    [first] = program.play("Ann")
    target = tmp_path / "kept.zip"
    assert f"{target}: 1 round and 2 files" in program("backup", str(target))
    program.play("Bob", "Cid")
    out = program("restore", str(target))
    assert program.code == 0 and "Restored 1 round" in out
    assert "2 rounds of it are not in the restored history." in out
    assert program.ids() == [first] and program.board() == {"Ann"}
    [before] = (program.data / "backups").glob("*before-restore*.zip")
    assert str(before) in out
    program("restore", str(before))
    assert program.board() == {"Ann", "Bob", "Cid"}


def test_backups_are_refused_in_one_sentence(program: Program, tmp_path: Path) -> None:
    assert "nothing to back up" in program.refuses("backup", str(tmp_path / "x.zip"))
    program.play("Ann")
    assert "'x.txt'" in program.refuses("backup", "x.txt")
    (tmp_path / "x.zip").write_bytes(b"")
    assert "there already" in program.refuses("backup", str(tmp_path / "x.zip"))
    assert "no whole backup" in program.refuses("restore", str(tmp_path / "x.zip"))
    assert "is not there" in program.refuses("restore", str(tmp_path / "missing.zip"))


def test_the_first_save_of_a_day_leaves_a_backup(program: Program) -> None:
    program("simulate", "--face", "classic", "--drill", "ten-shots", "--sigma", "5", "--seed", "1", "--save")
    let_backups_finish()
    names = [path.name for path in (program.data / "backups").glob("*.zip")]
    assert len(names) == 1 and names[0].startswith("bullseye-2")


def test_the_board_is_made_anew_from_the_history(program: Program) -> None:
    program.play("Ann")
    board = program.data / "scoreboard.json"
    board.write_text(board.read_text().replace("Ann", "Eve"))
    assert program.board() == {"Ann"}, "what was changed by hand does not fit the file's checksum"
    board.write_text("{}")
    program("scores", "--rebuild")
    assert program.code == 0 and "rebuilt from 1 line" in program.err
    assert program.board() == {"Ann"}
    assert json.loads(board.read_text())["boards"][0]["rows"][0]["player"] == "Ann"
