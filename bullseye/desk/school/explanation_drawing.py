"""What lies behind a lesson page, as a drawing: the formula, its letters with their values, words, and the source."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from bullseye.classroom.lessons.lesson import Explanation
from bullseye.desk.kit.fitted import LEAST_PX
from bullseye.picture.drawing import Drawing, Line, Shape, Text
from bullseye.picture.lettering import LINE, broken, text_width
from bullseye.picture.look import Look
from bullseye.words import tr

ROOMY = 1.04
"""The window's own family may be a little wider than the one that is measured here."""
_FORMULA, _WORDS, _SOURCE = 1.3, 1.0, 0.8
_EDGE, _GAP = 1.0, 0.9
_VALUE_SHARE = 0.36


class _Row(NamedTuple):
    letter: str
    meaning: list[str]
    value: list[str]


class _Sheet(NamedTuple):
    """Everything broken into lines for one size of type, and how high that comes to, px."""

    formula: list[str]
    rows: list[_Row]
    letters_px: float
    values_px: float
    words: list[str]
    source: list[str]
    high: float


def explanation_drawing(said: Explanation, width: float, height: float, most_px: float, look: Look) -> Drawing:
    """*said* on a sheet of that size, in the largest type up to *most_px* in which all of it fits.

    On a sheet that is too small even for LEAST_PX the end is cut off.
    """
    low, high = LEAST_PX, max(LEAST_PX, int(most_px))
    while low < high:
        size = (low + high + 1) // 2
        if _laid(said, width, size).high <= height:
            low = size
        else:
            high = size - 1
    sheet = _laid(said, width, low)
    shapes = _shapes(sheet, width, low, look)
    kept = [shape for shape in shapes if not isinstance(shape, Text) or shape.y + shape.size <= height]
    return Drawing(width, height, look.ground, tuple(kept), ". ".join(line.rstrip(".") for line in said.lines()))


def _laid(said: Explanation, width: float, size: float) -> _Sheet:
    room = width - 2 * _EDGE * size
    formula = _broken(said.formula.replace(";  ", ";\n").replace("; ", ";\n"), _FORMULA * size, room, bold=True)
    letters = max((text_width(row.letter, size, True) for row in said.letters), default=0.0) * ROOMY + 0.8 * size
    widest = max((text_width(row.value, size, True) for row in said.letters), default=0.0) * ROOMY
    values = min(widest, _VALUE_SHARE * room)
    middle = room - letters - values - (0.8 * size if values else 0.0)
    rows = [
        _Row(row.letter, _broken(row.meaning, size, middle), _broken(row.value, size, values, bold=True))
        for row in said.letters
    ]
    words = _broken(said.words, _WORDS * size, room)
    source = _broken(tr("Source: {source}.", source=said.source), _SOURCE * size, room)
    step, between = LINE * size, 0.25 * size
    high = 2 * _EDGE * size + len(formula) * _FORMULA * step + 3 * _GAP * size
    high += sum(max(len(row.meaning), len(row.value), 1) * step + between for row in rows)
    high += len(words) * _WORDS * step + len(source) * _SOURCE * step
    return _Sheet(formula, rows, letters, values, words, source, high)


def _broken(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    return broken(text, size, max(size, room / ROOMY), bold) if text else []


def _shapes(sheet: _Sheet, width: float, size: float, look: Look) -> list[Shape]:
    left, right, step = _EDGE * size, width - _EDGE * size, LINE * size
    shapes: list[Shape] = []
    y = _EDGE * size

    def lines(texts: list[str], share: float, pen: Text) -> None:
        nonlocal y
        for text in texts:
            shapes.append(replace(pen, y=y + share * step / 2, text=text, size=share * size))
            y += share * step

    plain = Text(left, 0.0, " ", size, look.text)
    lines(sheet.formula, _FORMULA, replace(plain, colour=look.accent, bold=True))
    y += _GAP * size
    for row in sheet.rows:
        shapes.append(replace(plain, y=y + step / 2, text=row.letter, bold=True))
        for n, text in enumerate(row.meaning):
            shapes.append(replace(plain, x=left + sheet.letters_px, y=y + (n + 0.5) * step, text=text))
        for n, text in enumerate(row.value):
            shapes.append(replace(plain, x=right, y=y + (n + 0.5) * step, text=text, bold=True, anchor="e"))
        y += max(len(row.meaning), len(row.value), 1) * step + 0.25 * size
    shapes.append(Line(((left, y + 0.4 * size), (right, y + 0.4 * size)), look.grid, max(1.0, size / 20)))
    y += _GAP * size
    lines(sheet.words, _WORDS, plain)
    y += _GAP * size
    lines(sheet.source, _SOURCE, replace(plain, colour=look.muted))
    return shapes
