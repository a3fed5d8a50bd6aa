"""The PIN of a class: what can be one, what is kept of it, and how trying goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bullseye.classroom.log.ending import end_class
from bullseye.classroom.people.pin import FILE, TRIES, WAIT_S, Lock, hashed, trouble
from bullseye.errors import BadInputError
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
    assert not any(str(value).find(pin) >= 0 for key, value in kept.items() if key != "stretch"), "by no chance"
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


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"salt": 1, "sha256": "x", "stretch": 1}', b"\xff\xfe",
                                     b'{"salt": "s", "sha256": "x", "stretch": 99999999999}'])  # fmt: skip
def test_a_damaged_file_locks_nobody_out_and_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    lock = Lock(tmp_path)
    assert not lock.locked and str(tmp_path / FILE) in lock.notice
    lock.set("1234", "salt")
    assert Lock(tmp_path).locked and Lock(tmp_path).notice == ""


@pytest.mark.parametrize("keep", [True, False])
def test_the_end_of_the_class_takes_the_pin_with_it(tmp_path: Path, keep: bool) -> None:
    room = room_of("Anna", data=tmp_path)
    assert room.log is not None
    Lock(room.log.folder).set("1234", "salt")
    end_class(room, keep)
    assert not (room.log.folder / FILE).exists()
