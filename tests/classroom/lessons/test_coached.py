"""The coach in a class speaks of all shots together: nobody is named, and too few students are told nothing."""

from __future__ import annotations

import pytest

from bullseye.classroom.lessons.coached import class_advice
from bullseye.classroom.log.open_class import OpenClass
from tests.classroom.classes import room_of, take


def played(students: int, rounds: int = 2, **choices: object) -> OpenClass:
    room = room_of(*(f"Zora{n}" for n in range(students)), **{"drill": "ten-shots", "turns": rounds, **choices})
    for _ in range(students * rounds):
        take(room, sigma_mm=45.0)
    return room


def test_a_class_is_told_what_moves_its_score_with_the_number_of_each_claim() -> None:
    said = class_advice(played(6).class_state.taken)
    assert said and any(each.id == "change-spread" for each in said)
    for each in said:
        assert each.figures and all(figure.text in each.text for figure in each.figures if figure.text)
        assert "Zora" not in each.text


@pytest.mark.parametrize(("students", "rounds"), [(2, 4), (3, 1)])
def test_too_few_students_or_rounds_are_told_nothing(students: int, rounds: int) -> None:
    assert class_advice(played(students, rounds).class_state.taken) == []


def test_a_test_without_a_face_is_told_nothing() -> None:
    assert class_advice([]) == []
