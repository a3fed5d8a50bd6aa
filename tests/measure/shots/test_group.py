"""Groups: known numbers, what turning and moving must not change, and intervals that hold what they promise."""

from __future__ import annotations

import random
from math import cos, hypot, log, radians, sin, sqrt
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.measure.shots.group import Group, as_json, cep_factor, measure_group, pool

Point = tuple[float, float]

SIX_EIGHT = [(0.0, 0.0), (6.0, 8.0)]
SQUARE = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)]
COORDINATE = st.integers(-400, 400).map(lambda n: n / 8)
SHOTS = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=2, max_size=15)
# The lengths of a group that neither moving nor turning changes.
LENGTHS = ("sigma", "cep50", "cep90", "cep95", "mean_radius", "extreme_spread", "enclosing_radius")


def normal_shots(seed: int, n: int, sigma: float = 1.0, x: float = 0.0, y: float = 0.0) -> list[Point]:
    chance = random.Random(seed)
    return [(chance.gauss(x, sigma), chance.gauss(y, sigma)) for _ in range(n)]


def lengths(group: Group) -> list[float]:
    values = [getattr(group, key) for key in LENGTHS]
    assert group.sigma_ci95 is not None
    return [*values, *group.sigma_ci95]


def test_no_shots_are_not_measurable() -> None:
    group = measure_group([])
    assert group.n == 0 and set(group[1:]) == {None}


def test_one_shot_lies_somewhere_and_has_no_spread() -> None:
    group = measure_group([(3.0, 4.0)])
    assert (group.mpi_x, group.mpi_y, group.offset) == (3.0, 4.0, 5.0)
    known = {"n", "mpi_x", "mpi_y", "offset", "sum_r2"}
    assert {key for key, value in group._asdict().items() if value is not None} == known


def test_identical_shots_have_a_spread_of_nothing() -> None:
    group = measure_group([(3.0, 4.0)] * 2)
    assert {group.mean_radius, group.extreme_spread, group.sigma, group.width, group.enclosing_radius} == {0}


def test_two_shots_as_worked_by_hand() -> None:
    group = measure_group(SIX_EIGHT)
    assert (group.mpi_x, group.mpi_y, group.extreme_spread, group.mean_radius) == (3.0, 4.0, 10.0, 5.0)
    assert (group.width, group.height, group.figure_of_merit, group.diagonal) == (6.0, 8.0, 7.0, 10.0)
    assert (group.enclosing_x, group.enclosing_y, group.enclosing_radius) == (3.0, 4.0, 5.0)
    # cG(3) is 2 / sqrt(pi), the sum of squares 50, so sigma is 10 / sqrt(pi).
    assert group.sigma == pytest.approx(10 / sqrt(3.141592653589793), rel=1e-14)
    # Chi-squared of two degrees is closed: -2 ln(1 - p).
    assert group.sigma_ci95 == pytest.approx((sqrt(50 / (-2 * log(0.025))), sqrt(50 / (-2 * log(0.975)))), rel=1e-12)
    assert group.mpi_ci95 is not None
    assert group.mpi_ci95[0] == pytest.approx((3 - 12.7062 * 3, 3 + 12.7062 * 3), abs=1e-3)
    assert (group.ellipse95, group.off_centre) == (None, None)


def test_the_distance_of_two_shots_is_pythagoras_in_every_direction() -> None:
    for angle in range(0, 360, 15):
        there = (10 * cos(radians(angle)), 10 * sin(radians(angle)))
        assert measure_group([(0.0, 0.0), there]).extreme_spread == pytest.approx(10, rel=1e-14)


@pytest.mark.parametrize("place", [(0.25, -0.75), (0.1, 0.7), (1e9, -1e9), (1 / 3, 1e-9)])
@pytest.mark.parametrize("n", [2, 3, 5, 7])
def test_identical_shots_have_no_spread_at_all(place: Point, n: int) -> None:
    group = measure_group([place] * n)
    assert (group.mpi_x, group.mpi_y) == place
    assert group.mpi_ci95 == ((place[0], place[0]), (place[1], place[1]))
    assert (group.sigma, group.sigma_ci95, group.cep50, group.cep95) == (0.0, (0.0, 0.0), 0.0, 0.0)
    assert (group.extreme_spread, group.mean_radius, group.enclosing_radius, group.diagonal) == (0.0, 0.0, 0.0, 0.0)
    assert group.off_centre is None
    assert group.ellipse95 == (None if n < 3 else (0.0, 0.0, None))


