"""How a number is read: the one formatter for pages, reports, charts and commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, tzinfo
from typing import Any, NamedTuple

from bullseye.measure.over_time.goals import LEVELS
from bullseye.measure.over_time.trend import Point
from bullseye.wording.moments import day_text
from bullseye.wording.numbers import DASH, MINUS, percent, score_text
from bullseye.words import commas, signs, tr, trn
from bullseye.words import number as written

UNITS = {"points": tr("points"), "rounds": tr("rounds"), "hits": tr("hits"), "accuracy": "", "sigma": tr("mm sigma"),
         "throughput": "bits/s", "days": tr("days in a row")}  # fmt: skip
"""What the amounts of goals are counted in."""


class Form(NamedTuple):
    """How a number is read: a *kind* (number, signed, percent, score, chance, amount, text, day), digits and unit.

    Of an amount the unit is the goal's measure, of a score that of the record.
    """

    kind: str = "number"
    digits: int = 2
    unit: str = ""
    zone: tzinfo = UTC  # whose days a `day` is one of


TEXT = Form("text")
COUNT = Form("number", 0)
SHARE = Form("percent")
MM = Form("number", 2, "mm")
MS = Form("number", 0, "ms")
BITS = Form("number", 2, "bits")
BITS_PER_S = Form("number", 2, "bits/s")
SECONDS = Form("number", 2, "s")
CHANCE = Form("chance")


def form_of(measure: str, unit: str) -> Form:
    """How the values of a measure over time are read; *unit* as in `bullseye stats`."""
    if measure == "accuracy":
        return SHARE
    if unit == "ms":
        return Form("score", 3, "ms")
    return {"score": Form("number", 1, tr("points")), "hits_per_s": Form(unit="1/s"), "sigma": MM}.get(
        measure, BITS_PER_S
    )


def bare(form: Form) -> Form:
    """The same without its unit, for a table whose head or label has it."""
    return form._replace(unit="") if form.kind in ("number", "signed") else form


def text_of(value: Any, form: Form = COUNT) -> str:
    """A value as it is read: a dash for None, `a to b` for an interval, the value alone of a round with its date.

    An interval is a pair, or anything with `low` and `high`, as measured or as JSON.
    """
    if value is None:
        return DASH
    if form.kind in ("text", "day"):
        return day_text(str(value), form.zone) if form.kind == "day" else str(value)
    ends = interval_of(value)
    if ends is None:
        value = _value_of(value)
        return amount_text(form.unit, value) if form.kind == "amount" else _figure(value, form) + _unit(form)
    first, last = (_figure(end, form) for end in ends)
    tail = last[last.index(" ") :] if " " in last else ""
    return tr("{low} to {high}", low=first.removesuffix(tail), high=last + _unit(form))


def interval_of(value: Any) -> Sequence[float] | None:
    """Both ends, where *value* is an interval."""
    if isinstance(value, Mapping) and "low" in value:
        return (value["low"], value["high"])
    if hasattr(value, "low"):
        return (value.low, value.high)
    return value if isinstance(value, list | tuple) and not isinstance(value, Point) else None


def _value_of(value: Any) -> Any:
    if isinstance(value, Point):
        return value.value
    return value["value"] if isinstance(value, Mapping) else value


def _unit(form: Form) -> str:
    return f" {form.unit}" if form.unit and form.kind in ("number", "signed") else ""


def _figure(value: float, form: Form) -> str:
    if form.kind == "percent":
        return percent(min(1.0, max(0.0, value)))
    if form.kind == "chance":
        return tr("under 0.1 %") if value < 0.001 else f"{written(100 * value, '.1f')} %"
    if form.kind == "score":
        if form.unit == "ms":
            return f"{written(value / 1000, '.3f')} s".replace("-", MINUS)
        return score_text(round(value), form.unit)
    if form.kind == "amount":
        return percent(value) if form.unit == "accuracy" else amount_number(form.unit, value)
    text = f"{value:.{form.digits}f}"
    text = text.lstrip("-") if float(text) == 0 else text
    sign = "+" if form.kind == "signed" and float(text) > 0 else ""
    return sign + signs(text).replace("-", MINUS)


def amount_number(measure: str, value: float) -> str:
    """The number alone of an amount of a goal: whole where it is counted and whole."""
    if measure in LEVELS:
        return written(value, ".2f")
    return written(value, ".10g" if value == int(value) else ".1f")


def amount_text(measure: str, value: float | None) -> str:
    """An amount of a goal with its unit: `712 points`, `11.75 mm sigma`, `90.0 %`; a dash for None."""
    if value is None:
        return DASH
    if measure == "accuracy":
        return percent(value)
    shown = amount_number(measure, value)
    if measure in LEVELS:
        return f"{shown} {UNITS[measure]}"
    count = int(value) if value == int(value) else 2
    return {
        "points": trn("{amount} point", "{amount} points", count, amount=shown),
        "rounds": trn("{amount} round", "{amount} rounds", count, amount=shown),
        "hits": trn("{amount} hit", "{amount} hits", count, amount=shown),
        "days": trn("{amount} day in a row", "{amount} days in a row", count, amount=shown),
    }[measure]


def figure(value: Any) -> str:
    """A measured value of any kind: as many decimals as tell something, "a to b" for an interval, a dash for None."""
    if isinstance(value, float):
        size = abs(value)
        text = text_of(value, Form(digits=0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 4))
    elif isinstance(value, int) and not isinstance(value, bool):
        text = text_of(value)
    elif isinstance(value, Mapping):
        text = commas(f"{key} {figure(part)}" for key, part in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        text = _figures(value)
    else:
        text = text_of(value, TEXT)
    return text


def _figures(values: Sequence[Any]) -> str:
    """An interval, one for each axis, or several values with their names."""
    named = getattr(values, "_asdict", None)
    if named is not None and set(named()) != {"low", "high"}:
        return figure(named())
    if len(values) == 2 and all(isinstance(part, Sequence) for part in values):
        return commas(f"{axis} {figure(part)}" for axis, part in zip("xy", values, strict=True))
    if len(values) == 2:
        return tr("{low} to {high}", low=figure(values[0]), high=figure(values[1]))
    return commas(figure(part) for part in values)
