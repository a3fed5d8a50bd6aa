"""What all charts share: title, legend, axes with their figures, markers, and the empty state."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import isfinite
from typing import TYPE_CHECKING

from bullseye.picture.drawing import Box, Disc, Drawing, Line, Shape, Text
from bullseye.picture.lettering import LINE, broken, cut, text_width
from bullseye.picture.look import BODY_PX, LARGE_PX, MARKERS, SMALL_PX, Look
from bullseye.picture.ticks import Tick, apart, number_ticks
from bullseye.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EDGE = 16.0
_KEY_PX = 18.0
_ROOMY = 1.03  # the window's own families may be a little wider than ours
_LEAST_W, _LEAST_H = 300.0, 190.0
MARKER_KINDS = (*MARKERS, "plus")
"""The kinds of `marker`: those of the series, and the one for a mean."""


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: its *sign* ("line", "dashed", "band" or a marker), colour and words."""

    sign: str
    colour: str
    label: str


@dataclass(slots=True)
class Sheet:
    """A drawing in the making. *look* is the one given, with type no larger than the sheet can hold."""

    width: float
    height: float
    look: Look
    title: str
    shapes: list[Shape] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not (isfinite(self.width) and isfinite(self.height) and self.width > 0 and self.height > 0):
            raise ValueError(f"a chart cannot be {self.width!r} x {self.height!r} px; each side needs more than 0")
        scale = min(self.look.scale, self.width / _LEAST_W, self.height / _LEAST_H)
        self.look = replace(self.look, scale=scale)

    @property
    def edge(self) -> float:
        """The empty border, px."""
        return self.look.px(_EDGE)

    def add(self, *shapes: Shape) -> None:
        """Lay *shapes* on top."""
        self.shapes += shapes

    def write(
        self, x: float, y: float, text: str, size: float = SMALL_PX, *, colour: str = "", anchor: str = "w",
        bold: bool = False, room: float = 0.0,
    ) -> None:  # fmt: skip
        """Set *text* (size for 96 dpi), cut to *room* px where that is given."""
        size = self.look.px(size)
        text = cut(text, size, room / _ROOMY, bold) if room > 0 else text
        if text:
            self.shapes.append(Text(x, y, text, size, colour or self.look.muted, anchor, bold))

    def head(self, keys: Sequence[Key] = ()) -> float:
        """Set the title and, below it, the legend; return where the free space begins, y px."""
        y, room = self.edge, self.width - 2 * self.edge
        if self.title:
            self.write(self.edge, y, self.title, LARGE_PX, colour=self.look.text, anchor="nw", bold=True, room=room)
            y += self.look.px(LARGE_PX) * LINE + self.look.px(4)
        return self._legend(keys, y, room) if keys else y

    def _legend(self, keys: Sequence[Key], y: float, room: float) -> float:
        look, step = self.look, self.look.px(SMALL_PX) * LINE + self.look.px(2)
        most_rows = 2 if self.height < look.px(320) else 4
        size, sign, gap = look.px(SMALL_PX), look.px(_KEY_PX + 6), look.px(14)
        more = text_width("+99 more", size) * _ROOMY + gap
        x, row, left = self.edge, 0, len(keys)
        for key in keys:
            wide = sign + text_width(key.label, size) * _ROOMY
            # On the last row there must be room to say how many are left out.
            end = self.edge + room - (more if row == most_rows - 1 and left > 1 else 0.0)
            if x > self.edge and x + wide > end:
                if row == most_rows - 1:
                    break
                x, row = self.edge, row + 1
                end = self.edge + room - (more if row == most_rows - 1 and left > 1 else 0.0)
            middle = y + row * step + step / 2
            self.shapes += key_sign(key, x, middle, look)
            self.write(x + sign, middle, key.label, room=end - x - sign)
            x += min(wide, end - x) + gap
            left -= 1
        if left:
            self.write(x, y + row * step + step / 2, tr("+{left} more", left=left))
        return y + (row + 1) * step + look.px(4)

    def done(self, alternative: str = "") -> Drawing:
        """The finished drawing; *alternative* says what there is to see, after the title."""
        title = ". ".join(part for part in (self.title.rstrip("."), alternative) if part)
        return Drawing(self.width, self.height, self.look.ground, tuple(self.shapes), title)


