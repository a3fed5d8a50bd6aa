"""PNG: a shape is painted where it is, smooth, at every scale, and as the other renderers have it."""

from __future__ import annotations

import math

import pytest
from PIL import Image

from bullseye.picture.drawing import Box, Disc, Drawing, Line, Picture, Shape, Text
from bullseye.picture.raster import bounds, to_image


def painted(*shapes: Shape, scale: float = 1.0, size: tuple[float, float] = (100, 60)) -> Image.Image:
    return to_image(Drawing(*size, "#000000", shapes, ""), scale)


def light_of(image: Image.Image) -> float:
    return sum(level * count for level, count in enumerate(image.convert("L").histogram())) / 255


@pytest.mark.parametrize("scale", [1.0, 2.0, 1.37])
def test_a_disc_has_its_colour_at_its_place_and_its_area(scale: float) -> None:
    image = painted(Disc(70, 20, 9, fill="#ffffff"), scale=scale)
    assert image.size == (math.ceil(100 * scale), math.ceil(60 * scale))
    assert image.getpixel((int(70 * scale), int(20 * scale))) == (255, 255, 255)
    assert image.getpixel((int(70 * scale), int(35 * scale))) == (0, 0, 0)
    assert light_of(image) == pytest.approx(math.pi * 81 * scale**2, rel=0.02)


def test_an_outline_lies_half_inside_and_half_outside_and_leaves_the_middle_alone() -> None:
    ring = painted(Disc(50, 30, 20, outline="#ffffff", width=4))
    assert ring.getpixel((50, 30)) == (0, 0, 0)
    assert ring.getpixel((69, 30)) == ring.getpixel((71, 30)) == (255, 255, 255)
    assert light_of(ring) == pytest.approx(math.pi * (22**2 - 18**2), rel=0.03)
    box = painted(Box(20, 20, 40, 20, outline="#ffffff", width=2))
    assert light_of(box) == pytest.approx(42 * 22 - 38 * 18, abs=1)
    assert box.getpixel((40, 30)) == (0, 0, 0)


def test_a_slanted_line_is_as_heavy_as_it_is_long_and_has_smooth_edges() -> None:
    image = painted(Line(((10, 10), (80, 45)), "#ffffff", 3))
    long = math.hypot(70, 35)
    assert light_of(image) == pytest.approx(3 * long + math.pi * 1.5**2, rel=0.08)
    assert len({level for level, count in enumerate(image.convert("L").histogram()) if count}) > 6


def test_a_thin_upright_line_in_the_middle_of_a_pixel_fills_just_that() -> None:
    image = painted(Line(((20.5, 10), (20.5, 50)), "#ffffff", 1))
    assert image.getpixel((20, 30)) == (255, 255, 255)
    assert image.getpixel((19, 30)) == image.getpixel((21, 30)) == (0, 0, 0)


def test_dashes_leave_gaps_of_their_length() -> None:
    image = painted(Line(((0, 30), (100, 30)), "#ffffff", 2, (6, 4)))
    assert light_of(image) == pytest.approx(2 * 60, rel=0.05)
    assert image.getpixel((3, 30)) == (255, 255, 255)
    assert image.getpixel((8, 30)) == (0, 0, 0)


def test_a_filled_outline_has_the_area_of_its_polygon() -> None:
    image = painted(Line(((10, 10), (60, 10), (10, 50)), "", 0, closed=True, fill="#ffffff"))
    assert light_of(image) == pytest.approx(50 * 40 / 2, rel=0.02)


def test_what_stands_later_lies_on_top() -> None:
    block = Text(50, 30, "\u2588", 40, "#00ff00", "center")
    image = painted(Box(0, 0, 100, 60, "#0000ff"), block, Disc(50, 30, 5, "#ff0000"))
    assert image.getpixel((50, 30)) == (255, 0, 0)
    assert image.getpixel((50, 20)) == (0, 255, 0)
    assert image.getpixel((2, 2)) == (0, 0, 255)


def test_a_picture_fills_its_rectangle_and_a_clear_part_of_it_stays_clear() -> None:
    half = Image.new("RGBA", (2, 1), (0, 0, 0, 0))
    half.putpixel((0, 0), (255, 0, 0, 255))
    image = painted(Picture(10, 10, 40, 20, half.resize((40, 20), Image.Resampling.NEAREST)))
    assert image.getpixel((15, 20)) == (255, 0, 0)
    assert image.getpixel((45, 20)) == (0, 0, 0)


@pytest.mark.parametrize("anchor", ["nw", "n", "ne", "w", "center", "e", "sw", "s", "se"])
@pytest.mark.parametrize("angle", [0.0, 90.0, 30.0])
def test_text_lies_within_its_bounds_whatever_its_anchor_and_angle(anchor: str, angle: float) -> None:
    text = Text(120, 100, "Mjg 412", 24, "#ffffff", anchor, angle=angle)
    image = painted(text, size=(240, 200))
    inked = image.getbbox()
    assert inked is not None
    left, top, right, bottom = bounds(text)
    assert left - 2 <= inked[0] < inked[2] <= right + 2
    assert top - 2 <= inked[1] < inked[3] <= bottom + 2
    assert (inked[2] - inked[0], inked[3] - inked[1]) > (20, 10)


def test_a_high_picture_is_the_same_in_strips_as_in_one_piece() -> None:
    slant = Line(((5, 5), (90, 395)), "#ffffff", 3)
    image = painted(slant, size=(100, 400))
    moved = painted(Line(((5, 45), (90, 435)), "#ffffff", 3), size=(100, 440)).crop((0, 40, 100, 440))
    assert light_of(image) == pytest.approx(light_of(moved), rel=0.001)
    # A seam between two strips would be a row with less light than its neighbours.
    rows = [light_of(image.crop((0, y, 100, y + 1))) for y in range(20, 380)]
    assert max(rows) - min(rows) < 0.8


def test_texts_can_be_left_to_whoever_shows_the_picture() -> None:
    drawing = Drawing(50, 50, "#000000", (Text(25, 25, "A", 30, "#ffffff", "center"),), "")
    assert to_image(drawing).getbbox() is not None
    assert to_image(drawing, letters=False).getbbox() is None


@pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf"), 1e6])
def test_a_scale_that_makes_no_picture_is_refused(scale: float) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        painted(scale=scale)


@pytest.mark.parametrize("angle", [0, 90])
@pytest.mark.parametrize("sign", "\n\x1c\x85\u2028\u2029\x07")
def test_what_ends_a_line_in_a_text_is_drawn_as_a_space(sign: str, angle: float) -> None:
    first, second = (
        to_image(Drawing(80, 80, "#ffffff", (Text(40, 40, text, 12, "#000000", "center", angle=angle),), "t"))
        for text in (f"a{sign}b", "a b")
    )
    assert first.tobytes() == second.tobytes()
