"""A project's tasks as numbers: percent done, what is overdue or due soon, and when it will probably be finished."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from bullseye.measure.over_time.forecast import total_ahead
from bullseye.watch.period import local_day
from bullseye.watch.samples import Sample
from bullseye.watch.store.tasks import Task
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.progress import daily_history

MOST_DAYS = 3660
"""Ten years: whoever would need longer gets no date."""


class Project(NamedTuple):
    """How far tasks are on a day. *finish* is when all will be done at the present pace, *finish_ci95* the interval.

    *finish_ci95* may have no end: then the pace is too uneven to tell the latest day.
    """

    tasks: int
    done: int
    overdue: tuple[Task, ...]
    soon: tuple[Task, ...]
    finish: date | None
    finish_ci95: tuple[date, date | None] | None


def samples_of(tasks: Sequence[Task]) -> list[Sample]:
    """Each task done as its share of a hundred percent."""
    share = 100.0 / len(tasks) if tasks else 0.0
    done = sorted(task.done for task in tasks if task.done is not None)
    # The last one makes it a hundred to the last digit.
    values = [100.0 - share * (len(tasks) - 1) if n == len(tasks) - 1 else share for n in range(len(done))]
    return [Sample(at, value, "task") for at, value in zip(done, values, strict=True)]


def project(target: Target, tasks: Sequence[Task], now: datetime, zone: tzinfo) -> Project:
    """The tasks at *now*, in days of *zone*."""
    today = local_day(now, zone)
    open_ = [task for task in tasks if task.done is None or task.done > now]
    dated = sorted((task for task in open_ if task.due is not None), key=lambda task: (task.due, task.id))
    overdue = tuple(task for task in dated if task.due is not None and task.due < today)
    last = today + timedelta(days=target.due_days)
    soon = tuple(task for task in dated if task.due is not None and today <= task.due <= last)
    finish = interval = None
    if open_ and len(open_) < len(tasks):
        finish, interval = _finish(target, tasks, len(open_), today, now, zone)
    return Project(len(tasks), len(tasks) - len(open_), overdue, soon, finish, interval)


def _finish(
    target: Target, tasks: Sequence[Task], left: int, today: date, now: datetime, zone: tzinfo
) -> tuple[date | None, tuple[date, date | None] | None]:  # fmt: skip
    """The first days by whose end the forecast, and both ends of its interval, have all tasks done."""
    done = [Sample(task.done, 1.0) for task in tasks if task.done is not None and task.done <= now]
    counted = target._replace(measure="count")
    history = daily_history(counted, done, today, now, zone)
    done_today = float(sum(local_day(each.at, zone) == today for each in done))
    if not history:
        return None, None
    per_day = sum(history) / len(history)

    def first_day(reaches: str) -> date | None:
        low, high = 0, MOST_DAYS
        if not _done_by(high, reaches):
            return None
        while low < high:  # later is never less
            middle = (low + high) // 2
            low, high = (low, middle) if _done_by(middle, reaches) else (middle + 1, high)
        return today + timedelta(days=low)

    def _done_by(days: int, reaches: str) -> bool:
        ahead = total_ahead(history, done_today, done_today, days, per_day)
        ends = ahead.ci95 or (ahead.value, ahead.value)
        reached = {"low": ends[0], "value": ahead.value, "high": ends[1]}[reaches]
        return reached >= done_today + left - 1e-9

    finish = first_day("value")
    if total_ahead(history, done_today, done_today, 7, per_day).ci95 is None:
        return finish, None
    earliest = first_day("high")
    return finish, None if earliest is None else (earliest, first_day("low"))
