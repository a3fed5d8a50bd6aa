"""The charts of the lessons: distances, a mean that settles, an interval that narrows, times against difficulty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10, sqrt
from statistics import quantiles
from typing import NamedTuple

from bullseye.measure.maths.regression import Line as Fitted
from bullseye.picture.axes import Key, Sheet, frame, marker
from bullseye.picture.drawing import Box, Drawing, Line
from bullseye.picture.look import SMALL_PX, Look
from bullseye.picture.spread_charts import rayleigh
from bullseye.picture.ticks import Tick, nice_step, number_text, widened
from bullseye.wording.numbers import MINUS
from bullseye.words import number, tr, trn

_LARGE_FROM = 5
"""Intervals of fewer shots are so wide that they would flatten the rest: they run out of the picture."""
_STEPS = ((1, 2, 5), (1, 3), (1,))


class Strip(NamedTuple):
    """After *n* shots: the mean on one axis and half its interval, mm."""

    n: int
    mean: float
    half: float


class Step(NamedTuple):
    """The movements of one step of difficulty: mean difficulty in bits, mean time, and the middle half of the times."""

    id: float
    mt_ms: float
    quarter_ms: float
    three_quarters_ms: float


def shots_ticks(low: float, high: float) -> Iterator[list[Tick]]:
    """Figures for a logarithmic axis from *low* to *high* shots, the finest first; values are logarithms."""
    for steps in _STEPS:
        found = [s * 10**power for power in range(8) for s in steps if low <= s * 10**power <= high]
        yield [Tick(log10(value), number(value, ",")) for value in found]
    yield [Tick(log10(low), number(low, "g"))]


def settling_chart(strips: Sequence[Strip], title: str, width: float, height: float, look: Look) -> Drawing:
    """The running mean with its 95 % interval and the centre, against the logarithm of the number of shots."""
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    shade = look.tint(look.accent, 0.25)
    keys = [
        Key("line", look.accent, tr("Mean")),
        Key("band", shade, tr("95 % interval")),
        Key("dashed", look.text, tr("Centre")),
    ]
    top = sheet.head(keys)
    wide = [strip for strip in strips if strip.n >= _LARGE_FROM] or list(strips)
    ends = [edge for strip in wide for edge in (strip.mean - strip.half, strip.mean + strip.half)]
    low, high = widened(min(0.0, *ends), max(0.0, *ends))
    last = max(10, strips[-1].n)
    plot = frame(
        sheet, top, (log10(2), log10(last)), (low, high), x_title=tr("Shots n"), y_title="mm",
        x_choices=shots_ticks(2, last), x_round=False,
    )  # fmt: skip

    def at(strip: Strip, value: float) -> tuple[float, float]:
        return plot.at(log10(strip.n), min(max(value, plot.y.low), plot.y.high))

    if len(strips) > 1:
        up, down = ([at(s, s.mean + sign * s.half) for s in strips] for sign in (1, -1))
        # Below the grid, which stays to be read through it.
        sheet.shapes.insert(0, Line((*up, *down[::-1]), "", 0, closed=True, fill=shade))
        sheet.add(Line(tuple(at(s, s.mean) for s in strips), look.accent, look.px(2.5)))
    else:
        only = strips[0]
        sheet.add(Line((at(only, only.mean - only.half), at(only, only.mean + only.half)), shade, look.px(4)))
        sheet.add(*marker("disc", *at(only, only.mean), look.px(4), look.accent, look))
    zero = plot.y.px(0.0)
    sheet.add(Line(((plot.x.start_px, zero), (plot.x.end_px, zero)), look.text, look.px(1.5), _dash(look)))
    return sheet.done(
        tr(
            "After {n} shots: {mean:.1f} mm, give or take {half:.1f} mm",
            n=strips[-1].n,
            mean=strips[-1].mean,
            half=strips[-1].half,
        )
    )


def narrowing_chart(
    halves: Sequence[tuple[int, float]], title: str, width: float, height: float, look: Look
) -> Drawing:
    """Half the interval, mm, against n: both scales are logarithms.

    The dashed line is c / sqrt(n) through the last pair: it falls by one step for every two across. *halves* are
    above 0.
    """
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    small = look.px(SMALL_PX)
    top = sheet.head([Key("line", look.accent, tr("Measured")), Key("dashed", look.text, tr("1 / root of n"))]) + small
    first, last = 2.0, max(10.0, float(halves[-1][0]))
    law = halves[-1][1] * sqrt(halves[-1][0])
    values = [half for _, half in halves] + [law / sqrt(first), law / sqrt(last)]
    low, high = log10(min(values)) - 0.1, log10(max(values)) + 0.1
    left, right, bottom = sheet.edge + 3.2 * small, width - sheet.edge, height - sheet.edge - 2.7 * small

    def spot(n: float, half: float) -> tuple[float, float]:
        across = (log10(n) - log10(first)) / (log10(last) - log10(first))
        up = (log10(half) - low) / (high - low)
        return left + across * (right - left), bottom - up * (bottom - top)

    for value in _ticks(10**low, 10**high, bottom - top, 1.8 * small):
        y = spot(first, value)[1]
        sheet.add(Line(((left, y), (right, y)), look.line, look.px(1)))
        sheet.write(left - look.px(8), y, number(value, "g"), anchor="e")
    for value in _ticks(first, last, right - left, 3.6 * small):
        x = spot(value, 10**low)[0]
        sheet.add(Line(((x, bottom), (x, bottom + look.px(4))), look.muted, look.px(1)))
        sheet.write(min(x, width - 1.8 * small), bottom + look.px(6), number(value, ",g"), anchor="n")
    sheet.add(Line(((left, bottom), (right, bottom)), look.muted, look.px(1)))
    sheet.write(right, height - sheet.edge + look.px(4), tr("Shots n"), anchor="se")
    ends = (spot(first, law / sqrt(first)), spot(last, law / sqrt(last)))
    sheet.add(Line(ends, look.text, look.px(1.5), _dash(look)))
    sheet.add(Line(tuple(spot(n, half) for n, half in halves), look.accent, look.px(2.5)))
    if len(halves) == 1:  # a line of one point would not be seen
        sheet.add(*marker("disc", *spot(*halves[0]), look.px(4), look.accent, look))
    return sheet.done(tr("Half the interval against the number of shots"))


def difficulty_chart(
    steps: Sequence[Step], line: Fitted, label: str, width: float, height: float, look: Look
) -> Drawing:
    """Movement time against difficulty: each step's mean, a bar over the middle half of its times, and the line."""
    sheet = Sheet(width, height, look, "")
    look = sheet.look
    pale = look.tint(look.accent, 0.45)
    sign = "+" if line.slope >= 0 else MINUS
    words = f"MT = {number_text(round(line.intercept), 1)} {sign} {number_text(round(abs(line.slope)), 1)} ID"
    share = "" if line.r is None else f", r² = {number(line.r**2, '.2f')}"
    keys = [Key("disc", look.accent, label), Key("line", pale, tr("Middle half")), Key("line", look.bad, words + share)]
    top = sheet.head(keys)
    bits = [step.id for step in steps]
    heights = [value for step in steps for value in (step.quarter_ms, step.three_quarters_ms, step.mt_ms)]
    ends = [(x, line.at(x)) for x in (min(bits), max(bits))]
    low, high = widened(min(*heights, *(y for _, y in ends)), max(*heights, *(y for _, y in ends)))
    low = 0.0 if 0 < low <= 0.5 * high else low
    plot = frame(
        sheet, top, widened(min(bits), max(bits)), (low, high), x_title=tr("Index of difficulty ID, bits"),
        y_title=tr("Movement time MT, ms"),
    )  # fmt: skip
    for step in steps:
        bar = plot.line([(step.id, step.quarter_ms), (step.id, step.three_quarters_ms)])
        sheet.add(Line(bar, pale, look.px(4)))
    sheet.add(Line(plot.line(ends), look.bad, look.px(2)))
    for step in steps:
        sheet.add(*marker("disc", *plot.at(step.id, step.mt_ms), look.px(5.5), look.accent, look))
    return sheet.done(trn("{n} mean; {line}", "{n} means; {line}", len(steps), line=words + share))


