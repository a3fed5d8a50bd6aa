"""The end of a class: it says what goes, the names are gone, and a crash leaves all of it or a finished wipe."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import cast

import pytest

from bullseye.classroom.log.audit import audit_of
from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.ending import end_class, farewell, finish_wipes
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.store import ClassLog, class_folders, not_ended
from bullseye.errors import StorageError
from bullseye.records.disk.files import Files, RealFiles
from tests.classroom.classes import room_of, take, ticking
from tests.records.helpers import Meddler, PowerCut

NAMES = ("Brave Otter", "Zoë Quick")


def class_in(data: Path, files: Files | None = None) -> OpenClass:
    room = room_of(*NAMES, data=data, files=files)
    take(room)
    take(room)
    room.rename(2, "Zoë Swift")
    room.join("Reference 20 mm", sigma_mm=20.0)
    room.exported(data / "Zoë Quick.csv")
    return room


def everything_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def named(folder: Path) -> list[str]:
    there = everything_below(folder)
    return [name for name in (*NAMES, "Zoë Swift") if name.encode() in there]


def test_before_the_end_it_says_how_many_names_go_which_files_and_where_exports_lie(tmp_path: Path) -> None:
    with class_in(tmp_path) as room:
        assert room.log is not None
        (room.log.folder / "class.set-aside-20261122T120000Z.jsonl").write_bytes(b"Zoe")
        told = farewell(room, keep=True)
        assert (told.names, told.rounds) == (2, 2)  # who has had two names is one student
        assert [p.name for p in told.files] == ["class.jsonl", "class.set-aside-20261122T120000Z.jsonl"]
        said = " ".join(told.sentences())
        assert "2 names will be wiped" in said and "2 rounds stay" in said and str(tmp_path / "Zoë Quick.csv") in said
        assert "2 rounds will be deleted" in " ".join(farewell(room, keep=False).sentences())
        assert named(tmp_path) and not room.class_state.ended  # to look changes nothing


def test_the_rounds_stay_under_seat_numbers_and_no_name_is_left_on_the_disk(tmp_path: Path) -> None:
    room = class_in(tmp_path)
    assert room.log is not None
    stray = room.log.folder / "class.set-aside-20261122T120000Z.jsonl"
    stray.write_bytes("Zoë Quick".encode())
    scores = [t.score for t in room.class_state.taken]
    folder = room.log.folder
    end_class(room, keep=True)
    assert named(tmp_path) == [] and not stray.exists()
    class_state = ClassState(ClassLog(folder).read())
    assert class_state.ended and class_state.wiped and class_state.exports == ()
    assert [t.score for t in class_state.taken] == scores
    assert class_state.names == ["Seat 1", "Seat 2", "Reference 20 mm"]
    assert not any("Otter" in line.text for line in audit_of(class_state))
    assert not_ended(tmp_path) == []


@pytest.mark.parametrize("keep", [True, False])
def test_the_log_of_faults_goes_too_since_it_may_quote_a_name(tmp_path: Path, keep: bool) -> None:
    room = class_in(tmp_path)
    logs = [tmp_path / "errors.log", tmp_path / "errors.log.1"]
    for log in logs:
        log.write_text("KeyError: 'Zoë Swift'\n", encoding="utf-8")
    assert set(logs) < set(farewell(room, keep).files)
    end_class(room, keep)
    assert not any(log.exists() for log in logs) and not named(tmp_path)


def test_a_class_elsewhere_leaves_the_log_of_faults_of_others_alone(tmp_path: Path) -> None:
    room = class_in(tmp_path)
    assert room.log is not None
    room.close()
    elsewhere = (tmp_path / "stick" / "a class").absolute()
    elsewhere.parent.mkdir()
    room.log.folder.rename(elsewhere)
    (tmp_path / "errors.log").write_text("of somebody else")
    end_class(OpenClass.open(elsewhere), keep=False)
    assert (tmp_path / "errors.log").exists() and not elsewhere.exists()


def test_everything_goes_when_nothing_shall_stay(tmp_path: Path) -> None:
    end_class(class_in(tmp_path), keep=False)
    assert named(tmp_path) == [] and class_folders(tmp_path) == []
    assert list((tmp_path / "classes").iterdir()) == []


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("half", [True, False])
def test_a_crash_at_any_step_leaves_all_or_a_wipe_that_the_next_start_finishes(
    tmp_path: Path, keep: bool, half: bool
) -> None:
    at, finished = 0, False
    while not finished:
        at += 1
        data = tmp_path / str(at)
        room = class_in(data)
        assert room.log is not None
        (room.log.folder / "class.set-aside-20261122T120000Z.jsonl").write_bytes("Zoë Quick".encode())
        meddler = Meddler(RealFiles(), at, half=half)
        room.log.files = room.log._appender._files = cast(Files, meddler)
        try:
            end_class(room, keep)
            finished = True
        except PowerCut:
            pass
        room.close()  # the system lets go of the lock of who died
        finish_wipes(data, now=ticking())
        resumable = not_ended(data)
        if resumable:
            assert set(named(data)) == {*NAMES, "Zoë Swift"}
            again = OpenClass.open(resumable[0].folder, ticking())
            assert len(again.class_state.taken) == 2
            again.close()
        else:
            assert named(data) == []
            kept = class_folders(data)
            assert len(kept) == keep
            assert all(len(ClassState(ClassLog(folder).read()).taken) == 2 for folder in kept)
        assert finish_wipes(data, now=ticking()) == []
    assert at > 5


def test_a_disk_that_refuses_is_told_and_the_end_can_be_tried_again(tmp_path: Path) -> None:
    room = class_in(tmp_path)
    assert room.log is not None
    room.log.files = cast(Files, Meddler(RealFiles(), 1, error=errno.EIO))
    with pytest.raises(StorageError):
        end_class(room, keep=True)
    assert named(tmp_path)
    room.log.files = RealFiles()
    end_class(room, keep=True)
    assert named(tmp_path) == []


def test_the_next_start_leaves_a_class_that_another_window_has(tmp_path: Path) -> None:
    room = class_in(tmp_path)
    room.end(keep=True)
    said = finish_wipes(tmp_path)
    assert len(said) == 1 and "another window" in said[0] and named(tmp_path)
    room.close()
    assert "wiped now" in finish_wipes(tmp_path)[0]
    assert named(tmp_path) == []


def test_a_start_reads_only_the_ends_of_classes_that_need_no_wipe(tmp_path: Path) -> None:
    class_in(tmp_path).close()
    end_class(class_in(tmp_path), keep=True)
    read: list[int] = []

    class Counting(RealFiles):
        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            found = super().read(path, start, length)
            read.append(len(found))
            assert length > 0
            return found

    assert finish_wipes(tmp_path, Counting()) == []
    assert len(read) == 2


def test_a_long_class_whose_end_was_cut_off_is_found_by_its_last_lines(tmp_path: Path) -> None:
    room = class_in(tmp_path)
    assert room.log is not None
    for _ in range(15):
        room.exported(tmp_path / ("x" * 4000))
    for _ in range(4):
        take(room)
    room.end(keep=False)
    assert room.log.path.stat().st_size > 1 << 16
    room.close()
    assert "wiped now" in finish_wipes(tmp_path)[0] and named(tmp_path) == []


def test_a_class_that_goes_on_is_not_touched_at_the_start(tmp_path: Path) -> None:
    class_in(tmp_path).close()
    before = everything_below(tmp_path)
    assert finish_wipes(tmp_path) == []
    assert everything_below(tmp_path) == before


def test_a_class_in_memory_just_ends() -> None:
    room = room_of("Ann")
    take(room)
    assert end_class(room, keep=False).files == () and room.class_state.ended
