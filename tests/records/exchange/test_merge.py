"""Two histories from two machines become one: each round once, none changed, bad lines named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError, StorageError
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.lock import NoLock
from bullseye.records.exchange.merge import merge
from bullseye.records.history_line import encode
from bullseye.records.store import Store
from bullseye.session.record import Record
from tests.records.helpers import Meddler, PowerCut, count_up, noon
from tests.records.played import dirs_in, ids, on_board, played, store_in
from tests.rounds import changed, record_of
from tests.systems import needs_links

pytestmark = pytest.mark.long


def other_history(folder: Path, *records: Record) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "history.jsonl"
    path.write_bytes(b"".join(map(encode, records)))
    return path


def test_two_histories_become_one_without_duplicates(tmp_path: Path) -> None:
    common, mine, theirs = played(1), played(2), played(3)
    store = store_in(tmp_path)
    store.save(common)
    store.save(mine)
    other = other_history(tmp_path / "other", common, theirs, theirs)
    found = merge(store, other)
    assert (found.added, found.known, found.bad, found.differ) == (1, 1, [], [])
    assert ids(store) == [common.id, mine.id, theirs.id]
    assert on_board(store) == set(ids(store))
    assert list(store.records())[-1] == theirs
    assert merge(store, other).added == 0


def test_merging_into_nothing_makes_the_folder(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    assert merge(store, other_history(tmp_path / "other", played(1))).added == 1
    assert on_board(store) == set(ids(store)) and len(ids(store)) == 1


def test_a_folder_gives_its_history_and_copies_of_a_sync_client_but_nothing_removed(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    other_history(folder, played(1))
    (folder / "history (Ann's conflicted copy).jsonl").write_bytes(encode(played(2)))
    (folder / "history.removed-20261122T120000Z.jsonl").write_bytes(encode(played(3)))
    (folder / "history.set-aside-20261122T120000Z.jsonl").write_bytes(encode(played(4)))
    store = store_in(tmp_path)
    merge(store, folder)
    assert set(ids(store)) == {played(1).id, played(2).id}


def test_lines_that_cannot_be_read_are_named_by_number_and_the_others_come(tmp_path: Path) -> None:
    path = other_history(tmp_path / "other", played(1))
    newer = encode(played(2)).replace(b'"schema":1', b'"schema":2')
    newer = newer[: newer.rindex(b',"crc"')] + b"}\n"
    path.write_bytes(b"garbage\n" + path.read_bytes() + newer + b'{"schema":1,"id"')
    store = store_in(tmp_path)
    found = merge(store, path)
    assert (found.added, found.newer, [line.number for line in found.bad]) == (1, 1, [1, 4])
    assert "torn" in found.bad[1].reason


def test_an_id_that_says_something_else_over_there_is_told_and_ours_stays(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.save(played(1))
    found = merge(store, other_history(tmp_path / "other", changed(played(1), player="Eve")))
    assert (found.added, found.differ) == (0, [played(1).id])
    assert next(iter(store.records())).player == "Ann"


def test_the_same_round_spelt_without_its_checksum_does_not_differ(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.save(played(1))
    path = other_history(tmp_path / "other")
    line = encode(played(1))
    path.write_bytes(line[: line.rindex(b',"crc"')] + b"}\n")
    assert merge(store, path).differ == []


@needs_links
def test_ones_own_history_is_refused_also_through_a_link(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.save(played(1))
    link = tmp_path / "link"
    os.symlink(store.dirs.data, link)
    for place in (store.dirs.data, store.history.path, link):
        with pytest.raises(BadInputError, match="your own history"):
            merge(store, place)


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_place_without_a_history_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInputError, match=name):
        merge(store_in(tmp_path), tmp_path / name)


def test_a_busy_folder_takes_nothing_and_says_so(tmp_path: Path) -> None:
    busy = Store(dirs_in(tmp_path), utc_now=noon, lock=NoLock(False))
    with pytest.raises(StorageError, match="busy"):
        merge(busy, other_history(tmp_path / "other", played(1)))
    assert ids(busy) == []


def test_a_torn_last_line_of_ours_is_set_aside_not_joined(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.save(played(1))
    with store.history.path.open("ab") as file:
        file.write(b'{"schema":1,"id":"half')
    merge(store, other_history(tmp_path / "other", played(2)))
    assert ids(store) == [played(1).id, played(2).id]
    assert any("torn" in said for said in store.notices)


def test_a_merge_killed_at_any_operation_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bullseye.records.exchange.merge.BATCH_BYTES", 1)  # each round is a batch of its own
    records = [record_of() for _ in range(3)]
    other = other_history(tmp_path / "other", *records)
    for at in count_up():
        folder = tmp_path / str(at)
        try:
            merge(store_in(folder, Meddler(RealFiles(), at, half=True)), other)
        except PowerCut:
            store = store_in(folder)
            merge(store, other)
            assert sorted(ids(store)) == sorted(record.id for record in records)
            assert on_board(store) == set(ids(store))
            continue
        break
    assert at > 12


@given(st.binary(max_size=400))
def test_any_bytes_merge_to_counts_and_never_to_an_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    path = other_history(folder / "other")
    path.write_bytes(data + b"\n" + encode(played(1)))
    found = merge(store_in(folder), path)
    assert found.added == 1 and found.newer == 0
