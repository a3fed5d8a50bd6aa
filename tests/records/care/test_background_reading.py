"""A long history is read beside what goes on: with objects of its own, counted, and handed over in one piece."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from bullseye.records.care import background_reading as reading
from bullseye.records.care.background_reading import Found, long_reading
from bullseye.records.store import Store
from tests.records.played import ids, on_board, played, store_in


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONG_BYTES", 1)


def behind(folder: Path) -> Store:
    """Four rounds whose summary and board are gone, as a new start finds them."""
    store = store_in(folder)
    for seed in range(4):
        store.save(played(seed))
    for name in ("summary.jsonl", "scoreboard.json"):
        (store.dirs.data / name).unlink()
    return store_in(folder)


def test_what_a_thread_reads_is_what_the_store_then_knows_without_reading_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = behind(tmp_path)
    found = long_reading(store)
    assert found is not None
    came: list[Found] = []
    thread = Thread(target=lambda: came.append(found.run()))
    thread.start()
    thread.join()
    assert (found.rounds, found.share) == (4, 1.0)
    found.take(came[0])
    monkeypatch.setattr(store.history, "lines", lambda start=0: pytest.fail("it was read again"))
    assert len(store.rounds()) == 4
    assert len(on_board(store)) == 4
    assert long_reading(store) is None


def test_reading_writes_nothing_and_leaves_the_store_alone(tmp_path: Path) -> None:
    store = behind(tmp_path)
    before = {path.name: path.read_bytes() for path in store.dirs.data.iterdir()}
    found = long_reading(store)
    assert found is not None
    found.run()
    assert {path.name: path.read_bytes() for path in store.dirs.data.iterdir()} == before
    assert not store.summary.knows(store.history.stat())  # type: ignore[arg-type]


def test_a_round_saved_while_it_was_read_is_not_lost_to_it(tmp_path: Path) -> None:
    store = behind(tmp_path)
    found = long_reading(store)
    assert found is not None
    came = found.run()
    store_in(tmp_path).save(played(9))
    found.take(came)
    assert [row.id for row in store.rounds()] == ids(store)
    assert len(ids(store)) == 5


def test_without_the_lock_the_rows_are_known_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    behind(tmp_path)
    store = store_in(tmp_path, had=False)
    found = long_reading(store)
    assert found is not None
    found.take(found.run())
    assert not (store.dirs.data / "summary.jsonl").exists()
    monkeypatch.setattr(store.history, "lines", lambda start=0: pytest.fail("it was read again"))
    assert len(store.rounds()) == 4


def test_there_is_nothing_to_read_where_the_summary_follows_or_nothing_is_there(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    assert long_reading(store) is None
    store.save(played(1))
    assert long_reading(store) is None
    folder: Any = store_in(tmp_path / "other")
    folder.dirs.history.mkdir(parents=True)
    assert long_reading(folder) is None


def test_an_id_that_stands_twice_keeps_the_place_and_the_row_of_its_first_line(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for seed in range(3):
        store.save(played(seed))
    wanted = ids(store)
    path = store.dirs.history
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, lines[0]]))
    rows = store_in(tmp_path).rounds()
    assert [row.id for row in rows] == wanted
    assert rows[0].at == 0
