"""Throughput: the published example to all its digits, the task's rules, and what must not matter."""

from __future__ import annotations

import random
from math import cos, e, log2, pi, radians, sin, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.measure.pointing.outliers import flag
from bullseye.measure.pointing.throughput import (
    Move,
    Result,
    Trial,
    analyse,
    combine,
    index_of_difficulty,
    regression,
    runs_of,
)

# The worked example in the documentation of GoFitts: a task of one dimension, serial, 20 trials.
RIGHT, LEFT = (540.0, 592.0), (227.0, 592.0)
SELECTED = [
    (218, 534, 262), (529, 496, 268), (195, 608, 248), (533, 547, 233), (209, 651, 251), (607, 554, 252),
    (231, 650, 283), (540, 568, 214), (231, 642, 301), (560, 567, 266), (207, 653, 258), (524, 604, 258),
    (239, 704, 248), (515, 610, 242), (180, 675, 241), (501, 606, 252), (215, 666, 243), (571, 621, 255),
    (215, 690, 252), (521, 641, 210),
]  # fmt: skip
PUBLISHED_DX = [9, -11, 32, -7, 18, 67, -4, 0, -4, 20, 20, -16, -12, -25, 47, -39, 12, 31, 12, -19]


def example(width: float | None = 130.0) -> list[Trial]:
    """The published example's trials."""
    trials = []
    for n, (x, y, mt) in enumerate(SELECTED):
        start, end = (RIGHT, LEFT) if n % 2 == 0 else (LEFT, RIGHT)
        trials.append(Trial(*start, *end, x, y, mt, width=width))
    return trials


def result_of(trials: list[Trial]) -> Result:
    (run,) = runs_of(trials)
    return analyse(run)


