"""A corrected round takes the old one's place in one step; undo brings it back, and other computers follow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bullseye.errors import StorageError
from bullseye.records.care.correcting import correct, made_from, settle
from bullseye.records.care.removal import remove_round, undo
from bullseye.records.care.sync import sync
from bullseye.records.disk.lock import NoLock
from bullseye.records.history import History
from bullseye.records.store import Store
from bullseye.session.record import Entry, Record
from tests.records.helpers import Disk, Meddler, Places, PowerCut, count_up, noon
from tests.records.played import ids, played, store_in


def shot_on_a_range(seed: int, corrects: str | None = None, sitting: str = "day-1") -> Record:
    entry = Entry("wa-18m", sitting, corrects=corrects)
    return replace(played(seed), ranked=False, seed=None, px_per_mm=None, entered=entry)


def one_round(folder: Path) -> tuple[Store, Record]:
    store, first = store_in(folder), shot_on_a_range(1)
    store.save(played(8))
    store.save(first)
    store.save(played(9))
    return store, first


def test_the_corrected_round_is_there_and_the_old_one_lies_beside_the_history(tmp_path: Path) -> None:
    store, old = one_round(tmp_path)
    new = shot_on_a_range(2, old.id)
    aside = correct(store, [old.id], [new])
    assert aside is not None and [record.id for record in History(aside)] == [old.id]
    assert set(ids(store)) == {played(8).id, played(9).id, new.id} and store.find(new.id) == new
    assert {row.id for row in store_in(tmp_path).rounds()} == set(ids(store)), "the summary follows"
    assert made_from(store, [old.id]) == {new.id}


def test_undo_brings_the_old_round_back_and_keeps_the_corrected_one_beside_it(tmp_path: Path) -> None:
    store, old = one_round(tmp_path)
    new = shot_on_a_range(2, old.id)
    correct(store, [old.id], [new])
    done = undo(store)
    assert (done.added, done.known, done.gone) == (1, 0, True)
    assert set(ids(store)) == {played(8).id, played(9).id, old.id} and store.find(old.id) == old
    (undone,) = store.dirs.data.glob("history.undone-*.jsonl")
    assert [record.id for record in History(undone)] == [new.id]


def test_a_correction_of_a_correction_is_undone_one_after_the_other(tmp_path: Path) -> None:
    store, first = one_round(tmp_path)
    second, third = shot_on_a_range(2, first.id), shot_on_a_range(3, shot_on_a_range(2).id)
    correct(store, [first.id], [second])
    correct(store, [second.id], [third])
    undo(store)
    assert second.id in ids(store) and third.id not in ids(store)
    undo(store)
    assert first.id in ids(store) and second.id not in ids(store)


def test_a_removal_of_the_correction_is_undone_before_it(tmp_path: Path) -> None:
    store, old = one_round(tmp_path)
    new = shot_on_a_range(2, old.id)
    correct(store, [old.id], [new])
    remove_round(store, new.id)
    undo(store)
    assert new.id in ids(store) and old.id not in ids(store)


def test_correcting_again_after_a_crash_changes_nothing_and_a_round_that_is_gone_is_said(tmp_path: Path) -> None:
    store, old = one_round(tmp_path)
    new = shot_on_a_range(2, old.id)
    correct(store, [old.id], [new])
    assert correct(store, [old.id], [new]) is None and len(ids(store)) == 3
    with pytest.raises(StorageError, match="removed or corrected"):
        correct(store, [old.id], [shot_on_a_range(3, old.id)])
    assert len(ids(store)) == 3


def test_a_history_without_a_last_line_end_stays_whole(tmp_path: Path) -> None:
    store, old = one_round(tmp_path)
    path = store.history.path
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    new = shot_on_a_range(2, old.id)
    correct(store, [old.id], [new])
    assert set(ids(store_in(tmp_path))) == {played(8).id, played(9).id, new.id}


def on_disk(files: object) -> Store:
    return Store(Places(Path("/home/me/bullseye")), files, noon, NoLock(), rewriting=NoLock())  # type: ignore[arg-type]


def full_disk() -> tuple[Disk, Record, Record]:
    disk = Disk()
    disk.mkdir(Path("/home"))
    disk.fsync_dir(Path("/"))
    old = shot_on_a_range(1)
    on_disk(disk).save(old)
    on_disk(disk).save(played(8))
    return disk, old, shot_on_a_range(2, old.id)


@pytest.mark.parametrize("how", ["all", "synced", "names", "contents", "torn"])
def test_after_a_power_cut_at_any_operation_either_the_old_or_the_corrected_round_counts(how: str) -> None:
    for at in count_up():
        disk, old, new = full_disk()
        try:
            correct(on_disk(Meddler(disk, at, half=True)), [old.id], [new])
        except PowerCut:
            found = on_disk(disk.after_cut(how))
            assert set(ids(found)) in ({old.id, played(8).id}, {new.id, played(8).id})
            correct(found, [old.id], [new])  # what the draft does next time
            assert set(ids(found)) == {new.id, played(8).id}
            continue
        break
    assert at > 8


def test_after_a_power_cut_at_any_operation_of_its_undo_the_old_round_comes_back() -> None:
    for at in count_up():
        disk, old, new = full_disk()
        correct(on_disk(disk), [old.id], [new])
        try:
            undo(on_disk(Meddler(disk, at, half=True)))
        except PowerCut:
            for how in ("all", "synced", "contents"):
                found = on_disk(disk.after_cut(how))
                if old.id not in ids(found):
                    undo(found)
                assert set(ids(found)) == {old.id, played(8).id}
            continue
        break
    assert at > 8


def test_the_other_computer_takes_the_corrected_round_in_place_of_the_old_one(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    here, old = one_round(tmp_path / "a")
    there = store_in(tmp_path / "b")
    sync(here, shared, "a")
    sync(there, shared, "b")
    new = shot_on_a_range(2, old.id)
    correct(here, [old.id], [new])
    for store, name in ((here, "a"), (there, "b"), (here, "a")):
        sync(store, shared, name)
    third = store_in(tmp_path / "c")  # meets both at once
    sync(third, shared, "c")
    for store in (here, there, third):
        assert {row.id for row in store.rounds()} == {played(8).id, played(9).id, new.id}
    assert settle(third, ["day-1"]) == 0
    undo(there)
    assert old.id in ids(there) and new.id not in ids(there)
