"""The result card: one calm picture of a round, the face with its shots on the left, the numbers right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bullseye.picture.ink import LIGHT, PictureColours, fitted, font, ink_box, wrapped
from bullseye.picture.plot import shot_plot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import Image, ImageDraw

    from bullseye.target.face import Face

WIDTH_PX, HEIGHT_PX = 1200, 800
_EDGE = 40
_PLOT = HEIGHT_PX - 2 * _EDGE
_LEFT = _EDGE + _PLOT + _EDGE
_RIGHT = WIDTH_PX - _EDGE - 8
_BOTTOM = HEIGHT_PX - _EDGE


@dataclass(frozen=True, slots=True)
class CardText:
    """The words of a card, ready to be set: the card formats no number and knows no rule.

    subtitle: a new line in it is a new line on the card. lines: (label, value), top to bottom; an empty label
    and value make a thin rule between groups.
    """

    title: str
    subtitle: str
    score: str
    unit: str
    lines: tuple[tuple[str, str], ...] = ()
    footer: str = ""


def score_card(
    face: Face,
    shots_mm: Sequence[tuple[float, float]],
    text: CardText,
    *,
    colours: PictureColours = LIGHT,
    hole_mm: float | None = None,
    numbered: bool = False,
) -> Image.Image:
    """A card of 1200 x 800 px. Shots, hole and numbers are as in `shot_plot`; save it with `.save(path)`."""
    from PIL import Image, ImageDraw

    card = Image.new("RGB", (WIDTH_PX, HEIGHT_PX), colours.ground)
    card.paste(shot_plot(face, shots_mm, _PLOT, colours=colours, hole_mm=hole_mm, numbered=numbered), (_EDGE, _EDGE))
    draw = ImageDraw.Draw(card)
    width = _RIGHT - _LEFT
    y = float(_EDGE)
    title, size = fitted(text.title, 32, width, 24)
    for line in [title] if title == text.title else wrapped(text.title, size, width, 2):
        draw.text((_LEFT, y), line, fill=colours.ink, font=font(size), anchor="la")
        y += size + 4
    y += 10
    for line in [line for part in text.subtitle.splitlines() for line in wrapped(part, 17, width, 2)][:4]:
        draw.text((_LEFT, y), line, fill=colours.quiet, font=font(17), anchor="la")
        y += 25
    y += 24
    unit_px = font(22).getlength(text.unit)
    score, size = fitted(text.score, 108, width - unit_px - 14, 40)
    y += size * 0.72  # the figures' height: y is now the line they stand on
    pen = font(size)
    start = _LEFT - ink_box(score, size)[0]
    draw.text((start, y), score, fill=colours.ink, font=pen, anchor="ls")
    after = start + pen.getlength(score) + 8
    draw.text((after, y), text.unit, fill=colours.quiet, font=font(22), anchor="ls")
    y += 36
    foot = wrapped(text.footer, 15, width, 3)
    _rows(draw, text.lines, (y, _BOTTOM - 20 * len(foot) - 20), colours)
    y = _BOTTOM - 20 * (len(foot) - 1)
    for line in foot:
        draw.text((_LEFT, y), line, fill=colours.quiet, font=font(15), anchor="ls")
        y += 20
    return card


def _rows(
    draw: ImageDraw.ImageDraw,
    lines: Sequence[tuple[str, str]],
    span: tuple[float, float],
    colours: PictureColours,
) -> None:
    """Label left, value right, evenly down *span* (top, bottom px); many lines stand closer and smaller."""
    if not lines:
        return
    top, bottom = span
    step = min(38.0, (bottom - top) / len(lines))
    size = min(19.0, step * 0.56)
    for n, (label, value) in enumerate(lines):
        y = top + step * (n + 0.5)
        if not label and not value:
            draw.line((_LEFT, round(y), _RIGHT, round(y)), fill=colours.rule, width=1)
            continue
        right, right_size = fitted(value, size, (_RIGHT - _LEFT) * 0.6, size * 0.7)
        pen = font(right_size)
        left, _ = fitted(label, size, _RIGHT - _LEFT - pen.getlength(right) - 16)
        draw.text((_LEFT, y), left, fill=colours.quiet, font=font(size), anchor="lm")
        draw.text((_RIGHT, y), right, fill=colours.ink, font=pen, anchor="rm")
