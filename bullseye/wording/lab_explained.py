"""Where each number of a test's result comes from, found by the label that it stands under on its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bullseye.wording.explanation import Explanation, of_statistic
from bullseye.wording.forms import figure

TAPPING: Mapping[str, tuple[str, str]] = {
    "Throughput": ("pointing", "throughput"),
    "Both axes": ("pointing", "throughput_bivariate"),
    "Button down": ("pointing", "throughput_down"),
    "Without outliers": ("pointing", "throughput_clean"),
    "Ae, way made": ("pointing", "ae"),
    "We, width used": ("pointing", "we"),
    "IDe, difficulty": ("pointing", "ide"),
    "Movement time": ("pointing", "mt_ms"),
    "Misses": ("pointing", "error_rate"),
    "Re-entries": ("path", "re_entries"),
    "Axis crossings": ("path", "axis_crossings"),
    "Turns across": ("path", "turns_across"),
    "Turns along": ("path", "turns_along"),
    "Variability": ("path", "variability"),
    "Off the axis": ("path", "distance"),
    "Offset, right +": ("path", "offset"),
}
REACTION: Mapping[str, str] = {
    "Median": "median_ms",
    "Mean": "mean_ms",
    "Its 95 %": "mean_ms_ci95",
    "Spread (SD)": "sd_ms",
    "Fastest": "fastest_ms",
    "Slowest": "slowest_ms",
    "Way to the disc": "movement_ms",
    "Too early": "early",
    "Too late": "late",
    "Wrong discs": "wrong",
    "Lapses": "lapses",
    "Each bit costs": "slope_ms_per_bit",
}
CHOICE = "Choice"
"""The heading under which "Its 95 %" is that of the slope."""


def explain_tapping(answer: Mapping[str, Any], label: str, value: str) -> Explanation | None:
    """A number of a pointing test, from `answer_of_record`; None for a label that has none."""
    found = TAPPING.get(label)
    if found is None:
        return None
    topic, key = found
    told = of_statistic(topic, key, answer["paths"] if topic == "path" else answer, value)
    interval = answer.get(f"{key}_ci95")
    if topic == "pointing" and interval is not None:
        told = told._replace(inputs=(*told.inputs, ("its 95 % interval", _between(interval))))
    return told


def _between(interval: tuple[float, float]) -> str:
    return f"{figure(float(interval[0]))} to {figure(float(interval[1]))}"


def explain_reaction(answer: Mapping[str, Any], label: str, value: str, heading: str = "") -> Explanation | None:
    """A number of a reaction test, from `reaction_of_record`; None for a label that has none."""
    key = "slope_ms_per_bit_ci95" if (label, heading) == ("Its 95 %", CHOICE) else REACTION.get(label)
    return None if key is None else of_statistic("reaction", key, answer, value)
