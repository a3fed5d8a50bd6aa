"""At least, at most, between: what is met, and as which rings it is shown."""

from __future__ import annotations

import math

import pytest

from bullseye.errors import BadInputError
from bullseye.watch.band import Band
from bullseye.watch.condition import Condition, check_condition


def test_limits_themselves_are_met() -> None:
    assert Condition(low=5).met(5) and not Condition(low=5).met(4.9)
    assert Condition(high=5).met(5) and not Condition(high=5).met(5.1)
    assert [value for value in range(6) if Condition(2, 4).met(value)] == [2, 3, 4]


def test_a_limit_on_one_side_is_a_band_of_tenths_of_it_and_two_meet_at_the_middle() -> None:
    assert Condition(low=200).band() == Band(200, 20, "higher")
    assert Condition(high=200).band(5) == Band(200, 5, "lower")
    assert Condition(70, 74).band() == Band(72, 2, "near")
    assert Condition(0, 0).band().ring == 1.0


@pytest.mark.parametrize(
    ("condition", "word"),
    [(Condition(), "needs a number"), (Condition(2, 1), "smaller number"), (Condition(math.nan), "at least nan")],
)
def test_what_no_value_or_every_value_meets_is_refused(condition: Condition, word: str) -> None:
    with pytest.raises(BadInputError, match=word):
        check_condition(condition)
    assert check_condition(Condition(1, 1)).met(1)
