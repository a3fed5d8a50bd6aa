"""When a round is over by the clock, and which series of a course of fire is on."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.drill.flow import Course, Limit, flow_of
from tests.rounds import DRILLS, SIMPLE

STAGES: list[dict[str, Any]] = [
    {"name": "slow", "series": 2, "shots": 3, "time_s": 20.0, "delay_s": [2.0, 4.0]},
    {"name": "fast", "series": 1, "shots": 2, "time_s": 5.0, "delay_s": [1.0, 1.0]},
]


def test_a_plain_clock_does_not_mind_hits() -> None:
    limit = Limit({"time_s": 30.0})
    limit.shot(10.0, True)
    assert limit.end_us == 30_000_000


def test_a_hit_fills_the_clock_and_each_a_little_less() -> None:
    limit = Limit({"time_s": 10.0, "refill_s": 2.0, "refill_less_s": 0.5, "clock_most_s": 60.0})
    ends = []
    for t in (1.0, 2.0, 3.0, 4.0, 5.0, 6.0):
        limit.shot(t, t != 2.0)
        ends.append(limit.end_us / 1e6)
    assert ends == [12.0, 12.0, 13.5, 14.5, 15.0, 15.0], "the miss at 2 s adds nothing and takes nothing"


def test_the_clock_is_never_filled_above_its_most() -> None:
    limit = Limit({"time_s": 10.0, "refill_s": 5.0})
    limit.shot(1.0, True)
    assert limit.end_us == 11_000_000
    limit.shot(2.0, True)
    assert limit.end_us == 12_000_000


def test_a_clock_that_holds_more_is_not_emptied_by_a_hit() -> None:
    limit = Limit({"time_s": 10.0, "refill_s": 1.0, "clock_most_s": 5.0})
    limit.shot(1.0, True)
    assert limit.end_us == 10_000_000


def test_which_flow_a_drill_has() -> None:
    for name, kind in (("survival", Limit), ("course-of-fire", Course), ("timed-30", Limit), ("ten-shots", type(None))):
        assert isinstance(flow_of(DRILLS.get(name).parameters(SIMPLE), 1), kind)


# -- the course ------------------------------------------------------------------------------------


def test_a_series_waits_opens_and_closes_when_its_time_is_over() -> None:
    course = Course(STAGES, 5)
    opens = course.at(0.0).opens_s
    assert 2.0 <= opens <= 4.0
    looks = [course.at(t) for t in (0.0, opens - 1e-6, opens, opens + 20.0, opens + 20.000001)]
    assert [(look.number, look.is_open) for look in looks] == [(0, False), (0, False), (0, True), (0, True), (1, False)]
    assert (looks[2].name, looks[2].of, looks[2].shots_left, looks[2].closes_s) == ("slow", 3, 3, opens + 20.0)


def test_its_last_shot_closes_a_series_at_once() -> None:
    course = Course(STAGES, 5)
    opens = course.at(0.0).opens_s
    for n in range(3):
        assert course.at(opens + n).shots_left == 3 - n
        course.shot(opens + n, hit=n == 0)
    now = course.at(opens + 2.0)
    assert (now.number, now.is_open, now.stage) == (1, False, 0)
    assert 2.0 <= now.opens_s - (opens + 2.0) <= 4.0


def test_the_whole_course_is_over_with_its_last_shot_or_its_last_second() -> None:
    course = Course(STAGES, 5)
    untouched = course.end_us
    assert untouched >= (20 + 20 + 5) * 1_000_000
    t = 0.0
    for series in (3, 3, 2):
        t = course.at(t).opens_s
        for _ in range(series):
            t += 1.0
            course.shot(t, True)
    assert course.end_us == round(t * 1e6) < untouched
    assert not course.at(t + 1.0).is_open and course.at(t + 1.0).number == 2


def test_the_waits_are_chance_and_the_same_for_the_same_seed() -> None:
    assert Course(STAGES, 1).at(0.0) == Course(STAGES, 1).at(0.0) != Course(STAGES, 2).at(0.0)
    assert Course(STAGES, 1).at(0.0).opens_s == 3.60931, "another machine waits as long"


@given(seed=st.integers(0, 999), gaps=st.lists(st.integers(1, 9_000_000), max_size=12), t=st.floats(0, 60))
def test_later_shots_do_not_change_what_was(seed: int, gaps: list[int], t: float) -> None:
    so_far, whole = Course(STAGES, seed), Course(STAGES, seed)
    now = 0.0
    for gap in gaps:
        now = round(now + gap / 1e6, 6)
        if whole.at(now).is_open:
            whole.shot(now, True)
            if now <= t:
                so_far.shot(now, True)
    assert whole.at(t) == so_far.at(t)


@pytest.mark.parametrize("count", range(4))
def test_shots_left_are_those_of_the_series(count: int) -> None:
    course = Course(STAGES, 9)
    opens = course.at(0.0).opens_s
    for n in range(count):
        course.shot(opens + n, False)
    assert course.at(opens + 2.5).shots_left == (3 if count == 3 else 3 - count)
