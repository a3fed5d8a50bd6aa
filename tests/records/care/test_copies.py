"""Histories that a sync program left beside ours are noticed, counted, and offered for merge."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bullseye.errors import Remedy
from bullseye.records.care.copies import NAMED, Copy, copies_beside, maker_of, sentences
from bullseye.records.care.health import NOTE, files_of
from bullseye.records.exchange.merge import merge
from tests.records.played import dirs_in, played, store_in


@pytest.mark.parametrize(
    ("name", "maker"),
    [
        ("history (PC-2's conflicted copy 2026-11-22).jsonl", "Dropbox"),
        ("history (In Konflikt stehende Kopie von PC 2026-11-22).jsonl", "Dropbox"),
        ("history (conflicted copy 2026-11-22 194001).jsonl", "Nextcloud"),
        ("history.sync-conflict-20261122-194001-ABCDEFG.jsonl", "Syncthing"),
        ("history-PC2.jsonl", "OneDrive"),
        ("history (1).jsonl", "Google Drive or iCloud"),
        ("history 2.jsonl", "Google Drive or iCloud"),
        ("history_of_ann.jsonl", ""),
    ],
)
def test_a_copy_is_noticed_and_its_maker_named(tmp_path: Path, name: str, maker: str) -> None:
    store = store_in(tmp_path)
    store.save(played(1))
    (store.history.path.parent / name).write_bytes(store.history.path.read_bytes())
    [copy] = copies_beside(store)
    assert (copy.path.name, copy.maker, copy.rounds, copy.missing) == (name, maker, 1, 0)
    assert maker_of(name) == maker


def test_the_rounds_that_are_not_here_are_counted_and_merge_takes_them(tmp_path: Path) -> None:
    store, other = store_in(tmp_path / "a"), store_in(tmp_path / "b")
    for number in (1, 2):
        store.save(played(number))
    for number in (2, 3, 4):
        other.save(played(number))
    path = store.history.path.with_name("history-PC2.jsonl")
    path.write_bytes(other.history.path.read_bytes() + b"torn\n")
    found = [one for one in files_of(store, dirs_in(tmp_path / "a")) if one.name == "copies"]
    assert [(one.state, one.advice) for one in found] == [(NOTE, Remedy.MERGE_COPY)]
    assert "history-PC2.jsonl" in found[0].what and "3 rounds, 2 of them not here" in found[0].what
    assert merge(store, path).added == 2
    assert "all of them here" in next(sentences(copies_beside(store)))


def test_what_was_removed_or_set_aside_is_no_copy(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.save(played(1))
    for name in ("history.removed-20261122T194001Z.jsonl", "history.set-aside-20261122T194001Z.jsonl"):
        store.history.path.with_name(name).write_bytes(b"x\n")
    assert copies_beside(store) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_copy_beside_the_file_that_ours_is_a_link_to_is_noticed_too(tmp_path: Path) -> None:
    store = store_in(tmp_path / "here")
    store.save(played(1))
    there = tmp_path / "synced"
    there.mkdir()
    os.rename(store.history.path, there / "history.jsonl")
    store.history.path.symlink_to(there / "history.jsonl")
    (there / "history (1).jsonl").write_bytes(b"")
    assert [copy.path.name for copy in copies_beside(store)] == ["history (1).jsonl"]


def test_of_many_copies_the_first_are_named() -> None:
    many = [Copy(Path(f"history-{n}.jsonl"), "", 1, 0) for n in range(NAMED + 2)]
    assert len(list(sentences(many))) == NAMED + 1 and "and 2 more" in list(sentences(many))[-1]
    assert "cannot be read: why" in next(sentences([Copy(Path("history-1.jsonl"), "OneDrive", 0, 0, "why")]))
