"""`bullseye faces`, `drills`, `scores` and `history`, for people and for programs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bullseye.app import open_store
from bullseye.cli import main
from bullseye.dirs import Dirs, user_dirs
from bullseye.session.events import Finished
from tests.rounds import DRILLS, FACES, Played, changed, plan_of

OWN_FACE = 'name = "Mine"\ngauge_mm = 1\n[[ring]]\npoints = 5\ndiameter_mm = 50\nfill = "#ffffff"\n'
OWN_DRILL = 'name = "Three"\nsummary = "Short."\nends = "shots"\nshots = 3\n[scoring]\ncombo_cap_points = 0\n'


class Said:
    """Runs a command in a data folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words: str) -> str:
        code = main([*words, "--data-dir", str(self.folder)])
        out, self.err = self._capsys.readouterr()
        assert code == 0, self.err
        return out

    def json(self, *words: str) -> Any:
        return json.loads(self(*words, "--json"))


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(tmp_path / "data", capsys)


@pytest.fixture
def dirs(said: Said, home: Path) -> Dirs:
    """The folders that the commands of `said` use."""
    return user_dirs(said.folder)


def save(
    dirs: Dirs,
    record_id: str,
    off_mm: float = 0.0,
    drill: str = "ten-shots",
    face: str = "classic",
    **plan: Any,
) -> None:
    """Keep a round of shots that all lie that far off."""
    played = Played(plan_of(drill, face=face, **plan))
    played.round.start()
    for n in range(30):
        played.at(n + 1.0, off_mm)
    open_store(dirs).save(changed(played.told(Finished)[0].record, id=record_id))


# -- faces -----------------------------------------------------------------------------------------


def test_every_face_is_listed_with_its_size(said: Said) -> None:
    lines = said("faces").splitlines()
    assert lines[0].split() == ["face", "name", "mm", "rings", "gauge"]
    assert [line.split()[0] for line in lines[1:]] == FACES.names()
    assert next(line for line in lines if line.startswith("wa-122 ")).split()[-3:] == ["1220", "10", "5.5"]


def test_one_face_is_shown_with_its_dimensions(said: Said) -> None:
    out = said("faces", "issf-air-pistol-10m")
    assert "(issf-air-pistol-10m)" in out and "4.5 mm, inward" in out and "decimals   yes" in out
    assert ["10", "11.5", "5.75"] in [line.split()[:3] for line in out.splitlines()]


def test_faces_as_json_hold_every_dimension(said: Said) -> None:
    found = {face["id"]: face for face in said.json("faces")}
    assert list(found) == FACES.names()
    pistol = found["issf-air-pistol-10m"]
    assert (pistol["gauge_mm"], pistol["gauging"], pistol["decimals"], pistol["own"]) == (
        4.5,
        "inward",
        True,
        False,
    )
    assert pistol["rings"][0]["points"] == 10 and pistol["rings"][0]["diameter_mm"] == 11.5
    assert len(pistol["rings"]) == 10 and pistol["source"] and pistol["status"]
    assert found["blank"]["rings"] == [] and found["worcester-16"]["inner_ten"] is None


def test_one_face_as_json_is_one_object_under_its_own_name(said: Said) -> None:
    assert said.json("faces", "wa122")["id"] == "wa-122"
    assert said.json("faces", "wa-122") == said.json("faces", "wa122")


def test_ones_own_face_is_listed_and_a_broken_one_with_its_reason(said: Said, dirs: Dirs) -> None:
    dirs.faces.mkdir(parents=True)
    (dirs.faces / "mine.toml").write_text(OWN_FACE, encoding="utf-8")
    (dirs.faces / "bad.toml").write_text(OWN_FACE.replace("= 1", "= nan", 1), encoding="utf-8")
    (dirs.faces / "classic.toml").write_text(OWN_FACE, encoding="utf-8")
    lines = said("faces").splitlines()
    assert next(line for line in lines if line.startswith("mine ")).endswith("yours")
    broken = [line for line in lines if line.startswith("broken: ")]
    assert len(broken) == 2
    assert "bad.toml" in broken[0] and "gauge_mm is nan" in broken[0] and "a shipped face has it" in broken[1]
    *faces, bad, _ = said.json("faces")
    assert (faces[-1]["id"], faces[-1]["own"]) == ("mine", True)
    assert bad["file"].endswith("bad.toml") and "gauge_mm is nan" in bad["broken"]


