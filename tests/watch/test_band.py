"""A value is a shot at a face: on target the ten, each band a ring, scored by the one scorer."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.target.face import parse_face
from bullseye.target.face_toml import to_toml
from bullseye.target.scoring import Scorer
from bullseye.watch.band import EDGE_MM, Band, check_band, face

NUMBERS = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("value", "points", "whole"),
    [(150, 10.9, 10), (200, 10.9, 10), (230, 10.4, 10), (251, 9.9, 9), (350, 8.0, 8), (640, 2.2, 2), (900, 0.0, 0)],
)
def test_slower_than_the_target_is_further_out(value: float, points: float, whole: int) -> None:
    band = Band(200.0, 50.0, "lower")
    assert band.points(value) == points and band.score(value).points == whole


@given(target=NUMBERS, ring=st.floats(0.1, 1e6), off=st.floats(0, 1e6))
def test_near_counts_both_sides_and_each_side_counts_as_its_own(target: float, ring: float, off: float) -> None:
    near, lower, higher = (Band(target, ring, better) for better in ("near", "lower", "higher"))
    assert near.off(target + off) == lower.off(target + off)
    assert near.off(target - off) == higher.off(target - off)
    assert lower.off(target - off) == higher.off(target + off) == 0


def test_it_is_a_real_face_that_a_face_file_could_hold() -> None:
    assert parse_face(to_toml(face()).encode(), "target", "target.toml") == face()
    assert Scorer(face()).decimals


@given(value=NUMBERS, angle=st.floats(0, 7))
def test_the_shot_lies_as_far_out_as_the_value_is_wrong_and_never_off_the_picture(value: float, angle: float) -> None:
    band = Band(0.0, 100.0)
    x, y = band.place(value, angle)
    assert math.hypot(x, y) == pytest.approx(min(abs(value) / 10, EDGE_MM))


@pytest.mark.parametrize(
    ("band", "word"),
    [
        (Band(1, 0), "a ring of 0"),
        (Band(1, -1), "a ring of -1"),
        (Band(math.nan, 1), "target of nan"),
        (Band(1, 1, "up"), "'up'"),
    ],
)
def test_an_impossible_band_is_refused_in_a_sentence(band: Band, word: str) -> None:
    with pytest.raises(BadInputError, match=word):
        check_band(band)
    assert check_band(Band(1, 1)) == Band(1, 1)