def test_shots_on_one_line_have_a_flat_ellipse_and_no_test_of_the_centre() -> None:
    group = measure_group([(n * 0.1, n * 0.3 + 7) for n in range(7)])
    assert group.ellipse95 is not None
    assert group.ellipse95.semi_minor == 0.0
    assert group.ellipse95.angle_deg == pytest.approx(71.5650512, abs=1e-6)
    assert group.off_centre is None
    assert group.extreme_spread == pytest.approx(0.6 * sqrt(10))
    assert group.enclosing_radius == pytest.approx(0.3 * sqrt(10))


def test_an_exactly_round_group_has_a_circle_for_an_ellipse() -> None:
    group = measure_group(SQUARE)
    assert group.ellipse95 is not None
    # F(0.95; 2, 3) is 9.55209, the variance on each axis 4/3.
    assert group.ellipse95[:2] == pytest.approx((sqrt(2 * 9.552094 * 4 / 3),) * 2, rel=1e-6)
    assert group.ellipse95.angle_deg is None
    assert group.off_centre == (0.0, 0.0, 1.0)
    assert group.enclosing_radius == pytest.approx(sqrt(2))


def test_hotellings_test_as_worked_by_hand() -> None:
    # About (3, 0) with variances 4/3, no covariance: T2 = 4 * 9 / (4/3) = 27, F = 27 * 2 / 6 = 9, p = (1 + 9)^-1.
    found = measure_group([(x + 3, y) for x, y in SQUARE]).off_centre
    assert found is not None
    assert found == pytest.approx((27.0, 9.0, 0.1), rel=1e-12)


def test_a_group_far_away_keeps_its_digits() -> None:
    near = measure_group(SQUARE)
    far = measure_group([(x + 2.0**30, y - 2.0**30) for x, y in SQUARE])
    assert lengths(far) == lengths(near)


def test_one_stray_shot_far_off_is_measured_as_it_is() -> None:
    group = measure_group([*SQUARE, (1e8, 0.0)])
    assert group.extreme_spread == pytest.approx(1e8, rel=1e-7)
    assert group.enclosing_radius == pytest.approx(5e7, rel=1e-7)
    assert group.mpi_x == pytest.approx(2e7)


@pytest.mark.parametrize(
    ("n", "correction", "low", "high"),
    [(3, 1.0638, 0.56, 2.70), (5, 1.0317, 0.66, 1.86), (10, 1.0140, 0.75, 1.46), (20, 1.0066, 0.81, 1.28),
     (30, 1.0043, 0.84, 1.22), (60, 1.0021, 0.89, 1.14), (100, 1.0013, 0.91, 1.11)],
)  # fmt: skip
def test_sigma_and_its_interval_have_the_published_factors(n: int, correction: float, low: float, high: float) -> None:
    group = measure_group(normal_shots(n, n))
    assert group.sigma is not None
    assert group.sum_r2 is not None
    assert group.sigma_ci95 is not None
    assert group.sigma / sqrt(group.sum_r2 / (2 * (n - 1))) == pytest.approx(correction, abs=5e-5)
    assert [edge / group.sigma for edge in group.sigma_ci95] == pytest.approx([low, high], abs=6e-3)


def test_the_published_factors_of_the_cep() -> None:
    assert [cep_factor(p) for p in (0.5, 0.9, 0.95)] == pytest.approx([1.17741, 2.14597, 2.44775], abs=5e-6)


@settings(max_examples=60)
@given(SHOTS, COORDINATE, COORDINATE)
def test_moving_the_shots_moves_the_group_and_nothing_else(shots: list[Point], dx: float, dy: float) -> None:
    here, there = measure_group(shots), measure_group([(x + dx, y + dy) for x, y in shots])
    assert there.mpi_x == pytest.approx((here.mpi_x or 0) + dx, abs=1e-9)
    assert there.mpi_y == pytest.approx((here.mpi_y or 0) + dy, abs=1e-9)
    assert (there.enclosing_x, there.enclosing_y) == pytest.approx(
        ((here.enclosing_x or 0) + dx, (here.enclosing_y or 0) + dy), abs=1e-7
    )
    assert lengths(there) == pytest.approx(lengths(here), rel=1e-9, abs=1e-9)
    assert (there.width, there.height) == pytest.approx((here.width, here.height))


