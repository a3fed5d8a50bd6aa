"""Adaptive difficulty settles where the wanted share of shots hit, and says where that was."""

from __future__ import annotations

from math import exp
from random import Random

import pytest

from bullseye.drill.staircase import Staircase

SIZE = {"changes": "size", "hit_rate": 0.8, "step_octaves": 0.1, "start": 1.0, "least": 0.05, "most": 1.0}


def test_a_hit_is_one_step_and_a_miss_four_for_four_hits_in_five() -> None:
    stairs = Staircase(SIZE)
    found = [stairs.add(hit) for hit in (True, True, True, True, True, False)]
    assert found == [pytest.approx(2 ** (-0.1 * n), abs=1e-6) for n in (1, 2, 3, 4, 5, 1)]


def test_speed_goes_the_other_way() -> None:
    stairs = Staircase({**SIZE, "changes": "speed", "most": 8.0})
    assert stairs.add(True) == pytest.approx(2**0.1, abs=1e-6)
    assert stairs.add(False) == pytest.approx(2**-0.3, abs=1e-6)


@pytest.mark.parametrize("changes", ["size", "speed"])
def test_it_never_leaves_its_limits(changes: str) -> None:
    stairs = Staircase({**SIZE, "changes": changes, "most": 2.0})
    assert [stairs.add(True) for _ in range(200)][-1] == (0.05 if changes == "size" else 2.0)
    assert [stairs.add(False) for _ in range(200)][-1] == (2.0 if changes == "size" else 0.05)


@pytest.mark.parametrize("hit_rate", [0.6, 0.75, 0.8, 0.9])
def test_it_settles_at_the_wanted_share(hit_rate: float) -> None:
    # A shooter of spread sigma hits a target of diameter w with the chance 1 - exp(-w^2 / 8 sigma^2).
    sigma, chance = 0.1, Random(1)
    values = {**SIZE, "hit_rate": hit_rate, "step_octaves": 0.05}
    stairs = Staircase(values)
    hits = []
    for _ in range(6000):
        hits.append(chance.random() < 1 - exp(-(stairs.factor**2) / (8 * sigma**2)))
        stairs.add(hits[-1])
    assert sum(hits[500:]) / len(hits[500:]) == pytest.approx(hit_rate, abs=0.01)
