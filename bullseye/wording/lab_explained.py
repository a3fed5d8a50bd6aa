"""Where each number of a test's result comes from, found by its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bullseye.measure.statistics.every import is_statistic
from bullseye.wording.explanation import Explanation, of_statistic
from bullseye.wording.forms import figure
from bullseye.wording.numbers import CI95, Number


def explain_tapping(answer: Mapping[str, Any], number: Number) -> Explanation | None:
    """A number of a pointing test, from `answer_of_record`; None for one that has no line in the statistics."""
    heading, _, key = number.key.rpartition(".")
    topic = heading or "pointing"
    if not is_statistic(topic, key):
        return None
    found = of_statistic(topic, key, answer["paths"] if topic == "path" else answer, number.text)
    interval = answer.get(f"{key}_ci95") if topic == "pointing" else None
    if interval is not None:
        found = found._replace(inputs=(*found.inputs, (CI95, figure(tuple(map(float, interval))))))
    return found


def explain_reaction(answer: Mapping[str, Any], number: Number) -> Explanation | None:
    """A number of a reaction test, from `reaction_of_record`; None for one that has no line in the statistics."""
    known = is_statistic("reaction", number.key)
    return of_statistic("reaction", number.key, answer, number.text) if known else None
