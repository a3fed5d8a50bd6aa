"""What the skill index adds to a score."""

from __future__ import annotations

from random import Random

import pytest

from bullseye.measure.shots.skill import sigma_from_shots, skill
from bullseye.school.handicap import LEAST_SHOTS, NOTHING, Aim, aim_of, allowance
from bullseye.session.shooter import Shooter
from bullseye.target.scoring import Scorer
from tests.rounds import FACES
from tests.school.seasons import shot_round

CLASSIC = FACES.get("classic")


def aim(sigma_mm: float, shots: int = 400) -> Aim:
    shooter = Shooter(sigma_mm, Random(4))
    places = [shooter.aim(0, 0) for _ in range(shots)]
    return Aim(shots, sum(x * x + y * y for x, y in places) / CLASSIC.diameter_mm**2)


def test_the_spread_is_the_skill_index_on_a_face_of_one_millimetre() -> None:
    record = shot_round()
    assert aim_of(record, CLASSIC.diameter_mm).shots == 10
    whole = Aim()
    places: list[tuple[float, float]] = []
    for seed in range(1, 5):
        record = shot_round(seed=seed)
        whole = whole.plus(aim_of(record, CLASSIC.diameter_mm))
        places += [(shot.x_mm, shot.y_mm) for shot in record.shots]
    sigma_mm = sigma_from_shots(places)
    assert whole.spread is not None and sigma_mm is not None
    assert whole.spread * CLASSIC.diameter_mm == pytest.approx(sigma_mm)


def test_what_is_added_makes_full_marks_of_what_is_expected() -> None:
    scorer = Scorer(CLASSIC)
    found = allowance(aim(30.0), scorer, 10)
    assert found.spread_mm is not None
    expected = 10 * skill(scorer, found.spread_mm).expected_points
    assert found.tenths == round(10 * (10 * found.full - expected))
    assert found.full == 10


def test_who_shoots_wider_is_given_more() -> None:
    scorer = Scorer(CLASSIC)
    wide, tight = (allowance(aim(sigma_mm), scorer, 10).tenths for sigma_mm in (60.0, 15.0))
    assert wide > tight > 0


def test_few_shots_tell_too_little_and_nothing_is_added() -> None:
    assert allowance(aim(30.0, LEAST_SHOTS - 1), Scorer(CLASSIC), 10) == NOTHING
    assert allowance(aim(30.0, LEAST_SHOTS), Scorer(CLASSIC), 10).tenths > 0


def test_where_decimals_are_scored_they_are_expected() -> None:
    scorer = Scorer(FACES.get("issf-air-rifle-10m"))
    found = allowance(Aim(100, 100 * 0.001), scorer, 10, tenths=True)
    assert found.full == pytest.approx(10.9)
