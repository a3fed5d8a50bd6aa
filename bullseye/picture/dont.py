"""The look of a target that must not be shot: a hatched square with a cross, on a pale disc as large as it counts."""

from __future__ import annotations

from bullseye.picture.discs import Rgb, render_png

SQUARE_SHARE = 0.70
"""The square's side in diameters: its corners lie within the disc, so that all of it counts."""
_PALE = 0.72
_HATCH = 0.16
_CROSS_SHARE = 0.055
WHITE: Rgb = (255, 255, 255)


def dont_png(size_px: tuple[int, int], diameter_px: float, ink: Rgb, ground: Rgb) -> bytes:
    """A picture of *size_px* (width, height) with the sign in its middle, clear around the disc; an RGBA PNG.

    The disc's edge is mixed into *ground*. *ink* is the square's colour.
    """
    pale = mix(ink, ground, _PALE)
    radius_px = diameter_px / 2
    line_px = max(1.0, diameter_px / 60)

    def paint(rows: list[bytearray]) -> None:
        _square(rows, size_px, diameter_px, ink)

    return render_png(size_px, [(radius_px, ink), (radius_px - line_px, pale)], ground, over=paint)


def _square(rows: list[bytearray], size_px: tuple[int, int], diameter_px: float, ink: Rgb) -> None:
    side = max(2, round(diameter_px * SQUARE_SHARE))
    left, top = (size_px[0] - side) // 2, (size_px[1] - side) // 2
    stripe = max(2, side // 16)
    dark = bytes((*mix(ink, (0, 0, 0), _HATCH), 255))
    hatch = (dark * stripe + bytes((*ink, 255)) * stripe) * (side // stripe + 4)
    reach = max(1, round(diameter_px * _CROSS_SHARE))
    white, soft = bytes((*WHITE, 255)), bytes((*mix(ink, WHITE, 0.5), 255))
    inset = side // 6
    for down in range(side):
        row = rows[top + down]
        shift = (down % (2 * stripe)) * 4
        row[4 * left : 4 * (left + side)] = hatch[shift : shift + 4 * side]
        if not inset <= down < side - inset:
            continue
        arms = [
            (max(inset, middle - reach), min(side - inset, middle + reach + 1)) for middle in (down, side - 1 - down)
        ]
        for first, end in arms:  # the edges of both arms first, so that neither shows on the other
            row[4 * (left + first - 1) : 4 * (left + end + 1)] = soft * (end - first + 2)
        for first, end in arms:
            row[4 * (left + first) : 4 * (left + end)] = white * (end - first)


def mix(colour: Rgb, other: Rgb, share: float) -> Rgb:
    """*colour* with *share* of *other* in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue
