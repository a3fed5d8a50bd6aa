"""Lengths in every unit become millimetres; angles need the distance at which they were measured."""

from __future__ import annotations

import math

import pytest

from bullseye.errors import BadInputError
from bullseye.tabular.units import Unit, read_distance


@pytest.mark.parametrize(
    ("unit", "mm"),
    [
        (Unit("mm"), 3.0), (Unit("cm"), 30.0), (Unit("in"), 76.2), (Unit("mrad", 100_000.0), 300.0),
        (Unit("moa", 91_440.0), 79.796),  # 1.047 in at 100 yards
    ],
)  # fmt: skip
def test_three_of_a_unit_are_so_many_mm(unit: Unit, mm: float) -> None:
    assert unit.to_mm()(3.0) == pytest.approx(mm, rel=1e-5)


def test_an_angle_is_measured_from_the_middle_of_the_target() -> None:
    assert Unit("moa", 1000.0).to_mm()(-60.0) == pytest.approx(-1000 * math.tan(math.radians(1)), rel=1e-12)


def test_an_angle_without_a_distance_is_asked_for() -> None:
    with pytest.raises(BadInputError, match="--distance 100m"):
        Unit("moa").to_mm()


@pytest.mark.parametrize(
    ("text", "mm"), [("100m", 1e5), ("100 yd", 91440.0), ("50FT", 15240.0), ("25.5 yards", 23317.2), ("900mm", 900.0)]
)
def test_a_distance_has_a_unit(text: str, mm: float) -> None:
    assert read_distance(text) == pytest.approx(mm)


@pytest.mark.parametrize("text", ["100", "far", "0m", "-1m", "nanm", "1e3m", "100 miles"])
def test_any_other_text_is_no_distance(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        read_distance(text)


def test_a_unit_is_called_by_its_words() -> None:
    assert (Unit("in").words, Unit("moa", 91_440.0).words) == ("inches", "MOA at 91.44 m")
