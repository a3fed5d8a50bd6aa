"""Suggestions after ordinary rounds: made when the numbers say so, with their evidence, and not else."""

from __future__ import annotations

import random

import pytest

from bullseye.coach.round_advice import hit_rate, mixed_devices, off_centre, plateau, tiring
from bullseye.measure.over_time.learning import learning_curve
from bullseye.measure.over_time.trend import Fatigue
from bullseye.target.scoring import Scorer
from tests.rounds import FACES

Shots = list[tuple[float, float]]


def rounds_at(x_mm: float, y_mm: float, sigma_mm: float = 10.0, rounds: int = 3, seed: int = 1) -> list[Shots]:
    chance = random.Random(seed)
    return [[(chance.gauss(x_mm, sigma_mm), chance.gauss(y_mm, sigma_mm)) for _ in range(10)] for _ in range(rounds)]


def test_a_group_surely_off_centre_gives_an_aim_point_on_the_other_side() -> None:
    found = off_centre(rounds_at(-15, 0, rounds=5))
    assert found is not None
    assert found.id == "off-centre"
    assert "50 shots in 5 rounds" in found.evidence and " mm left of the centre" in found.evidence
    assert found.drill.startswith("the same again, aiming 1") and found.drill.endswith("mm right")


def test_with_a_scorer_it_says_what_that_costs() -> None:
    found = off_centre(rounds_at(-30, 0, rounds=5), Scorer(FACES.get("classic")))
    assert found is not None and "costs" in found.evidence and not found.evidence.endswith(".")


def test_a_centred_group_and_too_few_rounds_or_shots_say_nothing() -> None:
    assert off_centre(rounds_at(0, 0)) is None
    assert off_centre(rounds_at(-12, 0, rounds=2)) is None
    assert off_centre([[(5.0, 5.0)], [(5.1, 5.0)], [(5.0, 5.2)]]) is None
    assert off_centre([[(5.0, 5.0)] * 10] * 3) is None, "identical shots have no spread to be held against"


def test_sure_but_small_is_not_worth_moving_for() -> None:
    assert off_centre(rounds_at(2, 0, rounds=300)) is None


def test_a_centred_group_is_seldom_called_off_centre() -> None:
    called = sum(off_centre(rounds_at(0, 0, rounds=3, seed=seed)) is not None for seed in range(400))
    assert called <= 12, "1 % of 400, and chance"


@pytest.mark.parametrize(
    ("hits", "shots", "rounds", "told"),
    [(50, 100, 3, "too-many-misses"), (75, 100, 3, None), (85, 100, 3, None), (400, 400, 3, "too-easy"),
     (30, 30, 3, None), (5, 10, 2, None), (0, 9, 3, None), (0, 10, 3, "too-many-misses")],
)  # fmt: skip
def test_the_hit_rate_must_be_surely_off_what_practice_gains_from(
    hits: int, shots: int, rounds: int, told: str | None
) -> None:
    found = hit_rate(hits, shots, rounds)
    assert (found and found.id) == told
    if found:
        assert found.evidence == f"{hits} hits of {shots} shots in {rounds} rounds"


def test_a_plateau_is_told_with_what_is_expected_and_a_climb_is_not() -> None:
    flat = learning_curve([100, 101, 99, 100, 101, 99, 100] * 3)
    found = plateau(flat, "the score", "points")
    assert found is not None and "after 21 sessions" in found.evidence and "points" in found.evidence
    assert plateau(learning_curve([10, 20, 30, 40, 50, 60, 70]), "the score", "") is None
    assert plateau(None, "the score", "") is None


@pytest.mark.parametrize(
    ("ci95", "better", "told"),
    [((-3.0, -1.0), "higher", True), ((-3.0, 1.0), "higher", False), ((1.0, 3.0), "higher", False),
     ((1.0, 3.0), "lower", True), ((-3.0, -1.0), "lower", False)],
)  # fmt: skip
def test_only_a_sure_fall_within_sittings_is_fatigue(ci95: tuple[float, float], better: str, told: bool) -> None:
    found = tiring(Fatigue(20, 4, sum(ci95) / 2, ci95), "the score", "points", better)
    assert (found is not None) == told
    assert tiring(None, "the score", "", better) is None


def test_devices_that_take_turns_are_named_with_their_rounds() -> None:
    found = mixed_devices(["mouse"] * 12 + ["trackpad"] * 5)
    assert found is not None
    assert found.evidence == "12 with mouse and 5 with trackpad among the last 17 rounds"
    assert found.drill.startswith("only mouse")
    assert mixed_devices(["mouse"] * 12 + ["trackpad"] * 2) is None
    assert mixed_devices(["pen"] * 9 + ["mouse"] * 20) is None, "only the last twenty count"


def wandering(x_mm: float, seed: int) -> list[Shots]:
    """Five rounds whose aim moves by 6 mm from round to round, each with a sigma of 20 mm."""
    chance = random.Random(seed)
    aims = [(chance.gauss(x_mm, 6.0), chance.gauss(0.0, 6.0)) for _ in range(5)]
    return [[(chance.gauss(x, 20.0), chance.gauss(y, 20.0)) for _ in range(10)] for x, y in aims]


def test_an_aim_that_wanders_from_round_to_round_is_not_taken_for_one_that_is_off() -> None:
    assert sum(off_centre(wandering(0.0, seed)) is not None for seed in range(300)) <= 12
    assert sum(off_centre(wandering(20.0, seed)) is not None for seed in range(100)) >= 60
