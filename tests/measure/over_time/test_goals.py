"""Goals over one's own rounds: how far, how fast, where it leads, and said once."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from bullseye.errors import BadInputError
from bullseye.measure.over_time.forecast import _has_rhythm
from bullseye.measure.over_time.goals import Goal, Progress, check, counts_for, last_period, news, period_of, progress
from tests.measure.played import MONDAY, played

START = date(2026, 11, 16)
WEEK = Goal("points a week", "points", 700, "week", START)


def stand(goal: Goal, rounds: list[Any], day: float, **more: Any) -> Progress:
    """The goal *day* days after noon of Monday the 16th."""
    return progress(goal, rounds, MONDAY + timedelta(days=day), UTC, **more)


@pytest.mark.parametrize(
    ("period", "day", "first", "last"),
    [("day", 18, 18, 18), ("week", 16, 16, 22), ("week", 22, 16, 22), ("week", 23, 23, 29), ("month", 18, 16, 30)],
)
def test_periods_are_days_weeks_from_monday_and_months(period: str, day: int, first: int, last: int) -> None:
    goal = Goal("g", "rounds", 1, period, START)
    assert period_of(goal, date(2026, 11, day)) == (date(2026, 11, first), date(2026, 11, last))


def test_a_month_has_its_own_length_and_begins_with_its_first_day_later_on() -> None:
    goal = Goal("g", "rounds", 1, "month", START)
    assert period_of(goal, date(2027, 2, 11)) == (date(2027, 2, 1), date(2027, 2, 28))
    assert period_of(goal, date(2028, 2, 11)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert period_of(goal, date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))


def test_until_runs_from_its_start_to_its_last_day() -> None:
    goal = Goal("g", "hits", 1, "until", START, date(2026, 12, 24))
    assert period_of(goal, date(2026, 12, 1)) == (START, date(2026, 12, 24))


@pytest.mark.parametrize(("measure", "value"), [("points", 200), ("rounds", 2), ("hits", 16)])
def test_totals_add_up_what_was_shot_in_the_period(measure: str, value: float) -> None:
    rounds = [played(-1), played(0), played(1), played(7), played(1.5, simulated=True)]
    goal = WEEK._replace(measure=measure, target=1000.0)
    assert stand(goal, rounds, 2).value == value


def test_tenths_count_as_points_and_times_do_not() -> None:
    rounds = [played(0, score=986, score_unit="tenths"), played(0.1, score=20_000, score_unit="ms")]
    assert stand(WEEK, rounds, 1).value == pytest.approx(98.6)


def test_a_goal_for_one_drill_sees_only_that_drill() -> None:
    goal = WEEK._replace(drill="timed-30")
    assert stand(goal, [played(0), played(0.1, drill="timed-30")], 1).value == 100


def test_rounds_that_are_still_to_come_are_not_counted() -> None:
    assert stand(WEEK, [played(0), played(2)], 1).value == 100


def test_the_line_pace_and_projection_of_a_week() -> None:
    found = stand(WEEK, [played(n) for n in range(3)], 3.5)  # Thursday midnight: four of seven days are over
    assert found.line == tuple(
        (START + timedelta(days=n), value) for n, value in enumerate([100.0, 200.0, 300.0, 300.0, 300.0])
    )
    assert found.expected == pytest.approx(400)
    assert stand(WEEK, [played(n) for n in range(3)], 3.4).expected == pytest.approx(300), "today is still open"
    assert found.per_day == pytest.approx(75)
    assert found.projection == pytest.approx(525)
    assert (found.days_left, found.remaining_per_day) == (3, pytest.approx(400 / 3))
    assert found.projection_ci95 is None, "four days are too few to be sure of anything"


def test_the_days_before_the_period_tell_of_the_days_to_come() -> None:
    # Fifteen whole days since the first round's: twelve with 100 points, three without.
    rounds = [played(n) for n in range(-12, 4) if n not in (-10, -6, -3)]
    found = stand(WEEK, rounds, 3.5)
    low, high = found.projection_ci95 or (0, 0)
    # sd 41.40; t(0.975; 14) = 2.144787; three days left of which the mean, 80, is not sure.
    half = 2.144787 * 41.4039 * (3 + 9 / 15) ** 0.5
    assert (found.value, found.projection) == (400, pytest.approx(640))
    assert (low, high) == (pytest.approx(max(400, 640 - half)), pytest.approx(640 + half, abs=0.01))


def test_on_the_last_day_what_remains_is_todays() -> None:
    found = stand(WEEK, [played(0)], 6)
    assert (found.days_left, found.remaining_per_day) == (1, 600)


def test_two_weeks_with_five_days_of_play_are_needed_for_an_interval() -> None:
    often = [played(n) for n in (-13, -9, -7, -4, -2, 0, 1)]
    assert stand(WEEK, often, 1.4).projection_ci95 is None, "thirteen whole days after that of the first round"
    assert stand(WEEK, [*often, played(2)], 2.4).projection_ci95 is not None
    seldom = [played(n) for n in (-30, -20, -10, 0, 1)]
    assert stand(WEEK, seldom, 2).projection_ci95 is None


def test_who_plays_at_weekends_only_is_not_told_that_nothing_will_come() -> None:
    """Goal of a week, looked at on Thursday; it was 0, and surely 0, after three idle days."""
    chance = random.Random(2)
    weekends = [(day, chance.randrange(200, 400)) for week in range(1, 9) for day in (5 - 7 * week, 6 - 7 * week)]
    rounds = [played(day, score=score) for day, score in weekends]
    found = stand(WEEK, rounds, 3)
    usual = sum(score for _, score in weekends) / 8
    assert found.value == 0 and found.projection == pytest.approx(usual, rel=0.05)
    low, high = found.projection_ci95 or (0, 0)
    assert 200 < low < 600 < high < 1000
    few = [row for row in rounds if row.date > "2026-10-31"]
    assert stand(WEEK, few, 3).projection_ci95 is None, "two weekends do not tell how weekends differ"


def test_the_projection_holds_the_end_of_the_week_95_times_in_100() -> None:
    chance, rounds, held, shown = random.Random(3), 400, 0, 0
    goal = Goal("g", "points", 1e6, "until", START, START + timedelta(days=13))
    for _ in range(rounds):
        days = [played(n, score=round(chance.gauss(1000, 100))) for n in range(-14, 14)]
        interval = stand(goal, days, 6.5).projection_ci95
        if interval is not None:  # one in a hundred looks like a weekly rhythm by chance
            shown += 1
            held += interval[0] <= sum(row.score or 0 for row in days[14:]) <= interval[1]
    assert shown / rounds >= 0.95
    assert held / shown == pytest.approx(0.95, abs=0.03)


def test_a_goal_is_achieved_when_its_target_is_reached_and_missed_when_its_days_are_over() -> None:
    goal = Goal("g", "points", 300, "until", START, START + timedelta(days=2))
    assert [(stand(goal, [played(0), played(1), played(2)], day).achieved) for day in (1.5, 2)] == [False, True]
    late = stand(goal, [played(0), played(1), played(4)], 5)
    assert (late.achieved, late.missed, late.days_left, late.remaining_per_day) == (False, True, 0, None)
    assert not stand(goal, [played(0), played(1)], 2.4).missed


def test_days_are_the_players_own() -> None:
    # 23:30 UTC on Sunday is Monday in Berlin and still Sunday in New York.
    late = [played(-0.5 - 0.5 / 24 + 0)]
    assert late[0].date.startswith("2026-11-15T23:30")
    now = MONDAY
    east, west = timezone(timedelta(hours=1)), timezone(timedelta(hours=-5))
    assert progress(WEEK, late, now, east).value == 100
    assert progress(WEEK, late, now, west).value == 0


STREAK = Goal("s", "days", 3, "until", START, START + timedelta(days=30))


def test_days_in_a_row_are_broken_by_a_day_without() -> None:
    rounds = [played(n) for n in (0, 1, 3, 4)]
    assert stand(STREAK, rounds, 4.2).value == 2
    assert not stand(STREAK, rounds, 4.2).achieved
    assert stand(STREAK, [*rounds, played(5)], 5).achieved


def test_a_streak_holds_until_today_is_over() -> None:
    rounds = [played(0), played(1)]
    assert stand(STREAK, rounds, 2.4).value == 2
    assert stand(STREAK, rounds, 3.4).value == 0


def test_a_streak_that_was_long_enough_stays_achieved() -> None:
    found = stand(STREAK, [played(0), played(1), played(2)], 9)
    assert (found.value, found.achieved) == (0, True)


def test_accuracy_is_that_of_the_last_shots() -> None:
    goal = Goal("a", "accuracy", 0.9, "week", START, last=20)
    rounds = [played(0, hits=0), played(1, hits=9), played(2, hits=10)]
    found = stand(goal, rounds, 3)
    assert found.value == pytest.approx(0.95)
    assert found.achieved
    assert stand(goal, rounds[:1], 3).value is None
    assert stand(goal, rounds[:2], 3).value == pytest.approx(0.45)


def test_shots_from_before_the_period_help_to_fill_the_last_shots_but_reach_nothing_themselves() -> None:
    goal = Goal("a", "accuracy", 0.9, "week", START, last=20)
    before = [played(-2, hits=10), played(-1, hits=10)]
    assert stand(goal, before, 1).value is None
    assert stand(goal, [*before, played(0, hits=10)], 1).achieved


def test_a_smaller_sigma_is_better_and_a_larger_throughput_is() -> None:
    rounds = [played(n) for n in range(3)]
    sigma = Goal("s", "sigma", 12, "week", START, last=2)
    assert not stand(sigma, rounds, 3, values={"round 0": 12.5, "round 1": 13.0}).achieved
    found = stand(sigma, rounds, 3, values={"round 0": 12.5, "round 2": 11.0})
    assert (found.value, found.achieved) == (11.75, True)
    throughput = Goal("t", "throughput", 4.0, "week", START)
    assert not stand(throughput, rounds, 3, values={"round 0": 3.5}).achieved
    assert stand(throughput, rounds, 3, values={"round 0": 3.5, "round 1": 4.0}).achieved


def test_a_level_is_projected_by_its_trend() -> None:
    goal = Goal("t", "throughput", 9.0, "week", START)
    rounds = [played(n) for n in range(4)]
    found = stand(goal, rounds, 4, values={f"round {n}": 3.0 + 0.5 * n for n in range(4)})
    # Noon of day n is n + 0.5 days after the start; the week ends after 7.
    assert found.projection == pytest.approx(3 + 0.5 * 6.5)
    assert stand(goal, rounds[:2], 4, values={"round 0": 3.0, "round 1": 3.5}).projection is None


def test_each_end_is_said_once() -> None:
    told: set[str] = set()
    found = stand(WEEK, [played(n) for n in range(6)] + [played(5.1)], 6)
    first = news(found, told)
    assert first is not None
    assert first[1] == "achieved"
    told.add(first[0])
    assert news(found, told) is None
    assert news(stand(WEEK, [], 1), told) is None
    next_week = stand(WEEK, [played(8, score=900)], 8)
    assert news(next_week, told) == ("points a week 2026-11-23 achieved", "achieved")


def test_the_week_before_is_judged_once_it_is_over() -> None:
    rounds = [played(0), played(1)]
    found = last_period(WEEK, rounds, MONDAY + timedelta(days=8), UTC)
    assert found is not None
    assert (found.first, found.value, found.missed, found.achieved) == (START, 200, True, False)
    reached = last_period(WEEK, [played(6.4, score=700)], MONDAY + timedelta(days=8), UTC)
    assert reached is not None
    assert (reached.missed, reached.achieved) == (False, True)
    assert last_period(WEEK, rounds, MONDAY + timedelta(days=2), UTC) is None
    until = Goal("g", "points", 1, "until", START, START)
    assert last_period(until, rounds, MONDAY + timedelta(days=2), UTC) is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"measure": "luck"}, "'luck'; choose one of: points"),
        ({"period": "year"}, "'year'; choose one of: day"),
        ({"target": 0.0}, "target of 0.0 points"),
        ({"target": float("nan")}, "target of nan"),
        ({"measure": "accuracy", "target": 90.0}, "at most 1"),
        ({"period": "until"}, "needs a last day"),
        ({"until": START}, "only then"),
        ({"period": "until", "until": START - timedelta(days=1)}, "before its start 2026-11-16"),
        ({"last": 0}, "give 1 or more"),
        ({"measure": "days", "target": 8.0}, "8 days in a row cannot be reached: the week has 7"),
        ({"measure": "days", "target": 2.0, "period": "day"}, "the day has 1"),
        ({"measure": "days", "target": 32.0, "period": "month"}, "the month has 31"),
        ({"measure": "days", "target": 4.0, "period": "until", "until": START + timedelta(days=2)}, "2026-11-18 has 3"),
        ({"measure": "rounds", "target": 2.5}, "2.5 rounds cannot be counted; give a whole number"),
        ({"measure": "hits", "target": 0.5}, "0.5 hits"),
        ({"measure": "days", "target": 1.5}, "1.5 days"),
    ],
)
def test_a_goal_that_cannot_be_is_refused(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        check(WEEK._replace(**wrong))


def test_a_goal_that_can_just_be_reached_is_taken() -> None:
    for period, most in (("day", 1), ("week", 7), ("month", 31)):
        assert check(WEEK._replace(measure="days", target=float(most), period=period))
    assert check(WEEK._replace(measure="days", target=3.0, period="until", until=START + timedelta(days=2)))
    assert check(WEEK._replace(target=98.5)), "points have tenths"


def test_before_its_first_day_nothing_has_happened() -> None:
    goal = Goal("g", "points", 100, "until", START + timedelta(days=5), START + timedelta(days=9))
    found = stand(goal, [played(0)], 1)
    assert (found.value, found.expected, found.per_day, found.line, found.missed) == (0, 0, None, (), False)
    assert found.days_left == 5
    assert datetime.combine(found.first, datetime.min.time()) > MONDAY.replace(tzinfo=None)


def test_only_rounds_of_the_goals_player_drill_face_and_device_count() -> None:
    row = played(0, device="pen")
    for key, value in {"player": "Ann", "drill": "ten-shots", "face": "classic", "device": "pen"}.items():
        assert counts_for(WEEK._replace(**{key: value}), row)
        assert not counts_for(WEEK._replace(**{key: "other"}), row)
    assert not counts_for(WEEK, row._replace(simulated=True))


def test_sigma_and_throughput_are_those_of_the_rows_where_no_others_are_given() -> None:
    rounds = [played(n, sigma_mm=14.0 - n, throughput=None if n == 1 else 3.0 + n) for n in range(3)]
    assert stand(Goal("s", "sigma", 12, "week", START, last=2), rounds, 3).value == 12.5
    assert stand(Goal("t", "throughput", 4.0, "week", START, last=2), rounds, 3).value == 4.0


def test_a_level_looks_back_only_as_far_as_it_must_and_no_less() -> None:
    before = [played(-day, hits=5) for day in range(1, 61)]
    rounds = [*before, played(0, hits=10)]
    accuracy = Goal("a", "accuracy", 0.9, "week", START, last=50)
    assert stand(accuracy, rounds, 1).value == pytest.approx((10 + 4 * 5) / 50)
    assert stand(accuracy._replace(last=610), rounds, 1).value == pytest.approx((10 + 60 * 5) / 610)
    assert stand(accuracy._replace(last=611), rounds, 1).value is None


def test_a_round_counts_whole_among_the_last_shots() -> None:
    rounds = [played(0, hits=0), played(0.1, hits=10), played(0.2, hits=10)]
    assert stand(Goal("a", "accuracy", 0.9, "week", START, last=15), rounds, 1).value == 1
    assert stand(Goal("a", "accuracy", 0.9, "week", START, last=21), rounds, 1).value == pytest.approx(20 / 30)


def test_totals_have_no_last_ones() -> None:
    with pytest.raises(BadInputError, match="no last 5"):
        check(WEEK._replace(last=5))


def test_a_goal_that_is_reached_to_the_tenth_is_reached() -> None:
    for score in (101, 103, 107, 109):
        for rounds in (3, 7, 30):
            rows = [played(n / 1000, score=score, score_unit="tenths") for n in range(rounds)]
            found = stand(WEEK._replace(target=rounds * score / 10), rows, 1)
            assert found.achieved, (score, rounds, found.value)


@pytest.mark.parametrize("measure", ["sigma", "accuracy", "throughput"])
def test_a_level_is_not_projected_from_one_evening(measure: str) -> None:
    goal = Goal("g", measure, 0.5, "month", START)
    rows = [played(n / 1440, hits=5 + n, sigma_mm=20.0 - n, throughput=3.0 + n) for n in range(4)]
    assert stand(goal, rows, 1).projection is None
    assert stand(goal, [*rows, played(1), played(1.1)], 2).projection is None, "two days are no line either"


def test_no_projection_goes_beyond_what_can_be() -> None:
    rows = [played(n, hits=5 + n, sigma_mm=20.0 - 4 * n) for n in range(4)]
    sigma = stand(Goal("s", "sigma", 5, "until", START, date(2026, 12, 24)), rows, 3.1)
    assert sigma.projection == 0 and sigma.projection_ci95 is not None and sigma.projection_ci95[0] == 0
    accuracy = stand(Goal("a", "accuracy", 0.9, "until", START, date(2026, 12, 24)), rows, 3.1)
    assert accuracy.projection == 1 and accuracy.projection_ci95 is not None
    assert 0 <= accuracy.projection_ci95[0] <= accuracy.projection_ci95[1] <= 1


@pytest.mark.parametrize("played_so_far", [0.0, 0.5, 1.0])
@pytest.mark.parametrize(("gone", "after"), [(3, 3), (6, 0), (10, 19)])
def test_the_interval_holds_at_whatever_time_of_day_one_plays(played_so_far: float, gone: int, after: int) -> None:
    chance, times = random.Random(gone), 200
    held, over = 0, 0.0
    goal = Goal("g", "points", 1e6, "until", START, START + timedelta(days=gone + after))
    for _ in range(times):
        scores = [max(0, round(chance.gauss(1000, 300))) for _ in range(gone + 1 + after)]
        today = round(scores[gone] * played_so_far)
        earlier = [max(0, round(chance.gauss(1000, 300))) for _ in range(20)]
        rows = [played(n, score=score) for n, score in enumerate([*earlier, *scores[:gone]], start=-20)]
        found = stand(goal, [*rows, played(gone - 0.1, score=today)], gone)
        assert found.projection is not None
        known = [*earlier[1:], *scores[:gone]]
        if found.projection_ci95 is None:  # nothing is left to come, or chance looks like a weekly rhythm
            assert after == 0 and today * len(known) >= sum(known) or _has_rhythm(known)
            held += 1
        else:
            held += found.projection_ci95[0] <= sum(scores) <= found.projection_ci95[1]
        over += (found.projection - sum(scores)) / times
    assert held / times >= 0.90
    assert abs(over) < 300, "a fraction of one day's sd, for any number of days"


def test_who_plays_in_the_evening_is_not_behind_at_noon() -> None:
    found = stand(WEEK, [played(n + 0.3) for n in range(6)], 6)  # noon of Sunday, 100 points each evening before
    assert (found.per_day, found.projection) == (100, 700)
    assert found.projection_ci95 is None, "days that are all alike do not tell how they may differ"
    assert found.value == 600 and found.expected == pytest.approx(600)


def test_on_the_first_day_there_is_no_pace_yet() -> None:
    found = stand(WEEK, [played(-0.49, score=500)], -0.48)
    assert (found.value, found.per_day, found.projection, found.expected) == (500, None, None, 0)


def test_when_the_days_are_over_the_pace_is_what_it_came_to() -> None:
    goal = Goal("g", "points", 900, "until", START, START + timedelta(days=3))
    found = stand(goal, [played(0), played(1)], 9)
    assert (found.projection, found.per_day, found.projection_ci95, found.expected) == (200, 50, None, 900)


def test_a_missed_streak_came_to_its_longest_run() -> None:
    goal = Goal("s", "days", 6, "week", START)
    rounds = [played(n) for n in (0, 1, 2, 3, 4, 6)]
    found = last_period(goal, rounds, MONDAY + timedelta(days=7), UTC)
    assert found is not None and found.missed
    assert found.value == 5
    until = goal._replace(period="until", until=START + timedelta(days=6))
    assert stand(until, rounds, 9).value == 5


def test_tests_bring_no_hits_and_no_accuracy_but_are_rounds() -> None:
    rows = [played(0), played(0.1, test="reaction", hits=0), played(0.2, test="tapping", hits=10)]
    assert stand(Goal("g", "accuracy", 0.5, "week", START), rows, 1).value == 0.8
    assert stand(Goal("g", "hits", 9, "week", START), rows, 1).value == 8
    assert stand(Goal("g", "rounds", 9, "week", START), rows, 1).value == 3


def test_a_goal_ends_within_a_hundred_years() -> None:
    goal = Goal("g", "points", 9, "until", START, date(2126, 11, 16))
    assert check(goal) is goal
    for late in (date(2126, 11, 18), date(9999, 12, 31)):
        with pytest.raises(BadInputError, match="more than 100 years; give an earlier"):
            check(goal._replace(until=late))
