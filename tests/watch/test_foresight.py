"""What the coach is asked of a number, in a sentence or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.watch.condition import Condition
from bullseye.watch.edge import KINDS, LIKELY_MISS, NOT_LIKELY, ODD
from bullseye.watch.foresight import FORESIGHTS, OVER, Case, asked_of, ends_of, likely_miss, may_miss, not_likely, odd

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


@pytest.mark.parametrize(
    ("ends", "wanted", "is_said"),
    [
        ((80, 130), Condition(100), True), ((80, 110), Condition(100), False), (None, Condition(100), False),
        ((60, 90), Condition(high=80), True), ((60, 110), Condition(high=80), False), ((2, 6), Condition(3, 5), True),
    ],
)  # fmt: skip
def test_a_miss_is_no_longer_likely_when_the_middle_lies_on_the_right_side(
    ends: tuple[float, float] | None, wanted: Condition, is_said: bool
) -> None:
    case = Case([], wanted, "EUR", ends=ends)
    assert bool(not_likely(case)) == is_said
    assert not (likely_miss(case) and not_likely(case))


def test_who_asks_for_the_opposite_asks_for_both() -> None:
    assert asked_of([NOT_LIKELY]) == asked_of([LIKELY_MISS]) == [LIKELY_MISS]
    assert asked_of([ODD]) == [ODD] and asked_of([]) == []


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


@given(
    steps=st.lists(st.floats(-3, 3), min_size=12, max_size=60), limit=st.floats(80, 120), ahead=st.integers(1, 3),
    drift=st.floats(-1, 1),
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_where_the_cheap_question_says_no_no_miss_is_likely(
    steps: list[float], limit: float, ahead: int, drift: float
) -> None:
    values = [100.0 + drift * n + step for n, step in enumerate(steps)]
    for wanted in (Condition(high=limit), Condition(low=limit)):
        said = likely_miss(Case(values, wanted, ends=ends_of(values, ahead)))
        assert may_miss(values, ahead, wanted) or said == ""


def test_each_has_a_kind_of_edge_of_its_own() -> None:
    assert set(FORESIGHTS) | {kind for kind, _ in OVER.values()} <= set(KINDS)
