"""The regularised model: right where something follows, refused where nothing does."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.coach.change.ridge import Model, Refused, fit
from bullseye.errors import BadInputError


def rows(slopes: list[float], noise: float, n: int, seed: int = 1) -> tuple[list[list[float]], list[float]]:
    chance = Random(seed)
    xs = [[chance.gauss(10, 3) for _ in slopes] for _ in range(n)]
    return xs, [50 + sum(s * x for s, x in zip(slopes, row, strict=True)) + chance.gauss(0, noise) for row in xs]


def test_what_follows_from_the_inputs_is_found_with_its_error_on_unseen_rows() -> None:
    found = fit(*rows([2.0, 1.0], 1.0, 40))
    assert isinstance(found, Model)
    assert found.slopes == pytest.approx((2.0, 1.0), abs=0.2)
    assert found.at([10.0, 10.0]) == pytest.approx(80, abs=1)
    assert found.error == pytest.approx(1.0, abs=0.4) and found.plain_error > 4


def test_without_noise_and_penalty_it_is_the_straight_line() -> None:
    xs = [[float(n), float(n % 3)] for n in range(20)]
    found = fit(xs, [3 + 2 * a - b for a, b in xs])
    assert isinstance(found, Model) and found.penalty == 0
    assert found.at([100.0, 2.0]) == pytest.approx(201, rel=1e-5)


def test_inputs_that_tell_nothing_are_refused_with_both_errors() -> None:
    refused = [fit(*rows([0.0, 0.0], 5.0, 24, seed)) for seed in range(60)]
    assert sum(isinstance(each, Model) for each in refused) <= 5
    one = next(each for each in refused if isinstance(each, Refused))
    assert "do not tell more than the mean" in one.reason
    assert one.error is not None and one.plain_error is not None


def test_inputs_that_are_one_and_the_same_share_their_weight() -> None:
    xs, ys = rows([2.0], 1.0, 40)
    found = fit([[x, x] for (x,) in xs], ys)
    assert isinstance(found, Model) and sum(found.slopes) == pytest.approx(2.0, abs=0.2)


def test_further_out_the_interval_is_wider() -> None:
    found = fit(*rows([2.0], 1.0, 30))
    assert isinstance(found, Model)
    assert found.half_at([10.0], 0.8) < found.half_at([30.0], 0.8) < found.half_at([30.0], 0.95)


@pytest.mark.parametrize(
    ("xs", "ys", "words"),
    [([[1.0]] * 9, [1.0] * 9, "too little data: 9 rows, and 10 are needed"),
     ([[1.0]] * 12, [float(n) for n in range(12)], "the same in all rows"),
     ([[float(n)] for n in range(12)], [1.0] * 12, "the same in all rows"),
     ([[float(n)] * 4 for n in range(15)], [1.0] * 15, "and 16 are needed")],
)  # fmt: skip
def test_what_cannot_be_fitted_says_why(xs: list[list[float]], ys: list[float], words: str) -> None:
    found = fit(xs, ys)
    assert isinstance(found, Refused) and words in found.reason


@pytest.mark.parametrize(("xs", "ys"), [([[1.0]], []), ([[1.0], [1.0, 2.0]], [1.0, 2.0]), ([[1.0] * 9], [1.0]),
                                        ([[1.0]] * 401, [1.0] * 401), ([], [])])  # fmt: skip
def test_rows_that_do_not_fit_together_are_refused(xs: list[list[float]], ys: list[float]) -> None:
    with pytest.raises(BadInputError):
        fit(xs, ys)


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.floats(0.1, 20), st.integers(10, 40), st.floats(-1e6, 1e6), st.floats(1e-3, 1e3))
def test_units_do_not_matter(seed: int, noise: float, n: int, shift: float, scale: float) -> None:
    xs, ys = rows([2.0], noise, n, seed)
    one, other = fit(xs, ys), fit([[scale * x + shift] for (x,) in xs], ys)
    assert type(one) is type(other)
    if isinstance(one, Model) and isinstance(other, Model):
        assert one.at([12.0]) == pytest.approx(other.at([scale * 12 + shift]), rel=1e-4)
