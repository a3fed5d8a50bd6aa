"""A stored round plays back as it was: every target where it stood, the score exactly what it was."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.errors import BadRecordError
from bullseye.play.round.ghost import Ghost
from bullseye.play.round.replay import Replay
from bullseye.records.record import as_json, record_from
from bullseye.session.clock import StepClock
from bullseye.session.record import Record
from bullseye.session.scorecard import score_record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.rounds import DRILLS, FACES, changed, ids, plan_of


def record_of(drill: str, seed: int = 3, face: str = "classic", sigma: float = 0.1) -> Record:
    """A simulated round after its trip through the history's JSON."""
    shooter = Shooter(sigma * FACES.get(face).diameter_mm, Random(seed), 0.3)
    record = play(plan_of(drill, face=face, seed=seed, simulated=True), shooter, StepClock(), ids())
    assert record is not None
    return record_from(json.loads(json.dumps(as_json(record))))


@pytest.mark.parametrize("drill", [name for name in DRILLS.shipped_names() if not DRILLS.get(name).test])
def test_a_replay_is_exact_for_every_drill(drill: str) -> None:
    record = record_of(drill)
    replay = Replay(record)
    assert replay.astray == [] and replay.exact
    assert replay.at(replay.duration_s).totals == score_record(record).totals
    assert replay.at(replay.duration_s).shots == len(record.shots)


@pytest.mark.parametrize(
    ("drill", "words"), [("pointing-test", "a pointing test has no"), ("reaction-time", "a reaction test has no")]
)
def test_a_test_has_no_replay_and_says_so(drill: str, words: str) -> None:
    with pytest.raises(BadRecordError, match=words):
        Replay(record_of(drill, sigma=0.008))


@settings(max_examples=10)
@given(
    drill=st.sampled_from(["moving-fast", "dont-shoot", "grid-three", "adaptive-speed", "adaptive-size", "evade"]),
    seed=st.integers(0, 10_000),
    face=st.sampled_from(["classic", "issf-air-rifle-10m", "wa-122", "nsra-25yd", "blank"]),
)
def test_a_replay_is_exact_for_any_seed_and_face(drill: str, seed: int, face: str) -> None:
    assert Replay(record_of(drill, seed, face, sigma=0.2)).exact


def test_a_moment_shows_what_had_been_shot_by_then() -> None:
    record = record_of("timed-30")
    replay = Replay(record)
    third = record.shots[2].t
    before, then = replay.at(third - 1e-6), replay.at(third)
    assert (before.shots, then.shots) == (2, 3) and before.totals.shots == 2
    assert (before.targets[0].x_mm, before.targets[0].y_mm) == (
        record.shots[2].target_x_mm, record.shots[2].target_y_mm,
    )  # fmt: skip
    assert before.targets != then.targets, "it was hit and moved on"
    assert replay.at(-5.0) == replay.at(0.0) and replay.at(99.0).t_s == 30.0


def test_moments_can_be_asked_for_in_any_order() -> None:
    replay, again = Replay(record_of("evade")), Replay(record_of("evade"))
    times = [n * 0.9 for n in range(50)]
    forward = [replay.at(t) for t in times]
    assert [again.at(t) for t in reversed(times)] == forward[::-1]


def test_it_steps_from_shot_to_shot() -> None:
    record = record_of("ten-shots")
    replay, times = Replay(record), [shot.t for shot in record.shots]
    assert replay.step(0.0, 1) == times[0] and replay.step(times[0], 1) == times[1]
    assert replay.step(times[1], -1) == times[0] and replay.step(times[0], -1) == 0.0
    assert replay.step(times[-1], 1) == replay.duration_s


def test_a_course_of_fire_shows_its_series_and_no_target_between_them() -> None:
    record = record_of("course-of-fire")
    replay = Replay(record)
    first = record.shots[0].t
    assert replay.at(0.5).targets == () and len(replay.at(first).targets) == 1
    series = replay.at(first).series
    assert series is not None and (series.number, series.shots_left) == (0, 4)


def test_tracking_plays_back_its_pointer_and_its_running_time() -> None:
    replay = Replay(record_of("tracking"))
    scores = [replay.at(t).totals.score for t in range(31)]
    assert scores == sorted(scores) and scores[0] == 0 and scores[-1] == replay.card.totals.score
    assert replay.at(0.0).pointer_mm is None or replay.at(1.0).pointer_mm is not None


