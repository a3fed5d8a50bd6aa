"""Drills made easier or harder: every step of every drill is a drill that a file could hold, played and kept as one."""

from __future__ import annotations

from random import Random

import pytest

from bullseye.drill.adjusted import Changes, adjusted, base_id, changed, changes_of, offered, value_of, words_of
from bullseye.drill.catalog import Drills
from bullseye.drill.drill import Drill
from bullseye.drill.parameters import fault_in
from bullseye.errors import UnknownNameError
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from bullseye.target.catalog import Catalogue

DRILLS = Drills()
CLASSIC = Catalogue().get("classic")


def get(id_: str) -> Drill:
    return DRILLS.get(id_)


@pytest.mark.parametrize("drill", DRILLS.items(), ids=lambda drill: drill.id)
def test_every_step_that_is_offered_can_be_had_by_its_name(drill: Drill) -> None:
    can = offered(drill)
    assert bool(can) is not bool(drill.test or drill.daily)
    for key, steps in can.items():
        assert value_of(drill, Changes(), key) in steps, "what the drill has is one of them"
        for step in steps:
            changes = changed(drill, Changes(), key, step)
            made = get(drill.id + changes.suffix)
            assert base_id(made.id) == drill.id and changes_of(made.id) == changes
            assert (made == drill) is (not changes.suffix)
            assert not fault_in(made.parameters(CLASSIC))


def test_smaller_targets_are_a_larger_range_with_the_same_ways_on_the_screen() -> None:
    half = get("sine+size-50")
    assert half.range_faces == (8.0, 2.8) and half.motion[0]["amplitude_faces"] == 2.8
    assert half.motion[0]["period_s"] == get("sine").motion[0]["period_s"]
    assert half.name == "Pendulum, size 50 %"


def test_speed_shortens_periods_and_stays() -> None:
    assert get("sine+speed-150").motion[0]["period_s"] == 2.0
    assert get("moving-slow+speed-200").motion[0]["speed_faces_s"] == 2 * get("moving-slow").motion[0]["speed_faces_s"]
    assert get("dont-shoot+speed-50").stay_s == 3.2


def test_targets_and_length_are_said_in_its_name() -> None:
    assert get("timed-30+up-3+long-200").name == "Timed, 30 s, 3 at once, 60 s"
    assert get("ten-shots+long-300").shots == 30 and get("race-30+long-50").targets == 15
    assert words_of(get("ten-shots"), Changes(long=50)) == "5 shots"


@pytest.mark.parametrize(
    "name",
    ["timed-30+", "timed-30+size-100", "timed-30+size-51", "timed-30+long-200+size-50", "timed-30+size-50+size-50",
     "timed-30+size-x", "reaction-time+size-50", "course-of-fire+long-200", "grid-three+size-200", "gone+size-50"],
)  # fmt: skip
def test_what_is_no_adjusted_drill_is_refused(name: str) -> None:
    with pytest.raises(UnknownNameError):
        get(name)


def test_a_change_that_the_drill_does_not_have_gives_none() -> None:
    assert adjusted(get("sine"), Changes(up=3)) is None and adjusted(get("practice"), Changes(long=50)) is None


@pytest.mark.parametrize(
    "name", ["timed-30+size-50+up-3", "sine+speed-200", "dont-shoot+size-50+speed-150+up-4+long-50"]
)
def test_a_round_of_it_is_scored_again_from_its_record(name: str) -> None:
    from bullseye.play.round.replay import Replay
    from bullseye.records.record import as_json, record_from
    from bullseye.session.scorecard import score_record

    record = play(RoundPlan(CLASSIC, get(name), 5, "Anna"), Shooter(20.0, Random(5)), StepClock(), lambda: "one")
    assert record is not None and record.drill == name
    again = record_from(as_json(record))
    assert again == record and score_record(again).totals.score == record.score
    assert Replay(again) is not None


def test_the_shelf_lists_only_what_has_a_file() -> None:
    get("timed-30+size-50")
    assert not any("+" in name for name in DRILLS.names())
