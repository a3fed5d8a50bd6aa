"""No sentence of the coach without its number, and no number without its source."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.coach.change.answers import Ahead, Needed
from bullseye.coach.change.inputs import Advised, Inputs, advise_inputs, read_inputs
from bullseye.coach.change.levers import LEVERS, Lever, Levers, Shape
from bullseye.coach.change.plan import Due, Evidence
from bullseye.coach.change.ridge import Refused
from bullseye.coach.change.words import of_evidence, of_inputs, of_levers, of_plan, short
from bullseye.coach.said import Said, without_source
from tests.coach.change.test_answers import MODEL
from tests.coach.change.test_inputs import table

SIZE = st.floats(0.001, 1e9)
ANY = st.floats(-1e9, 1e9)
NAMES = st.text(st.characters(categories=("L", "Nd"), max_codepoint=0x17F), min_size=1, max_size=12)


def check(said: list[Said]) -> None:
    """Every sentence has a figure that is in it, and every number of it is a figure's."""
    assert said
    for each in said:
        assert any(figure.text in each.text for figure in each.figures), each
        assert without_source(each.text, each.figures) == set(), each
        assert all(figure.source and figure.key for figure in each.figures)
        assert each.text.endswith(".") and "{" not in each.text


@given(st.lists(st.tuples(st.sampled_from(LEVERS), SIZE, SIZE), max_size=5, unique_by=lambda each: each[0]),
       st.floats(-500, 500), st.floats(-500, 500))  # fmt: skip
def test_of_levers(some: list[tuple[str, float, float]], x: float, y: float) -> None:
    found = tuple(Lever(id_, gain, (gain / 2, gain * 2), now) for id_, gain, now in some)
    check(of_levers(Levers(12, 240, Shape(x, y, 20.0, 0.1), 8.123, 8.0, found)))


def test_a_gain_that_may_be_none_is_not_said() -> None:
    lever = Lever("aim", 1.0, (0.0, 2.0), 3.0)
    said = of_levers(Levers(5, 50, Shape(3.0, 0.0, 20.0, 0.0), 8.0, 8.0, (lever,)))
    assert [each.id for each in said] == ["change-model"]


@settings(max_examples=40)
@given(NAMES, NAMES, NAMES, ANY, ANY, st.none() | ANY, st.none() | ANY, st.booleans())
def test_of_inputs(
    target: str, one: str, two: str, x: float, value: float, low: float | None, high: float | None, beyond: bool
) -> None:
    inputs = Inputs(target, (one, two), (), (1.0,) * 12, (), 0)
    ahead = Ahead((x, value), value, (value - 1, value + 1), beyond)
    needed = Needed(x, 1, (value, x), value, (low, high), beyond)
    check(of_inputs(Advised(inputs, MODEL, ahead, needed)))
    check(of_inputs(Advised(inputs, Refused("too little data: 3 rows, and 10 are needed"))))
    check(of_inputs(Advised(inputs, Refused("the inputs do not tell more than the mean does", 2.0, 1.5))))


@given(st.integers(6, 99), st.integers(6, 99), ANY, SIZE, st.floats(0, 1), NAMES)
def test_of_evidence(with_: int, without: int, gain: float, half: float, chance: float, name: str) -> None:
    one = Evidence("slow", with_, without, gain, (gain - half, gain + half), chance)
    check(of_evidence([one], "points", lambda _: name))


def test_a_drill_is_said_to_help_only_where_chance_is_unlikely() -> None:
    helps, unclear = (Evidence("slow", 9, 9, 2.0, (1.0, 3.0), chance) for chance in (0.01, 0.2))
    (yes,), (no,) = of_evidence([helps], "points", str), of_evidence([unclear], "points", str)
    assert yes.id == "plan-helps" and yes.text.endswith("; it helps you.")
    assert no.id == "plan-unclear" and no.text.endswith("; that may be chance.")


@given(
    st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(1, 4), st.sampled_from(["helps", "goal", "try"]), NAMES
)
def test_of_plan(first: date, days: int, why: str, name: str) -> None:
    due = Due("slow", why, tuple(first + timedelta(days=2 * n) for n in range(days)))
    check(of_plan([due], lambda _: name))
    assert of_plan([due._replace(days=())], str) == []


def test_a_plan_names_the_day_of_the_week_and_no_goal_that_nobody_set() -> None:
    due = Due("slow", "goal", (date(2026, 11, 30), date(2026, 12, 3)))
    (said,) = of_plan([due], str)
    assert said.text == "slow (to keep it up): next on Monday 30 November, then Thursday 3 December."


def test_the_sentences_of_a_shop_read_as_people_say_them() -> None:
    found = read_inputs(table(), "shop.csv", "visitors", ["ads", "posts"])
    said = of_inputs(advise_inputs(found, {"ads": 4500.0, "posts": 8.0}, 60_000.0, "posts"))
    check(said)
    assert said[1].text.startswith("With ads 4,500, posts 8: visitors 4") and "; 80 %: " in said[1].text
    assert (
        said[2].text.startswith("About 12.")
        and " posts for 60,000 visitors, if things stay as they were" in said[2].text
    )


@pytest.mark.parametrize(("value", "text"), [(0.0, "0"), (41_234.4, "41,234"), (12.345, "12.3"), (0.05674, "0.0567"),
                                             (-2.5, "-2.5"), (999.96, "1000")])  # fmt: skip
def test_numbers_are_as_long_as_they_say_something(value: float, text: str) -> None:
    assert short(value) == text
