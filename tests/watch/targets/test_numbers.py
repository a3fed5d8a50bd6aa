"""The words and numbers of a target's page: bars, states, and where each number comes from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bullseye.watch.condition import Condition
from bullseye.watch.period import Period
from bullseye.watch.samples import Sample
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.numbers import (
    chart_of,
    explain_number,
    left_text,
    now_text,
    numbers_of,
    share_of,
    title_of,
)
from bullseye.watch.targets.progress import Progress, progress

NOW = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
TOTAL = Target("sales", "Sales", "sum", Condition(310.0), Period("month"), unit="EUR")
LEVEL = Target("weight", "Weight", "last", Condition(high=72.0), Period("month"), unit="kg")


def on(target: Target, *values: float) -> Progress:
    """The target with a value on each of the first days of March."""
    start = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    return progress(target, [Sample(start + timedelta(days=n), v) for n, v in enumerate(values)], NOW, UTC)


def test_a_total_fills_its_bar_by_its_share_and_says_how_many_days_are_left() -> None:
    found = on(TOTAL, *(9.3,) * 10)
    assert share_of(found) == pytest.approx(0.3)
    assert (now_text(found), left_text(found)) == ("93 of 310 EUR", "21 days left, behind")
    assert title_of(found) == "Sales: at least 310 EUR in all, each month"
    assert share_of(on(TOTAL, 400.0)) == 1.0 and left_text(on(TOTAL, 400.0)) == "reached"


def test_a_level_fills_its_bar_by_the_points_of_its_shot() -> None:
    assert share_of(on(LEVEL, 71.0)) == 1.0 and now_text(on(LEVEL, 71.0)) == "71 kg now"
    assert 0.0 < share_of(on(LEVEL, 80.0)) < 1.0
    assert share_of(on(LEVEL)) == 0.0 and now_text(on(LEVEL)) == "not measured yet"
    assert share_of(on(LEVEL, 1000.0)) == 0.0


def test_a_negative_or_zero_aim_leaves_the_bar_empty_and_never_past_its_ends() -> None:
    owed = TOTAL._replace(condition=Condition(high=0.0))
    assert share_of(on(owed, 5.0)) == 0.0
    assert share_of(on(TOTAL, -50.0)) == 0.0


@pytest.mark.parametrize("found", [on(TOTAL, *(9.3,) * 10), on(LEVEL, 71.0, 70.5, 72.4, 73.0), on(LEVEL)])
def test_every_number_explains_itself_with_the_value_that_is_shown(found: Progress) -> None:
    numbers = numbers_of(found)
    assert len({number.key for number in numbers}) == len(numbers)
    for number in numbers:
        card = explain_number(found, number)
        assert card.value == number.text and card.definition and found.target.id in card.source


def test_what_went_into_a_number_is_what_it_is_made_of() -> None:
    found = on(TOTAL, *(9.3,) * 10)
    numbers = {number.key: number for number in numbers_of(found)}
    needed = explain_number(found, numbers["needed_per_day"])
    assert dict(needed.inputs) == {"To go": "217 EUR", "Days left": "21"}
    assert numbers["needed_per_day"].text == "10.33 EUR"
    expected = explain_number(found, numbers["expected"])
    assert dict(expected.inputs) == {"target": "310 EUR", "days in all": "31", "days before today": "10"}
    assert expected.value == "100 EUR"


def test_percent_is_drawn_as_it_is_kept() -> None:
    found = on(LEVEL._replace(unit="%"), 71.0)
    assert chart_of(found, NOW.date())["unit"] == "percent"
