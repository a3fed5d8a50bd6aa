"""How far away a letter can be read is arithmetic on its size."""

from __future__ import annotations

import pytest

from bullseye.classroom.lessons.legible import least_font_px, readable_m, x_height_mm
from bullseye.errors import BadInputError


def test_an_x_must_be_fifty_millimetres_high_to_be_read_from_ten_metres() -> None:
    size = least_font_px(10, 2.4)
    assert (size, x_height_mm(size, 2.4)) == (pytest.approx(80), pytest.approx(50))
    assert readable_m(size, 2.4) == pytest.approx(10)
    with pytest.raises(BadInputError, match="picture_m is 0"):
        readable_m(20, 0)
    with pytest.raises(BadInputError, match="distance_m is -1"):
        least_font_px(-1, 2.4)
