"""How a face sounds: from the way to its centre to balance, pitch and pulses. No device, no window.

The sound comes from where the centre is, as in audio games: heard on the left, go left. Higher than the quiet steady
tone, go up; lower, go down; the nearer, the quicker it pulses, and on the centre it no longer pulses and a second, high
tone joins it. docs/accessibility.md tells where this comes from and why it is not one tone that rises, as at the sport.
"""

from __future__ import annotations

from bisect import bisect_left
from math import copysign, hypot, sqrt
from typing import NamedTuple

from bullseye.target.face import STANDARD, Face
from bullseye.target.scoring import inner_reach, ring_reaches

LEVEL_HZ = 440.0
"""The steady tone, and the pitch of a centre that is neither above nor below."""
OCTAVES = 1.0
"""So far from LEVEL_HZ is the pitch of a centre that lies a face's radius above or below; at most MOST times that."""
MOST = 1.5
PULSES_HZ = (4.0, 14.0)
"""How quickly it pulses: a radius away or more, and right beside the centre."""
LEAST_CENTRE = 0.02
"""The centre is at least this share of the radius, that it can be found with steps of a hundredth."""


class Heard(NamedTuple):
    """What is heard at one place. *pan* is -1 (left) to 1 (right).

    *ring* counts the rings that a shot here would not reach: 0 in the innermost.
    """

    pan: float
    pitch_hz: float
    pulses_hz: float
    ring: int
    centre: bool


class Sonified:
    """One face, as its shots are gauged: the clicks of its rings are where the points change."""

    def __init__(self, face: Face, style: str = STANDARD, gauge_mm: float | None = None) -> None:
        gauge = face.gauge_mm if gauge_mm is None else gauge_mm
        self.radius_mm = face.diameter_mm / 2
        self._reaches = ring_reaches(face, gauge)
        inner = inner_reach(face, gauge) if face.style(style).inner_ten else None
        if inner is None or inner <= 0:
            inner = min(self._reaches[0] / 2, self.radius_mm / 10)
        self.centre_mm = max(inner, LEAST_CENTRE * self.radius_mm)
        """So near to the middle is the centre: within the inner ten, where the face tells one."""

    def heard(self, across_mm: float, up_mm: float) -> Heard:
        """What is heard where the centre is *across_mm* to the right and *up_mm* above, both below 0 the other way.

        Roots make the last millimetres as plain as the first centimetres: a hundredth of the radius is a tenth of the
        way to one ear (1.4 dB between the two) and more than a semitone.
        """
        away_mm = hypot(across_mm, up_mm)
        slow, quick = PULSES_HZ
        near = 1.0 - min(1.0, sqrt(away_mm / self.radius_mm))
        return Heard(
            max(-1.0, min(1.0, self._root(across_mm))),
            LEVEL_HZ * 2.0 ** (OCTAVES * max(-MOST, min(MOST, self._root(up_mm)))),
            slow * (quick / slow) ** near,
            bisect_left(self._reaches, away_mm),
            away_mm <= self.centre_mm,
        )

    def _root(self, length_mm: float) -> float:
        return copysign(sqrt(abs(length_mm) / self.radius_mm), length_mm)
