"""One file, for its owner only; a transaction is whole or not there, and trouble is one sentence."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import StorageError
from bullseye.watch.store.database import Database, MissingSqlError
from bullseye.watch.store.tables import SCHEMA, micros, moment_of


def test_nothing_is_made_before_something_is_written_and_then_for_its_owner_only(tmp_path: Path) -> None:
    database = Database(tmp_path / "new" / "values.sqlite3")
    assert not database.is_there
    with database, database.writing():
        pass
    if os.name != "nt":  # which keeps no rights of owner, group and others
        assert stat.S_IMODE(os.stat(database.path).st_mode) == 0o600
    with sqlite3.connect(database.path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    raw.close()


def test_a_block_that_raises_leaves_nothing(tmp_path: Path) -> None:
    with Database(tmp_path / "values.sqlite3") as database:
        row = {"about": "a", "title": "b", "made": 1}
        with pytest.raises(KeyError), database.writing() as to:
            to.execute(database.tables.task.insert().values(row))
            raise KeyError
        with database.reading() as to:
            assert to.execute(database.tables.task.select()).all() == []


def test_a_file_of_a_newer_bullseye_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "values.sqlite3"
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with Database(path) as database, pytest.raises(StorageError, match="newer bullseye"), database.reading():
        pass


def test_threads_that_ask_at_once_open_the_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Database] = []
    opens, together = Database._open, Barrier(6)

    def note(self: Database) -> Any:
        opened.append(self)
        return opens(self)

    def ask(_: int) -> None:
        together.wait(60)
        with database.reading():
            pass

    monkeypatch.setattr(Database, "_open", note)
    with Database(tmp_path / "values.sqlite3") as database, ThreadPoolExecutor(6) as threads:
        list(threads.map(ask, range(6)))
    assert len(opened) == 1


def test_a_damaged_file_is_one_sentence_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "values.sqlite3"
    path.write_bytes(b"this is no database at all, " * 100)
    with Database(path) as database, pytest.raises(StorageError, match="not a database"), database.reading():
        pass
    moved = path.rename(tmp_path / "away")  # as it advises; Windows moves no file that is still open
    assert moved.read_bytes().startswith(b"this is no database")


def test_without_sqlalchemy_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "sqlalchemy"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    database = Database(tmp_path / "values.sqlite3")
    with pytest.raises(MissingSqlError, match=r"pip install 'bullseye\[watch\]'"), database.writing():
        pass


@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)))
def test_a_moment_is_kept_exactly_and_in_order(at: datetime) -> None:
    assert moment_of(micros(at)) == at
    assert micros(at + timedelta(microseconds=1)) == micros(at) + 1
