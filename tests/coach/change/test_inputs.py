"""Columns of a table as inputs: read by date, answered, refused in a sentence."""

from __future__ import annotations

from random import Random

import pytest

from bullseye.coach.change.inputs import advise_inputs, read_inputs
from bullseye.coach.change.ridge import Model, Refused
from bullseye.errors import BadInputError


def table(months: int = 36, noise: float = 2000.0, hole: bool = False) -> bytes:
    """Visitors by what was spent and written."""
    chance, lines = Random(4), ["date,visitors,ads,posts"]
    for n in range(months):
        ads, posts = chance.randrange(1000, 5000, 100), chance.randrange(0, 10)
        visitors = round(10_000 + 4 * ads + 2500 * posts + chance.gauss(0, noise))
        lines.append(f"{2023 + n // 12}-{n % 12 + 1:02}-01,{visitors},{'' if hole and n == 3 else ads},{posts}")
    return "\n".join(lines).encode()


def test_planned_inputs_and_a_wanted_number_are_answered() -> None:
    found = read_inputs(table(), "shop.csv", "visitors", ["ads", "posts"])
    assert len(found.values) == 36 and found.left_out == 0 and found.limits[0] == 0.0
    said = advise_inputs(found, {"ads": 4500.0, "posts": 8.0}, 60_000.0, "posts")
    assert isinstance(said.model, Model) and said.ahead is not None and said.needed is not None
    assert said.ahead.value == pytest.approx(10_000 + 18_000 + 20_000, rel=0.06)
    assert said.needed.value == pytest.approx(12.8, abs=1.5) and said.needed.inputs[0] == 4500.0


def test_what_is_not_planned_stays_as_in_the_newest_row() -> None:
    found = read_inputs(table(), "shop.csv", "visitors", ["ads", "posts"])
    said = advise_inputs(found, {"posts": 8.0})
    assert said.ahead is not None and said.ahead.inputs == (found.rows[-1][0], 8.0) and said.needed is None


def test_a_row_without_one_of_the_columns_is_left_out_and_counted() -> None:
    found = read_inputs(table(hole=True), "shop.csv", "visitors", ["ads", "posts"])
    assert len(found.values) == 35 and found.left_out == 1


def test_too_little_is_refused_without_answers() -> None:
    said = advise_inputs(read_inputs(table(8), "shop.csv", "visitors", ["ads"]), {"ads": 1.0}, 1.0)
    assert isinstance(said.model, Refused) and said.ahead is None and said.needed is None


@pytest.mark.parametrize("names", [[], ["ads", "ads"], ["visitors"], ["posts"] * 9])
def test_inputs_that_cannot_be_are_refused(names: list[str]) -> None:
    with pytest.raises(BadInputError, match="do not work; give 1 to 8 columns"):
        read_inputs(table(), "shop.csv", "visitors", names)


def test_a_name_that_is_no_input_and_a_date_that_is_there_twice_are_refused() -> None:
    found = read_inputs(table(), "shop.csv", "visitors", ["ads"])
    with pytest.raises(BadInputError, match="'cats' is no input here; choose one of: ads"):
        advise_inputs(found, {"cats": 1.0})
    twice = table() + b"\n2023-01-01,1,2,3"
    with pytest.raises(BadInputError, match="2023-01-01 is there twice"):
        read_inputs(twice, "shop.csv", "visitors", ["ads"])
