"""Pixels to millimetres and back."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.picture.viewport import Viewport

lengths = st.floats(1, 20_000)
places = st.floats(-1e4, 1e4)


def test_the_centre_of_the_window_is_the_origin_and_y_points_up() -> None:
    view = Viewport(800, 600, 400, 400)
    assert view.px_per_mm == 1.5
    assert view.to_mm(400, 300) == (0, 0)
    assert view.to_px(100, 50) == (550, 225)
    assert view.to_mm(550, 225) == (100, 50)


def test_the_shorter_side_decides_and_the_margin_is_kept_free() -> None:
    assert Viewport(1000, 500, 100, 100).px_per_mm == 5
    assert Viewport(500, 1000, 100, 100).px_per_mm == 5
    assert Viewport(1000, 500, 100, 100, margin_px=50).px_per_mm == 4
    assert Viewport(1000, 500, 200, 50).px_per_mm == 5


def test_a_window_smaller_than_its_margins_still_has_a_scale() -> None:
    assert Viewport(1, 1, 100, 100, margin_px=24).px_per_mm == 0.01


def test_a_click_means_the_middle_of_its_pixel() -> None:
    view = Viewport(100, 100, 100, 100)
    assert view.pixel_to_mm(49, 49) == (-0.5, 0.5)
    assert view.pixel_to_mm(50, 50) == (0.5, -0.5)


@given(width=lengths, height=lengths, w_mm=lengths, h_mm=lengths, x=places, y=places)
@settings(max_examples=200)
def test_there_and_back_is_the_same_place(
    width: float, height: float, w_mm: float, h_mm: float, x: float, y: float
) -> None:
    view = Viewport(width, height, w_mm, h_mm)
    near_mm = 1e-11 * (1 + max(width, height) / view.px_per_mm)
    assert view.to_mm(*view.to_px(x, y)) == pytest.approx((x, y), rel=1e-11, abs=near_mm)
    near_px = 1e-11 * (1 + max(width, height))
    assert view.to_px(*view.to_mm(x, y)) == pytest.approx((x, y), rel=1e-11, abs=near_px)


@given(width=lengths, height=lengths, w_mm=lengths, h_mm=lengths, margin=st.floats(0, 100))
@settings(max_examples=200)
def test_the_whole_range_is_inside_the_margins_and_touches_a_pair(
    width: float, height: float, w_mm: float, h_mm: float, margin: float
) -> None:
    view = Viewport(width, height, w_mm, h_mm, margin)
    left, top = view.to_px(-w_mm / 2, h_mm / 2)
    near = 1e-9 * (width + height)
    if min(width, height) > 2 * margin + 1:
        assert left >= margin - near
        assert top >= margin - near
        assert min(left - margin, top - margin) == pytest.approx(0, abs=near)


def test_a_resized_window_shows_the_same_place_in_mm() -> None:
    small, large = Viewport(640, 480, 500, 500), Viewport(1920, 1440, 500, 500)
    x, y = small.to_px(123.4, -56.7)
    assert large.to_mm(3 * x, 3 * y) == pytest.approx((123.4, -56.7))


@pytest.mark.parametrize("bad", [0, -3, math.nan, math.inf])
@pytest.mark.parametrize("place", range(4))
def test_a_length_that_is_none_is_named(bad: float, place: int) -> None:
    lengths = [100.0, 100.0, 100.0, 100.0]
    lengths[place] = bad
    name = ("width_px", "height_px", "range_w_mm", "range_h_mm")[place]
    with pytest.raises(BadInputError, match=f"{name} is {bad}"):
        Viewport(*lengths)


def test_a_negative_margin_is_named() -> None:
    with pytest.raises(BadInputError, match="margin_px is -1"):
        Viewport(10, 10, 10, 10, -1)


def test_a_viewport_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Viewport(10, 10, 10, 10).width_px = 5  # type: ignore[misc]
