"""Certificates: a page for each student who played, with their own numbers and shots."""

from __future__ import annotations

import re
from datetime import UTC
from typing import Any

import pytest

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.paper.class_sheet import certificates
from bullseye.classroom.paper.summary import certificate_data
from bullseye.errors import BadInputError
from tests.classroom.classes import room_of, take
from tests.classroom.paper.test_class_sheet import Set, page_count, remembering, room
from tests.records.helpers import NOON
from tests.rounds import DRILLS, FACES

__all__ = ["remembering"]


def made(found: OpenClass, **more: Any) -> Set:
    paper = certificates(found.class_state, FACES, DRILLS, NOON, UTC, **more)
    assert isinstance(paper, Set)
    return paper


def test_everyone_who_played_has_a_landscape_page_in_order_of_seat() -> None:
    found = room_of("Ada", "Bo", "Cy", turns=1)
    take(found)
    take(found)
    paper = made(found)
    document = paper.bytes()
    assert (paper.pages, page_count(document)) == (2, 2)
    assert b"841.89 595.28" in document and b"595.28 841.89" not in document
    assert [(page, text) for page, _, _, text in paper.lines if text in ("Ada", "Bo", "Cy")] == [(1, "Ada"), (2, "Bo")]


def test_a_page_has_the_students_own_numbers_praise_and_best_round() -> None:
    found = room(2, turns=3)
    paper = made(found, seats=[2])
    data = certificate_data(found.class_state, 2, UTC)
    text = " ".join(paper.words)
    assert {"Student 2", f"{data.score} points", data.sigma, data.accuracy, data.date} <= set(paper.words)
    assert all(words in text for words in data.praise[:4])
    mine = [taken for taken in found.class_state.taken if taken.seat == 2]
    best = max(mine, key=lambda taken: taken.score or 0)
    assert paper.drawn[1][1].startswith(f"Round {best.round}. ")
    assert "10 shots" in paper.drawn[1][1]


def test_in_a_race_the_best_round_is_the_fastest() -> None:
    found = room_of("Ada", drill="race-30", turns=3)
    for luck in (1, 2, 3):
        take(found, 20.0 + 5 * luck, luck)
    best = min(found.class_state.taken, key=lambda taken: taken.score or 0)
    assert made(found).drawn[1][1].startswith(f"Round {best.round}. ")


def test_a_name_may_be_a_seat_and_a_long_one_stays_within_its_column() -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff Jos\u00e9"
    found = room_of(name, turns=1)
    take(found)
    assert name not in " ".join(made(found, names=False).words)
    assert "Seat 1" in made(found, names=False).words
    paper = made(found)
    assert all(y < 190 for _, _, y, _ in paper.lines)
    assert re.sub(r"\s", "", name) in re.sub(r"\s", "", "".join(paper.words))


def test_who_is_not_in_the_class_has_none_and_nobody_played_is_one_sentence() -> None:
    with pytest.raises(BadInputError, match="nobody has taken a round yet"):
        made(room_of("Ada"))
    found = room(1)
    with pytest.raises(BadInputError, match="no student has seat 7"):
        made(found, seats=[7])


def test_who_did_not_play_can_be_asked_for_and_took_part() -> None:
    found = room_of("Ada", "Bo")
    paper = made(found, seats=[2])
    assert "Took part." in paper.words
    assert len(paper.drawn) == 1  # the frame alone
