"""What a crash left is swept at the next look, and nothing that another window is writing."""

from __future__ import annotations

from pathlib import Path

from bullseye.records.disk.lock import FolderLock
from bullseye.records.store import Store
from tests.records.helpers import Places
from tests.rounds import record_of


def test_what_a_killed_rewriting_left_is_swept_at_the_next_look(tmp_path: Path) -> None:
    a_store = Store(Places(tmp_path))
    a_store.save(record_of())
    left = [tmp_path / f".{name}.0123456789ab.tmp" for name in ("history.jsonl", "summary.jsonl", "probe")]
    for look in ("board", "save"):
        for path in left:
            path.write_bytes(b"all the rounds")
        store = Store(Places(tmp_path))
        if look == "board":
            store.board.rows()
        else:
            store.save(record_of())
        assert not any(path.exists() for path in left)


def test_what_another_window_is_writing_just_now_is_not_swept(tmp_path: Path) -> None:
    other = Store(Places(tmp_path))
    other.save(record_of())
    staged = tmp_path / ".history.jsonl.0123456789ab.tmp"
    staged.write_bytes(b"half")
    with other.rewriting.held() as had:
        assert had
        Store(Places(tmp_path), rewriting=FolderLock(tmp_path / "rewrite.lock", timeout_s=0)).board.rows()
    assert staged.exists()


def test_a_round_taken_out_by_hand_can_be_saved_once_more(tmp_path: Path) -> None:
    store = Store(Places(tmp_path))
    record = record_of()
    assert not store.save(record).already and store.save(record).already
    (tmp_path / "history.jsonl").write_bytes(b"")
    assert not store.save(record).already and [row.id for row in store.rounds()] == [record.id]