def test_a_record_that_was_tampered_with_is_not_exact() -> None:
    record = record_of("moving-fast")
    whole = json.loads(json.dumps(as_json(record)))
    whole["shots"][4]["target_x"] += 1.0
    moved = record_from(whole)
    assert Replay(moved).astray == [5] and not Replay(moved).exact
    assert not Replay(changed(record, score=record.score + 1)).exact
    assert not Replay(changed(record, seed=record.seed + 1)).exact
    tracking = record_of("tracking")
    longer = changed(tracking, on_target=[[0.0, 30.0]], score=30_000)
    assert not Replay(longer).exact


@pytest.mark.parametrize("key", ["parameters", "rings", "style_points", "gauge_mm"])
def test_a_record_that_is_not_whole_is_refused_in_a_sentence(key: str) -> None:
    record = changed(record_of("moving-fast"), **{key: ...})
    with pytest.raises(BadRecordError, match=f"cannot be played back.*lacks '{key}'"):
        Replay(record)


@pytest.mark.parametrize("key", ["place", "range_mm", "ends", "time_s"])
def test_a_drill_that_is_not_whole_is_refused_with_what_is_missing(key: str) -> None:
    record = record_of("moving-fast")
    left = {name: value for name, value in record.parameters.values.items() if name != key}
    with pytest.raises(BadRecordError, match=f"{key} of parameters is missing"):
        Replay(changed(record, parameters=left))


def test_a_motion_of_a_later_bullseye_counts_and_has_no_replay() -> None:
    record = record_of("moving-fast")
    later = changed(record, parameters={**record.parameters.values, "motion": [{"kind": "teleport"}]})
    assert score_record(later).totals == score_record(record).totals
    with pytest.raises(BadRecordError, match="the motion 'teleport' is not known here"):
        Replay(later)


# -- the ghost -------------------------------------------------------------------------------------


def test_a_ghosts_shots_appear_when_and_where_they_were() -> None:
    record = record_of("moving-fast")
    ghost = Ghost(record)
    assert (ghost.player, ghost.seed, ghost.score) == (record.player, record.seed, record.score)
    shown = [shot for n in range(60 * 45) for shot in ghost.between(n / 60, (n + 1) / 60)]
    assert [shot.number for shot in shown] == list(range(1, len(record.shots) + 1))
    for shot, kept in zip(shown, record.shots, strict=True):
        assert shot.t_s == kept.t
        assert (shot.x_mm, shot.y_mm) == pytest.approx((kept.x_mm + kept.target_x_mm, kept.y_mm + kept.target_y_mm))


def test_a_lead_is_the_difference_at_that_moment() -> None:
    record = record_of("timed-30")
    ghost, replay = Ghost(record), Replay(record)
    mine = replay.at(20.0).totals
    assert ghost.lead(mine, 20.0) == 0
    assert ghost.lead(mine, 10.0) == mine.score - replay.at(10.0).totals.score > 0
    assert ghost.lead(mine, 99.0) == mine.score - record.score < 0


def test_in_a_race_targets_are_compared() -> None:
    record = record_of("race-30")
    ghost = Ghost(record)
    third = record.shots[2].t
    assert ghost.lead(Replay(record).at(third).totals, 0.0) == 3


@pytest.mark.parametrize(
    ("drill", "by", "said"),
    [
        ("timed-30", 12, "You won by 12"),
        ("timed-30", -342, "You lost by 342"),
        ("timed-30", 0, "A draw: exactly the same score"),
        ("race-30", -1500, "You won by 1.500 s"),
        ("race-30", 1500, "You lost by 1.500 s"),
        ("tracking", 250, "You won by 0.250 s"),
        ("grouping", 5, ""),
    ],
)
def test_a_race_ends_in_a_sentence_in_the_unit_of_its_score(drill: str, by: int, said: str) -> None:
    ghost = Ghost(record_of(drill))
    mine = ghost.totals(1e6)
    assert ghost.ended(mine._replace(score=ghost.score + by)) == said


def test_a_race_without_a_hit_is_lost() -> None:
    ghost = Ghost(record_of("race-30"))
    assert ghost.ended(ghost.totals(0.0)) == "You lost: no target was hit"


def test_where_nobody_shoots_the_ghost_is_its_pointer() -> None:
    record = record_of("tracking")
    ghost, replay = Ghost(record), Replay(record)
    first, last = record.on_target[0]
    middle = (first + last) / 2
    (seen,) = ghost.seen(middle, False, 0)
    assert (seen.x_mm, seen.y_mm) == replay.pointer.at(middle) and seen.hit
    assert ghost.seen(-1.0, False, 0) == ()
    (after,) = ghost.seen(record.on_target[-1][1] + 1.0, False, 0)
    assert not after.hit
