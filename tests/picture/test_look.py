"""Looks: every colour can be seen on its ground, and series are told apart by any eyes."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from bullseye.picture.contrast import BLINDNESS, contrast, difference
from bullseye.picture.look import MARKERS, PRINT, Look, mixed

DARK = Look("#1c2226", "#eef2f3", "#a5b1b8", "#3a454c", "#56b4e9", "#56b4e9", "#ff8a3d")


@pytest.mark.parametrize("look", [PRINT, DARK])
def test_words_and_marks_stand_out_from_the_ground(look: Look) -> None:
    assert contrast(look.text, look.ground) >= 7
    assert contrast(look.muted, look.ground) >= 4.5
    for number in range(6):
        assert contrast(look.series(number), look.ground) >= 3


@pytest.mark.parametrize("look", [PRINT, DARK])
@pytest.mark.parametrize("eyes", ["", *BLINDNESS])
def test_the_first_series_differ_for_any_eyes_and_all_of_them_in_their_markers(look: Look, eyes: str) -> None:
    for one, other in combinations(range(3), 2):
        assert difference(look.series(one), look.series(other), eyes) >= 15
    assert len({look.marker(number) for number in range(6)}) == len(MARKERS) == 6


def test_a_strong_line_makes_a_quiet_grid() -> None:
    strong = replace(PRINT, line="#000000")
    assert contrast(strong.grid, strong.ground) < 3 < contrast(strong.line, strong.ground)
    assert PRINT.grid == PRINT.line


def test_a_tint_lies_between_the_ground_and_the_colour() -> None:
    assert PRINT.tint("#000000", 0) == "#ffffff"
    assert PRINT.tint("#000000", 1) == "#000000"
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert PRINT.tint("#000000", 7) == "#000000"
    assert replace(PRINT, scale=2).px(3) == 6
    assert DARK.dark
    assert not PRINT.dark
