"""Charts of how numbers scatter: a histogram with a curve over it, and an interval that narrows as shots are added."""

from __future__ import annotations

from math import ceil, exp, isfinite
from typing import TYPE_CHECKING

from bullseye.picture.axes import Key, Sheet, empty, finite, frame, marker
from bullseye.picture.drawing import Box, Drawing, Line
from bullseye.picture.look import PRINT, Look
from bullseye.picture.ticks import nice_step, short_number, widened
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST_BARS = 60
_CURVE_STEPS = 160


def histogram(
    values: Sequence[float],
    *,
    curve: Callable[[float], float] | None = None,
    curve_label: str = tr("Rayleigh curve"),
    title: str = "",
    unit: str = "",
    from_zero: bool = False,
    width: float = 640,
    height: float = 400,
    look: Look = PRINT,
) -> Drawing:
    """How often each size occurs, as bars of one width that the data chooses (Freedman and Diaconis, 1981).

    curve: a density per *unit*; it is drawn as the count it leads one to expect in each bar. `rayleigh(sigma)`
    makes the one for distances from the group's middle. *from_zero*: the bars begin at 0, where distances do.
    Raises ValueError for a value that is not finite.
    """
    some = sorted(finite(values, "a value"))
    if not some:
        return empty(width, height, look, title, tr("Nothing to count yet: the bars come with the first shots."))
    start, step, counts = _bars(some, from_zero)
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    end = start + step * len(counts)
    bent: list[tuple[float, float]] = []
    if curve is not None:
        places = [start + (end - start) * n / _CURVE_STEPS for n in range(_CURVE_STEPS + 1)]
        heights = finite(map(curve, places), "a point of the curve")
        bent = [(x, len(some) * step * y) for x, y in zip(places, heights, strict=True)]
    fill = look.tint(look.accent, 0.55)
    top = sheet.head([Key("band", fill, tr("Counted")), Key("line", look.bad, curve_label)] if curve else [])
    most = max([float(max(counts)), *(y for _, y in bent)])
    plot = frame(sheet, top, (start, end), (0.0, most), x_title=unit, y_title=tr("Count"), y_whole=True, x_round=False)
    gap = min(look.px(1), (plot.x.px(start + step) - plot.x.px(start)) / 4)
    for n, count in enumerate(counts):
        if count:
            left, y = plot.at(start + n * step, count)
            wide = plot.x.px(start + (n + 1) * step) - left
            sheet.add(Box(left + gap / 2, y, wide - gap, plot.y.start_px - y, fill=fill))
    if bent:
        sheet.add(Line(plot.line(bent), look.bad, look.px(2)))
    return sheet.done(
        trn(
            "{n} value from {low} to {high} {unit}",
            "{n} values from {low} to {high} {unit}",
            len(some),
            low=short_number(some[0]),
            high=short_number(some[-1]),
            unit=unit,
        ).rstrip()
    )


