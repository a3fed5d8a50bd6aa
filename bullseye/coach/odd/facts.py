"""What is known of how rounds and samples were made, in the words by which causes are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from itertools import pairwise
from statistics import fmean, median

from bullseye.calendar_words import WEEKDAYS
from bullseye.coach.odd import causes
from bullseye.coach.odd.look import ENOUGH, OVER, sizes_off, usual
from bullseye.measure.over_time.trend import day_parts_of, sitting_starts
from bullseye.session.record import Record
from bullseye.words import tr, trn

LONG_PAUSE_DAYS = 7.0
LONG_SITTING = 6
"""From this round of a sitting on it is late in it."""
SMALLER = 0.8
STALL_MS = 100.0
FAR = 3.0
_DAY_S = 86_400.0
_PARTS = tr("night"), tr("morning"), tr("afternoon"), tr("evening")
"""As `DAY_PARTS` has them."""


def round_facts(whens: Sequence[datetime], devices: Sequence[str], zone: tzinfo) -> list[dict[str, str]]:
    """Of rounds by their moments (UTC, oldest first) and devices: device, time of day, a pause before, late in it."""
    found = _time_facts(whens, zone)
    for facts, device in zip(found, devices, strict=True):
        if device:
            facts[causes.DEVICE] = device
    for first, last in pairwise(sitting_starts(whens)):
        for place in range(first + LONG_SITTING - 1, last):
            found[place][causes.LATE] = tr("round {n} of the sitting", n=place - first + 1)
    for place, (before, when) in enumerate(pairwise(whens), start=1):
        days = (when - before).total_seconds() / _DAY_S
        if days >= LONG_PAUSE_DAYS:
            found[place][causes.PAUSE] = trn("a pause of {n} day", "a pause of {n} days", round(days))
    return found


def sample_facts(
    whens: Sequence[datetime], sources: Sequence[str], inputs: Mapping[str, Sequence[float | None]], zone: tzinfo
) -> list[dict[str, str]]:
    """Of samples: weekday, time of day, source, and each of the *inputs* (as many values) that was itself far off."""
    found = _time_facts(whens, zone)
    for facts, source in zip(found, sources, strict=True):
        if source:
            facts[causes.SOURCE] = source
    for name, values in inputs.items():
        for place, value in enumerate(values):
            before = [each for each in values[max(0, place - OVER) : place] if each is not None]
            if value is None or len(before) < ENOUGH:
                continue
            middle, spread = usual(before)
            sizes = sizes_off(value - middle, spread)
            if (value != middle) if sizes is None else abs(sizes) > FAR:
                found[place][f"{causes.INPUT} {name}"] = tr(
                    "{name} {value:g}, usually {usual:g}", name=name, value=value, usual=middle
                )
    return found


def _time_facts(whens: Sequence[datetime], zone: tzinfo) -> list[dict[str, str]]:
    return [
        {causes.PART: _PARTS[part], causes.WEEKDAY: WEEKDAYS[when.astimezone(zone).weekday()]}
        for part, when in zip(day_parts_of(whens, zone), whens, strict=True)
    ]


def record_facts(record: Record, usual_px_per_mm: float | None = None) -> dict[str, str]:
    """Of a whole round: a smaller window than *usual_px_per_mm* drew, a stall of 100 ms, one bad series.

    It is to be added to the facts of the round that this is the record of, and of those it is held against.
    """
    found = {}
    px = record.px_per_mm
    if px is not None and usual_px_per_mm is not None and px < SMALLER * usual_px_per_mm:
        found[causes.WINDOW] = tr("{px:.2f} px/mm, usually {usual:.2f}", px=px, usual=usual_px_per_mm)
    longest = max((gap for _, gap in record.timing.stalls), default=0.0) if record.timing is not None else 0.0
    if longest >= STALL_MS:
        found[causes.STALL] = tr("a stall of {ms} ms", ms=round(longest))
    bad = _bad_series(record)
    if bad is not None:
        found[causes.SERIES] = tr(
            "series {n}, {mean:.1f} mm off on average, the others {others:.1f} mm", n=bad[0], mean=bad[1], others=bad[2]
        )
    return found


def _bad_series(record: Record) -> tuple[int, float, float] | None:
    """The one series (from 1) whose shots lie twice as far off as in the worst of the others, and how far both lie."""
    by: dict[int, list[float]] = {}
    for shot in record.shots:
        if shot.series is not None:
            by.setdefault(shot.series, []).append((shot.x_mm**2 + shot.y_mm**2) ** 0.5)
    means = {series: fmean(off) for series, off in by.items()}
    if len(means) < 3:
        return None
    worst = max(means, key=lambda series: means[series])
    others = [mean for series, mean in means.items() if series != worst]
    return (worst + 1, means[worst], median(others)) if means[worst] > 2 * max(others) else None
