"""The data folder is renamed, deleted or carried away under a running window: nothing is made anew in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.errors import StorageError
from bullseye.records.settings import Settings, SettingsFile
from bullseye.records.store import Store
from tests.records.helpers import Places
from tests.rounds import record_of


def test_a_round_is_not_saved_into_a_new_history_when_the_old_one_is_gone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    store = Store(Places(data))
    store.save(record_of(id="one"))
    data.rename(tmp_path / "away")
    for _ in range(2):
        with pytest.raises(StorageError, match="is gone, it or its folder"):
            store.save(record_of(id="two"))
    assert not data.exists()
    (tmp_path / "away").rename(data)
    store.save(record_of(id="two"))
    assert [row.id for row in store.rounds()] == ["one", "two"]


def test_a_history_deleted_alone_is_told_as_well_and_a_new_start_begins_a_new_one(tmp_path: Path) -> None:
    store = Store(Places(tmp_path))
    store.save(record_of(id="one"))
    (tmp_path / "history.jsonl").unlink()
    with pytest.raises(StorageError, match="start again"):
        store.save(record_of(id="two"))
    Store(Places(tmp_path)).save(record_of(id="two"))
    assert [row.id for row in store.rounds()] == ["two"]


def test_settings_do_not_make_a_folder_again_that_is_away(tmp_path: Path) -> None:
    path = tmp_path / "data" / "settings.json"
    SettingsFile(path).save(Settings(theme="dark"))
    file = SettingsFile(path)
    chosen = file.load()
    path.parent.rename(tmp_path / "away")
    with pytest.raises(StorageError, match="is gone: renamed"):
        file.save(chosen)
    assert not path.parent.exists()
    (tmp_path / "away").rename(path.parent)
    chosen.update(volume=0.25)
    file.save(chosen)
    assert SettingsFile(path).load() == Settings(theme="dark", volume=0.25)