def _bars(some: Sequence[float], from_zero: bool) -> tuple[float, float, list[int]]:
    """Where the first bar starts, how wide each is, and how many of the sorted values stand in each."""
    n = len(some)
    low, high = widened(0.0 if from_zero else some[0], some[-1])
    spread = some[(3 * n) // 4 - (n % 4 == 0 and n > 3)] - some[n // 4]
    wish = 2 * spread / n ** (1 / 3)
    span = high - low
    bars = min(_MOST_BARS, max(1, ceil(span / wish)) if wish > span * 1e-6 else ceil(n**0.5))
    step = nice_step(span, min(_MOST_BARS, 2 * bars))  # twice as many, since a round step is up to 2.5 times as wide
    start = step * (low // step)
    counts = [0] * max(1, ceil((high - start) / step + 1e-9))
    for value in some:
        counts[min(len(counts) - 1, max(0, int((value - start) / step + 1e-9)))] += 1
    while len(counts) > 1 and not counts[-1]:
        counts.pop()
    return start, step, counts


def rayleigh(sigma: float) -> Callable[[float], float]:
    """The density of the distance from the middle, r / sigma² exp(-r² / (2 sigma²)), 0 below 0.

    Raises ValueError unless *sigma* is above 0.
    """
    if not (isfinite(sigma) and sigma > 0):
        raise ValueError(f"a sigma of {sigma!r} has no curve; give a finite one above 0")

    def density(r: float) -> float:
        return r / sigma / sigma * exp(-r * r / (2 * sigma * sigma)) if r > 0 else 0.0

    return density


def interval_chart(
    ns: Sequence[float],
    means: Sequence[float],
    lows: Sequence[float],
    highs: Sequence[float],
    *,
    title: str = "",
    unit: str = "",
    x_title: str = tr("Shots"),
    truth: float | None = None,
    truth_label: str = tr("True value"),
    width: float = 640,
    height: float = 400,
    look: Look = PRINT,
) -> Drawing:
    """An estimate with its interval against the number of shots it rests on: *lows* to *highs* is a band.

    ns: rising. truth: a level line, where it is known. Raises ValueError for lists of different lengths, a number
    that is not finite, or *ns* that do not rise.
    """
    lengths = {len(ns), len(means), len(lows), len(highs)}
    if len(lengths) > 1:
        raise ValueError(f"lists of {sorted(lengths)} numbers do not belong together; give as many of each")
    columns = [finite(some, "a number") for some in (ns, means, lows, highs)]
    if not ns:
        return empty(width, height, look, title, tr("No shots yet: the interval narrows as they come."))
    counts, middles, bottoms, tops = columns
    if any(after <= before for before, after in zip(counts, counts[1:], strict=False)):
        raise ValueError("the numbers of shots do not rise; give each once, the least first")
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    shade = look.tint(look.accent, 0.2)
    keys = [Key("line", look.accent, tr("Estimate")), Key("band", shade, tr("95 % interval"))]
    if truth is not None:
        truth = finite([truth], "a true value")[0]
        keys.append(Key("dashed", look.text, f"{truth_label} {short_number(truth)} {unit}".rstrip()))
    top = sheet.head(keys)
    heights = [*middles, *bottoms, *tops, *([] if truth is None else [truth])]
    low, high = widened(min(heights), max(heights))
    low = 0.0 if 0 < low <= 0.4 * high else low
    x_range = (counts[0], counts[-1]) if len(counts) > 1 else (counts[0] - 1, counts[0] + 1)
    plot = frame(sheet, top, x_range, (low, high), x_title=x_title, y_title=unit, x_round=False, x_whole=True)
    up = plot.line(zip(counts, tops, strict=True))
    down = plot.line(zip(counts, bottoms, strict=True))
    if len(counts) > 1:
        # Below the grid, which stays to be read through it.
        sheet.shapes.insert(0, Line((*up, *down[::-1]), "", 0, closed=True, fill=shade))
        sheet.add(Line(plot.line(zip(counts, middles, strict=True)), look.accent, look.px(2.5)))
    else:
        sheet.add(Line((up[0], down[0]), look.tint(look.accent, 0.5), look.px(4)))
    if truth is not None:
        ends = (plot.x.start_px, plot.y.px(truth)), (plot.x.end_px, plot.y.px(truth))
        sheet.add(Line(ends, look.text, look.px(1.5), (look.px(6), look.px(4))))
    if len(counts) <= 40:
        for x, y in plot.line(zip(counts, middles, strict=True)):
            sheet.add(*marker("disc", x, y, look.px(4), look.accent, look))
    last = tr(
        "{middle} ({low} to {high}) {unit}", middle=short_number(middles[-1]), low=short_number(bottoms[-1]),
        high=short_number(tops[-1]), unit=unit,
    )  # fmt: skip
    return sheet.done(tr("After {shots}: {last}", shots=short_number(counts[-1]), last=last.rstrip()))
