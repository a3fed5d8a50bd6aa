"""Says what a face looks like (discs, marks, paper colour) and paints it without a window."""

from __future__ import annotations

from bullseye.picture.discs import Disc, Rectangle, Rgb, render_ppm

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    from bullseye.target.face import Face

BLANK_PAPER = "#f5f1e6"
BLANK_EDGE = "#8d877b"
_BLANK_EDGE_SHARE = 1 / 300


def rgb(colour: str) -> Rgb:
    """ "#rrggbb" as three numbers from 0 to 255; raises ValueError for anything else."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"{colour!r} is not a colour; write it like #1c1c1c")
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def face_ground(face: Face) -> Rgb | None:
    """The colour of the paper around the outermost ring; None where the face is cut round."""
    return rgb(face.ground) if face.ground else None


def face_discs(face: Face, px_per_mm: float) -> tuple[list[Disc], list[Rectangle]]:
    """The discs (radius px, outermost first) and marks (px from the centre, y down) that make up *face*.

    A ring with a line is a disc of the line's colour with the fill's disc on top, line_mm smaller in radius:
    the line lies inside its ring. The inner ten's line is laid the same way. A line of less than a pixel
    stays as thin as it is; the renderer gives it the lightness it has.
    """
    edges: list[tuple[float, str]] = []  # radius mm and the colour from there inward
    if not face.rings:
        radius_mm = face.diameter_mm / 2
        line_mm = max(face.line_mm, face.diameter_mm * _BLANK_EDGE_SHARE)
        edges = [(radius_mm, BLANK_EDGE), (radius_mm - line_mm, face.ground or BLANK_PAPER)]
    for index, ring in reversed(list(enumerate(face.rings))):
        inside_mm = face.rings[index - 1].diameter_mm / 2 if index else 0.0
        edges += _lined(ring.diameter_mm / 2, inside_mm, ring.line, ring.fill, face.line_mm)
    black = loose_black(face)
    if black:
        edges.append(black)
        edges.sort(key=lambda edge: -edge[0])
    if face.rings and face.inner_ten_mm is not None and face.inner_ten_line:
        edges += _lined(face.inner_ten_mm / 2, 0.0, face.inner_ten_line, face.rings[0].fill, face.line_mm)
        edges.sort(key=lambda edge: -edge[0])  # stable: a ten as small as its line stays in order
    discs = [(radius_mm * px_per_mm, rgb(colour)) for radius_mm, colour in edges]
    marks = [
        (
            (mark.x_mm - mark.width_mm / 2) * px_per_mm,
            (-mark.y_mm - mark.height_mm / 2) * px_per_mm,
            (mark.x_mm + mark.width_mm / 2) * px_per_mm,
            (-mark.y_mm + mark.height_mm / 2) * px_per_mm,
            rgb(mark.fill),
        )
        for mark in face.marks
    ]
    return discs, marks


def loose_black(face: Face) -> tuple[float, str] | None:
    """The radius and colour of a black that ends inside a ring (50 m rifle); None where it ends with one."""
    if face.black_mm is None:
        return None
    for inside, ring in zip(face.rings, face.rings[1:], strict=False):
        if inside.diameter_mm < face.black_mm < ring.diameter_mm:
            return face.black_mm / 2, inside.fill
    return None


def _lined(radius_mm: float, inside_mm: float, line: str, fill: str, line_mm: float) -> list[tuple[float, str]]:
    """One ring as edges; a line wider than its band stops at the next ring, *inside_mm*."""
    if not line or line_mm <= 0:
        return [(radius_mm, fill)]
    return [(radius_mm, line), (max(radius_mm - line_mm, inside_mm), fill)]


def face_ppm(face: Face, size_px: int | tuple[int, int], px_per_mm: float, back: Rgb) -> bytes:
    """A picture of *face* about the middle of a ground of *back*, as binary PPM; numbers are not in it.

    Around a face on square paper give `face_ground(face)` as *back*.
    """
    discs, marks = face_discs(face, px_per_mm)
    return render_ppm(size_px, discs, back, marks)
