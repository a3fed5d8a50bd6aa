"""Where the pointer was: samples as the round keeps them, for targets that flee and for tracking."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

GAP_S = 0.008
"""Samples are at least this far apart, so 125 a second at most, whatever the mouse sends."""


class Pointer:
    """The pointer's path: [t, x, y] in seconds and mm from the range's centre, y up, in order of time."""

    def __init__(self, samples: Iterable[Sequence[float]] = ()) -> None:
        self.samples: list[list[float]] = [list(sample) for sample in samples]
        self._times = [sample[0] for sample in self.samples]

    def add(self, t_s: float, x_mm: float, y_mm: float) -> float | None:
        """Keep a sample, rounded to 0.1 ms and 1 um; its time, or None when it came too soon after the last."""
        at = round(t_s, 4)
        if self._times and at - self._times[-1] < GAP_S - 1e-9:
            return None
        self.samples.append([at, round(x_mm, 3) + 0.0, round(y_mm, 3) + 0.0])
        self._times.append(at)
        return at

    def at(self, t_s: float) -> tuple[float, float] | None:
        """Where the pointer stood at *t_s*: the last sample up to then, None before the first."""
        number = bisect_right(self._times, t_s)
        if not number:
            return None
        _, x_mm, y_mm = self.samples[number - 1]
        return (x_mm, y_mm)
