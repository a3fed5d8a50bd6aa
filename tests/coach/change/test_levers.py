"""What moves the expected score: made-up shooters whose one weakness is known."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.coach.change.levers import AIM, FATIGUE, MISSES, PACE, SPREAD, levers, shape_of, worth
from bullseye.measure.over_time.trend import Fatigue
from bullseye.target.scoring import Scorer, ring_reaches
from tests.rounds import FACES

CLASSIC = Scorer(FACES.get("classic"))
REACH = ring_reaches(CLASSIC.face, CLASSIC.gauge_mm)[-1]
Rounds = list[list[tuple[float, float]]]


def shooter(x: float = 0.0, sigma: float = 0.1, wild: float = 0.0, rounds: int = 10, seed: int = 1) -> Rounds:
    """Lengths as shares of the face's radius; wild shots land twice as far out as the face is large."""
    chance = Random(seed)

    def shot() -> tuple[float, float]:
        if chance.random() < wild:
            return 2 * REACH, 2 * REACH
        return chance.gauss(x, sigma) * REACH, chance.gauss(0, sigma) * REACH

    return [[shot() for _ in range(20)] for _ in range(rounds)]


def first(rounds: Rounds, **more: float) -> str:
    found = levers(rounds, CLASSIC, **more)  # type: ignore[arg-type]
    assert found is not None
    return found.found[0].id


def test_who_shoots_beside_the_centre_gains_most_by_the_aim() -> None:
    assert first(shooter(x=0.4)) == AIM


def test_who_scatters_about_the_centre_gains_most_by_a_smaller_spread() -> None:
    assert first(shooter(sigma=0.4)) == SPREAD


def test_who_goes_wild_often_gains_most_by_that() -> None:
    assert first(shooter(wild=0.3)) == MISSES


def test_who_never_strays_gains_by_pace_where_the_clock_ends_the_round_and_by_nothing_else() -> None:
    assert first(shooter(sigma=0.02), pace_per_s=0.7) == PACE
    found = levers(shooter(sigma=0.02), CLASSIC)
    assert found is not None and PACE not in [each.id for each in found.found]


def test_shots_gone_wild_do_not_make_the_spread_larger() -> None:
    steady, wild = shape_of(shooter(), CLASSIC), shape_of(shooter(wild=0.2), CLASSIC)
    assert steady is not None and wild is not None
    assert wild.sigma_mm == pytest.approx(steady.sigma_mm, rel=0.4) and wild.wild == pytest.approx(0.2, abs=0.08)


def test_the_gain_is_what_the_change_is_worth_by_the_exact_function() -> None:
    rounds = shooter(x=0.3)
    found = levers(rounds, CLASSIC)
    assert found is not None
    aim = next(each for each in found.found if each.id == AIM)
    centred = found.shape._replace(x_mm=0.0, y_mm=0.0)
    assert aim.gain == pytest.approx(20 * (worth(CLASSIC, centred) - worth(CLASSIC, found.shape)))
    assert aim.ci80[0] <= aim.gain <= aim.ci80[1] and aim.sure


def test_form_that_surely_falls_within_a_sitting_is_a_lever_and_one_that_may_not_is_none() -> None:
    falls, may = Fatigue(40, 8, -2.0, (-3.0, -1.0)), Fatigue(40, 8, -2.0, (-5.0, 1.0))
    found = levers(shooter(), CLASSIC, fatigue=falls)
    assert found is not None
    tired = next(each for each in found.found if each.id == FATIGUE)
    assert tired.gain == pytest.approx(4.0) and 2.0 < tired.ci80[0] < 4.0 < tired.ci80[1] < 6.0
    unclear = levers(shooter(), CLASSIC, fatigue=may)
    assert unclear is not None and FATIGUE not in [each.id for each in unclear.found]
    times = levers(shooter(), CLASSIC, fatigue=Fatigue(40, 8, 2.0, (1.0, 3.0)), better="lower")
    assert times is not None and FATIGUE in [each.id for each in times.found]


def test_too_little_says_nothing() -> None:
    assert levers(shooter(rounds=3), CLASSIC) is None
    assert levers([[(1.0, 1.0)]] * 20, CLASSIC) is None, "twenty shots"
    assert levers([[(1.0, 1.0)] * 10] * 5, CLASSIC) is None, "no spread"
    assert levers([], CLASSIC) is None


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.floats(0, 0.6), st.floats(0.03, 0.5), st.floats(0, 0.4))
def test_whatever_was_shot_gains_are_ordered_within_their_intervals_and_more_than_nothing(
    seed: int, x: float, sigma: float, wild: float
) -> None:
    found = levers(shooter(x, sigma, wild, 5, seed), CLASSIC, 0.8)
    assert found is not None
    gains = [each.gain for each in found.found]
    assert gains == sorted(gains, reverse=True) and min(gains) > 0
    assert all(0 <= each.ci80[0] <= each.gain <= each.ci80[1] for each in found.found)
