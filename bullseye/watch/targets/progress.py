"""How far a target is on a day: so far, to go, the pace, and where that leads with what is honestly known of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from math import fsum
from typing import NamedTuple

from bullseye.coach.forecast.ahead import Forecast as Outlook
from bullseye.measure.maths.regression import fit_line
from bullseye.measure.over_time.forecast import LOOK_BACK_DAYS, Forecast, level_ahead, total_ahead
from bullseye.watch.condition import Condition
from bullseye.watch.measures import MEASURES, TOTALS, by_day
from bullseye.watch.period import ROLLING, begins, local_day
from bullseye.watch.samples import Sample
from bullseye.watch.targets.definition import TASKS, Target

REACHED, MISSED, ON_PACE, BEHIND, ON_TARGET, OFF_TARGET, NOTHING = (
    "reached", "missed", "on-pace", "behind", "on-target", "off-target", "nothing-yet",
)  # fmt: skip
STATES = (REACHED, MISSED, ON_PACE, BEHIND, ON_TARGET, OFF_TARGET, NOTHING)
"""For totals the first four; levels are on or off target until their period is over."""
_ENOUGH_DAYS = 3
_DAY_S = 86_400.0


class Progress(NamedTuple):
    """A target on one day; *first* to *last_day* is the period that the day lies in.

    *value* is so far, *to_go* what is left to at least the target or free up to at most it (totals). *per_day* is the
    mean of the whole days before today, *needed_per_day* what each day left must bring (or may), *share* a day's even
    share, *expected* where an even pace was at the end of yesterday; all for totals. *forecast* is the value at the
    end, *ci95* its interval where enough is known. *line* has the value at the end of each day, *days* what came on
    each (totals) or its last value (levels). *outlook* is the coach's forecast of the same end, where a backtest over
    the target's own days found a better one than their plain mean.
    """

    target: Target
    first: date
    last_day: date
    value: float | None
    state: str
    to_go: float | None
    days_left: int
    per_day: float | None
    needed_per_day: float | None
    share: float | None
    expected: float | None
    forecast: float | None
    ci95: tuple[float, float] | None
    line: tuple[tuple[date, float], ...]
    days: tuple[tuple[date, float], ...]
    outlook: Outlook | None = None

    @property
    def margin(self) -> float | None:
        """How far it is on the right side, in its unit, below 0 on the wrong one; None before the first value.

        A total is held against its even pace, as its state is: what is to be reached at the end of yesterday, what may
        be used up at the end of today. A level is held against its limits.
        """
        low, high = self.target.condition
        if self.value is None:
            return None
        if self.share is not None and self.expected is not None:
            length = (self.last_day - self.first).days + 1
            whole_days = round(self.expected / self.share) if self.share else 0
            low = None if low is None else low * whole_days / length
            high = None if high is None else high * (whole_days + 1) / length
        ends = [self.value - low] if low is not None else []
        ends += [high - self.value] if high is not None else []
        return min(ends)


def progress(target: Target, samples: Sequence[Sample], now: datetime, zone: tzinfo) -> Progress:
    """The target at *now*, in days of *zone*; what lies ahead of now does not count."""
    return progress_on(target, samples, local_day(now, zone), now, zone)


def progress_on(target: Target, samples: Sequence[Sample], today: date, now: datetime, zone: tzinfo) -> Progress:
    """The target on the day *today*, with what there was up to *now*."""
    first, last = target.period.span(today)
    days = by_day(samples, zone, first, min(last, today), now) if today >= first else {}
    if target.measure in TOTALS and target.period.kind != ROLLING:
        return _total(target, samples, days, today, now, zone)
    return _level(target, days, today, now, zone)


def before(target: Target, samples: Sequence[Sample], now: datetime, zone: tzinfo) -> Progress | None:
    """The period before the present one, at its end; None where there is none, or nothing was measured by its end."""
    span = target.period.before(local_day(now, zone))
    if span is None or target.period.kind == ROLLING:
        return None
    end = begins(span[1] + timedelta(days=1), zone)
    if not any(each.at < end for each in samples):
        return None
    return _over(progress_on(target, samples, span[1], now, zone), target.condition)


def _over(found: Progress, condition: Condition) -> Progress:
    """The same when its last day is over."""
    state = NOTHING if found.value is None else REACHED if condition.met(found.value) else MISSED
    return found._replace(state=state, days_left=0, needed_per_day=None, forecast=None, ci95=None)


def _amount(target: Target, values: Sequence[float]) -> float:
    return float(len(values)) if target.measure == "count" else fsum(values)


def _total(
    target: Target, samples: Sequence[Sample], days: dict[date, list[float]], today: date, now: datetime, zone: tzinfo
) -> Progress:  # fmt: skip
    first, last = target.period.span(today)
    amounts = {day: _amount(target, values) for day, values in days.items()}
    line, so_far = [], 0.0
    for day, amount in amounts.items():
        so_far += amount
        line.append((day, so_far))
    value = fsum(amounts.values())
    length = (last - first).days + 1
    full = [amount for day, amount in amounts.items() if day < today]
    per_day = fsum(full) / len(full) if full else None
    days_left = max(0, (last - max(today, first)).days + 1)
    low, high = target.condition
    aim = low if low is not None else high or 0.0
    ahead = _ahead(target, samples, value, amounts.get(today, 0.0), today, now, zone, per_day)
    to_go = None if today < first else max(0.0, aim - value)
    found = Progress(
        target, first, last, value, "", to_go, days_left, per_day,
        to_go / days_left if to_go is not None and days_left else None, aim / length, aim * len(full) / length,
        ahead and ahead.value, ahead and ahead.ci95, tuple(line), tuple(amounts.items()),
    )  # fmt: skip
    return found._replace(state=_total_state(found, today, len(full), length))


def _total_state(found: Progress, today: date, whole_days: int, length: int) -> str:
    low, high = found.target.condition
    value = found.value or 0.0
    if today > found.last_day:
        return REACHED if found.target.condition.met(value) else MISSED
    if high is not None and value > high:
        return MISSED  # what is spent is spent
    if low is not None and high is None and value >= low:
        return REACHED
    # A budget's share of today may be used up already today; what is to be reached is asked of whole days.
    enough = low is None or value >= low * whole_days / length
    within = high is None or value <= high * (whole_days + 1) / length
    return ON_PACE if enough and within else BEHIND


def _ahead(
    target: Target, samples: Sequence[Sample], value: float, done_today: float, today: date, now: datetime,
    zone: tzinfo, per_day: float | None,
) -> Forecast | None:  # fmt: skip
    first, last = target.period.span(today)
    if not first <= today <= last or not samples:
        return None
    history = daily_history(target, samples, today, now, zone)
    ahead = total_ahead(history, value, done_today, (last - today).days, per_day or 0.0)
    if target.kind == TASKS:  # no more than all of them can be done
        most = target.condition.target
        ahead = ahead._replace(
            value=min(most, ahead.value), ci95=ahead.ci95 and (min(most, ahead.ci95[0]), min(most, ahead.ci95[1]))
        )
    if min(history, default=0.0) < 0:  # the interval would end at what is done, and that may be taken back
        ahead = ahead._replace(ci95=None)
    return None if per_day is None and ahead.ci95 is None else ahead


def daily_history(
    target: Target, samples: Sequence[Sample], today: date, now: datetime, zone: tzinfo
) -> list[float]:  # fmt: skip
    """What came on each whole day before *today* that tells of days to come: from the day after the first value on."""
    earliest = date.fromordinal(max(1, today.toordinal() - LOOK_BACK_DAYS))
    start = max(earliest, local_day(min(each.at for each in samples), zone) + timedelta(days=1))
    past = by_day(samples, zone, start, today - timedelta(days=1), now) if start < today else {}
    return [_amount(target, values) for values in past.values()]


def _level(target: Target, days: dict[date, list[float]], today: date, now: datetime, zone: tzinfo) -> Progress:
    first, last = target.period.span(today)
    measure = MEASURES[target.measure]
    seen: list[float] = []
    line = []
    for n, (day, values) in enumerate(days.items(), start=1):
        seen += values
        found = measure(seen, n)
        if found is not None and (seen or target.measure in TOTALS):
            line.append((day, found))
    value = line[-1][1] if line else None
    rolling = target.period.kind == ROLLING
    met = value is not None and target.condition.met(value)
    state = NOTHING if value is None else ON_TARGET if met else OFF_TARGET
    if value is not None and today > last:
        state = REACHED if met else MISSED
    ahead = None if rolling or not first <= today <= last else _level_ahead(target, days, today, now, zone)
    return Progress(
        target, first, last, value, state, None, 0 if rolling else max(0, (last - max(today, first)).days + 1),
        None, None, None, None, ahead and ahead.value, ahead and ahead.ci95, tuple(line),
        tuple((day, values[-1]) for day, values in days.items() if values),
    )  # fmt: skip


def _level_ahead(
    target: Target, days: dict[date, list[float]], today: date, now: datetime, zone: tzinfo
) -> Forecast | None:  # fmt: skip
    """By a straight line through the period's values, one for each day that has some; three such days are needed."""
    if target.measure not in ("last", "mean"):
        return None
    first, last = target.period.span(today)
    points = [((day - first).days + 0.5, fsum(values) / len(values)) for day, values in days.items() if values]
    if len(points) < _ENOUGH_DAYS:
        return None
    line = fit_line([x for x, _ in points], [y for _, y in points])
    if line is None:
        return None
    start = begins(first, zone)
    end = float((last - first).days + 1)
    here = min(end, (now.astimezone(UTC) - start).total_seconds() / _DAY_S)
    coming = round(line.points / here * (end - here)) if here > 0 else 0
    over = 1 if target.measure == "last" else line.points + coming
    return level_ahead(line, [y for _, y in points], over, here, end)
