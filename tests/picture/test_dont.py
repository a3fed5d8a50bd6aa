"""The sign of a target that must not be shot: a square with a cross within its disc, clear outside."""

from __future__ import annotations

import io

import pytest

from bullseye.picture.dont import SQUARE_SHARE, dont_png, mix

INK, GROUND = (200, 80, 0), (230, 230, 230)


def pixels(size: int, diameter: float) -> object:
    from PIL import Image

    return Image.open(io.BytesIO(dont_png((size, size), diameter, INK, GROUND))).convert("RGBA").load()


@pytest.mark.parametrize("diameter", [4, 9, 30, 131, 240])
def test_every_size_can_be_drawn_and_is_clear_in_the_corners(diameter: int) -> None:
    found = pixels(diameter + 2, diameter)
    assert found[0, 0][3] == 0 and found[diameter + 1, diameter + 1][3] == 0  # type: ignore[index]
    middle = diameter // 2
    assert found[middle, middle][3] == 255  # type: ignore[index]


def test_the_square_lies_within_the_disc_and_carries_a_white_cross() -> None:
    assert SQUARE_SHARE <= 2**-0.5
    found = pixels(202, 200)
    assert found[101, 101] == (255, 255, 255, 255)  # type: ignore[index]
    for x, y in ((65, 65), (137, 65), (65, 137), (137, 137)):
        assert found[x, y] == (255, 255, 255, 255)  # type: ignore[index]
    stripes = {found[x, 101][:3] for x in range(40, 70)}  # type: ignore[index]
    assert INK in stripes and len(stripes) == 2
    assert found[101, 10][:3] == mix(INK, GROUND, 0.72)  # type: ignore[index]


def test_alpha_is_hard() -> None:
    found = pixels(202, 200)
    assert {found[x, y][3] for x in range(202) for y in range(202)} == {0, 255}  # type: ignore[index]
