"""Heats: called for everyone, over when everyone is, or at everyone's own pace."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.league.heats import COUNT_S
from bullseye.league.refused import RefusedError
from tests.league.school import School


def finish(school: School, seat: int, shots: int = 10) -> None:
    for n in range(1, shots + 1):
        school.time.s += 0.2
        school.shoot(seat, n)


def test_a_heat_is_counted_in_played_and_shown() -> None:
    school = School()
    heats = school.league.heats
    seats = [seated.seat for seated in school.join("Ann", "Bob")]
    assert heats.stage() == "lobby"
    heats.open(seats)
    assert heats.stage() == "count" and heats.ends_s() is None
    school.advance(COUNT_S)
    assert heats.stage() == "running"
    finish(school, seats[0])
    school.advance(1.0)
    assert heats.stage() == "running"
    finish(school, seats[1])
    school.advance(0.2)
    assert heats.stage() == "shown" and len(school.league.state.all_rounds()) == 2


def test_everyone_of_a_heat_meets_the_same_targets_also_who_missed_the_last() -> None:
    school = School()
    seats = [seated.seat for seated in school.join("Ann")]
    school.league.heats.open(seats)
    school.advance(4.0)
    finish(school, seats[0])
    school.advance(1.0)
    seats += [seated.seat for seated in school.join("Bob")]
    school.league.heats.open(seats)
    assert {played.plan.seed for played in school.league.rounds.on} == {2}


def test_a_heat_by_time_has_a_grace_for_late_shots() -> None:
    school = School(drill="timed-30")
    seats = [seated.seat for seated in school.join("Ann")]
    school.league.heats.open(seats)
    school.advance(COUNT_S + 30.5)
    assert school.league.heats.stage() == "grace"
    assert not school.shoot(seats[0], 1, t=29.9).refused
    school.advance(3.5)
    assert school.league.heats.stage() == "shown" and len(school.league.state.all_rounds()) == 1


def test_who_is_away_holds_nobody_up_and_their_late_shots_still_count() -> None:
    school = School(drill="timed-30")
    ann, bob = (seated.seat for seated in school.join("Ann", "Bob"))
    school.league.heats.open([ann, bob])
    school.advance(10.0)
    school.league.presence.went(bob)
    school.advance(27.0)
    assert school.league.heats.stage() == "shown" and [t.seat for t in school.league.state.taken] == [ann]
    assert not school.shoot(bob, 1, t=20.0).refused
    school.league.presence.arrived(bob)
    school.advance(3.5)
    assert sorted(t.seat for t in school.league.state.taken) == [ann, bob]


def test_shut_ends_a_heat_and_leaves_what_is_not_over() -> None:
    school = School()
    (ann,) = (seated.seat for seated in school.join("Ann"))
    school.league.heats.open([ann])
    school.advance(5.0)
    school.shoot(ann, 1)
    school.league.heats.shut()
    assert school.league.heats.stage() == "grace" and school.shoot(ann, 2).points == 10
    school.advance(3.2)
    assert school.league.heats.stage() == "shown" and not school.league.state.turns_running


def test_a_second_heat_waits_for_the_first_and_one_round_is_played_in_each() -> None:
    school = School()
    (ann,) = (seated.seat for seated in school.join("Ann"))
    heats = school.league.heats
    with pytest.raises(RefusedError, match="nobody is here"):
        heats.open([])
    with pytest.raises(RefusedError, match="no round is on"):
        heats.begin(ann, 0)
    heats.open([ann])
    with pytest.raises(RefusedError, match="heat 1 is on"):
        heats.open([ann])
    school.advance(4.0)
    assert heats.begin(ann, 1) is school.league.rounds.playing[ann]
    finish(school, ann)
    with pytest.raises(RefusedError, match="you have played this heat"):
        heats.begin(ann, 1)


def test_who_comes_late_into_a_heat_shares_its_clock() -> None:
    school = School(drill="timed-30")
    (ann,) = (seated.seat for seated in school.join("Ann"))
    school.league.heats.open([ann])
    school.advance(8.0)
    (bob,) = (seated.seat for seated in school.join("Bob"))
    late = school.league.heats.begin(bob, 1)
    assert late.began_s == school.league.rounds.playing[ann].began_s
    with pytest.raises(RefusedError, match="heat 7 is not on"):
        (cid,) = (seated.seat for seated in school.join("Cid"))
        school.league.heats.begin(cid, 7)


def test_at_ones_own_pace_each_has_the_turns_that_were_chosen() -> None:
    school = School(pace="own", turns=2)
    (ann,) = (seated.seat for seated in school.join("Ann"))
    heats = school.league.heats
    with pytest.raises(RefusedError, match="no round is on"):
        heats.begin(ann, 0)
    heats.open([])
    for seed in (1, 2):
        played = heats.begin(ann, 0)
        assert played.plan.seed == seed and played.began_s == school.time.s + COUNT_S
        school.advance(4.0)
        finish(school, ann)
        school.advance(0.1)
    with pytest.raises(RefusedError, match="all your rounds"):
        heats.begin(ann, 0)
    heats.shut()
    assert heats.stage() == "shown"


def test_a_heat_goes_on_after_a_crash(tmp_path: Path) -> None:
    school = School(tmp_path, drill="timed-30")
    (ann,) = (seated.seat for seated in school.join("Ann"))
    school.league.heats.open([ann])
    school.advance(10.0)
    ends_s = school.league.heats.ends_s()
    school.crash()
    assert school.league.heats.stage() == "running" and school.league.heats.ends_s() == ends_s
    school.advance(27.0)
    assert school.league.heats.stage() == "shown"


def test_after_a_crash_everybody_has_their_time_to_come_back(tmp_path: Path) -> None:
    school = School(tmp_path)
    (ann,) = (seated.seat for seated in school.join("Ann"))
    school.league.heats.open([ann])
    school.advance(10.0)
    school.crash()
    school.advance(5.0)
    assert school.league.heats.stage() == "running"
    school.advance(10.0)
    assert school.league.heats.stage() in ("grace", "shown")


def test_another_pace_ends_what_is_on() -> None:
    school = School()
    (ann,) = (seated.seat for seated in school.join("Ann"))
    school.league.heats.open([ann])
    school.league.heats.pace("own")
    assert school.league.heats.at_own_pace and not school.league.state.turns_running
