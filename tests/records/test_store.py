"""The one door: saving, finding, repeating, and every fault of disk and folder that a user can meet."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bullseye.dirs import Dirs
from bullseye.errors import BadRecordError, StorageError, UnknownNameError
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.lock import NoLock
from bullseye.records.history_line import encode
from bullseye.records.store import Store
from tests.records.helpers import NOON, Places, noon
from tests.rounds import record_of

pytestmark = pytest.mark.long


def a_store(tmp_path: Path, **more: Any) -> Store:
    return Store(Places(tmp_path), **{"utc_now": noon, "lock": NoLock(), **more})


def test_a_store_opens_on_the_real_folders_and_locks_them(tmp_path: Path) -> None:
    dirs = Dirs(tmp_path / "data", tmp_path / "config")
    saved = Store(dirs).save(record_of())
    assert saved.place.rank == 1 and saved.notices == ()
    files = ["bullseye.lock", "history.jsonl", "scoreboard.json", "summary.jsonl"]
    kept = files[os.name == "nt" :]  # on Windows the lock deletes its file when it is let go
    assert sorted(os.listdir(dirs.data)) == kept
    if os.name != "nt":
        assert stat.S_IMODE(dirs.data.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in dirs.data.iterdir()} == {0o600}


def test_asking_makes_no_folder_and_no_file(tmp_path: Path) -> None:
    store = a_store(tmp_path / "none")
    assert store.board.rows() == list(store.records()) == store.rounds() == store.notices == []
    assert not (tmp_path / "none").exists()


def test_the_same_round_is_never_kept_twice(tmp_path: Path) -> None:
    record = record_of()
    store = a_store(tmp_path)
    assert not store.save(record).already
    assert store.save(record).already
    again = a_store(tmp_path).save(record)
    assert again.already and again.place.rank == 1
    assert (tmp_path / "history.jsonl").read_bytes().count(b"\n") == 1


def test_a_round_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    records = [record_of(id="abc-1", simulated=True), record_of(id="abd-2"), record_of(id="abd")]
    for record in records:
        store.save(record)
    assert store.find("abc") == records[0]
    assert store.find("abd-") == records[1]
    assert store.find("abd") == records[2]  # the whole id, although another one begins with it
    for wrong in ("ab", "x", ""):
        with pytest.raises(UnknownNameError, match="no round is called"):
            store.find(wrong)
    assert store.has("abc-1") and not store.has("abc")
    assert a_store(tmp_path).has("abd")


def test_every_kept_round_is_listed_simulated_and_unranked_ones_too(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    for changes in ({"simulated": True}, {"ranked": False}, {"score": None}, {}):
        store.save(record_of(**changes))
    assert [(row.simulated, row.ranked, row.score) for row in store.rounds()] == [
        (True, True, 100), (False, False, 100), (False, True, None), (False, True, 100)
    ]  # fmt: skip
    assert store.last_report.read == 0
    assert len(list(store.records())) == store.last_report.read == 4
    assert len(store.board.rows()) == 1


def test_a_copied_history_lists_a_round_that_stands_there_twice_once(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    for score in (1, 2):
        store.save(record_of(score=score))
    path = tmp_path / "history.jsonl"
    path.write_bytes(path.read_bytes() * 2)  # two machines' histories put together by hand
    again = a_store(tmp_path)
    assert [row.score for row in again.rounds()] == [1, 2]
    assert [record.score for record in again.records()] == [1, 2]
    assert [ranked.row.score for ranked in again.board.rows()] == [2, 1]


def test_rounds_are_safe_without_the_lock_and_the_board_follows_later(tmp_path: Path) -> None:
    unlocked = a_store(tmp_path, lock=NoLock(False))
    for score in (1, 2, 3):
        assert unlocked.save(record_of(score=score)).place.rank == 1
    assert os.listdir(tmp_path) == ["history.jsonl"]
    assert [ranked.row.score for ranked in a_store(tmp_path).board.rows()] == [3, 2, 1]
    assert (tmp_path / "scoreboard.json").exists()


def test_what_is_broken_in_the_record_is_said_before_anything_is_touched(tmp_path: Path) -> None:
    with pytest.raises(BadRecordError, match="player"):
        a_store(tmp_path / "new").save(record_of(player=""))
    assert not (tmp_path / "new").exists()


class Full(RealFiles):
    """A disk that takes half of what it is given, then no more, until there is room again."""

    full = True

    def write(self, handle: int, data: bytes) -> int:
        if not self.full:
            return super().write(handle, data)
        super().write(handle, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_on_a_full_disk_the_round_stays_in_hand_and_is_saved_once_there_is_room(tmp_path: Path) -> None:
    a_store(tmp_path).save(record_of(score=1))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    files = Full()
    store = a_store(tmp_path, files=files)
    record = record_of(score=2)
    for _ in range(2):
        with pytest.raises(StorageError, match="the disk is full; free some space and save again"):
            store.save(record)
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    files.full = False
    assert store.save(record).place.rank == 1
    assert [ranked.row.score for ranked in a_store(tmp_path).board.rows()] == [2, 1]


def test_the_round_can_be_saved_elsewhere_when_a_folder_fails(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    record = record_of()
    with pytest.raises(StorageError, match="there is a file where a folder should be"):
        a_store(tmp_path / "taken").save(record)
    a_store(tmp_path / "elsewhere").save(record)
    assert list(a_store(tmp_path / "elsewhere").records()) == [record]


class Refusing(RealFiles):
    """A folder in which nothing can be made or changed."""

    code = errno.EROFS

    def _no(self, path: Path) -> int:
        raise OSError(self.code, os.strerror(self.code), str(path))

    open_append = open_new = _no

    def mkdir(self, path: Path) -> None:
        self._no(path)


@pytest.mark.parametrize(("code", "word"), [(errno.EROFS, "read-only"), (errno.EACCES, "no right")])
def test_a_folder_that_cannot_be_written_can_still_be_read(tmp_path: Path, code: int, word: str) -> None:
    a_store(tmp_path).save(record_of(score=1))
    (tmp_path / "scoreboard.json").unlink()
    (tmp_path / "summary.jsonl").unlink()
    files = Refusing()
    files.code = code
    store = a_store(tmp_path, files=files)
    assert [ranked.row.score for ranked in store.board.rows()] == [1]
    assert [row.score for row in store.rounds()] == [1]
    assert word in " ".join(store.notices)
    with pytest.raises(StorageError, match=word):
        store.save(record_of())
    with pytest.raises(StorageError, match=word):
        a_store(tmp_path / "new", files=files).save(record_of())


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere; Refusing stands in")
def test_a_really_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StorageError, match="no right"):
            a_store(tmp_path / "data").save(record_of())
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_deleted_while_the_window_is_open_is_told_and_made_again_by_a_new_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    store = a_store(data)
    store.save(record_of(score=1))
    shutil.rmtree(data)
    with pytest.raises(StorageError, match="is gone"):
        store.save(record_of(score=2))
    assert a_store(data).save(record_of(score=2)).place.rank is not None
    assert [record.score for record in a_store(data).records()] == [2]
    assert store.save(record_of(score=3)).notices == ()


def test_an_unreadable_history_is_an_error_and_not_an_empty_board(tmp_path: Path) -> None:
    (tmp_path / "history.jsonl").mkdir()
    store = a_store(tmp_path)
    for ask in (store.board.rows, store.rounds, lambda: list(store.records()), lambda: store.save(record_of())):
        with pytest.raises(StorageError, match="there is a folder where a file should be"):
            ask()


def test_a_clock_that_jumps_back_costs_nothing(tmp_path: Path) -> None:
    times = iter([NOON, NOON - timedelta(days=400), NOON - timedelta(days=400), NOON])
    store = a_store(tmp_path, utc_now=lambda: next(times))
    for day in ("23", "21", "22"):
        store.save(record_of(finished=f"2026-11-{day}T00:00:00Z", started="2026-11-25T00:00:00Z"))
    for number in range(3):
        with (tmp_path / "history.jsonl").open("ab") as file:
            file.write(b"torn %d" % number)
        store.save(record_of(score=number))
    kept = sorted(path.name for path in tmp_path.glob("history.set-aside-*"))
    assert len(kept) == 3
    assert len(list(a_store(tmp_path).records())) == 6
    dates = [ranked.row.date for ranked in a_store(tmp_path).board.rows()][:3]
    assert dates == sorted(dates)


def test_a_torn_line_is_told_once_and_then_done_with(tmp_path: Path) -> None:
    a_store(tmp_path).save(record_of())
    with (tmp_path / "history.jsonl").open("ab") as file:
        file.write(b'{"torn')
    store = a_store(tmp_path)
    saved = store.save(record_of())
    assert any("moved to history.set-aside-20261122T120000Z.jsonl" in said for said in saved.notices)
    assert store.take_notices() and store.notices == []
    again = a_store(tmp_path)
    assert len(again.board.rows()) == 2 and again.notices == []
    for line in (tmp_path / "history.jsonl").read_bytes().splitlines():
        json.loads(line)


def test_left_overs_of_a_crash_are_swept_at_the_first_look(tmp_path: Path) -> None:
    a_store(tmp_path).save(record_of())
    left = tmp_path / ".scoreboard.json.0123456789ab.tmp"
    left.write_bytes(b"half")
    a_store(tmp_path, lock=NoLock(False)).board.rows()
    assert left.exists()  # somebody may be writing it
    a_store(tmp_path).board.rows()
    assert not left.exists()


def test_five_megabytes_of_garbage_in_every_file_lose_nothing(tmp_path: Path) -> None:
    record = record_of()
    a_store(tmp_path).save(record)
    garbage = os.urandom(5 << 20)
    for name in ("scoreboard.json", "summary.jsonl"):
        (tmp_path / name).write_bytes(garbage)
    with (tmp_path / "history.jsonl").open("ab") as file:
        file.write(garbage + b"\n")
    store = a_store(tmp_path)
    assert [ranked.row.id for ranked in store.board.rows()] == [record.id]
    assert list(store.records()) == [record] and store.last_report.bad > 1000
    assert len(store.last_report.named) == 100
    assert any("cannot be read" in said for said in store.notices)
    assert (tmp_path / "scoreboard.damaged-20261122T120000Z.json").read_bytes() == garbage


def test_the_cost_of_a_save_does_not_grow_with_the_history(tmp_path: Path) -> None:
    class Counting(RealFiles):
        moved = 0

        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            data = super().read(path, start, length)
            self.moved += len(data)
            return data

        def write(self, handle: int, data: bytes) -> int:
            self.moved += len(data)
            return super().write(handle, data)

    files = Counting()
    costs = []
    for _ in range(3):
        store = a_store(tmp_path, files=files)  # as a new process would
        files.moved = 0
        store.save(record_of(score=1))
        costs.append(files.moved)
        bulk = a_store(tmp_path, files=files)
        for _ in range(400):
            bulk.save(record_of(score=50))
    assert (tmp_path / "history.jsonl").stat().st_size > 1_600_000
    assert max(costs) < 150_000  # the latest rows, the board and the few rounds it may lag, none of which grows


def test_the_settings_load_nothing_heavy() -> None:
    code = "import sys, bullseye.records.settings; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    unwanted = {"tkinter", "filelock", "tempfile", "shutil", "random", "logging", "asyncio", "uuid", "bullseye.target"}
    assert not loaded & unwanted


class Counted(RealFiles):
    """Counts how often the summary is read whole."""

    readings = 0

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        self.readings += path.name == "summary.jsonl" and not start and length == -1
        return super().read(path, start, length)


def test_rounds_are_read_once_and_followed(tmp_path: Path) -> None:
    for number in range(3):
        a_store(tmp_path).save(record_of(score=number))
    files = Counted()
    store = a_store(tmp_path, files=files, measure=lambda record: (3.5, None))
    before = store.rounds()
    assert files.readings > 0
    for score in (1000, 1001):
        store.save(record_of(score=score))
        files.readings = 0
        rows = store.rounds()
        assert (rows[-1].score, rows[-1].sigma_mm, files.readings) == (score, 3.5, 0)
    assert len(before) == 3 and len(rows) == 5, "what was given out does not change afterwards"
    assert [row._replace(sigma_mm=None) for row in rows] == [
        row._replace(sigma_mm=None) for row in a_store(tmp_path).rounds()
    ]
    store.history.record_at(rows[-1].at, rows[-1].length)


def test_a_round_that_another_window_adds_in_the_same_moment_is_seen(tmp_path: Path) -> None:
    class Crowded(RealFiles):
        crowd = b""

        def fsync(self, handle: int) -> None:
            super().fsync(handle)
            line, self.crowd = self.crowd, b""
            if line:
                with (tmp_path / "history.jsonl").open("ab") as file:
                    file.write(line)

    files = Crowded()
    store = a_store(tmp_path, files=files)
    store.save(record_of(score=1))
    store.rounds()
    files.crowd = encode(record_of(score=3))
    store.save(record_of(score=2))
    assert [row.score for row in store.rounds()] == [1, 2, 3]


def test_rounds_of_another_window_and_edits_are_seen(tmp_path: Path) -> None:
    store, other = a_store(tmp_path), a_store(tmp_path)
    store.save(record_of(score=1))
    assert [row.score for row in store.rounds()] == [1]
    other.save(record_of(score=2))
    assert [row.score for row in store.rounds()] == [1, 2]
    other.save(record_of(score=3))
    store.save(record_of(score=4))
    assert [row.score for row in store.rounds()] == [1, 2, 3, 4]
    lines = store.history.path.read_bytes().splitlines(keepends=True)
    store.history.path.write_bytes(b"".join(lines[1:]))
    assert [row.score for row in store.rounds()] == [2, 3, 4]
    store.history.path.unlink()
    assert store.rounds() == []
