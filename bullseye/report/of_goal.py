"""The report of goals: how far each is, its pace against the target line, and where that leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from bullseye.measure.over_time.goals import LEVELS, TOTALS
from bullseye.progress.goals import goal_text
from bullseye.report.as_json import plain, told_standing
from bullseye.report.parts import Content, Entry, Figure, Part, Value, stem_of
from bullseye.session.clock import iso
from bullseye.wording.forms import UNITS, Form, amount_text
from bullseye.words import capital, tr

if TYPE_CHECKING:
    from bullseye.picture.drawing import Drawing
    from bullseye.progress.goals import Standing


def goal_content(standings: Sequence[Standing], created: datetime, zone: tzinfo) -> Content:
    """All that the report of one goal, or of several, holds."""
    values = plain(
        {
            "report": "goal",
            "created": iso(created),
            "goals": [told_standing(each) for each in standings],
        }
    )
    parts = [goal_part(n, each, zone, created) for n, each in enumerate(standings)]
    day = created.astimezone(zone).date().isoformat()
    if len(standings) == 1:
        (part,), goal = parts, standings[0].progress.goal
        form, unit = _hero(goal.measure)
        parts = [Part(tr("Progress"), (), part.entries)]
        return Content(
            _sentence(goal_text(goal)),
            (tr("Goal {id}, as of {day}", id=goal.id, day=day),),
            values,
            tuple(parts),
            stem_of("bullseye", "goal", goal.id),
            hero=Value("goals.0.value", form),
            hero_unit=unit,
            hero_label=tr("So far"),
            said=_said(standings[0]),
            lead=part.figures,
        )
    return Content(tr("Goals"), (tr("As of {day}", day=day),), values, tuple(parts), "bullseye-goals")


def _sentence(text: str) -> str:
    return capital(text)


def _hero(measure: str) -> tuple[Form, str]:
    if measure == "accuracy":
        return Form("percent"), ""
    return Form("number", 2 if measure in LEVELS else 0, ""), UNITS[measure]


def _said(standing: Standing) -> str:
    found = standing.progress
    target = amount_text(found.goal.measure, found.goal.target)
    if found.achieved:
        return tr("Reached: {target}.", target=target)
    if found.missed:
        return (
            tr("Missed: {target} were asked for.", target=target)
            if found.goal.measure in TOTALS
            else tr("Missed: {target}.", target=target)
        )
    if found.days_left == 1:
        return tr("Of {target}; today is the last day.", target=target)
    return tr("Of {target}; {days_left} days are left, today among them.", target=target, days_left=found.days_left)


def goal_part(n: int, standing: Standing, zone: tzinfo, created: datetime) -> Part:
    """The part of the goal that stands at place *n* of `goals` in the JSON."""
    found = standing.progress
    goal = found.goal
    form = Form("amount", unit=goal.measure)
    a_day = Form("number", 1, tr("{unit} a day", unit=UNITS[goal.measure]))
    open_ = not (found.achieved or found.missed)

    def entry(label: str, key: str, how: Form = form, interval: bool = False) -> Entry:
        between = Value(f"goals.{n}.{key}_ci95", how) if interval else None
        return Entry(label, Value(f"goals.{n}.{key}", how), between, ("goals", key))

    entries = [entry(tr("So far"), "value"), entry(tr("Target"), "target")]
    if goal.measure in TOTALS:
        entries += [entry(tr("A steady pace would have"), "expected"), entry(tr("Pace"), "per_day", a_day)]
    if goal.measure in TOTALS and open_:
        entries.append(entry(tr("Needed a day"), "remaining_per_day", a_day))
    entries.append(entry(tr("Days left"), "days_left", Form("number", 0, "")))
    if open_ and (goal.measure in TOTALS or goal.measure in LEVELS):
        entries.append(entry(tr("At this pace"), "projection", form, True))
    if standing.before is not None:
        label = tr("The period before")
        entries.append(Entry(label, Value(f"goals.{n}.before.value", form), of=("goals", "before")))
    title = _sentence(goal_text(goal))
    return Part(title, (_said(standing),), tuple(entries), (), (_figure(goal.id, title, standing, zone, created),))


def _figure(id_: str, title: str, standing: Standing, zone: tzinfo, created: datetime) -> Figure:
    found = standing.progress
    measure = found.goal.measure
    unit = "%" if measure == "accuracy" else UNITS[measure]
    today = created.astimezone(zone).date()

    def draw(width: float, height: float, title: str) -> Drawing:
        from bullseye.picture.chart import goal_chart

        more: dict[str, Any] = {}
        if not (found.achieved or found.missed):
            more = {"projection": found.projection, "projection_ci95": found.projection_ci95}
        return goal_chart(
            found.line,
            found.goal.target,
            found.first,
            found.last_day,
            title=title,
            unit=unit,
            ramp=measure in TOTALS,
            today=today,
            width=width,
            height=height,
            **more,
        )

    return Figure(stem_of("goal", id_), title, tr("So far, and the target"), draw, 0.46)
