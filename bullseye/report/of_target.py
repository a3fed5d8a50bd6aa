"""The report of a number with a target: so far, to go, pace and forecast, with its charts and its face."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo
from math import tau
from typing import TYPE_CHECKING

from bullseye.report.as_json import plain
from bullseye.report.parts import Content, Entry, Figure, Part, Value, stem_of
from bullseye.session.clock import iso
from bullseye.watch.band import EDGE_MM, Band, bands, face
from bullseye.watch.condition import Condition
from bullseye.watch.targets.as_json import standing_as_json
from bullseye.watch.targets.words import (
    amount_text,
    forecast_text,
    period_text,
    project_sentence,
    state_text,
    wanted_text,
)
from bullseye.wording.forms import Form
from bullseye.words import capital, tr

if TYPE_CHECKING:
    from bullseye.picture.drawing import Drawing
    from bullseye.watch.targets.progress import Progress
    from bullseye.watch.targets.service import Standing

_SHOTS = 21


def target_content(standing: Standing, created: datetime, zone: tzinfo) -> Content:
    """All that the report of a target holds; days are those of *zone*."""
    found = standing.progress
    target = found.target
    values = plain({"report": "target", "created": iso(created), "target": standing_as_json(standing)})
    day = created.astimezone(zone).date().isoformat()
    said = tr("{state}: {wanted}.", state=capital(state_text(found.state)), wanted=wanted_text(target))
    if found.forecast is not None:
        said += " " + tr("Forecast: {forecast}.", forecast=forecast_text(found))
    reading = standing.reading
    notes = () if reading is None or reading.trouble is None else (
        tr("The source gives nothing ({words}), so these numbers are old.", words=reading.trouble.words),
    )  # fmt: skip
    figures = tuple(_figures(found, created.astimezone(zone).date()))
    parts = [Part(tr("Progress"), (), tuple(_entries(found)), (), figures[1:], notes)]
    if standing.project is not None:
        parts.append(Part(tr("Tasks"), (project_sentence(standing.project), *_due(standing))))
    return Content(
        target.name,
        (tr("Target {id}, {period}, as of {day}", id=target.id, period=period_text(target), day=day),),
        values,
        tuple(parts),
        stem_of("bullseye", "target", target.id),
        hero=Value("target.so_far", _form(found.value)),
        hero_unit=target.unit,
        hero_label=tr("So far"),
        said=said,
        lead=figures[:1],
    )


def _due(standing: Standing) -> tuple[str, ...]:
    project = standing.project
    assert project is not None
    late = tuple(tr("Overdue since {due}: {title}", due=task.due, title=task.title) for task in project.overdue)
    return late + tuple(tr("Due on {due}: {title}", due=task.due, title=task.title) for task in project.soon)


def _form(value: float | None, unit: str = "") -> Form:
    """As many digits as tell something of a number of this size."""
    size = abs(value or 0.0)
    return Form("number", 0 if size >= 1000 or size == int(size) else 1 if size >= 100 else 2, unit)


def _entries(found: Progress) -> list[Entry]:
    target = found.target
    rows: list[tuple[str, str, float | None, str, str]] = [
        (tr("So far"), "so_far", found.value, target.unit, ""),
        (tr("At least"), "at_least", target.condition.low, target.unit, ""),
        (tr("At most"), "at_most", target.condition.high, target.unit, ""),
        (tr("To go"), "to_go", found.to_go, target.unit, ""),
        (tr("Days left"), "days_left", float(found.days_left), "", ""),
        (tr("A day, mean"), "per_day", found.per_day, target.unit, ""),
        (tr("Needed a day"), "needed_per_day", found.needed_per_day, target.unit, ""),
        (tr("An even pace by yesterday"), "expected", found.expected, target.unit, ""),
        (tr("Forecast"), "forecast", found.forecast, target.unit, "forecast_ci95" if found.ci95 else ""),
    ]
    return [
        Entry(label, Value(f"target.{key}", _form(value, unit)),
              Value(f"target.{between}", _form(value, unit)) if between else None)
        for label, key, value, unit, between in rows
        if value is not None
    ]  # fmt: skip


def _figures(found: Progress, today: date) -> list[Figure]:
    """The most telling first: the way to the target, or the values on their rings; then days, then the face."""
    target = found.target

    def way(width: float, height: float, title: str) -> Drawing:
        from bullseye.picture.chart import goal_chart

        return goal_chart(
            found.line, target.condition.target, found.first, found.last_day, title=title, unit=target.unit, ramp=True,
            today=today, projection=found.forecast, projection_ci95=found.ci95, width=width, height=height,
        )  # fmt: skip

    def days(width: float, height: float, title: str) -> Drawing:
        from bullseye.picture.chart import day_bars

        return day_bars(found.days, found.share, found.first, found.last_day, title=title, unit=target.unit,
                        width=width, height=height)  # fmt: skip

    def values(width: float, height: float, title: str) -> Drawing:
        from bullseye.picture.chart import value_chart

        noon = [(datetime.combine(day, time(12), UTC), value) for day, value in found.days]
        return value_chart(noon, target.condition.target, bands(target.band), title=title, unit=target.unit,
                           width=width, height=height)  # fmt: skip

    first = (
        Figure("values", target.name, tr("Values and their rings"), values, 0.46)
        if found.share is None
        else Figure("way", target.name, tr("So far, and the target"), way, 0.46)
    )
    more = [Figure("days", target.name, tr("Day by day"), days, 0.4)] if found.share is not None else []
    return [first, *more, Figure("face", target.name, tr("On its face"), lambda w, h, t: target_face(
        found, today, w, h, t), 0.6)]  # fmt: skip


def target_face(found: Progress, today: date, width: float, height: float, title: str) -> Drawing:
    """The target's face: for a total each whole day is a shot at its even share, for a level each day's last value."""
    from bullseye.picture.chart import value_face
    from bullseye.picture.value_charts import Mark

    band = shot_band(found)
    days = found.days if found.share is None else tuple(each for each in found.days if each[0] < today)
    last = days[-_SHOTS:]
    # Old shots lie counter-clockwise of the newest, which is at the top.
    spots = tuple(band.place(value, -tau * (len(last) - 1 - n) / _SHOTS) for n, (_, value) in enumerate(last))
    points = band.points(last[-1][1]) if last else 0.0
    note = tr("{value}: {points} points", value=amount_text(found.target, last[-1][1]), points=points) if last else ""
    marks = [Mark(found.target.name, spots, note=note)] if last else []
    return value_face(face(), marks, edge_mm=EDGE_MM, title=title, width=width, height=height)


def shot_band(found: Progress) -> Band:
    """What a day is held against: its even share of a total, or the target of a level."""
    if found.share is None:
        return found.target.band
    low, _ = found.target.condition
    return (Condition(low=found.share) if low is not None else Condition(high=found.share)).band()
