"""The numbers of the class sheet and of a certificate follow from the rounds that count."""

from __future__ import annotations

from datetime import UTC
from statistics import median

import pytest

from bullseye.classroom.log.reference import add_reference, take_turn
from bullseye.classroom.paper.board import board_of
from bullseye.classroom.paper.summary import certificate_data, sheet_data
from bullseye.errors import BadInputError
from bullseye.measure.shots.group import measure_group, pool
from bullseye.session.clock import StepClock
from tests.classroom.classes import room_of, take
from tests.rounds import DRILLS, FACES, ids


def test_the_sheet_has_a_line_for_each_student_and_the_numbers_of_the_class() -> None:
    room = room_of("Ann", "Bob", "Cid", turns=2, names_hidden=True)
    add_reference(room, 20.0)
    for n in range(3):
        take(room, 20.0 + 20 * n, luck=n)
    take_turn(room, FACES, DRILLS, StepClock(), ids())
    room.void_last_shot()  # of the reference
    take(room, 10.0, luck=9)
    room.void_last_shot()
    sheet = sheet_data(room.class_state)
    assert [(line.name, line.shots, len(line.rounds)) for line in sheet.students] == [
        ("Ann", 19, 2), ("Bob", 10, 1), ("Cid", 10, 1)
    ]  # fmt: skip
    assert (sheet.title, sheet.rounds, sheet.shots, sheet.voided) == ("7b Maths", 4, 39, 1)
    best = [max(t.score or 0 for t in room.class_state.taken if t.seat == seat) for seat in (1, 2, 3)]
    assert sheet.median == median(best)
    pooled = pool(measure_group([(s.x_mm, s.y_mm) for s in t.shots]) for t in room.class_state.taken)
    assert sheet.sigma_mm == pooled.sigma and sheet.sigma_ci95_mm == pooled.sigma_ci95
    assert sheet.accuracy == sum(s.hit for t in room.class_state.taken for s in t.shots) / 39
    assert [row.name for row in sheet.reference] == ["Reference 20 mm"]
    assert sorted(row.name for row in sheet.top) == ["Ann", "Bob", "Cid"]  # the teacher's own sheet hides none
    assert sheet.audit and sheet.date.startswith("2026-11-22")


def test_a_sheet_of_a_class_that_has_not_played_is_whole() -> None:
    sheet = sheet_data(room_of("Ann").class_state)
    assert [(line.name, line.score, line.place) for line in sheet.students] == [("Ann", "\u2013", None)]
    assert (sheet.median, sheet.sigma_mm, sheet.accuracy) == (None, None, None)


def test_a_certificate_praises_what_the_student_was_best_at() -> None:
    room = room_of("Ann", "Bob", turns=2)
    for sigma_mm in (5.0, 60.0, 5.0, 30.0):
        take(room, sigma_mm, luck=1)
    ann, bob = certificate_data(room.class_state, 1, UTC), certificate_data(room.class_state, 2, UTC)
    assert (ann.name, ann.place, ann.of, ann.date) == ("Ann", 1, 2, "2026-11-22")
    assert "Had the best score of the class." in ann.praise and "Had the tightest group of the class." in ann.praise
    assert bob.praise[0] == "Had the greatest improvement of the class." and "Came 2nd of 2." in bob.praise
    assert "Had the best score of the class." not in bob.praise
    assert bob.praise[-1] == "Took 2 rounds with 20 shots." and bob.sigma.endswith(" mm")


def test_who_has_not_played_took_part_and_who_is_not_there_has_no_certificate() -> None:
    room = room_of("Ann")
    add_reference(room, 9.0)
    assert certificate_data(room.class_state, 1, UTC).praise == ("Took part.",)
    for seat in (2, 3):
        with pytest.raises(BadInputError, match=f"seat {seat}"):
            certificate_data(room.class_state, seat, UTC)


def test_the_last_of_a_class_reads_something_kind_and_places_can_be_left_off() -> None:
    room = room_of(*(f"S{n}" for n in range(1, 9)), turns=1)
    for n in range(8):
        take(room, 10.0 + 15.0 * n, luck=n)
    last = certificate_data(room.class_state, 8, UTC)
    assert last.praise[0].startswith("Best shot: ") and not any("Came" in words for words in last.praise)
    second = certificate_data(room.class_state, board_of(room.class_state).everyone[1].seat, UTC)
    assert "Came 2nd of 8." in second.praise
    for seat in range(1, 9):
        words = " ".join(certificate_data(room.class_state, seat, UTC, places=False).praise)
        assert words and "Came" not in words and "best score" not in words
