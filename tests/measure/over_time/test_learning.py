"""The learning curve: found where it is, and not claimed where it is not."""

from __future__ import annotations

import random
from math import exp, log

import pytest

from bullseye.measure.over_time.learning import MANY_SESSIONS, _fit_of, _sums, learning_curve


def learner(sessions: int, noise: float = 0.0, seed: int = 1, gain: float = -60, rate: float = 0.4) -> list[float]:
    chance = random.Random(seed)
    return [100 + gain * exp(-rate * n) + chance.gauss(0, noise) for n in range(sessions)]


def test_fewer_than_six_sessions_have_no_curve() -> None:
    assert learning_curve(learner(5)) is None
    assert learning_curve(learner(6)) is not None


@pytest.mark.parametrize("rate", [0.1, 0.4, 1.2])
@pytest.mark.parametrize("gain", [-60.0, 45.0])
def test_a_curve_without_noise_is_found_exactly(rate: float, gain: float) -> None:
    found = learning_curve(learner(14, gain=gain, rate=rate))
    assert found is not None
    assert found.learned
    assert (found.plateau, found.gain, found.rate) == pytest.approx((100, gain, rate), rel=1e-4)
    assert found.half_life == pytest.approx(log(2) / rate, rel=1e-4)
    assert found.ahead == pytest.approx(gain * (exp(-rate * 18) - exp(-rate * 13)), rel=1e-3, abs=1e-6)
    assert found.at(0) == pytest.approx(100 + gain)


def test_a_noisy_curve_is_found_within_its_noise() -> None:
    found = learning_curve(learner(20, noise=3))
    assert found is not None
    assert found.plateau == pytest.approx(100, abs=5)
    assert 1 < found.noise < 5
    assert found.at_plateau


def test_while_much_is_still_to_gain_there_is_no_plateau() -> None:
    found = learning_curve(learner(8, noise=1, rate=0.15))
    assert found is not None
    assert found.learned
    assert not found.at_plateau
    assert found.ahead > 5


def test_a_straight_rise_has_no_plateau_to_name() -> None:
    found = learning_curve([10.0 + 3 * n for n in range(10)])
    assert found is not None
    assert found.learned
    assert (found.plateau, found.half_life, found.at_plateau) == (None, None, False)


def test_noise_alone_is_not_called_learning() -> None:
    claimed = 0
    for seed in range(200):
        found = learning_curve(learner(10, noise=5, gain=0, seed=seed))
        assert found is not None
        claimed += found.learned
        if not found.learned:
            assert (found.gain, found.ahead, found.half_life) == (0, 0, None)
            assert (found.plateau is None) == (not found.at_plateau)
    # The test allows 5 in 100; searching the rate spends a little more.
    assert claimed <= 30


def test_the_same_value_every_time_is_a_plateau() -> None:
    found = learning_curve([7.0] * 8)
    assert found is not None
    assert (found.level, found.noise, found.learned, found.at_plateau) == (7.0, 0.0, False, True)


@pytest.mark.parametrize("factor", [0.01, 1000.0])
def test_the_unit_of_the_measure_does_not_matter(factor: float) -> None:
    here = learning_curve(learner(12, noise=2))
    there = learning_curve([value * factor + 5 * factor for value in learner(12, noise=2)])
    assert here is not None
    assert there is not None
    assert there.rate == pytest.approx(here.rate, rel=1e-4)
    assert there.plateau == pytest.approx(((here.plateau or 0) + 5) * factor)
    assert there.at_plateau == here.at_plateau


def test_two_thousand_sessions_are_fitted_as_well_and_without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    from bullseye.measure.over_time import learning

    values = learner(2000, noise=5, rate=0.01)
    start = time.process_time()
    found = learning_curve(values)
    assert time.process_time() - start < 1.0
    assert found is not None
    assert (found.plateau, found.gain, found.rate) == pytest.approx((100, -60, 0.01), rel=0.1)
    monkeypatch.setattr(learning, "_MANY", 10_000)
    exact = learning_curve(values[:400])
    monkeypatch.setattr(learning, "_MANY", 200)
    quick = learning_curve(values[:400])
    assert exact is not None and quick is not None
    assert quick[1:4] == pytest.approx(exact[1:4], rel=1e-6)


def said_at_plateau(sessions: int, gain: float, half_life: float, noise: float = 10.0, times: int = 100) -> float:
    """How often learners of that kind are told that they stand on a plateau."""
    curves = [learning_curve(learner(sessions, noise, seed, -gain, log(2) / half_life)) for seed in range(times)]
    return sum(curve is not None and curve.at_plateau for curve in curves) / times


@pytest.mark.parametrize(("sessions", "gain", "half_life"), [(6, 20.0, 4.0), (8, 40.0, 6.0)])
def test_who_still_learns_behind_the_noise_is_not_told_of_a_plateau(
    sessions: int, gain: float, half_life: float
) -> None:
    assert said_at_plateau(sessions, gain, half_life) < 0.2


