"""A renamed player's rounds, goals and settings have the other name, and an undo brings back every byte of before."""

from __future__ import annotations

import errno
import json
import threading
from datetime import date
from pathlib import Path

import pytest

from bullseye.errors import BadInputError, StorageError, UnknownNameError
from bullseye.records.care.removal import remove_player, undo, undoable
from bullseye.records.care.renaming import Names, Renaming, rename, rounds_of, spelt
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.lock import NoLock
from bullseye.records.goals_file import Goal, GoalsFile
from bullseye.records.store import Store
from tests.records.helpers import Disk, Meddler, Places, PowerCut, count_up, noon
from tests.records.played import ids, on_board, played, store_in
from tests.rounds import record_of

NOBODY = Names("", [])


def goals_in(folder: Path, files: object = None) -> GoalsFile:
    return GoalsFile(folder / "goals.json", lambda goal: goal, files, noon, NoLock())  # type: ignore[arg-type]


def three_rounds(folder: Path) -> tuple[Store, list[str]]:
    store = store_in(folder)
    return store, [store.save(played(seed, player)).id for seed, player in ((1, "Ann"), (2, "Bob"), (3, "Ann"))]


def owners(store: Store) -> list[str]:
    return [record.player for record in store.records()]


def test_every_round_of_a_player_has_the_other_name_in_history_summary_and_board(tmp_path: Path) -> None:
    store, all_ids = three_rounds(tmp_path)
    lines = store.history.path.read_bytes().splitlines(keepends=True)
    count, done, note = rename(store, goals_in(tmp_path), NOBODY, "Ann", "\u05d3\u05e0\u05d4")
    assert (count, done.old, done.new) == (2, "Ann", "\u05d3\u05e0\u05d4")
    for found in (store, store_in(tmp_path)):
        assert ids(found) == all_ids and owners(found) == ["\u05d3\u05e0\u05d4", "Bob", "\u05d3\u05e0\u05d4"]
        assert [row.player for row in found.rounds()] == owners(found)
        assert found.board.players() == ["Bob", "\u05d3\u05e0\u05d4"] and on_board(found) == set(all_ids)
        assert found.notices == [] and found.last_report.bad == 0
        assert found.find(all_ids[2]).seed == 3
    assert store.history.path.read_bytes().splitlines(keepends=True)[1] == lines[1]
    assert note.with_suffix(".jsonl").read_bytes() == lines[0] + lines[2]


def test_an_undo_brings_back_every_byte_and_its_files_go(tmp_path: Path) -> None:
    store, _ = three_rounds(tmp_path)
    before = store.history.path.read_bytes()
    rename(store, goals_in(tmp_path), NOBODY, "Ann", "Bob")
    assert owners(store) == ["Bob"] * 3
    done = undo(store)
    assert (done.added, done.known, done.gone) == (2, 0, True) and done.renamed is not None
    assert store.history.path.read_bytes() == before
    assert owners(store_in(tmp_path)) == ["Ann", "Bob", "Ann"] and store.board.players() == ["Ann", "Bob"]
    assert not list(store.dirs.data.glob("history.renamed-*"))


def test_a_key_that_a_newer_bullseye_added_to_a_line_stays_in_it(tmp_path: Path) -> None:
    store, _ = three_rounds(tmp_path)
    path = store.history.path
    first, *rest = path.read_bytes().splitlines(keepends=True)
    stored = json.loads(first)
    del stored["crc"]
    path.write_bytes(json.dumps({**stored, "extra_key": 7}).encode() + b"\n" + b"".join(rest))
    store = store_in(tmp_path)
    rename(store, goals_in(tmp_path), NOBODY, "Ann", "Eve")
    line = json.loads(path.read_bytes().splitlines()[0])
    assert (line["extra_key"], line["player"]) == (7, "Eve") and owners(store_in(tmp_path))[0] == "Eve"


def test_removals_and_renamings_of_one_second_are_undone_the_latest_first(tmp_path: Path) -> None:
    store, all_ids = three_rounds(tmp_path)
    rename(store, goals_in(tmp_path), NOBODY, "Ann", "Eve")
    remove_player(store, "Bob")
    rename(store, goals_in(tmp_path), NOBODY, "Eve", "Zoe")
    assert len(undoable(store)) == 3
    assert undo(store).renamed == Renaming("Eve", "Zoe", (), NOBODY) and set(owners(store)) == {"Eve"}
    assert undo(store).renamed is None and set(owners(store)) == {"Eve", "Bob"}
    undo(store)
    assert sorted(owners(store)) == ["Ann", "Ann", "Bob"] and set(ids(store)) == on_board(store) == set(all_ids)
    with pytest.raises(BadInputError, match="nothing to undo"):
        undo(store)