def empty(width: float, height: float, look: Look, title: str, words: str) -> Drawing:
    """A chart of nothing: its title, a quiet ring where the picture would be, and *words* that say what is missing."""
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    top = sheet.head()
    size = look.px(BODY_PX)
    lines = broken(words, size, (width - 4 * sheet.edge) / _ROOMY)[:3]
    middle = (top + height) / 2
    ring = look.px(14)
    start = middle - len(lines) * size * LINE / 2 + ring
    for r, wide in ((ring, 2.0), (ring / 2, 2.0)):
        sheet.add(Disc(width / 2, start - ring - look.px(12), r, outline=look.line, width=look.px(wide)))
    for n, line in enumerate(lines):
        sheet.write(width / 2, start + n * size * LINE, line, BODY_PX, anchor="n")
    return sheet.done(words)


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its range, its figures, and which px its ends are at."""

    low: float
    high: float
    ticks: tuple[Tick, ...]
    start_px: float
    end_px: float

    def px(self, value: float) -> float:
        """Where *value* stands."""
        return self.start_px + (value - self.low) / (self.high - self.low) * (self.end_px - self.start_px)


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot of a chart: its two axes; y grows upwards."""

    x: Axis
    y: Axis

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where the value pair stands, px."""
        return self.x.px(x), self.y.px(y)

    def line(self, pairs: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
        """The px of many value pairs."""
        return tuple(self.at(x, y) for x, y in pairs)


def frame(
    sheet: Sheet,
    top: float,
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    *,
    x_title: str = "",
    y_title: str = "",
    x_choices: Iterable[Sequence[Tick]] | None = None,
    x_whole: bool = False,
    y_whole: bool = False,
    x_round: bool = True,
) -> Frame:
    """Draw axes, grid and figures into the sheet below *top* and return the plot.

    x_choices: ticks from the finest on, of which the first that fits is taken; else round numbers. x_round: the
    axis ends at its first and last figure; else at *x_range*. *_whole*: only whole numbers get a figure.
    """
    look = sheet.look
    size = look.px(SMALL_PX)
    bottom = sheet.height - sheet.edge - size * LINE - (size * LINE if x_title else 0)
    if y_title:
        sheet.write(sheet.edge, top, y_title, anchor="nw", room=sheet.width - 2 * sheet.edge)
        top += size * LINE
    top += size * 0.6
    y_ticks = number_ticks(*y_range, max(2, min(8, int((bottom - top) / look.px(36)))))
    if y_whole:
        y_ticks = _whole(y_ticks)
    wide = max(text_width(tick.label, size) for tick in y_ticks) * _ROOMY
    left, right = sheet.edge + wide + look.px(8), sheet.width - sheet.edge
    y_axis = Axis(y_ticks[0].value, y_ticks[-1].value, tuple(y_ticks), bottom, top)
    x_axis = _x_axis(x_range, x_choices, (left, right), sheet, x_whole=x_whole, x_round=x_round)
    for tick in y_ticks:
        y = _crisp(y_axis.px(tick.value))
        base = tick is y_ticks[0]
        sheet.add(Line(((left, y), (right, y)), look.muted if base else look.grid, look.px(1)))
        sheet.write(left - look.px(8), y, tick.label, anchor="e")
    for tick, middle in zip(x_axis.ticks, _label_places(x_axis, sheet), strict=True):
        x = _crisp(x_axis.px(tick.value))
        sheet.add(Line(((x, bottom), (x, bottom + look.px(4))), look.muted, look.px(1)))
        sheet.write(middle, bottom + look.px(6), tick.label, anchor="n")
    if x_title:
        y = sheet.height - sheet.edge + look.px(4)
        sheet.write(right, y, x_title, anchor="se", room=right - sheet.edge)
    return Frame(x_axis, y_axis)


def _whole(ticks: Sequence[Tick]) -> list[Tick]:
    kept = [tick for tick in ticks if abs(tick.value - round(tick.value)) < 1e-9]
    return kept if len(kept) > 1 else list(number_ticks(round(ticks[0].value), round(ticks[0].value) + 1, 1))


def _x_axis(
    x_range: tuple[float, float], choices: Iterable[Sequence[Tick]] | None, span: tuple[float, float], sheet: Sheet,
    *, x_whole: bool, x_round: bool,
) -> Axis:  # fmt: skip
    """The finest figures whose labels do not touch."""
    low, high = x_range
    gap, size = sheet.look.px(10), sheet.look.px(SMALL_PX)
    if choices is None:
        choices = (number_ticks(low, high, most) for most in range(10, 0, -1))
    axis = Axis(low, high, (), *span)
    for ticks in choices:
        some = [tick for tick in ticks if not x_whole or abs(tick.value - round(tick.value)) < 1e-9]
        ends = (some[0].value, some[-1].value) if x_round and len(some) > 1 else (low, high)
        if not x_round:
            some = [tick for tick in some if low <= tick.value <= high]
        axis = Axis(*ends, tuple(some), *span)
        widths = [text_width(tick.label, size) * _ROOMY for tick in some]
        if some and apart(list(zip(_label_places(axis, sheet), widths, strict=True)), gap):
            return axis
    return replace(axis, ticks=axis.ticks[:1])


def _label_places(axis: Axis, sheet: Sheet) -> list[float]:
    """The middle of each label: below its tick, but inside the sheet."""
    size, edge = sheet.look.px(SMALL_PX), sheet.look.px(4)
    places = []
    for tick in axis.ticks:
        half = text_width(tick.label, size) * _ROOMY / 2
        places.append(min(max(axis.px(tick.value), edge + half), sheet.width - edge - half))
    return places


def _crisp(place: float) -> float:
    """The nearest middle of a pixel, so that a thin line fills one."""
    return round(place - 0.5) + 0.5


def key_sign(key: Key, x: float, y: float, look: Look) -> list[Shape]:
    """The sign of a legend's line, _KEY_PX wide from *x*, about the height *y*."""
    wide = look.px(_KEY_PX)
    if key.sign == "band":
        return [Box(x, y - look.px(5), wide, look.px(10), fill=key.colour)]
    if key.sign in ("line", "dashed"):
        dash = (look.px(5), look.px(3)) if key.sign == "dashed" else ()
        return [Line(((x, y), (x + wide, y)), key.colour, look.px(2), dash)]
    return marker(key.sign, x + wide / 2, y, look.px(4.5), key.colour, look)


