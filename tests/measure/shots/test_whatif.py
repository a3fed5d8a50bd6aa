"""The same shots scored again: without their bias, and with half their spread."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.measure.shots.whatif import side_of, what_if, what_if_text
from bullseye.target.catalog import Catalogue
from bullseye.target.scoring import Scorer
from tests.rounds import SIMPLE

RULES = Scorer(SIMPLE)  # ten points within 10 mm, five within 20, one within 50
COORDINATE = st.integers(-60, 60).map(float)


def test_a_tight_group_off_centre_loses_all_its_points_to_the_bias() -> None:
    found = what_if(RULES, [(-15.0, 0.0), (-15.0, 2.0), (-15.0, -2.0)])
    assert found is not None
    assert (found.as_shot, found.centred, found.centred_and_halved) == (15, 30, 30)
    assert (found.bias_cost, found.spread_cost) == (15, 0)
    assert what_if_text(found) == "15 mm left costs 15 points; half the spread would bring nothing."


def test_a_wide_group_on_the_centre_loses_them_to_the_spread() -> None:
    found = what_if(RULES, [(-18.0, 0.0), (18.0, 0.0), (0.0, 18.0), (0.0, -18.0)])
    assert found is not None
    assert (found.as_shot, found.centred, found.halved) == (20, 20, 40)
    assert what_if_text(found) == "The group is centred; half the spread would bring 20 points more."


def test_bias_and_spread_are_two_steps_that_add_up() -> None:
    found = what_if(RULES, [(12.0, 12.0), (-8.0, 12.0), (12.0, -8.0), (24.0, 24.0)])
    assert found is not None
    assert (found.x_mm, found.y_mm) == (10.0, 10.0)
    assert found.as_shot + found.bias_cost + found.spread_cost == found.centred_and_halved


def test_halving_alone_keeps_the_group_where_it_is() -> None:
    # About (12, 0): at half the spread they lie at 6 and 18 mm; about the centre at 12 mm to both sides.
    found = what_if(RULES, [(0.0, 0.0), (24.0, 0.0)])
    assert found is not None
    assert (found.as_shot, found.halved, found.centred) == (11, 15, 10)


def test_luck_in_the_bias_is_said_as_it_is() -> None:
    found = what_if(RULES, [(0.0, 0.0), (0.0, 0.0), (45.0, 0.0)])
    assert found is not None
    assert (found.as_shot, found.centred) == (21, 11)
    assert what_if_text(found).startswith("15 mm right brought 10 points;")


def test_a_face_with_decimals_is_counted_in_tenths() -> None:
    rules = Scorer(Catalogue().get("issf-air-rifle-10m"))
    found = what_if(rules, [(2.5, 0.0), (2.5, 0.0)])
    assert found is not None
    assert (found.tenths, found.as_shot, found.centred) == (True, 200, 218)
    assert what_if_text(found) == "2.5 mm right costs 1.8 points; half the spread would bring nothing."


def test_fewer_than_two_shots_say_nothing() -> None:
    assert what_if(RULES, []) is None
    assert what_if(RULES, [(1.0, 2.0)]) is None


@settings(max_examples=60)
@given(st.lists(st.tuples(COORDINATE, COORDINATE), min_size=2, max_size=10), COORDINATE, COORDINATE)
def test_where_the_group_was_does_not_change_what_it_would_score_centred(
    shots: list[tuple[float, float]], dx: float, dy: float
) -> None:
    # Odd thirds keep every shot off a ring's edge, where a rounding would decide.
    here = what_if(RULES, [(x + 0.137 * n, y) for n, (x, y) in enumerate(shots)])
    there = what_if(RULES, [(x + 0.137 * n + dx, y + dy) for n, (x, y) in enumerate(shots)])
    assert here is not None
    assert there is not None
    assert (there.centred, there.centred_and_halved) == (here.centred, here.centred_and_halved)


@pytest.mark.parametrize(
    ("x", "y", "word"),
    [(1, 0, "right"), (1, 1, "high right"), (0, 1, "high"), (-1, 1, "high left"), (-1, 0, "left"),
     (-1, -1, "low left"), (0, -1, "low"), (1, -1, "low right"), (1, 0.4, "right"), (1, 0.42, "high right")],
)  # fmt: skip
def test_sides_are_named_as_a_shooter_names_them(x: float, y: float, word: str) -> None:
    assert side_of(x, y) == word
