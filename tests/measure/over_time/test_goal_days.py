"""Each day has what its rounds added, and no round of another player, drill or moment to come."""

from __future__ import annotations

from datetime import UTC, date, timedelta

from bullseye.measure.over_time.goal_days import by_day
from bullseye.measure.over_time.goals import Goal
from tests.measure.played import MONDAY, played

GOAL = Goal("1", "rounds", 20.0, "week", date(2026, 11, 16), player="Ann")


def test_days_are_counted_up_to_now_and_idle_ones_are_there() -> None:
    rounds = [played(-2), played(-2.1), played(0), played(0.2), played(-1, player="Ben"), played(-1, simulated=True)]
    found = by_day(GOAL, rounds, date(2026, 11, 13), date(2026, 11, 16), MONDAY, UTC)
    assert found == {date(2026, 11, 13): 0.0, date(2026, 11, 14): 2.0, date(2026, 11, 15): 0.0, date(2026, 11, 16): 1.0}


def test_points_keep_their_tenths() -> None:
    row = played(0, score=104, score_unit="tenths")
    points = GOAL._replace(measure="points")
    assert by_day(points, [row], MONDAY.date(), MONDAY.date(), MONDAY + timedelta(hours=1), UTC) == {
        MONDAY.date(): 10.4
    }
