"""So far, to go, pace and forecast are those of the samples, and nothing is promised that is not known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from math import fsum
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.watch.condition import Condition
from bullseye.watch.period import UNTIL, Period
from bullseye.watch.samples import Sample
from bullseye.watch.targets.definition import TASKS, Target
from bullseye.watch.targets.progress import STATES, Progress, before, progress

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)
MONTH = Period("month")


def daily(values: list[float], end: datetime = NOON) -> list[Sample]:
    """A value a day, the last at *end*."""
    return [Sample(end - timedelta(days=len(values) - 1 - n), value) for n, value in enumerate(values)]


def of(values: list[float], condition: Condition, measure: str = "sum", period: Period = MONTH) -> Progress:
    """The progress at NOON, the eleventh of thirty days."""
    return progress(Target("t", "T", measure, condition, period), daily(values), NOON, BERLIN)


def test_a_total_tells_so_far_to_go_pace_and_what_is_needed() -> None:
    found = of([5.0] * 10 + [1.0], Condition(low=300))
    assert (found.first, found.last_day) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (found.value, found.to_go, found.days_left) == (51.0, 249.0, 20)
    assert (found.per_day, found.needed_per_day, found.share, found.expected) == (5.0, 12.45, 10.0, 100.0)
    assert found.state == "behind" and found.line[-1] == (date(2026, 11, 11), 51.0)
    assert found.days[0] == (date(2026, 11, 1), 5.0)


def test_without_enough_days_the_pace_leads_on_and_no_interval_is_promised() -> None:
    found = of([5.0] * 10 + [1.0], Condition(low=100))
    assert found.forecast == 50 + 5 + 19 * 5 and found.ci95 is None


def test_with_weeks_of_days_before_there_is_an_interval_around_the_forecast() -> None:
    found = of([4.0, 6.0, 5.0, 7.0, 3.0] * 12 + [1.0], Condition(low=100))
    assert found.ci95 is not None and found.forecast is not None
    assert found.value is not None and found.value < found.ci95[0] < found.forecast < found.ci95[1]


def test_values_that_may_be_taken_back_have_no_interval() -> None:
    assert of([4.0, -6.0, 5.0, 7.0, 3.0] * 10, Condition(low=100)).ci95 is None


@pytest.mark.parametrize(
    ("condition", "state"),
    [
        (Condition(low=50), "reached"),
        (Condition(low=165), "on-pace"),
        (Condition(low=166), "behind"),
        (Condition(high=54), "missed"),
        (Condition(high=150), "on-pace"),
        (Condition(high=140), "behind"),
        (Condition(low=100, high=200), "on-pace"),
        (Condition(low=50, high=54), "missed"),
    ],
)
def test_the_state_of_a_total_is_by_its_even_pace(condition: Condition, state: str) -> None:
    assert of([5.0] * 11, condition).state == state


def test_what_is_spent_is_missed_at_once_and_what_was_kept_is_reached_at_the_end() -> None:
    spent = Target("t", "T", "sum", Condition(high=10), MONTH)
    found = before(spent, daily([1.0] * 20), NOON, BERLIN)
    assert found is not None and (found.state, found.value, found.days_left) == ("reached", 9.0, 0)
    assert before(spent, daily([1.0] * 5), NOON, BERLIN) is None


def test_a_level_is_on_or_off_target_and_leads_along_a_line() -> None:
    found = of([float(80 - n) for n in range(11)], Condition(high=72), "last")
    assert (found.value, found.state, found.to_go, found.share) == (70.0, "on-target", None, None)
    assert found.forecast == pytest.approx(51, abs=1)
    assert of([80.0], Condition(high=72), "mean").state == "off-target"
    assert of([80.0], Condition(high=72), "mean").forecast is None
    mean = of([float(80 - n) for n in range(11)], Condition(high=72), "mean")
    assert mean.value == 75.0 and mean.forecast == pytest.approx(65.5, abs=1)


def test_rolling_days_have_no_end_to_lead_to() -> None:
    found = of([1.0] * 50, Condition(low=20), "sum", Period("rolling", days=30))
    assert (found.value, found.state, found.forecast, found.days_left) == (30.0, "on-target", None, 0)
    assert before(found.target, daily([1.0] * 50), NOON, BERLIN) is None


def test_nothing_measured_is_nothing_yet_and_a_total_of_0() -> None:
    assert of([], Condition(low=5)).value == 0.0 and of([], Condition(low=5)).forecast is None
    assert of([], Condition(low=5), "mean").state == "nothing-yet"


def test_a_target_until_a_date_is_over_after_it_and_not_begun_before_it() -> None:
    over = Period("until", date(2026, 11, 1), date(2026, 11, 10))
    assert of([5.0] * 11, Condition(low=100), period=over).state == "missed"
    assert of([5.0] * 11, Condition(low=50), period=over).state == "reached"
    ahead = of([5.0] * 11, Condition(low=50), period=Period("until", date(2026, 12, 1), date(2026, 12, 31)))
    assert (ahead.value, ahead.state, ahead.days_left) == (0.0, "on-pace", 31)


@given(
    values=st.lists(st.floats(0, 1e6), max_size=100), low=st.floats(0.1, 1e6),
    measure=st.sampled_from(["sum", "mean", "last", "min", "max", "count", "rate"]),
    period=st.sampled_from([*map(Period, ("day", "week", "month", "quarter", "year")), Period("rolling", days=9)]),
)  # fmt: skip
def test_any_values_make_a_whole_progress(values: list[float], low: float, measure: str, period: Period) -> None:
    found = of(values, Condition(low=low), measure, period)
    assert found.state in STATES and found.first <= found.last_day
    if measure == "sum" and period.kind != "rolling":
        days = [day for day, _ in found.days]
        inside = [each.value for each in daily(values) if days[0] <= each.at.astimezone(BERLIN).date() <= days[-1]]
        assert found.value == pytest.approx(fsum(inside))
        assert found.forecast is None or found.forecast >= (found.value or 0) - 1e-6
    if found.ci95 is not None:
        assert found.forecast is not None and found.ci95[0] <= found.forecast <= found.ci95[1]


def test_of_a_project_no_more_than_all_is_forecast() -> None:
    done = [Sample(NOON - timedelta(days=n), 20.0, "task") for n in (1, 2, 3)]
    until = Period(UNTIL, date(2026, 11, 8), date(2026, 11, 30))
    move = Target("move", "Move", "sum", Condition(100.0), until, TASKS, unit="%")
    assert progress(move, done, NOON, UTC).forecast == 100.0
