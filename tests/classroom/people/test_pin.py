"""The PIN of a class: what can be one, what is kept of it, and how trying goes."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.classroom.log.ending import end_class
from bullseye.classroom.people.pin import FILE, TRIES, UNLOCK, WAIT_S, Lock, hashed, trouble
from bullseye.errors import BadInputError
from bullseye.records.disk.files import RealFiles
from tests.classroom.classes import room_of


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "12 34", "-123", "\u0661\u0662\u0663\u0664"])
def test_what_is_no_pin_is_refused(tmp_path: Path, pin: str) -> None:
    assert "4 to 8 digits" in trouble(pin)
    with pytest.raises(BadInputError, match="4 to 8 digits"):
        Lock(tmp_path).set(pin, "salt")
    assert not Lock(tmp_path).locked and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("pin", ["0042", "123456", "12345678"])
def test_a_pin_locks_until_it_is_typed_and_never_stands_in_the_file(tmp_path: Path, pin: str) -> None:
    assert trouble(pin) == ""
    Lock(tmp_path).set(pin, "salt")
    lock = Lock(tmp_path)
    assert lock.locked, "a new start, also after a crash, finds it locked"
    assert lock.try_pin(pin[:-1] + str((int(pin[-1]) + 1) % 10), 0.0) == "That is not the PIN."
    assert lock.try_pin(pin, 0.0) == ""
    kept = json.loads((tmp_path / FILE).read_text("ascii"))
    assert not any(str(value).find(pin) >= 0 for key, value in kept.items() if key not in ("stretch", "wrong")), (
        "by no chance"
    )
    lock.take_off()
    assert not lock.locked and not Lock(tmp_path).locked


def test_the_same_pin_with_another_salt_is_kept_as_something_else() -> None:
    one, two = (hashed("1234", salt, 10)["sha256"] for salt in ("a", "b"))
    assert one != two != hashed("1235", "b", 10)["sha256"]
    assert hashed("1234", "a", 10)["sha256"] == one != hashed("1234", "a", 11)["sha256"]


def test_after_five_wrong_tries_one_waits_half_a_minute(tmp_path: Path) -> None:
    lock = Lock(tmp_path)
    lock.set("1234", "salt")
    for _ in range(TRIES - 1):
        assert lock.try_pin("9999", 100.0) == "That is not the PIN."
    assert "Wait 30 s" in lock.try_pin("", 100.0)
    assert "Wait 20 s" in lock.try_pin("1234", 110.0), "not even the right one is taken meanwhile"
    assert lock.try_pin("1234", 100.0 + WAIT_S) == ""


@pytest.mark.parametrize("tries", [1, TRIES - 1, TRIES])
def test_a_new_start_gives_no_more_tries(tmp_path: Path, tries: int) -> None:
    Lock(tmp_path).set("1234", "salt")
    lock = Lock(tmp_path)
    for _ in range(tries):
        lock.try_pin("9999", 100.0)
    again = Lock(tmp_path)  # killed, and started again with a clock of its own
    if tries < TRIES:
        for _ in range(TRIES - tries - 1):
            assert again.try_pin("9999", 0.0) == "That is not the PIN."
        assert "Wait 30 s" in again.try_pin("9999", 0.0)
    assert Lock(tmp_path).try_pin("1234", 7.0) == "Too many tries. Wait 30 s.", "nor does one more start"
    assert "Too many tries." in again.try_pin("1234", 1.0)
    assert again.try_pin("1234", 1.0 + WAIT_S) == ""
    assert Lock(tmp_path).try_pin("9999", 0.0) == "That is not the PIN.", "the right one starts the count from nothing"


class Disk(RealFiles):
    """A disk that can fail to read, or to write."""

    fails = ""

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        if self.fails == "read":
            raise OSError(errno.EIO, "broken")
        return super().read(path, start, length)

    def open_new(self, path: Path) -> int:
        if self.fails == "write":
            raise OSError(errno.ENOSPC, "full")
        return super().open_new(path)


def test_on_a_full_disk_tries_are_counted_all_the_same(tmp_path: Path) -> None:
    disk = Disk()
    lock = Lock(tmp_path, disk)
    lock.set("1234", "salt")
    disk.fails = "write"
    for _ in range(TRIES - 1):
        assert lock.try_pin("9999", 0.0) == "That is not the PIN."
    assert "Wait 30 s" in lock.try_pin("9999", 0.0)
    assert lock.try_pin("1234", WAIT_S) == ""


def test_a_disk_that_fails_to_read_the_pin_locks_until_it_can(tmp_path: Path) -> None:
    disk = Disk()
    Lock(tmp_path).set("1234", "salt")
    disk.fails = "read"
    lock = Lock(tmp_path, disk)
    assert lock.locked and "no PIN opens it" in lock.try_pin("1234", 0.0)
    disk.fails = ""
    assert lock.try_pin("9999", 0.0) == "That is not the PIN."
    assert lock.try_pin("1234", 0.0) == "" and lock.notice == ""


SHA = "0" * 64


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"salt": 1, "sha256": "x", "stretch": 1}', b"\xff\xfe", b"1",
                                     b'{"salt": "s", "sha256": "%s", "stretch": 99999999999}' % SHA.encode(),
                                     b'{"salt": "s", "sha256": "%s", "stretch": true}' % SHA.encode(),
                                     b'{"salt": "\\ud800", "sha256": "%s", "stretch": 1}' % SHA.encode(),
                                     '{"salt": "s", "sha256": "é%s", "stretch": 1}'.encode() % SHA[1:].encode(),
                                     b'{"salt": "s", "sha256": "%s", "stretch": 1, "wrong": -9}' % SHA.encode(),
                                     b"[" * 100_000, b" " * 5000 + b"{}"])  # fmt: skip
def test_a_damaged_file_stays_locked_and_names_the_way_out(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    lock = Lock(tmp_path)
    assert lock.locked and str(tmp_path / FILE) in lock.notice and UNLOCK in lock.notice
    assert lock.try_pin("1234", 0.0) == lock.notice, "never a trace, and never open"
    lock.take_off()
    assert not lock.locked and lock.notice == "" and not Lock(tmp_path).locked
    lock.set("1234", "salt")
    assert Lock(tmp_path).locked and Lock(tmp_path).notice == ""


@settings(max_examples=30, deadline=None)  # 50 ms each, by intent
@given(data=st.data())
def test_no_byte_of_the_file_opens_the_lock(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("class")
    Lock(folder).set("1234", "salt")
    whole = bytearray((folder / FILE).read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] = data.draw(st.integers(0, 255))
    whole = whole[: data.draw(st.integers(0, len(whole)))]
    if b'"stretch": 120000' not in whole and b'"sha256"' in whole:
        return  # as dear to try as the digits say, and as sure
    (folder / FILE).write_bytes(whole)
    assert Lock(folder).try_pin("4321", 0.0) != ""


@pytest.mark.parametrize("keep", [True, False])
def test_the_end_of_the_class_takes_the_pin_with_it(tmp_path: Path, keep: bool) -> None:
    room = room_of("Anna", data=tmp_path)
    assert room.log is not None
    Lock(room.log.folder).set("1234", "salt")
    end_class(room, keep)
    assert not (room.log.folder / FILE).exists()
