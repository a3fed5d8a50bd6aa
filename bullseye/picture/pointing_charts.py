"""Charts of the pointing test: movement time against difficulty, and where the movements ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.measure.pointing.throughput import WE_FACTOR, spread
from bullseye.picture.axes import Axis, Frame, Key, Sheet, empty, finite, frame, marker
from bullseye.picture.drawing import Disc, Drawing, Line
from bullseye.picture.look import PRINT, SMALL_PX, Look
from bullseye.picture.ticks import number_text, short_number, widened
from bullseye.words import number, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bullseye.measure.maths.regression import Line as Fitted


def fitts_chart(
    points: Sequence[tuple[float, float]],
    line: Fitted | None = None,
    *,
    title: str = "",
    x_title: str = tr("Effective index of difficulty, bits"),
    width: float = 640,
    height: float = 400,
    look: Look = PRINT,
) -> Drawing:
    """Movement time against difficulty: (bits, ms), one point for each sequence, and the fitted line with r².

    line: as `measure.pointing.throughput.regression` gives it. Raises ValueError for a number that is not finite.
    """
    bits = finite((x for x, _ in points), "a difficulty")
    times = finite((y for _, y in points), "a movement time")
    if not bits:
        return empty(
            width, height, look, title, tr("No sequences yet: a pointing test puts a point here for each one.")
        )
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    x_range = widened(min(bits), max(bits))
    ends: list[tuple[float, float]] = []
    keys = [Key("disc", look.accent, tr("One sequence"))]
    if line is not None:
        finite((line.intercept, line.slope), "a part of the line")
        ends = [(x, line.at(x)) for x in (min(bits), max(bits))]
        sign = "+" if line.slope >= 0 else "\u2212"
        words = f"MT = {number_text(line.intercept, 1)} {sign} {number_text(abs(line.slope), 1)} ID"
        keys.append(Key("line", look.bad, words + ("" if line.r is None else f", r² = {number(line.r**2, '.2f')}")))
    top = sheet.head(keys)
    heights = [*times, *(y for _, y in ends)]
    low, high = widened(min(heights), max(heights))
    low = 0.0 if 0 < low <= 0.5 * high else low
    plot = frame(sheet, top, x_range, (low, high), x_title=x_title, y_title=tr("Movement time, ms"))
    if ends:
        sheet.add(Line(plot.line(ends), look.bad, look.px(2)))
    for x, y in plot.line(zip(bits, times, strict=True)):
        sheet.add(*marker("disc", x, y, look.px(5), look.accent, look))
    return sheet.done(trn("{n} point", "{n} points", len(bits)) + (f"; {keys[-1].label}" if line is not None else ""))


def endpoint_chart(
    ends: Sequence[tuple[float, float]],
    target: float | None = None,
    *,
    title: str = "",
    unit: str = "mm",
    width: float = 640,
    height: float = 480,
    look: Look = PRINT,
) -> Drawing:
    """Where the movements ended, all laid along one axis of travel, from left to right.

    ends: (dx, dy) from the target's centre in *unit*: dx beyond (+) or short (-), dy to the right of travel, drawn
    downwards. target: the target's width W, drawn as a circle; None draws none. The bracket below is We, 4.133
    standard deviations of dx about their mean. Raises ValueError for a number that is not finite.
    """
    dxs = finite((dx for dx, _ in ends), "an end")
    dys = finite((dy for _, dy in ends), "an end")
    if target is not None:
        target = finite([target], "a target")[0]
    if not dxs:
        return empty(
            width, height, look, title, tr("No movements yet: a pointing test shows here where each one ended.")
        )
    mean = sum(dxs) / len(dxs)
    sd = spread(dxs, max(map(abs, dxs)) or 1.0)
    we = None if sd is None else WE_FACTOR * sd
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    keys = [Key("disc", look.accent, trn("{n} end", "{n} ends", len(dxs)))]
    if target is not None:
        keys.append(Key("ring", look.muted, tr("Target W = {width} {unit}", width=short_number(target), unit=unit)))
    keys.append(Key("line", look.bad, tr("Mean {mean} {unit}", mean=_signed(mean), unit=unit) + _we_words(we, unit)))
    top = sheet.head(keys)
    plot, px = _equal_frame(sheet, top, dxs, dys, target, (mean, we))
    middle_x, middle_y = plot.at(0.0, 0.0)
    if target is not None and target > 0:
        r = target / 2 * px
        sheet.add(Disc(middle_x, middle_y, r, look.tint(look.muted, 0.10), look.muted, look.px(1.5)))
    left, right = plot.x.start_px, plot.x.end_px
    sheet.add(Line(((left, middle_y), (right, middle_y)), look.grid, look.px(1)))
    arm = look.px(6)
    sheet.add(Line(((middle_x, middle_y - arm), (middle_x, middle_y + arm)), look.muted, look.px(1.5)))
    sheet.add(Line(((middle_x - arm, middle_y), (middle_x + arm, middle_y)), look.muted, look.px(1.5)))
    tip = look.px(5)
    corners = ((right, middle_y), (right - 1.6 * tip, middle_y - tip), (right - 1.6 * tip, middle_y + tip))
    sheet.add(Line(corners, "", 0, closed=True, fill=look.muted))
    radius = look.px(4 if len(dxs) <= 200 else 2.5)
    for dx, dy in zip(dxs, dys, strict=True):
        sheet.add(*marker("disc", plot.x.px(dx), middle_y + dy * px, radius, look.accent, look))
    _bracket(sheet, plot, mean, we)
    size = look.px(SMALL_PX)
    sheet.write(left, middle_y - look.px(4), tr("short"), anchor="sw", room=size * 4)
    sheet.write(right, middle_y - look.px(6), tr("beyond"), anchor="se", room=size * 5)
    return sheet.done("; ".join(key.label for key in keys))


def _equal_frame(
    sheet: Sheet, top: float, dxs: Sequence[float], dys: Sequence[float], target: float | None,
    middle: tuple[float, float | None],
) -> tuple[Frame, float]:  # fmt: skip
    """A plot with one scale for both axes, its origin in the middle; and that scale, px for each unit."""
    mean, we = middle
    reach_x = max([*map(abs, dxs), (target or 0.0) / 2, abs(mean) + (we or 0.0) / 2]) or 1.0
    reach_y = max([*map(abs, dys), (target or 0.0) / 2]) or 1.0
    below = sheet.look.px(SMALL_PX) * 2.4
    left, right = sheet.edge, sheet.width - sheet.edge
    bottom = sheet.height - sheet.edge - below
    px = min((right - left) / 2 / (1.18 * reach_x), (bottom - top) / 2 / (1.08 * reach_y))
    half_x, half_y = (right - left) / 2 / px, (bottom - top) / 2 / px
    return Frame(Axis(-half_x, half_x, (), left, right), Axis(-half_y, half_y, (), bottom, top)), px


def _bracket(sheet: Sheet, plot: Frame, mean: float, we: float | None) -> None:
    """The mean as a tick and We as a bracket, below the plot."""
    look = sheet.look
    y, rise = plot.y.start_px + look.px(10), look.px(6)
    x = plot.x.px(mean)
    sheet.add(Line(((x, y - rise), (x, y + rise)), look.bad, look.px(2.5)))
    if we is None:
        return
    low, high = plot.x.px(mean - we / 2), plot.x.px(mean + we / 2)
    sheet.add(Line(((low, y - rise), (low, y), (high, y), (high, y - rise)), look.bad, look.px(2)))
    sheet.write(x, y + rise + look.px(2), "We", colour=look.text, anchor="n")


def _we_words(we: float | None, unit: str) -> str:
    return "" if we is None else f", We = {short_number(we)} {unit}"


def _signed(value: float) -> str:
    text = short_number(value)
    return f"+{text}" if value > 0 else text