def ring(seed: int, n: int = 13, spread: float = 8.0, diameter: float = 300.0, width: float = 40.0) -> list[Trial]:
    """One round of a ring of *n* targets in the order of the standard, shot with some chance."""
    chance = random.Random(seed)
    order = [k * (n + 1) // 2 % n for k in range(n + 1)]
    places = [(diameter / 2 * cos(2 * pi * k / n), diameter / 2 * sin(2 * pi * k / n)) for k in order]
    trials = []
    for (ax, ay), (bx, by) in zip(places, places[1:], strict=False):
        select = (bx + chance.gauss(0, spread), by + chance.gauss(0, spread))
        trials.append(Trial(ax, ay, bx, by, *select, chance.uniform(500, 900), width=width, amplitude=diameter))
    return trials


def test_the_published_example_gives_its_throughput_and_every_number_on_the_way() -> None:
    (run,) = runs_of(example())
    assert [move.dx for move in run.moves] == PUBLISHED_DX
    found = analyse(run)
    assert (found.n, found.serial, found.dx_mean, found.ae, found.mt_ms) == (20, True, 6.55, 327.05, 251.85)
    published = {
        "dx_sd": 25.574401, "dx_skewness": 0.538135, "dx_kurtosis": 0.369387,
        "we": 105.692130, "ide": 2.033640, "throughput": 8.074805,
    }  # fmt: skip
    assert {key: round(getattr(found, key), 6) for key in published} == published
    assert (found.errors, found.error_rate, found.outliers) == (1, 0.05, 0)


def test_the_same_trials_each_by_itself_have_the_discrete_amplitude() -> None:
    # Every other trial on a line of its own, one lower: none begins where the one before was to end.
    trials = [trial._replace(y_from=592 + n % 2, y_to=592 + n % 2) for n, trial in enumerate(example())]
    found = result_of(trials)
    assert not found.serial
    assert found.ae == pytest.approx(319.55)
    assert found.throughput == pytest.approx(7.974654, abs=5e-7)


def test_without_a_width_nothing_is_known_of_errors() -> None:
    found = result_of(example(None))
    assert (found.errors, found.error_rate, found.id, found.width) == (None, None, None, None)
    assert found.throughput == pytest.approx(8.074805, abs=5e-7)


def test_the_effective_width_is_the_entropy_of_the_normal() -> None:
    found = result_of(example())
    assert found.dx_sd is not None
    assert found.we == pytest.approx(sqrt(2 * pi * e) * found.dx_sd, rel=1e-15)


def test_difficulty_is_shannons() -> None:
    assert index_of_difficulty(30, 2) == 4.0
    assert index_of_difficulty(30, None) is None
    assert index_of_difficulty(30, 0.0) is None
    assert index_of_difficulty(-1, 10) is None


def test_along_one_line_only_the_axis_decides_a_miss_in_a_ring_the_distance() -> None:
    up = Trial(0, 0, 100, 0, 100, 40, 500, width=20)
    assert [move.error for move in runs_of([up])[0].moves] == [False]
    turned = Trial(100, 0, 0, 100, 0, 100, 500, width=20)
    assert [move.error for move in runs_of([up, turned])[0].moves] == [True, False]


def test_touching_the_edge_of_the_target_is_a_hit() -> None:
    trials = [Trial(0, 0, 100, 0, x, 0, 500, width=20) for x in (110, 110.001, 90, 89.999)]
    assert [move.error for move in runs_of(trials)[0].moves] == [False, True, False, True]


def test_dy_is_to_the_right_of_travel_on_a_screen() -> None:
    for x_to, y_to, x, y in ((100, 0, 100, 5), (-100, 0, -100, -5), (0, 100, -5, 100), (0, -100, 5, -100)):
        (move,) = runs_of([Trial(0, 0, x_to, y_to, x, y, 500)])[0].moves
        assert (move.dx, move.dy) == (0, 5)


def test_the_bivariate_spread_has_both_axes() -> None:
    found = result_of(ring(1))
    (run,) = runs_of(ring(1))
    ends = [(move.dx, move.dy or 0.0) for move in run.moves]
    mx, my = (sum(v) / len(ends) for v in zip(*ends, strict=True))
    sd = sqrt(sum((x - mx) ** 2 + (y - my) ** 2 for x, y in ends) / (len(ends) - 1))
    assert found.we_bivariate == pytest.approx(sqrt(2 * pi * e) * sd)
    bits = log2(found.ae / (sqrt(2 * pi * e) * sd) + 1)
    assert found.throughput_bivariate == pytest.approx(bits / found.mt_ms * 1000)
    assert found.throughput is not None
    assert found.throughput_bivariate is not None
    assert found.throughput_bivariate < found.throughput


def test_in_a_ring_the_real_step_is_measured_and_the_nominal_one_kept_for_the_difficulty() -> None:
    found = result_of(ring(2, n=15, diameter=400, width=20))
    assert found.a == pytest.approx(400 * cos(pi / 30))
    assert found.id == pytest.approx(log2(400 / 20 + 1))
    assert found.serial


def test_no_spread_is_not_measurable_and_neither_is_one_trial() -> None:
    there = [Trial(0, 0, 100, 0, 103, 2, 500) for _ in range(5)]
    found = result_of(there)
    assert (found.we, found.ide, found.throughput, found.dx_skewness) == (0.0, None, None, None)
    assert found.ae == 103.0
    one = result_of(there[:1])
    assert (one.n, one.we, one.throughput, one.ae, one.mt_ms) == (1, None, None, 103.0, 500.0)


def test_rounding_is_no_spread() -> None:
    turned = [Trial(0, 0, 70 * cos(a), 70 * sin(a), 71 * cos(a), 71 * sin(a), 500) for a in (0.1, 0.7, 2.0, 3.0)]
    assert result_of(turned).throughput is None


def test_skewness_needs_three_trials_and_kurtosis_four() -> None:
    trials = [Trial(0, 0, 100, 0, 100 + dx, 0, 500) for dx in (0, 1, 5, 2)]
    assert result_of(trials[:2]).dx_skewness is None
    assert result_of(trials[:3]).dx_skewness is not None
    assert result_of(trials[:3]).dx_kurtosis is None
    assert result_of(trials).dx_kurtosis is not None


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.floats(-1000, 1000), st.floats(-1000, 1000), st.integers(-179, 180))
def test_moving_and_turning_the_screen_changes_nothing(seed: int, dx: float, dy: float, degrees: int) -> None:
    c, s = cos(radians(degrees)), sin(radians(degrees))

    def moved(trial: Trial) -> Trial:
        places = [(c * x - s * y + dx, s * x + c * y + dy) for x, y in zip(trial[0:6:2], trial[1:6:2], strict=True)]
        return trial._replace(**dict(zip(trial._fields[:6], [v for place in places for v in place], strict=True)))

    here, there = result_of(ring(seed)), result_of([moved(t) for t in ring(seed)])
    for key in ("ae", "we", "ide", "throughput", "throughput_bivariate", "error_rate", "dx_mean"):
        assert getattr(there, key) == pytest.approx(getattr(here, key), rel=1e-6, abs=1e-6), key


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from([0.001, 0.264, 3.0, 1e5]))
def test_the_unit_of_length_cancels(seed: int, factor: float) -> None:
    larger = [
        Trial._make([*(v * factor for v in trial[:6]), trial.mt_ms, "", 40 * factor, 300 * factor, None])
        for trial in ring(seed)
    ]
    here, there = result_of(ring(seed)), result_of(larger)
    assert there.we == pytest.approx((here.we or 0) * factor)
    assert there.ae == pytest.approx(here.ae * factor)
    for key in ("id", "ide", "throughput", "throughput_bivariate", "error_rate"):
        assert getattr(there, key) == pytest.approx(getattr(here, key)), key


