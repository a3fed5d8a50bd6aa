"""A renaming travels by the shared folder: each round once, its undo stays, and nobody is told of a difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.records.care.removal import undo
from bullseye.records.care.renaming import Names, rename
from bullseye.records.care.shared_names import hear, tell
from bullseye.records.care.sync import sync
from bullseye.records.goals_file import GoalsFile
from bullseye.records.store import Store
from tests.records.played import played, store_in


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    place = tmp_path / "shared"
    place.mkdir()
    return place


def players(store: Store) -> list[str]:
    return sorted(row.player for row in store.rounds())


def give_another_name(store: Store, old: str, new: str) -> None:
    goals = GoalsFile(store.dirs.data / "goals.json", lambda goal: goal)
    rename(store, goals, Names(old, [old]), old, new)


def test_rounds_that_both_have_are_renamed_on_the_other_computer_too(tmp_path: Path, shared: Path) -> None:
    here, there = store_in(tmp_path / "a"), store_in(tmp_path / "b")
    for seed, player in ((1, "Ann"), (2, "Ann"), (3, "Bob")):
        here.save(played(seed, player))
    sync(here, shared, "a")
    sync(there, shared, "b")
    give_another_name(here, "Ann", "Anna")
    sync(here, shared, "a")
    found = sync(there, shared, "b")
    assert (found.renamed, found.differ) == (2, []) and players(there) == ["Anna", "Anna", "Bob"]
    again = sync(there, shared, "b")
    assert (again.renamed, again.differ) == (0, [])
    third = store_in(tmp_path / "c")  # meets the old lines and the renaming at once
    sync(third, shared, "c")
    assert players(third) == ["Anna", "Anna", "Bob"]


def test_an_undo_stays_done_where_it_was_made(tmp_path: Path, shared: Path) -> None:
    here, there = store_in(tmp_path / "a"), store_in(tmp_path / "b")
    here.save(played(1, "Ann"))
    sync(here, shared, "a")
    give_another_name(here, "Ann", "Anna")
    for store, name in ((there, "b"), (here, "a"), (there, "b")):
        sync(store, shared, name)
    assert players(there) == ["Anna"]
    undo(here)
    sync(here, shared, "a")
    sync(there, shared, "b")
    assert players(here) == ["Ann"] and players(there) == ["Anna"]
    undo(there)
    assert players(there) == ["Ann"]
    assert sync(there, shared, "b").renamed == 0 and players(there) == ["Ann"]


def test_a_list_that_is_not_whole_waits_and_nothing_is_told_without_a_renaming(tmp_path: Path, shared: Path) -> None:
    store = store_in(tmp_path / "a")
    store.save(played(1, "Ann"))
    tell(store, shared / "bullseye-renamed-a.json")
    assert not list(shared.iterdir())
    half = shared / "bullseye-renamed-b.json"
    half.write_bytes(b'{"schema":1,"renamed":[{"when":"x","old":"Ann"')
    assert hear(store, [half]) == (0, 1) and players(store) == ["Ann"]
