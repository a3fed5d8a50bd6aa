"""Pens: text that fits its place, and smooth shapes at fractions of a pixel."""

from __future__ import annotations

import math
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from bullseye.picture.face import rgb
from bullseye.picture.ink import (
    DARK,
    LIGHT,
    fitted,
    font,
    ink_box,
    stamp_cross,
    stamp_disc,
    stamp_polygon,
    wrapped,
    write_centred,
)


def light_of(image: Image.Image) -> float:
    return sum(level * count for level, count in enumerate(image.convert("L").histogram())) / 255


def middle_of(image: Image.Image) -> tuple[float, float]:
    """Centre of the light, px."""
    total = x_sum = y_sum = 0.0
    for n, level in enumerate(image.convert("L").tobytes()):
        total += level
        x_sum += level * (n % image.width + 0.5)
        y_sum += level * (n // image.width + 0.5)
    return x_sum / total, y_sum / total


@pytest.mark.parametrize("radius", [1.5, 3.0, 7.7, 20.0])
def test_a_stamped_disc_has_its_area_and_its_place(radius: float) -> None:
    image = Image.new("RGB", (60, 60))
    stamp_disc(image, (30.3, 29.6), radius, "#ffffff")
    assert light_of(image) == pytest.approx(math.pi * radius**2, rel=0.03)
    assert middle_of(image) == pytest.approx((30.3, 29.6), abs=0.07)


def test_a_hollow_disc_leaves_its_middle_as_it_was() -> None:
    image = Image.new("RGB", (40, 40), "#204060")
    stamp_disc(image, (20, 20), 15, "#ffffff", hollow_px=10)
    assert image.getpixel((20, 20)) == (0x20, 0x40, 0x60)
    assert image.getpixel((32, 20)) == (255, 255, 255)


def test_opacity_is_a_share_of_the_colour() -> None:
    image = Image.new("RGB", (40, 40))
    stamp_disc(image, (20, 20), 15, "#ffffff", opacity=0.4)
    assert image.getpixel((20, 20)) == (102, 102, 102)


def test_a_stamp_over_the_border_is_cut_there() -> None:
    image = Image.new("RGB", (20, 20))
    stamp_disc(image, (0, 0), 10, "#ffffff")
    assert light_of(image) == pytest.approx(math.pi * 100 / 4, rel=0.03)


def test_a_polygon_and_a_cross_have_their_area() -> None:
    image = Image.new("RGB", (40, 40))
    stamp_polygon(image, (20, 20), [(-10, -5), (10, -5), (10, 5), (-10, 5)], "#ffffff")
    assert light_of(image) == pytest.approx(200, rel=0.03)
    image = Image.new("RGB", (40, 40))
    stamp_cross(image, (20, 20), 10, 2, "#ffffff")
    assert light_of(image) == pytest.approx(76, rel=0.08)
    assert middle_of(image) == pytest.approx((20, 20), abs=0.1)


@pytest.mark.parametrize("text", ["1", "8", "10"])
def test_centred_text_has_its_ink_in_the_middle(text: str) -> None:
    image = Image.new("L", (80, 80))
    write_centred(ImageDraw.Draw(image), (40, 40), text, 40, "#ffffff")
    box = image.getbbox()
    assert box is not None
    assert ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) == pytest.approx((40, 40), abs=1.5)


def test_text_that_fits_keeps_its_size_and_too_long_a_text_shrinks_then_is_cut() -> None:
    assert fitted("Ada", 30, 500) == ("Ada", 30)
    words, size = fitted("Ada Lovelace of Ockham Park", 30, 300, 10)
    assert words == "Ada Lovelace of Ockham Park"
    assert 10 <= size < 30
    words, size = fitted("Ada " * 100, 30, 300, 10)
    assert size == 10
    assert words.startswith("Ada Ada")
    assert words.endswith("...")


@given(text=st.text(max_size=80), width=st.floats(40, 400))
@settings(max_examples=60)
def test_fitted_text_is_never_wider_than_its_place(text: str, width: float) -> None:
    line = " ".join(text.split())
    words, size = fitted(line, 24, width, 9)
    assert font(size).getlength(words) <= width


@given(text=st.text(alphabet="ab cde fgh", max_size=200), width=st.floats(40, 400), most=st.integers(1, 4))
@settings(max_examples=60)
def test_wrapped_text_keeps_to_its_width_and_its_lines(text: str, width: float, most: int) -> None:
    lines = wrapped(text, 16, width, most)
    assert len(lines) <= most
    assert all(font(16).getlength(line) <= width for line in lines)
    if not any(line.endswith("...") for line in lines):
        assert " ".join(lines).split() == text.split()


def test_every_colour_is_one_and_the_text_can_be_read_on_its_ground() -> None:
    for colours in (LIGHT, DARK):
        values = {field.name: rgb(getattr(colours, field.name)) for field in fields(colours)}
        for text in ("ink", "quiet"):
            assert contrast(values[text], values["ground"]) >= 4.5


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio as WCAG 2 defines it."""
    lights = []
    for colour in (one, other):
        parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        lights.append(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05)
    return max(lights) / min(lights)


def test_nothing_is_drawn_by_a_disc_of_no_size() -> None:
    image, before = Image.new("RGB", (9, 9), "#123456"), Image.new("RGB", (9, 9), "#123456")
    stamp_disc(image, (4, 4), 0, "#ffffff")
    assert ImageChops.difference(image, before).getbbox() is None


@pytest.mark.parametrize("sign", "\n\x1d\x85\u2028\u2029")
def test_what_ends_a_line_is_set_as_a_space(sign: str) -> None:
    assert fitted(f"a{sign}b", 20, 400) == ("a b", 20)
    assert wrapped(f"a{sign}b", 20, 400, 2) == ["a b"]
    assert ink_box(f"a{sign}b", 20) == ink_box("a b", 20)
