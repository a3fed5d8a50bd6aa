"""Expected points for a spread and back, against simulated shooters and known chances."""

from __future__ import annotations

import random
from math import exp, gamma, hypot, pi, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.measure.shots.skill import (
    equivalent_sigma,
    gaussian_correction,
    p_within,
    sigma_from_points,
    sigma_from_shots,
    skill,
)
from bullseye.target.catalog import Catalogue
from bullseye.target.scoring import Scorer

FACES = Catalogue()


def scorer(face: str, style: str = "standard") -> Scorer:
    return Scorer(FACES.get(face), style)


def test_without_an_offset_the_chance_is_rayleighs() -> None:
    assert p_within(0, 5) == 0
    assert p_within(-1, 5) == 0
    assert p_within(1.17741 * 5, 5) == pytest.approx(0.5, abs=1e-5)
    assert p_within(2.44775 * 5, 5) == pytest.approx(0.95, abs=1e-5)


def test_a_shooter_who_never_strays_hits_where_the_offset_is() -> None:
    assert (p_within(5, 0, 4.9), p_within(5, 0, 5), p_within(5, 0, 5.1)) == (1, 1, 0)


@pytest.mark.parametrize(("radius", "sigma", "offset"), [(1, 1, 1), (3, 1, 2), (10, 4, 12), (0.5, 1, 3)])
def test_with_an_offset_the_chance_is_that_of_simulated_shots(radius: float, sigma: float, offset: float) -> None:
    chance = random.Random(1)
    n = 20_000
    hits = sum(hypot(chance.gauss(offset, sigma), chance.gauss(0, sigma)) <= radius for _ in range(n))
    assert p_within(radius, sigma, offset) == pytest.approx(hits / n, abs=4 * 0.5 / sqrt(n))


@pytest.mark.parametrize("offset", [36.0, 37.0, 37.4, 37.5, 40.0])
def test_the_two_ways_to_sum_meet_where_one_takes_over(offset: float) -> None:
    # Far out the circle's edge is nearly straight: the chance is the normal's, bent by sigma / (2 offset).
    inside, outside = p_within(offset - 1, 1, offset), p_within(offset + 1, 1, offset)
    assert inside == pytest.approx(0.1587 - 0.2420 / (2 * offset), abs=1e-3)
    assert outside == pytest.approx(0.8413 - 0.2420 / (2 * offset), abs=1e-3)


@settings(max_examples=60)
@given(st.floats(0.01, 100), st.floats(0.01, 100), st.floats(0, 300), st.sampled_from([0.01, 3.0, 1000.0]))
def test_only_the_proportions_matter(radius: float, sigma: float, offset: float, factor: float) -> None:
    here = p_within(radius, sigma, offset)
    assert 0 <= here <= 1
    assert p_within(radius * factor, sigma * factor, offset * factor) == pytest.approx(here, abs=1e-6)
    assert p_within(radius * 1.1, sigma, offset) >= here - 1e-9
    assert p_within(radius, sigma, offset + 1) <= here + 1e-9


def test_a_perfect_shooter_expects_full_marks_and_a_hopeless_one_none() -> None:
    best = skill(scorer("issf-air-pistol-10m"), 0)
    assert (best.expected_points, best.p_x, best.p_miss) == (10, 1, 0)
    assert best.expected_decimal == pytest.approx(10.9)
    worst = skill(scorer("issf-air-pistol-10m"), 1e6)
    assert worst.expected_points == pytest.approx(0, abs=1e-5)
    assert worst.p_miss == pytest.approx(1)


def test_expected_points_are_the_sum_over_the_rings_written_out() -> None:
    # World Archery 80 cm, six rings of 80 mm steps: gauge 5.5, every ring worth one point more, the outer one five.
    sigma, reaches = 60.0, [40 + 2.75 + 40 * n for n in range(6)]
    misses = [exp(-r * r / (2 * sigma * sigma)) for r in reaches]
    expected = 10 - sum(misses[:5]) - 5 * misses[5]
    assert skill(scorer("wa-80-6ring"), sigma).expected_points == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("face", "style"), [("classic", "standard"), ("wa-122", "11-10-9"), ("nsra-25yd", "standard")])
