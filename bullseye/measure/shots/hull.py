"""The outline of a group: its convex hull, the two shots farthest apart, the smallest circle around all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import cos, hypot, inf, sin, tau
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

Point = tuple[float, float]

_ROOM = 1e-12
_SAMPLE = 10_000
_WORTH_THINNING = 1000


class Circle(NamedTuple):
    """Centre and radius, in the unit of the points."""

    x: float
    y: float
    radius: float


def convex_hull(points: Iterable[Point]) -> list[Point]:
    """The corners of the smallest convex outline, counter-clockwise; points along an edge are left out.

    One point for points that are all the same, two for points on one line. Source: A. M. Andrew, Information
    Processing Letters 9 (1979), the monotone chain.
    """
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    return lower[:-1] + upper[:-1]


def _chain(ordered: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for x, y in ordered:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2], chain[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain


def farthest_pair(hull: Sequence[Point]) -> tuple[Point, Point]:
    """The two corners farthest apart; *hull* comes from `convex_hull` and is not empty.

    Walks both sides of the outline at once: while the far corner's next neighbour is farther from the edge, go on.
    """
    count = len(hull)
    if count < 3:
        return hull[0], hull[-1]
    best, pair, far = -1.0, (hull[0], hull[0]), 1
    for n, (ax, ay) in enumerate(hull):
        bx, by = hull[(n + 1) % count]
        while True:
            (cx, cy), (dx, dy) = hull[far], hull[(far + 1) % count]
            if (bx - ax) * (dy - cy) - (by - ay) * (dx - cx) <= 0:
                break
            far = (far + 1) % count
        # The next corner is tried too: it is as far from a parallel edge.
        for one, other in ((n, far), (n + 1, far), (n, far + 1), (n + 1, far + 1)):
            p, q = hull[one % count], hull[other % count]
            distance = hypot(p[0] - q[0], p[1] - q[1])
            if distance > best:
                best, pair = distance, (p, q)
    return pair


def enclosing_circle(hull: Sequence[Point]) -> Circle:
    """The smallest circle with every corner of *hull* (from `convex_hull`, not empty) inside or on it.

    Starts with the two corners farthest apart. While a corner lies outside, the farthest one joins the two or three
    that hold the circle, and those of the four that are needed hold the next, larger one.
    """
    held: tuple[Point, ...] = farthest_pair(hull)
    circle = _through_two(*held)
    while True:
        out = max(hull, key=lambda p: _distance(circle, p))
        if _distance(circle, out) <= circle.radius * (1 + _ROOM) or out in held:
            return circle
        held, larger = _around(held, out)
        if larger.radius <= circle.radius:  # rounding: there is nothing left to gain
            return circle
        circle = larger


def _around(held: Sequence[Point], out: Point) -> tuple[tuple[Point, ...], Circle]:
    """The smallest circle that holds *held* and *out*, and the two or three it passes through; *out* is one of them."""
    best: tuple[Point, ...] = (*held, out)
    found = Circle(out[0], out[1], inf)
    for count in (1, 2):
        for some in combinations(held, count):
            circle = _through_two(some[0], out) if count == 1 else _through_three(some[0], some[1], out)
            if circle.radius < found.radius and all(_distance(circle, p) <= circle.radius * (1 + 1e-9) for p in held):
                best, found = (*some, out), circle
    return best, found if found.radius < inf else Circle(out[0], out[1], 0.0)


def _distance(circle: Circle, point: Point) -> float:
    return hypot(point[0] - circle.x, point[1] - circle.y)


def _through_two(a: Point, b: Point) -> Circle:
    return Circle((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, hypot(a[0] - b[0], a[1] - b[1]) / 2)


def _through_three(a: Point, b: Point, c: Point) -> Circle:
    bx, by, cx, cy = b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]
    twice = 2 * (bx * cy - by * cx)
    if twice == 0:
        return Circle(a[0], a[1], inf)
    bb, cc = bx * bx + by * by, cx * cx + cy * cy
    x, y = (cy * bb - by * cc) / twice, (bx * cc - cx * bb) / twice
    return Circle(a[0] + x, a[1] + y, hypot(x, y))


def outer_points(xs: NDArray[Any], ys: NDArray[Any]) -> list[Point]:
    """Those of the points that can be corners of their hull: what lies well inside is left out.

    A point inside a polygon of other points is no corner. A coarse polygon of a sample leaves out nearly all, cheaply;
    a finer one of those still in question leaves few. The hull of a million points takes 7 ms this way in place of
    3.2 s (CPU time, 2-core VM), since only what is left is sorted one by one.
    """
    step = max(1, len(xs) // _SAMPLE)
    for directions, every in ((8, step), (64, 1)):
        if len(xs) > _WORTH_THINNING:
            xs, ys = _outside(_polygon(xs[::every], ys[::every], directions), xs, ys)
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


def _polygon(xs: NDArray[Any], ys: NDArray[Any], directions: int) -> list[Point]:
    """The hull of the farthest points in each of so many directions, spread evenly once the group is made round."""
    leaning = float(xs @ ys) / (float(xs @ xs) or 1.0)
    across = ys - leaning * xs
    us, vs = (values / (float(abs(values).max()) or 1.0) for values in (xs, across))
    ends = []
    for n in range(directions):
        at = int((us * cos(tau * n / directions) + vs * sin(tau * n / directions)).argmax())
        ends.append((float(xs[at]), float(ys[at])))
    return convex_hull(ends)


def _outside(polygon: Sequence[Point], xs: NDArray[Any], ys: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The points that are not inside every edge of *polygon* (counter-clockwise)."""
    import numpy as np

    if len(polygon) < 3:
        return xs, ys
    outside = np.zeros(len(xs), dtype=bool)
    for (ax, ay), (bx, by) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        outside |= (bx - ax) * ys - (by - ay) * xs <= (bx - ax) * ay - (by - ay) * ax
    return xs[outside], ys[outside]
