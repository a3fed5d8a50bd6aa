"""A class whose log is deleted, cut, replaced or carried away while it runs: nothing is lost, and it is told."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bullseye.classroom.log.audit import audit_of
from bullseye.classroom.log.elsewhere import keep_elsewhere
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.store import LOG
from bullseye.errors import BadInputError, StorageError
from tests.classroom.classes import room_of, take
from tests.systems import deletes_folders_in_use


def cut(log: Path) -> None:
    os.truncate(log, 0)


def older(log: Path) -> None:
    log.write_bytes(b"".join(log.read_bytes().splitlines(True)[:2]))


def half_a_line(log: Path) -> None:
    log.write_bytes(log.read_bytes()[:-20])


def other(log: Path) -> None:
    log.write_bytes(log.read_bytes().replace(b'"name":"Ann"', b'"name":"Eve"'))


WAYS: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "cut": cut,
    "replaced by an older copy": older,
    "torn": half_a_line,
    "changed": other,
}


def a_class(data: Path) -> tuple[OpenClass, Path]:
    room = room_of("Ann", "Ben", data=data)
    take(room)
    assert room.log is not None
    return room, room.log.folder


@pytest.mark.parametrize("way", WAYS)
def test_a_log_that_another_program_spoils_is_written_again_from_memory_and_told(tmp_path: Path, way: str) -> None:
    room, folder = a_class(tmp_path)
    WAYS[way](folder / LOG)
    spoilt = (folder / LOG).read_bytes() if (folder / LOG).exists() else None
    take(room)
    assert [said for said in room.notices if "written again from memory" in said]
    kept = [path.read_bytes() for path in folder.glob("class.set-aside-*")]
    assert kept == ([] if spoilt is None else [spoilt]), "nothing of the other is lost"
    before = audit_of(room.class_state)
    take(room)
    assert len(room.notices) == 1, "told once"
    room.close()
    with OpenClass.open(folder) as again:
        assert [student.name for student in again.class_state.students] == ["Ann", "Ben"]
        assert len(again.class_state.all_rounds()) == 3 and before is not None


def test_a_log_that_was_only_touched_is_left_alone(tmp_path: Path) -> None:
    room, folder = a_class(tmp_path)
    os.utime(folder / LOG, ns=(1, 1))
    take(room)
    assert room.notices == [] and not list(folder.glob("class.set-aside-*"))
    room.close()


def test_a_folder_that_is_away_is_not_made_again_and_the_class_goes_on_when_it_is_back(tmp_path: Path) -> None:
    room, folder = a_class(tmp_path)
    folder.rename(tmp_path / "away")
    with pytest.raises(StorageError, match="is gone: renamed, deleted, or on a disk that is away"):
        room.join("Cid")
    assert not folder.exists() and room.log is not None and not room.log.here
    (tmp_path / "away").rename(folder)
    room.join("Cid")
    assert room.notices == [] and len(room.class_state.students) == 3
    room.close()


@deletes_folders_in_use
def test_a_class_whose_folder_is_gone_is_kept_elsewhere_whole(tmp_path: Path) -> None:
    room, folder = a_class(tmp_path)
    shutil.rmtree(folder)
    full = tmp_path / "full"
    full.mkdir()
    (full / "x").write_text("")
    with pytest.raises(BadInputError, match="is not empty"):
        keep_elsewhere(room, full)
    keep_elsewhere(room, tmp_path / "stick" / folder.name)
    room.join("Cid")
    take(room)
    room.close()
    with OpenClass.open(tmp_path / "stick" / folder.name) as again:
        assert [student.name for student in again.class_state.students] == ["Ann", "Ben", "Cid"]
        assert len(again.class_state.all_rounds()) == 2
    assert not folder.exists()


def test_a_class_in_memory_only_has_nothing_to_keep() -> None:
    with pytest.raises(BadInputError, match="in memory only"):
        keep_elsewhere(room_of("Ann"), Path("anywhere"))