@settings(max_examples=60)
@given(SHOTS, st.integers(-179, 180))
def test_turning_the_shots_turns_the_group_and_keeps_its_sizes(shots: list[Point], degrees: int) -> None:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    here, there = measure_group(shots), measure_group([(c * x - s * y, s * x + c * y) for x, y in shots])
    x, y = here.mpi_x or 0.0, here.mpi_y or 0.0
    assert (there.mpi_x, there.mpi_y) == pytest.approx((c * x - s * y, s * x + c * y), abs=1e-9)
    assert lengths(there) == pytest.approx(lengths(here), rel=1e-8, abs=1e-9)
    if here.ellipse95 and there.ellipse95:
        assert there.ellipse95[:2] == pytest.approx(here.ellipse95[:2], rel=1e-5, abs=1e-4)
        if here.ellipse95.semi_major > 1.01 * here.ellipse95.semi_minor:
            assert here.ellipse95.angle_deg is not None
            assert there.ellipse95.angle_deg is not None
            off = (there.ellipse95.angle_deg - here.ellipse95.angle_deg - degrees) % 180
            assert min(off, 180 - off) < 1e-3
    if here.off_centre and there.off_centre and here.ellipse95 and here.ellipse95.semi_minor > 0.01:
        assert there.off_centre.p == pytest.approx(here.off_centre.p, rel=1e-4, abs=1e-9)


@settings(max_examples=60)
@given(SHOTS, st.sampled_from([0.001, 0.5, 2.0, 25.4, 1e6]))
def test_scaling_the_shots_scales_every_length(shots: list[Point], factor: float) -> None:
    here, there = measure_group(shots), measure_group([(x * factor, y * factor) for x, y in shots])
    assert lengths(there) == pytest.approx([v * factor for v in lengths(here)], rel=1e-9, abs=1e-9 * factor)
    if here.off_centre and there.off_centre and here.ellipse95 and here.ellipse95.semi_minor > 0.01:
        assert there.off_centre.t2 == pytest.approx(here.off_centre.t2, rel=1e-6, abs=1e-9)


@settings(max_examples=60)
@given(SHOTS, st.randoms(use_true_random=False))
def test_the_order_of_the_shots_does_not_matter(shots: list[Point], chance: random.Random) -> None:
    mixed = list(shots)
    chance.shuffle(mixed)
    assert lengths(measure_group(mixed)) == pytest.approx(lengths(measure_group(shots)), rel=1e-9, abs=1e-12)


@settings(max_examples=60)
@given(SHOTS)
def test_sizes_keep_their_order(shots: list[Point]) -> None:
    group = measure_group(shots)
    assume(group.extreme_spread)
    assert group.enclosing_radius is not None
    assert group.mean_radius is not None
    assert group.diagonal is not None
    assert group.extreme_spread <= 2 * group.enclosing_radius * (1 + 1e-12)
    assert group.extreme_spread <= group.diagonal * (1 + 1e-12)
    assert group.mean_radius <= group.extreme_spread
    low, high = group.sigma_ci95 or (0, 0)
    assert low < (group.sigma or 0) < high


@settings(max_examples=60)
@given(st.lists(st.tuples(COORDINATE, COORDINATE), max_size=15))
def test_numpy_arrays_give_the_same_numbers(shots: list[Point]) -> None:
    np: Any = pytest.importorskip("numpy")
    plain, array = measure_group(shots), measure_group(np.array(shots, dtype=float).reshape(-1, 2))
    for key, value in as_json("", plain).items():
        other = as_json("", array)[key]
        if key == "ellipse95" and value is not None and plain.ellipse95 is not None:
            assert list(other.values())[:2] == pytest.approx(list(value.values())[:2], rel=1e-6, abs=1e-5)
        elif key == "off_centre" and value is not None and other is not None:
            assert other["p"] == pytest.approx(value["p"], rel=1e-4, abs=1e-9)
        elif isinstance(value, float):
            assert other == pytest.approx(value, rel=1e-9, abs=1e-9), key
        elif key not in ("off_centre", "mpi_ci95", "sigma_ci95"):
            assert other == value, key


def test_many_shots_in_an_array_are_measured_as_the_same_shots_in_a_list() -> None:
    np: Any = pytest.importorskip("numpy")
    shots = np.random.default_rng(2).normal(size=(5000, 2)) * [3, 5] + [10, -20]
    plain, array = measure_group([(x, y) for x, y in shots.tolist()]), measure_group(shots)
    assert lengths(array) == pytest.approx(lengths(plain), rel=1e-12)
    assert (array.mpi_x, array.mpi_y, array.width) == pytest.approx((plain.mpi_x, plain.mpi_y, plain.width))
    assert array.ellipse95 == pytest.approx(plain.ellipse95)
    assert array.off_centre == pytest.approx(plain.off_centre)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -1e13])
def test_a_shot_that_is_nowhere_is_refused_and_named(bad: float) -> None:
    np: Any = pytest.importorskip("numpy")
    shots = [(0.0, 0.0), (1.0, bad)]
    for given_ in (shots, np.array(shots)):
        with pytest.raises(BadInputError, match="cannot be measured"):
            measure_group(given_)
    with pytest.raises(BadInputError, match=r"shape \(n, 2\)"):
        measure_group(np.zeros((2, 3)))


