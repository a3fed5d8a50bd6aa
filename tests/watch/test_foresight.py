"""What the coach is asked of a number, in a sentence or not at all."""

from __future__ import annotations

import pytest

from bullseye.watch.condition import Condition
from bullseye.watch.edge import KINDS
from bullseye.watch.foresight import FORESIGHTS, Case, ends_of, likely_miss, odd

CALM = [100.0 + n % 5 for n in range(60)]


@pytest.mark.parametrize(
    ("ends", "wanted", "is_said"),
    [
        ((80, 90), Condition(100), True), ((80, 110), Condition(100), False), (None, Condition(100), False),
        ((80, 90), Condition(high=70), True), ((60, 90), Condition(high=70), False), ((1, 2), Condition(3, 5), True),
    ],
)  # fmt: skip
def test_a_miss_is_likely_when_the_whole_interval_lies_on_the_wrong_side(
    ends: tuple[float, float] | None, wanted: Condition, is_said: bool
) -> None:
    assert bool(likely_miss(Case([], wanted, "EUR", ends=ends))) == is_said


def test_it_says_the_interval_and_what_is_usual() -> None:
    said = likely_miss(Case([], Condition(100), "EUR", ends=(80.0, 90.0)))
    assert said == "It will end between 80 and 90 EUR, 95 times in 100."
    assert odd(Case([*CALM, 900.0], Condition(1), "ms")).startswith("Usual is 102 ms, give or take ")
    assert odd(Case([*CALM, 102.0], Condition(1))) == odd(Case([], Condition(1))) == ""
    assert odd(Case([*CALM, 900.0, 102.0], Condition(1))) == "", "only the newest value is news"


def test_an_interval_takes_enough_values() -> None:
    assert ends_of([1.0] * 5, 3) is None
    ends = ends_of(CALM, 3)
    assert ends is not None and ends[0] <= 102 <= ends[1]


def test_each_has_a_kind_of_edge_of_its_own() -> None:
    assert set(FORESIGHTS) <= set(KINDS)
