"""A backup is whole or it is none; one a day is made from a good history; a restore keeps what was there."""

from __future__ import annotations

import errno
import json
import os
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError, BullseyeError, StorageError
from bullseye.records.care.backup import KEPT, Daily, backups_in, check_backup, make_backup
from bullseye.records.care.restore import restore
from bullseye.records.disk.files import RealFiles
from bullseye.records.settings import Settings, SettingsFile
from bullseye.records.store import Store
from tests.records.helpers import NOON, Meddler, PowerCut, count_up
from tests.records.played import dirs_in, ids, on_board, played, store_in

pytestmark = pytest.mark.long


def a_full_house(folder: Path) -> Store:
    """Two rounds, settings, a face and a drill of one's own."""
    store, dirs = store_in(folder), dirs_in(folder)
    store.save(played(1))
    store.save(played(2))
    SettingsFile(dirs.settings).save(Settings(player="Ann", volume=0.25))
    own = (
        dirs.faces / "mine.toml",
        dirs.drills / "quick.toml",
        dirs.matches / "club.toml",
        dirs.class_lists / "4b.csv",
    )
    for path in own:
        path.parent.mkdir(parents=True)
        path.write_text(f"# {path.stem}\n")
    return store


def back_up(store: Store, folder: Path, name: str = "kept.zip") -> Path:
    return make_backup(store, dirs_in(folder), folder / name, NOON).path


# ---- making one ----


def test_a_backup_holds_all_that_cannot_be_made_anew(tmp_path: Path) -> None:
    store = a_full_house(tmp_path)
    path = back_up(store, tmp_path)
    found = check_backup(path, RealFiles())
    assert set(found.members) == {
        "data/history.jsonl", "data/scoreboard.json", "data/settings.json",
        "config/faces/mine.toml", "config/drills/quick.toml", "config/matches/club.toml", "data/class-lists/4b.csv",
    }  # fmt: skip
    assert (found.rounds, found.made) == (2, "2026-11-22T12:00:00Z")
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.read("data/history.jsonl") == store.history.path.read_bytes()
    if os.name == "posix":  # elsewhere the folder says who may read it
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_torn_last_line_is_left_out_of_a_backup(tmp_path: Path) -> None:
    store = a_full_house(tmp_path)
    whole = store.history.path.read_bytes()
    with store.history.path.open("ab") as file:
        file.write(b'{"torn')
    with zipfile.ZipFile(back_up(store, tmp_path)) as archive:
        assert archive.read("data/history.jsonl") == whole


def test_a_backup_never_overwrites_and_an_empty_folder_gives_none(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="nothing to back up"):
        back_up(store_in(tmp_path), tmp_path)
    store = a_full_house(tmp_path)
    (tmp_path / "kept.zip").write_bytes(b"precious")
    with pytest.raises(BadInputError, match="there already"):
        back_up(store, tmp_path)
    assert (tmp_path / "kept.zip").read_bytes() == b"precious"
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_whichever_operation_fails_there_is_a_whole_backup_or_none(tmp_path: Path, code: int) -> None:
    store = a_full_house(tmp_path)
    dirs = dirs_in(tmp_path)
    failures = 0
    for at in count_up():
        target = tmp_path / f"{at}.zip"
        meddler = Meddler(RealFiles(), at, half=True, error=code)
        store.files = meddler  # type: ignore[assignment]
        try:
            make_backup(store, dirs, target, NOON)
        except StorageError:
            failures += 1
        if target.exists():
            check_backup(target, RealFiles())
        if not meddler.reached:
            break
    assert failures > 5
    assert not list(tmp_path.glob(".*.tmp")) or code == errno.EIO


# ---- what is no backup ----


