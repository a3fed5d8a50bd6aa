"""A handicap from the skill index: what full marks are above what a member's spread is expected to score."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from bullseye.drill.field import SHOOT
from bullseye.measure.shots.skill import gaussian_correction, skill
from bullseye.session.record import Record
from bullseye.target.scoring import Scorer

LEAST_SHOTS = 30
"""Fewer tell too little of a spread: nothing is added yet."""
LAST_ROUNDS = 10
"""So many rounds before a week tell of the spread in it."""


class Aim(NamedTuple):
    """Shots at targets and the sum of their squared distances from the centre, in face diameters: these add up."""

    shots: int = 0
    squares: float = 0.0

    def plus(self, other: Aim) -> Aim:
        """Both together."""
        return Aim(self.shots + other.shots, self.squares + other.squares)

    @property
    def spread(self) -> float | None:
        """Rayleigh sigma in face diameters, as `measure/shots/skill.py` has it; None with fewer than LEAST_SHOTS."""
        if self.shots < LEAST_SHOTS:
            return None
        return gaussian_correction(2 * self.shots + 1) * sqrt(self.squares / (2 * self.shots))


class Allowance(NamedTuple):
    """What is added to a score, in tenths, and of what it is made: *spread_mm* on the week's face, points per shot."""

    tenths: int = 0
    spread_mm: float | None = None
    expected: float = 0.0
    full: float = 0.0
    shots: int = 0


NOTHING = Allowance()


def aim_of(record: Record, diameter_mm: float) -> Aim:
    """How a round of a face of *diameter_mm* was aimed; shots at nothing, or at what should be left, are left out."""
    places = [(shot.x_mm / shot.size, shot.y_mm / shot.size) for shot in record.shots if shot.kind == SHOOT]
    return Aim(len(places), sum(x * x + y * y for x, y in places) / (diameter_mm * diameter_mm))


def allowance(aim: Aim, scorer: Scorer, shots: int, tenths: bool = False) -> Allowance:
    """What a round of *shots* on the scorer's face is given: shots x (full marks - expected points).

    The expected points are those of a circular normal spread about the centre. *tenths* where decimals are scored.
    Nothing while the aim tells too little.
    """
    spread = aim.spread
    if spread is None:
        return NOTHING
    sigma_mm = spread * scorer.face.diameter_mm
    usual, best = skill(scorer, sigma_mm), skill(scorer, 0.0)
    expected, full = usual.expected_points, best.expected_points
    if tenths and usual.expected_decimal is not None and best.expected_decimal is not None:
        expected, full = usual.expected_decimal, best.expected_decimal
    return Allowance(round(10 * shots * (full - expected)), sigma_mm, expected, full, shots)
