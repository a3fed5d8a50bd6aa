"""What a chart is before anything paints it: a few kinds of shapes on a sheet, each at its place in pixels.

A chart function describes its picture once, as a `Drawing`. Four small renderers paint it: `picture.raster` (PNG),
`picture.svg`, `picture.pdf` and the window's canvas. Lengths are px at 96 dpi, x right, y DOWN, from the top left
corner; colours are "#rrggbb", and an empty colour paints nothing. What stands later lies on top.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

ANCHORS = ("n", "ne", "e", "se", "s", "sw", "w", "nw", "center")

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line through *points*, at least one; its joints and ends are round.

    *dash*: lengths in px, drawn and left out in turn; empty is solid. *closed* joins the last point to the first.
    *fill* paints the inside, which is then closed whether the outline is or not. An empty *colour* or a *width* of 0
    leaves the outline out. Raises ValueError for no points, a length that is not finite, or a width below 0.
    """

    points: tuple[Spot, ...]
    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()
    closed: bool = False
    fill: str = ""

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("a line without points cannot be drawn; give one or more")
        _must_be_finite(self, self.width, *self.dash, *(value for point in self.points for value in point))
        _must_not_be_negative("line", self.width, *self.dash)


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle with its top left corner at (x, y); the outline lies half inside, half outside.

    Raises ValueError for a length that is not finite, or a side or line width below 0.
    """

    x: float
    y: float
    w: float
    h: float
    fill: str = ""
    outline: str = ""
    width: float = 1.0

    def __post_init__(self) -> None:
        _must_be_finite(self, self.x, self.y, self.w, self.h, self.width)
        _must_not_be_negative("box", self.w, self.h, self.width)


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc of radius *r* about (x, y); the outline lies half inside, half outside. Raises as `Box` does."""

    x: float
    y: float
    r: float
    fill: str = ""
    outline: str = ""
    width: float = 1.0

    def __post_init__(self) -> None:
        _must_be_finite(self, self.x, self.y, self.r, self.width)
        _must_not_be_negative("disc", self.r, self.width)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, *size* px high (the em, as in CSS), with its *anchor* at (x, y).

    The anchor is Tk's: the side or corner of the line's box (from ascender to descender) that stands at (x, y), so
    "w" begins there at half height and "n" hangs centred below. *angle* turns the text about (x, y), in degrees
    against the clock. Raises ValueError for an unknown anchor, a size not above 0, or a length that is not finite.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: str = "w"
    bold: bool = False
    angle: float = 0.0

    def __post_init__(self) -> None:
        _must_be_finite(self, self.x, self.y, self.size, self.angle)
        if self.size <= 0:
            raise ValueError(f"a text of {self.size!r} px cannot be read; give a size above 0")
        if self.anchor not in ANCHORS:
            raise ValueError(f"no anchor is called {self.anchor!r}; choose one of: {', '.join(ANCHORS)}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A Pillow *image* stretched over a rectangle with its top left corner at (x, y).

    *vector* is the same picture in shapes, in the sheet's pixels, for renderers that have none: SVG and PDF paint it
    in place of the image where it is given. Raises as `Box` does.
    """

    x: float
    y: float
    w: float
    h: float
    image: Image.Image
    vector: tuple[Shape, ...] = ()

    def __post_init__(self) -> None:
        _must_be_finite(self, self.x, self.y, self.w, self.h)
        _must_not_be_negative("picture", self.w, self.h)


Shape = Line | Box | Disc | Text | Picture


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet of *width* x *height* px in the colour *ground*, with *shapes* on it, the first one lowest.

    *title* says in one sentence what there is to see: it is the text alternative in SVG and PDF, and is not painted.
    Raises ValueError for a sheet without an area.
    """

    width: float
    height: float
    ground: str
    shapes: tuple[Shape, ...]
    title: str

    def __post_init__(self) -> None:
        if not (isfinite(self.width) and isfinite(self.height) and self.width > 0 and self.height > 0):
            raise ValueError(f"a sheet cannot be {self.width!r} x {self.height!r} px; each side needs more than 0")


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """*shape*, *dx* px to the right and *dy* px down from where it was."""
    if isinstance(shape, Line):
        return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
    if isinstance(shape, Picture):
        vector = tuple(moved(part, dx, dy) for part in shape.vector)
        return replace(shape, x=shape.x + dx, y=shape.y + dy, vector=vector)
    return replace(shape, x=shape.x + dx, y=shape.y + dy)


def beside(drawings: tuple[Drawing, ...] | list[Drawing], columns: int, gap: float, title: str) -> Drawing:
    """Several drawings as one, in rows of *columns* with *gap* px between them, on the first one's ground.

    Each column is as wide as its widest drawing, each row as high as its highest. Raises ValueError for no drawings
    or fewer than one column.
    """
    if not drawings or columns < 1:
        raise ValueError(f"{len(drawings)} drawings in {columns!r} columns make no sheet; give one or more of each")
    rows = [drawings[n : n + columns] for n in range(0, len(drawings), columns)]
    widths = [max(row[n].width for row in rows if n < len(row)) for n in range(min(columns, len(drawings)))]
    shapes: list[Shape] = []
    y = 0.0
    for row in rows:
        x = 0.0
        for drawing, width in zip(row, widths, strict=False):
            if drawing.ground != drawings[0].ground:
                shapes.append(Box(x, y, drawing.width, drawing.height, fill=drawing.ground))
            shapes += [moved(shape, x, y) for shape in drawing.shapes]
            x += width + gap
        y += max(drawing.height for drawing in row) + gap
    whole = sum(widths) + gap * (len(widths) - 1)
    return Drawing(whole, y - gap, drawings[0].ground, tuple(shapes), title)


def _must_be_finite(shape: object, *values: float) -> None:
    for value in values:
        if not isfinite(value):
            kind = type(shape).__name__.lower()
            raise ValueError(f"a {kind} with a length of {value!r} cannot be drawn; give finite numbers")


def _must_not_be_negative(kind: str, *values: float) -> None:
    for value in values:
        if value < 0:
            raise ValueError(f"a {kind} with a length of {value!r} cannot be drawn; give 0 or more")


def turned(drawing: Drawing) -> Drawing:
    """*drawing*, a sheet of words, with its left at the right: for a language that is read from there."""
    return replace(drawing, shapes=tuple(_turned(shape, drawing.width) for shape in drawing.shapes))


def _turned(shape: Shape, width: float) -> Shape:
    if isinstance(shape, Line):
        return replace(shape, points=tuple((width - x, y) for x, y in shape.points))
    if isinstance(shape, Text):
        anchor = shape.anchor if shape.anchor == "center" else shape.anchor.translate(str.maketrans("ew", "we"))
        return replace(shape, x=width - shape.x, anchor=anchor)
    return replace(shape, x=width - shape.x - (0.0 if isinstance(shape, Disc) else shape.w))
