"""Values and looks as CSV or JSON, as rounds are: for spreadsheets, other programs, and to read once more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bullseye.session.clock import iso
from bullseye.tabular.writing import PLAIN, Dialect, csv_lines
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.thinning import summaries
from bullseye.watch.store.values import Values

VALUE_KEYS = ("target", "date", "value", "source")
LOOK_KEYS = ("metric", "date", "value", "low", "high", "number", "width_s", "trouble", "words", "paused")


def value_rows(values: Values, target: str) -> Iterator[dict[str, Any]]:
    """Every value of a target, oldest first."""
    for each in values.samples(target):
        yield {"target": target, "date": iso(each.at), "value": each.value, "source": each.source}


def look_rows(looks: Looks, about: str) -> Iterator[dict[str, Any]]:
    """Every look at a metric, oldest first: first what was summed up (with *width_s*), then each look by itself."""
    for line in summaries(looks.database, about):
        yield {
            "metric": about, "date": iso(line.at), "value": line.total / line.number, "low": line.low,
            "high": line.high, "number": line.number, "width_s": line.width_s, "trouble": "", "words": "",
            "paused": False,
        }  # fmt: skip
    for look in looks.looks(about):
        trouble = look.trouble
        yield {
            "metric": about, "date": iso(look.at), "value": look.value, "low": look.value, "high": look.value,
            "number": int(look.value is not None), "width_s": 0, "trouble": trouble.kind if trouble else "",
            "words": trouble.words if trouble else "", "paused": look.paused,
        }  # fmt: skip


def as_csv(keys: tuple[str, ...], rows: Iterator[dict[str, Any]], dialect: Dialect = PLAIN) -> Iterator[str]:
    """CSV, a row at a time."""
    return csv_lines(keys, (["" if row[key] is None else row[key] for key in keys] for row in rows), dialect)


def as_json(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """A JSON list, a row on each line."""
    mark = "[\n"
    for row in rows:
        yield mark + json.dumps(row, allow_nan=False)
        mark = ",\n"
    yield "\n]\n" if mark != "[\n" else "[]\n"
