"""How a face sounds: where the centre is, how near, which ring."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.ear.sonified import LEVEL_HZ, PULSES_HZ, Sonified
from bullseye.target.catalog import Catalogue
from bullseye.target.scoring import Scorer

FACES = Catalogue(Path("none"))
CLASSIC = Sonified(FACES.get("classic"))
way = st.floats(-400, 400)


def test_a_centre_to_the_left_is_heard_on_the_left_and_one_above_is_high() -> None:
    here = CLASSIC.heard(-100, 50)
    assert here.pan < 0 < CLASSIC.heard(100, 50).pan
    assert here.pitch_hz > LEVEL_HZ > CLASSIC.heard(-100, -50).pitch_hz
    assert CLASSIC.heard(0, 0)[:2] == (0.0, LEVEL_HZ)


@given(way, way, st.floats(0.0, 0.99))
def test_nearer_on_the_same_line_is_never_fainter_in_any_sign(x: float, y: float, share: float) -> None:
    far, near = CLASSIC.heard(x, y), CLASSIC.heard(share * x, share * y)
    assert PULSES_HZ[0] <= far.pulses_hz <= near.pulses_hz <= PULSES_HZ[1]
    assert abs(near.pan) <= abs(far.pan) <= 1
    assert near.ring <= far.ring


@given(way, way)
def test_the_ring_that_is_heard_is_the_ring_that_is_scored(x: float, y: float) -> None:
    face = FACES.get("classic")
    hit = Scorer(face).score(-x, -y)
    heard = CLASSIC.heard(x, y)
    assert heard.ring == (len(face.rings) if hit.ring is None else hit.ring)
    assert heard.centre == hit.is_x


@pytest.mark.parametrize("name", FACES.names())
def test_every_face_has_a_centre_that_a_hundredth_of_its_radius_can_find(name: str) -> None:
    face = FACES.get(name)
    sonified = Sonified(face)
    step = sonified.radius_mm / 100
    assert sonified.centre_mm >= step
    assert sonified.heard(0, 0).centre
    assert sonified.heard(step / 2, step / 2).centre
    assert not sonified.heard(sonified.radius_mm / 2, 0).centre