@pytest.mark.parametrize("offset", [0.0, 15.0])
def test_a_simulated_shooter_gets_what_is_expected(face: str, style: str, offset: float) -> None:
    rules, chance, n = Scorer(FACES.get(face)), random.Random(7), 10_000
    if style in {s.id for s in rules.face.styles}:
        rules = Scorer(FACES.get(face), style)
    sigma = rules.face.diameter_mm / 8
    points = [rules.points(chance.gauss(offset, sigma), chance.gauss(0, sigma)) for _ in range(n)]
    mean = sum(points) / n
    sd = sqrt(sum((p - mean) ** 2 for p in points) / n)
    assert skill(rules, sigma, offset).expected_points == pytest.approx(mean, abs=4 * sd / sqrt(n))


def test_an_expected_decimal_score_is_that_of_simulated_shots() -> None:
    rules, chance, n = scorer("issf-air-rifle-10m"), random.Random(3), 20_000
    tenths = [rules.score(chance.gauss(0, 2), chance.gauss(0, 2)).tenths or 0 for _ in range(n)]
    expected = skill(rules, 2.0).expected_decimal
    assert expected == pytest.approx(sum(tenths) / n / 10, abs=0.02)
    assert skill(scorer("wa-122"), 2.0).expected_decimal is None


@pytest.mark.parametrize("face", ["classic", "wide", "issf-air-rifle-10m", "wa-122", "ifaa-field-50", "nsra-25yd"])
@pytest.mark.parametrize("sigma", [3.0, 20.0])
def test_a_mean_score_leads_back_to_its_spread(face: str, sigma: float) -> None:
    rules = scorer(face)
    mean = skill(rules, sigma).expected_points
    if mean < skill(rules, 0).expected_points - 1e-6:
        assert sigma_from_points(rules, mean) == pytest.approx(sigma, rel=1e-5)


@pytest.mark.parametrize("mean", [0.0, -1.0, 10.0, 11.0, float("nan")])
def test_a_mean_no_centred_shooter_can_have_is_refused(mean: float) -> None:
    with pytest.raises(BadInputError, match="more than 0 and less than 10"):
        sigma_from_points(scorer("classic"), mean)


def test_negative_numbers_are_refused() -> None:
    with pytest.raises(BadInputError, match="0 or more"):
        skill(scorer("classic"), -1)
    with pytest.raises(BadInputError, match="0 or more"):
        skill(scorer("classic"), 1, -0.5)
    with pytest.raises(BadInputError, match="0 or more"):
        skill(scorer("classic"), float("nan"))


@pytest.mark.parametrize(("m", "published"), [(5, 1.0638), (9, 1.0317), (19, 1.0140), (39, 1.0066), (199, 1.0013)])
def test_the_correction_is_the_published_one(m: int, published: float) -> None:
    assert gaussian_correction(m) == pytest.approx(published, abs=5e-5)
    assert gaussian_correction(m) == pytest.approx(sqrt((m - 1) / 2) * gamma((m - 1) / 2) / gamma(m / 2))


def test_the_correction_needs_two_values() -> None:
    assert gaussian_correction(2) == pytest.approx(sqrt(pi / 2))
    with pytest.raises(BadInputError, match="2 or more"):
        gaussian_correction(1)


def test_sigma_about_the_aim_holds_bias_and_spread_and_is_right_in_the_mean() -> None:
    assert sigma_from_shots([]) is None
    assert sigma_from_shots([(3.0, 4.0)]) == pytest.approx(sqrt(12.5) * gaussian_correction(3))
    chance = random.Random(5)
    rounds = [sigma_from_shots([(chance.gauss(0, 9), chance.gauss(0, 9)) for _ in range(3)]) for _ in range(2000)]
    assert sum(s or 0 for s in rounds) / 2000 == pytest.approx(9, rel=0.02)


def test_an_equal_look_scales_the_spread_with_the_face() -> None:
    assert equivalent_sigma(10, 400, 122) == pytest.approx(3.05)
    with pytest.raises(BadInputError, match="with a diameter"):
        equivalent_sigma(10, 0, 122)