def rezipped(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same zip with members changed."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    changed = path.with_name("changed.zip")
    with zipfile.ZipFile(changed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return changed


def newer(members: dict[str, bytes]) -> None:
    members["manifest.json"] = members["manifest.json"].replace(b'"schema":1', b'"schema":2')


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda m: m.update({"data/history.jsonl": m["data/history.jsonl"][:-9] + b"\n"}), "damaged"),
        (lambda m: m.update({"data/history.jsonl": m["data/history.jsonl"] + b"more\n"}), "damaged"),
        (lambda m: m.pop("data/settings.json"), "does not belong"),
        (lambda m: m.update({"../../evil.toml": b""}), "does not belong"),
        (lambda m: m.update({"config/faces/../x.toml": b""}), "does not belong"),
        (lambda m: m.update({"data/other.json": b""}), "does not belong"),
        (lambda m: m.pop("manifest.json"), "no manifest.json"),
        (lambda m: m.update({"manifest.json": b"[1]"}), "no backup"),
        (newer, "newer bullseye"),
    ],
)
def test_a_zip_that_is_not_what_was_made_is_refused_and_nothing_is_touched(
    tmp_path: Path, change: Callable[[dict[str, bytes]], None], word: str
) -> None:
    store = a_full_house(tmp_path)
    changed = rezipped(back_up(store, tmp_path), change)
    here = store.history.path.read_bytes()
    with pytest.raises(BadInputError, match=word):
        restore(store, dirs_in(tmp_path), changed, NOON)
    assert store.history.path.read_bytes() == here
    assert backups_in(store.dirs.data) == []


def test_a_member_that_names_a_place_outside_is_refused_even_when_the_manifest_lists_it(tmp_path: Path) -> None:
    store = a_full_house(tmp_path)

    def smuggle(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        manifest["files"]["../evil"] = manifest["files"]["config/faces/mine.toml"]
        members["manifest.json"] = json.dumps(manifest).encode()
        members["../evil"] = members["config/faces/mine.toml"]

    with pytest.raises(BadInputError, match="evil"):
        restore(store, dirs_in(tmp_path), rezipped(back_up(store, tmp_path), smuggle), NOON)


@pytest.fixture(scope="module")
def a_backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("backup")
    store = store_in(folder)
    store.save(played(1))
    return back_up(store, folder)


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 255), st.none() | st.floats(0, 1))
def test_no_damage_to_a_backup_goes_unnoticed_or_crashes(
    a_backup: Path, where: float, flip: int, cut: float | None
) -> None:
    raw = bytearray(a_backup.read_bytes())
    whole = check_backup(a_backup, RealFiles())
    raw[int(where * len(raw))] ^= flip
    path = a_backup.with_name("damaged.zip")
    path.write_bytes(raw if cut is None else raw[: int(cut * len(raw))])
    try:
        found = check_backup(path, RealFiles())
    except BullseyeError:
        return
    assert found.members == whole.members  # the damage was in bytes that say nothing, such as a date


# ---- once a day ----


