"""A plan: drills that help this player, by the player's own days, honest about chance."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.change.plan import Evidence, evidence, gap_days, week

START = date(2026, 1, 1)


def past(help_: float, after_bad: bool, seed: int, better: str = "higher") -> list[Evidence]:
    """Sixty days with three drills beside, of which the first one helps by *help_* on the next day."""
    chance, bonus = Random(seed), 0.0
    goal, played = [], {name: set[date]() for name in ("a", "b", "c")}
    for n in range(60):
        day = START + timedelta(days=n)
        value = 50 + bonus + chance.gauss(0, 1)
        goal.append((day, value if better == "higher" else -value))
        bonus = 0.0
        for name, days in played.items():
            if chance.random() < ((0.7 if value < 50 else 0.2) if after_bad else 0.4):
                days.add(day)
                bonus += help_ if name == "a" else 0.0
    return evidence(goal, played, better)


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_a_drill_that_helps_is_found(better: str) -> None:
    found = past(1.5, False, 1, better)
    assert found[0].drill == "a" and found[0].helps and found[0].ci80[0] <= 1.5 <= found[0].ci80[1]


def test_a_drill_played_after_bad_days_is_not_given_what_chance_gives_back() -> None:
    called = sum(each.helps for seed in range(100) for each in past(0.0, True, seed))
    assert called <= 10, "of 300, 1 in 60 expected"


def test_too_few_days_with_or_without_say_nothing() -> None:
    goal = [(START + timedelta(days=n), float(n % 3)) for n in range(20)]
    every = {each for each, _ in goal}
    assert evidence(goal, {"always": every, "never": set(), "thrice": set(sorted(every)[:3])}) == []
    assert evidence([], {"a": every}) == []


def test_the_plan_has_what_helps_then_the_goal_then_something_to_try() -> None:
    helps = Evidence("slow", 10, 10, 2.0, (1.0, 3.0), 0.001)
    unclear = Evidence("fast", 10, 10, 0.2, (-1.0, 1.4), 0.9)
    plan = week(START, "goal", {"slow": [START]}, [helps, unclear], ["tracking", "grouping"])
    assert [(each.drill, each.why) for each in plan] == [("slow", "helps"), ("goal", "goal"), ("tracking", "try")]
    assert plan[0].days[0] == START + timedelta(days=1), "played today already"
    assert plan[1].days[0] == START


def test_without_anything_that_helps_two_are_to_be_tried() -> None:
    plan = week(START, "goal", {}, [], ["goal", "tracking", "grouping"])
    assert [each.drill for each in plan] == ["goal", "tracking"]


def test_what_was_played_often_lately_is_due_further_apart() -> None:
    days = [START - timedelta(days=n) for n in range(5)]
    assert [gap_days(START, days[:n]) for n in (0, 1, 2, 4, 5)] == [1, 1, 2, 2, 3]
    assert gap_days(START, [START - timedelta(days=40)] * 9) == 1


@given(st.lists(st.integers(-30, 0), max_size=20), st.lists(st.sampled_from("abcdef"), max_size=5))
def test_no_day_has_more_than_two_drills_and_no_drill_is_due_on_two_days_running(
    ago: list[int], tries: list[str]
) -> None:
    played = {"a": [START + timedelta(days=n) for n in ago]}
    plan = week(START, "a", played, [Evidence("b", 9, 9, 1.0, (0.5, 1.5), 0.01)], tries)
    counts: dict[date, int] = {}
    for each in plan:
        assert all(later - day >= timedelta(days=2) for day, later in zip(each.days, each.days[1:], strict=False))
        for day in each.days:
            assert START <= day < START + timedelta(days=7)
            counts[day] = counts.get(day, 0) + 1
    assert max(counts.values()) <= 2
