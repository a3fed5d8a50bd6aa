"""Drawings: shapes that cannot be painted are refused, and sheets can be put together."""

from __future__ import annotations

from math import inf, nan

import pytest
from PIL import Image

from bullseye.picture.drawing import ANCHORS, Box, Disc, Drawing, Line, Picture, Text, beside, moved, turned

SHEET = Drawing(100, 50, "#ffffff", (Disc(10, 10, 4, "#000000"),), "A disc")


@pytest.mark.parametrize("wrong", [nan, inf, -inf])
def test_a_length_that_is_not_finite_is_refused_with_its_value(wrong: float) -> None:
    for make in (
        lambda: Line(((0, 0), (wrong, 1)), "#000000"),
        lambda: Box(0, 0, wrong, 1),
        lambda: Disc(wrong, 0, 1),
        lambda: Text(0, wrong, "a", 12, "#000000"),
        lambda: Picture(0, 0, wrong, 1, Image.new("RGB", (1, 1))),
    ):
        with pytest.raises(ValueError, match=f"{wrong!r} cannot be drawn"):
            make()
    with pytest.raises(ValueError, match="more than 0"):
        Drawing(wrong, 10, "#ffffff", (), "")


def test_sizes_below_nothing_empty_lines_and_unknown_anchors_are_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        Disc(0, 0, -1)
    with pytest.raises(ValueError, match="without points"):
        Line((), "#000000")
    with pytest.raises(ValueError, match="a size above 0"):
        Text(0, 0, "a", 0, "#000000")
    with pytest.raises(ValueError, match="'middle'.*center"):
        Text(0, 0, "a", 12, "#000000", "middle")
    assert [Text(0, 0, "a", 12, "#000000", anchor).anchor for anchor in ANCHORS] == list(ANCHORS)


def test_a_moved_shape_keeps_everything_but_its_place() -> None:
    assert moved(Disc(1, 2, 3, "#111111"), 10, 20) == Disc(11, 22, 3, "#111111")
    assert moved(Line(((0, 0), (1, 1)), "#111111", 2), 1, 2) == Line(((1, 2), (2, 3)), "#111111", 2)
    picture = moved(Picture(0, 0, 9, 9, Image.new("RGB", (1, 1)), (Disc(1, 1, 1),)), 5, 6)
    assert isinstance(picture, Picture)
    assert (picture.x, picture.y, picture.vector) == (5, 6, (Disc(6, 7, 1),))


def test_drawings_stand_beside_and_below_one_another() -> None:
    sheet = beside([SHEET, SHEET, SHEET], 2, 10, "Three")
    assert (sheet.width, sheet.height) == (210, 110)
    assert [(shape.x, shape.y) for shape in sheet.shapes if isinstance(shape, Disc)] == [(10, 10), (120, 10), (10, 70)]


def test_a_drawing_on_another_ground_brings_it_along() -> None:
    dark = Drawing(100, 50, "#000000", (), "Dark")
    assert Box(110, 0, 100, 50, fill="#000000") in beside([SHEET, dark], 2, 10, "Two").shapes
    with pytest.raises(ValueError, match="0 drawings"):
        beside([], 2, 10, "None")


def test_a_sheet_of_words_is_turned_for_a_language_from_the_right_and_turned_back() -> None:
    shapes = (
        Text(10, 5, "Ann", 12, "#000000"), Text(50, 5, "7", 12, "#000000", anchor="center"),
        Line(((0, 9), (30, 9)), "#000000"), Box(5, 20, 10, 4), Disc(90, 20, 3),
    )  # fmt: skip
    sheet = Drawing(100, 40, "#ffffff", shapes, "A board")
    words, figure, line, box, disc = turned(sheet).shapes
    assert isinstance(words, Text) and (words.x, words.anchor) == (90, "e")
    assert isinstance(figure, Text) and (figure.x, figure.anchor) == (50, "center")
    assert isinstance(line, Line) and line.points == ((100, 9), (70, 9))
    assert isinstance(box, Box) and box.x == 85
    assert isinstance(disc, Disc) and disc.x == 10
    assert turned(turned(sheet)) == sheet
