"""The doctor sees what is wrong with each file and folder, says what to do, and changes nothing."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bullseye.dirs import Dirs
from bullseye.errors import Remedy
from bullseye.measure.over_time.goals import check
from bullseye.records.care.backup import make_backup
from bullseye.records.care.health import (
    NAMED,
    NOTE,
    OK,
    PROBLEM,
    Finding,
    everything,
    files_of,
    folder,
    goals_of,
    timer,
)
from bullseye.records.care.removal import remove_player
from bullseye.records.disk.files import RealFiles
from bullseye.records.settings import Settings, SettingsFile
from bullseye.records.store import Store
from tests.records.helpers import NOON
from tests.records.played import dirs_in, played, store_in
from tests.rounds import record_of


def plenty(path: Path) -> int:
    return 1 << 40


def looked(place: Path) -> list[Finding]:
    """All findings about the files, after a look that changed not a byte."""
    before = snapshot(place)
    found = list(files_of(store_in(place), dirs_in(place)))
    assert snapshot(place) == before
    return found


def snapshot(place: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(place.rglob("*"))}


def about(findings: list[Finding], name: str) -> Finding:
    """The worst finding of that name."""
    return max((f for f in findings if f.name == name), key=lambda f: (OK, NOTE, PROBLEM).index(f.state))


def test_a_house_in_order_has_no_notes_but_that_backups_are_missing(tmp_path: Path) -> None:
    store, dirs = store_in(tmp_path), dirs_in(tmp_path)
    store.save(played(1))
    SettingsFile(dirs.settings).save(Settings())
    assert [f.name for f in looked(tmp_path) if f.state != OK] == ["backups"]
    make_backup(store, dirs, dirs.data / "backups" / "b.zip", NOON)
    assert all(f.state == OK for f in looked(tmp_path))
    assert "1 round" in about(looked(tmp_path), "history").what
    assert "2026-11-22T12:00:00Z" in about(looked(tmp_path), "backups").what


def test_an_empty_folder_is_well_too(tmp_path: Path) -> None:
    assert {f.state for f in looked(tmp_path) if f.name != "backups"} == {OK}


Damage = Callable[[Path], object]


def swapped(path: Path, old: bytes, new: bytes) -> None:
    path.write_bytes(path.read_bytes().replace(old, new))


@pytest.mark.parametrize(
    ("file", "damage", "name", "state", "word"),
    [
        ("history.jsonl", lambda p: p.write_bytes(b"\xff\n" + p.read_bytes()), "history", PROBLEM, Remedy.MOVE_ASIDE),
        ("history.jsonl", lambda p: p.write_bytes(p.read_bytes() + b'{"torn'), "history", NOTE, "next save"),
        ("history.jsonl", lambda p: p.write_bytes(p.read_bytes() + b'{"schema":7}\n'), "history", NOTE, "Update"),
        ("history.jsonl", lambda p: p.unlink(), "scoreboard", PROBLEM, Remedy.BRING_BACK),
        ("history.jsonl", lambda p: (p.unlink(), p.mkdir()), "history", PROBLEM, "cannot be saved"),
        ("scoreboard.json", lambda p: p.write_bytes(b"[" * 10**5), "scoreboard", PROBLEM, Remedy.REBUILD_BOARD),
        ("scoreboard.json", lambda p: swapped(p, b'"Ann"', b'"Eve"'), "scoreboard", PROBLEM, Remedy.REBUILD_BOARD),
        ("scoreboard.json", lambda p: swapped(p, b'"schema":1', b'"schema":8'), "scoreboard", NOTE, "Update"),
        ("scoreboard.json", lambda p: (p.unlink(), p.mkdir()), "scoreboard", PROBLEM, "saved all the same"),
        ("settings.json", lambda p: p.write_bytes(b"{"), "settings", NOTE, "defaults"),
        ("settings.json", lambda p: p.write_bytes(b'{"volume":9}'), "settings", NOTE, "defaults"),
        ("settings.json", lambda p: p.mkdir(), "settings", PROBLEM, "default settings"),
        ("backups", lambda p: (p.mkdir(), (p / "x.zip").write_bytes(b"no zip")), "backups", NOTE, "Delete"),
        (".settings.json.0a.tmp", lambda p: p.write_bytes(b""), "left over", NOTE, "swept"),
    ],
)  # fmt: skip
def test_each_fault_is_seen_and_comes_with_what_to_do(
    tmp_path: Path, file: str, damage: Damage, name: str, state: str, word: str
) -> None:
    store = store_in(tmp_path)
    store.save(played(1))
    damage(store.dirs.data / file)
    found = about(looked(tmp_path), name)
    assert found.state == state
    assert word in found.advice


def test_removed_rounds_are_mentioned_with_the_way_back(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.save(played(1))
    remove_player(store, "Ann")
    found = about(looked(tmp_path), "kept aside")
    assert "history.removed-" in found.what and found.advice is Remedy.UNDO


# ---- goals ----

GOAL = {"id": "1", "measure": "points", "target": 700, "period": "week", "start": "2026-11-16"}


def goals(place: Path, data: bytes | None) -> list[Finding]:
    """All findings about a goals file of these bytes, after a look that changed not a byte."""
    path = place / "goals.json"
    if data is not None:
        path.write_bytes(data)
    before = snapshot(place)
    found = list(goals_of(path, RealFiles(), check))
    assert snapshot(place) == before
    return found


def document(*entries: object, schema: int = 1) -> bytes:
    return json.dumps({"schema": schema, "goals": entries}).encode()


def test_goals_that_can_be_used_are_counted(tmp_path: Path) -> None:
    assert goals(tmp_path, None) == [Finding("goals", OK, "none yet")]
    assert goals(tmp_path, document(GOAL)) == [Finding("goals", OK, "goals.json: 1 goal")]


@pytest.mark.parametrize(
    "data", [b"{", b"[]", b'{"goals": 3}', b"\xff", b"[" * 10**5, b'{"schema": "x"}', b" " * (2 << 20)]
)
def test_a_broken_goals_file_is_a_problem_and_stays_where_it_is(tmp_path: Path, data: bytes) -> None:
    [found] = goals(tmp_path, data)
    assert found.state == PROBLEM and "cannot be used (" in found.what and "take it out of a backup" in found.advice


def test_a_folder_in_the_place_of_the_goals_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "goals.json").mkdir()
    [found] = goals(tmp_path, None)
    assert found.state == PROBLEM and "it is a folder" in found.what


def test_goals_that_cannot_be_read_are_a_problem(tmp_path: Path) -> None:
    class Closed(RealFiles):
        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    (tmp_path / "goals.json").write_bytes(document(GOAL))
    [found] = goals_of(tmp_path / "goals.json", Closed(), check)
    assert found.state == PROBLEM and "until it can be read" in found.advice


def test_entries_that_are_no_goal_are_named_while_they_are_few(tmp_path: Path) -> None:
    bad = [{**GOAL, "target": -n} for n in range(1, NAMED + 3)]
    found = goals(tmp_path, document(GOAL, *bad))
    assert [f.state for f in found] == [NOTE] * (NAMED + 1) + [OK]
    assert "-1" in found[0].what and "2 more such entries" in found[-2].what and "1 goal" in found[-1].what


def test_goals_of_a_newer_bullseye_are_noted(tmp_path: Path) -> None:
    [newer, count] = goals(tmp_path, document(GOAL, schema=9))
    assert (newer.state, count.state) == (NOTE, OK) and "Update bullseye" in newer.advice


# ---- folders ----


def test_a_folder_that_is_missing_is_well_when_it_can_be_made(tmp_path: Path) -> None:
    [found, room] = folder("data", tmp_path / "a" / "b", RealFiles(), plenty)
    assert (found.state, room.state) == (OK, OK) and "first save" in found.what
    assert not (tmp_path / "a").exists()


def test_a_folder_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    found = list(folder("data", tmp_path, RealFiles(), plenty))
    assert {f.state for f in found} == {OK} and list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    class ReadOnly(RealFiles):
        def open_new(self, path: Path) -> int:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    found = next(iter(folder("data", tmp_path, ReadOnly(), plenty)))
    assert found.state == PROBLEM and "read-only" in found.what


def test_a_file_in_the_place_of_a_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    [found] = [f for f in folder("data", tmp_path / "data", RealFiles(), plenty) if f.state == PROBLEM]
    assert "Move that file away" in found.advice


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_folder_that_others_can_read_is_noted(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert any("chmod 700" in f.advice for f in folder("data", tmp_path, RealFiles(), plenty))


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - School", "Nextcloud"])
def test_a_folder_that_is_synced_is_noted(tmp_path: Path, name: str) -> None:
    place = tmp_path / name / "bullseye"
    place.mkdir(parents=True)
    assert any(f.advice is Remedy.MERGE for f in folder("data", place, RealFiles(), plenty))


@pytest.mark.parametrize(("free", "state"), [(0, PROBLEM), (50 << 20, NOTE), (5 << 30, OK)])
def test_little_room_is_noted_and_none_is_a_problem(tmp_path: Path, free: int, state: str) -> None:
    assert list(folder("data", tmp_path, RealFiles(), lambda path: free))[-1].state == state


def test_a_disk_that_does_not_say_how_full_it_is_is_noted(tmp_path: Path) -> None:
    def unknown(path: Path) -> int:
        raise OSError(errno.EIO, "no answer")

    assert list(folder("data", tmp_path, RealFiles(), unknown))[-1].state == NOTE


# ---- the timer ----


def ticking(step_s: float, each: int) -> Callable[[], float]:
    looks = iter(range(10**6))
    return lambda: next(looks) // each * step_s


@pytest.mark.parametrize(
    ("step_s", "each", "state", "word"),
    [(1e-6, 1, OK, "1.00"), (1e-7, 3, OK, "0.10"), (0.0156, 50, PROBLEM, "15600"), (0.0, 1, PROBLEM, "did not move")],
)
def test_the_finest_step_of_the_clock_is_told(step_s: float, each: int, state: str, word: str) -> None:
    found = timer(ticking(step_s, each))
    assert found.state == state and word in found.what


class Blind(RealFiles):
    """A disk that gives no names, or no bytes of the history."""

    def __init__(self, names: bool) -> None:
        self.names = names

    def listdir(self, path: Path) -> list[str]:
        if self.names:
            raise OSError(errno.EACCES, "no")
        return super().listdir(path)

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        if not self.names and path.name == "history.jsonl":
            raise OSError(errno.EIO, "no")
        return super().read(path, start, length)


@pytest.mark.parametrize("names", [True, False])
def test_nothing_is_well_that_could_not_be_read(tmp_path: Path, names: bool) -> None:
    dirs = Dirs(tmp_path / "data", tmp_path / "config")
    Store(dirs).save(record_of())
    Store(dirs).rounds()
    store = Store(dirs, Blind(names))
    found = list(everything(store, dirs, {}, plenty, lambda goal: goal))
    problems = [one.name for one in found if one.state == PROBLEM]
    assert "data folder" in problems if names else problems == ["history"]


def test_a_byte_that_changed_under_the_same_date_is_seen(tmp_path: Path) -> None:
    dirs = Dirs(tmp_path / "data", tmp_path / "config")
    store = Store(dirs)
    store.save(record_of())
    store.board.rows()
    was = dirs.history.stat()
    dirs.history.write_bytes(dirs.history.read_bytes().replace(b'"score":', b'"scorf":'))
    os.utime(dirs.history, ns=(was.st_mtime_ns, was.st_mtime_ns))
    found = list(everything(Store(dirs), dirs, {}, plenty, lambda goal: goal))
    assert any(one.name == "history" and one.state == PROBLEM for one in found)
