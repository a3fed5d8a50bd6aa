"""Which of two equal scores ranks first, rule set by rule set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.target.scoring import Hit
from bullseye.target.ties import STEPS, TIE_RULES, tie_key


def hit(points: int, is_x: bool | None = False, tenths: int | None = None) -> Hit:
    return Hit(points, is_x, tenths, None if points == 0 else 10 - points, 0.0)


def hits(text: str) -> list[Hit]:
    """Shots written as `X 10 9 0`."""
    return [hit(10, True) if word == "X" else hit(int(word)) for word in text.split()]


def wins(rule_set: str, first: list[Hit], second: list[Hit]) -> bool:
    return tie_key(rule_set, first) > tie_key(rule_set, second)


def test_the_simple_set_tells_nothing_apart() -> None:
    assert tie_key("simple", hits("X X X")) == tie_key("simple", hits("0 9")) == ()


def test_issf_counts_inner_tens_first() -> None:
    assert wins("issf", hits("X 9 9 X"), hits("10 9 X 9"))


def test_issf_then_looks_at_the_last_series_of_ten() -> None:
    # Both 190, no inner tens: who shot the better second series ranks first.
    late = hits("9 " * 10 + "10 " * 10)
    early = hits("10 " * 10 + "9 " * 10)
    assert wins("issf", late, early)
    # The first shots alone would say the opposite, and so would the last shot.
    assert wins("issf", hits("9 " * 10 + "10 " * 9 + "8"), hits("10 " * 9 + "8 " + "9 " * 10))


def test_issf_then_looks_at_the_last_shot_and_at_the_one_before() -> None:
    assert wins("issf", hits("9 9 10"), hits("10 9 9"))
    assert wins("issf", hits("8 10 9"), hits("10 8 9"))


def test_an_inner_ten_beats_a_ten_in_the_shot_by_shot_look() -> None:
    assert wins("issf", hits("10 X"), hits("X 10"))


def test_issf_at_last_looks_at_decimals() -> None:
    assert wins("issf", [hit(10, False, 101), hit(10, False, 105)], [hit(10, False, 109), hit(10, False, 104)])
    assert tie_key("issf", hits("10 9")) == tie_key("issf", hits("10 9")), "no decimals: a tie stays one"


def test_decimal_rounds_have_no_step_for_inner_tens() -> None:
    few = [hit(10, False, 100)] * 10 + [hit(10, False, 105)]
    many = [hit(10, True, 105)] * 10 + [hit(10, False, 104)]
    assert wins("issf-decimal", few, many)


def test_decimal_series_go_backwards() -> None:
    better_last = [hit(10, False, 100)] * 10 + [hit(10, False, 102)] * 10
    assert wins("issf-decimal", better_last, list(reversed(better_last)))


def test_outdoors_xs_decide_and_then_tens() -> None:
    assert wins("wa-2026-outdoor", hits("X 10 8"), hits("10 10 8"))
    assert wins("wa-2026-outdoor", hits("X 10 8"), hits("X 9 9"))
    assert not wins("wa-2026-outdoor", hits("X 9 9"), hits("X 10 8"))


def test_indoors_tens_decide_and_then_nines_and_xs_do_not() -> None:
    assert wins("wa-2026-indoor", hits("10 10 7"), hits("X 9 8"))
    assert wins("wa-2026-indoor", hits("10 9 8"), hits("X 8 9 0")) is False
    assert wins("wa-2026-indoor", hits("10 9 9 7"), hits("X 9 8 8"))
    assert tie_key("wa-2026-indoor", hits("X 9")) == tie_key("wa-2026-indoor", hits("9 10"))


def test_every_step_that_a_rule_set_names_is_there() -> None:
    assert {step for steps in TIE_RULES.values() for step in steps} <= set(STEPS)


def test_an_unknown_rule_set_is_an_error() -> None:
    with pytest.raises(KeyError):
        tie_key("bogus", [])


@given(
    rule_set=st.sampled_from(sorted(TIE_RULES)),
    shots=st.lists(st.tuples(st.integers(0, 10), st.booleans()), max_size=30),
)
def test_every_set_gives_the_same_key_for_the_same_shots_and_never_fails(
    rule_set: str, shots: list[tuple[int, bool]]
) -> None:
    made = [hit(points, points == 10 and is_x, None) for points, is_x in shots]
    assert tie_key(rule_set, made) == tie_key(rule_set, list(made))
