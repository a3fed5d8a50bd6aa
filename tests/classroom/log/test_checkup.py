"""The doctor sees what is wrong with a class, says what to do in a sentence, and changes nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bullseye.classroom.log.checkup import classes_of, everything_kept, lists_of
from bullseye.classroom.log.ending import end_class, finish_wipes
from bullseye.classroom.log.store import LOG, class_folders, not_ended
from bullseye.classroom.people.kept_lists import KeptLists
from bullseye.classroom.people.roster import Entry
from bullseye.dirs import Dirs
from bullseye.drill.catalog import Drills
from bullseye.errors import Remedy
from bullseye.records.care.health import NOTE, OK, PROBLEM, Finding
from bullseye.records.disk.files import RealFiles
from bullseye.records.store import Store
from bullseye.target.catalog import Catalogue
from tests.classroom.classes import room_of, take
from tests.records.played import played


def snapshot(place: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(place.rglob("*"))}


def looked(data: Path) -> list[Finding]:
    """All findings, after a look that changed not a byte."""
    before = snapshot(data)
    found = list(classes_of(data))
    assert snapshot(data) == before
    return found


def test_everything_that_is_kept_is_looked_at_and_classes_too(tmp_path: Path) -> None:
    dirs = Dirs(tmp_path / "data", tmp_path / "config")
    store = Store(dirs)
    store.save(played(1))
    a_class(dirs.data)
    shelves = {"faces": Catalogue(dirs.faces), "drills": Drills(dirs.drills)}
    states = {finding.name: finding.state for finding in everything_kept(store, dirs, shelves)}
    assert set(states.values()) <= {OK, NOTE}
    assert {"history", "scoreboard", "goals", "data folder", "faces", "drills", "lock", "classes"} <= set(states)
    dirs.goals.write_bytes(b"{")
    found = {finding.state for finding in everything_kept(store, dirs, shelves) if finding.name == "goals"}
    assert found == {PROBLEM}


def worst(data: Path) -> Finding:
    return max(looked(data), key=lambda finding: (OK, NOTE, PROBLEM).index(finding.state))


def a_class(data: Path) -> Path:
    """A class of two with a round, closed as it stands; its folder."""
    with room_of("Ann", "Ben", data=data) as room:
        take(room)
        assert room.log is not None
        return room.log.folder


def test_a_house_without_classes_is_in_order_and_none_is_made(tmp_path: Path) -> None:
    assert looked(tmp_path / "data") == [Finding("classes", OK, "none kept")]
    assert not (tmp_path / "data").exists()


def test_a_class_that_was_not_ended_is_named_with_what_is_in_it(tmp_path: Path) -> None:
    folder = a_class(tmp_path)
    [note, count] = looked(tmp_path)
    assert note.state == NOTE and note.advice is Remedy.RESUME_CLASS
    assert note.what == f"classes/{folder.name}: 7b Maths is not ended (2 students, 1 round)"
    assert count == Finding("classes", OK, "1 class kept")


def test_an_ended_class_is_in_order(tmp_path: Path) -> None:
    room = room_of("Ann", data=tmp_path)
    take(room)
    end_class(room, keep=True)
    assert looked(tmp_path) == [Finding("classes", OK, "1 class kept")]


Damage = Callable[[Path], object]


@pytest.mark.parametrize(
    ("damage", "state", "what", "advice"),
    [
        (lambda p: p.write_bytes(p.read_bytes() + b'{"torn'), NOTE, "is torn", "dated file"),
        (lambda p: p.write_bytes(p.read_bytes().replace(b"Ann", b"Eve")), PROBLEM, "1 line of class.jsonl", "copy"),
        (lambda p: p.write_bytes(b"\xff\n\x00\n" + p.read_bytes()), PROBLEM, "2 lines of class.jsonl", "copy"),
        (lambda p: p.write_bytes(b"\xff\n"), PROBLEM, "the first is line 1 (the checksum is missing", "copy"),
        (lambda p: p.write_bytes(b""), NOTE, "is empty", "Delete that folder"),
        (lambda p: (p.unlink(), p.mkdir()), PROBLEM, "class.jsonl", "cannot be opened"),
        (lambda p: (p.parent / f".{LOG}.0a.tmp").write_bytes(b""), NOTE, "1 temporary file", "swept"),
        (lambda p: (p.parent / "class.set-aside-20261122T120000Z.jsonl").write_bytes(b""), NOTE, "kept aside", "names"),
    ],
)  # fmt: skip
def test_each_fault_is_seen_and_comes_with_what_to_do(
    tmp_path: Path, damage: Damage, state: str, what: str, advice: str
) -> None:
    damage(a_class(tmp_path) / LOG)
    found = next(finding for finding in looked(tmp_path) if what in finding.what)
    assert found.state == state == worst(tmp_path).state
    assert advice in found.advice


def test_a_lock_file_without_a_class_is_left_over(tmp_path: Path) -> None:
    (tmp_path / "classes" / "2026-11-22-x").mkdir(parents=True)
    assert worst(tmp_path).what == "classes/2026-11-22-x is empty"
    (tmp_path / "classes" / "2026-11-22-x" / "class.lock").write_bytes(b"")
    found = worst(tmp_path)
    assert "holds no class.jsonl, only the lock file" in found.what and "Delete that folder" in found.advice
    (tmp_path / "classes" / "2026-11-22-x" / "class.set-aside-20261122T120000Z.jsonl").write_bytes(b"Ann")
    assert "may hold names" in worst(tmp_path).advice


def test_the_lock_and_the_pin_of_a_class_are_nothing_to_speak_of(tmp_path: Path) -> None:
    folder = a_class(tmp_path)
    (folder / "class.lock").write_bytes(b"")
    (folder / "class.pin").write_bytes(b"{}")
    assert [finding.what for finding in looked(tmp_path) if "not ended" not in finding.what] == ["1 class kept"]


def test_a_file_among_the_classes_is_no_class_and_hides_none(tmp_path: Path) -> None:
    folder = a_class(tmp_path)
    (tmp_path / "classes" / ".DS_Store").write_bytes(b"")
    assert looked(tmp_path)[-1].what == "1 class kept"
    assert class_folders(tmp_path) == [folder]
    assert [found.folder for found in not_ended(tmp_path)] == [folder]


@pytest.mark.parametrize("keep", [True, False])
def test_a_wipe_that_was_cut_off_is_seen_until_it_is_finished(tmp_path: Path, keep: bool) -> None:
    room = room_of("Ann", data=tmp_path)
    take(room)
    room.end(keep)
    room.close()  # the decision is on the disk, and nothing is wiped yet
    [found] = [finding for finding in looked(tmp_path) if "cut off" in finding.what]
    assert found.state == NOTE and "finishes it" in found.advice
    finish_wipes(tmp_path)
    assert looked(tmp_path)[0].state == OK


def test_names_in_a_file_beside_a_wiped_log_are_seen_too(tmp_path: Path) -> None:
    room = room_of("Ann", data=tmp_path)
    assert room.log is not None
    end_class(room, keep=True)
    (room.log.folder / "class.set-aside-20261122T120000Z.jsonl").write_bytes(b"Ann")
    assert "cut off" in worst(tmp_path).what
    finish_wipes(tmp_path)
    assert worst(tmp_path).state == OK


def test_a_folder_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    class Closed(RealFiles):
        def listdir(self, path: Path) -> list[str]:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    [found] = classes_of(tmp_path, Closed())
    assert found.state == PROBLEM and "mended" in found.advice


def test_kept_class_lists_are_looked_at_and_one_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert list(lists_of(tmp_path)) == []
    KeptLists(tmp_path).keep("4b", [Entry("Ann"), Entry("Bo")])
    assert [(one.state, one.what) for one in lists_of(tmp_path)] == [(OK, "1 class list can be used")]
    (tmp_path / "class-lists" / "odd.csv").write_bytes(b"\xff\xfe\x00")
    found = list(lists_of(tmp_path))
    assert [one.state for one in found] == [NOTE, OK] and found[0].what.startswith("odd: ")