def test_goals_of_the_player_go_along_and_come_back_and_those_of_the_other_stay(tmp_path: Path) -> None:
    store, _ = three_rounds(tmp_path)
    goals = goals_in(tmp_path)
    for player in ("Ann", "Bob", "", "Ann"):
        goals.add(Goal("", "rounds", 5, "week", date(2026, 11, 1), player=player))
    _, done, _ = rename(store, goals, NOBODY, "Ann", "Bob")
    assert done.goals == ("1", "4") and [goal.player for goal in goals.goals()] == ["Bob", "Bob", "", "Bob"]
    undo(store, goals)
    assert [goal.player for goal in goals.goals()] == ["Ann", "Bob", "", "Ann"]


def test_the_settings_names_follow_and_come_back() -> None:
    before = Names("Ann", ["Ann", "Bob"])
    plain, joined = Renaming("Ann", "Eve", (), before), Renaming("Ann", "Bob", (), before)
    assert plain.after(before) == Names("Eve", ["Eve", "Bob"])
    assert joined.after(before) == Names("Bob", ["Bob"])
    assert plain.undone(plain.after(before)) == before and joined.undone(joined.after(before)) == before
    later = Names("Cid", ["Eve", "Bob", "Cid"])
    assert plain.undone(later) == Names("Cid", ["Ann", "Bob", "Cid"]), "who came since stays, and plays on"


def test_names_are_found_in_any_case_and_a_new_one_is_cleaned(tmp_path: Path) -> None:
    store, _ = three_rounds(tmp_path)
    assert spelt(store, [], "ann", "BOB") == ("Ann", "Bob")
    assert spelt(store, [], "Ann", "ANN") == ("Ann", "ANN"), "another spelling is a renaming too"
    assert spelt(store, ["Eve"], "eve", " Zo\u202e ") == ("Eve", "Zo")
    with pytest.raises(UnknownNameError, match="'Zed'.*Ann, Bob"):
        spelt(store, [], "Zed", "Ann")
    with pytest.raises(BadInputError, match="called so already"):
        spelt(store, [], "ann", "Ann")
    with pytest.raises(BadInputError, match="no name"):
        spelt(store, [], "Ann", " ")
    assert (rounds_of(store, "Ann"), rounds_of(store, "ann")) == (2, 0)


def test_a_round_removed_for_good_since_comes_back_as_it_was(tmp_path: Path) -> None:
    store, all_ids = three_rounds(tmp_path)
    rename(store, goals_in(tmp_path), NOBODY, "Ann", "Eve")
    remove_player(store, "Eve").aside.unlink()
    done = undo(store)
    assert (done.added, done.gone) == (2, True)
    assert sorted(owners(store)) == ["Ann", "Ann", "Bob"] and set(ids(store)) == set(all_ids)


def test_a_round_that_changed_otherwise_since_stays_and_so_do_the_files(tmp_path: Path) -> None:
    store, _ = three_rounds(tmp_path)
    _, _, note = rename(store, goals_in(tmp_path), NOBODY, "Ann", "Eve")
    path = store.history.path
    lines = path.read_bytes().splitlines(keepends=True)
    stored = json.loads(lines[0])
    del stored["crc"]
    path.write_bytes(json.dumps({**stored, "device": "pen"}).encode() + b"\n" + b"".join(lines[1:]))
    store = store_in(tmp_path)
    done = undo(store)
    assert (done.added, done.gone) == (1, False) and owners(store) == ["Eve", "Bob", "Ann"]
    assert note.exists() and note.with_suffix(".jsonl").exists()


def test_a_note_that_cannot_be_read_says_where_the_rounds_are(tmp_path: Path) -> None:
    store, _ = three_rounds(tmp_path)
    _, _, note = rename(store, goals_in(tmp_path), NOBODY, "Ann", "Eve")
    note.write_bytes(b'{"schema":1')
    with pytest.raises(StorageError, match=r"history\.renamed-.*json .* are in history\.renamed-.*jsonl"):
        undo(store)
    assert owners(store) == ["Eve", "Bob", "Eve"]


