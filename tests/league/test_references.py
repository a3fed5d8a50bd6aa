"""Reference shooters on devices: one round in every heat, on everybody's targets, apart on the board."""

from __future__ import annotations

from pathlib import Path

from bullseye.classroom.log.reference import add_reference
from bullseye.classroom.paper.board import board_of
from bullseye.league.heats import COUNT_S
from tests.league.school import School
from tests.league.test_heats import finish


def test_a_reference_shooter_takes_part_in_every_heat_and_holds_nobody_up() -> None:
    school = School()
    robot = add_reference(school.league.room, 30.0).student.seat
    (ann,) = (seated.seat for seated in school.join("Ann"))
    for heat in (1, 2):
        school.league.heats.open([ann])
        school.advance(COUNT_S)
        assert len(school.league.state.reference_rounds) == heat - 1, "not before the students have shot"
        finish(school, ann)
        school.advance(4.0)
        assert school.league.heats.stage() == "shown"
        theirs = school.league.state.reference_rounds
        assert len(theirs) == heat and theirs[-1].seat == robot and theirs[-1].reference
        mine = school.league.state.taken[-1]
        assert theirs[-1].record.seed == mine.record.seed and len(theirs[-1].record.shots) == 10
    assert [line.seat for line in school.league.board.lines(school.league.state, {})] == [ann]
    assert [row.seat for row in board_of(school.league.state).reference] == [robot]


def test_at_everyones_own_pace_it_plays_all_its_rounds_when_they_begin_and_no_more_when_they_begin_again() -> None:
    school = School(pace="own", turns=2)
    add_reference(school.league.room, 30.0)
    school.join("Ann")
    school.league.heats.open([])
    assert len(school.league.state.reference_rounds) == 2
    school.league.heats.shut()
    school.league.heats.open([])
    assert len(school.league.state.reference_rounds) == 2


def test_one_that_cannot_finish_the_drill_is_said_once_and_left_out(tmp_path: Path) -> None:
    school = School(tmp_path, drill="race-30")
    add_reference(school.league.room, 90_000.0)
    (ann,) = (seated.seat for seated in school.join("Ann"))
    for _ in range(2):
        school.league.heats.open([ann])
        school.advance(COUNT_S + 1)
        school.league.heats.shut()
        school.advance(9.0)
    said = [words for words in school.league.room.notices if "does not play" in words]
    assert len(said) == 1 and not school.league.state.reference_rounds


def test_an_absent_or_removed_one_plays_no_more() -> None:
    school = School()
    first, second = (add_reference(school.league.room, mm).student.seat for mm in (20.0, 30.0))
    (ann,) = (seated.seat for seated in school.join("Ann"))
    school.league.room.absent(first)
    school.league.room.remove(second)
    school.league.heats.open([ann])
    school.advance(COUNT_S)
    finish(school, ann)
    school.advance(4.0)
    assert not school.league.state.reference_rounds
