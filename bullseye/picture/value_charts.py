"""Charts of numbers with a target: a day's amounts against its share, values over time on their rings, their face."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import atan2, cos, hypot, sin
from typing import TYPE_CHECKING, NamedTuple

from bullseye.picture.axes import Key, Sheet, empty, finite, frame, marker
from bullseye.picture.drawing import Box, Disc, Drawing, Line, Shape, Text
from bullseye.picture.look import PRINT, Look
from bullseye.picture.target_charts import Plot, face_picture, layout, write_legend
from bullseye.picture.ticks import Tick, date_ticks, seconds_between, short_number, widened
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.target.face import Face

_DAY_S = 86_400.0
FRESH, STALE, BROKEN = "fresh", "stale", "broken"
_SHOT, _RIM, _DARK, _PALE, _BAD = "#0072b2", "#00476f", "#00304c", "#ffffff", "#d55e00"
"""Marks lie on the face, which is the same in every look, so theirs are too."""
_FADED = 0.12
"""How much of its colour the oldest shot that is shown has."""


class Mark(NamedTuple):
    """The shots of one number on the face, *spots* in mm from the centre (y up), the newest last.

    *state* is "fresh", "stale" (the newest is hollow) or "broken" (a cross at the edge, on the newest's spoke); *note*
    is what the legend says of it, such as its age.
    """

    name: str
    spots: tuple[tuple[float, float], ...]
    state: str = FRESH
    note: str = ""


def day_bars(
    days: Sequence[tuple[date, float]], share: float | None, first: date, last: date, *, title: str = "",
    unit: str = "", width: float = 640, height: float = 400, look: Look = PRINT,
) -> Drawing:  # fmt: skip
    """A bar for each day from *first* to *last* that has an amount, and a line at the even share of a day.

    A day that brought its share is in the colour of the chart, one that did not is paler. Raises ValueError for an
    amount that is not finite.
    """
    amounts = finite((value for _, value in days), "an amount")
    if not amounts:
        return empty(width, height, look, title, tr("Nothing was measured in this period yet."))
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    keys = [Key("band", look.accent, tr("A day"))]
    if share is not None:
        keys.append(Key("dashed", look.text, tr("An even share, {share}", share=_with(share, unit))))
    top = sheet.head(keys)
    low, high = widened(min(0.0, *amounts, share or 0.0), max(0.0, *amounts, share or 0.0))
    low = 0.0 if min(amounts) >= 0 else low
    length = float((last - first).days + 1)
    plot = frame(sheet, top, (0.0, length), (low, high), y_title=unit, x_choices=_day_ticks(first, length),
                 x_round=False)  # fmt: skip
    step = (plot.x.end_px - plot.x.start_px) / length
    gap = min(look.px(3), step * 0.2)
    for (day, _), amount in zip(days, amounts, strict=True):
        x = plot.x.px(float((day - first).days)) + gap / 2
        ends = sorted((plot.y.px(0.0), plot.y.px(amount)))
        enough = share is None or amount >= share
        fill = look.accent if enough else look.tint(look.accent, 0.4)
        sheet.add(Box(x, ends[0], max(step - gap, 0.5), ends[1] - ends[0], fill=fill))
    if share is not None:
        y = plot.y.px(share)
        sheet.add(Line(((plot.x.start_px, y), (plot.x.end_px, y)), look.text, look.px(1.5), (look.px(6), look.px(4))))
    return sheet.done(
        trn(
            "{n} day, from {low} to {high} a day",
            "{n} days, from {low} to {high} a day",
            len(amounts),
            low=short_number(min(amounts)),
            high=_with(max(amounts), unit),
        )
    )


def value_chart(
    values: Sequence[tuple[datetime, float]], target: float, rings: Sequence[tuple[float, float]], *, title: str = "",
    unit: str = "", width: float = 640, height: float = 400, look: Look = PRINT,
) -> Drawing:  # fmt: skip
    """Values over time, the *target* line, and behind them the tolerance bands.

    values: (moment with its zone, value), oldest first. rings: (from, to) of each band, the best first and each
    within the next, in the values' unit; the further out the paler. Raises ValueError for a number that is not finite.
    """
    heights = finite((value for _, value in values), "a value")
    if not heights:
        return empty(width, height, look, title, tr("No value came yet."))
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    keys = [
        Key("line", look.accent, tr("Value")),
        Key("dashed", look.text, tr("Target {wanted}", wanted=_with(target, unit))),
        Key("band", look.tint(look.good, 0.3), tr("Tolerance, a ring each")),
    ]
    top = sheet.head(keys)
    start, stop = values[0][0], max(values[-1][0], values[0][0] + timedelta(minutes=1))
    span_s = seconds_between(start, stop)
    plot = frame(sheet, top, (0.0, span_s), widened(min(*heights, target), max(*heights, target)), y_title=unit,
                 x_choices=date_ticks(start, stop), x_round=False)  # fmt: skip
    bands: list[Shape] = []
    for n, (low, high) in reversed(list(enumerate(finite(pair, "an end of a band") for pair in rings))):
        ends = [min(max(each, plot.y.low), plot.y.high) for each in (low, high)]
        up, down = plot.y.px(max(ends)), plot.y.px(min(ends))
        if down - up > 0:
            share = 0.3 * (1 - n / max(len(rings), 1))
            bands.append(Box(plot.x.start_px, up, plot.x.end_px - plot.x.start_px, down - up,
                             fill=look.tint(look.good, share)))  # fmt: skip
    sheet.shapes[:0] = bands  # under the grid
    aim = plot.y.px(target)
    sheet.add(Line(((plot.x.start_px, aim), (plot.x.end_px, aim)), look.text, look.px(1.5), (look.px(6), look.px(4))))
    spots = plot.line((seconds_between(start, at), value) for (at, _), value in zip(values, heights, strict=True))
    if len(spots) > 1:
        sheet.add(Line(spots, look.accent, look.px(2)))
    sheet.add(*marker("disc", *spots[-1], look.px(4.5), look.accent, look))
    return sheet.done(
        trn(
            "{n} value, from {low} to {high}, now {now}, wanted {wanted}",
            "{n} values, from {low} to {high}, now {now}, wanted {wanted}",
            len(heights),
            low=short_number(min(heights)),
            high=_with(max(heights), unit),
            now=_with(heights[-1], unit),
            wanted=_with(target, unit),
        )
    )  # fmt: skip


def value_face(
    face: Face, marks: Sequence[Mark], *, edge_mm: float, title: str = "", width: float = 640, height: float = 480,
    look: Look = PRINT, numbered: bool = False,
) -> Drawing:  # fmt: skip
    """The newest shot of each number full, those before it fading; a stale one is hollow, a broken one a cross.

    edge_mm: how far from the centre a cross stands, where no shot can lie. numbered: each newest shot has its number,
    from 1, and there is no legend, for who has a list of them beside the face. Raises ValueError for a spot that is not
    finite.
    """
    finite((value for mark in marks for spot in mark.spots for value in spot), "a spot")
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    plot, place = layout(sheet, 2.1 * edge_mm)
    if numbered:  # the whole sheet is the face's
        side = max(8.0, min(width - look.px(40), height - sheet.head()) - 2 * sheet.edge)
        plot = Plot(width / 2, height - sheet.edge - side / 2, side / plot.range_mm, side, plot.range_mm)
    sheet.add(face_picture(face, plot, look))
    radius = max(look.px(4), min(look.px(9), 3.2 * plot.px)) * (1.3 if numbered else 1.0)
    keys: list[tuple[Key, str]] = []
    for number, mark in enumerate(marks, start=1):
        for n, spot in enumerate(mark.spots[:-1], start=1):
            share = _FADED + (0.6 - _FADED) * n / len(mark.spots)
            size = radius * (0.45 + 0.35 * n / len(mark.spots))
            sheet.add(Disc(*plot.at(*spot), size, fill=_thinned(share), outline=_RIM, width=look.px(0.8)))
        if mark.spots or mark.state == BROKEN:
            at = plot.at(*_where(mark, edge_mm))
            sheet.add(*_newest(mark, at, radius, look.px(2), numbered))
            if numbered:
                sheet.add(_number(mark, number, at, radius, look))
        sign = {FRESH: "disc", STALE: "ring", BROKEN: "cross"}[mark.state]
        keys.append((Key(sign, look.bad if mark.state == BROKEN else look.accent, mark.name), mark.note))
    if not marks:
        keys.append((Key("ring", look.muted, tr("No numbers yet")), ""))
    if not numbered:
        write_legend(sheet, keys, place)
    said = "; ".join(" ".join(part for part in (mark.name, mark.state, mark.note) if part) for mark in marks)
    return sheet.done(said or tr("no numbers yet"))


def _where(mark: Mark, edge_mm: float) -> tuple[float, float]:
    """Where the newest sign stands: at the edge of its spoke for a broken one."""
    if mark.state != BROKEN:
        return mark.spots[-1]
    x, y = mark.spots[-1] if mark.spots else (0.0, 1.0)
    angle = atan2(x, y) if hypot(x, y) > 0 else 0.0
    return edge_mm * sin(angle), edge_mm * cos(angle)


def _newest(mark: Mark, at: tuple[float, float], radius: float, wide: float, numbered: bool) -> list[Shape]:
    """The sign of a mark; the ring of an old value is pale within where a number is to be read in it on any face."""
    x, y = at
    if mark.state == BROKEN:
        ends = [((x - radius, y - sign * radius), (x + radius, y + sign * radius)) for sign in (1, -1)]
        return [Line(end, colour, w) for colour, w in ((_PALE, 2.4 * wide), (_BAD, 1.4 * wide)) for end in ends]
    if mark.state == STALE:
        within = _PALE if numbered else ""
        return [
            Disc(x, y, radius, fill=within, outline=_PALE, width=2.2 * wide),
            Disc(x, y, radius, outline=_RIM, width=wide),
        ]
    return [Disc(x, y, radius + wide / 2, fill=_SHOT, outline=_PALE, width=wide), Disc(x, y, radius, _SHOT, _RIM, wide)]


def _number(mark: Mark, number: int, at: tuple[float, float], radius: float, look: Look) -> Text:
    """Inside a shot, or beside a cross, away from the face."""
    if mark.state == BROKEN:
        side = -1 if mark.spots and mark.spots[-1][0] < -1e-6 else 1
        x = at[0] + side * 1.4 * radius
        return Text(x, at[1], str(number), 1.3 * radius, look.bad, "w" if side > 0 else "e", bold=True)
    colour = _DARK if mark.state == STALE else _PALE
    return Text(*at, str(number), 1.3 * radius, colour, "center", bold=True)


def _thinned(share: float) -> str:
    """The colour of an old shot: a mark on paper that pales."""
    from bullseye.picture.look import mixed

    return mixed(_PALE, _SHOT, share)


def _day_ticks(first: date, length: float) -> list[list[Tick]]:
    start = datetime.combine(first, time(), UTC)
    return [
        [tick._replace(value=tick.value / _DAY_S) for tick in some]
        for some in date_ticks(start, start + timedelta(days=length))
    ]


def _with(value: float, unit: str) -> str:
    return f"{short_number(value)} {unit}" if unit else short_number(value)
