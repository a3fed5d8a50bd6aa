"""Classes on a database: any process may answer, and what one does the others know."""

from __future__ import annotations

from random import Random

import pytest

from bullseye.errors import BadInputError
from bullseye.league.refused import RefusedError
from bullseye.store_sql.classes import SqlClasses
from bullseye.store_sql.database import Database
from bullseye.wire.student import Answer, Shot
from tests.school.live_school import LiveSchool


@pytest.fixture
def school(database: Database) -> LiveSchool:
    return LiveSchool(SqlClasses(database))


def test_a_heat_whose_students_play_on_two_processes_in_turn_is_the_heat_of_one(school: LiveSchool) -> None:
    ann, bob = school.join("Ann", "Bob")
    school.do("open", process=1)
    school.advance(3.5)
    rounds = {seat: school.begin(seat, process=seat) for seat in (ann, bob)}
    chance = Random(3)
    sums = dict.fromkeys(rounds, 0)
    for n in range(1, 11):
        for seat, round_id in rounds.items():
            school.time.s += 0.3
            answer = school.shoot(seat, round_id, n, n + seat, chance.uniform(-80, 80), chance.uniform(-80, 80))
            sums[seat] += answer.points
            assert answer.kept and answer.score == sums[seat] and answer.over == (n == 10)
    school.advance(1.0)
    for process in school.processes:
        live = process.classes.look(school.id)
        assert live.news.of_class().state == "shown"
        assert {row[1]: row[3] for row in live.news.board().rows} == sums
        assert [(t.seat, t.record.score) for t in live.state.all_rounds()] == list(sums.items())
    (one,), (two,) = (
        {tuple(t.record.id for t in p.classes.look(school.id).state.all_rounds())} for p in school.processes
    )
    assert one == two


def test_a_shot_sent_twice_counts_once_whoever_is_asked_the_second_time(school: LiveSchool) -> None:
    (ann,) = school.join("Ann")
    school.do("open")
    school.advance(3.5)
    round_id = school.begin(ann)
    first = school.shoot(ann, round_id, 1, 0, 5.0, 5.0)
    assert [school.shoot(ann, round_id, 1, process, 90.0, 90.0) for process in (1, 0, 1)] == [first] * 3
    for n in range(2, 11):
        school.time.s += 0.3
        last = school.shoot(ann, round_id, n, n)
    school.advance(2.0)
    assert last.over
    late = school.restart().students
    told = [Shot(10, 5.0, 0.0, 0.0), Shot(11, 6.0, 0.0, 0.0)]
    assert late.shoot(school.id, ann, round_id, told) == [
        last, Answer(11, refused="the round is over", code="over", over=True, kept=True),
    ]  # fmt: skip
    result = late.result(school.id, ann, round_id)
    assert result.over and result.kept and result.score == last.score and len(result.shots) == 10


def test_wrong_pins_make_an_address_wait_and_the_right_one_finds_the_class(school: LiveSchool) -> None:
    classes = school.process(1).classes
    assert classes.with_pin(school.kept.pin, "a") == school.id
    for _ in range(10):
        with pytest.raises(RefusedError, match="no class here has the PIN"):
            classes.with_pin("000", "a")
    with pytest.raises(RefusedError, match="too many wrong PINs"):
        classes.with_pin(school.kept.pin, "a")
    assert classes.with_pin(school.kept.pin, "b") == school.id


def test_what_is_refused_changes_nothing_anywhere(school: LiveSchool) -> None:
    school.join("Ann")
    with pytest.raises(RefusedError, match="name 'Ann' is taken"):
        school.join("Ann")
    with pytest.raises(BadInputError, match="begin one on the page of your classes"):
        school.do("new")
    with pytest.raises(BadInputError):
        school.do("choose", choices={"turns": -1})
    for process in school.processes:
        assert process.classes.look(school.id).state.names == ["Ann"]


def test_the_end_wipes_every_name_and_frees_the_pin(school: LiveSchool) -> None:
    (ann,) = school.join("Ann")
    token = school.tokens[ann]
    assert school.process(1).classes.seat_of(token) == (school.id, ann)
    assert school.do("end", process=1, keep=True).said == "The class is over; 1 name was wiped."
    for process in school.processes:
        assert process.classes.seat_of(token) is None
        assert process.classes.look(school.id).state.names == ["Seat 1"]
        with pytest.raises(RefusedError):
            process.classes.with_pin(school.kept.pin, "a")
    again = LiveSchool(school.tables)
    assert again.do("end", keep=False).said == "The class is over; 0 names were wiped."
    with pytest.raises(RefusedError, match="no such class"):
        again.process(1).classes.look(again.id)
