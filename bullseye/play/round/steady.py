"""The tremor filter: a hand that shook a little while it pressed hits where it was on the whole."""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from math import hypot

WINDOW_S = 0.08
"""So far back it looks."""

_Place = tuple[float, float, float]


class Steady:
    """Follows the pointer, and says where a press of a shaking hand was meant.

    Where in the WINDOW_S before the press all places of the pointer lie within *within_mm* of each other, the shot is
    at their mean, each place weighing as long as the pointer was there; else it is where it was pressed. So it never
    moves a shot by more than *within_mm*, and none of a pointer that travelled further or rested still.
    """

    def __init__(self, within_mm: float) -> None:
        self._within_mm = within_mm
        self._places: deque[_Place] = deque()  # (t_s, x_mm, y_mm), oldest first

    def moved(self, x_mm: float, y_mm: float, now: float) -> None:
        """The pointer is there from *now* on."""
        self._places.append((now, x_mm, y_mm))
        while len(self._places) > 1 and self._places[1][0] <= now - WINDOW_S:
            self._places.popleft()  # where it was when the window began must stay

    def meant(self, x_mm: float, y_mm: float, now: float) -> tuple[float, float]:
        """Where a press at that place and time goes."""
        start = now - WINDOW_S
        seen = [(max(t, start), x, y) for t, x, y in self._places if t <= now]
        later = [n for n, (t, _, _) in enumerate(seen) if t > start]
        seen = seen[max(0, (later[0] if later else len(seen)) - 1) :]
        off = [(t, x - x_mm, y - y_mm) for t, x, y in seen] + [(now, 0.0, 0.0)]
        if any(hypot(x - u, y - v) > self._within_mm for _, x, y in off for _, u, v in off):
            return x_mm, y_mm
        whole_s = now - off[0][0]
        if whole_s <= 0:
            return x_mm, y_mm
        return (
            x_mm + sum((b[0] - a[0]) * a[1] for a, b in pairwise(off)) / whole_s,
            y_mm + sum((b[0] - a[0]) * a[2] for a, b in pairwise(off)) / whole_s,
        )
