"""What the teacher and the projector are told."""

from __future__ import annotations

from bullseye.league.teacher_news import Network, teacher_view, wall_view
from bullseye.wire import codec
from bullseye.wire.teacher import AddressJson, TeacherView, WallView
from tests.league.school import PIN, School

NET = Network((AddressJson("http://10.20.4.7:8711/j/4711", True),), True, ("words",))


def test_the_teacher_sees_what_everyone_does_and_what_to_look_at() -> None:
    school = School()
    ann, bob, cid = (seated.seat for seated in school.join("Ann", "Bob", "Cid"))
    school.league.room.join("Dee")
    school.league.heats.open([ann, bob])
    school.advance(4.0)
    for n in range(1, 11):
        school.shoot(ann, n, device="mouse")
    school.shoot(bob, 1)
    school.league.presence.went(cid)
    school.advance(13.0)
    school.league.kick(bob)
    school.league.room.absent(cid)
    view = teacher_view(school.news, NET)
    assert {seat.name: seat.state for seat in view.seats} == {
        "Ann": "done", "Bob": "kicked", "Cid": "away", "Dee": "joined",
    }  # fmt: skip
    by_name = {seat.name: seat for seat in view.seats}
    assert [flag.what for flag in by_name["Ann"].flags] == ["no way of the pointer", "less than 50 ms after the last"]
    assert [seat.name for seat in view.seats if seat.absent] == ["Cid"]
    assert not by_name["Dee"].here and by_name["Ann"].here and by_name["Ann"].rounds == 1
    assert view.pin == PIN and view.choices["seed"] == "1" and view.foreign and view.words == ("words",)
    assert codec.read(TeacherView, codec.loads(codec.dumps(view))) == view


def test_the_wall_shows_names_only_as_they_may_be_shown() -> None:
    school = School(names_hidden=True)
    school.join("Ann")
    view = wall_view(school.news, NET)
    assert view.names == ("Seat 1",) and view.board.rows[0][2] == "Seat 1"
    assert codec.read(WallView, codec.loads(codec.dumps(view))) == view


def test_who_wants_back_in_is_told() -> None:
    school = School()
    school.join("Ann")
    school.league.lobby.join("Ann", True, school.time.s)
    assert [ask.name for ask in teacher_view(school.news, NET).asks] == ["Ann"]