def distance_chart(
    distances: Sequence[float], sigma: float, title: str, width: float, height: float, look: Look
) -> Drawing:
    """How many shots lie how far from the centre, in bars from 0 on, with the Rayleigh curve of *sigma* (mm, above 0).

    The bars are as wide as `bar_mm` says.
    """
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    step = bar_mm(distances, sigma)
    counts = [0] * (int(max(distances) / step) + 1)
    for distance in distances:
        counts[int(distance / step)] += 1
    end = max(len(counts) * step, 3.5 * sigma)
    density = rayleigh(sigma)
    curve = [(end * n / 120, len(distances) * step * density(end * n / 120)) for n in range(121)]
    shade = look.tint(look.accent, 0.55)
    top = sheet.head([Key("band", shade, tr("Shots")), Key("line", look.bad, tr("Rayleigh curve"))])
    plot = frame(
        sheet, top, (0.0, end), (0.0, max(*counts, *(height for _, height in curve))), y_whole=True,
        x_title=tr("Distance from the centre, mm"), y_title=tr("Shots per {step:g} mm", step=step), x_round=False,
    )  # fmt: skip
    gap = look.px(1)
    for n, count in enumerate(counts):
        if count:
            (left, upper), (right, lower) = plot.at(n * step, count), plot.at((n + 1) * step, 0.0)
            sheet.add(Box(left, upper, max(gap, right - left - gap), lower - upper, fill=shade))
    sheet.add(Line(plot.line(curve), look.bad, look.px(2.5)))
    return sheet.done(
        trn(
            "{n} shot; the curve is that of sigma {sigma:.1f} mm",
            "{n} shots; the curve is that of sigma {sigma:.1f} mm",
            len(distances),
            sigma=sigma,
        )
    )


def bar_mm(distances: Sequence[float], sigma: float) -> float:
    """The width of the bars: as D. Freedman and P. Diaconis (1981) advise, 2 IQR / n^(1/3), rounded up to 1, 2 or 5.

    Never wider than half of *sigma*, where the curve has its peak: the bars must rise to it as the curve does. And
    60 of them at most, whatever the data.
    """
    low, _, high = quantiles(distances, n=4, method="inclusive")
    least = max(distances) / 60
    wanted = nice_step(max(2 * (high - low) / len(distances) ** (1 / 3), least) or 1.0, 1)
    while wanted > sigma / 2 and least <= (finer := _finer(wanted)) < wanted:
        wanted = finer
    return wanted


def _finer(step: float) -> float:
    """The next of 1, 2, 5, 10... below *step*, which is one of them."""
    return nice_step(step / 2.5, 1)


def _dash(look: Look) -> tuple[float, ...]:
    return (look.px(6), look.px(4))


def _ticks(low: float, high: float, long_px: float, least_px: float) -> list[float]:
    """1, 2, 5, 10, ... between *low* and *high*, so many that their labels do not touch."""
    found: list[float] = []
    per = long_px / (log10(high) - log10(low))
    for power in range(-6, 10):
        for step in (1, 2, 5):
            value = step * 10.0**power
            if low <= value <= high and (not found or (log10(value) - log10(found[-1])) * per >= least_px):
                found.append(value)
    return found
