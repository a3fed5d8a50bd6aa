"""The outline of a group against the slow and obvious way to find it."""

from __future__ import annotations

from itertools import combinations
from math import cos, hypot, sin
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.measure.shots.hull import convex_hull, enclosing_circle, farthest_pair, outer_points

COORDINATE = st.integers(-40, 40).map(lambda n: n / 4)
POINTS = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=1, max_size=25)


def slow_spread(points: list[tuple[float, float]]) -> float:
    return max((hypot(a - c, b - d) for (a, b), (c, d) in combinations(points, 2)), default=0.0)


@settings(max_examples=150)
@given(POINTS)
def test_the_farthest_pair_is_the_farthest_of_all_pairs(points: list[tuple[float, float]]) -> None:
    (a, b), (c, d) = farthest_pair(convex_hull(points))
    assert {(a, b), (c, d)} <= set(points)
    assert hypot(a - c, b - d) == slow_spread(points)


@settings(max_examples=150)
@given(POINTS)
def test_every_point_lies_inside_the_hull_and_every_corner_is_needed(points: list[tuple[float, float]]) -> None:
    hull = convex_hull(points)
    assert set(hull) <= set(points)
    if len(hull) > 2:
        for (ax, ay), (bx, by) in zip(hull, hull[1:] + hull[:1], strict=True):
            assert all((bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0 for x, y in points)
        for n in range(len(hull)):
            assert convex_hull(hull[:n] + hull[n + 1 :]) != hull
            assert hull[n] not in convex_hull([*hull[:n], *hull[n + 1 :]])


@settings(max_examples=150)
@given(POINTS)
def test_the_circle_holds_every_point_and_no_smaller_one_through_two_or_three_does(
    points: list[tuple[float, float]],
) -> None:
    circle = enclosing_circle(convex_hull(points))
    assert all(hypot(x - circle.x, y - circle.y) <= circle.radius + 1e-9 for x, y in points)
    # Jung: at least half the widest distance, at most that over sqrt(3).
    widest = slow_spread(points)
    assert widest / 2 - 1e-9 <= circle.radius <= widest / 3**0.5 + 1e-9
    # The smallest circle cannot be moved: the points on it do not all lie on one side of its centre.
    about = [(x - circle.x, y - circle.y) for x, y in points]
    on = [(x, y) for x, y in about if abs(hypot(x, y) - circle.radius) < 1e-7]
    for step in range(72):
        ux, uy = cos(step * 0.0873), sin(step * 0.0873)
        assert max(x * ux + y * uy for x, y in on) >= -1e-6


def test_known_circles() -> None:
    assert enclosing_circle(convex_hull([(0, 0), (4, 0), (0, 3)])) == pytest.approx((2, 1.5, 2.5))
    square = [(1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (0.3, 0.2)]
    assert enclosing_circle(convex_hull(square)) == pytest.approx((0, 0, 2**0.5))
    third = [(cos(t), sin(t)) for t in (0.0, 2.0944, 4.1888)]
    assert enclosing_circle(convex_hull(third)) == pytest.approx((0, 0, 1), abs=1e-4)


def test_many_points_on_one_circle_are_held_by_it() -> None:
    points = [(5 + cos(n / 100), sin(n / 100) - 3) for n in range(629)]
    hull = convex_hull(points)
    assert enclosing_circle(hull) == pytest.approx((5, -3, 1), abs=1e-9)
    (a, b), (c, d) = farthest_pair(hull)
    assert hypot(a - c, b - d) == pytest.approx(slow_spread(points), abs=1e-12)


@pytest.mark.parametrize("kind", ["normal", "square", "line", "grid", "stretched"])
def test_leaving_out_what_lies_inside_leaves_the_hull_as_it_is(kind: str) -> None:
    np: Any = pytest.importorskip("numpy")
    chance = np.random.default_rng(4)
    shots = chance.normal(size=(20_000, 2))
    if kind == "square":
        shots = chance.uniform(-1, 1, size=(20_000, 2))
    elif kind == "line":
        shots[:, 1] = 2 * shots[:, 0]
    elif kind == "grid":
        shots = np.round(shots)
    elif kind == "stretched":
        shots[:, 1] = 300 * shots[:, 0] + shots[:, 1]
    outer = outer_points(shots[:, 0], shots[:, 1])
    assert convex_hull(outer) == convex_hull([(x, y) for x, y in shots.tolist()])
    assert kind in ("line", "grid") or len(outer) < 2000
