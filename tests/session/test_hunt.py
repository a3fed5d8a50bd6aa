"""The simulated shooter (bullseye.session.hunt) plays every drill there is, from start to end."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from statistics import fmean
from typing import Any

import pytest

from bullseye.session.clock import StepClock
from bullseye.session.record import Record
from bullseye.session.scorecard import score_record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.rounds import DRILLS, FACES, ids, plan_of

FACE = FACES.get("classic")


def shoot(drill: Any, sigma: float = 1 / 12, seed: int = 1, wrong: float = 0.05) -> Record:
    """The record of a round at the classic face; *sigma* in face diameters."""
    plan = plan_of(drill, face="classic", seed=seed, simulated=True)
    record = play(plan, Shooter(sigma * FACE.diameter_mm, Random(seed), wrong), StepClock(), ids())
    assert record is not None, "it came to no end"
    return record


@pytest.mark.parametrize("drill", DRILLS.shipped_names())
def test_every_shipped_drill_is_played_from_start_to_end(drill: str) -> None:
    record = shoot(drill, sigma=0.008) if DRILLS.get(drill).test else shoot(drill)
    card = score_record(record)
    assert record.score is None or record.score == card.totals.score
    assert record.duration_s > 2.0
    if drill == "tracking":
        assert card.accuracy is not None and card.accuracy > 0.8
    else:
        assert card.totals.hits >= 10, "it knows how to play"


@pytest.mark.parametrize("drill", ["evade", "dont-shoot", "tracking", "moving-fast", "grid-three"])
def test_the_same_seed_plays_the_same_round(drill: str) -> None:
    assert shoot(drill, seed=4) == shoot(drill, seed=4)
    assert shoot(drill, seed=4).score != shoot(drill, seed=5).score


@pytest.mark.parametrize("drill", ["moving-slow", "moving-fast", "circle", "sine"])
def test_it_leads_what_moves(drill: str) -> None:
    card = score_record(shoot(drill, sigma=0.02))
    assert fmean(hit.hit for hit in card.hits) > 0.85
    # Without a lead each shot would lie where the target was a reaction ago, up to 0.3 faces behind.
    assert fmean(hit.distance_mm for hit in card.hits) < 0.1 * FACE.diameter_mm


def test_a_worse_shot_scores_less() -> None:
    for drill in ("moving-slow", "tracking", "dont-shoot", "survival"):
        scores = [shoot(drill, sigma).score for sigma in (0.05, 0.4)]
        assert scores[0] > scores[1], drill


def test_it_takes_the_wrong_kind_for_the_right_one_as_often_as_stated() -> None:
    never = [score_record(shoot("dont-shoot", seed=seed, wrong=0.0)).totals.wrong for seed in range(4)]
    often = [score_record(shoot("dont-shoot", seed=seed, wrong=0.5)).totals.wrong for seed in range(4)]
    assert never == [0] * 4 and sum(often) > 12


@pytest.mark.parametrize(("drill", "hit_rate"), [("adaptive-size", 0.8), ("adaptive-speed", 0.75)])
def test_an_adaptive_drill_settles_at_its_hit_rate(drill: str, hit_rate: float) -> None:
    longer = replace(DRILLS.get(drill), shots=600)
    card = score_record(shoot(longer, sigma=0.06))
    settled = card.hits[60:]
    assert fmean(hit.hit for hit in settled) == pytest.approx(hit_rate, abs=0.03)
    assert card.threshold is not None
    if drill == "adaptive-size":  # 1 - exp(-w^2 / 8 sigma^2) = 0.8
        assert card.threshold.value == pytest.approx(0.06 * 3.588, rel=0.15)


def test_a_steadier_hand_finds_a_smaller_size() -> None:
    found = [score_record(shoot("adaptive-size", sigma)).threshold for sigma in (0.02, 0.1)]
    assert found[0] is not None and found[1] is not None and found[0].high < found[1].low


def test_it_waits_for_the_series_of_a_course_of_fire() -> None:
    record = shoot("course-of-fire")
    assert len(record.shots) == 60
    assert [sum(shot.series == n for shot in record.shots) for n in range(12)] == [5] * 12


def test_one_that_never_misses_gives_a_drill_up_that_waits_for_a_miss() -> None:
    plan = plan_of("sudden-death", face="classic", simulated=True)
    assert play(plan, Shooter(0.0, Random(1)), StepClock(), ids()) is None
