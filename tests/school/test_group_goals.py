"""Goals of many together, with their pace."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bullseye.errors import BadInputError
from bullseye.school.group_goals import GroupGoal, amount_of, check, standing
from tests.school.seasons import shot_round

GOAL = GroupGoal("g1", "class:a", "points", 10_000, date(2026, 11, 30), date(2026, 12, 4))
WEDNESDAY = datetime(2026, 12, 2, 9, tzinfo=UTC)


def test_days_add_up_and_the_pace_leads_on() -> None:
    found = standing(GOAL, {date(2026, 11, 30): 25_000, date(2026, 12, 1): 25_000}, WEDNESDAY, UTC)
    assert found.progress.value == 5000
    assert (found.now, found.state) == ("5000 of 10000", "3 days left, on pace")
    assert found.progress.per_day == 2500 and not found.reached


def test_a_goal_is_reached_with_the_round_that_reaches_it() -> None:
    days = {date(2026, 11, 30): 90_000, date(2026, 12, 2): 9_999}
    assert not standing(GOAL, days, WEDNESDAY, UTC).reached
    assert standing(GOAL, {**days, date(2026, 12, 2): 10_000}, WEDNESDAY, UTC).reached


def test_what_came_before_the_start_or_after_the_end_is_left_out() -> None:
    days = {date(2026, 11, 29): 100_000, date(2026, 12, 5): 100_000}
    assert standing(GOAL, days, datetime(2026, 12, 9, tzinfo=UTC), UTC).progress.value == 0


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_a_day_is_that_of_the_zone(zone: str) -> None:
    here = ZoneInfo(zone)
    morning = datetime(2026, 12, 2, 0, 30, tzinfo=here)
    found = standing(GOAL, {date(2026, 12, 2): 5_000}, morning, here)
    assert found.progress.value == 500


def test_rounds_and_hits_are_counted_whole() -> None:
    record = shot_round(sigma_mm=5.0)
    assert record.score is not None
    assert amount_of("points", record) == 10 * record.score
    assert amount_of("rounds", record) == 10
    assert amount_of("hits", record) == 100
    assert amount_of("points", replace(record, score_unit="ms")) == 0
    assert amount_of("points", replace(record, score_unit="tenths")) == record.score
    rounds = GOAL._replace(measure="rounds", target=20)
    assert standing(rounds, {date(2026, 12, 1): 100}, WEDNESDAY, UTC).now == "10 of 20"


def test_what_does_not_add_up_is_refused() -> None:
    assert check(GOAL) == GOAL
    with pytest.raises(BadInputError, match="points, rounds, hits"):
        check(GOAL._replace(measure="accuracy"))
    with pytest.raises(BadInputError, match="more than 0"):
        check(GOAL._replace(target=0))
    with pytest.raises(BadInputError, match="later last day"):
        check(GOAL._replace(until=date(2026, 11, 1)))
