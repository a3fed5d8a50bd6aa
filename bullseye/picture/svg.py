"""Writes a drawing as SVG: one file that needs no other, each shape one element, figures rounded to 1/100 px."""

from __future__ import annotations

import re
from base64 import b64encode
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from bullseye.picture.drawing import Box, Disc, Drawing, Line, Picture, Shape, Text
from bullseye.picture.lettering import FAMILY, base_line, side

_FAMILIES = f"'{FAMILY}', Verdana, 'Segoe UI', 'Noto Sans', sans-serif"
_ANCHOR = {0.0: "start", 0.5: "middle", 1.0: "end"}
# XML knows no other control characters, and no half of a surrogate pair.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def to_svg(drawing: Drawing) -> str:
    """*drawing* as a whole SVG document; it names its width and height, and scales by its viewBox."""
    width, height = _number(drawing.width), _number(drawing.height)
    title = escape(_clean(drawing.title))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label={quoteattr(_clean(drawing.title))} '
        f"font-family={quoteattr(_FAMILIES)}>",
        f"<title>{title}</title>",
        f'<rect width="{width}" height="{height}" fill="{drawing.ground}"/>',
        *(_element(shape) for shape in drawing.shapes),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _element(shape: Shape) -> str:
    if isinstance(shape, Line):
        return _line(shape)
    if isinstance(shape, Box):
        place = f'x="{_number(shape.x)}" y="{_number(shape.y)}" width="{_number(shape.w)}" height="{_number(shape.h)}"'
        return f"<rect {place}{_paint(shape.fill, shape.outline, shape.width)}/>"
    if isinstance(shape, Disc):
        place = f'cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(shape.r)}"'
        return f"<circle {place}{_paint(shape.fill, shape.outline, shape.width)}/>"
    if isinstance(shape, Text):
        return _text(shape)
    return _picture(shape)


def _line(line: Line) -> str:
    if len(line.points) == 1 and not line.fill:
        # SVG paints nothing for one point, other renderers the round end.
        (x, y), radius = line.points[0], _number(line.width / 2)
        paint = _paint(line.colour if line.width else "", "", 0)
        return f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{radius}"{paint}/>'
    kind = "polygon" if line.closed else "polyline"
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in line.points)
    dash = f' stroke-dasharray="{" ".join(map(_number, line.dash))}"' if line.dash else ""
    cap = "butt" if line.dash else "round"
    ends = f' stroke-linecap="{cap}" stroke-linejoin="round"' if line.colour and line.width else ""
    return f'<{kind} points="{points}"{_paint(line.fill, line.colour, line.width)}{dash}{ends}/>'


def _text(text: Text) -> str:
    below = base_line(text.anchor, text.size)
    turn = f' transform="rotate({_number(-text.angle)} {_number(text.x)} {_number(text.y)})"' if text.angle else ""
    weight = ' font-weight="bold"' if text.bold else ""
    return (
        f'<text x="{_number(text.x)}" y="{_number(text.y + below)}" font-size="{_number(text.size)}" '
        f'fill="{text.colour}" text-anchor="{_ANCHOR[side(text.anchor)]}"{weight}{turn} xml:space="preserve">'
        f"{escape(_set(text.text))}</text>"
    )


def _picture(picture: Picture) -> str:
    if picture.vector:
        return "<g>\n" + "\n".join(_element(shape) for shape in picture.vector) + "\n</g>"
    buffer = BytesIO()
    picture.image.save(buffer, format="PNG")
    data = b64encode(buffer.getvalue()).decode("ascii")
    place = f'x="{_number(picture.x)}" y="{_number(picture.y)}"'
    size = f'width="{_number(picture.w)}" height="{_number(picture.h)}"'
    return f'<image {place} {size} preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'


def _paint(fill: str, outline: str, width: float) -> str:
    drawn = f' stroke="{outline}" stroke-width="{_number(width)}"' if outline and width else ""
    return f' fill="{fill or "none"}"{drawn}'


def _number(value: float) -> str:
    """At most two decimals, no trailing zeros and no minus zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _set(text: str) -> str:
    """*text* on one line, as the other renderers set it."""
    return _clean(re.sub("[\t\n\r\x1c-\x1e\x85\u2028\u2029]", " ", text))


def _clean(text: str) -> str:
    """Without what XML cannot hold; the standard's own sign stands in its place."""
    return _NOT_XML.sub("\ufffd", text)
