"""Following a class's log that somebody else writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.classroom.log.follow import Follower
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.people.options import Choices
from bullseye.errors import StorageError


def written(room: OpenClass) -> Path:
    assert room.log is not None
    return room.log.folder


def test_events_come_once_in_order_as_they_are_written(tmp_path: Path) -> None:
    with OpenClass.new(tmp_path, Choices(title="7b")) as room:
        follower = Follower(written(room))
        follower.read()
        assert [event.kind for event in follower.drain()] == ["class"]
        room.join("Ann")
        room.join("Ben")
        follower.read()
        follower.read()
        assert [event.values["name"] for event in follower.drain()] == ["Ann", "Ben"]
        assert follower.drain() == []


def test_half_a_line_waits_for_its_other_half(tmp_path: Path) -> None:
    with OpenClass.new(tmp_path, Choices()) as room:
        room.join("Ann")
        folder = written(room)
    whole = (folder / "class.jsonl").read_bytes()
    (folder / "class.jsonl").write_bytes(whole[:-40])
    follower = Follower(folder)
    follower.read()
    assert [event.kind for event in follower.drain()] == ["class"]
    with (folder / "class.jsonl").open("ab") as file:
        file.write(whole[-40:])
    follower.read()
    assert [event.kind for event in follower.drain()] == ["join"]


def test_a_shorter_log_is_read_from_its_start_and_so_it_is_when_asked(tmp_path: Path) -> None:
    with OpenClass.new(tmp_path, Choices()) as room:
        room.join("Ann")
        folder = written(room)
    follower = Follower(folder)
    follower.read()
    follower.drain()
    follower.again()
    follower.read()
    assert len(follower.drain()) == 2
    first = (folder / "class.jsonl").read_bytes().split(b"\n")[0] + b"\n"
    (folder / "class.jsonl").write_bytes(first)
    follower.read()
    assert [event.kind for event in follower.drain()] == ["class"]


def test_a_log_that_is_not_there_has_nothing_and_one_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    follower = Follower(tmp_path / "gone")
    follower.read()
    assert follower.drain() == []
    (tmp_path / "bad" / "class.jsonl").mkdir(parents=True)
    with pytest.raises(StorageError, match="class.jsonl"):
        Follower(tmp_path / "bad").read()
