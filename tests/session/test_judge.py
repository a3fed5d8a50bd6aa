"""One click is one shot at one target, and what it is worth follows from the shot alone."""

from __future__ import annotations

import pytest

from bullseye.drill.field import DONT, SHOOT, Target
from bullseye.session.judge import Verdict, aimed_at, shot_at, verdict
from bullseye.session.shot import NOTHING, Shot
from bullseye.target.scoring import Scorer
from tests.rounds import FACES, SIMPLE

SCORER = Scorer(SIMPLE)  # ten points within 10 mm, five within 20, one within 50


def target(number: int, x_mm: float, y_mm: float = 0.0, size: float = 1.0, kind: str = SHOOT) -> Target:
    return Target(number, x_mm, y_mm, size, kind, 0, 0.0)


def test_a_shot_is_at_the_target_it_touches() -> None:
    near, far = target(0, 0.0), target(1, 200.0)
    assert aimed_at(SCORER, (near, far), 160.0, 0.0) == far
    assert aimed_at(SCORER, (near, far), 49.0, 0.0) == near


def test_of_two_that_it_touches_the_one_drawn_on_top_is_meant() -> None:
    under, over = target(0, 0.0), target(1, 60.0)
    assert aimed_at(SCORER, (under, over), 15.0, 0.0) == over, "however near the other's centre is"
    assert aimed_at(SCORER, (under, over), 5.0, 0.0) == under


def test_a_miss_is_measured_from_the_nearest_that_should_be_shot() -> None:
    leave, small, large = target(0, 0.0, kind=DONT), target(1, 200.0, size=0.5), target(2, 300.0)
    assert aimed_at(SCORER, (leave, small, large), 60.0, 0.0) == large, "280 half faces are farther than 240 whole ones"
    assert aimed_at(SCORER, (leave, small, large), 170.0, 0.0) == small
    assert aimed_at(SCORER, (leave, small, large), 245.0, 0.0) == large
    assert aimed_at(SCORER, (leave,), 60.0, 0.0) == leave
    assert aimed_at(SCORER, (), 0.0, 0.0) is None


def test_a_smaller_target_is_the_whole_face_at_that_scale() -> None:
    shots = [shot_at(target(0, 100.0, 50.0, size=0.5), 1.0, 100.0 + off, 50.0) for off in (4.9, 5.1, 9.9, 24.9, 25.1)]
    assert [verdict(SCORER, shot).hit.points for shot in shots] == [10, 5, 5, 1, 0]
    assert shots[0][:7] == (1.0, None, pytest.approx(4.9), 0.0, 100.0, 50.0, 0)


def test_a_hit_on_what_must_not_be_shot_is_wrong_and_no_hit() -> None:
    inside, outside = (shot_at(target(0, 0.0, kind=DONT), 1.0, x, 0.0) for x in (5.0, 51.0))
    assert verdict(SCORER, inside).wrong and not verdict(SCORER, inside).hit.hit
    assert verdict(SCORER, inside).hit.points == 0
    assert not verdict(SCORER, outside).wrong


def test_a_shot_at_nothing_is_a_miss_wherever_it_went() -> None:
    shot = shot_at(None, 1.0, 0.0, 0.0)
    assert shot.kind == NOTHING and not verdict(SCORER, shot).hit.hit and not verdict(SCORER, shot).wrong


def test_a_wrong_hit_is_no_inner_ten() -> None:
    rifle = Scorer(FACES.get("issf-air-rifle-10m"))
    hit, wrong = verdict(rifle, Shot(1.0, None, 0.0, 0.0, kind=DONT))
    assert wrong and (hit.points, hit.is_x, hit.tenths, hit.ring) == (0, False, 0, None)
    assert verdict(rifle, Shot(1.0, None, 0.0, 0.0)) == Verdict(rifle.score(0.0, 0.0))
