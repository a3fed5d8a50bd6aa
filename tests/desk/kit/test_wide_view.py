"""Drawings as large as a screen: painted quickly, and no other than the renderer of files paints them."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from math import cos, sin, tau

import pytest
from PIL import Image, ImageChops

from bullseye.classroom.lessons.registry import LESSONS
from bullseye.desk.kit.theme import Theme
from bullseye.desk.kit.wide_view import TILE_PX, WideView, quick_image
from bullseye.picture.drawing import Box, Disc, Drawing, Line, Picture, Shape, Text
from bullseye.picture.look import PRINT
from bullseye.picture.raster import to_image
from tests.classroom.lesson_class import simulated

ROUND = tuple((260 + 180 * cos(tau * n / 90), 150 + 120 * sin(tau * n / 90)) for n in range(90))


def sheet(*shapes: Shape) -> Drawing:
    return Drawing(520, 300, "#ffffff", shapes, "A sheet")


def farthest(drawing: Drawing, scale: float = 1.0) -> int:
    """The most that a pixel differs from what the renderer of files paints, 0 to 255."""
    quick, exact = quick_image(drawing, scale), to_image(drawing, scale, letters=False)
    assert quick.size == exact.size
    return max(high for _, high in ImageChops.difference(quick, exact).getextrema())


@pytest.mark.parametrize("scale", [1.0, 1.5, 0.37])
@pytest.mark.parametrize(
    "shape",
    [
        Line(ROUND, "#aa0000", 6.0),
        Line(ROUND, "#aa0000", 3.0, closed=True, fill="#00aa00"),
        Line(ROUND, "", 0.0, closed=True, fill="#00aa00"),
        Line(((3, 290), (515, 8)), "#0000aa", 5.0, (20.0, 11.0)),
        Line(((64, 20), (64, 280)), "#0000aa", 30.0),
        Disc(256, 128, 100, "#aa00aa", "#000000", 4.0),
        Disc(0, 0, 30, "#aa00aa"),
    ],
    ids=["curve", "filled", "without outline", "dashed", "thick", "disc", "corner"],
)
def test_what_has_smooth_edges_is_painted_as_in_a_file(shape: Shape, scale: float) -> None:
    # Pillow rounds a slanted line's corners elsewhere in each tile, by a sixth of a pixel; a piece left out is 255.
    assert farthest(sheet(shape), scale) <= 90


def test_the_inside_of_a_large_area_has_no_holes() -> None:
    image = quick_image(sheet(Line(ROUND, "", 0, closed=True, fill="#00aa00")))
    for x in range(100, 420, TILE_PX // 3):
        assert image.getpixel((x, 150)) == (0, 170, 0)


def test_boxes_and_thin_straight_lines_lie_sharp_on_whole_pixels() -> None:
    image = quick_image(sheet(Line(((10, 50.4), (200, 50.4)), "#000000", 2.2), Box(30.3, 80.2, 40, 30, "#123456")))
    column = [image.getpixel((100, y)) for y in range(45, 56)]
    assert column.count((0, 0, 0)) == 2 and column.count((255, 255, 255)) == 9
    assert image.getpixel((30, 80)) == image.getpixel((69, 109)) == (0x12, 0x34, 0x56)
    assert image.getpixel((29, 80)) == image.getpixel((70, 80)) == (255, 255, 255)


def test_a_thin_dashed_line_has_its_gaps() -> None:
    image = quick_image(sheet(Line(((100, 10), (100, 50)), "#000000", 2.0, (10.0, 5.0))))
    dark = [y for y in range(10, 50) if image.getpixel((100, y)) == (0, 0, 0)]
    assert dark == [*range(10, 20), *range(25, 35), *range(40, 50)]


def test_what_stands_later_lies_on_top_whatever_its_kind() -> None:
    red, disc = Box(0, 0, 520, 300, "#ff0000"), Disc(100, 100, 50, "#00ff00")
    picture = Picture(50, 50, 100, 100, Image.new("RGB", (9, 9), "#0000ff"))
    assert quick_image(sheet(red, disc)).getpixel((100, 100)) == (0, 255, 0)
    assert quick_image(sheet(disc, red)).getpixel((100, 100)) == (255, 0, 0)
    assert quick_image(sheet(disc, picture)).getpixel((100, 100)) == (0, 0, 255)
    assert quick_image(sheet(picture, disc)).getpixel((100, 100)) == (0, 255, 0)


def test_a_picture_between_pixels_has_no_dark_edge() -> None:
    pale = Picture(20.3, 20.3, 99.7, 99.7, Image.new("RGB", (300, 300), "#eeeeee"))
    assert min(low for low, _ in quick_image(sheet(pale)).getextrema()) >= 0xEE


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: one.id)
def test_a_lesson_is_the_same_picture_but_for_the_sharper_grid(lesson: object) -> None:
    page = lesson.page(simulated("timed-30", (15.0, 40.0)))  # type: ignore[attr-defined]
    drawing = page.drawing(960, 420, replace(PRINT, scale=1.4))
    differs = ImageChops.difference(quick_image(drawing), to_image(drawing, letters=False)).convert("L")
    assert sum(differs.histogram()[80:]) < 0.004 * 960 * 420


def test_the_view_shows_picture_and_words(tk_root: tk.Tk) -> None:
    view = WideView(tk_root, Theme(tk_root, "projector"))
    view.place(x=0, y=0, width=520, height=300)
    tk_root.update()
    view.show(sheet(Disc(100, 100, 50, "#00ff00"), Text(260, 40, "Brave Otter", 40, "#000000", "center")))
    kinds = [view.type(item) for item in view.find_all()]
    assert kinds == ["image", "text"]
    assert view.itemcget(view.find_all()[1], "text") == "Brave Otter"
