"""What the spread of a round's shots is worth: on its own face, and on another one drawn as large on the screen."""

from __future__ import annotations

from math import hypot, log, sqrt
from statistics import median
from typing import NamedTuple

from bullseye.drill.field import SHOOT
from bullseye.measure.shots.skill import equivalent_sigma, sigma_from_shots, skill
from bullseye.session.scorecard import Scorecard
from bullseye.target.face import STANDARD, Face
from bullseye.target.scoring import Scorer

LEAST_SHOTS = 3
JUDGED_SHOTS = 5
"""Of fewer shots nobody can say which of them does not belong to the rest."""
FAR_SIGMAS = 5.0
"""A miss farther out than this belongs to no normal spread: chance does it once in 270,000 shots."""
OFTEN_COMPARED = "wa-122"


class Spread(NamedTuple):
    """A spread (Rayleigh sigma about the aim point, mm on *face*) and the points per shot it can expect there.

    *left_out* is how many far misses do not count in it.
    """

    face: Face
    sigma_mm: float
    points: float
    left_out: int = 0


def spread_of(card: Scorecard) -> Spread | None:
    """The spread of the shots at targets, misses too; None for fewer than LEAST_SHOTS or a face without rings.

    None, too, where targets had several sizes: no spread is that of all of them. What was fired at nothing, or at
    what should not be hit, was not aimed at a face's centre and does not count.
    """
    aimed = [(s.x_mm / s.size, s.y_mm / s.size) for s in card.shots if s.kind == SHOOT]
    if len(aimed) < LEAST_SHOTS or not card.face.rings or len({s.size for s in card.shots if s.kind == SHOOT}) > 1:
        return None
    kept = without_far(aimed, card.face.diameter_mm / 2)
    sigma_mm = sigma_from_shots(kept)
    if sigma_mm is None:
        return None
    # A record's face has the style that was played as its own.
    scorer = Scorer(card.face, STANDARD, card.record.gauge_mm)
    return Spread(card.face, sigma_mm, skill(scorer, sigma_mm).expected_points, len(aimed) - len(kept))


def without_far(aimed: list[tuple[float, float]], radius_mm: float) -> list[tuple[float, float]]:
    """The shots without those that missed a face of *radius_mm* by far, which one slip would let outweigh the rest.

    Far is more than FAR_SIGMAS of the sigma that half of the shots lie within: median / sqrt(2 ln 2).
    """
    if len(aimed) < JUDGED_SHOTS:
        return aimed
    far_mm = FAR_SIGMAS * median(hypot(*shot) for shot in aimed) / sqrt(2 * log(2))
    return [shot for shot in aimed if hypot(*shot) <= max(far_mm, radius_mm)]


def on_face(spread: Spread, face: Face) -> Spread:
    """The same spread on *face*, which is drawn as large on the screen; with the face's own points and shot."""
    sigma_mm = equivalent_sigma(spread.sigma_mm, spread.face.diameter_mm, face.diameter_mm)
    return Spread(face, sigma_mm, skill(Scorer(face), sigma_mm).expected_points)


def faces_to_compare(faces: list[Face], own: str) -> list[Face]:
    """The faces with rings, but for the one that was shot at, in order of name."""
    return sorted((face for face in faces if face.rings and face.id != own), key=lambda face: face.name.casefold())
