"""A target in the words and numbers of its page: how far it is, each number with where it comes from, its chart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from bullseye.coach.forecast.words import evidence_sentence, held_sentence
from bullseye.watch.period import ROLLING
from bullseye.watch.targets.progress import (
    BEHIND,
    MISSED,
    NOTHING,
    OFF_TARGET,
    ON_TARGET,
    REACHED,
    Progress,
)
from bullseye.watch.targets.service import Standing
from bullseye.watch.targets.words import amount_text, number_text, state_text, wanted_text
from bullseye.wording.explanation import Explanation
from bullseye.wording.numbers import CI95, DASH, Number
from bullseye.words import number as written
from bullseye.words import tr, trn

GOOD_STATES, BAD_STATES = (REACHED, ON_TARGET), (MISSED, OFF_TARGET, BEHIND)
_FULL = 10.9


def share_of(found: Progress) -> float:
    """How much of the target is done, 0 to 1, as a bar shows it: a level by the points of its shot."""
    value, condition = found.value, found.target.condition
    if found.state == REACHED or (found.share is None and found.state == ON_TARGET):
        return 1.0
    if value is None:
        return 0.0
    if found.share is None:
        return found.target.band.points(value) / _FULL
    aim = condition.low if condition.low is not None else condition.high or 0.0
    return max(0.0, min(1.0, value / aim)) if aim > 0 else 0.0


def now_text(found: Progress) -> str:
    """`97292 of 100000 EUR`, `71.4 kg now`."""
    if found.value is None:
        return tr("not measured yet")
    if found.share is None:
        return tr("{value} now", value=amount_text(found.target, found.value))
    low, high = found.target.condition
    aim = amount_text(found.target, low if low is not None else high)
    return tr("{now} of {aim}", now=number_text(found.value), aim=aim)


def left_text(found: Progress) -> str:
    """`12 days left, on pace`."""
    state = state_text(found.state)
    if found.target.period.kind == ROLLING or found.state in (REACHED, MISSED) or not found.days_left:
        return state
    return tr("{days} left, {state}", days=trn("{n} day", "{n} days", found.days_left), state=state)


def title_of(found: Progress) -> str:
    """`Revenue: at least 100000 EUR in all, each month`."""
    return tr("{name}: {wanted}", name=found.target.name, wanted=wanted_text(found.target))


def before_text(found: Standing) -> str:
    """How the period before this one ended; "" where there was none."""
    last = found.before
    if last is None:
        return ""
    return tr(
        "Last time, {first} to {last}: {state}, {value}.", first=last.first, last=last.last_day,
        state=state_text(last.state), value=amount_text(last.target, last.value),
    )  # fmt: skip


class _Line(NamedTuple):
    """What there is to say of a number: its label, what it is, how it is made, and which others went in."""

    label: Callable[[], str]
    said: Callable[[], str]
    formula: str = ""
    inputs: tuple[str, ...] = ()


_LINES = {
    "so_far": _Line(
        lambda: tr("So far"),
        lambda: tr("What the values of this period come to by the measure of the target."),
        inputs=("first", "values"),
    ),
    "to_go": _Line(
        lambda: tr("To go"),
        lambda: tr("What is left to at least the target, or still free up to at most it."),
        "to_go = max(0, target - so_far)",
        ("target", "so_far"),
    ),
    "days_left": _Line(
        lambda: tr("Days left"),
        lambda: tr("The days until the period ends, today and the last day among them."),
        "days_left = last - today + 1",
        ("last",),
    ),
    "share": _Line(
        lambda: tr("A day's share"),
        lambda: tr("What each day of the period must bring, or may, if all days are alike."),
        "share = target / days",
        ("target", "days"),
    ),
    "expected": _Line(
        lambda: tr("Even pace"),
        lambda: tr("Where the target would be if each whole day before today had had its even share."),
        "expected = target x days before today / days",
        ("target", "days", "whole_days"),
    ),
    "per_day": _Line(
        lambda: tr("A day, mean"),
        lambda: tr("What came on each whole day before today, on average; today is not over."),
        "per_day = sum of those days / days before today",
        ("whole_days",),
    ),
    "needed_per_day": _Line(
        lambda: tr("Needed a day"),
        lambda: tr("What each day that is left must bring to reach the target, or may to stay within it."),
        "needed = to_go / days_left",
        ("to_go", "days_left"),
    ),
    "forecast": _Line(
        lambda: tr("Forecast"),
        lambda: tr("Where the value will be at the end of the period if days to come are like those that were."),
        inputs=("so_far", "per_day", "days_left"),
    ),
    "ci95": _Line(
        lambda: CI95,
        lambda: tr(
            "In 95 of 100 such periods (measured: 94 to 98) the end lies in between, if days to come scatter as those "
            "that were. It is left out where too little is known."
        ),
        inputs=("forecast",),
    ),
    "outlook": _Line(
        lambda: tr("Likely end"),
        lambda: tr(
            "The same end by the forecaster that erred least in the past of this target, with its 80 % interval."
        ),
        inputs=("so_far", "forecast", "days_left"),
    ),
    "points": _Line(
        lambda: tr("Points on its face"),
        lambda: tr("The value as a shot: on target is 10.9, and each ring further is a point less."),
        "points = 10.9 - distance / ring, not below 0",
        ("target", "ring", "so_far"),
    ),
}


def number_lines() -> list[tuple[str, str, str, str]]:
    """Of each number of a target its key, its label, what it is and its formula, for the documentation."""
    return [(key, line.label(), line.said(), line.formula) for key, line in _LINES.items()]


def numbers_of(found: Progress) -> list[Number]:
    """The numbers beside the chart; those that a target of its kind does not have are left out."""
    target = found.target

    def number(key: str, value: float | None) -> Number:
        return Number(key, _LINES[key].label(), amount_text(target, value))

    lines = [number("so_far", found.value)]
    if found.to_go is not None:
        lines.append(number("to_go", found.to_go))
    if target.period.kind != ROLLING:
        lines.append(Number("days_left", _LINES["days_left"].label(), str(found.days_left)))
    if found.share is not None:
        lines += [
            number(key, getattr(found, key)) for key in ("share", "expected", "per_day", "needed_per_day")
        ]  # fmt: skip
    elif found.value is not None:
        lines.append(Number("points", _LINES["points"].label(), written(target.band.points(found.value), ".1f")))
    if target.period.kind != ROLLING:
        lines.append(number("forecast", found.forecast))
        if found.ci95 is not None:
            ends = tr("{low} to {high}", low=number_text(found.ci95[0]), high=number_text(found.ci95[1]))
            lines.append(Number("ci95", CI95, ends))
        if found.outlook is not None:
            lines.append(Number("outlook", _LINES["outlook"].label(), outlook_text(found)))
    return lines


def outlook_text(found: Progress) -> str:
    """`104200 EUR (98000 to 110400)`, of the coach's forecast."""
    assert found.outlook is not None
    text = amount_text(found.target, found.outlook.value)
    span = found.outlook.ci80
    if span is None:
        return text
    return tr("{value} ({low} to {high})", value=text, low=number_text(span[0]), high=number_text(span[1]))


