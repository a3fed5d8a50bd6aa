"""All that a pointing test says, put together under the stable keys of its JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bullseye.measure.maths.regression import Line
from bullseye.measure.maths.special import wilson
from bullseye.measure.pointing.bootstrap import intervals
from bullseye.measure.pointing.outliers import RULE
from bullseye.measure.pointing.throughput import Run, analyse, combine, regression


def answer_of(runs: Sequence[Run], seed: int) -> dict[str, Any]:
    """The whole answer under its stable keys: means over the sequences, their intervals, then each sequence."""
    results = [analyse(run) for run in runs]
    total = combine(results)
    answer: dict[str, Any] = total._asdict()
    for key, interval in intervals(runs, seed).items():
        answer[f"{key}_ci95"] = None if interval is None else list(interval)
    answer["error_rate_ci95"] = None if total.errors is None else list(wilson(total.errors, total.n))
    answer["outlier_rule"] = RULE
    answer["regression"] = _line(regression(results))
    answer["regression_id"] = _line(regression(results, "id"))
    answer["sequences"] = [result._asdict() for result in results]
    return answer


def _line(line: Line | None) -> dict[str, Any] | None:
    if line is None:
        return None
    slope = None if line.slope_ci95 is None else list(line.slope_ci95)
    return {
        "points": line.points,
        "intercept_ms": line.intercept,
        "slope_ms_per_bit": line.slope,
        "slope_ms_per_bit_ci95": slope,
        "r": line.r,
    }