def test_a_line_added_while_the_new_history_is_written_is_in_it(tmp_path: Path) -> None:
    three_rounds(tmp_path)
    late, arrived = played(7, "Dot"), threading.Event()

    class Slow(RealFiles):
        def open_new(self, path: Path) -> int:
            if path.name.startswith(".history") and not arrived.is_set():
                arrived.set()
                store_in(tmp_path).save(late)  # another window, meanwhile
            return super().open_new(path)

    store = store_in(tmp_path, Slow())
    rename(store, goals_in(tmp_path), NOBODY, "Ann", "Eve")
    assert arrived.is_set() and owners(store) == ["Eve", "Bob", "Eve", "Dot"]
    assert on_board(store) == set(ids(store)) and store.find(late.id).player == "Dot"


# ---- crashes and faults, at every single operation ----

HERE = Places(Path("/home/me/bullseye"))


def on_disk(files: object) -> Store:
    return Store(HERE, files, noon, NoLock(), rewriting=NoLock())  # type: ignore[arg-type]


def full_disk() -> tuple[Disk, list[str]]:
    disk = Disk()
    disk.mkdir(Path("/home"))
    disk.fsync_dir(Path("/"))
    store = on_disk(disk)
    made = [store.save(record_of(score=n, player="AB"[n % 2])).id for n in range(4)]
    goals_in(HERE.data, disk).add(Goal("", "rounds", 5, "week", date(2026, 11, 1), player="B"))
    return disk, made


def renamed_on(files: object) -> None:
    rename(on_disk(files), goals_in(HERE.data, files), NOBODY, "B", "C")


def check_whole(found: Store, made: list[str]) -> None:
    assert ids(found) == made and on_board(found) == set(made)
    assert owners(found) in (["A", "B", "A", "B"], ["A", "C", "A", "C"])
    assert [row.player for row in found.rounds()] == owners(found)


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("how", ["all", "synced", "names", "contents", "torn"])
def test_a_power_cut_at_any_operation_of_a_renaming_loses_no_round(half: bool, how: str) -> None:
    for at in count_up():
        disk, made = full_disk()
        try:
            renamed_on(Meddler(disk, at, half=half))
        except PowerCut:
            left = disk.after_cut(how)
            found, goals = on_disk(left), goals_in(HERE.data, left)
            check_whole(found, made)
            changed = "C" in owners(found) or any(goal.player == "C" for goal in goals.goals())
            if changed or undoable(found):
                undo(found, goals)
            assert owners(found) == ["A", "B", "A", "B"] and [goal.player for goal in goals.goals()] == ["B"]
            check_whole(found, made)
            continue
        break
    assert at > 12


@pytest.mark.parametrize("half", [False, True])
def test_a_power_cut_at_any_operation_of_its_undo_loses_no_round(half: bool) -> None:
    for at in count_up():
        disk, made = full_disk()
        renamed_on(disk)
        meddler = Meddler(disk, at, half=half)
        try:
            undo(on_disk(meddler), goals_in(HERE.data, meddler))
        except PowerCut:
            for how in ("all", "synced", "names", "contents", "torn"):
                left = disk.after_cut(how)
                found, goals = on_disk(left), goals_in(HERE.data, left)
                check_whole(found, made)
                if undoable(found):
                    undo(found, goals)
                assert owners(found) == ["A", "B", "A", "B"] and [goal.player for goal in goals.goals()] == ["B"]
                check_whole(found, made)
            continue
        break
    assert at > 8


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS], ids=lambda c: errno.errorcode[c])
def test_whichever_operation_fails_a_renaming_is_done_or_told_and_no_round_is_lost(code: int) -> None:
    failures = 0
    for at in count_up():
        disk, made = full_disk()
        meddler = Meddler(disk, at, half=True, error=code, ever_after=True)
        try:
            renamed_on(meddler)
        except StorageError:
            failures += 1
        found = on_disk(disk)
        check_whole(found, made)
        if undoable(found):
            undo(found, goals_in(HERE.data, disk))
        assert owners(found) == ["A", "B", "A", "B"]
        check_whole(found, made)
        if not meddler.reached:
            break
    assert failures > 8