def explain_number(found: Progress, number: Number) -> Explanation:
    """Where a number of a target comes from."""
    line, values = _LINES[number.key], _values(found)
    inputs = tuple(values[key] for key in line.inputs if key in values and values[key][1] != DASH)
    rows: tuple[tuple[str, ...], ...] = ()
    if number.key in ("so_far", "per_day"):
        rows = tuple((str(day), amount_text(found.target, value)) for day, value in reversed(found.days))
    columns = (tr("Day"), tr("Value")) if rows else ()
    source = tr("the target {id}: {wanted}", id=found.target.id, wanted=wanted_text(found.target))
    said = line.said()
    if number.key == "outlook" and found.outlook is not None:
        said = " ".join((said, evidence_sentence(found.outlook, found.target.unit), held_sentence(found.outlook)))
    return Explanation(number.label, number.text, said, line.formula, inputs, source, columns, rows)


def _values(found: Progress) -> dict[str, tuple[str, str]]:
    target = found.target
    length = (found.last_day - found.first).days + 1
    aim = target.condition.target if found.share is None else found.share * length
    values: dict[str, tuple[str, str]] = {
        number.key: (number.label, number.text) for number in numbers_of(found)
    }  # fmt: skip
    return values | {
        "first": (tr("from"), str(found.first)),
        "last": (tr("last day"), str(found.last_day)),
        "target": (tr("target"), amount_text(target, aim)),
        "ring": (tr("a ring"), amount_text(target, target.band.ring)),
        "days": (tr("days in all"), str(length)),
        "values": (tr("days with a value"), str(len(found.days))),
        "whole_days": (tr("days before today"), str(max(0, length - found.days_left))),
    }


def chart_of(found: Progress, today: date) -> dict[str, Any]:
    """What `picture.chart.goal_chart` needs, but for its size and look."""
    over = found.state in (REACHED, MISSED, NOTHING)
    return {
        "line": found.line,
        "target": found.target.condition.target,
        "first": found.first,
        "last": found.last_day,
        # "%" would have it multiplied: the chart takes shares of one for percent
        "unit": found.target.unit if found.target.unit != "%" else tr("percent"),
        "ramp": found.share is not None,
        "today": today,
        "projection": None if over else found.forecast,
        "projection_ci95": None if over else found.ci95,
    }
