"""Can two neighbouring rings be told apart, by everybody? Contrast and colour blindness, as numbers."""

from __future__ import annotations

from math import dist
from typing import NamedTuple

from bullseye.picture.face import rgb
from bullseye.target.face import Face
from bullseye.words import tr

Triple = tuple[float, float, float]

# Full colour blindness in linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.0.
BLINDNESS: dict[str, tuple[Triple, Triple, Triple]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip

EYES = {
    "any eyes": tr("any eyes"), "protanopia": tr("protanopia"), "deuteranopia": tr("deuteranopia"),
    "tritanopia": tr("tritanopia"),
}  # fmt: skip
"""Whose eyes they are, in words."""

LEAST_DIFFERENCE = 15.0
"""CIE76 distance below which two large areas are hard to tell apart at a glance; our own choice, some six times
the just noticeable difference of about 2.3."""

LEAST_LINE_MM_SHARE = 1 / 1000
"""A dividing line thinner than this share of the face's diameter is less than a pixel on most screens."""


class Clash(NamedTuple):
    """Two neighbours that are hard to tell apart; *eyes* is "any eyes" or the blindness that sees them alike.

    *inner* and *outer* are their points; *ring* is the inner one's place in the face, from 0.
    """

    inner: str
    outer: str
    difference: float
    eyes: str
    ring: int = 0

    def sentence(self) -> str:
        """The clash in words."""
        if self.eyes == "any eyes":
            return tr(
                "{inner} and {outer} are hard to tell apart (difference {difference:.0f})",
                inner=self.inner,
                outer=self.outer,
                difference=self.difference,
            )
        return tr("{inner} and {outer} are hard to tell apart with {blindness} (difference {difference:.0f})",
                  inner=self.inner, outer=self.outer, difference=self.difference,
                  blindness=EYES[self.eyes])  # fmt: skip


def linear(colour: str) -> Triple:
    """Linear RGB, 0 to 1, of an sRGB colour #rrggbb (IEC 61966-2-1)."""
    return tuple(_linear(channel / 255) for channel in rgb(colour))  # type: ignore[return-value]


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2: 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen_by(colour: str, eyes: str) -> Triple:
    """Linear RGB as *eyes* (a key of BLINDNESS) see it, cut to what a screen can show."""
    red, green, blue = linear(colour)
    rows = BLINDNESS[eyes]
    return tuple(min(1.0, max(0.0, a * red + b * green + c * blue)) for a, b, c in rows)  # type: ignore[return-value]


def lab(colour: Triple) -> Triple:
    """CIE L*a*b* (D65) of linear RGB."""
    red, green, blue = colour
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: str, other: str, eyes: str = "") -> float:
    """CIE76 colour difference, 0 (the same) to about 100 (black and white); *eyes* "" are unimpaired."""
    first = lab(seen_by(one, eyes) if eyes else linear(one))
    second = lab(seen_by(other, eyes) if eyes else linear(other))
    return dist(first, second)


def clashes(face: Face) -> list[Clash]:
    """Neighbouring rings of *face* that somebody cannot tell apart, each with the first eyes it fails for.

    Two fills need LEAST_DIFFERENCE between them, or a dividing line that has it to both. Rings of one colour
    without a line are a clash as well: their edge cannot be seen.
    """
    found: list[Clash] = []
    thick = face.line_mm >= face.diameter_mm * LEAST_LINE_MM_SHARE
    for ring, (inner, outer) in enumerate(zip(face.rings, face.rings[1:], strict=False)):
        for eyes in ("", *BLINDNESS):
            size = difference(inner.fill, outer.fill, eyes)
            if inner.line and thick:
                size = max(size, min(difference(inner.line, fill, eyes) for fill in (inner.fill, outer.fill)))
            if size < LEAST_DIFFERENCE:
                found.append(Clash(str(inner.points), str(outer.points), size, eyes or "any eyes", ring))
                break
    return found
