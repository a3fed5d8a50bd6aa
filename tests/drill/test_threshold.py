"""The size or speed an adaptive drill finds lies where the wanted share hits, and its interval holds it 95 in 100."""

from __future__ import annotations

from math import exp, log, log2, sqrt
from random import Random
from statistics import fmean, stdev

import pytest

from bullseye.drill.staircase import Staircase
from bullseye.drill.threshold import Threshold, threshold_of

SIZE = {"changes": "size", "hit_rate": 0.8, "step_octaves": 0.15, "start": 0.6, "least": 0.03, "most": 1.0}
SPEED = {"changes": "speed", "hit_rate": 0.75, "step_octaves": 0.2, "start": 0.5, "least": 0.1, "most": 16.0}


def found(values: dict[str, object], true: float, shots: int, chance: Random) -> Threshold | None:
    """What a shooter of the dispersion model whose threshold is *true* gets."""
    stairs, hits = Staircase(values), []
    wanted = -log(1 - stairs.hit_rate)
    for _ in range(shots):
        ease = stairs.factor / true if values["changes"] == "size" else true / stairs.factor
        hits.append(chance.random() < 1 - exp(-wanted * ease * ease))
        stairs.add(hits[-1])
    return threshold_of(values, hits)


@pytest.mark.parametrize("values", [SIZE, SPEED], ids=["size", "speed"])
def test_sixty_shots_find_it_without_bias_and_with_an_honest_interval(values: dict[str, object]) -> None:
    chance = Random(5)
    octaves, held = [], 0
    runs = 1200
    for _ in range(runs):
        true = (0.09 if values is SIZE else 2.0) * 2 ** chance.uniform(-0.5, 0.5)
        one = found(values, true, 60, chance)
        assert one is not None and one.low < one.value < one.high
        octaves.append(log2(one.value / true))
        held += one.low <= true <= one.high
    assert abs(2 ** fmean(octaves) - 1) < 0.01
    assert stdev(octaves) < 0.15, "the mean of the turning points scattered by 0.16"
    assert 0.93 <= held / runs <= 0.97


@pytest.mark.parametrize("hit_rate", [0.6, 0.75, 0.8, 0.9])
def test_many_shots_find_it_all_but_exactly(hit_rate: float) -> None:
    # A shooter of spread sigma hits a target of diameter w with the chance 1 - exp(-w^2 / 8 sigma^2).
    sigma = 0.1
    true_width = sigma * sqrt(-8 * log(1 - hit_rate))
    values = {**SIZE, "hit_rate": hit_rate, "step_octaves": 0.05}
    one = found(values, true_width, 6000, Random(1))
    assert one is not None and one.value == pytest.approx(true_width, rel=0.02)
    assert one.high / one.low < 1.06


def test_a_few_shots_are_no_threshold() -> None:
    assert threshold_of(SIZE, [True] * 100) is None, "never turned"
    assert threshold_of(SIZE, [True, False] * 3) is None
    assert threshold_of(SIZE, [True, False] * 6) is not None


def test_more_shots_make_it_surer() -> None:
    few, many = (found(SIZE, 0.09, shots, Random(2)) for shots in (60, 600))
    assert few is not None and many is not None
    assert many.high / many.low < sqrt(few.high / few.low)
