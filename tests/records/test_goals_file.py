"""goals.json: what was set and told comes back, nothing is lost, and a broken file costs no more than a word."""

from __future__ import annotations

import errno
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bullseye.errors import BadInputError, StorageError, UnknownNameError
from bullseye.measure.over_time.goals import check
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.lock import NoLock
from bullseye.records.goals_file import MOST_TOLD, Goal, GoalsFile
from tests.records.helpers import Meddler, noon

START = date(2026, 11, 16)
POINTS = Goal("", "points", 700.0, "week", START)
SIGMA = Goal("", "sigma", 12.5, "until", START, date(2026, 12, 24), 5, "ten-shots", "Åsa", "classic", "mouse")


def a_file(tmp_path: Path, **more: Any) -> GoalsFile:
    return GoalsFile(tmp_path / "data" / "goals.json", check, utc_now=noon, lock=NoLock(), **more)


def stored(tmp_path: Path) -> Any:
    return json.loads((tmp_path / "data" / "goals.json").read_text(encoding="utf-8"))


def put(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "data" / "goals.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def test_asking_a_missing_file_gives_nothing_and_makes_nothing(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    assert (file.goals(), file.told(), file.notices) == ([], frozenset(), [])
    assert not (tmp_path / "data").exists()


def test_goals_get_numbers_and_come_back_whole(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    assert [file.add(goal).id for goal in (POINTS, SIGMA)] == ["1", "2"]
    assert a_file(tmp_path).goals() == [POINTS._replace(id="1"), SIGMA._replace(id="2")]


def test_a_number_is_never_used_again(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    file.add(POINTS)
    file.remove(file.add(SIGMA).id)
    assert file.add(POINTS).id == "3"
    assert stored(tmp_path)["next_id"] == 4, "also when the goal is taken out of the file by hand"


def test_removing_gives_the_goal_back_and_adding_it_undoes_that(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    first, second = file.add(POINTS), file.add(SIGMA)
    file.tell(["1 2026-11-16 achieved"])
    gone = file.remove("1")
    assert (gone, file.goals()) == (first, [second])
    assert file.add(gone) == first
    assert set(file.goals()) == {first, second}
    assert file.told() == {"1 2026-11-16 achieved"}, "what was told is not told again after an undo"
    with pytest.raises(BadInputError, match="'1' is there already"):
        file.add(gone)


def test_an_unknown_number_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    with pytest.raises(UnknownNameError, match="no goal is called '9'"):
        file.remove("9")
    assert not file.path.exists()


def test_a_goal_that_cannot_be_is_not_kept(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    with pytest.raises(BadInputError, match="target"):
        file.add(POINTS._replace(target=-1.0))
    assert not file.path.exists()


def test_what_was_told_is_kept_once_and_only_the_newest(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    file.tell([f"1 {n} missed" for n in range(MOST_TOLD)])
    file.tell(["1 5 missed", "new", "new"])
    assert len(file.told()) == MOST_TOLD
    assert {"new", "1 5 missed"} <= file.told() and "1 0 missed" not in file.told()
    before = file.path.stat().st_mtime_ns
    file.tell([])
    assert file.path.stat().st_mtime_ns == before


def test_two_windows_lose_nothing_of_each_other(tmp_path: Path) -> None:
    one, other = a_file(tmp_path), a_file(tmp_path)
    one.add(POINTS)
    other.add(SIGMA)
    one.tell(["k"])
    assert len(other.goals()) == 2 and other.told() == {"k"}


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"\xff", b'{"goals":{}}', b'{"goals":[],"told":[1]}', b'{"schema":"x"}', b'{"next_id":"1"}',
     b"[" * 9999, b"x" * (2 << 20)],
)  # fmt: skip
def test_a_broken_file_is_set_aside_with_a_word_and_work_goes_on(tmp_path: Path, data: bytes) -> None:
    put(tmp_path, data)
    file = a_file(tmp_path)
    assert file.goals() == []
    aside = tmp_path / "data" / "goals.damaged-20261122T120000Z.json"
    assert aside.read_bytes() == data
    assert len(file.notices) == 1 and aside.name in file.notices[0]
    assert file.add(POINTS).id == "1" and a_file(tmp_path).goals() == [POINTS._replace(id="1")]


ODD: list[Any] = [
    7, {}, {"id": "5", "measure": "luck", "target": 1, "period": "day", "start": "2026-11-16"},
    {"id": "5", "measure": "points", "target": True, "period": "day", "start": "2026-11-16"},
    {"id": "5", "measure": "points", "target": 5, "period": "day", "start": "16.11.2026"},
    {"id": "1", "measure": "points", "target": 5, "period": "day", "start": "2026-11-16"},
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_an_entry_that_is_no_goal_costs_only_itself_and_stays(tmp_path: Path, odd: Any) -> None:
    a_file(tmp_path).add(POINTS)
    document = stored(tmp_path)
    document["goals"].append(odd)
    put(tmp_path, json.dumps(document).encode())
    file = a_file(tmp_path)
    assert [goal.id for goal in file.goals()] == ["1"]
    assert len(file.notices) == 1 and "left out" in file.notices[0]
    file.add(SIGMA)
    assert odd in stored(tmp_path)["goals"] and len(file.goals()) == 2


def test_keys_that_we_do_not_know_are_kept(tmp_path: Path) -> None:
    put(tmp_path, b'{"schema":1,"goals":[],"from_a_plugin":{"a":[1]}}')
    a_file(tmp_path).add(POINTS)
    assert stored(tmp_path)["from_a_plugin"] == {"a": [1]}


def test_a_file_from_a_newer_bullseye_is_read_and_left_as_it_is(tmp_path: Path) -> None:
    a_file(tmp_path).add(POINTS)
    path = put(tmp_path, json.dumps({**stored(tmp_path), "schema": 2}).encode())
    before, file = path.read_bytes(), a_file(tmp_path)
    assert len(file.goals()) == 1
    for change in (lambda: file.add(SIGMA), lambda: file.remove("1"), lambda: file.tell(["k"])):
        with pytest.raises(StorageError, match="newer bullseye"):
            change()
    assert path.read_bytes() == before


@pytest.mark.parametrize("at", range(1, 8))
def test_a_full_disk_leaves_the_goals_as_they_were(tmp_path: Path, at: int) -> None:
    a_file(tmp_path).add(POINTS)
    files = Meddler(RealFiles(), at, error=errno.ENOSPC)
    try:
        a_file(tmp_path, files=files).add(SIGMA)
    except StorageError:
        assert files.reached
    assert a_file(tmp_path).goals()[:1] == [POINTS._replace(id="1")]


def test_a_file_that_cannot_be_read_is_said_and_never_taken_for_none(tmp_path: Path) -> None:
    class Refusing(RealFiles):
        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            raise PermissionError(errno.EACCES, "no", str(path))

    a_file(tmp_path).add(POINTS)
    file = a_file(tmp_path, files=Refusing())
    assert file.goals() == [] and "rights" in file.notices[0]
    with pytest.raises(StorageError):
        file.add(SIGMA)
    assert len(a_file(tmp_path).goals()) == 1
