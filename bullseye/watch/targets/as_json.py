"""Targets as JSON: plain numbers under keys that never change, for other programs, pages and reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bullseye.coach.forecast.as_json import outlook_as_json
from bullseye.session.clock import iso
from bullseye.watch.store.tasks import Task
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.progress import Progress
from bullseye.watch.targets.project import Project
from bullseye.watch.targets.service import Standing


def target_as_json(target: Target) -> dict[str, Any]:
    """A target alone."""
    period = target.period
    return {
        "id": target.id,
        "name": target.name,
        "measure": target.measure,
        "unit": target.unit,
        "at_least": target.condition.low,
        "at_most": target.condition.high,
        "per": period.kind,
        "start": _day(period.start),
        "until": _day(period.until),
        "days": period.days or None,
        "source": target.kind,
    }


def standing_as_json(found: Standing) -> dict[str, Any]:
    """A target, how far it is now, how its last period ended, its source and its project."""
    reading = found.reading
    return {
        **target_as_json(found.progress.target),
        **progress_as_json(found.progress),
        "before": None if found.before is None else progress_as_json(found.before),
        "reading": None if reading is None else {
            "at": iso(reading.at),
            "good": None if reading.good is None else iso(reading.good),
            "trouble": None if reading.trouble is None else reading.trouble.kind,
            "words": None if reading.trouble is None else reading.trouble.words,
        },
        "project": None if found.project is None else project_as_json(found.project),
    }  # fmt: skip


def progress_as_json(found: Progress) -> dict[str, Any]:
    """How far it is; null where there is nothing to tell."""
    return {
        "first": found.first.isoformat(),
        "last_day": found.last_day.isoformat(),
        "state": found.state,
        "so_far": found.value,
        "to_go": found.to_go,
        "days_left": found.days_left,
        "per_day": found.per_day,
        "needed_per_day": found.needed_per_day,
        "share": found.share,
        "expected": found.expected,
        "forecast": found.forecast,
        "forecast_ci95": None if found.ci95 is None else list(found.ci95),
        "outlook": outlook_as_json(found.outlook),
        "line": _pairs(found.line),
        "by_day": _pairs(found.days),
    }


def project_as_json(found: Project) -> dict[str, Any]:
    """The tasks of a project in numbers, and those that need a look."""
    interval = found.finish_ci95
    return {
        "tasks": found.tasks,
        "done": found.done,
        "overdue": [task_as_json(task) for task in found.overdue],
        "soon": [task_as_json(task) for task in found.soon],
        "finish": _day(found.finish),
        "finish_ci95": None if interval is None else [_day(interval[0]), _day(interval[1])],
    }


def task_as_json(task: Task) -> dict[str, Any]:
    """One task."""
    return {
        "id": task.id, "title": task.title, "due": _day(task.due), "made": iso(task.made),
        "done": None if task.done is None else iso(task.done),
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _pairs(pairs: Sequence[tuple[date, float]]) -> list[list[str | float]]:
    return [[day.isoformat(), value] for day, value in pairs]
