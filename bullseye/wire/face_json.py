"""A face as a browser draws and names it: from the face's own data, in mm, enough for a picture exact to the edge."""

from __future__ import annotations

from dataclasses import dataclass

from bullseye.picture.discs import Rgb
from bullseye.picture.face import face_discs, face_ground
from bullseye.picture.labels import ring_labels
from bullseye.target.face import Face
from bullseye.target.scoring import Scorer, inner_reach, ring_reaches


@dataclass(frozen=True, slots=True)
class FaceJson:
    """What is painted, in this order: *ground*, *discs*, *marks*, *labels*.

    *discs* are (radius mm, colour), outermost first; each is painted over the ones before, with exact coverage of
    edges (`bullseye/picture/discs.py` says how). *marks* are (x0, y0, x1, y1, colour) in mm from the centre with y
    DOWN. *labels* are (text, x mm, y mm, colour, height mm, band mm) with y UP. *ground* is the paper around the
    face, null where it is cut round. Colours are "#rrggbb".
    """

    id: str
    name: str
    diameter_mm: float
    ground: str | None
    discs: tuple[tuple[float, str], ...]
    marks: tuple[tuple[float, float, float, float, str], ...]
    labels: tuple[tuple[str, float, float, str, float, float], ...]


@dataclass(frozen=True, slots=True)
class ReachesJson:
    """How far out a shot's centre counts, so that a page can tell at once whether a target was hit: never a score.

    *rings* are the reaches in mm, innermost first, with the *points* of each; *x_mm* that of the inner ten, null
    where none is told. A distance of exactly a reach counts. The server's answer is what is scored.
    """

    rings: tuple[float, ...]
    points: tuple[int, ...]
    x_mm: float | None
    x_name: str
    gauge_mm: float


def face_json(face: Face) -> FaceJson:
    """*face* for the wire."""
    discs, marks = face_discs(face, 1.0)  # one pixel per mm: the radii are mm
    ground = face_ground(face)
    return FaceJson(
        face.id,
        face.name,
        face.diameter_mm,
        None if ground is None else _hex(ground),
        tuple((radius_mm, _hex(colour)) for radius_mm, colour in discs),
        tuple((x0, y0, x1, y1, _hex(colour)) for x0, y0, x1, y1, colour in marks),
        tuple((one.text, one.x_mm, one.y_mm, one.colour, one.height_mm, one.band_mm) for one in ring_labels(face)),
    )


def reaches_json(scorer: Scorer) -> ReachesJson:
    """What *scorer* counts, for the wire."""
    face = scorer.face
    rings = ring_reaches(face, scorer.gauge_mm)
    x_mm = inner_reach(face, scorer.gauge_mm) if scorer.style.inner_ten else None
    return ReachesJson(
        rings,
        scorer.style.points or (0,),
        None if x_mm is None else min(x_mm, rings[-1]),  # as the scorer: a gauge never lifts a miss to an X
        face.inner_ten_name,
        scorer.gauge_mm,
    )


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
