"""Where a goal leads by the end of its period, and how sure that is: totals by days, levels by rounds."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

from bullseye.measure.maths.regression import Line
from bullseye.measure.maths.special import f_tail, t_quantile

LOOK_BACK_DAYS = 56
ENOUGH_DAYS = 14
ENOUGH_PLAYED = 5
ENOUGH_WEEKS = 5
_WEEK = 7
_RHYTHM = 0.01
"""A week has a rhythm when chance alone would make its days differ so much this often or less."""


class Forecast(NamedTuple):
    """The value at the end of the period, and the 95 % interval of it where there is enough to tell."""

    value: float
    ci95: tuple[float, float] | None


def total_ahead(history: Sequence[float], value: float, today: float, after: int, per_day: float) -> Forecast:
    """A total's end: *value* so far, of it *today*'s, and *after* days to come after today.

    *history* are the amounts of the whole days before today, the newest last, also those before the period. With too
    few of them (14 days, 5 of them with something) the pace of the period, *per_day*, is all there is, and it has no
    interval: three idle days would make one of no width, and a week without its weekend one that is wrong. Else each
    day to come is as the days before were; with a weekly rhythm (F test, 1 %) as the same days of at least five weeks.
    Today will be an ordinary day, or better where it is already. Never below what is done.
    """
    known = history[-LOOK_BACK_DAYS:]
    if len(known) < ENOUGH_DAYS or sum(amount > 0 for amount in known) < ENOUGH_PLAYED:
        return Forecast(value - today + max(today, per_day) + per_day * after, None)
    if not _has_rhythm(known):
        return _by_days(known, value, today, after)
    if len(known) < ENOUGH_WEEKS * _WEEK:
        return Forecast(value - today + max(today, per_day) + per_day * after, None)
    return _by_weeks(known, value, today, after)


def _has_rhythm(history: Sequence[float]) -> bool:
    """Analysis of variance by the day of the week."""
    n = len(history)
    groups = [history[day::_WEEK] for day in range(_WEEK)]
    mean = fsum(history) / n
    whole = fsum((amount - mean) ** 2 for amount in history)
    within = fsum((amount - fsum(group) / len(group)) ** 2 for group in groups for amount in group)
    between, df = whole - within, n - _WEEK
    if within <= 1e-12 * whole:
        return whole > 0
    f = between / (_WEEK - 1) / (within / df)
    return f_tail(f, _WEEK - 1, df) < _RHYTHM


def _by_days(history: Sequence[float], value: float, today: float, after: int) -> Forecast:
    """d days gone, k to come (the open rest of today is one): mean k +- t(0.975; d - 1) sd sqrt(k + k^2 / d)."""
    d = len(history)
    mean = fsum(history) / d
    total = value - today + max(today, mean) + mean * after
    k = after + (today < mean)
    sd = sqrt(fsum((amount - mean) ** 2 for amount in history) / (d - 1))
    return _around(total, t_quantile(0.975, d - 1) * sd * sqrt(k + k * k / d), value, k)


def _by_weeks(history: Sequence[float], value: float, today: float, after: int) -> Forecast:
    """Whole weeks to come as the weeks gone, and the rest as the same days of those weeks."""
    weeks = len(history) // _WEEK
    recent = history[len(history) - weeks * _WEEK :]
    by_week = [recent[at * _WEEK : (at + 1) * _WEEK] for at in range(weeks)]  # each begins with today's day of the week
    usual_today = fsum(week[0] for week in by_week) / weeks
    first = 0 if today < usual_today else 1
    whole, rest = divmod(after + 1 - first, _WEEK)
    days = [(first + n) % _WEEK for n in range(rest)]
    per_week = [fsum(week) for week in by_week]
    per_rest = [fsum(week[day] for day in days) for week in by_week]
    mean_week, mean_rest = fsum(per_week) / weeks, fsum(per_rest) / weeks
    total = value - today + max(today, usual_today) + whole * mean_week + mean_rest - (0.0 if first else usual_today)
    squares = [
        fsum((amount - mean) ** 2 for amount in amounts) / (weeks - 1)
        for amounts, mean in ((per_week, mean_week), (per_rest, mean_rest))
    ]
    variance = squares[0] * (whole + whole * whole / weeks) + squares[1] * (1 + 1 / weeks)
    return _around(total, t_quantile(0.975, weeks - 1) * sqrt(variance), value, whole + rest)


def _around(total: float, half: float, value: float, to_come: int) -> Forecast:
    return Forecast(total, (max(value, total - half), total + half) if to_come and half > 0 else None)


def level_ahead(line: Line, newest: Sequence[float], over: float, now: float, end: float) -> Forecast:
    """A level's end: the mean of the last *over* rounds then, not one more round.

    *line* runs through the rounds of the period by days after its start, at which it is *now*, and *end* when it is
    over. *newest* are the values of all rounds so far, the newest last. Rounds come on at the rate of the period so
    far, evenly; what of the last *over* will still be played lies on the line, give or take t(0.975; N - 2) noise
    sqrt(1 / m + 1 / N + (x - mean x)^2 / sum of squares) for the m of them about their middle x; the rest is known.
    """
    rate = line.points / now if now > 0 else 0.0
    coming = round(rate * (end - now))
    if coming < 1:
        kept = newest[-max(1, round(over)) :]
        return Forecast(fsum(kept) / len(kept), None)
    still = min(over, float(coming))
    middle = end - (still - 1) / (2 * rate) if coming >= over else (now + end) / 2
    kept = newest[len(newest) - round(over - still) :] if round(over - still) else []
    share = still / (still + len(kept))
    value = share * line.at(middle) + (1 - share) * (fsum(kept) / len(kept) if kept else 0.0)
    if line.noise is None:
        return Forecast(value, None)
    spread = line.noise * sqrt(1 / still + 1 / line.points + (middle - line.x_mean) ** 2 / line.x_squares)
    half = share * t_quantile(0.975, line.points - 2) * spread
    return Forecast(value, (value - half, value + half))
