"""The chart of a round or a group: the face, the shots on it, and what is measured of the group laid over them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import cos, hypot, radians, sin, tau
from typing import TYPE_CHECKING, NamedTuple

from bullseye.measure.shots.group import Group, measure_group
from bullseye.picture.axes import Key, Sheet, finite, key_sign, marker
from bullseye.picture.drawing import Box, Disc, Drawing, Line, Picture, Shape, Text
from bullseye.picture.face import face_discs, face_ground
from bullseye.picture.ink import PictureColours
from bullseye.picture.labels import ring_labels
from bullseye.picture.lettering import LINE, broken
from bullseye.picture.look import BODY_PX, PRINT, SMALL_PX, Look
from bullseye.picture.ticks import short_number
from bullseye.picture.viewport import face_range_mm
from bullseye.words import headed, tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PIL import Image

    from bullseye.target.face import Face

_EDGE = 1.05
_FARTHEST = 1.2
_LEAST_DIGIT_PX = 7.0
_DIGIT_OF_EM = 0.73
_MOST_FACE_PX = 1600
_PALE, _DARK = "#ffffff", "#1a2125"
_HOLE, _HOLE_RIM, _MEAN = "#0072b2", "#00476f", "#d55e00"
"""Marks lie on the face, which is the same in every look, so theirs are too."""


class Plot(NamedTuple):
    """Where the face lies: its middle and scale in px, the square's side, and the mm it shows."""

    x: float
    y: float
    px: float
    side: float
    range_mm: float

    def at(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """Where a place on the face stands, px."""
        return self.x + x_mm * self.px, self.y - y_mm * self.px


def shot_chart(
    face: Face,
    shots_mm: Sequence[tuple[float, float]],
    *,
    title: str = "",
    hole_mm: float | None = None,
    misses: Collection[int] = (),
    numbered: bool = False,
    overlay: bool = True,
    holes: bool = True,
    legend: bool = True,
    width: float = 640,
    height: float = 480,
    look: Look = PRINT,
) -> Drawing:
    """The shots on *face*, the group laid over them, and beside it a legend that gives every sign its number.

    shots_mm: (x, y) from the centre, y up. hole_mm: diameter of a hole, the face's gauge if not given. misses:
    places in *shots_mm*, from 0, drawn as crosses. numbered: each hole has its number, from 1. overlay: mean point
    of impact with its 95 % interval, circle of the Rayleigh sigma, 95 % ellipse, each as far as it is measurable.
    legend: False gives the face the whole sheet.
    holes: False leaves the holes out, for who stamps thousands of them into the picture; *misses* and *numbered* then
    do not show.
    Shots beyond 1.2 face radii are arrows at the border. Raises ValueError for a place that is not finite.
    """
    finite((value for shot in shots_mm for value in shot), "a shot's place")
    hole_mm = face.gauge_mm if hole_mm is None else finite([hole_mm], "a hole")[0]
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    group = measure_group(list(shots_mm))
    plot, place = placed(sheet, face, shots_mm, hole_mm, legend)
    sheet.add(face_picture(face, plot, look))
    radius = max(1.5, hole_mm / 2 * plot.px)
    for n, (x_mm, y_mm) in enumerate(shots_mm):
        if max(abs(x_mm), abs(y_mm)) > plot.range_mm / 2:
            sheet.add(_arrow(plot, (x_mm, y_mm), look))
        elif holes:
            sheet.add(*_hole(plot.at(x_mm, y_mm), radius, n in misses, look))
            if numbered and n not in misses and radius >= look.px(7):
                size = min(radius, look.px(16))
                sheet.add(Text(*plot.at(x_mm, y_mm), str(n + 1), size, _PALE, "center"))
    keys: list[tuple[Key, str]] = [(Key("disc", _HOLE, count_of(len(shots_mm))), "")] if shots_mm else []
    if misses:
        keys.append((Key("cross", look.bad, trn("{n} missed", "{n} missed", len(misses))), ""))
    if overlay and shots_mm:
        keys += _overlay(sheet, plot, group)
    if not shots_mm:
        keys.append((Key("ring", look.muted, tr("No shots yet")), tr("Each one appears here as a hole of its size.")))
    if place is not None:
        write_legend(sheet, keys, place)
    said = "; ".join(" ".join(part for part in (key.label, value) if part) for key, value in keys)
    return sheet.done(headed(face.name, said))


def placed(
    sheet: Sheet, face: Face, shots_mm: Sequence[tuple[float, float]], hole_mm: float, legend: bool
) -> tuple[Plot, tuple[float, float, float, float] | None]:
    """Where the face lies, and its legend; without one the face is as large as the sheet can hold it."""
    if legend:
        return layout(sheet, range_mm_of(face, shots_mm, hole_mm))
    range_mm = face_range_mm(face, shots_mm, hole_mm)
    side = max(8.0, min(sheet.width, sheet.height) - 2 * sheet.look.px(8))
    return Plot(sheet.width / 2, sheet.height / 2, side / range_mm, side, range_mm), None


def layout(sheet: Sheet, range_mm: float) -> tuple[Plot, tuple[float, float, float, float]]:
    """The face's square, and the legend's place (left, top, right, bottom): beside it, or below on a high sheet."""
    top, edge = sheet.head(), sheet.edge
    free_w, free_h = sheet.width - 2 * edge, sheet.height - top - edge
    if sheet.width >= 1.1 * free_h + sheet.look.px(150) or free_w > free_h:
        side = min(free_h, free_w - max(sheet.look.px(110), min(sheet.look.px(230), 0.36 * free_w)) - edge)
        y = top + free_h / 2 if free_h < 1.3 * side else top + side / 2
        legend = (edge + side + 1.5 * edge, y - side / 2, sheet.width - edge, sheet.height - edge)
    else:
        side = min(free_w, free_h - sheet.look.px(min(190.0, 0.4 * free_h / sheet.look.scale)))
        y = top + side / 2
        legend = (edge, top + side + edge, sheet.width - edge, sheet.height - edge)
    side = max(side, 8.0)
    x = edge + side / 2
    return Plot(x, y, side / range_mm, side, range_mm), legend


def range_mm_of(face: Face, shots_mm: Sequence[tuple[float, float]], hole_mm: float) -> float:
    """How many mm the square shows: the face and a bit, and more, up to a limit, for shots beside it."""
    radius_mm = face.diameter_mm / 2
    reach_mm = max([radius_mm, *(max(abs(x), abs(y)) + hole_mm for x, y in shots_mm)])
    return 2 * _EDGE * min(reach_mm, _FARTHEST * radius_mm)


def face_picture(face: Face, plot: Plot, look: Look) -> Picture:
    """The face with exact edges, twice as fine as the sheet, and the same in shapes for vector formats."""
    image = _face_image(face, min(_MOST_FACE_PX, max(8, round(2 * plot.side))), look.ground, plot.range_mm)
    left, top = plot.x - plot.side / 2, plot.y - plot.side / 2
    vector: list[Shape] = []
    if face.rings and face_ground(face) is not None:
        vector.append(Box(left, top, plot.side, plot.side, fill=face.ground))
    discs, marks = face_discs(face, plot.px)
    vector += [Disc(plot.x, plot.y, r, fill=hex_of(colour)) for r, colour in discs]
    vector += [Box(plot.x + x0, plot.y + y0, x1 - x0, y1 - y0, fill=hex_of(c)) for x0, y0, x1, y1, c in marks]
    for label in ring_labels(face):
        size = label.height_mm * plot.px / _DIGIT_OF_EM
        if size * _DIGIT_OF_EM >= _LEAST_DIGIT_PX / 2:
            vector.append(Text(*plot.at(label.x_mm, label.y_mm), label.text, size, label.colour, "center"))
    return Picture(left, top, plot.side, plot.side, image, tuple(vector))


@lru_cache(maxsize=2)
def _face_image(face: Face, size_px: int, ground: str, range_mm: float) -> Image.Image:
    """The face alone: a chart that follows a round or a class is drawn again and again on the same one."""
    from bullseye.picture.plot import face_image

    return face_image(face, size_px, colours=PictureColours(ground=ground), range_mm=range_mm)


def hex_of(colour: tuple[int, int, int]) -> str:
    """#rrggbb."""
    return "#" + bytes(colour).hex()


def _hole(at: tuple[float, float], radius: float, miss: bool, look: Look) -> list[Shape]:
    if miss:
        arm = max(look.px(4), min(radius, look.px(9))) * 0.8
        (x, y) = at
        ends = [((x - arm, y - sign * arm), (x + arm, y + sign * arm)) for sign in (1, -1)]
        return [Line(end, colour, look.px(w)) for colour, w in ((_PALE, 4.5), (_MEAN, 2.5)) for end in ends]
    light, dark, fill = hole_reaches(radius, look.px(1.0))
    return [Disc(*at, light, fill=_PALE), Disc(*at, radius, _HOLE, _HOLE_RIM, dark - fill)]


def hole_reaches(radius: float, px: float) -> tuple[float, float, float]:
    """How far a hole's light edge, its dark one and its fill reach: it is seen on a ring of its own colour too.

    *px* is a pixel at 96 dpi in the unit of *radius*.
    """
    rim = min(px, radius / 2)
    return radius + min(2.0 * px, radius), radius + rim / 2, radius - rim / 2


def _arrow(plot: Plot, shot_mm: tuple[float, float], look: Look) -> Line:
    x, y = shot_mm[0], -shot_mm[1]
    long = hypot(x / max(abs(x), abs(y)), y / max(abs(x), abs(y)))
    ux, uy = x / max(abs(x), abs(y)) / long, y / max(abs(x), abs(y)) / long
    to_border = (plot.side / 2 - look.px(11)) / max(abs(ux), abs(uy))
    middle_x, middle_y = plot.x + ux * to_border, plot.y + uy * to_border
    tip, back, wide = look.px(9), look.px(6), look.px(7)
    corners = [(middle_x + ux * tip, middle_y + uy * tip)]
    corners += [(middle_x - ux * back - s * uy * wide, middle_y - uy * back + s * ux * wide) for s in (1, -1)]
    return Line(tuple(corners), _PALE, look.px(1.5), closed=True, fill=_MEAN)


# -- the group ---------------------------------------------------------------------------------------


def _overlay(sheet: Sheet, plot: Plot, group: Group) -> list[tuple[Key, str]]:
    """Draw what is measurable of the group; return the legend's lines with their values."""
    look = sheet.look
    keys: list[tuple[Key, str]] = []
    assert group.mpi_x is not None and group.mpi_y is not None
    if max(abs(group.mpi_x), abs(group.mpi_y)) > plot.range_mm / 2:
        return [
            (
                Key("plus", _MEAN, tr("Mean point of impact")),
                tr("{where}, off the sheet", where=_where(group.mpi_x, group.mpi_y)),
            )
        ]
    middle = plot.at(group.mpi_x, group.mpi_y)
    room = plot.side / 2
    if group.ellipse95 is not None and group.ellipse95.semi_major * plot.px > 0.5:
        turn = radians(group.ellipse95.angle_deg or 0.0)
        a, b = group.ellipse95.semi_major * plot.px, group.ellipse95.semi_minor * plot.px
        rim = [(a * cos(tau * n / 96), b * sin(tau * n / 96)) for n in range(96)]
        spots = [(middle[0] + x * cos(turn) - y * sin(turn), middle[1] - x * sin(turn) - y * cos(turn)) for x, y in rim]
        if all(max(abs(x - plot.x), abs(y - plot.y)) <= room for x, y in spots):
            _haloed(sheet, Line(tuple(spots), _DARK, look.px(1.75), (look.px(6), look.px(4)), closed=True))
        size = f"{short_number(2 * group.ellipse95.semi_major)} x {short_number(2 * group.ellipse95.semi_minor)} mm"
        keys.append((Key("dashed", look.text, tr("95 % ellipse")), size.replace("x", "\u00d7")))
    if group.sigma is not None:
        r = group.sigma * plot.px
        if r > 0.5 and max(abs(middle[0] - plot.x), abs(middle[1] - plot.y)) + r <= room:
            rim = [(middle[0] + r * cos(tau * n / 96), middle[1] + r * sin(tau * n / 96)) for n in range(96)]
            _haloed(sheet, Line(tuple(rim), _MEAN, look.px(2), closed=True))
        size = f"{short_number(group.sigma)} mm"
        if group.sigma_ci95 is not None:
            low, high = map(short_number, group.sigma_ci95)
            size = tr("{size} ({low} to {high})", size=size, low=low, high=high)
        keys.append((Key("line", _MEAN, tr("Sigma")), size))
    where = _where(group.mpi_x, group.mpi_y)
    _cross(sheet, plot, group, middle)
    keys.append((Key("plus", _MEAN, tr("Mean point of impact")), where))
    if group.mpi_ci95 is not None:
        halves = [(part.high - part.low) / 2 for part in group.mpi_ci95]
        size = tr("\u00b1{across} across, \u00b1{up} up", across=short_number(halves[0]), up=short_number(halves[1]))
        keys.append((Key("interval", _MEAN, tr("95 % CI")), size))
    return keys[::-1] if group.mpi_ci95 is None else [keys[-2], keys[-1], *keys[-3::-1]]


def _haloed(sheet: Sheet, line: Line) -> None:
    """A line with a pale one beneath it, so that it is seen on black and on every colour of a face."""
    sheet.add(replace(line, colour=_PALE, width=line.width + sheet.look.px(2), dash=()), line)


def _cross(sheet: Sheet, plot: Plot, group: Group, middle: tuple[float, float]) -> None:
    """An upright cross at the mean, and thin bars with caps as long as its interval."""
    look, (x, y) = sheet.look, middle
    halves = [(part.high - part.low) / 2 * plot.px for part in group.mpi_ci95 or ()]
    cap = look.px(4)
    for (dx, dy), half in zip(((1.0, 0.0), (0.0, 1.0)), halves, strict=False):
        room = plot.side / 2 - abs((x - plot.x) * dx + (y - plot.y) * dy)
        if half < look.px(1) or half > room:
            continue
        ends = (x - dx * half, y - dy * half), (x + dx * half, y + dy * half)
        bars = [ends, *(((ex - dy * cap, ey - dx * cap), (ex + dy * cap, ey + dx * cap)) for ex, ey in ends)]
        for wide, colour in ((3.5, _PALE), (1.75, _MEAN)):
            for bar in bars:
                sheet.add(Line(bar, colour, look.px(wide)))
    sheet.add(*marker("plus", x, y, look.px(7), _PALE, look, 6.0), *marker("plus", x, y, look.px(7), _MEAN, look, 3.0))


def write_legend(sheet: Sheet, keys: Sequence[tuple[Key, str]], place: tuple[float, float, float, float]) -> None:
    """Signs with their words, and below each its value, as far down as there is room."""
    look = sheet.look
    left, y, right, bottom = place
    indent = look.px(26)
    for key, value in keys:
        small, step = look.px(SMALL_PX) * LINE, look.px(BODY_PX) * LINE
        room = right - left - indent
        labels = broken(key.label, look.px(BODY_PX), room / 1.03)[:2]
        lines = broken(value, look.px(SMALL_PX), room / 1.03)[:3] if value else []
        if y + len(labels) * step + len(lines) * small > bottom + 1 or right - left < look.px(60):
            return
        middle = y + step / 2
        if key.sign == "interval":
            x, wide, cap = left, look.px(18), look.px(4)
            caps = (((end, middle - cap), (end, middle + cap)) for end in (x, x + wide))
            for bar in (((x, middle), (x + wide, middle)), *caps):
                sheet.add(Line(bar, key.colour, look.px(1.75)))
        else:
            sheet.add(*key_sign(key, left, middle, look))
        for label in labels:
            sheet.write(left + indent, y + step / 2, label, BODY_PX, colour=look.text, room=room)
            y += step
        for line in lines:
            sheet.write(left + indent, y + small / 2, line, room=room)
            y += small
        y += look.px(8)


def _where(x: float, y: float) -> str:
    """3.2 mm left, 1.1 mm high."""
    across, up = short_number(abs(x)), short_number(abs(y))
    right = tr("{size} mm right", size=across) if x > 0 else tr("{size} mm left", size=across) if x else tr("centred")
    high = tr("{size} mm high", size=up) if y > 0 else tr("{size} mm low", size=up) if y else tr("level")
    return f"{right}, {high}"


def count_of(number: int) -> str:
    """1 shot, 2 shots."""
    return trn("{n} shot", "{n} shots", number)
