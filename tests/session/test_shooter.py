"""The simulated shooter: a known spread, real rounds, the same on every machine."""

from __future__ import annotations

from math import hypot, sqrt
from random import Random
from statistics import fmean
from typing import Any

import pytest

from bullseye.session.clock import StepClock
from bullseye.session.record import Record
from bullseye.session.scorecard import score_record
from bullseye.session.shooter import ENDLESS_SHOTS, MOST_SHOTS, Shooter
from bullseye.session.simulation import play
from tests.rounds import DRILLS, STILL, face_of_rings, ids, plan_of


def shoot(drill: str = "ten-shots", sigma_mm: float = 10.0, seed: int = 1, **more: Any) -> Record | None:
    return play(plan_of(drill, seed=seed, simulated=True, **more), Shooter(sigma_mm, Random(seed)), StepClock(), ids())


def test_the_spread_is_the_one_asked_for_on_both_axes() -> None:
    shooter = Shooter(10.0, Random(1))
    shots = [shooter.aim(100.0, -50.0) for _ in range(20_000)]
    xs, ys = [x - 100.0 for x, _ in shots], [y + 50.0 for _, y in shots]
    assert abs(fmean(xs)) < 0.3 and abs(fmean(ys)) < 0.3
    assert sqrt(fmean(x * x for x in xs)) == pytest.approx(10.0, rel=0.02)
    assert sqrt(fmean(y * y for y in ys)) == pytest.approx(10.0, rel=0.02)
    assert abs(fmean(x * y for x, y in zip(xs, ys, strict=True))) < 2.0, "the axes are independent"
    # Of a circular normal error, 1 - exp(-1/2) of the shots lie within one sigma.
    assert fmean(hypot(x, y) <= 10.0 for x, y in zip(xs, ys, strict=True)) == pytest.approx(0.3935, abs=0.01)


def test_far_and_small_targets_take_longer() -> None:
    def mean_pace(distance_mm: float, width_mm: float) -> float:
        shooter = Shooter(1.0, Random(3))
        return fmean(shooter.pace_s(distance_mm, width_mm) for _ in range(500))

    assert mean_pace(0.0, 50.0) < mean_pace(100.0, 50.0) < mean_pace(100.0, 10.0) < mean_pace(500.0, 10.0)
    assert mean_pace(0.0, 50.0) == pytest.approx(0.2, rel=0.05)


@pytest.mark.parametrize("drill", STILL)
def test_every_drill_is_played_to_its_end(drill: str) -> None:
    record = shoot(drill)
    assert record is not None
    assert record.simulated is True and record.ranked is False
    assert score_record(record).totals.score == record.score
    expected = {"ten-shots": 10, "race-30": 30, "practice": ENDLESS_SHOTS}
    if drill in expected:
        assert len(record.shots) == expected[drill]
    else:
        assert record.duration_s == DRILLS.get(drill).time_s


def test_the_same_seed_plays_the_same_round() -> None:
    assert shoot("timed-30", seed=5) == shoot("timed-30", seed=5)
    assert shoot("timed-30", seed=5).shots != shoot("timed-30", seed=6).shots  # type: ignore[union-attr]


def test_a_perfect_shooter_hits_the_centre_and_a_hopeless_one_misses() -> None:
    perfect, hopeless = shoot(sigma_mm=0.0), shoot(sigma_mm=1e5)
    assert perfect is not None and perfect.score == 100
    assert hopeless is not None and (hopeless.score, hopeless.accuracy) == (0, 0.0)


def test_a_drill_that_waits_for_hits_is_given_up_in_the_end() -> None:
    assert shoot("race-30", sigma_mm=1e5, face=face_of_rings((1.0, 10))) is None
    assert MOST_SHOTS >= 1000


def test_each_shot_has_its_release() -> None:
    record = shoot()
    assert record is not None
    assert all(shot.t_up - shot.t == pytest.approx(0.08) for shot in record.shots[:-1])
    assert record.shots[-1].t_up is None, "the round was over before"


def test_a_known_seed_gives_known_shots() -> None:
    # Written down once: another machine must come to the same micrometres.
    record = shoot(sigma_mm=10.0, seed=2026)
    assert record is not None
    assert [(s.t, s.x_mm, s.y_mm) for s in record.shots[:2]] == [
        (0.161912, -11.784275, -0.877),
        (0.500729, 0.777534, 4.588504),
    ]
