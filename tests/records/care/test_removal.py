"""What is removed is gone from history, summary and board, lies in a dated file, and comes back by undo."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from bullseye.errors import BadInputError, StorageError, UnknownNameError
from bullseye.records.care.removal import (
    remove_player,
    remove_round,
    removed_files,
    set_bad_lines_aside,
    undo,
    what_remains,
)
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.lock import NoLock
from bullseye.records.rewrite import swap
from bullseye.records.store import Store
from tests.records.helpers import Disk, Meddler, Places, PowerCut, count_up, noon
from tests.records.played import dirs_in, ids, on_board, played, store_in
from tests.rounds import record_of
from tests.systems import needs_links


def three_rounds(folder: Path) -> tuple[Store, list[str]]:
    store = store_in(folder)
    return store, [store.save(played(seed, player)).id for seed, player in ((1, "Ann"), (2, "Bob"), (3, "Ann"))]


def test_a_removed_round_leaves_every_file_and_the_other_lines_stay_byte_for_byte(tmp_path: Path) -> None:
    store, (first, second, third) = three_rounds(tmp_path)
    lines = store.history.path.read_bytes().splitlines(keepends=True)
    removed = remove_round(store, second[:8])
    assert ids(store) == [first, third]
    assert on_board(store) == {first, third}
    assert [row.id for row in store.rounds()] == [first, third]
    assert store.history.path.read_bytes() == lines[0] + lines[2]
    assert removed.aside.read_bytes() == lines[1]
    assert store.find(third).seed == 3
    fresh = store_in(tmp_path)
    assert on_board(fresh) == {first, third} and fresh.notices == []


def test_no_file_names_a_removed_player_but_the_one_with_the_removed_rounds(tmp_path: Path) -> None:
    store, _ = three_rounds(tmp_path)
    assert remove_player(store, "Bob").rounds == 1
    naming = [path.name for path in store.dirs.data.iterdir() if path.is_file() and b"Bob" in path.read_bytes()]
    assert naming == ["history.removed-20261122T120000Z.jsonl"]


def test_removing_everything_leaves_an_empty_history_and_no_name_behind(tmp_path: Path) -> None:
    store, _ = three_rounds(tmp_path)
    remove_player(store, "Bob")
    assert remove_player(store, "Ann").rounds == 2
    assert store.rounds() == [] and on_board(store) == set()
    assert b"Ann" not in (store.dirs.data / "summary.jsonl").read_bytes()
    saved = store.save(played(9, "Cid"))
    assert on_board(store) == {saved.id}


def test_undo_brings_back_what_was_removed_last_and_its_file_goes(tmp_path: Path) -> None:
    store, (first, second, third) = three_rounds(tmp_path)
    remove_round(store, first)
    remove_round(store, second)
    assert len(removed_files(store)) == 2  # the same second, two names
    done = undo(store)
    assert (done.added, done.gone) == (1, True) and set(ids(store)) == {second, third}
    undo(store)
    assert set(ids(store)) == on_board(store) == {first, second, third}
    assert removed_files(store) == []
    with pytest.raises(BadInputError, match="nothing to undo"):
        undo(store)


def test_a_round_that_was_removed_can_be_saved_again(tmp_path: Path) -> None:
    store, (first, _, _) = three_rounds(tmp_path)
    record = store.find(first)
    remove_round(store, first)
    assert not store.save(record).already
    assert set(ids(store)) >= {first}


def test_an_undo_after_the_round_came_back_another_way_adds_nothing_twice(tmp_path: Path) -> None:
    store, (first, _, _) = three_rounds(tmp_path)
    record = store.find(first)
    remove_round(store, first)
    store.save(record)
    done = undo(store)
    assert (done.added, done.known) == (0, 1)
    assert len(ids(store)) == 3


def test_a_line_that_stands_twice_is_removed_twice(tmp_path: Path) -> None:
    store, (first, _, _) = three_rounds(tmp_path)
    path = store.history.path
    path.write_bytes(path.read_bytes() + path.read_bytes().splitlines(keepends=True)[0])
    remove_round(store_in(tmp_path), first)
    assert first not in ids(store_in(tmp_path))


def test_unreadable_and_newer_lines_stay_where_they_are_when_a_round_goes(tmp_path: Path) -> None:
    store, (first, second, third) = three_rounds(tmp_path)
    path = store.history.path
    lines = path.read_bytes().splitlines(keepends=True)
    odd = b"garbage\n" + lines[0].replace(b'"schema":1', b'"schema":9')
    path.write_bytes(lines[0] + odd + lines[1] + lines[2] + b'{"torn')
    remove_round(store_in(tmp_path), first)
    assert path.read_bytes() == odd + lines[1] + lines[2] + b'{"torn'
    assert ids(store_in(tmp_path)) == [second, third]


def test_a_line_added_while_the_new_history_is_written_is_in_it(tmp_path: Path) -> None:
    _, (first, second, third) = three_rounds(tmp_path)
    late = played(7, "Dot")

    class Slow(RealFiles):
        def open_new(self, path: Path) -> int:
            if path.name.startswith(".history"):
                other.save(late)  # another window, meanwhile
            return super().open_new(path)

    other = store_in(tmp_path)
    store = store_in(tmp_path, Slow())
    remove_round(store, second)
    assert ids(store) == [first, third, late.id]
    assert on_board(store) == {first, third, late.id}
    assert store.find(late.id).player == "Dot"


def test_unknown_rounds_and_players_are_named_with_those_there_are(tmp_path: Path) -> None:
    store, _ = three_rounds(tmp_path)
    with pytest.raises(UnknownNameError, match="'Zed'.*Ann, Bob"):
        remove_player(store, "Zed")
    with pytest.raises(UnknownNameError, match="zzz"):
        remove_round(store, "zzz")
    assert removed_files(store) == []


def test_nothing_is_removed_while_another_window_holds_the_lock(tmp_path: Path) -> None:
    _, all_ids = three_rounds(tmp_path)
    busy = Store(dirs_in(tmp_path), utc_now=noon, lock=NoLock(False), rewriting=NoLock())
    with pytest.raises(StorageError, match="busy"):
        remove_round(busy, all_ids[0])
    assert ids(store_in(tmp_path)) == all_ids
    assert removed_files(busy) == []
    assert not list(busy.dirs.data.glob(".*.tmp"))


def test_unreadable_lines_move_to_a_dated_file_and_the_rest_counts_as_before(tmp_path: Path) -> None:
    store, all_ids = three_rounds(tmp_path)
    path = store.history.path
    lines = path.read_bytes().splitlines(keepends=True)
    newer = b'{"schema":9}\n'
    path.write_bytes(lines[0] + b"garbage\n" + lines[1] + b"\xff\xfe\n" + newer + lines[2])
    moved, aside = set_bad_lines_aside(store_in(tmp_path))
    assert moved == 2 and aside is not None and aside.read_bytes() == b"garbage\n\xff\xfe\n"
    assert path.read_bytes() == lines[0] + lines[1] + newer + lines[2]
    assert set_bad_lines_aside(store_in(tmp_path)) == (0, None)
    assert ids(store_in(tmp_path)) == all_ids


def test_it_is_said_where_the_removed_rounds_still_are(tmp_path: Path) -> None:
    store, _ = three_rounds(tmp_path)
    (store.dirs.data / "backups").mkdir()
    (store.dirs.data / "backups" / "bullseye-2026-11-21.zip").write_bytes(b"")
    (store.dirs.data / "scoreboard.damaged-20261101T000000Z.json").write_bytes(b"")
    said = " ".join(what_remains(store, remove_player(store, "Bob"), settings_names=True))
    for word in ("history.removed-", "undo", "bullseye-2026-11-21.zip", "settings.json", "scoreboard.damaged-"):
        assert word in said


# ---- crashes and faults, at every single operation ----

HERE = Places(Path("/home/me/bullseye"))


def on_disk(files: object) -> Store:
    return Store(HERE, files, noon, NoLock(), rewriting=NoLock())  # type: ignore[arg-type]


def full_disk() -> tuple[Disk, list[str]]:
    disk = Disk()
    disk.mkdir(Path("/home"))
    disk.fsync_dir(Path("/"))
    store = on_disk(disk)
    return disk, [store.save(record_of(score=n, player="AB"[n % 2])).id for n in range(4)]


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("how", ["all", "synced", "names", "contents", "torn"])
def test_a_power_cut_at_any_operation_of_a_removal_loses_no_round(half: bool, how: str) -> None:
    for at in count_up():
        disk, before = full_disk()
        keep = before[0::2]
        try:
            remove_player(on_disk(Meddler(disk, at, half=half)), "B")
        except PowerCut:
            found = on_disk(disk.after_cut(how))
            left = ids(found)
            assert left in (before, keep)
            if left == keep:  # what is gone is whole in the dated file
                undo(found)
            assert set(ids(found)) == on_board(found) == set(before)
            continue
        break
    assert at > 8


def test_a_removal_that_was_reported_outlasts_a_loss_of_power() -> None:
    disk, before = full_disk()
    aside = remove_player(on_disk(disk), "B").aside
    left = disk.after_cut("synced")
    assert ids(on_disk(left)) == before[0::2]
    assert left.read(aside).count(b"\n") == 2


def test_an_interrupt_after_the_change_keeps_the_removed_rounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, all_ids = three_rounds(tmp_path)

    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store.summary, "read_on", interrupted)
    with pytest.raises(KeyboardInterrupt):
        remove_round(store, all_ids[0])
    found = store_in(tmp_path)
    assert ids(found) == all_ids[1:]
    undo(found)
    assert set(ids(found)) == set(all_ids)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS], ids=lambda c: errno.errorcode[c])
def test_whichever_operation_fails_a_removal_is_done_or_told_and_no_round_is_lost(code: int) -> None:
    failures = 0
    for at in count_up():
        disk, before = full_disk()
        meddler = Meddler(disk, at, half=True, error=code, ever_after=True)
        try:
            remove_player(on_disk(meddler), "B")
        except StorageError:
            failures += 1
        found = on_disk(disk)
        left = ids(found)
        assert left in (before, before[0::2])
        if left != before:
            undo(found)
        assert set(ids(found)) == on_board(found) == set(before)
        if not meddler.reached:
            break
    assert failures > 5


@pytest.mark.parametrize("half", [False, True])
def test_a_power_cut_at_any_operation_of_an_undo_loses_no_round(half: bool) -> None:
    for at in count_up():
        disk, before = full_disk()
        remove_player(on_disk(disk), "B")
        try:
            undo(on_disk(Meddler(disk, at, half=half)))
        except PowerCut:
            for how in ("all", "synced", "names", "contents", "torn"):
                found = on_disk(disk.after_cut(how))
                if set(ids(found)) != set(before):
                    undo(found)
                assert sorted(ids(found)) == sorted(before)
                assert on_board(found) == set(before)
            continue
        break
    assert at > 4


@needs_links
def test_a_linked_history_stays_a_link_and_its_rights_stay(tmp_path: Path) -> None:
    store, all_ids = three_rounds(tmp_path)
    path = store.history.path
    real = tmp_path / "elsewhere.jsonl"
    path.rename(real)
    path.symlink_to(real)
    real.chmod(0o640)
    remove_round(store_in(tmp_path), all_ids[0])
    assert path.is_symlink() and len(real.read_bytes().splitlines()) == 2
    assert real.stat().st_mode & 0o777 == 0o640


class Sharing(OSError):
    """What Windows says while a virus scanner has the file open."""

    winerror = 32


def test_on_windows_the_change_waits_until_others_let_go_of_the_file(tmp_path: Path) -> None:
    waits: list[float] = []

    class Held(RealFiles):
        def replace(self, source: Path, target: Path) -> None:
            if len(waits) < 3:
                raise Sharing(errno.EACCES, "in use")
            super().replace(source, target)

    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    swap(tmp_path / "new", tmp_path / "old", Held(), sleep=waits.append, windows=True)
    assert (tmp_path / "old").read_bytes() == b"new" and len(waits) == 3
