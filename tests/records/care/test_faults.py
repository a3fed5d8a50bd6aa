"""Every file operation fails in turn, in each way a system has: a sentence comes out, and no round is lost."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bullseye.classroom.log.checkup import classes_of
from bullseye.classroom.log.ending import end_class, finish_wipes
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.store import class_folders, not_ended
from bullseye.classroom.people.options import Choices
from bullseye.classroom.people.pin import Lock
from bullseye.dirs import Dirs
from bullseye.errors import BullseyeError
from bullseye.records.care.backup import Daily, make_backup
from bullseye.records.care.health import everything
from bullseye.records.care.removal import remove_player, set_bad_lines_aside, undo, what_remains
from bullseye.records.care.restore import restore
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.lock import NoLock
from bullseye.records.exchange.merge import merge
from bullseye.records.goals_file import Goal, GoalsFile
from bullseye.records.history import History
from bullseye.records.settings import SettingsFile
from bullseye.records.store import Store
from tests.classroom.classes import room_of, take
from tests.records.helpers import NOON, noon
from tests.rounds import record_of

CODES = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.ESTALE, errno.EINTR)


class Faulty(RealFiles):
    """The disk, whose n-th operation of any kind fails, and all after it when *for_good*."""

    def __init__(self, at: int, code: int, for_good: bool) -> None:
        self.left, self.code, self.for_good = at, code, for_good

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name.startswith("_") or name == "realpath" or not callable(found):
            return found  # Python's own realpath swallows what the system says

        def faulty(*args: Any) -> Any:
            self.left -= 1
            if self.left == 0 or (self.left < 0 and self.for_good):
                if name == "close":
                    found(*args)
                raise OSError(self.code, os.strerror(self.code))
            return None if name.startswith("fsync") else found(*args)  # no power is cut here, and waiting takes long

        return faulty


class World:
    """A folder with a bit of everything, and one more history and backup beside it."""

    def __init__(self, folder: Path, files: RealFiles | None = None) -> None:
        self.folder, self.files = folder, files or RealFiles()
        self.dirs = Dirs(folder / "data", folder / "config")
        self.store = Store(self.dirs, self.files, utc_now=noon, lock=NoLock(), rewriting=NoLock())
        self.said: list[str] = []

    def fill(self) -> None:
        for number, player in enumerate(("Ann", "Bob", "Ann")):
            self.store.save(record_of(id=f"id-{number}", player=player, score=number))
        make_backup(self.store, self.dirs, self.folder / "kept.zip", NOON)
        with self.dirs.history.open("ab") as file:
            file.write(b"no round\n")
        remove_player(self.store, "Bob")
        SettingsFile(self.dirs.settings).save(SettingsFile(self.dirs.settings).load())
        self.goals().add(GOAL)
        (self.folder / "other.jsonl").write_bytes(self.dirs.history.read_bytes().replace(b"id-0", b"id-9"))
        room = room_of("Eve", data=self.dirs.data)
        take(room)
        assert room.log is not None
        Lock(room.log.folder).set("1234", "salt")
        room.close()

    def goals(self) -> GoalsFile:
        return GoalsFile(self.dirs.goals, lambda goal: goal, self.files, noon, NoLock())

    # -- what is done ----------------------------------------------------------------------------------------

    def save(self) -> None:
        self.store.save(record_of(id="new", player="Zoe"))
        self.said.append("new")

    def look(self) -> None:
        list(self.store.records())
        self.store.rounds()
        self.store.board.rows()

    def remove(self) -> None:
        what_remains(self.store, remove_player(self.store, "Ann"), True)

    def doctor(self) -> None:
        for finding in everything(self.store, self.dirs, {}, lambda path: 10**12, lambda goal: goal):
            self.said.append(f"{finding.state} {finding.what}")
        self.said += [f"{finding.state} {finding.what}" for finding in classes_of(self.dirs.data, self.files)]

    def settings(self) -> None:
        file = SettingsFile(self.dirs.settings, self.files, noon)
        chosen = file.load()
        chosen.update(volume=0.25)
        file.save(chosen)

    def goal(self) -> None:
        goals = self.goals()
        goals.goals()
        goals.tell(["a", "b"])
        goals.remove(goals.add(GOAL).id)

    def backup(self) -> None:
        make_backup(self.store, self.dirs, self.folder / "new.zip", NOON)

    def new_class(self) -> None:
        with OpenClass.new(self.dirs.data, Choices(title="New"), noon, self.files) as room:
            room.join("Kim")

    def old_class(self) -> None:
        for found in not_ended(self.dirs.data, self.files):
            assert Lock(found.folder, self.files).locked
            with OpenClass.open(found.folder, noon, self.files) as room:
                room.join("Kim")
                end_class(room, keep=True)
        finish_wipes(self.dirs.data, self.files, noon)
        class_folders(self.dirs.data, self.files)


GOAL = Goal("", "rounds", 3.0, "week", NOON.date())
DONE: dict[str, Callable[[World], object]] = {
    "save": World.save,
    "look": World.look,
    "rebuild": lambda world: world.store.board.rebuild(),
    "remove": World.remove,
    "undo": lambda world: undo(world.store),
    "set aside": lambda world: set_bad_lines_aside(world.store),
    "backup": World.backup,
    "daily backup": lambda world: Daily(world.store, world.dirs, noon, lambda work: work()).look(),
    "restore": lambda world: restore(world.store, world.dirs, world.folder / "kept.zip", NOON),
    "merge": lambda world: merge(world.store, world.folder / "other.jsonl"),
    "doctor": World.doctor,
    "settings": World.settings,
    "goals": World.goal,
    "a new class": World.new_class,
    "an old class": World.old_class,
}


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("what", DONE)
def test_whatever_fails_a_sentence_comes_out_and_what_was_kept_is_there(
    tmp_path: Path, what: str, for_good: bool
) -> None:
    World(tmp_path / "whole").fill()
    for at in range(1, 400, 5 if for_good else 2):
        folder = tmp_path / "tried"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(tmp_path / "whole", folder)
        rounds = {record.id for record in History(folder / "data" / "history.jsonl")}
        files = Faulty(at, CODES[at % len(CODES)], for_good)
        world = World(folder, files)
        try:
            DONE[what](world)
        except BullseyeError as bad:
            assert len(str(bad)) > 20 and "Errno" not in str(bad)
        reached = files.left <= 0
        kept = {record.id for path in sorted((folder / "data").glob("history*.jsonl")) for record in History(path)}
        assert rounds <= kept and {"new"} & set(world.said) <= kept, at
        if what == "doctor" and reached:
            assert any(not said.startswith("ok") for said in world.said), f"operation {at} failed, and all is well"
        if not reached:
            break
    else:
        raise AssertionError("it never ended")
