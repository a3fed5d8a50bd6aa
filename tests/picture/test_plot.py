"""Faces with shots, and faces saved with a caption."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from bullseye.errors import StorageError
from bullseye.picture.face import rgb
from bullseye.picture.ink import DARK, LIGHT
from bullseye.picture.plot import face_caption, face_image, save_face_picture, shot_plot
from bullseye.target.face import Face, Ring

FACE = Face(
    id="sample",
    name="Sample face",
    rings=(Ring(40, 10, "#ffffff"), Ring(100, 9, "#ffffff", text="#000000")),
    gauge_mm=10,
    source="Typed from a sheet.",
    distance_m=25,
)
UNPRINTED = replace(FACE, rings=(Ring(40, 10, "#ffffff"), Ring(100, 9, "#ffffff")))


def changed(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int] | None:
    return ImageChops.difference(one, other).getbbox()


def count_near(image: Image.Image, colour: str) -> int:
    """How many pixels come within 50 of *colour* in every channel."""
    want = rgb(colour)
    data = image.tobytes()
    pixels = zip(data[::3], data[1::3], data[2::3], strict=True)
    return sum(all(abs(a - b) <= 50 for a, b in zip(pixel, want, strict=True)) for pixel in pixels)


def test_a_shot_stands_where_it_was_with_y_up_and_at_its_true_size() -> None:
    bare, plot = face_image(UNPRINTED, 420), shot_plot(UNPRINTED, [(25.0, 30.0)], 420)
    scale = 420 / 105
    box = changed(bare, plot)
    assert box is not None
    assert ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) == pytest.approx((210 + 100, 210 - 120), abs=1)
    dark = sum(count_near(plot, c) for c in (LIGHT.shot, LIGHT.shot_rim))
    assert dark == pytest.approx(math.pi * (5 * scale) ** 2, rel=0.12)


def test_a_hole_of_no_width_is_still_seen() -> None:
    plot = shot_plot(UNPRINTED, [(0.0, 0.0)], 400, hole_mm=0.0)
    assert 4 <= count_near(plot, LIGHT.shot_rim) + count_near(plot, LIGHT.shot) <= 12


def test_the_hole_given_replaces_the_gauge() -> None:
    small, large = (shot_plot(UNPRINTED, [(0.0, 0.0)], 400, hole_mm=mm) for mm in (4.0, 16.0))
    bare = face_image(UNPRINTED, 400)
    small_box, large_box = changed(bare, small), changed(bare, large)
    assert small_box is not None
    assert large_box is not None
    assert large_box[2] - large_box[0] > 3 * (small_box[2] - small_box[0])


def test_the_cross_marks_the_mean_point_of_impact_from_two_shots_on() -> None:
    shots = [(-30.0, 20.0), (30.0, 20.0), (0.0, -10.0)]
    with_cross, without = shot_plot(UNPRINTED, shots, 420), shot_plot(UNPRINTED, shots, 420, mean=False)
    box = changed(with_cross, without)
    assert box is not None
    assert ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) == pytest.approx((210, 210 - 10 * 4), abs=1)
    one = [(5.0, 5.0)]
    assert changed(shot_plot(FACE, one, 200), shot_plot(FACE, one, 200, mean=False)) is None


@pytest.mark.parametrize("hole_mm", [1.0, 10.0])
def test_numbers_are_written_only_when_asked_for(hole_mm: float) -> None:
    plain = shot_plot(FACE, [(20.0, 0.0)], 420, hole_mm=hole_mm)
    numbered = shot_plot(FACE, [(20.0, 0.0)], 420, hole_mm=hole_mm, numbered=True)
    box = changed(plain, numbered)
    assert box is not None
    assert math.dist(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), (210 + 80, 210)) < 20


def test_a_shot_beside_the_face_widens_the_picture() -> None:
    near, beside = (shot_plot(UNPRINTED, [shot], 400, colours=DARK) for shot in ((0.0, 0.0), (54.0, 0.0)))
    assert count_near(beside, "#ffffff") < count_near(near, "#ffffff")
    assert count_near(beside, LIGHT.shot) > 500


@pytest.mark.parametrize(("x", "y"), [(900.0, 0.0), (0.0, 900.0), (-900.0, -900.0)])
def test_a_shot_far_out_is_an_arrow_at_the_border(x: float, y: float) -> None:
    plot = shot_plot(UNPRINTED, [(x, y)], 400)
    bare = face_image(UNPRINTED, 400, range_mm=126.0)
    box = changed(bare, plot)
    assert box is not None
    across, up = (box[0] + box[2]) / 2 - 200, 200 - (box[1] + box[3]) / 2
    assert math.hypot(across, up) > 180
    assert math.atan2(up, across) == pytest.approx(math.atan2(y, x), abs=0.02)
    assert count_near(plot, LIGHT.mean) > 40


def test_ring_numbers_are_left_out_where_they_could_not_be_read() -> None:
    assert changed(face_image(FACE, 600), face_image(UNPRINTED, 600)) is not None
    assert changed(face_image(FACE, 60), face_image(UNPRINTED, 60)) is None


def test_the_ground_is_the_paper_where_the_face_has_paper() -> None:
    assert face_image(FACE, 100, colours=DARK).getpixel((0, 0)) == rgb(DARK.ground)
    paper = replace(FACE, ground="#f5f1e6")
    assert face_image(paper, 100, colours=DARK).getpixel((0, 0)) == (0xF5, 0xF1, 0xE6)


def test_a_caption_says_name_dimensions_and_source() -> None:
    assert face_caption(replace(FACE, inner_ten_mm=20.0)) == (
        "Sample face",
        "100 mm across, 2 rings, the 10 is 40 mm, X 20 mm, gauge 10 mm, shot at 25 m",
        "Typed from a sheet.",
    )
    blank = Face(id="b", name="B", rings=(), gauge_mm=5, blank_mm=300)
    assert face_caption(blank) == ("B", "300 mm across, gauge 5 mm", "")


def test_a_saved_picture_is_a_png_with_the_face_above_its_caption(tmp_path: Path) -> None:
    save_face_picture(FACE, tmp_path / "a.png", 300)
    save_face_picture(FACE, tmp_path / "b.png", 300, ("", "", ""))
    with Image.open(tmp_path / "a.png") as image, Image.open(tmp_path / "b.png") as bare:
        assert image.format == "PNG"
        assert image.width == bare.width == 300
        assert image.height > bare.height + 30
        face_part = (12, 12, 288, 288)
        assert changed(image.crop(face_part), face_image(FACE, 276)) is None
        below = image.crop((0, 296, 300, image.height)).convert("L").getextrema()
        assert isinstance(below[0], int)
        assert below[0] < 80


def test_a_picture_that_cannot_be_written_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nowhere.*choose a folder that exists"):
        save_face_picture(FACE, tmp_path / "nowhere" / "a.png", 100)
