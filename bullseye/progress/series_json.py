"""Series, advice and goals as JSON, under the stable keys of docs/statistics.md: for the commands and the reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from bullseye.coach.forecast.as_json import outlook_as_json
from bullseye.measure.over_time.trend import Point
from bullseye.measure.statistics.every import of_series
from bullseye.session.clock import iso

if TYPE_CHECKING:
    from bullseye.coach.pointing_advice import Advice
    from bullseye.measure.over_time.goals import Goal, Progress
    from bullseye.progress.goals import Standing
    from bullseye.progress.trends import Key, Trend
    from bullseye.records.summary import Round


def series_as_json(key: Key, rows: Sequence[Round], each: Sequence[Trend], points: bool = True) -> dict[str, Any]:
    """One series, with its measures; their *points* may be left out, which after years are nearly all of it."""
    dates = [row.date for row in rows]
    return {
        **key._asdict(),
        "rounds": len(rows),
        "shots": sum(row.shots for row in rows),
        "hits": sum(row.hits for row in rows),
        "first": min(dates),
        "last": max(dates),
        "measures": [trend_as_json(one, points) for one in each],
    }


def trend_as_json(one: Trend, points: bool = True) -> dict[str, Any]:
    """One measure of a series, with or without the point of each round."""
    return {
        "measure": one.measure,
        "unit": one.unit,
        "better": one.better,
        **{line.key: plain(one.values[line.key]) for line in of_series() if points or line.key != "points"},
    }


def plain(value: Any) -> Any:
    """What was measured, as JSON has it: a round with its date, named parts as an object, a pair as a list."""
    if isinstance(value, Point):
        return {"date": iso(value.when), "value": value.value}
    if hasattr(value, "_asdict"):
        return {key: plain(part) for key, part in value._asdict().items()}
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value


def advice_as_json(advice: Iterable[Advice]) -> list[dict[str, Any]]:
    """Suggestions, the most telling first."""
    return [{"id": one.id, "evidence": one.evidence, "reading": one.reading, "drill": one.drill} for one in advice]


def goal_as_json(goal: Goal) -> dict[str, Any]:
    """A goal alone."""
    return {
        **goal._asdict(),
        "start": goal.start.isoformat(),
        "until": None if goal.until is None else goal.until.isoformat(),
    }


def standing_as_json(found: Standing) -> dict[str, Any]:
    """A goal, its progress now, and that of the period before."""
    before = None if found.before is None else _progress(found.before)
    return {
        **goal_as_json(found.progress.goal),
        **_progress(found.progress),
        "before": before,
        "outlook": outlook_as_json(found.outlook),
    }


def _progress(found: Progress) -> dict[str, Any]:
    return {
        "first": found.first.isoformat(),
        "last_day": found.last_day.isoformat(),
        "value": found.value,
        "achieved": found.achieved,
        "missed": found.missed,
        "expected": found.expected,
        "per_day": found.per_day,
        "days_left": found.days_left,
        "remaining_per_day": found.remaining_per_day,
        "projection": found.projection,
        "projection_ci95": plain(found.projection_ci95),
        "line": [{"date": when.isoformat(), "value": value} for when, value in found.line],
    }
