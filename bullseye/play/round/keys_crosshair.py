"""A crosshair that the arrow keys move: where it is follows from when which key was down, whatever the frames were."""

from __future__ import annotations

from math import sqrt

STEP_PX = 8.0
"""What a tap on a key moves, px at 96 dpi: the larger the face is drawn, the finer the step on it."""
DELAY_S = 0.22
"""A key that is held longer moves on and on."""
SPEED_PX, FASTER_PX, FASTEST_PX = 220.0, 700.0, 1300.0
"""Then so many px a second; with acceleration so many more with each second, and no more than that."""
STEADY_PX = 320.0
"""The speed without acceleration."""
FINE = 1 / 8
"""What Shift makes of each of these: a tap is one pixel."""

WAYS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}
"""The keys, and where they lead: x right, y down."""


class KeysCrosshair:
    """Lengths in px, x right, y down; *scale* is px in a px of 96 dpi. Each call tells the time of its own event, s.

    Events come in order. `at` may be asked for any time since the last one and changes nothing.
    """

    def __init__(self, scale: float = 1.0, faster: bool = True) -> None:
        self._scale, self._faster = scale, faster
        self._x = self._y = 0.0
        self._size = (1.0, 1.0)
        self._since: dict[str, float] = {}  # key -> when it went down
        self._then = 0.0  # the time of the last event
        self._fine = False

    def put(self, x_px: float, y_px: float, now: float) -> None:
        """Stand there; what is held goes on from there."""
        self._x, self._y, self._then = x_px, y_px, max(now, self._then)

    def bound(self, width_px: float, height_px: float) -> None:
        """It never leaves a canvas of that size."""
        self._size = (max(1.0, width_px), max(1.0, height_px))

    def down(self, key: str, now: float) -> None:
        """A key of WAYS went down: one step at once, and more while it is held."""
        self._move_to(now)
        if key not in self._since:
            step = STEP_PX * self._scale * (FINE if self._fine else 1.0)
            self._x += WAYS[key][0] * step
            self._y += WAYS[key][1] * step
            self._since[key] = now

    def up(self, key: str, now: float) -> None:
        """It came up again."""
        self._move_to(now)
        self._since.pop(key, None)

    def fine(self, on: bool, now: float) -> None:
        """Shift went down or up."""
        self._move_to(now)
        self._fine = on

    def let_go(self, now: float) -> None:
        """No key is down any more: the focus went elsewhere."""
        self._move_to(now)
        self._since.clear()
        self._fine = False

    @property
    def moving(self) -> bool:
        """True while a key is held."""
        return bool(self._since)

    def at(self, now: float) -> tuple[float, float]:
        """Where it stands."""
        x = y = 0.0
        for key, since in self._since.items():
            way = self._way(now - since) - self._way(self._then - since)
            x += WAYS[key][0] * way
            y += WAYS[key][1] * way
        factor = FINE if self._fine else 1.0
        if len({WAYS[key][0] == 0 for key in self._since}) == 2:
            factor /= sqrt(2)  # as fast along a diagonal as along an axis
        width, height = self._size
        return min(max(self._x + x * factor, 0.0), width), min(max(self._y + y * factor, 0.0), height)

    def _move_to(self, now: float) -> None:
        self._x, self._y = self.at(max(now, self._then))
        self._then = max(now, self._then)

    def _way(self, held_s: float) -> float:
        """The way that a key makes which is held for so long, its first step left out."""
        t = max(0.0, held_s - DELAY_S)
        if not self._faster:
            return STEADY_PX * self._scale * t
        most = (FASTEST_PX - SPEED_PX) / FASTER_PX
        grows = min(t, most)
        return self._scale * (SPEED_PX * grows + FASTER_PX * grows * grows / 2 + FASTEST_PX * (t - grows))
