"""The two tests as drill files: what is read, what is refused, where targets stand and in which order."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.drill.drill import parse_drill
from bullseye.drill.lab_layout import across, in_order, ring_places
from bullseye.errors import BadDrillError
from tests.rounds import DRILLS, FACES

HEAD = 'name = "Mine"\nsummary = "What it trains."\n'
TAPPING = HEAD + 'ends = "tapping"\n[tapping]\namplitudes_faces = [0.8]\nwidths_faces = [0.1]\n'
REACTION = HEAD + 'ends = "reaction"\n[reaction]\n'


def test_a_test_is_unranked_has_no_score_and_takes_its_range_from_its_targets() -> None:
    drill = parse_drill(TAPPING.encode(), "mine", "mine.toml")
    assert (drill.test, drill.ranked, drill.rules.score, drill.score_unit) == ("tapping", False, "none", "points")
    face = FACES.get("classic")
    side, _ = drill.range_mm(face)
    given_mm = drill.parameters(face)["tapping"]
    assert given_mm["amplitudes_mm"] == [0.8 * face.diameter_mm] and given_mm["n"] == 13
    assert side > 0.9 * face.diameter_mm
    assert "tapping" not in DRILLS.get("ten-shots").parameters(face)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TAPPING + "n = 12\n", "tapping.n is 12; it must be odd, such as 13"),
        (TAPPING.replace("[0.1]", "[0.4]"), "13 targets that wide overlap on a ring of 0.8"),
        (TAPPING.replace("[0.1]", "[]"), "tapping.widths_faces"),
        (TAPPING.replace("[0.1]", "[0.1, 0.1]"), "different numbers"),
        (TAPPING + "speed = 1\n", "speed"),
        (TAPPING.replace("[tapping]", 'place = "grid"\n[tapping]'), 'ends = "tapping" has no place'),
        (TAPPING.replace("[tapping]", "ranked = true\n[tapping]"), "counts no points"),
        (TAPPING + '[scoring]\nscore = "points"\n', "has no scoring"),
        (HEAD + 'ends = "tapping"\n', "amplitudes_faces is missing"),
        (HEAD + 'ends = "shots"\nshots = 5\n[tapping]\nn = 13\n', '[tapping] is only for ends = "tapping"'),
        (REACTION + "choices = [1, 9]\n", "reaction.choices"),
        (REACTION + "foreperiod_s = [3, 1]\n", "the first must not be more than the second"),
        (REACTION + "choices = [8]\ndisc_faces = 0.3\n", "overlap"),
    ],
)
def test_what_cannot_be_is_refused_with_file_key_and_what_would_work(text: str, words: str) -> None:
    with pytest.raises(BadDrillError) as caught:
        parse_drill(text.encode(), "mine", "mine.toml")
    assert str(caught.value).startswith("mine.toml: ") and words in str(caught.value)


@given(half=st.integers(2, 15))
def test_the_order_goes_across_the_circle_and_meets_every_target_once(half: int) -> None:
    n = 2 * half + 1
    order = [across(n, step) for step in range(n + 1)]
    assert sorted(order[:-1]) == list(range(n)) and order[-1] == order[0] == 0
    assert order[:4] == [0, half + 1, 1, half + 2]
    places = ring_places(n, 100.0)
    steps = [hypot(places[a][0] - places[b][0], places[a][1] - places[b][1]) for a, b in pairwise(order)]
    assert steps == pytest.approx([100.0 * cos(pi / (2 * n))] * n, abs=1e-5)


def test_the_orders_of_the_reference_come_out() -> None:
    assert [across(13, k) for k in range(14)] == [0, 7, 1, 8, 2, 9, 3, 10, 4, 11, 5, 12, 6, 0]
    assert [across(15, k) for k in range(16)] == [0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 0]


def test_the_first_target_is_at_the_top_and_the_next_to_its_right() -> None:
    top, right, *_ = ring_places(5, 200.0)
    assert top == (0.0, 100.0) and right[0] > 90 and right[1] > 0


def test_chance_orders_by_the_seed_alone_and_loses_nothing() -> None:
    items = list(range(8))
    orders = [in_order(items, "random", seed, "x") for seed in range(20)]
    assert all(sorted(order) == items for order in orders)
    assert in_order(items, "random", 3, "x") == orders[3] and len({tuple(order) for order in orders}) > 15
    assert in_order(items, "given", 3, "x") == items
