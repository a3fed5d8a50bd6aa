"""A strip of answers in their order: how fast each was, and how evenly they came."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from bullseye.picture.axes import Key, Sheet, empty, finite, frame
from bullseye.picture.drawing import Box, Disc, Drawing, Line
from bullseye.picture.look import PRINT, Look
from bullseye.picture.ticks import widened
from bullseye.words import tr, trn


def answer_strip(
    times_ms: Sequence[float], usual_ms: tuple[float, float] | None = None, *, title: str = "", width: float = 640,
    height: float = 400, look: Look = PRINT,
) -> Drawing:  # fmt: skip
    """A dot for each answer, the first on the left, a line at their median, and a band at the *usual_ms* range.

    Raises ValueError for a time that is not finite.
    """
    times = finite(times_ms, "a time")
    if not times:
        return empty(width, height, look, title, tr("No light was answered in time."))
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    middle = median(times)
    keys = [
        Key("disc", look.accent, tr("An answer")),
        Key("dashed", look.text, tr("Median {median_ms:.0f} ms", median_ms=middle)),
    ]
    band = finite(usual_ms, "an end of the usual range") if usual_ms else []
    if band:
        keys.append(Key("band", look.tint(look.accent, 0.2), tr("Your usual medians")))
    top = sheet.head(keys)
    low, high = widened(min([*times, *band]), max([*times, *band]))
    plot = frame(
        sheet, top, (0.5, len(times) + 0.5), (max(0.0, low), high), x_title=tr("Answer"), y_title="ms", x_whole=True,
        x_round=False,
    )  # fmt: skip
    if band:
        up, down = plot.y.px(band[1]), plot.y.px(band[0])
        sheet.shapes[:0] = [
            Box(plot.x.start_px, up, plot.x.end_px - plot.x.start_px, down - up, fill=look.tint(look.accent, 0.2))
        ]
    y = plot.y.px(middle)
    sheet.add(Line(((plot.x.start_px, y), (plot.x.end_px, y)), look.text, look.px(1.5), (look.px(6), look.px(4))))
    radius = min(look.px(5), (plot.x.end_px - plot.x.start_px) / len(times) / 2)
    for n, time_ms in enumerate(times, 1):
        sheet.add(Disc(*plot.at(n, time_ms), radius, fill=look.accent))
    return sheet.done(
        trn(
            "{n} answer, from {low:.0f} to {high:.0f} ms",
            "{n} answers, from {low:.0f} to {high:.0f} ms",
            len(times),
            low=min(times),
            high=max(times),
        )
    )
