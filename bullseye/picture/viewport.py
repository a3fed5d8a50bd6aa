"""Turns pixels into millimetres and back: the range, centred in a window and as large as it fits."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bullseye.errors import BadInputError
from bullseye.picture.face import face_ground
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.target.face import Face


@dataclass(frozen=True, slots=True)
class Viewport:
    """A range of *range_w_mm* x *range_h_mm* shown in a window of *width_px* x *height_px*.

    Pixels: x right, y down, from the window's top left corner; whole numbers are the lines between pixels.
    Millimetres: x right, y up, from the range's centre. One scale serves both axes, so a circle stays one.
    *margin_px* is kept free on every side; a window too small for it still shows one pixel of range. With
    *held_px_per_mm* the scale is that one, whatever the window's size.
    Raises BadInputError when a length is not a number above 0 (the margin: not below 0).
    """

    width_px: float
    height_px: float
    range_w_mm: float
    range_h_mm: float
    margin_px: float = 0.0
    held_px_per_mm: float | None = None

    def __post_init__(self) -> None:
        for name in ("width_px", "height_px", "range_w_mm", "range_h_mm"):
            value = getattr(self, name)
            if not (math.isfinite(value) and value > 0):
                raise BadInputError(
                    tr("{name} is {value!r}; a viewport needs a length above 0", name=name, value=value)
                )
        if not (math.isfinite(self.margin_px) and self.margin_px >= 0):
            raise BadInputError(tr("margin_px is {margin_px!r}; a margin is 0 or more", margin_px=self.margin_px))

    @property
    def px_per_mm(self) -> float:
        """The scale: the one that is held, else the largest at which the whole range lies inside the margins."""
        return self.fitting_px_per_mm if self.held_px_per_mm is None else self.held_px_per_mm

    @property
    def fitting_px_per_mm(self) -> float:
        """The largest scale at which the whole range lies inside the margins."""
        free_w_px = max(1.0, self.width_px - 2 * self.margin_px)
        free_h_px = max(1.0, self.height_px - 2 * self.margin_px)
        return min(free_w_px / self.range_w_mm, free_h_px / self.range_h_mm)

    def to_mm(self, x_px: float, y_px: float) -> tuple[float, float]:
        """The place in mm that stands at a place in px; outside the range as well."""
        scale = self.px_per_mm
        return (x_px - self.width_px / 2) / scale, (self.height_px / 2 - y_px) / scale

    def to_px(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """The place in px where a place in mm stands; undoes `to_mm`."""
        scale = self.px_per_mm
        return self.width_px / 2 + x_mm * scale, self.height_px / 2 - y_mm * scale

    def pixel_to_mm(self, column: int, row: int) -> tuple[float, float]:
        """The mm in the middle of a pixel, which is what a click on it means.

        A toolkit counts pixels from their top left corner: taken as it is, every shot would lie half a pixel
        up and to the left.
        """
        return self.to_mm(column + 0.5, row + 0.5)


EDGE, FARTHEST = 1.04, 1.2


def face_range_mm(face: Face, places_mm: Iterable[tuple[float, float]], hole_mm: float) -> float:
    """How many mm a square about *face* shows: the face, its paper and a bit, and more, up to a limit, for shots beside
    it. One rule for every view of a round, so that the face is as large in each of them."""
    radius_mm = face.diameter_mm / 2 * (EDGE if face_ground(face) else 1.0)
    reach_mm = max([radius_mm, *(max(abs(x), abs(y)) + hole_mm for x, y in places_mm)])
    return 2 * EDGE * min(reach_mm, FARTHEST * radius_mm)
