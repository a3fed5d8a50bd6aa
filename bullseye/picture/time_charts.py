"""Charts over time: how a number goes from round to round, and a goal against its target line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bullseye.picture.axes import Frame, Key, Sheet, empty, finite, frame, marker
from bullseye.picture.drawing import Box, Drawing, Line
from bullseye.picture.look import PRINT, Look
from bullseye.picture.ticks import date_ticks, in_utc, seconds_between, short_number, widened
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, tzinfo

    from bullseye.measure.over_time.trend import Point

    Stamp = tuple[datetime, float] | Point

_CURVE_STEPS = 120
_DAY_S = 86400.0


def trend_chart(
    points: Sequence[Stamp] | Mapping[str, Sequence[Stamp]],
    *,
    title: str = "",
    unit: str = "",
    by: str = "date",
    zone: tzinfo = UTC,
    curve: Callable[[float], float] | None = None,
    curve_label: str = tr("Learning curve"),
    band: tuple[float, float] | None = None,
    band_label: str = tr("Usual range"),
    width: float = 640,
    height: float = 400,
    look: Look = PRINT,
) -> Drawing:
    """A value for each round, oldest first, by "date" or by "count" (1st, 2nd ... of each series).

    points: (when with its zone, value) pairs, or a series of them for each label (device); two series differ in
    marker and colour. unit: "", "%" (values are shares of 0 to 1, shown as 0 to 100) or any other, such as "mm".
    curve: the height at the n-th point of the first series, n from 0. band: (low, high) of one's usual range.
    Dates are read in *zone*. Raises ValueError for a value that is not finite, or *by* anything else.
    """
    if by not in ("date", "count"):
        raise ValueError(f"a trend cannot go by {by!r}; choose date or count")
    series = dict(points) if isinstance(points, Mapping) else {"": points}
    factor = 100.0 if unit == "%" else 1.0
    values = {name: [v * factor for v in finite((p[1] for p in some), "a value")] for name, some in series.items()}
    shown = {name: some for name, some in values.items() if some}
    if not shown:
        return empty(width, height, look, title, tr("No rounds yet: play one, and it is the first point here."))
    stamps = {name: [point[0].astimezone(zone) for point in series[name]] for name in shown}
    first = min((when for some in stamps.values() for when in some), key=in_utc)
    last = max((when for some in stamps.values() for when in some), key=in_utc)
    places = {
        name: [seconds_between(first, when) for when in some] if by == "date" else [n + 1.0 for n in range(len(some))]
        for name, some in stamps.items()
    }
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    limits = tuple(v * factor for v in finite(band, "an end of the band")) if band else ()
    main = next(iter(shown))
    bent = _bent(curve, places[main], factor) if curve else []
    keys = [
        Key(look.marker(n), look.series(n), name or tr("Rounds"))
        for n, name in enumerate(shown)
        if len(shown) > 1 or name or curve or band
    ]
    keys += [Key("line", look.text, curve_label)] if curve else []
    keys += [Key("band", look.tint(look.accent, 0.16), band_label)] if band else []
    top = sheet.head(keys)
    heights = [v for some in shown.values() for v in some] + list(limits) + [y for _, y in bent]
    y_range = _roomy(heights)
    right = max(x for some in places.values() for x in some)
    if by == "date":
        margin = max(0.02 * right, 72.0) if right else 43_200.0  # a single round stands in the middle of its day
        x_range = -margin, right + margin
        start, stop = _moment(first, x_range[0]), max(last, _moment(first, x_range[1]), key=in_utc)
        begin = seconds_between(first, start)
        choices = ([t._replace(value=t.value + begin) for t in some] for some in date_ticks(start, stop))
        plot = frame(sheet, top, x_range, y_range, y_title=unit, x_choices=choices, x_round=False)
    else:
        x_range = (0.5, max(right, 2.0) + 0.5)
        plot = frame(sheet, top, x_range, y_range, x_title=tr("Rounds"), y_title=unit, x_whole=True, x_round=False)
    if limits:
        _band(sheet, plot, min(limits), max(limits))
    _series(sheet, plot, shown, places)
    if bent:
        sheet.add(Line(plot.line(bent), look.text, look.px(2)))
    count = sum(map(len, shown.values()))
    return sheet.done(
        trn(
            "{n} round, from {span}{unit}", "{n} rounds, from {span}{unit}", count, span=_words(heights), unit=_of(unit)
        )
    )


def _moment(first: datetime, seconds: float) -> datetime:
    """So long after *first*, but no farther than the calendar goes: a margin may lie beyond year 1 or 9999."""
    try:
        return (first.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(first.tzinfo)
    except OverflowError:
        return (datetime.max if seconds > 0 else datetime.min).replace(tzinfo=first.tzinfo)


def _bent(curve: Callable[[float], float], places: Sequence[float], factor: float) -> list[tuple[float, float]]:
    """The curve through the places of its points, with as many steps as the eye asks for."""
    last = len(places) - 1
    if last < 1:
        return []
    found = []
    for step in range(_CURVE_STEPS + 1):
        n = last * step / _CURVE_STEPS
        low = min(int(n), last - 1)
        x = places[low] + (places[low + 1] - places[low]) * (n - low)
        found.append((x, finite([curve(n)], "a point of the curve")[0] * factor))
    return found


def _band(sheet: Sheet, plot: Frame, low: float, high: float) -> None:
    """Under everything but the axes: put before the first line of the grid."""
    top, bottom = plot.y.px(high), plot.y.px(low)
    fill = sheet.look.tint(sheet.look.accent, 0.16)
    box = Box(plot.x.start_px, top, plot.x.end_px - plot.x.start_px, bottom - top, fill=fill)
    sheet.shapes.insert(0, box)


def _series(
    sheet: Sheet, plot: Frame, shown: Mapping[str, Sequence[float]], places: Mapping[str, Sequence[float]]
) -> None:
    look = sheet.look
    many = max(map(len, shown.values()))
    radius = look.px(4.5 if many <= 60 else 3.2 if many <= 240 else 2.2)
    for n, (name, heights) in enumerate(shown.items()):
        spots = plot.line(zip(places[name], heights, strict=True))
        if len(spots) > 1:
            sheet.add(Line(spots, look.tint(look.series(n), 0.45), look.px(1.25)))
    for n, (name, heights) in enumerate(shown.items()):
        for x, y in plot.line(zip(places[name], heights, strict=True)):
            sheet.add(*marker(look.marker(n), x, y, radius, look.series(n), look))


def goal_chart(
    line: Sequence[tuple[date, float]],
    target: float,
    first: date,
    last: date,
    *,
    title: str = "",
    unit: str = "",
    ramp: bool = True,
    today: date | None = None,
    projection: float | None = None,
    projection_ci95: tuple[float, float] | None = None,
    outlook: float | None = None,
    outlook_ci80: tuple[float, float] | None = None,
    width: float = 640,
    height: float = 400,
    look: Look = PRINT,
) -> Drawing:
    """A goal in its period: the value at the end of each day, the target, where the present pace leads, and the coach's
    outlook of the same end.

    line: (day, value), as in `goals.Progress.line`. ramp: the target line rises from 0 at the start of *first*
    to *target* at the end of *last*, as for a total; else it is level. projection: the value at the end of *last*.
    unit: as in `trend_chart`. Raises ValueError for a value that is not finite, or a period that ends before it begins.
    """
    if last < first:
        raise ValueError(f"a goal from {first} to {last} cannot be drawn; give the earlier day first")
    factor = 100.0 if unit == "%" else 1.0
    target = finite([target], "a target")[0] * factor
    days = float((last - first).days + 1)
    heights = [v * factor for v in finite((value for _, value in line), "a value")]
    pairs = [((day - first).days + 1.0, value) for (day, _), value in zip(line, heights, strict=True)]
    ahead = None if projection is None else finite([projection], "a projection")[0] * factor
    reach = None if projection_ci95 is None else [v * factor for v in finite(projection_ci95, "an end of the interval")]
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    keys = [
        Key("line", look.accent, tr("So far")),
        Key("dashed", look.text, tr("Target {wanted}", wanted=f"{short_number(target)}{_of(unit)}")),
    ]
    if ahead is not None:
        words = _with_span(tr("At this pace {end}", end=short_number(ahead)), reach)
        keys.append(Key("dashed", look.accent, words))
    likely = None if outlook is None else finite([outlook], "an outlook")[0] * factor
    span = None if outlook_ci80 is None else [v * factor for v in finite(outlook_ci80, "an end of the interval")]
    if likely is not None:
        words = _with_span(tr("Likely end {end}", end=short_number(likely)), span, likely=True)
        keys.append(Key("dashed", look.series(1), words))
    top = sheet.head(keys)
    others = [v for v in (ahead, *(reach or ()), likely, *(span or ())) if v is not None]
    y_range = _roomy([*heights, *others, target, *([0.0] if ramp else [])])
    start = datetime.combine(first, time(), UTC)
    stop = start + timedelta(days=days)
    choices = ([t._replace(value=t.value / _DAY_S) for t in some] for some in date_ticks(start, stop))
    plot = frame(sheet, top, (0.0, days), y_range, y_title=unit, x_choices=choices, x_round=False)
    for limit in (0.0, days):
        x = plot.x.px(limit)
        sheet.add(Line(((x, plot.y.start_px), (x, plot.y.end_px)), look.grid, look.px(1)))
    pairs = ([(0.0, 0.0)] if ramp else []) + pairs
    if ahead is not None and pairs:
        _ahead(sheet, plot, pairs[-1], (days, ahead), reach, look.accent)
    if likely is not None and pairs:
        _ahead(sheet, plot, pairs[-1], (days, likely), span, look.series(1))
    aim = plot.line(((0.0, 0.0 if ramp else target), (days, target)))
    sheet.add(Line(aim, look.text, look.px(1.5), (look.px(6), look.px(4))))
    if len(pairs) > 1:
        sheet.add(Line(plot.line(pairs), look.accent, look.px(2.5)))
    if heights:
        sheet.add(*marker("disc", *plot.at(*pairs[-1]), look.px(5), look.accent, look))
    if today is not None and first <= today <= last:
        x = plot.x.px((today - first).days + 1.0)
        up = (x, plot.y.start_px), (x, plot.y.end_px)
        sheet.add(Line(up, look.muted, look.px(1), (look.px(2), look.px(3))))
        left = x > (plot.x.start_px + plot.x.end_px) / 2
        nudge = look.px(-4 if left else 4)
        sheet.write(x + nudge, plot.y.end_px, tr("today"), anchor="ne" if left else "nw")
    done = (
        tr("{value} of {wanted}", value=short_number(heights[-1]), wanted=f"{short_number(target)}{_of(unit)}")
        if heights
        else tr("nothing counted yet")
    )
    return sheet.done(tr("{done}, from {first} to {last}", done=done, first=first, last=last))


def _ahead(
    sheet: Sheet, plot: Frame, now: tuple[float, float], end: tuple[float, float], reach: Sequence[float] | None,
    colour: str,
) -> None:  # fmt: skip
    """The way to the end of the period, and the fan and bar of its interval."""
    look = sheet.look
    if reach:
        low, high = plot.at(end[0], reach[0]), plot.at(end[0], reach[1])
        sheet.add(Line((plot.at(*now), low, high), "", 0, closed=True, fill=look.tint(colour, 0.12)))
        cap = look.px(6)
        sheet.add(Line((low, high), colour, look.px(2)))
        for x, y in (low, high):
            sheet.add(Line(((x - cap, y), (x, y)), colour, look.px(2)))
    sheet.add(Line(plot.line((now, end)), colour, look.px(2), (look.px(5), look.px(3))))


def _roomy(values: Sequence[float]) -> tuple[float, float]:
    """A range for *values* that begins at 0 where that costs little of the height."""
    low, high = widened(min(values), max(values))
    if 0 < low <= 0.4 * high and min(values) > 0:
        low = 0.0
    return low, high


def _with_span(words: str, ends: Sequence[float] | None, *, likely: bool = False) -> str:
    """*words* with the interval behind them, where there is one; a *likely* end lies in it 80 times in 100."""
    if not ends:
        return words
    low, high = map(short_number, ends)
    if likely:
        return tr("{what} ({low} to {high}, 80 %)", what=words, low=low, high=high)
    return tr("{text} ({low} to {high})", text=words, low=low, high=high)


def _words(values: Sequence[float]) -> str:
    return tr("{low} to {high}", low=short_number(min(values)), high=short_number(max(values)))


def _of(unit: str) -> str:
    return f" {unit}" if unit else ""
