"""Where the figures of an axis stand and how they are written: round numbers, days, weeks, months."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import ceil, floor, isfinite, log10
from typing import TYPE_CHECKING, NamedTuple

from bullseye.calendar_words import short_day, short_month
from bullseye.words import here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_MINUS, _THIN = "\u2212", "\u202f"
_FLAT = 1e-9
_LEAST = 1e-300  # below it a part of the axis is no number any more


class Tick(NamedTuple):
    """A place on an axis, in its own unit, and what is written there."""

    value: float
    label: str


def nice_step(span: float, most: int) -> float:
    """The least of 1, 2 and 5 times a power of ten that parts *span* (above 0) into *most* steps or fewer."""
    least = max(span / max(1, most), _LEAST)
    power = 10.0 ** floor(log10(least))
    for factor in (1, 2, 5, 10):
        if factor * power >= least * (1 - _FLAT):
            return factor * power
    return 10 * power  # rounding alone can lead here


def widened(low: float, high: float) -> tuple[float, float]:
    """*low* and *high*, or, when they are as good as the same, a range about them that can be drawn."""
    if not (isfinite(low) and isfinite(high) and low <= high):
        raise ValueError(f"an axis cannot go from {low!r} to {high!r}; give finite numbers, the lower one first")
    size = max(abs(low), abs(high))
    if high - low > max(_FLAT * size, _LEAST):
        return low, high
    half = 0.05 * size if size > _LEAST else 1.0
    return low - half, high + half


def number_ticks(low: float, high: float, most: int) -> list[Tick]:
    """Round numbers with equal steps (1, 2, 5 ...) from at or below *low* to at or above *high*; two at the least.

    Raises ValueError when an end is not finite, or *high* is below *low*.
    """
    low, high = widened(low, high)
    step = nice_step(high - low, most)
    first, last = floor(low / step + _FLAT), ceil(high / step - _FLAT)
    values = [n * step for n in range(first, max(last, first + 1) + 1)]
    return [Tick(value, number_text(value, step)) for value in values]


def number_text(value: float, step: float) -> str:
    """*value* with as many decimals as *step* has, thousands set apart, powers of ten from a billion on."""
    if abs(value) < step * _FLAT:
        return "0"
    if abs(value) >= 1e9 or abs(step) < 1e-6:
        digits = max(1, min(15, floor(log10(abs(value)) + _FLAT) - floor(log10(abs(step)) + _FLAT)))
        text = f"{value:.{digits}e}"
        mantissa, _, power = text.partition("e")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        text = f"{mantissa}e{int(power)}"
    else:
        digits = max(0, -floor(log10(step) + _FLAT))
        text = f"{value:,.{digits}f}".replace(",", _THIN)
    return text.replace("-", _MINUS).replace(".", here().decimal)


def short_number(value: float) -> str:
    """*value* with three figures that count, as a label of its own."""
    if abs(value) < 1e-9:  # nothing of it would show, and of the smallest floats no step can be made
        return "0"
    step = 10.0 ** (floor(log10(abs(value))) - 2)
    return number_text(round(value / step) * step, max(step, 1e-6)) if abs(value) < 1000 else number_text(value, 1)


# -- dates ---------------------------------------------------------------------------------------------

_MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
_DAYS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


def date_ticks(first: datetime, last: datetime) -> Iterator[list[Tick]]:
    """Ticks between two moments with the same zone, from the finest step to the coarsest; the caller takes what fits.

    The values are seconds after *first* as they pass, also over an hour that the clocks skip or show twice. Times of
    day carry hours and minutes, days and weeks (from Monday) the day and month, longer steps the month with its year,
    or the year alone. Finer steps than 60 ticks are left out.
    """
    span_s = seconds_between(first, last)
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    for minutes in _MINUTES:
        if span_s / 60 / minutes <= 60 and span_s < 3 * 86400:
            yield _fixed(first, last, midnight, timedelta(minutes=minutes), _time_label)
    for days in _DAYS:
        if span_s / 86400 / days <= 60:
            start = midnight - timedelta(days=midnight.weekday()) if days >= 7 else midnight
            if start.toordinal() <= max(_DAYS):  # the calendar has no days before these
                pass
            elif days == 14:  # the same Mondays whatever the axis begins with
                start -= timedelta(days=7 * (start.toordinal() // 7 % 2))
            elif days == 2:
                start -= timedelta(days=start.toordinal() % 2)
            yield _fixed(first, last, start, timedelta(days=days), _day_label)
    for months in _MONTH_STEPS:
        if span_s / 86400 / 28 / months <= 60:
            yield _monthly(first, last, months)


def in_utc(moment: datetime) -> datetime:
    """*moment* in UTC; at the very ends of the calendar, where UTC has no such year, by the clock on the wall."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def seconds_between(first: datetime, last: datetime) -> float:
    """How many seconds pass: two local times of one zone subtracted would tell the clock on the wall instead."""
    return (in_utc(last) - in_utc(first)).total_seconds()


def _is_skipped(moment: datetime) -> bool:
    """True for a time of day that the clocks of its zone jump over."""
    try:
        return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) != moment.replace(tzinfo=None)
    except OverflowError:
        return False


def _time_label(moment: datetime) -> str:
    return _day_label(moment) if not (moment.hour or moment.minute) else f"{moment:%H:%M}"


def _day_label(moment: datetime) -> str:
    return short_day(moment)


def _fixed(
    first: datetime, last: datetime, start: datetime, step: timedelta, label: Callable[[datetime], str]
) -> list[Tick]:
    found: list[Tick] = []
    moment, end_s = start, seconds_between(first, last)
    while (at_s := seconds_between(first, moment)) <= end_s:
        if at_s >= 0 and not (label is _time_label and _is_skipped(moment)):
            found.append(Tick(at_s, label(moment)))
        if moment > datetime.max.replace(tzinfo=moment.tzinfo) - step:
            break
        moment += step
    return found


def _monthly(first: datetime, last: datetime, months: int) -> list[Tick]:
    count = first.year * 12 + first.month - 1
    count -= count % months
    found: list[Tick] = []
    end_s = seconds_between(first, last)
    while True:
        year, month = divmod(count, 12)
        if not 1 <= year <= 9999:
            return found
        moment = first.replace(year=year, month=month + 1, day=1, hour=0, minute=0, second=0, microsecond=0, fold=0)
        at_s = seconds_between(first, moment)
        if at_s > end_s:
            return found
        if at_s >= 0:
            label = str(year) if months % 12 == 0 else short_month(year, month + 1)
            found.append(Tick(at_s, label))
        count += months


def apart(places: Sequence[tuple[float, float]], gap: float) -> bool:
    """True when labels, (middle, width) in their order, keep *gap* between them."""
    return all(
        after - after_wide / 2 - (before + wide / 2) >= gap
        for (before, wide), (after, after_wide) in zip(places, places[1:], strict=False)
    )
