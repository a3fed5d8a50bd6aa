"""What drawing a face with exact edges costs, beside supersampling with Pillow."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.kit import Claim, Row, in_turn, ratio, show, timed
from bullseye.picture.face import face_discs, face_ppm
from bullseye.target.catalog import Catalogue
from bullseye.target.face import Face

TITLE = "Drawing a face"
FACE = "wa-122"
SIZES_PX = (600, 1200)
FACTOR = 4
BACK = (16, 16, 16)
ROUNDS, QUICK_ROUNDS = 21, 5
MS = 1e3

OURS, THEIRS = "bullseye, exact edges", f"Pillow, {FACTOR}x supersampling"


def supersampled(face: Face, size_px: int) -> bytes:
    """The usual way: draw *FACTOR* times as large, then average each square of pixels; RGB bytes."""
    from PIL import Image, ImageDraw

    large_px = size_px * FACTOR
    image = Image.new("RGB", (large_px, large_px), BACK)
    draw = ImageDraw.Draw(image)
    discs, _ = face_discs(face, large_px / face.diameter_mm)
    for radius_px, colour in discs:
        first, last = large_px / 2 - radius_px, large_px / 2 + radius_px - 1
        draw.ellipse((first, first, last, last), fill=colour)
    return image.reduce(FACTOR).tobytes()


def run(quick: bool) -> list[Claim]:
    """Both from the face to bytes that a window can show, at the sizes a window has."""
    face = Catalogue().get(FACE)
    print(f"Face {face.id}, {len(face.rings)} rings with lines, from the face to the bytes of its picture.\n")
    rows = []
    for size_px in SIZES_PX:
        ways: dict[str, Callable[[], object]] = {
            THEIRS: lambda size_px=size_px: supersampled(face, size_px),  # type: ignore[misc]
            OURS: lambda size_px=size_px: face_ppm(face, size_px, size_px / face.diameter_mm, BACK),  # type: ignore[misc]
        }
        found = in_turn({name: timed(do, MS) for name, do in ways.items()}, QUICK_ROUNDS if quick else ROUNDS)
        what = f"a face of {size_px} px against Pillow"
        rows.append(Row(f"{THEIRS}, {size_px} px", found[THEIRS]))
        rows.append(Row(f"{OURS}, {size_px} px", found[OURS], Claim(what, ratio(found, OURS, THEIRS), 1.0)))
    return show(rows, "ms", "against Pillow")
