"""From how far a text on the projector can be read: arithmetic, so that "readable from ten metres" is a number."""

from __future__ import annotations

from bullseye.errors import BadInputError
from bullseye.words import tr

X_HEIGHT_OF_EM = 0.5
"""Height of a small letter without ascender (x) in sizes of the font. Measured: DejaVu Sans 0.547, the family of the
pictures 0.530; others are a little lower, so half is taken."""
DISTANCE_PER_X_HEIGHT = 200.0
"""A letter is read with ease from 200 times its x-height: it is then seen under 17 minutes of arc."""


def x_height_mm(font_px: float, picture_m: float, screen_px: float = 1920) -> float:
    """How high the small letters of a font of *font_px* are in a picture *picture_m* wide that shows *screen_px*."""
    for name, value in (("font_px", font_px), ("picture_m", picture_m), ("screen_px", screen_px)):
        if not 0 < value < float("inf"):
            raise BadInputError(tr("{name} is {value!r}; give a number above 0", name=name, value=value))
    return X_HEIGHT_OF_EM * font_px * 1000 * picture_m / screen_px


def readable_m(font_px: float, picture_m: float, screen_px: float = 1920) -> float:
    """The distance in m from which that font is read with ease."""
    return DISTANCE_PER_X_HEIGHT * x_height_mm(font_px, picture_m, screen_px) / 1000


def least_font_px(distance_m: float, picture_m: float, screen_px: float = 1920) -> float:
    """The smallest font, in px, that is read with ease from *distance_m*. Raises BadInputError as the others do."""
    if not 0 < distance_m < float("inf"):
        raise BadInputError(tr("distance_m is {distance_m!r}; give a number above 0", distance_m=distance_m))
    return distance_m / readable_m(1.0, picture_m, screen_px)
