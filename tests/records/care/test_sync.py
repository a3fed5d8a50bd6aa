"""Two computers and a shared folder: each round on both once, half copies wait, what is removed stays away."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.records.care.removal import remove_round, undo
from bullseye.records.care.sync import Synced, machine_name, sync
from bullseye.records.history_line import encode
from bullseye.records.store import Store
from tests.records.played import ids, on_board, played, store_in


class Computers:
    """Computers with a store each, and the folder that they share."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "shared"
        self.folder.mkdir()
        self.place = place

    def store(self, name: str) -> Store:
        return store_in(self.place / name)

    def sync(self, name: str, removals: bool = False) -> Synced:
        return sync(self.store(name), self.folder, name, removals)


@pytest.fixture
def computers(tmp_path: Path) -> Computers:
    return Computers(tmp_path)


def test_both_have_every_round_once_after_each_has_looked_twice(computers: Computers) -> None:
    computers.store("desk").save(played(1))
    computers.store("laptop").save(played(2))
    assert (computers.sync("desk").went, computers.sync("laptop").came) == (1, 1)
    assert computers.sync("desk").came == 1
    for name in ("desk", "laptop"):
        store = computers.store(name)
        assert sorted(ids(store)) == sorted([played(1).id, played(2).id])
        assert on_board(store) == set(ids(store))
    again = computers.sync("laptop")
    assert (again.came, again.went, again.waiting) == (0, 0, 0)


def test_each_writes_its_own_files_and_no_round_lies_in_two(computers: Computers) -> None:
    computers.store("desk").save(played(1))
    for name in ("desk", "laptop", "desk"):
        computers.sync(name)
    computers.store("laptop").save(played(2))
    computers.sync("laptop")
    lines = {path.name: path.read_bytes().count(b"\n") for path in computers.folder.iterdir()}
    assert lines == {"bullseye-rounds-desk.jsonl": 1, "bullseye-rounds-laptop.jsonl": 1}


@pytest.mark.parametrize("cut", [1, 40, -2])
def test_a_half_copied_line_waits_and_comes_whole_later(computers: Computers, cut: int) -> None:
    whole = encode(played(1)) + encode(played(2))
    part = computers.folder / "bullseye-rounds-laptop.jsonl"
    part.write_bytes(whole[: len(encode(played(1))) + (cut if cut > 0 else len(encode(played(2))) + cut)])
    first = computers.sync("desk")
    assert (first.came, first.waiting) == (1, 1)
    part.write_bytes(whole)
    second = computers.sync("desk")
    assert (second.came, second.waiting) == (1, 0)
    assert ids(computers.store("desk")) == [played(1).id, played(2).id]


def test_a_removed_round_does_not_come_back_and_goes_elsewhere_only_when_asked(computers: Computers) -> None:
    computers.store("desk").save(played(1))
    computers.store("desk").save(played(2))
    computers.sync("desk")
    computers.sync("laptop")
    remove_round(computers.store("desk"), played(1).id)
    assert computers.sync("desk").came == 0 and ids(computers.store("desk")) == [played(2).id]
    told = computers.sync("laptop")
    assert told.elsewhere == [played(1).id] and len(ids(computers.store("laptop"))) == 2
    done = computers.sync("laptop", removals=True)
    assert done.removed == 1 and ids(computers.store("laptop")) == [played(2).id]
    assert computers.sync("laptop").came == 0
    undo(computers.store("laptop"))
    assert sorted(ids(computers.store("laptop"))) == sorted([played(1).id, played(2).id])


def test_a_round_that_was_brought_back_is_no_removal_any_more(computers: Computers) -> None:
    computers.store("desk").save(played(1))
    computers.sync("desk")
    remove_round(computers.store("desk"), played(1).id)
    computers.sync("desk")
    undo(computers.store("desk"))
    computers.sync("desk")
    assert computers.sync("laptop").came == 1
    assert computers.sync("laptop").elsewhere == []


def test_a_conflicted_copy_of_a_syncing_program_is_read_too(computers: Computers) -> None:
    (computers.folder / "bullseye-rounds-laptop (conflicted copy).jsonl").write_bytes(encode(played(3)))
    (computers.folder / "notes.txt").write_text("not ours")
    assert computers.sync("desk").came == 1


@pytest.mark.parametrize("raw", [b"", b"{", b'{"schema":1,"removed":"x"}', b'{"schema":2,"removed":[]}'])
def test_a_list_of_removals_that_is_not_whole_waits(computers: Computers, raw: bytes) -> None:
    (computers.folder / "bullseye-removed-laptop.json").write_bytes(raw)
    assert computers.sync("desk").waiting == 1


def test_a_folder_that_is_none_and_our_own_are_refused(computers: Computers) -> None:
    store = computers.store("desk")
    store.save(played(1))
    with pytest.raises(BadInputError, match="is no folder; make it first"):
        sync(store, computers.folder / "gone", "desk")
    with pytest.raises(BadInputError, match="is the data folder itself"):
        sync(store, store.history.path.parent, "desk")


def test_a_computer_keeps_its_name_and_a_copied_folder_gets_another(computers: Computers) -> None:
    store = computers.store("desk")
    store.save(played(1))
    numbers = count(1)
    path = store.history.path.parent / "machine.json"

    def named(node: str) -> str:
        return machine_name(path, node, lambda: f"id-{next(numbers):08d}", store)

    first = named("Ann's PC")
    assert first == "ann-s-pc-00000001" and named("Ann's PC") == first
    other = named("laptop")
    assert other.startswith("laptop-") and named("laptop") == other
    path.write_text("{broken")
    assert named("laptop") != other


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["desk", "laptop", "club"]), st.sampled_from(["save", "sync"])), max_size=12))
def test_whatever_is_played_where_all_agree_in_the_end(
    tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, str]]
) -> None:
    computers = Computers(tmp_path_factory.mktemp("computers"))
    saved = set()
    for n, (name, what) in enumerate(done, 1):
        if what == "save":
            computers.store(name).save(played(n))
            saved.add(played(n).id)
        else:
            computers.sync(name)
    names = ("desk", "laptop", "club")
    for name in names * 2:
        computers.sync(name)
    for name in names:
        found = ids(computers.store(name))
        assert set(found) == saved and len(found) == len(saved)
