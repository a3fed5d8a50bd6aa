"""A backtest knows at each moment only what was known then."""

from __future__ import annotations

from random import Random

import pytest

from bullseye.coach.forecast.backtest import FIRST, Backtest
from bullseye.coach.forecast.methods import METHODS, PLAIN

RISING = [2.0 * at + Random(at).gauss(0, 1) for at in range(40)]


def test_what_was_chosen_on_a_day_does_not_change_by_what_came_after() -> None:
    early, late = Backtest(RISING[:25], 2, False, METHODS), Backtest(RISING, 2, False, METHODS)
    for at in range(FIRST, 26):
        assert early.choice(at) == late.choice(at)
        assert early.reach(at) == late.reach(at)


def test_an_error_is_what_came_less_what_was_said() -> None:
    test = Backtest([1.0, 2.0, 3.0, 10.0], 1, False, METHODS[:1])
    assert test.past_errors(4) == [8.0]
    assert test.error(PLAIN) == 8.0 and test.tries(PLAIN) == 1


def test_a_forecast_two_ahead_is_judged_only_when_both_have_come() -> None:
    assert Backtest([1.0, 2.0, 3.0, 10.0], 2, False, METHODS[:1]).past_errors(4) == []
    assert Backtest([1.0, 2.0, 3.0, 10.0, 20.0], 2, True, METHODS[:1]).past_errors(5) == [13.0]


def test_the_line_is_chosen_for_what_climbs() -> None:
    key, value = Backtest(RISING, 1, False, METHODS).choice(40)
    assert key == "line" and value == pytest.approx(80, abs=2)
