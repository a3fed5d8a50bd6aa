"""A backup of somebody else's making: refused in our own words, before anything here changes."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.records.care.backup import check_backup
from bullseye.records.care.restore import restore
from bullseye.records.disk.files import RealFiles
from bullseye.records.store import Store
from tests.records.helpers import NOON, noon
from tests.rounds import record_of


def test_a_manifest_is_judged_in_our_own_words(tmp_path: Path) -> None:
    for spoil, words in (
        ({"schema": "1"}, "schema is '1' in its manifest.json"),
        ({"files": []}, "files is [] in its manifest.json"),
        ({"files": {"data/history.jsonl": 5}}, "what is said of 'data/history.jsonl' is 5"),
        ({"format": "zip"}, "format is 'zip'"),
        ({"rounds": None}, "rounds is None"),
    ):
        path = tmp_path / "odd.zip"
        whole = {"format": "bullseye-backup", "schema": 1, "made": "", "app": "", "rounds": 1, "files": {}, **spoil}
        with ZipFile(path, "w") as archive:
            archive.writestr("manifest.json", json.dumps(whole))
        with pytest.raises(BadInputError) as refused:
            check_backup(path, RealFiles())
        assert words in str(refused.value)


def a_zip(path: Path, name: str, data: bytes, said: int | None = None) -> Path:
    """A backup of one member, as anybody could make it."""
    size = len(data) if said is None else said
    files = {name: {"bytes": size, "sha256": sha256(data).hexdigest()}}
    whole = {"format": "bullseye-backup", "schema": 1, "made": "", "app": "", "rounds": 1, "files": files}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
        archive.writestr("manifest.json", json.dumps(whole))
    return path


def test_a_member_too_large_to_be_one_says_so_before_it_is_read(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "large.zip", "data/settings.json", b"{}", said=10**9)
    with pytest.raises(BadInputError, match=r"data/settings\.json has 1000000000 bytes, and at most"):
        check_backup(path, RealFiles())


def test_a_history_in_which_nothing_can_be_read_is_not_taken_in(tmp_path: Path) -> None:
    dirs = Dirs(tmp_path / "data", tmp_path / "config")
    store = Store(dirs, utc_now=noon)
    store.save(record_of(id="mine"))
    before = dirs.history.read_bytes()
    path = a_zip(tmp_path / "zeros.zip", "data/history.jsonl", b"\0" * 5_000_000)
    with pytest.raises(BadInputError, match="it says that it holds 1 rounds, and none of them can be read"):
        restore(store, dirs, path, NOON)
    assert dirs.history.read_bytes() == before and not list(dirs.data.glob(".*.tmp"))
