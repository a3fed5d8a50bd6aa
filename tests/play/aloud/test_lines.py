"""The lines that are read are whole and say the place as shooters do."""

from __future__ import annotations

import pytest

from bullseye.play.aloud.lines import length, on_the_face


@pytest.mark.parametrize(
    ("x", "y", "hour"), [(0, 5, 12), (5, 0, 3), (0, -5, 6), (-5, 0, 9), (3, 5, 1), (-3, 5, 11), (0, 0, 12), (5, -3, 4)]
)
def test_a_place_is_an_hour_on_a_clocks_face(x: float, y: float, hour: int) -> None:
    assert on_the_face(x, y)[1] == hour


def test_lengths_have_tenths_only_where_they_matter() -> None:
    assert [length(value) for value in (0.04, -9.94, 10.2, -123.4)] == ["0.0", "9.9", "10", "123"]