def test_a_plateau_is_told_once_there_are_enough_sessions_to_show_it() -> None:
    assert said_at_plateau(8, 0.0, 1.0) < 0.2
    assert said_at_plateau(20, 0.0, 1.0) > 0.6


@pytest.mark.parametrize("value", [0.1, 1.0, 0.4, 1 / 3, 7e-9, 123456.789])
@pytest.mark.parametrize("sessions", [6, 29, 1000])
def test_a_constant_is_a_plateau_whatever_its_last_bits(value: float, sessions: int) -> None:
    found = learning_curve([value] * sessions)
    assert found is not None
    assert (found.learned, found.at_plateau, found.noise) == (False, True, 0.0)
    assert found.plateau == pytest.approx(value)
    assert found.plateau_ci95 == pytest.approx((value, value))


@pytest.mark.parametrize(
    ("sessions", "gain", "rate"), [(8, 60, 0.05), (10, 60, 0.05), (12, 60, 0.05), (12, 40, 0.1), (15, 60, 0.05)]
)
def test_who_would_gain_more_than_the_noise_is_hardly_ever_told_of_a_plateau(
    sessions: int, gain: float, rate: float
) -> None:
    """These were told so in 10 to 22 of 100 cases; five more sessions bring 1.0 to 1.9 times the noise of 5."""
    assert gain * (exp(-rate * (sessions - 1)) - exp(-rate * (sessions + 4))) > 5
    curves = [learning_curve(learner(sessions, 5.0, seed, -gain, rate)) for seed in range(100)]
    assert sum(curve is not None and curve.at_plateau for curve in curves) <= 4


def test_who_stands_still_is_told_so_within_twenty_sessions() -> None:
    for gain, rate in ((0.0, 1.0), (-60.0, 0.4)):
        curves = [learning_curve(learner(20, 5.0, seed, gain, rate)) for seed in range(60)]
        assert sum(curve is not None and curve.at_plateau for curve in curves) >= 57


@pytest.mark.parametrize(("sessions", "rate"), [(10, 0.2), (20, 0.1), (20, 0.3), (40, 0.3)])
def test_the_intervals_of_the_plateau_and_of_five_sessions_hold_what_they_say(sessions: int, rate: float) -> None:
    true = 60 * (exp(-rate * (sessions - 1)) - exp(-rate * (sessions + 4)))
    ahead = plateau = shown = 0
    for seed in range(150):
        found = learning_curve(learner(sessions, 5.0, seed, -60, rate))
        assert found is not None
        ahead += found.ahead_ci95[0] - 0.05 <= true <= found.ahead_ci95[1] + 0.05  # 1 % of the noise is nothing
        if found.plateau is not None and found.plateau_ci95 is not None:
            shown += 1
            assert found.plateau_ci95[0] <= found.plateau <= found.plateau_ci95[1]
            plateau += found.plateau_ci95[0] <= 100 <= found.plateau_ci95[1]
    assert ahead / 150 >= 0.90
    assert shown and plateau / shown >= 0.91


def test_no_plateau_lies_beyond_what_can_be() -> None:
    rising = learner(12, noise=6, rate=0.1, seed=3)
    free, held = learning_curve(rising), learning_curve(rising, (0.0, 100.0))
    assert free is not None and free.plateau_ci95 is not None and free.plateau_ci95[1] > 100
    assert held is not None and held.plateau_ci95 is not None
    assert max(held.plateau or 0.0, held.plateau_ci95[1]) <= 100
    assert (held.rate, held.ahead) == (free.rate, free.ahead)


@pytest.mark.parametrize("sessions", [MANY_SESSIONS + 1, 3001, 4096])
def test_many_sessions_are_fitted_in_blocks_to_the_same_curve(sessions: int) -> None:
    values = learner(sessions, noise=9.0, rate=5 / sessions)
    mean = sum(values) / sessions
    centred = [value - mean for value in values]
    fit = _fit_of(mean, centred)
    for rate in (log(2) / (5 * sessions), 1 / sessions, 20 / sessions, 0.25 / 64, 0.01, 0.3, log(2) / 0.3):
        assert fit(rate)[1:] == pytest.approx(_sums(mean, centred, rate)[1:], rel=1e-7), rate


def test_a_learner_of_many_years_is_seen_to_level_off() -> None:
    found = learning_curve(learner(5000, noise=9.0, rate=0.002))
    assert found is not None
    assert found.learned
    assert (found.plateau, found.rate) == pytest.approx((100, 0.002), rel=0.05)
    assert found.plateau_ci95 is not None
    assert found.plateau_ci95[0] < 100 < found.plateau_ci95[1]
