"""Every verb of the wire does what the class page would do."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError
from bullseye.league import teaching
from bullseye.league.lobby import Seated
from bullseye.league.teaching import act
from bullseye.wire.teacher import VERBS, AskJson, Do
from tests.classroom.classes import record_for
from tests.league.school import School

HOSTS = {"new", "resume", "end"}


def test_every_verb_of_the_wire_is_done_here_or_by_the_host() -> None:
    assert set(teaching._ACTS) | HOSTS == set(VERBS)


def test_a_lesson_by_verbs_alone() -> None:
    school = School()
    league = school.league
    ann, bob = (seated.seat for seated in school.join("Ann", "Bob"))

    def do(verb: str, **values: object) -> teaching.Done:
        return act(league, Do(verb, **values))  # type: ignore[arg-type]

    do("choose", choices={"drill": "ten-shots", "turns": 4, "seed": str(2**60 + 1)})
    assert league.state.choices.seed == 2**60 + 1
    do("lock")
    assert league.state.connected.locked
    do("unlock")
    assert do("rename", seat=bob, name="Ann").said.startswith("The name 'Ann' is taken")
    do("teams", teams={str(ann): "Red"})
    do("deal", names=("Red", "Blue"))
    assert league.state.team_names == ["Blue", "Red"]
    do("open")
    school.advance(4.0)
    for seat in (ann, bob):
        for n in range(1, 11):
            school.time.s += 0.2
            school.shoot(seat, n)
    school.advance(0.2)
    assert (
        do("void").said == "Shot 10 of Ann 2 was struck off." and do("unvoid").said == "Shot 10 of Ann 2 counts again."
    )
    go = league.state.taken[0].go
    do("void", go=go, shot=3)
    assert league.state.taken[0].voided == {3}
    do("unvoid", go=go, shot=3)
    do("freeze")
    assert league.state.frozen
    do("reveal")
    do("hide")
    assert league.state.choices.names_hidden
    do("show")
    assert do("back").said == "The last round does not count."
    do("boards", by_device=True)
    do("pace", pace="own")
    do("open")
    do("shut")
    do("remove", seat=bob)
    do("restore", seat=bob)
    do("absent", seat=bob)
    do("present", seat=bob)
    do("skip", seat=bob)
    do("call", seat=bob)
    do("kick", seat=ann)
    assert league.state.kicked(ann) and not league.state.frozen


def test_the_teachers_own_computer_is_a_seat_too() -> None:
    school = School()
    room = school.league.room
    seat = act(school.league, Do("seat", name="Cid", team="Red")).seat
    record = record_for(room)
    begun = act(school.league, Do("begin"))
    assert begun.seat == seat and begun.go is not None
    act(school.league, Do("leave", go=begun.go))
    act(school.league, Do("begin", seat=seat))
    assert act(school.league, Do("take", record=record)).seat == seat
    assert [row[2] for row in school.news.board().rows] == ["Cid"] and school.news.board().rows[0][3] is not None


def test_yes_and_no_to_who_wants_back_in() -> None:
    school = School()
    school.join("Ann")
    for verb in ("admit", "refuse"):
        asking = school.league.lobby.join("Ann", True, school.time.s)
        assert isinstance(asking, AskJson)
        act(school.league, Do(verb, ask=asking.ask))
        if verb == "admit":
            assert isinstance(school.league.lobby.asked(asking.ask, school.time.s), Seated)


@pytest.mark.parametrize(
    ("do", "words"),
    [
        (Do("dance"), "nothing called 'dance'"),
        (Do("kick"), "'kick' needs seat"),
        (Do("kick", seat=99), "nobody has seat 99"),
        (Do("rename", seat=1), "needs name"),
        (Do("teams", teams={"x": "Red"}), "'x' is no seat"),
        (Do("choose", choices={"drill": "reaction-time"}), "test with pages of its own"),
        (Do("choose", choices={"colour": "red"}), "colour"),
        (Do("back"), "nothing to go back to"),
        (Do("take"), "'take' needs record"),
        (Do("void", go=5, shot=1), "no turn 5"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(do: Do, words: str) -> None:
    school = School()
    school.join("Ann")
    from bullseye.errors import BullseyeError

    with pytest.raises(BullseyeError, match=words) as bad:
        act(school.league, do)
    assert "\n" not in str(bad.value) and isinstance(bad.value, BadInputError | BullseyeError)


def test_another_drill_may_be_chosen_between_heats_though_late_shots_are_awaited() -> None:
    school = School()
    (ann,) = (seated.seat for seated in school.join("Ann"))
    act(school.league, Do("open"))
    school.advance(4.0)
    with pytest.raises(BadInputError, match="shut the heat first"):
        act(school.league, Do("choose", choices={"drill": "timed-30"}))
    act(school.league, Do("shut"))
    act(school.league, Do("choose", choices={"drill": "timed-30"}))
    assert school.league.heats.stage() in ("lobby", "shown")


def test_who_was_sent_out_may_be_let_in_again_by_their_seat() -> None:
    school = School()
    (ann,) = school.join("Ann")
    act(school.league, Do("kick", seat=ann.seat))
    act(school.league, Do("admit", seat=ann.seat))
    assert not school.league.state.kicked(ann.seat)
    with pytest.raises(BadInputError, match="needs ask, or the seat"):
        act(school.league, Do("admit"))
