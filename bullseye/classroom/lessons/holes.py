"""Thousands of holes on a face: one is painted, and stamped into the picture as often as there are shots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bullseye.picture.axes import Sheet
from bullseye.picture.drawing import Drawing, Picture
from bullseye.picture.ink import LIGHT
from bullseye.picture.look import Look
from bullseye.picture.target_charts import hole_reaches, range_mm_of
from bullseye.picture.viewport import face_range_mm
from bullseye.target.face import Face

if TYPE_CHECKING:
    from PIL import Image

LEAST_PX = 1.5
_FINE = 8
_EIGHTHS = 4
"""A hole stands at one of so many places within a pixel each way: the eye sees no finer."""


def with_holes(
    chart: Drawing, face: Face, shots_mm: Sequence[tuple[float, float]], hole_mm: float, look: Look, legend: bool = True
) -> Drawing:
    """*chart*, which `shot_chart` made of these shots without their holes, with the holes in its picture.

    *legend* says whether it made one.

    They look as those of `shot_chart`, the latest on top; a shot beyond the picture has its arrow there already.
    """
    at = next(n for n, shape in enumerate(chart.shapes) if isinstance(shape, Picture))
    picture = chart.shapes[at]
    assert isinstance(picture, Picture)
    range_mm = (range_mm_of if legend else face_range_mm)(face, shots_mm, hole_mm)
    image = picture.image.copy()
    fine = image.width / picture.w
    px_per_mm = image.width / range_mm
    radius = max(LEAST_PX, hole_mm / 2 * picture.w / range_mm) * fine
    px = Sheet(chart.width, chart.height, look, "").look.px(1.0) * fine
    middle, reach_mm = image.width / 2, range_mm / 2
    for x_mm, y_mm in shots_mm:
        if max(abs(x_mm), abs(y_mm)) <= reach_mm:
            x, part_x = divmod(round((middle + x_mm * px_per_mm) * _EIGHTHS), _EIGHTHS)
            y, part_y = divmod(round((middle - y_mm * px_per_mm) * _EIGHTHS), _EIGHTHS)
            stamp, edge = _stamp(round(radius, 3), round(px, 3), part_x, part_y)
            image.paste(stamp, (x - edge, y - edge), stamp)
    # Shapes for vector formats would lack the holes, so these formats take the picture too.
    stamped = replace(picture, image=image, vector=())
    return replace(chart, shapes=(*chart.shapes[:at], stamped, *chart.shapes[at + 1 :]))


@lru_cache(maxsize=64)
def _stamp(radius: float, px: float, part_x: int, part_y: int) -> tuple[Image.Image, int]:
    """A hole with smooth edges, its middle that many parts of a pixel from a corner, and how far in that corner is."""
    from PIL import Image, ImageDraw

    reaches = hole_reaches(radius, px)
    edge = int(reaches[0] + 2)
    size = 2 * edge + 1
    halo = tuple(bytes.fromhex(LIGHT.halo[1:]))
    large = Image.new("RGBA", (size * _FINE, size * _FINE), (*halo, 0))
    draw = ImageDraw.Draw(large)
    x, y = ((edge + part / _EIGHTHS) * _FINE - 0.5 for part in (part_x, part_y))
    for reach, colour in zip(reaches, (LIGHT.halo, LIGHT.shot_rim, LIGHT.shot), strict=True):
        r = reach * _FINE - 0.5
        draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)
    return large.reduce(_FINE), edge
