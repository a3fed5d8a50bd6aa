"""`--explain KEY` of the commands that measure: what a number is, its formula, its source, and what went in."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from bullseye.commands.common import print_json
from bullseye.measure.statistics.every import statistic
from bullseye.measure.statistics.statistic import Statistic
from bullseye.wording.numbers import DASH
from bullseye.words import commas, number, tr


def add_explain(parser: argparse.ArgumentParser, example: str) -> None:
    """Add the flag."""
    parser.add_argument(
        "--explain",
        metavar="KEY",
        help=tr(
            "say what a key of the JSON means (such as {example}): formula, source, and with FILE what went in",
            example=example,
        ),
    )


_UNITS = {
    "its own": tr("its own"), "as unit": tr("as unit"), "0 to 1": tr("0 to 1"), "a day": tr("a day"),
    "days": tr("days"), "as the score": tr("as the score"), "its own, per round": tr("its own, per round"),
}  # fmt: skip
"""The units that are words; all others are signs, which are alike in every language."""


def find(topic: str, key: str) -> Statistic:
    """The number *key* of *topic*; `pooled.sigma` names one under another heading. Raises UnknownNameError."""
    heading, _, rest = key.rpartition(".")
    return statistic(heading or topic, rest)


def explain(line: Statistic, measured: Sequence[tuple[str, Mapping[str, Any]]], as_json: bool) -> None:
    """Print the explanation; *measured* are the objects of the JSON that hold the key, each with a name."""
    rows = [
        (name, {key: values[key] for key in (line.key, *line.inputs) if key in values}) for name, values in measured
    ]
    if as_json:
        found = [{"of": name, **values} for name, values in rows]
        print_json(
            {
                "topic": line.topic,
                "id": line.key,
                "label": line.label,
                "unit": line.unit,
                "definition": line.full,
                "formula": line.formula,
                "inputs": list(line.inputs),
                "source": line.source,
                "values": found,
            }
        )
        return
    print(f"{line.label}{f' ({_UNITS.get(line.unit, line.unit)})' if line.unit else ''}: {line.full}")
    about = [(tr("formula"), line.formula), (tr("from"), ", ".join(line.inputs)), (tr("source"), line.source)]
    width = max(9, *(len(label) + 1 for label, _ in about))
    for label, text in about:
        if text:
            print(f"  {label:<{width}}{text}")
    for name, values in rows:
        own = text_of(values.get(line.key))
        given = ", ".join(f"{key} {text_of(value)}" for key, value in values.items() if key != line.key)
        print(f"  {name}: {line.key} {own}" + (tr(", from {given}", given=given) if given else ""))


def text_of(value: Any) -> str:
    """A JSON value as it is read: numbers to four digits after the point, a dash for null."""
    if value is None:
        return DASH
    if isinstance(value, float):
        return number(value, ".4f")
    if isinstance(value, list | tuple):
        texts = [text_of(part) for part in value]
        return tr("{low} to {high}", low=texts[0], high=texts[1]) if len(texts) == 2 else commas(texts)
    if isinstance(value, dict):
        return ", ".join(f"{key} {text_of(part)}" for key, part in value.items())
    return str(value)
