"""Pens for still pictures (Pillow): colours, type, smooth discs and polygons at fractions of a pixel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bullseye.picture.lettering import one_line
from bullseye.picture.line_breaks import fitting, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL import Image, ImageDraw, ImageFont

_FINE = 8  # a shape is drawn this many times larger each way and averaged down


@dataclass(frozen=True, slots=True)
class PictureColours:
    """The colours of a still picture, each "#rrggbb"."""

    ground: str = "#f1efe9"
    ink: str = "#22262b"
    quiet: str = "#666c75"
    rule: str = "#dcd8cf"
    shot: str = "#0072b2"
    shot_rim: str = "#00476f"
    halo: str = "#ffffff"
    mean: str = "#d55e00"


LIGHT = PictureColours()
DARK = PictureColours(ground="#171a1e", ink="#eceae4", quiet="#9aa1ab", rule="#353b43")
"""Shots and crosses keep their colours: they lie on the face, which is the same in every theme."""


def font(size_px: float) -> ImageFont.FreeTypeFont:
    """The one family all pictures are set in: Pillow's own, so it is there on every machine."""
    from PIL import ImageFont

    face = ImageFont.load_default(size_px)
    if not isinstance(face, ImageFont.FreeTypeFont):  # a Pillow built without FreeType
        raise RuntimeError("this Pillow was built without FreeType and cannot set type")
    return face


def fitted(text: str, size_px: float, width_px: float, least_px: float = 0.0) -> tuple[str, float]:
    """*text* and the largest size from *size_px* down to *least_px* at which it is no wider than *width_px*.

    If even the least is too wide, the end gives way to three dots. What ends a line in it becomes a space.
    """
    text = one_line(text)
    wide = font(size_px).getlength(text)
    if wide <= width_px:
        return text, size_px
    least_px = least_px or size_px
    size_px = max(least_px, size_px * width_px / wide)
    while (pen := font(size_px)).getlength(text) > width_px and size_px > least_px:
        size_px = max(least_px, size_px - 0.5)  # hinted letters do not shrink evenly
    if pen.getlength(text) <= width_px:
        return text, size_px
    while text and pen.getlength(text.rstrip() + "...") > width_px:
        text = text[:-1]
    return text.rstrip() + "...", size_px


def wrapped(text: str, size_px: float, width_px: float, most_lines: int) -> list[str]:
    """*text* broken between words into at most *most_lines* lines; what does not fit ends in three dots."""
    pen = font(size_px)
    rest = words(" ".join(one_line(text).split()))
    lines: list[str] = []
    while rest and len(lines) < most_lines:
        count = max(1, fitting(rest, lambda line: pen.getlength(line) <= width_px))
        if len(lines) == most_lines - 1:
            count = len(rest)
        lines.append(fitted("".join(rest[:count]).rstrip(" "), size_px, width_px)[0])
        rest = rest[count:]
    return lines


@lru_cache(maxsize=256)
def ink_box(text: str, size_px: float) -> tuple[int, int, int, int]:
    """Where the ink of *text* lies (left, top, right, bottom px) from the left end of its base line.

    Measured on drawn letters: what Pillow calls a bounding box counts the empty space at a letter's side.
    """
    from PIL import Image, ImageDraw

    text = one_line(text)
    edge = math.ceil(size_px)
    probe = Image.new("L", (math.ceil(font(size_px).getlength(text)) + 2 * edge, 3 * edge))
    ImageDraw.Draw(probe).text((edge, 2 * edge), text, fill=255, font=font(size_px), anchor="ls")
    left, top, right, bottom = probe.getbbox() or (edge, 2 * edge, edge, 2 * edge)
    return left - edge, top - 2 * edge, right - edge, bottom - 2 * edge


def write_centred(
    draw: ImageDraw.ImageDraw, middle: tuple[float, float], text: str, size_px: float, colour: str
) -> None:
    """Set *text* so that what is inked of it, not its line box, is centred on *middle*."""
    left, top, right, bottom = ink_box(text, size_px)
    start = middle[0] - (left + right) / 2, middle[1] - (top + bottom) / 2
    draw.text(start, one_line(text), fill=colour, font=font(size_px), anchor="ls")


def stamp_disc(
    image: Image.Image,
    middle: tuple[float, float],
    radius_px: float,
    colour: str,
    *,
    opacity: float = 1.0,
    hollow_px: float = 0.0,
) -> None:
    """Paint a smooth disc whose middle may lie between pixels; *hollow_px*: a ring, free to that radius."""

    def shape(draw: ImageDraw.ImageDraw, x: float, y: float) -> None:
        for radius, ink in ((radius_px, round(255 * opacity)), (hollow_px, 0)):
            if radius > 0:
                reach = radius * _FINE - 0.5
                box = (round(x - reach), round(y - reach), round(x + reach), round(y + reach))
                draw.ellipse(box, fill=ink)

    _stamp(image, middle, radius_px, colour, shape)


def stamp_polygon(
    image: Image.Image, middle: tuple[float, float], corners: Sequence[tuple[float, float]], colour: str
) -> None:
    """Paint a smooth polygon; *corners* are px from *middle*, y down."""

    def shape(draw: ImageDraw.ImageDraw, x: float, y: float) -> None:
        draw.polygon([(round(x + dx * _FINE), round(y + dy * _FINE)) for dx, dy in corners], fill=255)

    _stamp(image, middle, max(max(abs(x), abs(y)) for x, y in corners), colour, shape)


def stamp_cross(image: Image.Image, middle: tuple[float, float], arm_px: float, wide_px: float, colour: str) -> None:
    """Paint an upright cross with arms of *arm_px*, *wide_px* thick."""
    half = wide_px / 2
    stamp_polygon(image, middle, [(-arm_px, -half), (arm_px, -half), (arm_px, half), (-arm_px, half)], colour)
    stamp_polygon(image, middle, [(-half, -arm_px), (half, -arm_px), (half, arm_px), (-half, arm_px)], colour)


def _stamp(
    image: Image.Image,
    middle: tuple[float, float],
    reach_px: float,
    colour: str,
    shape: Callable[[ImageDraw.ImageDraw, float, float], None],
) -> None:
    """Paint through a mask that *shape* draws in fine pixels about the middle it is given."""
    from PIL import Image, ImageDraw

    left, top = math.floor(middle[0] - reach_px) - 1, math.floor(middle[1] - reach_px) - 1
    side = math.ceil(2 * reach_px) + 4
    mask = Image.new("L", (side * _FINE, side * _FINE))
    # Pillow fills up to and including the last pixel, so half a fine pixel is taken off both ends.
    shape(ImageDraw.Draw(mask), (middle[0] - left) * _FINE - 0.5, (middle[1] - top) * _FINE - 0.5)
    image.paste(colour, (left, top), mask.reduce(_FINE))
