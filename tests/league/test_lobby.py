"""How a seat is got and got back."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError
from bullseye.league.lobby import MOST_SEATS, Seated
from bullseye.league.refused import RefusedError
from bullseye.wire.teacher import AskJson
from tests.league.school import PIN, School


def refused(code: str):  # type: ignore[no-untyped-def]
    return pytest.raises(RefusedError, check=lambda error: error.code == code)


def test_the_right_pin_lets_in_as_often_as_wanted_and_ten_wrong_ones_make_an_address_wait() -> None:
    school = School()
    lobby, now = school.league.lobby, school.time.s
    for _ in range(200):
        lobby.check_pin(PIN, "10.0.0.1", now)
    for _ in range(10):
        with refused("pin"):
            lobby.check_pin("0000", "10.0.0.1", now)
    with refused("wait"):
        lobby.check_pin(PIN, "10.0.0.1", now)
    lobby.check_pin(PIN, "10.0.0.2", now)
    lobby.check_pin(PIN, "10.0.0.1", now + 61)


def test_no_pin_is_right_while_the_class_has_none() -> None:
    school = School()
    school.league.acts.connect(pin="")
    with refused("pin"):
        school.league.lobby.check_pin("", "a", 0.0)


def test_a_name_is_cleaned_a_made_up_one_given_and_a_taken_one_refused() -> None:
    school = School()
    ann, made = school.join("  Ann \n\u202e<b>", "")
    assert ann.name == "Ann <b>" and " " in made.name and ann.token != made.token
    with refused("name-taken"):
        school.league.lobby.join("ann <B>", False, 0.0)
    with pytest.raises(BadInputError, match="is no name"):
        school.league.lobby.join("\u200b", False, 0.0)
    assert len(school.league.lobby.names()) == 3


def test_who_joins_while_there_are_teams_gets_the_smallest_at_once() -> None:
    school = School(teams=True)
    school.league.room.deal_teams(["Red", "Blue"])  # before anybody is there
    seats = school.join("Ann", "Ben", "Cem", "Dan")
    teams = [school.league.room.known(one.seat).team for one in seats]
    assert teams == ["Blue", "Red", "Blue", "Red"]
    school.league.room.remove(seats[1].seat)
    (late,) = school.join("Eva")
    assert school.league.room.known(late.seat).team == "Red"
    school.league.room.choose(teams=False)
    (last,) = school.join("Fay")
    assert school.league.room.known(last.seat).team == ""


def test_back_in_needs_the_teachers_yes_and_works_once() -> None:
    school = School()
    (ann,) = school.join("Ann")
    lobby = school.league.lobby
    asking = lobby.join("ANN", True, 0.0)
    assert isinstance(asking, AskJson) and lobby.asked(asking.ask, 1.0) == asking
    assert lobby.asks(1.0) == [asking]
    assert lobby.answer(asking.ask, True) == ann.seat
    back = lobby.asked(asking.ask, 2.0)
    assert isinstance(back, Seated) and back.seat == ann.seat and school.league.seat_of(back.token) == ann.seat
    with refused("no-ask"):
        lobby.asked(asking.ask, 3.0)


def test_a_no_is_a_no_and_an_old_question_is_forgotten() -> None:
    school = School()
    school.join("Ann")
    lobby = school.league.lobby
    no, old = (lobby.join("Ann", True, 0.0) for _ in range(2))
    assert isinstance(no, AskJson) and isinstance(old, AskJson)
    lobby.answer(no.ask, False)
    with refused("kicked"):
        lobby.asked(no.ask, 1.0)
    assert lobby.asks(1000.0) == []
    with refused("no-ask"):
        lobby.answer(old.ask, True)
    with refused("unknown"):
        lobby.join("Nobody", True, 0.0)


def test_a_name_of_the_teachers_list_is_its_first_takers_and_then_only_the_teacher_lets_in() -> None:
    school = School()
    lobby, room = school.league.lobby, school.league.room
    for name in ("Ayşe Yılmaz", "Ben"):
        room.join(name)
    assert lobby.listed() == ["Ayşe Yılmaz", "Ben"]
    ayse = lobby.join("ayşe yılmaz", False, 0.0)
    assert isinstance(ayse, Seated) and (ayse.seat, ayse.name) == (1, "Ayşe Yılmaz")
    assert school.league.seat_of(ayse.token) == 1 and lobby.listed() == ["Ben"]
    with pytest.raises(RefusedError, match="two of you"):
        lobby.join("Ayşe Yılmaz", False, 0.0)
    assert isinstance(lobby.join("Ayşe Yılmaz", True, 0.0), AskJson)
    assert len(school.league.state.students) == 2


def test_a_name_of_the_list_is_not_to_be_had_behind_a_locked_door_or_while_it_is_played() -> None:
    school = School()
    lobby, room = school.league.lobby, school.league.room
    room.join("Ann")
    room.begin(1)  # at the teacher's computer
    assert lobby.listed() == []
    with refused("name-taken"):
        lobby.join("Ann", False, 0.0)
    room.leave()
    school.league.acts.connect(locked=True)
    assert lobby.listed() == []
    with refused("name-taken"):
        lobby.join("Ann", False, 0.0)
    school.league.acts.connect(locked=False)
    room.choose(names_hidden=True)
    assert lobby.listed() == [], "hidden names are told to nobody"
    assert isinstance(lobby.join("Ann", False, 0.0), Seated)


def test_a_name_whose_device_was_sent_out_is_no_free_name_later() -> None:
    school = School()
    (ann,) = school.join("Ann")
    school.league.kick(ann.seat)
    assert school.league.sent_out(ann.token)
    school.league.acts.admit(ann.seat)
    assert not school.league.sent_out(ann.token)
    with refused("name-taken"):
        school.league.lobby.join("Ann", False, 0.0)
    with refused("no-seat"):
        school.league.seat_of(ann.token)


def test_who_was_kicked_is_kept_out_under_that_name() -> None:
    school = School()
    (ann,) = school.join("Ann")
    school.league.kick(ann.seat)
    for back in (False, True):
        with refused("kicked"):
            school.league.lobby.join("ann", back, 0.0)
    with refused("no-seat"):
        school.league.seat_of(ann.token)


def test_a_locked_class_lets_nobody_new_in_and_a_full_one_says_so() -> None:
    school = School()
    school.join("Ann")
    school.league.acts.connect(locked=True)
    with refused("locked"):
        school.league.lobby.join("Bob", False, 0.0)
    assert isinstance(school.league.lobby.join("Ann", True, 0.0), AskJson)
    school.league.acts.connect(locked=False)
    while school.league.state.free_seat() <= MOST_SEATS:
        school.league.room.join("Somebody")
    with refused("full"):
        school.league.lobby.join("Bob", False, 0.0)
