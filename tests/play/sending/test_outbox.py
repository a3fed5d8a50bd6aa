"""The outbox: what waits is kept on the disk, what arrived is not sent again, another school begins anew."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from bullseye.errors import BadInputError, StorageError
from bullseye.play.sending.outbox import REFUSED, SENT, UNKNOWN, WAITING, SendingFile

SCHOOL = "https://school.example"


@pytest.fixture
def box(tmp_path: Path) -> SendingFile:
    made = SendingFile(tmp_path / "data" / "sending.json")
    made.set_school(SCHOOL + "/")
    return made


def test_what_is_put_waits_in_order_whoever_looks(box: SendingFile) -> None:
    box.put(["a", "b"])
    box.put(["b", "c"])
    again = SendingFile(box.path)
    assert again.look().waiting == ("a", "b", "c") and again.look().school == SCHOOL
    assert again.state_of("a") == WAITING and again.state_of("x") == UNKNOWN


def test_what_arrived_waits_no_more_and_is_not_put_again(box: SendingFile) -> None:
    box.put(["a", "b"])
    box.settle("a")
    box.put(["a"])
    assert (box.state_of("a"), box.look().waiting) == (SENT, ("b",))


def test_what_was_refused_says_why_and_may_be_tried_again(box: SendingFile) -> None:
    box.put(["a"])
    box.settle("a", "another face")
    assert box.state_of("a") == REFUSED and dict(box.look().refused) == {"a": "another face"}
    box.put(["a"])
    assert box.state_of("a") == WAITING and box.look().refused == ()
    box.drop("a")
    assert box.state_of("a") == UNKNOWN


def test_another_school_has_seen_nothing_yet(box: SendingFile) -> None:
    box.put(["a", "b"])
    box.settle("a")
    box.set_school(SCHOOL)
    assert box.state_of("a") == SENT
    box.set_school("https://other.example")
    assert box.state_of("a") == UNKNOWN and box.look().waiting == ("b",)


def test_an_address_of_no_service_is_refused(box: SendingFile) -> None:
    for address in ("school", "ftp://school.example", "https://ann:pw@school.example"):
        with pytest.raises(BadInputError):
            box.set_school(address)


@pytest.mark.parametrize(
    "text", ["", "[]", '{"schema": 2}', '{"schema": 1, "waiting": [1]}', '{"schema": 1, "sent": 0}']
)
def test_a_file_that_cannot_be_used_is_left_as_it_is(box: SendingFile, text: str) -> None:
    box.path.write_text(text)
    for act in (box.look, lambda: box.put(["a"]), lambda: box.settle("a")):
        with pytest.raises(StorageError, match="sending.json"):
            act()
    assert box.path.read_text() == text


def test_two_windows_lose_nothing_of_each_other(box: SendingFile) -> None:
    def put(name: str) -> None:
        own = SendingFile(box.path)
        for n in range(10):
            own.put([f"{name}{n}"])

    threads = [Thread(target=put, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(box.look().waiting) == 20
