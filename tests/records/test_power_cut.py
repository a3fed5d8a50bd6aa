"""Stop at every single file operation, also half-done: a round that was reported as saved is never lost."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from bullseye.errors import StorageError
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.lock import NoLock
from bullseye.records.store import Store
from bullseye.session.record import Record
from tests.records.helpers import (
    AFTER_A_CUT,
    Disk,
    Meddler,
    Places,
    PowerCut,
    count_up,
    noon,
)
from tests.rounds import record_of

pytestmark = pytest.mark.long

HERE = Places(Path("/home/me/bullseye"))


def a_disk() -> Disk:
    disk = Disk()
    disk.mkdir(Path("/home"))
    disk.fsync_dir(Path("/"))
    return disk


def a_store(files: Any, places: Places = HERE, had: bool = True) -> Store:
    return Store(places, files=files, utc_now=noon, lock=NoLock(had))


def torn(disk: Disk, places: Places = HERE) -> None:
    """Let the file end in half a line, as a loss of power leaves it; the half is on the disk."""
    handle = disk.open_append(places.history)
    disk.write(handle, b'{"schema":1,"id":"ha')
    disk.fsync(handle)
    disk.close(handle)


def rounds() -> list[Record]:
    """Rounds that take every path: onto the board, below it, not on it at all."""
    return [record_of(score=score, simulated=score < 0) for score in (10, 30, -1, 20)]


def check_promise(files: Any, acked: list[str], tried: list[str], places: Places = HERE) -> None:
    """All that was reported is there, nothing else is, the board follows, and the next round can be saved."""
    store = a_store(files, places)
    kept = list(store.records())
    ids = [record.id for record in kept]
    assert ids[: len(acked)] == acked
    assert set(ids) <= set(tried)
    assert len(ids) == len(set(ids))
    on_board = {ranked.row.id for ranked in store.board.rows()}
    assert on_board == {record.id for record in kept if not record.simulated}
    again = record_of(score=99)
    assert store.save(again).place.rank == 1
    assert {record.id for record in store.records()} == {*ids, again.id}
    assert {row.id for row in a_store(files, places).rounds()} == {*ids, again.id}
    assert {ranked.row.id for ranked in a_store(files, places).board.rows()} == on_board | {again.id}
    assert not [name for name in files.listdir(places.data) if name.endswith(".tmp")]


def save_all(store: Store, todo: list[Record], acked: list[str]) -> None:
    for record in todo:
        store.save(record)
        acked.append(record.id)


@pytest.mark.parametrize("half", [False, True], ids=["before it", "half-done or just after it"])
@pytest.mark.parametrize("with_torn_line", [False, True], ids=["clean", "torn"])
def test_a_power_cut_at_any_operation_loses_no_saved_round(half: bool, with_torn_line: bool) -> None:
    cuts = 0
    for at in count_up():
        disk = a_disk()
        first = record_of(score=5)
        a_store(disk).save(first)
        if with_torn_line:
            torn(disk)
        meddler = Meddler(disk, at, half=half)
        todo, acked = rounds(), [first.id]
        tried = [first.id, *(record.id for record in todo)]
        try:
            save_all(a_store(meddler), todo, acked)
        except PowerCut:
            for how in AFTER_A_CUT:
                cuts += 1
                check_promise(disk.after_cut(how), acked, tried)
            continue
        break
    assert cuts > 100


def test_a_power_cut_while_the_folder_is_made_loses_no_saved_round() -> None:
    for at in count_up():
        disk = a_disk()
        todo, acked = rounds()[:2], []
        try:
            save_all(a_store(Meddler(disk, at)), todo, acked)
        except PowerCut:
            for how in AFTER_A_CUT:
                check_promise(disk.after_cut(how), acked, [record.id for record in todo])
            continue
        break
    assert at > 10


def test_a_round_saved_after_another_process_died_before_its_name_was_safe_survives() -> None:
    died_at = set()
    for at in count_up():
        disk = a_disk()
        meddler = Meddler(disk, at, half=True)
        try:
            a_store(meddler).save(record_of())
        except PowerCut:
            died_at.add(meddler.calls[-1])
            record = record_of()
            a_store(disk).save(record)
            assert record.id in [r.id for r in a_store(disk.after_cut("synced")).records()]
            continue
        break
    assert {"mkdir", "open_append", "write"} <= died_at


@pytest.mark.parametrize("half", [False, True])
def test_a_process_that_stops_at_any_operation_on_the_real_disk_loses_no_saved_round(
    tmp_path: Path, half: bool
) -> None:
    for at in count_up():
        places = Places(tmp_path / str(at) / "data")
        todo, acked = rounds()[:3], []
        try:
            save_all(a_store(Meddler(RealFiles(), at, half=half), places), todo, acked)
        except PowerCut:
            check_promise(RealFiles(), acked, [record.id for record in todo], places)
            continue
        break
    assert at > 20


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS], ids=lambda c: errno.errorcode[c])
@pytest.mark.parametrize("ever_after", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("had", [True, False], ids=["locked", "no lock"])
def test_whichever_operation_fails_the_round_is_saved_or_the_user_is_told_and_can_try_again(
    code: int, ever_after: bool, had: bool
) -> None:
    failures = 0
    for at in count_up():
        disk = a_disk()
        first = record_of(score=5)
        a_store(disk).save(first)
        meddler = Meddler(disk, at, half=True, error=code, ever_after=ever_after)
        store = a_store(meddler, had=had)
        todo, acked = rounds(), [first.id]
        unsaved = []
        for record in todo:
            try:
                store.save(record)
                acked.append(record.id)
            except StorageError as error:
                failures += 1
                unsaved.append(record)
                assert "history.jsonl" in str(error) or "make the folder" in str(error)
        kept = [record.id for record in a_store(disk).records()]
        assert [id_ for id_ in kept if id_ in acked] == acked
        if had and not ever_after:
            assert kept == acked  # what failed left no trace
        for record in unsaved:  # the disk is well again, and the rounds were still in hand
            a_store(disk).save(record)
        everything = [first.id, *(record.id for record in todo)]
        assert sorted(record.id for record in a_store(disk).records()) == sorted(everything)
        healed = a_store(disk)
        assert len(healed.board.rows()) == 4
        if not meddler.reached:
            break
    assert failures > (3 if had else 2)


def test_the_board_failing_does_not_fail_the_save() -> None:
    disk = a_disk()
    disk.mkdir(HERE.data.parent)
    disk.mkdir(HERE.data)
    disk.mkdir(HERE.scoreboard)  # a folder where the file should be
    saved = a_store(disk).save(record_of())
    assert saved.place.rank == 1
    assert "scoreboard.json" in saved.notices[0] and "folder" in saved.notices[0]
    assert len(list(a_store(disk).records())) == 1
