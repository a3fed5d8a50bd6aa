"""Targets in words: what is wanted, how far it is, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Callable

from bullseye.watch.edge import (
    BACK,
    BROKEN,
    FLAPPING,
    LIKELY_MISS,
    NOT_LIKELY,
    ODD,
    PACE_BACK,
    PACE_LOST,
    READ_AGAIN,
    STALE,
    Edge,
)
from bullseye.watch.edge import MISSED as MISSED_EDGE
from bullseye.watch.edge import REACHED as REACHED_EDGE
from bullseye.watch.period import ROLLING, UNTIL
from bullseye.watch.targets.definition import TASKS, Target
from bullseye.watch.targets.progress import (
    BEHIND,
    MISSED,
    NOTHING,
    OFF_TARGET,
    ON_PACE,
    ON_TARGET,
    REACHED,
    Progress,
)
from bullseye.watch.targets.project import Project
from bullseye.wording.numbers import DASH, MINUS
from bullseye.words import commas, signs, tr, trn

MEASURE_WORDS: dict[str, Callable[[], str]] = {
    "sum": lambda: tr("in all"),
    "mean": lambda: tr("on average"),
    "last": lambda: tr("as the newest value"),
    "min": lambda: tr("as the least value"),
    "max": lambda: tr("as the largest value"),
    "count": lambda: tr("times"),
    "rate": lambda: tr("a day"),
}
_PERIODS: dict[str, Callable[[], str]] = {
    "day": lambda: tr("each day"),
    "week": lambda: tr("each week"),
    "month": lambda: tr("each month"),
    "quarter": lambda: tr("each quarter"),
    "year": lambda: tr("each year"),
}
_STATES: dict[str, Callable[[], str]] = {
    REACHED: lambda: tr("reached"),
    MISSED: lambda: tr("missed"),
    ON_PACE: lambda: tr("on pace"),
    BEHIND: lambda: tr("behind"),
    ON_TARGET: lambda: tr("on target"),
    OFF_TARGET: lambda: tr("off target"),
    NOTHING: lambda: tr("nothing yet"),
}


def number_text(value: float | None) -> str:
    """A number with as many decimals as tell something; a dash for None."""
    if value is None:
        return DASH
    size = abs(value)
    digits = 0 if size >= 1000 or value == int(value) else 1 if size >= 100 else 2 if size >= 1 else 4
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if float(text) == 0 else signs(text).replace("-", MINUS)


def amount_text(target: Target, value: float | None) -> str:
    """A number with the target's unit."""
    text = number_text(value)
    return f"{text} {target.unit}" if target.unit and value is not None else text


def wanted_text(target: Target) -> str:
    """`at least 100000 EUR in all, each month`."""
    low, high = target.condition
    if target.kind == TASKS:
        what = tr("all tasks done")
    elif low is not None and high is not None:
        what = tr("{low} to {high}", low=number_text(low), high=amount_text(target, high))
    elif low is not None:
        what = tr("at least {low}", low=amount_text(target, low))
    else:
        what = tr("at most {high}", high=amount_text(target, high))
    how = "" if target.kind == TASKS else " " + MEASURE_WORDS[target.measure]()
    return tr("{what}, {when}", what=what + how, when=period_text(target))


def period_text(target: Target) -> str:
    """`each month`, `until 2026-12-24`, `over the last 30 days`."""
    period = target.period
    if period.kind == UNTIL:
        return tr("until {day}", day=period.until)
    if period.kind == ROLLING:
        return trn("over the last day", "over the last {n} days", period.days)
    return _PERIODS[period.kind]()


def state_text(state: str) -> str:
    """The state in a word or two."""
    return _STATES[state]()


def forecast_text(found: Progress) -> str:
    """`104200 EUR (98000 to 110400)`; a dash where nothing honest can be said."""
    if found.forecast is None:
        return DASH
    text = amount_text(found.target, found.forecast)
    if found.ci95 is None:
        return text
    low, high = map(number_text, found.ci95)
    return tr("{text} ({low} to {high})", text=text, low=low, high=high)


def project_sentence(found: Project) -> str:
    """How a project goes, in a line."""
    parts = [tr("{done} of {tasks}", done=found.done, tasks=trn("{n} task", "{n} tasks", found.tasks))]
    if found.overdue:
        parts.append(tr("{n} overdue", n=len(found.overdue)))
    if found.soon:
        parts.append(tr("{n} due soon", n=len(found.soon)))
    if found.finish is not None:
        when = tr("done about {day}", day=found.finish)
        if found.finish_ci95 is not None and found.finish_ci95[1] is not None:
            when = tr("done about {day} ({low} to {high})", day=found.finish, low=found.finish_ci95[0],
                      high=found.finish_ci95[1])  # fmt: skip
        parts.append(when)
    return commas(parts)


_EDGES: dict[str, Callable[[], str]] = {
    REACHED_EDGE: lambda: tr("{name}: reached, {value}."),
    PACE_LOST: lambda: tr("{name}: the pace is lost, {value}."),
    PACE_BACK: lambda: tr("{name}: on pace again."),
    BACK: lambda: tr("{name}: on target again."),
    LIKELY_MISS: lambda: tr("{name}: a miss is likely. {words}"),
    NOT_LIKELY: lambda: tr("{name}: a miss is no longer likely. {words}"),
    ODD: lambda: tr("{name}: {value} does not fit. {words}"),
    STALE: lambda: tr("{name}: no value came. {words}"),
    BROKEN: lambda: tr("{name}: it cannot be read. {words}"),
    READ_AGAIN: lambda: tr("{name}: it can be read again."),
    FLAPPING: lambda: tr("{name}: it changes again and again; this is said once, until it is calm for an hour."),
    MISSED_EDGE: lambda: tr("{name}: missed, {value}."),
}


def edge_text(edge: Edge, target: Target) -> str:
    """The sentence of an edge of a target."""
    value = amount_text(target, edge.value)
    if edge.kind == MISSED_EDGE and edge.about != target.id:
        return tr("{name}: off target, by {margin}.", name=target.name, margin=value.lstrip(MINUS))
    return _EDGES.get(edge.kind, _EDGES[MISSED_EDGE])().format(name=target.name, value=value, words=edge.words)
