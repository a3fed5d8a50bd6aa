"""Paints a drawing as a Pillow image: every edge smooth, by painting six times as large and averaging down."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bullseye.picture.drawing import Box, Disc, Drawing, Line, Picture, Shape, Text
from bullseye.picture.found_fonts import Found, boxes_text, pen_of
from bullseye.picture.lettering import base_line, one_line, pen, runs, side, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PIL import Image, ImageDraw

FINE = 6
_STRIP_PX = 160  # the large copy is made for this many rows at a time, so that a poster needs no more memory
_MOST_PX = 20_000

Spot = tuple[float, float]
Bounds = tuple[float, float, float, float]


def to_image(drawing: Drawing, scale: float = 1.0, *, letters: bool = True) -> Image.Image:
    """*drawing* as an RGB image of (width x scale, height x scale) px, rounded up.

    letters: False leaves the texts out, for whoever sets them in a type of its own. Raises ValueError for a scale
    that makes an image of more than 20,000 px on a side, or none.
    """
    from PIL import Image

    if not (math.isfinite(scale) and scale > 0 and max(drawing.width, drawing.height) * scale <= _MOST_PX):
        raise ValueError(f"a picture cannot be {scale!r} times {drawing.width:g} x {drawing.height:g} px")
    size = math.ceil(drawing.width * scale - 1e-6), math.ceil(drawing.height * scale - 1e-6)
    image = Image.new("RGB", size, drawing.ground)
    bounded = [(bounds(shape), shape) for shape in drawing.shapes]
    if not letters:
        bounded = [(box, shape) for box, shape in bounded if not isinstance(shape, Text)]
    # Texts are set by the font's own smoothing and pictures are smooth already: only runs of shapes are enlarged.
    run: list[tuple[Bounds, Shape]] = []
    for box, shape in bounded:
        if isinstance(shape, Text | Picture):
            _paint_run(image, run, scale)
            run = []
            _set_text(image, shape, scale) if isinstance(shape, Text) else _put_picture(image, shape, scale)
        else:
            run.append((box, shape))
    _paint_run(image, run, scale)
    return image


def boxes_said(drawings: Iterable[Drawing]) -> str:
    """What to say of the letters that no font has for the pictures of *drawings*; "" where none is missing."""
    texts = {shape for drawing in drawings for shape in drawing.shapes if isinstance(shape, Text)}
    letters = "".join(unknown(shape.text, shape.bold) for shape in sorted(texts, key=lambda shape: shape.text))
    return boxes_text("".join(dict.fromkeys(letters)))


def bounds(shape: Shape) -> Bounds:
    """Left, top, right and bottom of what *shape* paints, in the sheet's px; of a text, of its line's box."""
    from bullseye.picture.lettering import ASCENT, DESCENT, text_width

    if isinstance(shape, Line):
        half = shape.width / 2 if shape.colour else 0.0
        xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
        return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
    if isinstance(shape, Box):
        half = shape.width / 2 if shape.outline else 0.0
        return shape.x - half, shape.y - half, shape.x + shape.w + half, shape.y + shape.h + half
    if isinstance(shape, Disc):
        reach = shape.r + (shape.width / 2 if shape.outline else 0.0)
        return shape.x - reach, shape.y - reach, shape.x + reach, shape.y + reach
    if isinstance(shape, Picture):
        return shape.x, shape.y, shape.x + shape.w, shape.y + shape.h
    wide = text_width(shape.text, shape.size, shape.bold)
    left = -side(shape.anchor) * wide
    base = base_line(shape.anchor, shape.size)
    top, bottom = base - ASCENT * shape.size, base + DESCENT * shape.size
    turn = math.radians(-shape.angle)
    corners = [(x, y) for x in (left, left + wide) for y in (top, bottom)]
    xs = [x * math.cos(turn) - y * math.sin(turn) for x, y in corners]
    ys = [x * math.sin(turn) + y * math.cos(turn) for x, y in corners]
    return shape.x + min(xs), shape.y + min(ys), shape.x + max(xs), shape.y + max(ys)


# -- lines, boxes and discs --------------------------------------------------------------------------


def _paint_run(image: Image.Image, run: Sequence[tuple[Bounds, Shape]], scale: float) -> None:
    """Paint shapes that follow one another, within the part of the image that they cover, strip by strip."""
    from PIL import Image, ImageDraw

    if not run:
        return
    left = max(0, math.floor(min(box[0] for box, _ in run) * scale) - 1)
    right = min(image.width, math.ceil(max(box[2] for box, _ in run) * scale) + 1)
    top = max(0, math.floor(min(box[1] for box, _ in run) * scale) - 1)
    bottom = min(image.height, math.ceil(max(box[3] for box, _ in run) * scale) + 1)
    if left >= right:
        return
    for start in range(top, bottom, _STRIP_PX):
        end = min(bottom, start + _STRIP_PX)
        here = [shape for box, shape in run if box[1] * scale < end + 1 and box[3] * scale > start - 1]
        if not here:
            continue
        under = image.crop((left, start, right, end))
        size = (right - left) * FINE, (end - start) * FINE
        large = under.resize(size, Image.Resampling.NEAREST)
        brush = _Brush(ImageDraw.Draw(large), scale * FINE, left * FINE, start * FINE)
        for shape in here:
            brush.paint(shape)
        image.paste(large.reduce(FINE), (left, start))


class _Brush:
    """Draws on the enlarged copy of a part whose top left corner is (left, top), all in enlarged px."""

    def __init__(self, draw: ImageDraw.ImageDraw, scale: float, left: float, top: float) -> None:
        self._draw, self._scale, self._left, self._top = draw, scale, left, top

    def paint(self, shape: Shape) -> None:
        if isinstance(shape, Line):
            self._line(shape)
        elif isinstance(shape, Box):
            half = shape.width / 2
            if shape.fill:
                self._box(shape.x, shape.y, shape.x + shape.w, shape.y + shape.h, shape.fill)
            if shape.outline and shape.width:
                x0, y0, x1, y1 = shape.x - half, shape.y - half, shape.x + shape.w + half, shape.y + shape.h + half
                inner_y0, inner_y1 = min(y0 + shape.width, y1), max(y1 - shape.width, y0)
                self._box(x0, y0, x1, inner_y0, shape.outline)
                self._box(x0, inner_y1, x1, y1, shape.outline)
                self._box(x0, y0, min(x0 + shape.width, x1), y1, shape.outline)
                self._box(max(x1 - shape.width, x0), y0, x1, y1, shape.outline)
        elif isinstance(shape, Disc):
            self._disc(shape)

    def _at(self, x: float, y: float) -> Spot:
        return x * self._scale - self._left, y * self._scale - self._top

    def _box(self, x0: float, y0: float, x1: float, y1: float, colour: str) -> None:
        left, top = self._at(x0, y0)
        right, bottom = self._at(x1, y1)
        # Pillow paints up to and including the last pixel.
        box = round(left), round(top), round(right) - 1, round(bottom) - 1
        if box[0] <= box[2] and box[1] <= box[3]:
            self._draw.rectangle(box, fill=colour)

    def _round(self, x: float, y: float, reach: float, colour: str) -> None:
        """A disc in enlarged px; x and y are lines between pixels."""
        reach -= 0.5
        box = x - 0.5 - reach, y - 0.5 - reach, x - 0.5 + reach, y - 0.5 + reach
        if reach >= 0:
            self._draw.ellipse(tuple(map(round, box)), fill=colour)

    def _disc(self, disc: Disc) -> None:
        x, y = self._at(disc.x, disc.y)
        half = disc.width / 2 if disc.outline else 0.0
        outer, inner = (disc.r + half) * self._scale, max(0.0, disc.r - half) * self._scale
        if half and disc.fill:
            self._round(x, y, outer, disc.outline)
            self._round(x, y, inner, disc.fill)
        elif half:
            reach = outer - 0.5  # what lies inside must stay, so only the rim is painted
            box = x - 0.5 - reach, y - 0.5 - reach, x - 0.5 + reach, y - 0.5 + reach
            self._draw.ellipse(tuple(map(round, box)), outline=disc.outline, width=max(1, round(outer - inner)))
        elif disc.fill:
            self._round(x, y, outer, disc.fill)

    def _polygon(self, corners: Sequence[Spot], colour: str) -> None:
        self._draw.polygon([(round(x - 0.5), round(y - 0.5)) for x, y in corners], fill=colour)

    def _line(self, line: Line) -> None:
        spots = [self._at(x, y) for x, y in line.points]
        if line.fill and len(spots) > 2:
            self._polygon(spots, line.fill)
        if not line.colour or not line.width:
            return
        half = line.width * self._scale / 2
        if line.closed:
            spots = [*spots, spots[0]]
        if line.dash and sum(line.dash) > 0:
            for piece in _dashes(spots, [length * self._scale for length in line.dash]):
                self._stroke(piece, half, line.colour, round_ends=False)
        else:
            self._stroke(spots, half, line.colour, round_ends=True)

    def _stroke(self, spots: Sequence[Spot], half: float, colour: str, *, round_ends: bool) -> None:
        for (ax, ay), (bx, by) in zip(spots, spots[1:], strict=False):
            if (ax, ay) == (bx, by):
                continue
            if ax == bx or ay == by:  # as exact as a box
                wide, high = (half, 0.0) if ax == bx else (0.0, half)
                box = [round(min(ax, bx) - wide), round(min(ay, by) - high)]
                box += [round(max(ax, bx) + wide) - 1, round(max(ay, by) + high) - 1]
                if box[0] <= box[2] and box[1] <= box[3]:
                    self._draw.rectangle(box, fill=colour)
                continue
            self._draw.line((ax - 0.5, ay - 0.5, bx - 0.5, by - 0.5), fill=colour, width=max(1, round(2 * half)))
        if half >= 1.5:
            for x, y in spots if round_ends else spots[1:-1]:
                self._round(x, y, half, colour)


def _dashes(spots: Sequence[Spot], lengths: Sequence[float]) -> list[list[Spot]]:
    """The pieces of a line that are drawn, when *lengths* are drawn and left out in turn."""
    if len(lengths) % 2:
        lengths = [*lengths, *lengths]
    pieces: list[list[Spot]] = []
    number, left = 0, lengths[0]
    piece = [spots[0]]
    for (ax, ay), (bx, by) in zip(spots, spots[1:], strict=False):
        long, done = math.hypot(bx - ax, by - ay), 0.0
        while long - done > left:
            done += left
            spot = ax + (bx - ax) * done / long, ay + (by - ay) * done / long
            if number % 2 == 0:
                pieces.append([*piece, spot])
            piece = [spot]
            number = (number + 1) % len(lengths)
            left = max(lengths[number], 1e-3)
        left -= long - done
        piece.append((bx, by))
    if number % 2 == 0 and len(piece) > 1:
        pieces.append(piece)
    return pieces


# -- pictures and texts ------------------------------------------------------------------------------


def _put_picture(image: Image.Image, picture: Picture, scale: float) -> None:
    from PIL import Image

    left, top = round(picture.x * scale), round(picture.y * scale)
    wide = max(1, round((picture.x + picture.w) * scale) - left)
    high = max(1, round((picture.y + picture.h) * scale) - top)
    paint = picture.image
    if paint.size != (wide, high):
        paint = paint.resize((wide, high), Image.Resampling.LANCZOS)
    image.paste(paint, (left, top), paint if paint.mode == "RGBA" else None)


def _set_text(image: Image.Image, text: Text, scale: float) -> None:
    from PIL import Image, ImageDraw

    if not text.text.strip():
        return
    size = text.size * scale
    font = pen(round(size, 2), text.bold)
    below = base_line(text.anchor, size)
    place = {0.0: "ls", 0.5: "ms", 1.0: "rs"}[side(text.anchor)]
    line = one_line(text.text)
    pieces = runs(line, text.bold)
    if any(found is not None for found, _ in pieces):
        _set_pieces(image, text, pieces, size, scale)
        return
    if not text.angle:
        at = text.x * scale, round(text.y * scale + below)  # letters stand sharp on whole rows
        ImageDraw.Draw(image).text(at, line, fill=text.colour, font=font, anchor=place)
        return
    reach = math.ceil(font.getlength(line) + 2 * size) + 2
    mask = Image.new("L", (2 * reach, 2 * reach))
    ImageDraw.Draw(mask).text((reach, reach + below), line, fill=255, font=font, anchor=place)
    _paste_turned(image, mask, text, reach, scale)


def _set_pieces(
    image: Image.Image, text: Text, pieces: Sequence[tuple[Found | None, str]], size: float, scale: float
) -> None:
    """A line with letters of the system's fonts, one piece after the other."""
    from PIL import Image, ImageDraw

    fonts = [pen(round(size, 2), text.bold) if found is None else pen_of(found, round(size, 2)) for found, _ in pieces]
    widths = [font.getlength(piece) for font, (_, piece) in zip(fonts, pieces, strict=True)]
    reach = math.ceil(sum(widths) + 2 * size) + 2
    mask = Image.new("L", (2 * reach, 2 * reach))
    at, base = reach - side(text.anchor) * sum(widths), reach + base_line(text.anchor, size)
    for font, wide, (_, piece) in zip(fonts, widths, pieces, strict=True):
        ImageDraw.Draw(mask).text((at, base), piece, fill=255, font=font, anchor="ls")
        at += wide
    _paste_turned(image, mask, text, reach, scale)


def _paste_turned(image: Image.Image, mask: Image.Image, text: Text, reach: int, scale: float) -> None:
    """Paint through *mask*, whose middle is the text's place, turned by the text's angle."""
    from PIL import Image

    mask = mask.rotate(text.angle, resample=Image.Resampling.BICUBIC)
    image.paste(text.colour, (round(text.x * scale) - reach, round(text.y * scale) - reach), mask)
