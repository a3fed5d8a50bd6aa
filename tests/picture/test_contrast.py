"""Can neighbouring rings be told apart, and by whom?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bullseye.picture.contrast import BLINDNESS, clashes, contrast, difference, lab, linear, seen_by
from bullseye.target.catalog import Catalogue
from bullseye.target.face import Face, Ring

RED, GREEN, BLUE = "#ff0000", "#00ff00", "#0000ff"


def face(*fills: str, line: str = "", line_mm: float = 1.0) -> Face:
    rings = tuple(Ring(100.0 * n, 10 - n, fill, line) for n, fill in enumerate(fills, start=1))
    return Face(id="sample", name="Sample", rings=rings, gauge_mm=5, line_mm=line_mm)


def test_black_on_white_has_the_largest_contrast_and_a_colour_on_itself_the_least() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)
    assert contrast(RED, RED) == 1.0


@pytest.mark.parametrize(
    ("colour", "wanted"),
    [(RED, (53.24, 80.09, 67.20)), (GREEN, (87.73, -86.18, 83.18)), (BLUE, (32.30, 79.19, -107.86))],
)
def test_lab_has_the_published_values_of_the_srgb_primaries(colour: str, wanted: tuple[float, float, float]) -> None:
    assert lab(linear(colour)) == pytest.approx(wanted, abs=0.02)


@pytest.mark.parametrize("eyes", BLINDNESS)
def test_grey_stays_grey_for_every_eye(eyes: str) -> None:
    seen = seen_by("#808080", eyes)
    assert seen == pytest.approx(linear("#808080"), abs=1e-4)


def test_red_and_green_of_one_brightness_fall_together_without_red_or_green_cones() -> None:
    red, green = "#c04040", "#5c7a3c"
    assert difference(red, green) > 2 * difference(red, green, "deuteranopia")


def test_neighbours_of_one_colour_clash_unless_a_line_divides_them() -> None:
    assert [c.eyes for c in clashes(face(RED, RED))] == ["any eyes"]
    assert clashes(face(RED, RED, line="#ffffff")) == []


def test_a_line_too_thin_to_see_divides_nothing() -> None:
    assert len(clashes(face(RED, RED, line="#ffffff", line_mm=0.01))) == 1


def test_a_clash_names_the_eyes_it_is_one_for() -> None:
    (clash,) = clashes(face("#e43bd4", "#5286cb"))
    assert clash.eyes in BLINDNESS
    assert clash.eyes in clash.sentence()


@pytest.mark.parametrize("name", Catalogue().shipped_names())
def test_every_shipped_face_can_be_read_by_all_eyes(name: str) -> None:
    assert clashes(Catalogue().get(name)) == []


def test_a_recoloured_face_of_ours_is_caught() -> None:
    classic = Catalogue().get("classic")
    rings = tuple(replace(ring, fill="#f4c430", line="") for ring in classic.rings)
    assert len(clashes(replace(classic, rings=rings))) == len(rings) - 1
