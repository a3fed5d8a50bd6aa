"""The tremor filter: the middle of the last 80 ms where they lie close together, else where it was pressed."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.play.round.steady import WINDOW_S, Steady

PLACES = st.lists(st.tuples(st.floats(0.001, 0.05), st.floats(-6, 6), st.floats(-6, 6)), min_size=1, max_size=12)


def followed(places: list[tuple[float, float, float]], within_mm: float) -> tuple[Steady, float]:
    """A filter that met *places* as (wait, x, y), and the time after the last."""
    steady, t = Steady(within_mm), 0.0
    for wait_s, x, y in places:
        t += wait_s
        steady.moved(x, y, t)
    return steady, t


def test_the_shot_lies_at_the_mean_of_the_places_each_as_long_as_the_pointer_was_there() -> None:
    steady = Steady(4.0)
    steady.moved(1.0, 0.0, 0.0)
    steady.moved(3.0, 2.0, 0.9625)
    steady.moved(2.0, 1.0, 0.9875)
    # of the 80 ms before 1.0 s: 42.5 at (1, 0), 25 at (3, 2), 12.5 at (2, 1)
    x, y = steady.meant(2.0, 1.0, 1.0)
    assert x == pytest.approx((42.5 * 1 + 25 * 3 + 12.5 * 2) / 80, abs=1e-12)
    assert y == pytest.approx((42.5 * 0 + 25 * 2 + 12.5 * 1) / 80, abs=1e-12)


def test_a_place_too_far_from_any_other_leaves_the_shot_where_it_was_pressed() -> None:
    steady = Steady(4.0)
    steady.moved(0.0, 0.0, 0.0)
    steady.moved(4.5, 0.0, 0.97)
    steady.moved(2.0, 0.0, 0.98)
    assert steady.meant(2.0, 0.0, 1.0) == (2.0, 0.0), "each is near the press, but two are 4.5 mm apart"


def test_what_was_before_the_last_80_ms_does_not_count() -> None:
    steady = Steady(4.0)
    steady.moved(90.0, 0.0, 0.5)
    steady.moved(1.0, 0.0, 0.9)
    steady.moved(2.0, 0.0, 0.96)
    assert steady.meant(2.0, 0.0, 1.0) == pytest.approx((1.5, 0.0))
    steady.moved(90.0, 0.0, 1.0)
    assert steady.meant(90.0, 0.0, 1.09) == (90.0, 0.0)


def test_a_pointer_that_rests_or_was_never_seen_is_not_moved() -> None:
    steady = Steady(4.0)
    assert steady.meant(1.25, -3.5, 1.0) == (1.25, -3.5)
    steady.moved(1.25, -3.5, 0.0)
    assert steady.meant(1.25, -3.5, 9.0) == (1.25, -3.5)


@given(PLACES, st.floats(0.0, 0.05), st.floats(0.1, 8.0))
def test_it_agrees_with_exact_arithmetic(places: list[tuple[float, float, float]], late: float, within: float) -> None:
    steady, t = followed(places, within)
    now, (_, x, y) = t + late, places[-1]
    exact: list[tuple[Fraction, Fraction, Fraction]] = []
    at, start = 0.0, Fraction(now - WINDOW_S)
    for wait_s, px, py in places:
        at += wait_s
        exact.append((Fraction(at), Fraction(px), Fraction(py)))
    inside = [one for one in exact if one[0] > start]
    before = [one for one in exact if one[0] <= start][-1:]
    seen = [(max(t_, start), px, py) for t_, px, py in before + inside] + [(Fraction(now), Fraction(x), Fraction(y))]
    apart = max(hypot(float(a[1] - b[1]), float(a[2] - b[2])) for a in seen for b in seen)
    whole = seen[-1][0] - seen[0][0]
    found = steady.meant(x, y, now)
    if apart > within or not whole:
        assert found == (x, y)
    else:
        mean = [sum((b[0] - a[0]) * a[axis] for a, b in pairwise(seen)) / whole for axis in (1, 2)]
        assert found == pytest.approx([float(value) for value in mean], abs=1e-9)


@given(PLACES, st.floats(0.0, 0.05), st.floats(0.1, 8.0))
def test_it_never_moves_a_shot_by_more_than_its_distance(
    places: list[tuple[float, float, float]], late: float, within: float
) -> None:
    steady, t = followed(places, within)
    x, y = places[-1][1:]
    found = steady.meant(x, y, t + late)
    assert hypot(found[0] - x, found[1] - y) <= within + 1e-9
