"""The page's picture of a face is the desk's, pixel by pixel."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from bullseye.picture.face import face_ppm
from bullseye.target.catalog import Catalogue
from bullseye.wire.codec import plain
from bullseye.wire.face_json import face_json
from tests.serve.node import run_module

SIZES_PX = [(300, 300, 300.0), (601, 601, 600.0), (512, 411, 501.7), (97, 98, 88.3)]
"""Width, height, and the face's diameter."""
BACKS = ["#14181b", "#f4f4f2"]
MOST_DIFFERENCE = 0.02
"""Of 255, the mean over a picture."""

PICTURE = """
import { rgb } from "./disc.js";
import { facePixels } from "./face.js";
answer(given.map(([face, width, height, diameter, back]) => {
  const rgba = facePixels(face, width, height, diameter / face.diameter_mm, rgb(back));
  return Buffer.from(rgba.filter((_, n) => n % 4 < 3)).toString("base64");
}));
"""


@pytest.mark.parametrize("name", Catalogue(None).names())
def test_a_face_looks_as_on_the_desk(name: str) -> None:
    np: Any = pytest.importorskip("numpy")
    face = Catalogue(None).get(name)
    wanted: list[list[Any]] = [[plain(face_json(face)), *size, back] for size in SIZES_PX for back in BACKS]
    for (_, width, height, diameter, back), told in zip(wanted, run_module(PICTURE, wanted), strict=True):
        ground = bytes.fromhex((face.ground or back)[1:])
        ppm = face_ppm(face, (width, height), diameter / face.diameter_mm, (ground[0], ground[1], ground[2]))
        desk = np.frombuffer(ppm, np.uint8)[-3 * width * height :].astype(int)
        page = np.frombuffer(base64.b64decode(told), np.uint8).astype(int)
        differences = np.abs(desk - page)
        assert differences.mean() <= MOST_DIFFERENCE
        assert differences.max() <= 2


def test_without_a_ground_the_outer_edge_is_half_clear_and_keeps_its_colour() -> None:
    pixels = run_module(
        """
        import { paint } from "./disc.js";
        answer([...paint(9, 9, [[3.5, [200, 100, 50]]], [], null)]);
        """
    )
    rows = [[tuple(pixels[4 * (9 * y + x) :][:4]) for x in range(9)] for y in range(9)]
    assert rows[4][4] == (200, 100, 50, 255)
    assert rows[0][0] == (0, 0, 0, 0)
    red, green, blue, alpha = rows[2][1]
    assert 0 < alpha < 255
    assert (abs(red - 200) <= 2, abs(green - 100) <= 2, abs(blue - 50) <= 2) == (True, True, True)
    assert rows == rows[::-1] == [row[::-1] for row in rows] == [list(row) for row in zip(*rows, strict=True)]
