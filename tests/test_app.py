"""The one place that joins everything: ids, records, and the round that is played where no window can open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bullseye.app import count_back, new_id, open_store, play_unseen
from bullseye.dirs import Dirs
from bullseye.session.events import Finished
from bullseye.session.record import Record
from bullseye.session.scorecard import score_record
from bullseye.wording.numbers import MINUS
from tests.rounds import Played, changed, plan_of

ROOT = Path(__file__).parents[1]


@pytest.fixture
def dirs(tmp_path: Path) -> Dirs:
    return Dirs(tmp_path / "data", tmp_path / "config")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def record_of(*offs: float, drill: str = "ten-shots", face: str = "wa-122") -> Record:
    played = Played(plan_of(drill, face=face))
    played.round.start()
    for n, off_mm in enumerate(offs):
        played.at(n + 1.0, off_mm)
    return played.told(Finished)[0].record


def test_each_id_is_a_new_uuid4() -> None:
    made = [uuid.UUID(new_id()) for _ in range(10)]
    assert len(set(made)) == 10 and {one.version for one in made} == {4}


def test_opening_the_records_touches_nothing(dirs: Dirs) -> None:
    store = open_store(dirs)
    assert store.rounds() == [] and store.board.rows() == []
    assert not dirs.data.exists()


def test_a_round_with_more_inner_tens_counts_back_ahead_of_an_equal_score() -> None:
    with_x, without_x = record_of(*[0.0] * 10), record_of(*[60.0] * 10)
    assert with_x.score == without_x.score == 100
    assert count_back(with_x) < count_back(without_x)


def test_drills_without_a_rule_set_count_nothing_back() -> None:
    assert count_back(record_of(*[0.0] * 30, drill="race-30")) == ()


@pytest.mark.parametrize(
    "change",
    [{"rules": 99}, {"rings": [], "style_points": []}, {"rings": ...}, {"parameters": ...}, {"gauge_mm": ...}],
)  # fmt: skip
def test_a_line_from_elsewhere_that_cannot_be_scored_counts_nothing_back(change: dict[str, Any]) -> None:
    assert isinstance(count_back(changed(record_of(*[0.0] * 10), **change)), tuple)


def test_a_scorecard_that_is_at_hand_is_not_made_again() -> None:
    record = record_of(*[0.0] * 10)
    card = score_record(record)
    worse = replace(card, hits=score_record(record_of(*[60.0] * 10)).hits)
    assert count_back(record, card) == count_back(record) < count_back(record, worse)


def unseen(dirs: Dirs, capsys: pytest.CaptureFixture[str], seed: int | None = 4) -> tuple[str, str]:
    assert play_unseen(dirs, None, seed) == 0
    return tuple(capsys.readouterr())  # type: ignore[return-value]


def test_without_a_display_one_round_is_played_and_its_numbers_add_up(
    dirs: Dirs, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = unseen(dirs, capsys)
    assert err == "" and out.startswith("No display was found")
    numbers = {line[:24].strip(): line[24:].strip() for line in out.splitlines() if line.startswith("  ")}
    assert numbers["Ring points"] == numbers["Total"].replace(MINUS, "-")
    assert "of 10 shots" in numbers["Hits"] and "seed 4" in out


def test_its_picture_is_saved_in_the_current_folder_and_nothing_else_is_kept(
    dirs: Dirs, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = unseen(dirs, capsys)
    (path,) = here.iterdir()
    assert path.name == "bullseye-round-4.png" and str(path) in out
    with Image.open(path) as picture:
        assert picture.format == "PNG" and min(picture.size) > 300
    assert not dirs.data.exists() and not dirs.config.exists()


def test_the_same_seed_plays_the_same_round_and_none_is_drawn(
    dirs: Dirs, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unseen(dirs, capsys) == unseen(dirs, capsys)
    assert unseen(dirs, capsys, None) != unseen(dirs, capsys, None)


def test_a_picture_that_cannot_be_saved_is_told_and_no_failure(
    dirs: Dirs, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "bullseye-round-4.png").mkdir()
    out, err = unseen(dirs, capsys)
    assert "Total" in out and err.startswith("The picture could not be saved") and err.count("\n") == 1


def test_without_pillow_the_numbers_still_come(
    dirs: Dirs, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name == "PIL" or name.startswith("PIL.")]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "PIL", None)
    for name in ("card", "plot", "ink"):
        monkeypatch.delitem(sys.modules, f"bullseye.picture.{name}", raising=False)
    out, err = unseen(dirs, capsys)
    assert "Total" in out and "pip install pillow" in err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a window always finds its screen")
def test_the_program_itself_plays_unseen_where_no_display_is(tmp_path: Path) -> None:
    hidden = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "bullseye", "--data-dir", str(tmp_path / "data"), "--seed", "11"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env={**hidden, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    if "no tkinter" in done.stderr:
        pytest.skip("this Python has no tkinter")
    assert (done.returncode, done.stderr) == (0, "")
    assert "No display was found" in done.stdout and (tmp_path / "bullseye-round-11.png").is_file()
    assert not (tmp_path / "data").exists()


def test_a_saved_round_follows_the_count_back_into_the_scoreboard_file(dirs: Dirs) -> None:
    store = open_store(dirs)
    store.save(changed(record_of(*[60.0] * 10), id="plain"))
    store.save(changed(record_of(*[0.0] * 10), id="exact"))
    board = json.loads(dirs.scoreboard.read_text(encoding="utf-8"))["boards"][0]
    assert [row["id"] for row in board["rows"]] == ["exact", "plain"]
