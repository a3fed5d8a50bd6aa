"""What a round's spread is worth: measured on all shots at faces, and carried to another face by its size."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from bullseye.drill.catalog import Drills
from bullseye.play.round.spread_worth import faces_to_compare, on_face, spread_of
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.scorecard import Scorecard, score_record
from bullseye.session.shooter import Shooter
from bullseye.session.shot import Shot
from bullseye.session.simulation import play
from bullseye.target.catalog import Catalogue

FACES = Catalogue()


def card(face: str = "classic", sigma_mm: float = 20.0, drill: str = "timed-60") -> Scorecard:
    plan = RoundPlan(FACES.get(face), Drills().get(drill), 5, "Ana")
    record = play(plan, Shooter(sigma_mm, Random(1)), StepClock(), lambda: "id")
    assert record is not None
    return score_record(record, FACES.get(face))


def with_shots(found: Scorecard, *places: tuple[float, float]) -> Scorecard:
    return shot_instead(found, *(found.shots[0]._replace(x_mm=x, y_mm=y) for x, y in places))


def shot_instead(found: Scorecard, *shots: Shot) -> Scorecard:
    return replace(found, record=replace(found.record, shots=shots))


def test_the_spread_of_many_shots_is_that_of_the_shooter() -> None:
    spread = spread_of(card(sigma_mm=20.0))
    assert spread is not None
    assert spread.sigma_mm == pytest.approx(20.0, rel=0.15)


def test_the_points_expected_are_about_those_that_were_shot() -> None:
    found = card("issf-air-rifle-10m", sigma_mm=3.0)
    spread = spread_of(found)
    assert spread is not None
    assert spread.points == pytest.approx(found.totals.points / len(found.shots), abs=0.6)


def test_misses_count_as_well() -> None:
    found = card()
    near = spread_of(with_shots(found, (5, 0), (0, 5), (-5, 0)))
    far = spread_of(with_shots(found, (5, 0), (0, 5), (-5, 0), (900, 0)))
    assert near is not None and far is not None
    assert far.sigma_mm > 20 * near.sigma_mm


def test_a_shot_at_a_target_of_half_the_size_counts_on_that_targets_scale() -> None:
    found = with_shots(card(), (10, 0), (0, 10), (-10, 0))
    halved = shot_instead(found, *(s._replace(x_mm=s.x_mm / 2, y_mm=s.y_mm / 2, size=0.5) for s in found.shots))
    assert spread_of(halved) == spread_of(found)


def test_what_was_not_aimed_at_a_face_does_not_count() -> None:
    found = with_shots(card(), (10, 0), (0, 10), (-10, 0))
    wild = found.shots[0]._replace(x_mm=900.0, kind="nothing")
    assert spread_of(shot_instead(found, *found.shots, wild)) == spread_of(found)


def test_two_shots_or_a_face_without_rings_have_no_spread() -> None:
    assert spread_of(with_shots(card(), (1, 0), (0, 1))) is None
    blank = FACES.get("blank")
    assert spread_of(replace(card(), face=blank)) is None


def test_on_the_same_face_of_twice_the_size_the_same_spread_is_worth_the_same() -> None:
    spread = spread_of(card())
    assert spread is not None
    face = replace(spread.face, gauge_mm=0.0)
    rings = tuple(replace(ring, diameter_mm=2 * ring.diameter_mm) for ring in face.rings)
    double = replace(face, rings=rings, inner_ten_mm=2 * (face.inner_ten_mm or 0))
    there = on_face(spread, double)
    assert there.sigma_mm == pytest.approx(2 * spread.sigma_mm)
    assert there.points == pytest.approx(on_face(spread, face).points)


def test_faces_are_compared_by_name_without_the_own_one_and_those_without_rings() -> None:
    faces = faces_to_compare(FACES.items(), "classic")
    names = [face.id for face in faces]
    assert "classic" not in names and "blank" not in names
    assert [f.name.casefold() for f in faces] == sorted(f.name.casefold() for f in faces)


def test_targets_of_several_sizes_have_no_spread_in_common() -> None:
    found = with_shots(card(), (10, 0), (0, 10), (-10, 0))
    first, *others = found.shots
    assert spread_of(shot_instead(found, first._replace(size=0.5), *others)) is None
    assert spread_of(card(drill="sudden-death")) is None


def test_one_far_miss_does_not_swamp_the_rest_and_is_counted_apart() -> None:
    near = [(15, 0), (0, 15), (-15, 0), (0, -15), (10, 10), (-10, -10)]
    found = card()
    alone, with_miss = spread_of(with_shots(found, *near)), spread_of(with_shots(found, *near, (5000, 0)))
    assert alone is not None and with_miss is not None
    assert (alone.left_out, with_miss.left_out) == (0, 1)
    assert with_miss[:3] == alone[:3]
    on_the_face = spread_of(with_shots(found, *near, (190, 0)))
    assert on_the_face is not None and on_the_face.left_out == 0, "a hit is never left out"
