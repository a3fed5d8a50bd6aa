"""What the coach makes of a target: a better forecast of its period's end, a likely miss, a value that does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from bullseye.coach.forecast.ahead import LOOK_BACK, Forecast
from bullseye.coach.forecast.period import better_only, level_at_end, total_at_end
from bullseye.coach.odd.found import Odd
from bullseye.coach.odd.look import odd_days, odd_values
from bullseye.coach.odd.words import odd_sentence
from bullseye.watch.band import HIGHER, LOWER, Band
from bullseye.watch.edge import LIKELY_BACK, LIKELY_MISS
from bullseye.watch.measures import TOTALS, by_day
from bullseye.watch.period import ROLLING, local_day
from bullseye.watch.rule import Rule
from bullseye.watch.samples import Sample
from bullseye.watch.store.states import Judged
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.progress import Progress

CALM = 3
"""So many values must fit before another that does not is told."""
_RULE = Rule(7.0, 1, 7.0, 1, missed_as=LIKELY_MISS, back_as=LIKELY_BACK)
_SURE80, _SURE95 = 1.2816, 1.9600
_SHARP = 1e-9
"""A ring so narrow that any value beyond the limit is a miss."""


def outlook(found: Progress, samples: Sequence[Sample], now: datetime, zone: tzinfo) -> Forecast | None:
    """The end of the period of *found*; None where nothing beat the plain mean of the days, or too little is known."""
    target = found.target
    today = local_day(now, zone)
    if not samples or not found.first <= today <= found.last_day or target.period.kind == ROLLING:
        return None
    if found.value is None:
        return None
    if target.measure in TOTALS:
        return _total(found, samples, today, now, zone)
    return _level(found, samples, today, now, zone) if target.measure in ("last", "mean") else None


def whole_days(target: Target, samples: Sequence[Sample], today: date, now: datetime, zone: tzinfo) -> list[float]:
    """What came on each whole day before *today*, at most ninety; from the day after the first value on."""
    first = local_day(min(each.at for each in samples), zone) + timedelta(days=1)
    start = max(first, date.fromordinal(max(1, today.toordinal() - LOOK_BACK)))
    past = by_day(samples, zone, start, today - timedelta(days=1), now) if start < today else {}
    return [float(len(values)) if target.measure == "count" else sum(values) for values in past.values()]


def _total(found: Progress, samples: Sequence[Sample], today: date, now: datetime, zone: tzinfo) -> Forecast | None:
    history = whole_days(found.target, samples, today, now, zone)
    done_today = dict(found.days).get(today, 0.0)
    steps = (found.last_day - today).days + 1
    return better_only(total_at_end(history, found.value or 0.0, done_today, steps))


def _level(found: Progress, samples: Sequence[Sample], today: date, now: datetime, zone: tzinfo) -> Forecast | None:
    start = date.fromordinal(max(1, today.toordinal() - LOOK_BACK))
    days = {day: values for day, values in by_day(samples, zone, start, today, now).items() if values}
    history = [sum(values) / len(values) for values in days.values()]
    seen = [day for day in days if day >= found.first]
    length = max(1, (today - found.first).days + 1)
    steps = round(len(seen) / length * (found.last_day - today).days)
    if steps < 1 or found.value is None:
        return None
    newest = found.target.measure == "last"
    return better_only(level_at_end(history, found.value, len(seen), steps, newest))


class Likely(NamedTuple):
    """A limit of the target and the forecast on its side: 90 of 100 such ends are worse than *best*.

    *middle* is the forecast itself, *judged* how a value is held against the limit.
    """

    best: float
    middle: float
    judged: Judged


def likely(found: Progress) -> Likely | None:
    """The forecast against the limit that it is nearer to missing; None without an interval."""
    middle, half_low, half_high = _eighty(found)
    if middle is None:
        return None
    low, high = found.target.condition
    over = high is not None and (low is None or middle - high > low - middle)
    limit = high if over else low
    if limit is None:
        return None
    band = Band(limit, _SHARP * max(1.0, abs(limit)), LOWER if over else HIGHER)
    return Likely(middle - half_low if over else middle + half_high, middle, Judged(band, _RULE))


def _eighty(found: Progress) -> tuple[float | None, float, float]:
    """The forecast and how far its interval of 80 % reaches down and up: the coach's, or the plain one's."""
    if found.outlook is not None and found.outlook.ci80 is not None:
        value, (low, high) = found.outlook.value, found.outlook.ci80
        return value, value - low, high - value
    if found.forecast is None or found.ci95 is None:
        return None, 0.0, 0.0
    share = _SURE80 / _SURE95
    return found.forecast, share * (found.forecast - found.ci95[0]), share * (found.ci95[1] - found.forecast)


class OddDay(NamedTuple):
    """The newest whole day that does not fit, or that shows a shift, with its sentence."""

    day: date
    odd: Odd
    words: str


def odd_day(target: Target, samples: Sequence[Sample], now: datetime, zone: tzinfo) -> OddDay | None:
    """Whether the newest whole day before today does not fit those before it; None when it does, or nothing tells."""
    if not samples:
        return None
    today = local_day(now, zone)
    if target.measure in TOTALS:
        values = whole_days(target, samples, today, now, zone)
        days = [today - timedelta(days=len(values) - n) for n in range(len(values))]
        found = odd_days(values)
    else:
        start = date.fromordinal(max(1, today.toordinal() - 4 * LOOK_BACK))
        known = by_day(samples, zone, start, today - timedelta(days=1), now)
        days = [day for day, each in known.items() if each][-LOOK_BACK:]
        found = odd_values([sum(known[day]) / len(known[day]) for day in days])
    if not found or found[-1].at + found[-1].run < len(days):
        return None
    newest = found[-1]
    return OddDay(days[-1], newest, odd_sentence(newest, target.unit, days[newest.at].isoformat()))


def calm_since(day: date, days: Sequence[date]) -> bool:
    """True when at least CALM whole days lie between the last that was told and *day*."""
    return all((day - told).days > CALM for told in days)


def held_against(found: Likely, told: bool) -> float:
    """What is judged: until a miss was told the best of 90 in 100 such ends, after it the forecast itself.

    So a miss is told when it is likely, and taken back only when it is the less likely: it does not swing.
    """
    return found.middle if told else found.best