def test_pooling_adds_squares_and_degrees_of_freedom() -> None:
    groups = [measure_group(normal_shots(n, n, x=100.0 * n)) for n in (5, 1, 8)]
    pooled = pool(groups)
    assert (pooled.n, pooled.groups, pooled.df) == (14, 3, 22)
    squares = sum(group.sum_r2 or 0 for group in groups)
    # cG(23) = 1.011422 by the ratio of gamma functions.
    assert pooled.sigma == pytest.approx(sqrt(squares / 22) * 1.011422, rel=1e-5)


def test_pooling_one_group_is_that_group_and_nothing_pools_to_nothing() -> None:
    group = measure_group(normal_shots(3, 6))
    pooled = pool([group])
    assert (pooled.sigma, pooled.sigma_ci95) == (group.sigma, group.sigma_ci95)
    assert pool([]) == (0, 0, 0, None, None)
    assert pool([measure_group([(1.0, 2.0)])]) == (1, 1, 0, None, None)
    assert pool([measure_group([(1.0, 2.0)] * 2)]).sigma == 0.0


@pytest.mark.parametrize("n", [2, 5])
def test_intervals_hold_the_truth_95_times_in_100_and_sigma_is_right_in_the_mean(n: int) -> None:
    rounds, true = 2000, 7.0
    held_sigma = held_x = 0
    total = 0.0
    for seed in range(rounds):
        group = measure_group(normal_shots(seed, n, true, x=30.0))
        assert group.sigma_ci95 is not None
        assert group.mpi_ci95 is not None
        held_sigma += group.sigma_ci95.low <= true <= group.sigma_ci95.high
        held_x += group.mpi_ci95[0].low <= 30.0 <= group.mpi_ci95[0].high
        total += group.sigma or 0.0
    # 2000 rounds at 0.95: two standard errors are 0.0097.
    assert held_sigma / rounds == pytest.approx(0.95, abs=0.012)
    assert held_x / rounds == pytest.approx(0.95, abs=0.012)
    assert total / rounds == pytest.approx(true, rel=0.025)


def test_pooled_intervals_hold_the_truth_whatever_the_groups_middles() -> None:
    rounds = 600
    held = 0
    for seed in range(rounds):
        groups = [measure_group(normal_shots(seed * 10 + k, k, 2.0, x=50.0 * k)) for k in (2, 3, 4)]
        interval = pool(groups).sigma_ci95
        assert interval is not None
        held += interval.low <= 2.0 <= interval.high
    assert held / rounds == pytest.approx(0.95, abs=0.02)


def test_the_circle_and_the_ellipse_hold_the_share_of_further_shots_they_promise() -> None:
    further = normal_shots(99, 200, 3.0)
    rounds, in_circle, in_ellipse = 400, 0, 0
    for seed in range(rounds):
        group = measure_group(normal_shots(seed, 40, 3.0))
        x, y = group.mpi_x or 0.0, group.mpi_y or 0.0
        ellipse = group.ellipse95
        assert ellipse is not None
        turn = radians(ellipse.angle_deg or 0.0)
        for a, b in further[seed % 10 :: 10]:
            u, v = (a - x) * cos(turn) + (b - y) * sin(turn), (b - y) * cos(turn) - (a - x) * sin(turn)
            in_ellipse += hypot(u / ellipse.semi_major, v / ellipse.semi_minor) <= 1
            in_circle += hypot(a - x, b - y) <= (group.cep95 or 0)
    assert in_circle / (rounds * 20) == pytest.approx(0.95, abs=0.025)
    assert in_ellipse / (rounds * 20) == pytest.approx(0.95, abs=0.025)


def test_the_test_of_the_centre_cries_wolf_5_times_in_100_and_sees_a_real_offset() -> None:
    rounds, false = 2000, 0
    chance = random.Random(5)
    for _ in range(rounds):
        found = measure_group([(chance.gauss(0, 1), chance.gauss(0, 1)) for _ in range(6)]).off_centre
        assert found is not None
        false += found.p < 0.05
    assert false / rounds == pytest.approx(0.05, abs=0.012)
    shifted = measure_group(normal_shots(1, 20, 1.0, x=2.0)).off_centre
    assert shifted is not None
    assert shifted.p < 1e-4


@pytest.mark.parametrize(("n", "factor"), [(5, 3.066), (10, 3.811), (20, 4.451)])
def test_the_extreme_spread_grows_with_the_shots_as_published(n: int, factor: float) -> None:
    rounds = 600
    mean = sum(measure_group(normal_shots(1000 * n + seed, n)).extreme_spread for seed in range(rounds)) / rounds
    assert mean == pytest.approx(factor, rel=0.03)
