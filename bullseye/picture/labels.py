"""Where the ring numbers of a face stand, and how large."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bullseye.picture.face import loose_black

if TYPE_CHECKING:
    from bullseye.target.face import Face

_DIGIT_SHARE = 0.42
_DIGIT_CAP = 0.03


class RingLabel(NamedTuple):
    """A ring number where the paper has one. (x_mm, y_mm) is its middle, height_mm that of the digits.

    band_mm is the width of the band it stands in: whoever draws leaves the number out when
    that is too few pixels to read.
    """

    text: str
    x_mm: float
    y_mm: float
    colour: str
    height_mm: float
    band_mm: float


def ring_labels(face: Face) -> list[RingLabel]:
    """The ring numbers of *face*: in the middle of each band that carries one, at 12, 3, 6 and 9 o'clock.

    The innermost ring's stands once, at the centre. None stands where a mark is printed.
    """
    labels: list[RingLabel] = []
    inner_mm = 0.0
    black = loose_black(face)
    for ring in face.rings:
        outer_mm = ring.diameter_mm / 2
        if ring.text:
            band_mm = outer_mm - inner_mm if inner_mm else ring.diameter_mm
            height_mm = min(band_mm * _DIGIT_SHARE, face.diameter_mm * _DIGIT_CAP)
            # Where the black ends inside the ring, its number stands on the paper outside of it.
            start_mm = black[0] if black and inner_mm < black[0] < outer_mm else inner_mm
            middle_mm = (start_mm + outer_mm) / 2 if inner_mm else 0.0
            spots = [(0.0, middle_mm), (middle_mm, 0.0), (0.0, -middle_mm), (-middle_mm, 0.0)]
            labels += [
                RingLabel(str(ring.points), x_mm, y_mm, ring.text, height_mm, band_mm)
                for x_mm, y_mm in (spots if inner_mm else spots[:1])
                if not _on_a_mark(face, x_mm, y_mm, height_mm / 2)
            ]
        inner_mm = outer_mm
    return labels


def _on_a_mark(face: Face, x_mm: float, y_mm: float, reach_mm: float) -> bool:
    return any(
        abs(x_mm - mark.x_mm) < mark.width_mm / 2 + reach_mm and abs(y_mm - mark.y_mm) < mark.height_mm / 2 + reach_mm
        for mark in face.marks
    )
