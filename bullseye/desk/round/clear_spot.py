"""Where a word may stand on the play canvas so that it covers nothing: plain geometry in pixels, y down."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

Disc = tuple[float, float, float]
"""Centre x and y, and radius."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
STEPS = 8
"""Places are looked for on a lattice of so many steps each way."""


def clear_spot(
    room: tuple[float, float], size: tuple[float, float], near: tuple[float, float],
    discs: Sequence[Disc], boxes: Sequence[Box] = (), edge: float = 8.0,
) -> tuple[float, float, float]:  # fmt: skip
    """The middle of a place for a box of that *size* in a *room*, and how far it is from the nearest of what is there.

    Of the places that keep *edge* from everything, the one nearest to *near*; where there is none, the freest. The
    distance is below 0 where it covers something.
    """
    half_w, half_h = size[0] / 2, size[1] / 2
    left, right = half_w + edge, max(half_w + edge, room[0] - half_w - edge)
    top, bottom = half_h + edge, max(half_h + edge, room[1] - half_h - edge)
    places = [
        (left + (right - left) * column / STEPS, top + (bottom - top) * row / STEPS)
        for column in range(STEPS + 1)
        for row in range(STEPS + 1)
    ]
    if left <= near[0] <= right and top <= near[1] <= bottom:
        places.append(near)

    def gap(at: tuple[float, float]) -> float:
        x, y = at
        to_discs = (hypot(max(abs(u - x) - half_w, 0.0), max(abs(v - y) - half_h, 0.0)) - r for u, v, r in discs)
        to_boxes = (max(b[0] - x - half_w, x - half_w - b[2], b[1] - y - half_h, y - half_h - b[3]) for b in boxes)
        return min((*to_discs, *to_boxes), default=float("inf"))

    gaps = {at: gap(at) for at in places}
    free = [at for at in places if gaps[at] >= edge]
    if free:
        best = min(free, key=lambda at: hypot(at[0] - near[0], at[1] - near[1]))
    else:
        best = max(places, key=gaps.__getitem__)
    return (*best, gaps[best])
