"""The log of a class: nothing taken is lost, whatever dies when, and only one window has it."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bullseye.classroom.log.audit import audit_of
from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.event import judge
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.store import LOG, ClassLog, new_folder, not_ended, slug
from bullseye.errors import BadInputError, BullseyeError, StorageError
from bullseye.records.care.backup import check_backup, make_backup
from bullseye.records.disk.files import Files, RealFiles
from bullseye.records.history import Report
from tests.classroom.classes import record_for, room_of, state, take, ticking
from tests.records.helpers import NOON, Disk, Meddler
from tests.records.played import dirs_in, played, store_in

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]


def resumed(data: Path) -> OpenClass:
    room = OpenClass.resume(data, ticking())
    assert room is not None
    return room


def test_a_class_of_thirty_with_three_turns_each_resumes_as_it_was(tmp_path: Path) -> None:
    with room_of(*(f"Student {n}" for n in range(1, 31)), data=tmp_path, turns=3) as room:
        for number in range(90):
            taken = take(room, sigma_mm=10.0 + number % 30)
            assert taken.turn == number // 30 + 1 and taken.seat == number % 30 + 1
        assert room.class_state.next is None
        before = state(room.class_state)
    with resumed(tmp_path) as again:
        assert state(again.class_state) == before
        assert len(again.class_state.taken) == 90 and again.notices == []


ACTIONS = [
    "join", "take", "take", "take", "skip", "absent", "present", "call", "back", "void", "unvoid", "freeze", "reveal",
    "remove", "restore", "teams", "choose", "hide", "begin", "leave", "rename",
]  # fmt: skip


def act(room: OpenClass, action: str, seat: int) -> None:
    """Do it as far as it makes sense now."""
    class_state = room.class_state
    doing: dict[str, Any] = {
        "join": lambda: room.join("Kim"),
        "take": lambda: take(room, luck=seat),
        "present": lambda: room.present(seat),
        "call": lambda: room.call(seat),
        "void": room.void_last_shot,
        "unvoid": room.unvoid_last,
        "remove": lambda: room.remove(seat),
        "restore": lambda: room.restore(seat),
        "teams": lambda: room.deal_teams(["Red", "Blue"]),
        "choose": lambda: room.choose(drill="practice" if class_state.choices.drill == "ten-shots" else "ten-shots"),
        "hide": lambda: room.choose(names_hidden=not class_state.choices.names_hidden, rounds_per_turn=seat),
        "rename": lambda: room.rename(seat, f"Kim {seat}"),
    }
    with contextlib.suppress(BadInputError):  # such as going back where there is nothing
        (doing[action] if action in doing else getattr(room, action))()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(1, 4)), max_size=14), st.floats(0, 1))
def test_whatever_happens_a_log_cut_at_any_byte_is_the_class_up_to_there(
    tmp_path: Path, actions: list[tuple[str, int]], share: float
) -> None:
    shutil.rmtree(tmp_path / "classes", ignore_errors=True)
    with room_of("Ann", "Bob", "Cid", data=tmp_path) as room:
        assert room.log is not None
        log = room.log.path
        ends = [(log.stat().st_size, state(room.class_state))]
        room.listeners.append(lambda event: ends.append((log.stat().st_size, state(room.class_state))))
        for action, seat in actions:
            act(room, action, seat)
        events = list(room.class_state.events)
    whole = log.read_bytes()
    assert state(ClassState(events)) == ends[-1][1]
    cut = round(ends[0][0] + share * (len(whole) - ends[0][0]))
    log.write_bytes(whole[:cut])
    with resumed(tmp_path) as again:
        # A line that lacks nothing but its end is whole.
        there = max((e for e in ends if e[0] <= cut + 1), key=lambda e: e[0])[1]
        if there["running"] is not None:  # who played then does not play now, and the audit says so
            assert audit_of(again.class_state)[-1].text.endswith(" left a turn without a result.")
            there = {**there, "running": None, "audit": [*there["audit"], audit_of(again.class_state)[-1]]}
        assert state(again.class_state) == there
        again.join("After")
        assert judge(log.read_bytes().splitlines()[-1]).event is not None
    with resumed(tmp_path) as once_more:
        assert state(once_more.class_state) == state(again.class_state)


def test_a_damaged_line_costs_itself_and_no_other(tmp_path: Path) -> None:
    with room_of("Ann", "Bob", data=tmp_path) as room:
        first, second = take(room), take(room)
        assert room.log is not None
        path = room.log.path
    lines = path.read_bytes().splitlines(keepends=True)
    ann = next(n for n, line in enumerate(lines) if b'"Ann"' in line)
    lines[ann] = lines[ann].replace(b"Ann", b"Eve")
    path.write_bytes(b"".join(lines))
    with resumed(tmp_path) as again:
        assert [t.record.id for t in again.class_state.taken] == [first.record.id, second.record.id]
        assert [t.student for t in again.class_state.taken] == ["Seat 1", "Bob"]
        assert any("1 line of class.jsonl cannot be read" in said for said in again.notices)
        take(again)
    with resumed(tmp_path) as once_more:
        assert len(once_more.class_state.taken) == 3


def test_two_windows_cannot_have_the_same_class(tmp_path: Path) -> None:
    with room_of("Ann", data=tmp_path) as room:
        assert room.log is not None
        with pytest.raises(StorageError, match="open in another window"):
            OpenClass.open(room.log.folder)
    with resumed(tmp_path) as again:
        assert again.class_state.names == ["Ann"]


def test_the_turn_on_when_the_power_went_is_offered_again(tmp_path: Path) -> None:
    with room_of("Ann", "Bob", data=tmp_path) as room:
        take(room)
        room.begin()
    with resumed(tmp_path) as again:
        assert again.class_state.next is not None and again.class_state.next.student.name == "Bob"
        assert again.class_state.running is None and audit_of(again.class_state)[-1].text.endswith(
            " left a turn without a result."
        )
        take(again)
        assert [t.student for t in again.class_state.taken] == ["Ann", "Bob"]


def test_a_full_disk_does_not_keep_a_class_from_being_opened(tmp_path: Path) -> None:
    class Full(RealFiles):
        def write(self, handle: int, data: bytes) -> int:
            raise OSError(errno.ENOSPC, "no space left")

    with room_of("Ann", data=tmp_path) as room:
        take(room)
        room.begin()
        assert room.log is not None
        folder = room.log.folder
    with OpenClass.open(folder, ticking(), Full()) as again:
        assert len(again.class_state.taken) == 1 and any("space" in text for text in again.notices)


def test_a_full_disk_changes_nothing_says_so_and_the_round_can_be_handed_in_again(tmp_path: Path) -> None:
    for at in range(1, 5):
        data = tmp_path / str(at)
        room = room_of("Ann", "Bob", data=data)
        assert room.log is not None
        before, record = state(room.class_state), record_for(room)
        room.begin()
        before = state(room.class_state)
        meddler = Meddler(RealFiles(), at, error=errno.ENOSPC, half=True)
        _use(room.log, cast(Files, meddler))
        with pytest.raises(StorageError, match="the disk is full"):
            room.take(record)
        assert meddler.reached and state(room.class_state) == before
        _use(room.log, RealFiles())
        taken = room.take(record)
        room.close()
        with resumed(data) as again:
            assert [t.record.id for t in again.class_state.all_rounds()] == [taken.record.id]
            assert again.notices == []


@pytest.mark.parametrize("at", [2, 3])
@pytest.mark.parametrize("half", [True, False])
def test_after_a_failed_write_that_left_its_line_the_window_and_the_disk_agree(
    tmp_path: Path, at: int, half: bool
) -> None:
    room = room_of("Ann", "Bob", "Cid", data=tmp_path)
    assert room.log is not None
    _use(room.log, cast(Files, Meddler(RealFiles(), at, error=errno.EIO, half=half, ever_after=True)))
    with pytest.raises(StorageError):
        room.skip()
    watching = Meddler(RealFiles(), 10**9, error=errno.EIO)
    _use(room.log, cast(Files, watching))
    room.join("Dee")
    assert watching.calls.count("replace") == 1  # what a disk once failed to confirm was put down anew
    room.freeze()
    assert watching.calls.count("replace") == 1
    room.close()
    assert room.class_state.names[-1] == "Dee" and room.class_state.frozen
    with resumed(tmp_path) as again:
        assert state(again.class_state) == state(room.class_state)


def _use(log: ClassLog, files: Files) -> None:
    log.files = files
    log._appender._files = files
    log._lines.files = files


def test_what_was_taken_survives_a_loss_of_power_at_any_moment(tmp_path: Path) -> None:
    from bullseye.classroom.log.event import FORMAT, Event, encode
    from bullseye.classroom.people.options import Choices

    first = Event(1, "2026-11-22T12:00:00Z", "class", {"format": FORMAT, "choices": Choices().as_dict()})
    for how in ("all", "synced", "names", "contents", "torn"):
        disk = Disk()
        folder = Path("/data/classes/today")
        log = ClassLog(folder, cast(Files, disk), lambda: NOON)
        log._open = cast(Any, True)  # a lock is a matter of the real disk
        log.append(first)
        join = Event(2, "2026-11-22T12:00:01Z", "join", {"seat": 1, "name": "Ann", "team": "", "sigma_mm": None})
        log.append(join)
        assert encode(join) in disk.read(log.path)
        left = ClassLog(folder, cast(Files, disk.after_cut(how)))
        assert left.read() == [first, join], how


def test_a_process_killed_half_way_through_a_class_loses_no_round_it_had_kept(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.classroom.player", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        kept = [child.stdout.readline().strip() for _ in range(40)]
        child.kill()
        kept += child.stdout.read().split()
    with resumed(tmp_path) as again:
        ids = [t.record.id for t in again.class_state.taken]
        assert set(kept) <= set(ids) and len(ids) <= len(kept) + 1
        waiting = again.class_state.next
        assert waiting is not None and waiting.student.seat == len(ids) % 30 + 1
        while again.class_state.next is not None:
            take(again)
        assert len(again.class_state.taken) == 90
        assert {t.seat: t.round for t in again.class_state.taken} == dict.fromkeys(range(1, 31), 3)


def test_the_latest_class_that_is_not_over_is_resumed(tmp_path: Path) -> None:
    for title in ("First", "Second", "Third"):
        room = OpenClass.new(tmp_path, room_of(title=title).class_state.choices, ticking())
        if title == "Third":
            room.end(keep=True)
        room.close()
    assert sorted(one.title for one in not_ended(tmp_path)) == ["First", "Second"]
    assert OpenClass.resume(tmp_path / "nothing") is None
    with pytest.raises(BadInputError, match="holds no class"):
        OpenClass.open(tmp_path)


def test_a_class_has_a_folder_named_by_date_and_title(tmp_path: Path) -> None:
    assert new_folder(tmp_path, "7b: Crème brûlée!", NOON).name == "2026-11-22-7b-creme-brulee"
    assert slug("???") == "class" and slug("数学") == "class"
    with room_of(data=tmp_path), room_of(data=tmp_path):
        assert sorted(os.listdir(tmp_path / "classes")) == ["2026-11-22-7b-maths", "2026-11-22-7b-maths-2"]


def test_a_backup_of_the_personal_records_holds_nothing_of_a_class(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.save(played(player="Grace"))
    with room_of("Brave Otter", data=tmp_path / "data") as room:
        take(room)
    target = tmp_path / "backup.zip"
    make_backup(store, dirs_in(tmp_path), target, NOON)
    assert not any("class" in name for name in check_backup(target, RealFiles()).members)
    assert [row.player for row in store.rounds()] == ["Grace"]
    personal = [p for p in (tmp_path / "data").iterdir() if p.is_file()]
    assert personal and not any(b"Brave Otter" in p.read_bytes() for p in personal)


def test_a_log_that_is_not_open_takes_nothing(tmp_path: Path) -> None:
    room = room_of("Ann", data=tmp_path)
    room.close()
    with pytest.raises(BullseyeError, match="not open"):
        room.join("Bob")
    assert isinstance(ClassLog(tmp_path).report, Report)
    if os.name != "nt":  # which keeps no rights of owner, group and others
        assert (tmp_path / "classes" / "2026-11-22-7b-maths" / LOG).stat().st_mode & 0o777 == 0o600
