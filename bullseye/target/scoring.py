"""From a point on the face to ring, points, inner ten and tenths: the rules of the paper, exactly."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import ceil, hypot, isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.errors import BadInputError
from bullseye.target.face import SLACK_MM, STANDARD, Face
from bullseye.words import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_GAUGE_MM = 200.0
DOT_MM = 0.25  # half of the air-rifle ten, a dot of 0.5 mm
BEST_TENTHS = 109


class Hit(NamedTuple):
    """What one shot is worth. A miss has no ring and 0 points; it still is a shot."""

    points: int
    is_x: bool | None
    """Inside the inner ten; None where the face or the style does not tell."""
    tenths: int | None
    """Decimal score times ten (109 at dead centre, 0 for a miss); None where it is not offered."""
    ring: int | None
    """Index of the ring, the innermost is 0; None for a miss."""
    distance_mm: float

    @property
    def hit(self) -> bool:
        """True when any ring (or a blank face) was touched."""
        return self.ring is not None


def ring_reaches(face: Face, gauge_mm: float) -> tuple[float, ...]:
    """How far out a shot's centre may lie to count for each ring, in mm, innermost first.

    Inward gauging (ISSF, NRA, World Archery): touching counts, r <= R + g/2.
    Outward (NSRA): touching costs, r < R - g/2.  Lower (IFAA): the line belongs to the lower zone, r < R + g/2.
    SLACK_MM widens what is inclusive and narrows what is not.
    """
    radii = [r.diameter_mm / 2 for r in face.rings] or [face.diameter_mm / 2]
    return tuple(_reach(radius, face.gauging, gauge_mm) for radius in radii)


def _reach(radius_mm: float, gauging: str, gauge_mm: float) -> float:
    if gauging == "inward":
        return radius_mm + gauge_mm / 2 + SLACK_MM
    if gauging == "outward":
        return radius_mm - gauge_mm / 2 - SLACK_MM
    return radius_mm + gauge_mm / 2 - SLACK_MM


def inner_reach(face: Face, gauge_mm: float) -> float | None:
    """The same for the inner ten: None where the face has none, -1 where this gauge can never reach it.

    Air rifle: the hole must cover the 0.5 mm dot, r <= g/2 - 0.25, never with a gauge below 0.5.
    """
    if face.inner_ten == "dot-covered":
        return gauge_mm / 2 - DOT_MM + SLACK_MM if gauge_mm >= 2 * DOT_MM else -1.0
    if face.inner_ten_mm is None:
        return None
    return _reach(face.inner_ten_mm / 2, face.gauging, gauge_mm)


class Scorer:
    """One face, style and gauge, made ready to score many shots.

    *gauge_mm* overrides the face's own shot diameter (0 = a point). Decimals are offered only with the
    face's own gauge: another one moves the whole rings away from the tenths. Raises BadInputError for a
    gauge that is negative, not finite or too wide, UnknownNameError for a style the face does not have.
    """

    __slots__ = ("_inner_points", "_points", "_reaches", "_step_mm", "_x_reach", "face", "gauge_mm", "style")

    def __init__(self, face: Face, style: str = STANDARD, gauge_mm: float | None = None) -> None:
        gauge = face.gauge_mm if gauge_mm is None else gauge_mm
        if not isfinite(gauge) or not 0 <= gauge <= MAX_GAUGE_MM:
            raise BadInputError(
                tr(
                    "the gauge {gauge!r} mm cannot be used; give a number from 0 to {max_gauge_mm:g}",
                    gauge=gauge,
                    max_gauge_mm=MAX_GAUGE_MM,
                )
            )
        if face.gauging == "outward" and face.rings and gauge >= face.rings[0].diameter_mm:
            raise BadInputError(
                tr(
                    "the gauge {gauge!r} mm is as wide as the innermost ring of {id}, which is gauged "
                    "outward; give less than {diameter_mm:g}",
                    gauge=gauge,
                    id=face.id,
                    diameter_mm=face.rings[0].diameter_mm,
                )
            )
        self.face = face
        self.style = face.style(style)
        self.gauge_mm = float(gauge)
        self._reaches = ring_reaches(face, self.gauge_mm)
        # A shot past the last ring finds one entry more: 0 points.
        self._points = (*(self.style.points or (0,)), 0)
        x_reach = inner_reach(face, self.gauge_mm) if self.style.inner_ten else None
        # A gauge never lifts a miss to an X.
        self._x_reach = None if x_reach is None else min(x_reach, self._reaches[-1])
        self._inner_points = self.style.inner
        own_gauge = self.gauge_mm == face.gauge_mm
        self._step_mm = self._reaches[0] - SLACK_MM if face.decimals and own_gauge else None

    @property
    def tells_x(self) -> bool:
        """True when face and style tell the inner ten apart."""
        return self._x_reach is not None

    @property
    def decimals(self) -> bool:
        """True when this scorer gives tenths."""
        return self._step_mm is not None

    def points(self, x_mm: float, y_mm: float) -> int:
        """Points alone, for a point relative to the centre: the fast way."""
        distance = hypot(x_mm, y_mm)
        if self._inner_points is not None and self._x_reach is not None and distance <= self._x_reach:
            return self._inner_points
        return self._points[bisect_left(self._reaches, distance)]

    def score(self, x_mm: float, y_mm: float) -> Hit:
        """Score one shot whose centre lies at (x, y) mm from the face's centre, y up."""
        return self.at_distance(hypot(x_mm, y_mm))

    def at_distance(self, distance_mm: float) -> Hit:
        """Score a shot by its distance from the centre, in mm."""
        index = bisect_left(self._reaches, distance_mm)
        missed = index == len(self._reaches)
        points = self._points[index]
        is_x = None
        if self._x_reach is not None:
            is_x = distance_mm <= self._x_reach
            if is_x and self._inner_points is not None:
                points = self._inner_points
        tenths = None if self._step_mm is None else self._tenths(distance_mm, missed)
        return Hit(points, is_x, tenths, None if missed else index, distance_mm)

    def _tenths(self, distance_mm: float, missed: bool) -> int:
        """`11 - r/S` cut down to a tenth, never above 10.9 (ISSF); S is the reach of the ten."""
        assert self._step_mm is not None
        if missed:
            return 0
        bands = ceil((distance_mm - SLACK_MM) * 10 / self._step_mm)
        return 110 - max(bands, 1)

    def score_many(self, xs_mm: Sequence[float], ys_mm: Sequence[float]) -> Sequence[int] | NDArray[Any]:
        """Points of many shots; numpy is used where it is installed and the input is an array.

        *xs_mm* and *ys_mm* have one length n; the answer is an int array of shape (n,) for numpy arrays,
        else a list of n. Raises BadInputError when the lengths differ.
        """
        if len(xs_mm) != len(ys_mm):
            raise BadInputError(
                tr(
                    "{xs_mm} x values and {ys_mm} y values; give as many of one as of the other",
                    xs_mm=len(xs_mm),
                    ys_mm=len(ys_mm),
                )
            )
        if hasattr(xs_mm, "dtype") or hasattr(ys_mm, "dtype"):
            return self._score_arrays(xs_mm, ys_mm)
        reaches, points, inner, x_reach = self._reaches, self._points, self._inner_points, self._x_reach
        if inner is None or x_reach is None:
            return [points[bisect_left(reaches, r)] for r in map(hypot, xs_mm, ys_mm)]
        return [inner if r <= x_reach else points[bisect_left(reaches, r)] for r in map(hypot, xs_mm, ys_mm)]

    def _score_arrays(self, xs_mm: Any, ys_mm: Any) -> NDArray[Any]:
        """For simulations in notebooks: a million shots in 4 ms in place of 90 ms as lists (CPU time, 2-core VM)."""
        import numpy as np

        # Squared distances save the root, and counting the rings that a shot reaches beats a search for each shot.
        squared = np.square(np.asarray(xs_mm, dtype=float))
        squared += np.square(np.asarray(ys_mm, dtype=float))
        reached = np.zeros(squared.shape, dtype=np.uint8)
        for reach_mm in self._reaches:
            if reach_mm >= 0:  # below zero (outward gauging) it can never be hit
                reached += (squared <= reach_mm * reach_mm).view(np.uint8)
        answer: NDArray[Any] = np.asarray(self._points[::-1])[reached]
        if self._inner_points is not None and self._x_reach is not None and self._x_reach >= 0:
            answer[squared <= self._x_reach * self._x_reach] = self._inner_points
        return answer


def distance_of_tenths(face: Face, tenths: int) -> float:
    """The largest distance, in mm, that still scores *tenths* on a face with decimals (its own gauge)."""
    step_mm = (face.rings[0].diameter_mm + face.gauge_mm) / 2
    return step_mm * (110 - tenths) / 10
