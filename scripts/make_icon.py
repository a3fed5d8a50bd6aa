"""Draws the program's icon with our own renderer: PNG in every usual size, ICO for Windows, ICNS for macOS."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from bullseye.picture.discs import render_png
from bullseye.picture.face import face_discs
from bullseye.target.catalog import Catalogue

FACE = "classic"
SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_PX = (16, 24, 32, 48, 64, 128, 256)
SHARE = 0.94
"""Of the square, so that the round face does not touch what stands beside it."""


def icon_png(side_px: int) -> bytes:
    """The face on a clear ground, as the window's own icon has it."""
    face = Catalogue().get(FACE)
    discs, marks = face_discs(face, side_px * SHARE / face.diameter_mm)
    return render_png(side_px, discs, (0, 0, 0), marks, alpha="soft")


def write_icons(folder: Path) -> list[Path]:
    """Write all of them into *folder*, making it; the paths."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    pictures = {}
    for side in SIZES_PX:
        data = icon_png(side)
        path = folder / f"bullseye-{side}.png"
        path.write_bytes(data)
        written.append(path)
        pictures[side] = Image.open(io.BytesIO(data))
    ico, icns = folder / "bullseye.ico", folder / "bullseye.icns"
    small = [pictures[side] for side in ICO_PX[:-1]]
    pictures[256].save(ico, sizes=[(side, side) for side in ICO_PX], append_images=small)
    pictures[512].save(icns, append_images=[pictures[side] for side in (32, 64, 128, 256)])
    return [*written, ico, icns]


if __name__ == "__main__":
    for made in write_icons(Path(sys.argv[1] if len(sys.argv) > 1 else "build/icon")):
        print(made)
