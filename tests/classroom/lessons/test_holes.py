"""Holes stamped into the face: they lie where those of the shot chart lie, and look the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import ImageChops, ImageStat

from bullseye.classroom.lessons.holes import with_holes
from bullseye.picture.chart import shot_chart
from bullseye.picture.drawing import Disc, Drawing, Picture
from bullseye.picture.ink import LIGHT
from bullseye.picture.look import PRINT
from bullseye.picture.raster import to_image
from bullseye.target.face import Face, Ring
from tests.rounds import FACES

FACE = FACES.get("classic")
SHOTS = [(0.0, 0.0), (3.0, 1.0), (100.3, -50.7), (-150.0, 120.0), (0.0, 199.0), (500.0, 20.0)]


def both(
    shots: list[tuple[float, float]], hole_mm: float = 6.0, scale: float = 1.0, legend: bool = True
) -> tuple[Drawing, Drawing]:
    look = replace(PRINT, scale=scale)

    def chart(holes: bool) -> Drawing:
        return shot_chart(FACE, shots, hole_mm=hole_mm, holes=holes, legend=legend, width=900, height=600, look=look)

    return chart(True), with_holes(chart(False), FACE, shots, hole_mm, look, legend)


@pytest.mark.parametrize("legend", [True, False])
@pytest.mark.parametrize(("hole_mm", "scale"), [(6.0, 1.0), (4.5, 2.2), (0.1, 1.0), (30.0, 1.0)])
def test_they_look_as_those_of_the_shot_chart(hole_mm: float, scale: float, legend: bool) -> None:
    drawn, stamped = both(SHOTS, hole_mm, scale, legend)
    one, other = to_image(drawn, letters=False), to_image(stamped, letters=False)
    differs = ImageStat.Stat(ImageChops.difference(one, other).convert("L")).sum[0]
    bare = to_image(replace(drawn, shapes=tuple(s for s in drawn.shapes if not isinstance(s, Disc))), letters=False)
    holes = ImageStat.Stat(ImageChops.difference(one, bare).convert("L")).sum[0]
    assert differs < (0.15 if legend else 0.2) * holes


def test_each_hole_has_its_middle_where_the_shot_went() -> None:
    _, chart = both([(100.0, 50.0), (-30.0, -80.0)])
    picture = next(shape for shape in chart.shapes if isinstance(shape, Picture))
    bare = next(shape for shape in both([])[1].shapes if isinstance(shape, Picture))
    # The same face, so whatever differs is the holes.
    assert picture.image.size == bare.image.size
    changed = ImageChops.difference(picture.image, bare.image).convert("L").point(lambda value: 255 if value else 0)
    px_per_mm = picture.image.width / (FACE.diameter_mm * 1.05)
    left, top, right, bottom = changed.crop((picture.image.width // 2, 0, *picture.image.size)).getbbox() or (0,) * 4
    assert (left + right) / 2 == pytest.approx(100 * px_per_mm, abs=1.5)
    assert picture.image.height / 2 - (top + bottom) / 2 == pytest.approx(50 * px_per_mm, abs=1.5)


def test_the_picture_that_was_given_stays_as_it_was() -> None:
    look = replace(PRINT, scale=1.0)
    bare = shot_chart(FACE, SHOTS, hole_mm=6.0, holes=False, width=900, height=600, look=look)
    before = next(shape for shape in bare.shapes if isinstance(shape, Picture)).image.tobytes()
    with_holes(bare, FACE, SHOTS, 6.0, look)
    again = shot_chart(FACE, SHOTS, hole_mm=6.0, holes=False, width=900, height=600, look=look)
    assert next(shape for shape in again.shapes if isinstance(shape, Picture)).image.tobytes() == before


def test_thousands_of_shots_make_no_more_shapes_than_two_and_vector_formats_take_the_picture() -> None:
    few, many = both(SHOTS[:4])[1], both(SHOTS[:4] * 900)[1]
    assert abs(len(few.shapes) - len(many.shapes)) < 12  # the overlay alone differs
    assert next(shape for shape in many.shapes if isinstance(shape, Picture)).vector == ()


def test_a_hole_is_seen_on_a_ring_of_its_own_colour() -> None:
    ring = Ring(400, 10, LIGHT.shot)
    face = Face(id="plain", name="Plain", rings=(ring,), gauge_mm=6.0)
    for size in (400, 900):
        bare = shot_chart(face, [(0.0, 0.0)], hole_mm=6.0, holes=False, legend=False, width=size, height=size)
        picture = next(
            s for s in with_holes(bare, face, [(0.0, 0.0)], 6.0, PRINT, False).shapes if isinstance(s, Picture)
        )
        row = [picture.image.getpixel((x, picture.image.height // 2)) for x in range(picture.image.width)]
        pale = [sum(pixel[:3]) > 450 for pixel in row]  # type: ignore[index]
        fine = picture.image.width / picture.w
        middle = slice(len(row) // 3, 2 * len(row) // 3)
        assert sum(pale[middle]) >= 2 * 1.2 * fine, "a light edge of more than a pixel on both sides"
