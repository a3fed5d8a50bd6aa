"""Targets that come, go and move do not flash (WCAG 2.3.1), even where each is hit faster than a hand can."""

from __future__ import annotations

import numpy as np
import pytest

from bullseye.drill.catalog import Drills
from bullseye.drill.field import SHOOT, Field
from tests.flashes import MOST, QUARTER, SIGHT_PX, flashes, worst_share
from tests.rounds import FACES

HZ, SECONDS, LINES = 30, 8, 96
HIGH_PX = 768
"""WCAG's screen, whose height the range fills."""
DRILLS = Drills()
PLAYED = [one for one in DRILLS.shipped_names() if not DRILLS.get(one).test]


@pytest.mark.parametrize("drill_id", PLAYED)
def test_the_targets_of_no_drill_flash(drill_id: str) -> None:
    drill, face = DRILLS.get(drill_id), FACES.get("classic")
    field = Field(drill.parameters(face), 3, face.diameter_mm)
    # The speed of these rises with every hit, until nobody hits them so often.
    every_s = 0.5 if drill_id == "adaptive-speed" else 0.2
    wide_mm, high_mm = drill.range_mm(face)
    cell_mm = high_mm / LINES
    rows, columns = np.mgrid[0:LINES, 0 : int(wide_mm / cell_mm)]
    x_mm, y_mm = (columns + 0.5) * cell_mm - wide_mm / 2, (rows + 0.5) * cell_mm - high_mm / 2
    pictures, due_s = [], every_s
    for frame in range(HZ * SECONDS):
        now_s = frame / HZ
        standing = [one for one in field.at(now_s, unhit=True) if one.kind == SHOOT]
        if now_s >= due_s and standing and not drill.tracks:
            due_s += every_s
            field.shot(now_s, True, min(standing, key=lambda one: one.appeared_s))
        light = np.ones(rows.shape)
        for one in field.at(now_s):
            light[np.hypot(x_mm - one.x_mm, y_mm - one.y_mm) < face.diameter_mm * one.size / 2] = 0.0
        pictures.append(light)
    sight = round(SIGHT_PX[0] * LINES / HIGH_PX), round(SIGHT_PX[1] * LINES / HIGH_PX)
    for begin in range(0, HZ * (SECONDS - 1), HZ // 3):
        assert worst_share(flashes(pictures[begin : begin + HZ]) > MOST, sight) < QUARTER


@pytest.mark.parametrize("drill_id", [one for one in DRILLS.shipped_names() if DRILLS.get(one).test == "reaction"])
def test_the_light_of_a_reaction_test_is_dark_for_long_enough(drill_id: str) -> None:
    reaction = DRILLS.get(drill_id).reaction
    assert reaction is not None and reaction["foreperiod_s"][0] > 1 / MOST
