"""Where a goal leads: intervals hold the end 95 times in 100, or there is none."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from statistics import fmean, stdev

import pytest

from bullseye.measure.maths.regression import fit_line
from bullseye.measure.over_time.forecast import level_ahead, total_ahead

Day = Callable[[Random, int], float]
PLAYERS: dict[str, Day] = {
    "every day": lambda chance, day: max(0.0, chance.gauss(100, 30)),
    "every second day": lambda chance, day: 0.0 if chance.random() < 0.5 else chance.gammavariate(2, 60),
    "one day in five": lambda chance, day: 0.0 if chance.random() < 0.8 else chance.gammavariate(2, 100),
    "weekends only": lambda chance, day: chance.gauss(300, 60) if day % 7 >= 5 else 0.0,
    "more at weekends": lambda chance, day: chance.gauss(300, 60) if day % 7 >= 5 else chance.gammavariate(1, 30),
}


@pytest.mark.parametrize("history", [20, 56])
@pytest.mark.parametrize("player", PLAYERS)
def test_a_total_ends_within_its_interval_95_times_in_100_or_has_none(player: str, history: int) -> None:
    chance, day = Random(6), PLAYERS[player]
    shown = held = 0
    for _ in range(1200):
        gone, whole = chance.randrange(7), 7 if chance.random() < 0.5 else 28
        days = [day(chance, n - history + 70) for n in range(gone, gone + history)]
        to_come = [day(chance, n + 70) for n in range(gone, whole)]
        today = to_come[0] * chance.choice([0.0, chance.random(), 1.0])
        done = sum(days[len(days) - gone :]) if gone else 0.0
        ahead = total_ahead(days, done + today, today, whole - gone - 1, 0.0)
        if ahead.ci95 is not None:
            shown += 1
            held += ahead.ci95[0] <= done + sum(to_come) <= ahead.ci95[1]
            assert ahead.ci95[0] >= done + today and ahead.ci95[0] <= ahead.value <= ahead.ci95[1]
    if shown > 300:
        assert 0.93 <= held / shown <= 0.98
    if player == "every day":
        assert shown / 1200 >= 0.95


@pytest.mark.parametrize("over", [1, 5, 10, 20])
def test_a_level_is_forecast_as_the_mean_it_is_and_not_as_one_more_round(over: int) -> None:
    chance = Random(over)
    held, wide, off, runs = 0, [], [], 700
    for _ in range(runs):
        rounds = [((n + 0.9) / 3, chance.gauss(10, 1.5)) for n in range(90)]  # 30 days, 3 rounds a day
        seen = [(x, y) for x, y in rounds if x < 12]
        line = fit_line([x for x, _ in seen], [y for _, y in seen])
        assert line is not None
        ahead = level_ahead(line, [y for _, y in seen], over, 12.0, 30.0)
        true = fmean(y for _, y in rounds[-over:])
        assert ahead.ci95 is not None
        held += ahead.ci95[0] <= true <= ahead.ci95[1]
        wide.append(ahead.ci95[1] - ahead.ci95[0])
        off.append(true - ahead.value)
    assert held / runs == pytest.approx(0.95, abs=0.02)
    assert fmean(wide) == pytest.approx(2 * 2.03 * stdev(off), rel=0.08)


def test_what_was_played_counts_for_the_mean_at_the_end() -> None:
    line = fit_line([1.0, 2.0, 3.0, 4.0], [10.0, 10.0, 10.0, 14.0])
    assert line is not None
    nothing_left = level_ahead(line, [10.0, 10.0, 10.0, 14.0], 2, 4.0, 4.0)
    assert nothing_left == (12.0, None)
    one_left = level_ahead(line, [10.0, 10.0, 10.0, 14.0], 2, 4.0, 5.0)
    assert one_left.value == pytest.approx((14.0 + line.at(4.5)) / 2)