class Calendar:
    """A date that a test moves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def daily_store(folder: Path) -> tuple[Store, Calendar]:
    store, calendar = store_in(folder), Calendar()
    store.after_save = Daily(store, dirs_in(folder), calendar, lambda work: work()).look
    return store, calendar


def names(store: Store) -> list[str]:
    return [path.name for path in backups_in(store.dirs.data)]


def test_the_first_save_of_a_day_makes_a_backup_and_the_next_ones_do_not(tmp_path: Path) -> None:
    store, calendar = daily_store(tmp_path)
    store.save(played(1))
    made = backups_in(store.dirs.data)[0].read_bytes()
    store.save(played(2))
    assert names(store) == ["bullseye-2026-11-22.zip"]
    assert backups_in(store.dirs.data)[0].read_bytes() == made
    calendar.now += timedelta(days=1)
    store.save(played(3))
    assert names(store) == ["bullseye-2026-11-22.zip", "bullseye-2026-11-23.zip"]
    assert check_backup(backups_in(store.dirs.data)[1], RealFiles()).rounds == 3
    assert store.notices == []


def test_only_the_latest_few_are_kept_and_those_made_by_hand_stay(tmp_path: Path) -> None:
    store, calendar = daily_store(tmp_path)
    store.save(played(1))
    mine = make_backup(store, dirs_in(tmp_path), store.dirs.data / "backups" / "mine.zip", NOON).path
    for day in range(2, 9):
        calendar.now += timedelta(days=1)
        store.save(played(day))
    daily = [name for name in names(store) if name != "mine.zip"]
    assert daily == [f"bullseye-2026-11-{day}.zip" for day in range(29 - KEPT + 1, 30)]
    assert mine.exists()


def test_a_clock_that_jumps_back_makes_one_backup_not_one_at_every_save(tmp_path: Path) -> None:
    store, calendar = daily_store(tmp_path)
    for day in range(1, KEPT + 2):
        calendar.now += timedelta(days=1)
        store.save(played(day))
    calendar.now = datetime(2001, 1, 1, tzinfo=UTC)
    store.save(played(20))
    first = (store.dirs.data / "backups" / "bullseye-2001-01-01.zip").read_bytes()
    store.save(played(21))
    assert (store.dirs.data / "backups" / "bullseye-2001-01-01.zip").read_bytes() == first
    assert len(names(store)) == KEPT


def test_a_history_that_cannot_all_be_read_makes_no_backup_and_pushes_none_out(tmp_path: Path) -> None:
    store, calendar = daily_store(tmp_path)
    store.save(played(1))
    store.history.path.write_bytes(b"garbage\n" + store.history.path.read_bytes())
    for day in range(2, 10):
        calendar.now += timedelta(days=1)
        store.save(played(day))
    assert names(store) == ["bullseye-2026-11-22.zip"]
    assert any("backup was not made" in said and "doctor" in said for said in store.notices)


def test_a_backup_that_fails_is_a_notice_and_the_round_is_safe(tmp_path: Path) -> None:
    store, _ = daily_store(tmp_path)
    store.dirs.data.mkdir(parents=True)
    (store.dirs.data / "backups").write_text("in the way")
    saved = store.save(played(1))
    assert ids(store) == [saved.id]
    assert any("backup could not be made" in said for said in saved.notices)


def test_what_a_crash_left_among_the_backups_is_swept_by_the_next(tmp_path: Path) -> None:
    store, _ = daily_store(tmp_path)
    folder = store.dirs.data / "backups"
    folder.mkdir(parents=True)
    (folder / ".bullseye-2026-11-01.zip.0a0b.tmp").write_bytes(b"half")
    store.save(played(1))
    assert [path.name for path in folder.iterdir()] == ["bullseye-2026-11-22.zip"]


# ---- restoring ----


def test_goals_are_kept_and_come_back(tmp_path: Path) -> None:
    store, dirs = a_full_house(tmp_path), dirs_in(tmp_path)
    dirs.goals.write_bytes(b'{"schema":1,"goals":[]}')
    source = back_up(store, tmp_path)
    assert "data/goals.json" in check_backup(source, RealFiles()).members
    dirs.goals.unlink()
    restore(store, dirs, source, NOON)
    assert dirs.goals.read_bytes() == b'{"schema":1,"goals":[]}'


def test_a_restore_brings_everything_back_and_keeps_what_was_there(tmp_path: Path) -> None:
    store, dirs = a_full_house(tmp_path), dirs_in(tmp_path)
    source = back_up(store, tmp_path)
    then = store.history.path.read_bytes()
    store.save(played(3, "Bob"))
    dirs.settings.write_text('{"volume": 1}')
    (dirs.faces / "mine.toml").write_text("# changed\n")
    (dirs.faces / "later.toml").write_text("# later\n")
    done = restore(store, dirs, source, NOON)
    assert store.history.path.read_bytes() == then
    assert (dirs.faces / "mine.toml").read_text() == "# mine\n"
    assert (dirs.faces / "later.toml").read_text() == "# later\n"
    assert SettingsFile(dirs.settings).load().volume == 0.25
    assert on_board(store) == on_board(store_in(tmp_path)) == {played(1).id, played(2).id}
    assert done.left_out == 1 and done.before is not None
    kept = check_backup(done.before, RealFiles())
    assert kept.rounds == 3 and "config/faces/later.toml" in kept.members
    restore(store, dirs, done.before, NOON)  # and back again: nothing was lost
    assert len(ids(store)) == 3 and (dirs.faces / "mine.toml").read_text() == "# changed\n"
    assert len(backups_in(store.dirs.data)) == 2


def test_even_a_torn_last_line_is_kept_by_a_restore(tmp_path: Path) -> None:
    store, dirs = a_full_house(tmp_path), dirs_in(tmp_path)
    source = back_up(store, tmp_path)
    with store.history.path.open("ab") as file:
        file.write(b'{"torn')
    here = store.history.path.read_bytes()
    done = restore(store, dirs, source, NOON)
    assert done.before is not None and len(ids(store)) == 2
    with zipfile.ZipFile(done.before) as archive:
        assert archive.read("data/history.jsonl") == here


def test_a_restore_into_an_empty_folder_has_nothing_to_keep(tmp_path: Path) -> None:
    source = back_up(a_full_house(tmp_path / "old"), tmp_path / "old")
    store = store_in(tmp_path / "new")
    done = restore(store, dirs_in(tmp_path / "new"), source, NOON)
    assert done.before is None and len(ids(store)) == 2


def test_a_round_saved_during_a_restore_is_in_the_backup_of_what_was_there(tmp_path: Path) -> None:
    source = back_up(a_full_house(tmp_path), tmp_path)
    late = played(9, "Dot")
    other = store_in(tmp_path)

    class Slow(RealFiles):
        def open_new(self, path: Path) -> int:
            if path.name.startswith(".history"):
                other.save(late)  # another window, once
            return super().open_new(path)

    store = store_in(tmp_path, Slow())
    restore(store, dirs_in(tmp_path), source, NOON)
    assert late.id not in ids(store)
    with zipfile.ZipFile(backups_in(store.dirs.data)[-1]) as archive:
        everything = [archive.read("data/history.jsonl")]
    for path in backups_in(store.dirs.data):
        with zipfile.ZipFile(path) as archive:
            everything.append(archive.read("data/history.jsonl"))
    assert any(late.id.encode() in data for data in everything)


def test_a_restore_killed_at_any_operation_loses_no_round_and_can_be_done_again(tmp_path: Path) -> None:
    source = back_up(a_full_house(tmp_path / "old"), tmp_path / "old")
    for at in count_up():
        folder = tmp_path / str(at)
        mine = store_in(folder).save(played(5, "Eve")).id
        try:
            restore(store_in(folder, Meddler(RealFiles(), at, half=True)), dirs_in(folder), source, NOON)
        except PowerCut:
            store = store_in(folder)
            there = set(ids(store))
            kept = [path for path in backups_in(store.dirs.data) if check_backup(path, RealFiles()).rounds == 1]
            assert mine in there or kept
            assert there in ({mine}, {played(1).id, played(2).id})
            restore(store, dirs_in(folder), source, NOON)
            assert on_board(store) == {played(1).id, played(2).id}
            continue
        break
    assert at > 20


def test_class_lists_and_rounds_by_name_come_back_where_they_were_before(tmp_path: Path) -> None:
    path = back_up(a_full_house(tmp_path), tmp_path)
    dirs = dirs_in(tmp_path / "other")
    restore(store_in(tmp_path / "other"), dirs, path, NOON)
    assert (dirs.class_lists / "4b.csv").read_text() == "# 4b\n" and (dirs.matches / "club.toml").is_file()