def test_throughput_goes_with_the_time() -> None:
    slow = [trial._replace(mt_ms=trial.mt_ms * 2) for trial in ring(3)]
    fast = result_of(ring(3)).throughput
    assert fast is not None
    assert result_of(slow).throughput == pytest.approx(fast / 2)


def test_both_clocks_are_told_where_both_are_known() -> None:
    both = [trial._replace(pt_ms=trial.mt_ms - 100) for trial in ring(4)]
    found = result_of(both)
    assert found.throughput_down is not None
    assert found.throughput_down == pytest.approx((found.ide or 0) / (found.mt_ms - 100) * 1000)
    assert result_of([*both[:-1], both[-1]._replace(pt_ms=None)]).throughput_down is None


def test_sequences_are_averaged_not_thrown_together() -> None:
    trials = [trial._replace(sequence="near") for trial in ring(5, diameter=150)]
    trials += [trial._replace(sequence="far") for trial in ring(6, diameter=500)]
    results = [analyse(run) for run in runs_of(trials)]
    total = combine(results)
    assert [r.sequence for r in results] == ["near", "far"]
    assert total.n == 26
    assert total.throughput == pytest.approx(sum(r.throughput or 0 for r in results) / 2)
    assert total.errors == sum(r.errors or 0 for r in results)
    assert total.error_rate == (total.errors or 0) / 26


def test_no_trials_combine_to_nothing() -> None:
    total = combine([])
    assert (total.n, total.outliers) == (0, 0)
    assert set(total) == {0, None}


def test_a_sequence_without_widths_hides_the_error_rate_of_all() -> None:
    trials = [trial._replace(sequence="a") for trial in ring(5)]
    trials += [trial._replace(sequence="b", width=None) for trial in ring(6)]
    assert combine([analyse(run) for run in runs_of(trials)]).error_rate is None


