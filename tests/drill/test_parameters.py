"""The parameters that a record keeps are read by type, and what code could not compute with is refused in words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bullseye.drill.parameters import Parameters, fault_in
from bullseye.drill.rules import Rules
from bullseye.errors import BadRecordError
from tests.rounds import DRILLS, FACES


def kept(drill: str, face: str = "classic") -> dict[str, Any]:
    """The parameters of a shipped drill after their trip through the file."""
    found: dict[str, Any] = json.loads(json.dumps(DRILLS.get(drill).parameters(FACES.get(face))))
    return found


@pytest.mark.parametrize("face", ["classic", "wa-122", "issf-air-rifle-10m"])
@pytest.mark.parametrize("drill", DRILLS.shipped_names())
def test_what_a_shipped_drill_leaves_in_a_record_is_well_and_can_be_played(drill: str, face: str) -> None:
    chosen = DRILLS.get(drill)
    found = Parameters(kept(drill, face))
    assert fault_in(found.values) == ""
    assert (found.ends, found.place, found.ties, found.score) == (
        chosen.ends, chosen.place, chosen.ties, chosen.rules.score,
    )  # fmt: skip
    assert found.rules(1) == chosen.rules and found.range_mm == chosen.range_mm(FACES.get(face))
    assert found.targets_up == chosen.targets_up and found.dont_share == chosen.dont_share
    assert found.motions == tuple(motion["kind"] for motion in chosen.motion)
    assert [stage.name for stage in found.stages] == [stage["name"] for stage in chosen.stages]
    assert found.is_reaction == (chosen.test == "reaction")
    assert found.playable() == found.values


def test_parameters_that_tell_nothing_are_those_of_the_plainest_drill() -> None:
    bare = Parameters({})
    assert (bare.ends, bare.place, bare.score, bare.ties, bare.range_mm) == ("", "", "points", "simple", None)
    assert (bare.targets_up, bare.dont_share, bare.stages, bare.motions) == (1, 0.0, (), ())
    assert bare.adaptive is None and bare.hit_rate is None and not bare.is_reaction and not bare.comes_and_goes
    assert bare.rules(1) == Rules()


def test_a_key_that_came_later_reads_as_its_default_in_an_older_record() -> None:
    older = Parameters({"adaptive": {"changes": "size"}})
    assert fault_in(older.values) == "" and older.hit_rate == 0.8
    assert older.adaptive == {
        "changes": "size", "hit_rate": 0.8, "step_octaves": 0.1, "start": 1.0, "least": 0.1, "most": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"time_s": "x"}, "time_s of parameters is 'x'; it must be a number, 1 to 3600"),
        ({"combo_step_points": 1.5}, "combo_step_points of parameters is 1.5; it must be a whole number, 0 to 100"),
        ({"targets_up": 10**12}, "targets_up of parameters is 1000000000000; it must be a whole number, 1 to 12"),
        ({"range_mm": [1, 2, 3]}, "range_mm of parameters is [1, 2, 3]; it must be a list of two numbers, 0 to 1e+09"),
        ({"ties": []}, "ties of parameters is []; it must be a text"),
        ({"motion": 3}, "motion of parameters is 3; it must be a list of objects"),
        ({"motion": [{"kind": "circle", "radius_mm": 5}]}, "period_s of motion in parameters is missing"),
        ({"motion": [{}]}, "kind of motion in parameters is missing; it must be a text"),
        ({"adaptive": {"changes": "size", "hit_rate": 1}}, "hit_rate of adaptive in parameters is 1; it must be"),
        ({"stages": [{"name": "a", "shots": 0, "time_s": 5}]}, "shots of stages in parameters is 0; it must be"),
        ({"reaction": {"choices": []}}, "choices of reaction in parameters is []; it must be a list of whole numbers"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_quoted_with_what_is_allowed(change: dict[str, Any], words: str) -> None:
    assert fault_in({**kept("timed-30"), **change}).startswith(words)


def test_keys_of_a_later_bullseye_are_let_through() -> None:
    assert fault_in({"gravity": "low", "motion": [{"kind": "teleport", "far": []}], "time_s": None}) == ""


@pytest.mark.parametrize(
    ("drill", "key"), [("timed-30", "time_s"), ("course-of-fire", "stages"), ("race-30", "place"), ("sine", "range_mm")]
)
def test_a_replay_is_refused_with_what_it_lacks(drill: str, key: str) -> None:
    left = {name: value for name, value in kept(drill).items() if name != key}
    with pytest.raises(BadRecordError, match=f"{key} of parameters is missing, which a replay needs"):
        Parameters(left).playable()


def test_a_motion_without_its_keys_is_refused_with_the_one_it_lacks() -> None:
    found = {**kept("timed-30"), "motion": [{"kind": "jump", "every_s": 1.0}]}
    with pytest.raises(BadRecordError, match="on_hit of motion is missing"):
        Parameters(found).playable()


def test_what_was_found_sound_does_not_cover_for_what_looks_alike() -> None:
    sound = {"score": "points", "targets_up": 1}
    assert [fault_in(sound), fault_in(sound)] == ["", ""]
    assert fault_in({**sound, "targets_up": True}).startswith("targets_up of parameters is True")
    assert fault_in({**sound, "targets_up": 1.0}).startswith("targets_up of parameters is 1.0")


@pytest.mark.parametrize("key", Rules.__dataclass_fields__)
def test_null_in_a_file_is_a_key_that_is_not_there(key: str) -> None:
    values = kept("ten-shots")
    without = {name: value for name, value in values.items() if name != key}
    assert Parameters({**values, key: None}).rules(1) == Parameters(without).rules(1)
