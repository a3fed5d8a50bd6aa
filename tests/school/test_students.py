"""What a student's page asks, whichever process it reaches."""

from __future__ import annotations

import pytest

from bullseye.classroom.people.connected import OWN
from bullseye.league.lobby import Seated
from bullseye.league.refused import RefusedError
from bullseye.store_sql.classes import SqlClasses
from bullseye.store_sql.database import Database
from bullseye.wire.teacher import AskJson
from tests.school.live_school import LiveSchool


@pytest.fixture
def school(database: Database) -> LiveSchool:
    return LiveSchool(SqlClasses(database), pace=OWN, turns=2)


def test_who_lost_the_seat_asks_one_process_and_is_let_in_at_another(school: LiveSchool) -> None:
    (ann,) = school.join("Ann")
    asking, _ = school.process(1).students.join(school.id, "ANN", True)
    assert isinstance(asking, AskJson)
    assert school.process(0).students.asked(asking.ask)[0] == AskJson(asking.ask, ann, "")
    live = school.process(0).classes.look(school.id)
    assert live.league.lobby.asks(school.time.s) == [asking]
    school.do("admit", ask=asking.ask)
    seated, news = school.process(1).students.asked(asking.ask)
    assert isinstance(seated, Seated) and seated.seat == ann and news.title == "7b Maths"
    assert school.process(0).classes.seat_of(seated.token) == (school.id, ann)
    with pytest.raises(RefusedError, match="too old"):
        school.process(0).students.asked(asking.ask)


def test_a_name_of_the_teachers_list_is_offered_everywhere_and_is_its_first_takers(school: LiveSchool) -> None:
    school.do("seat", name="Mia")
    assert school.process(1).students.names(school.id).listed == ("Mia",)
    seated, _ = school.process(1).students.join(school.id, "mia", False)
    assert isinstance(seated, Seated) and seated.name == "Mia"
    assert school.process(0).students.names(school.id).listed == ()
    with pytest.raises(RefusedError, match="two of you"):
        school.process(0).students.join(school.id, "Mia", False)


def test_at_ones_own_pace_round_after_round_is_begun_anywhere(school: LiveSchool) -> None:
    (ann,) = school.join("Ann")
    for turn in (0, 1):
        round_id = school.begin(ann, turn)
        assert school.begin(ann, turn + 1) == round_id
        assert school.process(turn + 1).students.me(school.id, ann).round == round_id
        school.time.s += 3.1
        for n in range(1, 11):
            school.time.s += 0.5
            school.shoot(ann, round_id, n, n)
        school.advance(1.0)
    with pytest.raises(RefusedError, match="played all your rounds"):
        school.begin(ann)


def test_a_round_that_is_given_up_is_left_everywhere(school: LiveSchool) -> None:
    (ann,) = school.join("Ann")
    round_id = school.begin(ann)
    assert school.process(1).students.leave(school.id, ann, round_id).round is None
    school.advance(1.0)
    answer = school.process(0).students.result(school.id, ann, round_id)
    assert answer.over and answer.score == 0
    assert school.begin(ann, 1) != round_id


@pytest.mark.parametrize("round_id", ["", "r", "r0", "r99", "x3", "r1e3", "r99999999999999999999", "r٣"])
def test_a_round_that_is_nobodys_is_refused(school: LiveSchool, round_id: str) -> None:
    (ann,) = school.join("Ann")
    with pytest.raises(RefusedError, match="there is no round"):
        school.process(1).students.way(school.id, ann, round_id, [(0.0, 0.0, 0.0)])


def test_nobody_plays_the_round_of_another_seat(school: LiveSchool) -> None:
    ann, bob = school.join("Ann", "Bob")
    round_id = school.begin(ann)
    with pytest.raises(RefusedError, match="there is no round"):
        school.process(1).students.end(school.id, bob, round_id, 1.0)
    assert school.process(1).students.names(school.id).names


def test_a_device_that_was_sent_out_is_known_by_every_process_until_it_is_let_in(school: LiveSchool) -> None:
    (ann,) = school.join("Ann")
    token = school.tokens[ann]
    school.do("kick", seat=ann)
    for process in school.processes:
        assert process.classes.seat_of(token) is None and process.classes.sent_out(school.id, token)
        with pytest.raises(RefusedError, match="you were sent out"):
            process.students.join(school.id, "Another", False, token)
    school.do("admit", 1, seat=ann)
    assert not school.process(0).classes.sent_out(school.id, token)
    assert isinstance(school.process(0).students.join(school.id, "Another", False, token)[0], Seated)


def test_a_reference_shooter_takes_part_whoever_stores_its_rounds(school: LiveSchool) -> None:
    with school.process(0).classes.changing(school.id) as live:
        live.room.join("Model", sigma_mm=20.0)
        live.league.heats.shut()
    school.do("open", 1)
    rounds = school.process(0).classes.look(school.id).state.all_rounds()
    assert rounds and all(one.reference for one in rounds)
    assert len({one.record.id for one in rounds}) == len(rounds)
