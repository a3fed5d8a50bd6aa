"""Rounds that could not be saved wait in memory: each once, in order, until they are in a history or a file."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from bullseye.errors import StorageError
from bullseye.play.round.unsaved import Unsaved
from bullseye.records.disk.files import RealFiles
from bullseye.records.history import History
from tests.records.helpers import Meddler
from tests.records.played import ids, played, store_in


def waiting(*seeds: int) -> Unsaved:
    unsaved = Unsaved()
    for seed in seeds:
        unsaved.add(played(seed))
    return unsaved


def test_they_are_saved_oldest_first_and_wait_no_longer(tmp_path: Path) -> None:
    unsaved, store = waiting(1, 2), store_in(tmp_path)
    wanted = unsaved.ids
    assert list(unsaved.save(store)) == wanted
    assert ids(store) == wanted
    assert len(unsaved) == 0 and unsaved.at_risk == 0


def test_a_round_that_waits_twice_is_one(tmp_path: Path) -> None:
    unsaved = waiting(1, 1)
    assert len(unsaved) == 1


def test_where_none_can_be_saved_all_wait_on_and_the_reason_is_given(tmp_path: Path) -> None:
    files: Any = Meddler(RealFiles(), 1, error=errno.ENOSPC, ever_after=True)
    unsaved = waiting(1, 2)
    with pytest.raises(StorageError, match="disk is full"):
        unsaved.save(store_in(tmp_path, files))
    assert len(unsaved) == 2


def test_where_the_disk_fills_up_between_two_the_first_is_saved_and_the_second_waits(tmp_path: Path) -> None:
    counted: Any = Meddler(RealFiles(), 10**6, error=errno.ENOSPC)
    waiting(1).save(store_in(tmp_path / "count", counted))
    files: Any = Meddler(RealFiles(), len(counted.calls) + 1, error=errno.ENOSPC, ever_after=True)
    unsaved = waiting(1, 2)
    first, second = unsaved.ids
    assert list(unsaved.save(store_in(tmp_path / "data", files))) == [first]
    assert unsaved.ids == [second]


def test_in_a_file_elsewhere_they_are_no_longer_at_risk_but_still_not_saved(tmp_path: Path) -> None:
    unsaved = waiting(1, 2)
    path = tmp_path / "kept.jsonl"
    assert unsaved.write(path, RealFiles()) == 2
    assert [record.id for record in History(path)] == unsaved.ids
    assert (len(unsaved), unsaved.at_risk) == (2, 0)
    unsaved.add(played(3))
    assert unsaved.at_risk == 1
