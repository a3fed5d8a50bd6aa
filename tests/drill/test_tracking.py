"""Time on target is counted on a grid of time, so that no frame rate and no mouse sets the pace."""

from __future__ import annotations

from typing import Any

import pytest

from bullseye.drill.field import Field
from bullseye.drill.tracking import Tracker, total_ms

PARAMETERS: dict[str, Any] = {"place": "centre", "range_mm": [400.0, 300.0]}
SWING = {"kind": "sine", "amplitude_mm": 100.0, "period_s": 3.0, "angle_deg": 0.0}


def tracked(samples: list[tuple[float, float, float]], **more: Any) -> Field:
    field = Field({**PARAMETERS, **more}, 7, 100.0)
    for sample in samples:
        field.pointed(*sample)
    return field


def test_the_pointer_is_on_from_when_it_came_to_when_it_left() -> None:
    field = tracked([(0.5, 200.0, 0.0), (1.0, 10.0, 0.0), (2.0, 0.0, 60.0), (3.0, 0.0, -50.0)])
    assert Tracker(field, 100.0).spans(4.0) == [[1.0, 2.0], [3.0, 4.0]]
    assert total_ms([[1.0, 2.0], [3.0, 4.0]]) == 2000


def test_before_the_first_sample_it_is_nowhere() -> None:
    assert Tracker(tracked([]), 100.0).spans(5.0) == []


def test_a_smaller_target_is_harder_to_stay_on() -> None:
    shrink = {"kind": "shrink", "from_size": 1.0, "to_size": 0.5, "over_s": 2.0}
    ((first, last),) = Tracker(tracked([(0.0, 40.0, 0.0)], motion=[shrink]), 100.0).spans(2.0)
    assert (first, last) == (0.0, pytest.approx(0.81)), "at 0.8 s its radius is 40 mm"


@pytest.mark.parametrize("frames_s", [7, 60, 144])
def test_the_time_does_not_depend_on_how_often_it_is_asked_for(frames_s: int) -> None:
    samples = [(n * 0.02, 60.0 if n % 70 < 35 else -60.0, 0.0) for n in range(300)]
    field = tracked(samples, motion=[SWING])
    often = Tracker(field, 100.0)
    for frame in range(6 * frames_s):
        often.spans(frame / frames_s)
    once = Tracker(tracked(samples, motion=[SWING]), 100.0).spans(6.0)
    assert often.spans(6.0) == once and 1000 < total_ms(once) < 5000


def test_a_target_that_must_not_be_shot_is_no_target_to_stay_on() -> None:
    field = tracked([(0.0, 0.0, 0.0)], stay_s=1.0, dont_share=0.9)
    kinds = [field.at(t + 0.5)[0].kind for t in range(10)]
    assert total_ms(Tracker(field, 100.0).spans(10.0)) == 1000 * kinds.count("shoot") < 10_000
