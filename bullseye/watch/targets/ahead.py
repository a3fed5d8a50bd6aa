"""A better forecast of the end of a target's period, where a backtest over its own days found one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from bullseye.coach.forecast.ahead import LOOK_BACK, Forecast
from bullseye.coach.forecast.period import better_only, level_at_end, total_at_end
from bullseye.watch.measures import TOTALS, by_day
from bullseye.watch.period import ROLLING, local_day
from bullseye.watch.samples import Sample
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.progress import Progress


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