@pytest.mark.skipif(os.name != "posix", reason="only POSIX file names are bytes")
def test_a_file_name_that_is_no_text_stops_no_listing(dirs: Dirs, said: Said) -> None:
    dirs.faces.mkdir(parents=True)
    try:
        (dirs.faces / os.fsdecode(b"\xff.toml")).write_text(OWN_FACE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert "classic" in said("faces")
    assert "lower-case letters" in said.json("faces")[-1]["broken"]


def test_pictures_of_faces_are_written_to_the_folder(said: Said, tmp_path: Path) -> None:
    from PIL import Image

    assert said("faces", "wide", "--pictures", str(tmp_path / "new" / "pictures")) == ""
    assert "wide.png" in said.err
    with Image.open(tmp_path / "new" / "pictures" / "wide.png") as picture:
        assert picture.format == "PNG" and min(picture.size) >= 100


def test_a_face_that_is_not_there_is_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["faces", "bogus"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "no face is called 'bogus'" in err and err.count("\n") == 1


# -- drills ----------------------------------------------------------------------------------------


def test_every_drill_is_listed_with_what_it_trains(said: Said, dirs: Dirs) -> None:
    dirs.drills.mkdir(parents=True)
    (dirs.drills / "three.toml").write_text(OWN_DRILL, encoding="utf-8")
    (dirs.drills / "bad.toml").write_text("nonsense", encoding="utf-8")
    lines = said("drills").splitlines()
    assert [line.split()[0] for line in lines[1:-1]] == [*DRILLS.names(), "three"]
    assert lines[-1].startswith("broken: bad.toml: ")
    *found, bad = said.json("drills")
    assert [(d["id"], d["own"]) for d in found][-2:] == [(DRILLS.names()[-1], False), ("three", True)]
    assert "broken" in bad
    race = next(d for d in found if d["id"] == "race-30")
    assert (race["ends"], race["ranked"], race["score_unit"], race["better"]) == (
        "targets",
        True,
        "ms",
        "lower",
    )


def test_ones_own_drill_and_face_can_be_played(said: Said, dirs: Dirs) -> None:
    for folder, name, text in ((dirs.faces, "mine.toml", OWN_FACE), (dirs.drills, "three.toml", OWN_DRILL)):
        folder.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    line = said.json("simulate", "--face", "mine", "--drill", "three", "--sigma", "0", "--seed", "1")
    assert (line["face"], line["drill"], line["score"], line["shots"]) == ("mine", "three", 15, 3)


# -- history ---------------------------------------------------------------------------------------


def test_an_empty_history_is_an_empty_list_and_reading_makes_no_folder(said: Said) -> None:
    assert said.json("history") == [] and said.json("scores") == []
    assert said("history") == "No rounds yet.\n"
    assert said("scores").startswith("No scores yet")
    assert not said.folder.exists()


def test_the_history_holds_every_round_in_order_with_what_it_was(said: Said, dirs: Dirs) -> None:
    save(dirs, "one", player="Ann")
    save(dirs, "two", off_mm=1000.0, player="Zoë")
    save(dirs, "three", simulated=True)
    rows = said.json("history")
    assert [(r["id"], r["player"], r["simulated"], r["ranked"]) for r in rows] == [
        ("one", "Ann", False, True), ("two", "Zoë", False, False), ("three", "Ann", True, False),
    ]  # fmt: skip
    assert {"id", "player", "face", "drill", "score", "accuracy", "date"} <= set(rows[0])
    assert (rows[0]["face"], rows[0]["drill"], rows[0]["score"], rows[0]["accuracy"]) == (
        "classic",
        "ten-shots",
        100,
        1.0,
    )
    assert (rows[1]["score"], rows[1]["accuracy"], rows[1]["shots"], rows[1]["hits"]) == (0, 0.0, 10, 0)
    lines = said("history").splitlines()
    assert [line.split()[0] for line in lines] == ["id", "one", "two", "three"]
    assert lines[3].endswith("simulated") and "Zoë" in lines[2]


def test_a_damaged_line_is_told_beside_the_answer_and_every_other_round_counts(said: Said, dirs: Dirs) -> None:
    save(dirs, "one")
    with dirs.history.open("ab") as file:
        file.write(b"{broken\n")
    save(dirs, "two")
    assert [row["id"] for row in said.json("history")] == ["one", "two"]
    assert [row["id"] for row in said.json("scores")] == ["one", "two"]
    assert "history.jsonl" in said.err


# -- scores ----------------------------------------------------------------------------------------


def test_scores_stand_best_first_under_their_drill_and_face(said: Said, dirs: Dirs) -> None:
    save(dirs, "poor", off_mm=60.0, player="Ann")
    save(dirs, "good", player="Ben")
    save(dirs, "other", face="wide")
    rows = said.json("scores")
    assert [(row["drill"], row["face"], row["rank"], row["id"]) for row in rows] == [
        ("ten-shots", "classic", 1, "good"), ("ten-shots", "classic", 2, "poor"), ("ten-shots", "wide", 1, "other"),
    ]  # fmt: skip
    assert (rows[0]["player"], rows[0]["score"], rows[0]["score_unit"], rows[0]["shots"]) == (
        "Ben",
        100,
        "points",
        10,
    )
    blocks = said("scores").split("\n\n")
    assert [block.splitlines()[0] for block in blocks] == [
        "ten-shots on classic, x-10-9",
        "ten-shots on wide, 10-7-4",
    ]
    assert blocks[0].splitlines()[2].split()[:3] == ["1", "Ben", "100"]


def test_scores_can_be_those_of_one_drill_or_one_face(said: Said, dirs: Dirs) -> None:
    save(dirs, "a")
    save(dirs, "b", face="wa-122")
    save(dirs, "c", drill="race-30")
    assert [row["id"] for row in said.json("scores", "--drill", "race-30")] == ["c"]
    assert [row["id"] for row in said.json("scores", "--face", "wa122")] == ["b"]
    assert said.json("scores", "--face", "wa-122", "--drill", "race-30") == []
    assert said("scores", "--drill", "race-30").splitlines()[2].split()[2:4] == ["30.000", "s"]


def test_only_ranked_rounds_of_people_stand_on_the_board(said: Said, dirs: Dirs) -> None:
    save(dirs, "sim", simulated=True)
    assert said.json("scores") == [] and len(said.json("history")) == 1


@pytest.mark.parametrize("flag", ["--drill", "--face"])
def test_scores_of_an_unknown_name_are_refused(capsys: pytest.CaptureFixture[str], flag: str) -> None:
    assert main(["scores", flag, "bogus"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "'bogus'" in err and "choose one of" in err and err.count("\n") == 1


def test_equal_scores_are_told_apart_by_the_drills_own_tie_rules(said: Said, dirs: Dirs) -> None:
    """Ten shots counts back as ISSF does: inner tens first, before the date."""
    face = FACES.get("issf-air-pistol-10m")
    edge_mm = (face.rings[0].diameter_mm + face.gauge_mm) / 2
    save(dirs, "without-x", off_mm=edge_mm, face=face.id)
    save(dirs, "with-x", off_mm=0.0, face=face.id)
    rows = said.json("scores")
    assert [(row["id"], row["score"]) for row in rows] == [("with-x", 100), ("without-x", 100)]


def test_a_round_that_cannot_be_counted_back_hides_no_other(said: Said, dirs: Dirs) -> None:
    save(dirs, "one")
    line = json.loads(dirs.history.read_text(encoding="utf-8"))
    line.pop("crc", None)
    with dirs.history.open("a", encoding="utf-8") as file:
        file.write(json.dumps({**line, "id": "later", "rules": 2}) + "\n")
        file.write(json.dumps({**line, "id": "odd", "parameters": {"ties": "issf", "combo_window_s": "x"}}) + "\n")
    assert "one" in [row["id"] for row in said.json("history")]
    assert "one" in [row["id"] for row in said.json("scores")]


def test_playlists_are_listed_with_their_rounds(said: Said, dirs: Dirs) -> None:
    dirs.playlists.mkdir(parents=True)
    own = 'name = "Own"\nsummary = "Mine."\n[[round]]\ndrill = "ten-shots"\nface = "wide"\ntimes = 2\n'
    (dirs.playlists / "own.toml").write_text(own, encoding="utf-8")
    (dirs.playlists / "bad.toml").write_text("name = 3", encoding="utf-8")
    listed = {row["id"]: row for row in said.json("playlists") if "id" in row}
    assert listed["own"]["own"] is True and listed["daily"]["own"] is False
    assert listed["own"]["rounds"] == [{"drill": "ten-shots", "face": "wide", "times": 2}]
    assert listed["daily"]["rounds"][0] == {"drill": "warm-up", "face": None, "times": 1}
    out = said("playlists")
    assert "broken: bad.toml" in str(out) and "Mine." in str(out)
