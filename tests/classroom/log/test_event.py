"""A line of a class's log: what is written reads back, and one byte that differs is noticed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.classroom.log.event import Event, check_event, encode, judge
from bullseye.classroom.people.options import Choices
from bullseye.errors import BadInputError
from tests.classroom.classes import room_of, take

JOIN = Event(7, "2026-11-22T12:00:00Z", "join", {"seat": 1, "name": "Zoë", "team": "", "sigma_mm": None})


def test_every_event_of_a_class_reads_back_as_it_was() -> None:
    room = room_of("Ann", "Bob")
    take(room)
    room.choose(turns=4)
    room.void_last_shot()
    room.back()
    room.end(keep=True)
    for event in room.class_state.events:
        assert judge(encode(event).rstrip(b"\n")).event == event


@given(st.integers(0, len(encode(JOIN)) - 2), st.integers(1, 255))
def test_a_byte_that_changed_is_noticed(place: int, by: int) -> None:
    line = bytearray(encode(JOIN)[:-1])
    line[place] ^= by
    assert judge(bytes(line)).event in (None, JOIN)
    assert judge(bytes(line)).event is None or bytes(line).rstrip() == encode(JOIN).rstrip()


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"nonsense", encode(JOIN)[:-2]])
def test_what_is_no_event_has_a_reason(data: bytes) -> None:
    assert judge(data).event is None and judge(data).reason


def test_a_line_of_a_newer_program_is_not_counted_and_says_so() -> None:
    from zlib import crc32

    body = encode(JOIN).split(b',"crc"')[0].replace(b'"schema":2', b'"schema":9')
    line = b'%s,"crc":"%08x"}' % (body, crc32(body + b"}"))
    assert "newer bullseye" in judge(line).reason


@pytest.mark.parametrize(
    ("kind", "values", "wrong"),
    [
        ("dance", {}, "'dance'"),
        ("skip", {}, "seat of 'skip' is missing"),
        ("skip", {"seat": 0}, "seat of 'skip' is 0"),
        ("skip", {"seat": True}, "is True"),
        ("join", {**JOIN.values, "name": " "}, "name of 'join'"),
        ("join", {**JOIN.values, "name": "a\nb"}, "name of 'join'"),
        ("taken", {"seat": 1, "go": 1, "record": {}}, "record of 'taken'"),
        ("choose", {"choices": {"turns": 0}}, "choices of 'choose'"),
        ("teams", {"teams": {"x": "Red"}}, "teams of 'teams'"),
    ],
)
def test_an_event_that_does_not_hold_what_it_should_is_refused(kind: str, values: dict[str, Any], wrong: str) -> None:
    with pytest.raises(BadInputError, match=wrong):
        check_event(kind, values)


def test_choices_read_back_and_change_one_by_one() -> None:
    choices = Choices().changed(turns=5, names_hidden=True)
    assert Choices(**choices.as_dict()) == choices and choices.turns == 5
