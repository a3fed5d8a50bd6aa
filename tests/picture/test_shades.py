"""The heat map's shades grow evenly, and its density holds every shot."""

from __future__ import annotations

import math
import random
import time
from dataclasses import replace
from itertools import pairwise

import pytest

from bullseye.picture.contrast import lab, linear
from bullseye.picture.face import rgb
from bullseye.picture.look import PRINT, Look
from bullseye.picture.shades import CELLS, STEPS, density, shades

DARK = replace(PRINT, ground="#1c2226")


@pytest.mark.parametrize("look", [PRINT, DARK])
def test_equal_steps_of_density_are_equal_steps_to_the_eye(look: Look) -> None:
    colours = shades(look)
    assert len(colours) == STEPS
    assert colours[0] == rgb(look.ground)
    places = [lab(linear("#" + bytes(colour).hex())) for colour in colours[::15]]
    steps = [math.dist(one, other) for one, other in pairwise(places)]
    assert max(steps) < 1.25 * min(steps)
    lights = [light for light, _, _ in places]
    assert lights == sorted(lights, reverse=look is PRINT)


def test_the_density_adds_up_to_the_shots_and_has_its_peak_where_they_are() -> None:
    found = density([(30.0, 40.0)] * 5, 200.0, 4.0)
    cell_cm2 = (200 / CELLS / 10) ** 2
    assert sum(map(sum, found.rows)) * cell_cm2 == pytest.approx(5, rel=0.01)
    row = max(range(CELLS), key=lambda n: max(found.rows[n]))
    column = max(range(CELLS), key=lambda n: found.rows[row][n])
    cell = 200 / CELLS
    assert (column + 0.5) * cell - 100 == pytest.approx(30, abs=cell)
    assert 100 - (row + 0.5) * cell == pytest.approx(40, abs=cell)
    # A round normal kernel: n / (2 pi sigma squared) in its middle.
    assert found.peak == pytest.approx(500 / (2 * math.pi * found.kernel_mm**2), rel=0.05)


def test_shots_beside_the_sheet_are_left_out_and_those_at_its_edge_are_not_lost() -> None:
    assert density([(1e6, 0.0), (math.copysign(1e6, -1), 5.0)], 200.0, 4.0).peak == 0
    assert density([(100.0, 100.0), (-100.0, -100.0)], 200.0, 4.0).peak > 0


def test_a_thousand_shots_take_well_under_a_second() -> None:
    chance = random.Random(1)
    shots = [(chance.gauss(0, 80), chance.gauss(0, 50)) for _ in range(1000)]
    start = time.process_time()
    density(shots, 1281.0, 15.0)
    assert time.process_time() - start < 1.0