def test_movement_time_by_difficulty_is_a_line_through_the_sequences() -> None:
    trials = []
    for n, width in enumerate((10.0, 20.0, 40.0, 80.0)):
        bits = log2(300 / width + 1)
        trials += [t._replace(sequence=str(n), width=width, mt_ms=100 + 150 * bits) for t in ring(n)]
    results = [analyse(run) for run in runs_of(trials)]
    line = regression(results, "id")
    assert line is not None
    assert (line.intercept, line.slope, line.r) == pytest.approx((100, 150, 1))
    assert regression(results[:1], "id") is None
    assert regression([results[0], results[0]], "id") is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"x_to": 0.0, "y_to": 0.0}, "no direction"), ({"mt_ms": 0.0}, "more than 0"),
     ({"mt_ms": float("nan")}, "more than 0"), ({"width": 0.0}, "more than 0"), ({"width": -1.0}, "more than 0")],
)  # fmt: skip
def test_a_trial_that_cannot_be_is_refused(wrong: dict[str, float], words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        runs_of([Trial(0, 0, 100, 0, 100, 0, 500)._replace(**wrong)])


def move(dx: float, mt_ms: float = 500.0, error: bool = False, dy: float = 0.0) -> Move:
    return Move(100.0, dx, dy, 100.0 + dx, mt_ms, None, 20.0, 100.0, error, 0.0)


@pytest.mark.parametrize(
    ("wild", "reason"),
    [(move(-51, error=True), "less than half the way"), (move(41, error=True), "more than twice the width off"),
     (move(0, 99.9), "under 100 ms"), (move(0, 5000), "far slower than the rest"),
     (move(-49, error=False), ""), (move(30, error=True), ""), (move(0, 100.0), "")],
)  # fmt: skip
def test_each_part_of_the_outlier_rule(wild: Move, reason: str) -> None:
    moves = [move(0, 500 + n) for n in range(20)] + [wild]
    flags = [m.outlier for m in flag(moves, straight=True)]
    assert flags[-1] == reason
    assert set(flags[:-1]) == {""}


def test_off_to_the_side_is_an_outlier_in_a_ring_but_not_along_a_line() -> None:
    aside = [move(0), move(0, error=True, dy=45.0)]
    assert [m.outlier for m in flag(aside, straight=False)] == ["", "more than twice the width off"]
    assert [m.outlier for m in flag(aside, straight=True)] == ["", ""]


@pytest.mark.parametrize(("trials", "slow"), [(8, 1), (10, 1), (10, 2), (13, 2), (13, 3), (25, 2)])
def test_a_slow_trial_is_seen_among_few_and_two_do_not_hide_each_other(trials: int, slow: int) -> None:
    times = [600.0 + 11 * (n % 7) for n in range(trials - slow)] + [60_000.0] * slow
    flags = [m.outlier for m in flag([move(0, ms) for ms in times], straight=True)]
    assert flags == [""] * (trials - slow) + ["far slower than the rest"] * slow


def test_ordinary_times_are_hardly_ever_called_slow() -> None:
    chance = random.Random(4)
    marked = 0
    for _ in range(1000):
        times = [chance.lognormvariate(6.4, 0.25) for _ in range(13)]
        marked += sum(bool(m.outlier) for m in flag([move(0, ms) for ms in times], straight=True))
    assert 0.004 < marked / 13_000 < 0.010


def test_a_few_times_say_nothing_of_each_other() -> None:
    assert {m.outlier for m in flag([move(0, ms) for ms in (600, 605, 610, 60_000)], straight=True)} == {""}


def test_equal_times_are_no_outliers_of_each_other() -> None:
    assert {m.outlier for m in flag([move(0, 1000 / 3) for _ in range(30)], True)} == {""}


def test_outliers_are_counted_and_left_out_of_the_clean_throughput_alone() -> None:
    trials = example()
    trials[6] = trials[6]._replace(x_select=-200.0)
    found = result_of(trials)
    assert found.outliers == 1
    assert found.n == 20
    assert found.throughput is not None
    assert found.throughput_clean is not None
    assert found.throughput < 4.5
    assert found.throughput_clean > 7
