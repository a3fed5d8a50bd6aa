"""Which movements are outliers, by a rule that is stated, and counted rather than dropped in silence."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, hypot, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bullseye.measure.pointing import Move

ANTICIPATION_MS = 100.0
RULE = (
    "a trial is an outlier when it missed and went less than half the way or ended more than twice the width off, "
    "when it took less than 100 ms, or when it took more than 3 standard deviations over the sequence's mean"
)
"""The rule in words. Its first part is that of FittsStudy (J. O. Wobbrock)."""


def flag(moves: Sequence[Move], straight: bool) -> list[Move]:
    """The same movements, each outlier marked with its reason; in a *straight* task only the axis counts."""
    limit = _slow(moves)
    return [move._replace(outlier=_reason(move, limit, straight)) for move in moves]


def _slow(moves: Sequence[Move]) -> float | None:
    n = len(moves)
    if n < 2:
        return None
    mean = fsum(move.mt_ms for move in moves) / n
    return mean + 3 * sqrt(fsum((move.mt_ms - mean) ** 2 for move in moves) / (n - 1))


def _reason(move: Move, slow_ms: float | None, straight: bool) -> str:
    if move.error:
        across = 0.0 if straight or move.dy is None else move.dy
        if hypot(move.a + move.dx, across) < move.a / 2:
            return "less than half the way"
        if move.width is not None and hypot(move.dx, across) > 2 * move.width:
            return "more than twice the width off"
    if move.mt_ms < ANTICIPATION_MS:
        return "under 100 ms"
    # The mean of equal times can come out a rounding below them.
    if slow_ms is not None and move.mt_ms > slow_ms * (1 + 1e-12):
        return "over 3 standard deviations slow"
    return ""
