"""Messages of a school's classes: bare lists have a limit, and no key is taken that is not in the message."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError
from bullseye.wire.codec import read
from bullseye.wire.school_classes import AddressOf, ClassItem, LessonOf, Listen, ListenAs, NewClass, Shots
from bullseye.wire.student import MOST_SHOTS

SHOT = {"n": 1, "t": 0.5, "x": 1.0, "y": 2.0}


def test_a_batch_holds_some_shots_and_not_too_many() -> None:
    assert len(read(Shots, {"shots": [SHOT] * MOST_SHOTS}).shots) == MOST_SHOTS
    for wrong in ([], [SHOT] * (MOST_SHOTS + 1), "shots", [1], {}):
        with pytest.raises(BadInputError):
            read(Shots, {"shots": wrong})


def test_what_was_not_asked_is_refused() -> None:
    assert read(NewClass, {"title": "7b"}).pace == "together"
    for wrong in ({"title": "7b", "owner": "bob"}, {"title": ""}, {"title": "7b", "pace": "fast"}, {}):
        with pytest.raises(BadInputError):
            read(NewClass, wrong)
    assert read(ListenAs, {"as": "wall"}).as_ == "wall" and read(Listen, {}).after == ""
    assert read(LessonOf, {"of": "shots"}).of == "shots" and read(AddressOf, {}).of == ""
    with pytest.raises(BadInputError):
        read(ListenAs, {"as": "root"})
    assert ClassItem("a", "7b", "4711", "ann", "2026-11-29T08:00:00Z", "").pin == "4711"
