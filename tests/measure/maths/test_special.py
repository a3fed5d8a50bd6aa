"""Quantiles and tails against the tables printed in textbooks, and against each other."""

from __future__ import annotations

from math import comb, erf, sqrt

import pytest

from bullseye.errors import BadInputError
from bullseye.measure.maths.special import (
    chi2_cdf_even,
    chi2_quantile_even,
    f2_quantile,
    f2_tail,
    f_tail,
    incomplete_beta,
    normal_quantile,
    t_quantile,
    t_tail,
    wilson,
)

T_975 = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 10: 2.228, 20: 2.086, 30: 2.042, 60: 2.000, 120: 1.980}
T_95 = {1: 6.314, 5: 2.015, 10: 1.812, 30: 1.697}
CHI2_025 = {2: 0.0506, 4: 0.484, 10: 3.247, 20: 9.591, 30: 16.791, 100: 74.222}
CHI2_975 = {2: 7.378, 4: 11.143, 10: 20.483, 20: 34.170, 30: 46.979, 100: 129.561}
F_95 = {1: 199.50, 2: 19.000, 3: 9.552, 5: 5.786, 10: 4.103, 20: 3.493, 60: 3.150, 120: 3.072}


@pytest.mark.parametrize(("p", "table"), [(0.975, T_975), (0.95, T_95)])
def test_students_t_is_that_of_the_tables(p: float, table: dict[int, float]) -> None:
    assert {df: round(t_quantile(p, df), 3) for df in table} == table


@pytest.mark.parametrize(("p", "table"), [(0.025, CHI2_025), (0.975, CHI2_975)])
def test_chi_squared_is_that_of_the_tables(p: float, table: dict[int, float]) -> None:
    digits = {2: 4 if p < 0.5 else 3}
    assert {df: round(chi2_quantile_even(p, df), digits.get(df, 3)) for df in table} == table


def test_f_with_two_degrees_above_is_that_of_the_tables() -> None:
    assert {df: round(f2_quantile(0.95, df), 2 if df == 1 else 3) for df in F_95} == F_95


@pytest.mark.parametrize(
    ("z", "p"), [(1.644854, 0.95), (1.959964, 0.975), (2.575829, 0.995), (-1.959964, 0.025), (0.0, 0.5)]
)
def test_the_normal_quantile_is_that_of_the_tables(z: float, p: float) -> None:
    assert normal_quantile(p) == pytest.approx(z, abs=5e-7)


@pytest.mark.parametrize(("a", "b"), [(1, 1), (2, 3), (5, 2), (10, 20)])
@pytest.mark.parametrize("x", [0.0, 0.1, 0.37, 0.5, 0.9, 1.0])
def test_the_incomplete_beta_of_whole_numbers_is_a_sum_of_binomials(a: int, b: int, x: float) -> None:
    n = a + b - 1
    exact = sum(comb(n, j) * x**j * (1 - x) ** (n - j) for j in range(a, n + 1))
    assert incomplete_beta(a, b, x) == pytest.approx(exact, abs=1e-13)


@pytest.mark.parametrize("df", [1, 2, 3, 7, 40, 1000, 999_999])
@pytest.mark.parametrize("p", [0.01, 0.3, 0.5, 0.6, 0.975, 0.9995])
def test_each_quantile_leads_back_to_its_probability(df: int, p: float) -> None:
    assert 1 - t_tail(t_quantile(p, df), df) == pytest.approx(p, abs=1e-9)
    assert chi2_cdf_even(chi2_quantile_even(p, 2 * df), 2 * df) == pytest.approx(p, abs=1e-9)
    assert 1 - f2_tail(f2_quantile(p, df), df) == pytest.approx(p, abs=1e-12)


def test_with_many_degrees_of_freedom_t_is_normal_and_chi_squared_nearly() -> None:
    assert t_quantile(0.975, 1e6) == pytest.approx(1.959964 + 1.959964 * (1.959964**2 + 1) / 4e6, abs=1e-6)
    assert chi2_quantile_even(0.975, 2_000_000) == pytest.approx(2e6 + 1.959964 * 2000 + 2 / 3 * (1.96**2 - 1), abs=0.1)


def test_with_one_degree_of_freedom_t_is_cauchy_and_two_have_a_closed_form() -> None:
    assert t_tail(1.0, 1) == pytest.approx(0.25, abs=1e-15)
    assert t_tail(-1.0, 1) == pytest.approx(0.75, abs=1e-15)
    assert t_tail(2.0, 2) == pytest.approx((1 - 2 / sqrt(6)) / 2, abs=1e-15)


def test_what_is_no_probability_is_refused() -> None:
    for p in (0.0, 1.0, -0.1, float("nan")):
        with pytest.raises(BadInputError, match="more than 0 and less than 1"):
            normal_quantile(p)
    with pytest.raises(BadInputError, match="even number"):
        chi2_quantile_even(0.5, 3)


def test_the_interval_of_a_share_is_wilsons() -> None:
    z = 1.959963984540054
    low, high = wilson(15, 20)
    for edge in (low, high):  # both edges are z standard errors, computed at the edge, from the share
        assert abs(0.75 - edge) == pytest.approx(z * sqrt(edge * (1 - edge) / 20), abs=1e-12)


def test_the_interval_of_none_and_of_all_stays_within_0_and_1() -> None:
    assert wilson(0, 10)[0] == 0.0
    assert wilson(10, 10)[1] == 1.0
    assert 0 < wilson(0, 10)[1] < 0.35
    for count, of in ((1, 0), (3, 2), (-1, 2)):
        with pytest.raises(BadInputError):
            wilson(count, of)


def test_wilsons_interval_holds_the_share_95_times_in_100() -> None:
    for p, n in ((0.05, 60), (0.3, 20)):
        kept = [k for k in range(n + 1) if wilson(k, n)[0] <= p <= wilson(k, n)[1]]
        assert 0.92 < sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in kept) < 0.985


def test_the_normal_is_the_limit_of_erf() -> None:
    z = normal_quantile(0.9)
    assert (1 + erf(z / sqrt(2))) / 2 == pytest.approx(0.9, abs=1e-14)


@pytest.mark.parametrize(("f", "df1", "df2", "tail"), [(4.256495, 2, 9, 0.05), (3.478050, 4, 10, 0.05), (1, 7, 7, 0.5)])
def test_the_tail_of_f(f: float, df1: float, df2: float, tail: float) -> None:
    assert f_tail(f, df1, df2) == pytest.approx(tail, abs=2e-6)
    if df1 == 2:
        assert f_tail(f, df1, df2) == pytest.approx(f2_tail(f, df2))
