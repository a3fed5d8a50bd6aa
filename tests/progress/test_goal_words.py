"""Goals in words: what is typed becomes a goal or one sentence, and every number says where it comes from."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bullseye.coach.forecast.ahead import Forecast, Held
from bullseye.errors import BadInputError
from bullseye.measure.over_time.goals import MEASURES, Goal, last_period, progress
from bullseye.progress.goal_words import (
    before_text,
    chart_of,
    day_of,
    explain_number,
    last_of,
    now_text,
    numbers_of,
    share_of,
    state_text,
    target_of,
    title_of,
)
from bullseye.progress.goals import Standing
from bullseye.records.summary import Round
from bullseye.wording.explanation import Explanation
from bullseye.wording.numbers import by_key
from tests.progress.test_series_view import START, row

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


def goal(measure: str = "points", target: float = 700.0, period: str = "week", **more: object) -> Goal:
    return Goal("1", measure, target, period, date(2026, 3, 2), **more)  # type: ignore[arg-type]


def rounds(number: int = 20) -> list[Round]:
    return [row(n, 20 + n, when=START.replace(day=2 + n // 5)) for n in range(number)]


def test_what_is_typed_becomes_a_target() -> None:
    assert target_of("points", " 700 ") == 700
    assert target_of("sigma", "12,5") == 12.5
    assert target_of("accuracy", "90 %") == target_of("accuracy", "90") == 0.9
    assert day_of(" 2026-12-24 ") == date(2026, 12, 24)
    assert last_of("100") == 100


@pytest.mark.parametrize("text", ["", "many", "0", "-3", "nan", "inf", "1e30"])
def test_a_wrong_target_is_quoted_with_an_example(text: str) -> None:
    with pytest.raises(BadInputError, match="such as 700"):
        target_of("points", text)


@pytest.mark.parametrize(("read", "text"), [(day_of, "24.12.2026"), (day_of, ""), (last_of, "0"), (last_of, "two")])
def test_a_wrong_day_or_count_is_one_sentence(read: object, text: str) -> None:
    with pytest.raises(BadInputError, match="such as|type it as"):
        read(text)  # type: ignore[operator]


def test_an_accuracy_over_100_percent_is_refused() -> None:
    with pytest.raises(BadInputError, match="100 %"):
        target_of("accuracy", "120")


@pytest.mark.parametrize("measure", MEASURES)
def test_every_number_of_every_kind_of_goal_explains_itself(measure: str) -> None:
    found = progress(goal(measure, 0.5 if measure == "accuracy" else 5.0), rounds(), NOW, UTC)
    labels = [number.key for number in numbers_of(found)]
    assert len(labels) == len(set(labels)) >= 3
    for number in numbers_of(found):
        told = explain_number(found, number)
        assert isinstance(told, Explanation)
        assert told.value == number.text and told.definition
    assert chart_of(found, NOW.date())["line"] == found.line


def test_the_likely_end_is_a_number_with_its_evidence_and_is_drawn() -> None:
    outlook = Forecast(
        "sum", 5, 18.0, (16.0, 20.0), (15.0, 21.0), "weekday", 12.0, 1.5, 4.0, 30, Held(8, 10), Held(10, 10), 84
    )
    found = progress(goal("rounds", 2000.0), rounds(), NOW, UTC)
    (number,) = [each for each in numbers_of(found, outlook) if each.key == "outlook"]
    assert number.text.startswith("18") and "16" in number.text and "20" in number.text
    said = explain_number(found, number, outlook).definition
    assert "the same days of the weeks before" in said and "8 of the last 10" in said
    assert chart_of(found, NOW.date(), outlook)["outlook_ci80"] == (16.0, 20.0)
    assert chart_of(found, NOW.date())["outlook"] is None
    assert "outlook" not in [each.key for each in numbers_of(found)]


def test_the_bar_and_the_words_say_how_far_it_is() -> None:
    found = progress(goal(target=1180.0), rounds(), NOW, UTC)
    assert found.value == 590 and share_of(found) == pytest.approx(0.5)
    assert now_text(found) == "590 of 1180" and state_text(found) == "3 days left, behind the line"
    done = progress(goal(target=590.0), rounds(), NOW, UTC)
    assert share_of(done) == 1.0 and state_text(done) == "Reached"
    assert by_key(numbers_of(done))["remaining_per_day"].text == "nothing more"
    today = progress(goal(period="day", target=5000), rounds(), NOW, UTC)
    assert state_text(today) == "1 day left", "a day that has just begun is neither on pace nor behind"
    over = progress(goal(period="until", target=5000, until=date(2026, 3, 5)), rounds(), NOW, UTC)
    assert state_text(over) == "Missed" and 0 < share_of(over) < 1


def test_on_pace_is_never_said_while_the_forecast_misses() -> None:
    found = progress(goal(target=1180.0), rounds(), NOW, UTC)._replace(value=900.0, expected=800.0)
    assert state_text(found._replace(projection=1179.0)) == "3 days left, behind the line"
    assert state_text(found._replace(projection=1180.0)) == "3 days left, on pace"
    assert state_text(found._replace(projection=None)) == "3 days left, on pace"


def test_a_smaller_sigma_is_farther_on() -> None:
    near = progress(goal("sigma", 5.0), rounds(), NOW, UTC)
    assert near.value == 10.0 and share_of(near) == pytest.approx(0.5)
    assert share_of(progress(goal("sigma", 5.0), [], NOW, UTC)) == 0.0
    assert now_text(progress(goal("sigma", 5.0), [], NOW, UTC)) == "not measured yet"


def test_the_period_before_is_told_with_its_dates() -> None:
    daily = goal(period="day", target=130.0)
    standing = Standing(progress(daily, rounds(), NOW, UTC), last_period(daily, rounds(), NOW, UTC))
    assert before_text(standing) == "Last time, 2026-03-05: reached, 185 of 130."
    assert before_text(Standing(standing.progress, None)) == ""


def test_a_heading_names_a_player_only_when_it_is_another() -> None:
    mine = goal(player="Anna")
    assert title_of(mine, "Anna") == "700 points a week"
    assert title_of(mine, "Ben") == "700 points a week (Anna)"
