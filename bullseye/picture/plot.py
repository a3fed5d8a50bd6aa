"""Pictures of a face: with the shots on it, or alone with a caption, saved as PNG."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bullseye.errors import StorageError
from bullseye.picture.face import face_ground, face_ppm, rgb
from bullseye.picture.ink import (
    LIGHT,
    PictureColours,
    font,
    stamp_cross,
    stamp_disc,
    stamp_polygon,
    wrapped,
    write_centred,
)
from bullseye.picture.labels import ring_labels
from bullseye.picture.viewport import Viewport
from bullseye.words import number as written
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PIL import Image

    from bullseye.target.face import Face

LEAST_HOLE_PX = 3.0
"""A hole is drawn at its true size, but never smaller than this."""
_EDGE = 1.05  # paper shown around a face, as a share of its diameter
_FARTHEST = 1.2  # the plot widens to show shots up to this many face radii out
_LEAST_DIGIT_PX = 7.0
_DIGIT_OF_EM = 0.71  # height of a figure in the family used


def face_image(
    face: Face, size_px: int, *, colours: PictureColours = LIGHT, range_mm: float | None = None
) -> Image.Image:
    """*face* with its ring numbers, *size_px* square, showing *range_mm* across (or the face and a bit).

    Around it: the face's own paper where it has one, else the ground colour. Numbers too small to read are
    left out.
    """
    from PIL import Image, ImageDraw

    view = Viewport(size_px, size_px, *(range_mm or face.diameter_mm * _EDGE,) * 2)
    scale = view.px_per_mm
    paper = (face_ground(face) if face.rings else None) or rgb(colours.ground)
    ppm = face_ppm(face, size_px, scale, paper)
    image = Image.frombytes("RGB", (size_px, size_px), ppm[-3 * size_px * size_px :])
    draw = ImageDraw.Draw(image)
    for label in ring_labels(face):
        digit_px = label.height_mm * scale
        if digit_px >= _LEAST_DIGIT_PX:
            middle = view.to_px(label.x_mm, label.y_mm)
            write_centred(draw, middle, label.text, digit_px / _DIGIT_OF_EM, label.colour)
    return image


def shot_plot(
    face: Face,
    shots_mm: Sequence[tuple[float, float]],
    size_px: int,
    *,
    colours: PictureColours = LIGHT,
    hole_mm: float | None = None,
    numbered: bool = False,
    mean: bool = True,
) -> Image.Image:
    """*face* with every shot on it as a hole of its true size, and a cross at the mean point of impact.

    shots_mm: (x, y) from the centre, y up. hole_mm: the shot's diameter, the face's gauge if not given; holes
    under 3 px are drawn 3 px wide. The picture widens to show shots beside the face; one farther out than
    that is an arrow at the border. numbered: each hole carries its number, from 1. mean: draw the cross
    (from two shots on).
    """
    hole_mm = face.gauge_mm if hole_mm is None else hole_mm
    radius_mm = face.diameter_mm / 2
    reach_mm = max([radius_mm, *(max(abs(x), abs(y)) + hole_mm for x, y in shots_mm)])
    range_mm = 2 * _EDGE * min(reach_mm, _FARTHEST * radius_mm)
    image = face_image(face, size_px, colours=colours, range_mm=range_mm)
    view = Viewport(size_px, size_px, range_mm, range_mm)
    hole_px = max(LEAST_HOLE_PX, hole_mm * view.px_per_mm) / 2
    for number, (x_mm, y_mm) in enumerate(shots_mm, 1):
        middle = view.to_px(x_mm, y_mm)
        if max(abs(x_mm), abs(y_mm)) > range_mm / 2:
            _arrow(image, (x_mm, -y_mm), colours)
        else:
            _hole(image, middle, hole_px, colours)
            if numbered:
                _number(image, middle, hole_px, number, colours)
    if mean and len(shots_mm) > 1:
        x_mm = math.fsum(x for x, _ in shots_mm) / len(shots_mm)
        y_mm = math.fsum(y for _, y in shots_mm) / len(shots_mm)
        arm_px = max(7.0, size_px / 60)
        stamp_cross(image, view.to_px(x_mm, y_mm), arm_px + 1.5, arm_px / 4 + 3, colours.halo)
        stamp_cross(image, view.to_px(x_mm, y_mm), arm_px, arm_px / 4, colours.mean)
    return image


def _hole(image: Image.Image, middle: tuple[float, float], radius_px: float, colours: PictureColours) -> None:
    """A disc of the hole's size; the pale rim lies outside it, and lets it stand out on black and on blue.

    A large hole is a little clear, so that the line it touches can be seen.
    """
    rim_px = min(1.6, max(1.0, radius_px / 6))
    inside_px = radius_px - rim_px if radius_px > 4 else 0.0
    # The rims reach half a pixel under what comes next, so that no seam shows between two smooth edges.
    under_px = max(0.0, radius_px - 0.5)
    stamp_disc(image, middle, radius_px + rim_px, colours.halo, hollow_px=under_px)
    stamp_disc(image, middle, radius_px, colours.shot_rim, hollow_px=max(0.0, inside_px - 0.5))
    stamp_disc(image, middle, inside_px, colours.shot, opacity=0.82 if radius_px > 10 else 1.0)


def _number(
    image: Image.Image, middle: tuple[float, float], radius_px: float, number: int, colours: PictureColours
) -> None:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    if radius_px >= 10:
        write_centred(draw, middle, str(number), min(radius_px, 28.0), colours.halo)
        return
    x, y = middle[0] + radius_px + 2, middle[1] - radius_px - 1
    pen, dark, pale = font(13), LIGHT.ink, colours.halo
    draw.text((x, y), str(number), fill=dark, font=pen, anchor="ls", stroke_width=2, stroke_fill=pale)


def _arrow(image: Image.Image, towards: tuple[float, float], colours: PictureColours) -> None:
    """A small arrow head at the border, pointing to a shot that lies outside (*towards*: y down)."""
    long = math.hypot(*towards)
    ux, uy = towards[0] / long, towards[1] / long
    half = image.width / 2
    to_border = (half - 14) / max(abs(ux), abs(uy))
    middle = half + ux * to_border, half + uy * to_border
    for tip, back, wide, colour in ((12.0, -7.5, 9.5, colours.halo), (8.5, -5.5, 6.5, colours.mean)):
        corners = [(ux * tip, uy * tip)]
        corners += [(ux * back - side * uy * wide, uy * back + side * ux * wide) for side in (1, -1)]
        stamp_polygon(image, middle, corners, colour)


def face_caption(face: Face) -> tuple[str, str, str]:
    """What to write under a face: its name, its dimensions, and where the numbers come from."""
    parts = [tr("{diameter_mm:g} mm across", diameter_mm=face.diameter_mm)]
    if face.rings:
        ten = face.rings[0]
        parts.append(
            trn(
                "{n} ring, the {points} is {ten_mm:g} mm",
                "{n} rings, the {points} is {ten_mm:g} mm",
                len(face.rings),
                points=ten.points,
                ten_mm=ten.diameter_mm,
            )
        )
    if face.inner_ten_mm is not None:
        parts.append(f"{face.inner_ten_name} {written(face.inner_ten_mm, 'g')} mm")
    parts.append(tr("gauge {gauge_mm:g} mm", gauge_mm=face.gauge_mm))
    if face.distance_m:
        parts.append(tr("shot at {distance_m:g} m", distance_m=face.distance_m))
    return face.name, ", ".join(parts), face.source


def save_face_picture(
    face: Face,
    path: Path,
    size_px: int = 800,
    caption: tuple[str, str, str] | None = None,
    *,
    colours: PictureColours = LIGHT,
) -> None:
    """Write a PNG of *face*, *size_px* wide, with a caption below: a headline, dimensions, a source.

    caption: `face_caption(face)` if not given; an empty string leaves its line out.
    Raises StorageError if the file cannot be written.
    """
    from PIL import Image, ImageDraw

    edge, unit = round(size_px * 0.04), size_px / 800
    headline, dimensions, source = face_caption(face) if caption is None else caption
    width = size_px - 2 * edge
    lines: list[tuple[str, float, str, float]] = []  # text, size px, colour, step px
    for text, size, colour, most in (
        (headline, 30 * unit, colours.ink, 2),
        (dimensions, 18 * unit, colours.ink, 3),
        (source, 15 * unit, colours.quiet, 6),
    ):
        lines += [(line, size, colour, size * 1.4) for line in wrapped(text, size, width, most)]
        if text:
            lines.append(("", size, colour, 8 * unit))
    below = sum(step for *_, step in lines)
    picture = face_image(face, width, colours=colours)
    page = Image.new("RGB", (size_px, round(edge + width + 20 * unit + below + 16 * unit)), colours.ground)
    page.paste(picture, (edge, edge))
    draw = ImageDraw.Draw(page)
    y = edge + width + 20 * unit
    for text, size, colour, step in lines:
        draw.text((edge, y), text, fill=colour, font=font(size), anchor="la")
        y += step
    try:
        page.save(path, format="PNG")
    except OSError as error:
        raise StorageError(
            tr(
                "the picture {path!r} could not be written ({strerror}); choose a folder that exists "
                "and that you may write to",
                path=str(path),
                strerror=error.strerror or error,
            )
        ) from error
