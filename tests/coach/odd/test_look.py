"""A value far off and a level that shifted are found, and quiet rounds are left in peace."""

from __future__ import annotations

from random import Random

import pytest

from bullseye.coach.odd.found import SHIFT, VALUE
from bullseye.coach.odd.look import ENOUGH, odd_values, usual


def quiet(n: int, seed: int = 1) -> list[float]:
    """Rounds of about 90 points, 4 more or less."""
    chance = Random(seed)
    return [chance.gauss(90, 4) for _ in range(n)]


def test_the_usual_is_the_median_and_what_half_the_values_keep_within() -> None:
    assert usual([1.0, 2.0, 3.0, 4.0, 500.0]) == (3.0, pytest.approx(1.4826))
    assert usual([5.0, 5.0, 5.0, 9.0])[0] == 5.0 and usual([5.0, 5.0, 5.0, 9.0])[1] > 0


def test_one_value_far_off_is_odd_with_its_numbers() -> None:
    (found,) = odd_values([*quiet(30), 40.0])
    assert (found.kind, found.at, found.run, found.value) == (VALUE, 30, 1, 40.0)
    assert found.usual == pytest.approx(90, abs=2) and found.sizes < -4 and found.over == 30


def test_a_level_that_shifted_is_found_where_it_began() -> None:
    values = quiet(30) + [each - 12 for each in quiet(6, seed=2)]
    found = [each for each in odd_values(values) if each.kind == SHIFT]
    assert len(found) == 1 and abs(found[0].at - 30) <= 2 and found[0].sizes < -2


def test_too_few_values_before_tell_nothing() -> None:
    assert odd_values([*quiet(ENOUGH - 1), 0.0]) == []


def test_what_never_changed_and_then_does_is_odd() -> None:
    (found,) = odd_values([5.0] * 20 + [6.0])
    assert found.at == 20 and found.spread == 0.0
