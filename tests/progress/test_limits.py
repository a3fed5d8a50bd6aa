"""No usual range and no plateau reaches beyond what a score can be, where that is known."""

from __future__ import annotations

from math import inf

import pytest

from bullseye.measure.over_time.trend import usual
from bullseye.progress.limits import limits_for
from bullseye.progress.trends import trend
from tests.measure.played import MONDAY, played

UTC = MONDAY.tzinfo


@pytest.mark.parametrize(
    ("measure", "row", "limits"),
    [
        ("score", played(0), (-inf, 100.0)),
        ("score", played(0, face="air-rifle", score_unit="tenths"), (-inf, 109.0)),
        ("score", played(0, drill="course-of-fire"), (-inf, 600.0)),
        ("score", played(0, drill="timed-30"), (-inf, inf)),
        ("score", played(0, drill="my own"), (-inf, inf)),
        ("score", played(0, face="my own"), (-inf, inf)),
        ("score", played(0, score_unit="ms"), (0.0, inf)),
        ("accuracy", played(0), (0.0, 1.0)),
        ("sigma", played(0), (0.0, inf)),
        ("throughput", played(0), (0.0, inf)),
    ],
)
def test_what_a_value_can_be(measure: str, row: object, limits: tuple[float, float]) -> None:
    assert limits_for(measure, row) == limits  # type: ignore[arg-type]


def test_a_score_above_the_most_says_that_the_face_was_another_one() -> None:
    assert limits_for("score", played(0), [99.0, 120.0]) == (-inf, inf)


def test_the_usual_range_ends_at_a_hundred_of_a_hundred() -> None:
    rows = [played(n, score=score) for n, score in enumerate([99, 100, 98, 100, 100, 99, 100])]
    assert UTC is not None
    found = trend(rows, "score", UTC)
    assert found is not None and found.usual is not None
    assert found.usual.high == 100.0
    free = usual([99, 100, 98, 100, 100, 99, 100])
    assert free is not None and free.high > 100 and free.low == found.usual.low