def marker(kind: str, x: float, y: float, r: float, colour: str, look: Look, wide: float = 2.0) -> list[Shape]:
    """A mark of one of MARKER_KINDS, about as heavy as a disc of radius *r*.

    Filled ones are rimmed by the ground; *wide* is the thickness of the others' lines, for 96 dpi.
    """
    rim = look.px(1)
    if kind == "disc":
        return [Disc(x, y, r, fill=colour, outline=look.ground, width=rim)]
    if kind == "ring":
        return [Disc(x, y, r - rim / 2, fill=look.ground, outline=colour, width=look.px(wide))]
    if kind == "cross":
        arm = r * 0.8
        return [Line(((x - arm, y + sign * arm), (x + arm, y - sign * arm)), colour, look.px(wide)) for sign in (1, -1)]
    if kind == "plus":
        return [Line(((x - dx, y - dy), (x + dx, y + dy)), colour, look.px(wide)) for dx, dy in ((r, 0.0), (0.0, r))]
    if kind == "square":
        return [Box(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, fill=colour, outline=look.ground, width=rim)]
    corners: tuple[tuple[float, float], ...]
    if kind == "triangle":
        corners = ((x, y - r * 1.25), (x + r * 1.15, y + r * 0.85), (x - r * 1.15, y + r * 0.85))
    else:
        corners = ((x, y - r * 1.3), (x + r * 1.3, y), (x, y + r * 1.3), (x - r * 1.3, y))
    return [Line(corners, look.ground, rim, closed=True, fill=colour)]


def finite(values: Iterable[float], what: str) -> list[float]:
    """*values* as floats; raises ValueError quoting the first that is not finite."""
    some = [float(value) for value in values]
    for value in some:
        if not isfinite(value):
            raise ValueError(f"{what} of {value!r} cannot be drawn; give finite numbers")
    return some
