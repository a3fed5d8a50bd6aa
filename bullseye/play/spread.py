"""What the spread of a round's shots is worth: on its own face, and on another one drawn as large on the screen."""

from __future__ import annotations

from typing import NamedTuple

from bullseye.drill.field import SHOOT
from bullseye.measure.skill import equivalent_sigma, sigma_from_shots, skill
from bullseye.session.scorecard import Scorecard
from bullseye.target.face import STANDARD, Face
from bullseye.target.scoring import Scorer

LEAST_SHOTS = 3
OFTEN_COMPARED = "wa-122"


class Spread(NamedTuple):
    """A spread (Rayleigh sigma about the aim point, mm on *face*) and the points per shot it can expect there."""

    face: Face
    sigma_mm: float
    points: float


def spread_of(card: Scorecard) -> Spread | None:
    """The spread of all shots at targets, misses too; None for fewer than LEAST_SHOTS or a face without rings.

    A shot at a smaller or larger target is measured on that target's own scale. What was fired at nothing, or at
    what should not be hit, was not aimed at a face's centre and does not count.
    """
    aimed = [(s.x_mm / s.size, s.y_mm / s.size) for s in card.shots if s.kind == SHOOT]
    sigma_mm = sigma_from_shots(aimed)
    if len(aimed) < LEAST_SHOTS or not card.face.rings or sigma_mm is None:
        return None
    # A record's face has the style that was played as its own.
    scorer = Scorer(card.face, STANDARD, float(card.record["gauge_mm"]))
    return Spread(card.face, sigma_mm, skill(scorer, sigma_mm).expected_points)


def on_face(spread: Spread, face: Face) -> Spread:
    """The same spread on *face*, which is drawn as large on the screen; with the face's own points and shot."""
    sigma_mm = equivalent_sigma(spread.sigma_mm, spread.face.diameter_mm, face.diameter_mm)
    return Spread(face, sigma_mm, skill(Scorer(face), sigma_mm).expected_points)


def faces_to_compare(faces: list[Face], own: str) -> list[Face]:
    """The faces with rings, but for the one that was shot at, in order of name."""
    return sorted((face for face in faces if face.rings and face.id != own), key=lambda face: face.name.casefold())
