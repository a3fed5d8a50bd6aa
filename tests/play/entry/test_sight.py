"""What is said of the sight: nothing from too few shots or by chance, else which way, in mm or in clicks."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.play.entry.sight import sight_words


def group(x_mm: float, y_mm: float, shots: int = 12, sigma_mm: float = 5.0) -> list[tuple[float, float]]:
    """Shots whose mean is exactly at a place."""
    chance = Random(4)
    raw = [(chance.gauss(0, sigma_mm), chance.gauss(0, sigma_mm)) for _ in range(shots)]
    mean = [sum(values) / shots for values in zip(*raw, strict=True)]
    return [(x - mean[0] + x_mm, y - mean[1] + y_mm) for x, y in raw]


def test_too_few_shots_say_so() -> None:
    assert "mark 3 shots or more" in sight_words([(1.0, 2.0), (3.0, 4.0)])


def test_a_group_that_may_be_centred_leaves_the_sight_alone() -> None:
    assert "Leave the sight" in sight_words(group(1.0, -1.0)) and "by chance" in sight_words(group(1.0, -1.0))


def test_a_group_in_the_middle_is_left() -> None:
    assert "in the middle" in sight_words(group(0.0, 0.0))


def test_a_guns_sight_sends_the_shots_back_and_a_bows_follows_the_arrows() -> None:
    where = "The group lies 20.0 mm right and 30.0 mm down. "
    gun, bow = sight_words(group(20.0, -30.0)), sight_words(group(20.0, -30.0), follows=True)
    assert gun == where + "Turn the sight so that shots go 20.0 mm left and 30.0 mm up."
    assert bow == where + "Move the sight the same way: 20.0 mm right and 30.0 mm down."


@pytest.mark.parametrize(
    ("click_mm", "said"),
    [
        (10.0, "2 clicks left and 3 clicks up"),
        (19.0, "1 click left and 2 clicks up"),
        (100.0, "less than half a click"),
    ],
)
def test_clicks_are_whole(click_mm: float, said: str) -> None:
    assert said in sight_words(group(20.0, -30.0), click_mm)


@given(st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300)), min_size=3, max_size=40))
def test_no_advice_without_its_number(points: list[tuple[float, float]]) -> None:
    words = sight_words(points)
    assert re.search(r"\d", words) or "in the middle" in words
